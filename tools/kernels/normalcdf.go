package main

// The normal distribution function of sim/kernel (normalcdf.go there) up to 5.66 standard deviations from the mean; the
// center and the middle range are both computed for all lanes.

const (
	cdfNear = 0.67448975
	cdfFar  = 5.656854249492380195
)

func (g *machine) normalCDF(x vec) (vec, truth) {
	y := g.abs(x)
	cut := g.mul(g.whole(g.mul(y, 16.0), toZero), 1.0/16)
	coarse := g.exp(g.mul(g.mul(cut, cut), -0.5))
	fine := g.exp(g.mul(g.mul(g.sub(y, cut), g.add(y, cut)), -0.5))
	decay := g.mul(coarse, fine)

	n, d := g.sums(y,
		[]float64{1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979,
			597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218},
		[]float64{22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
			18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727})
	tail := g.mul(g.div(n, d), decay)
	outside := g.where(g.is(x, greater, 0.0), g.sub(1.0, tail), tail)

	n, d = g.sums(g.mul(x, x),
		[]float64{0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249},
		[]float64{47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956})
	center := g.add(g.div(g.mul(x, n), d), 0.5)
	return g.where(g.is(y, lessEqual, cdfNear), center, outside), g.is(y, lessEqual, cdfFar)
}

// sums is two polynomials in z by Horner's scheme, the coefficients of the highest powers first; that of the second one's
// highest is 1 and left out.
func (g *machine) sums(z vec, above, below []float64) (n, d vec) {
	n, d = g.mul(z, above[0]), z
	last := len(below) - 1
	for i, k := range below[:last] {
		n = g.mul(g.add(n, above[i+1]), z)
		d = g.mul(g.add(d, k), z)
	}
	return g.add(n, above[last+1]), g.add(d, below[last])
}
