package dist

import (
	"math"

	"wargame/sim/kernel"
)

// Columns of whole numbers: logarithms and the like come from the column kernels, and the walk from 0 is written out for each
// distribution. The bits are those of draws by themselves.

// batch is how many lanes of a column of whole numbers are drawn together.
const batch = 64

// drawing is what poisson and binomial need to be drawn by columns.
type drawing struct {
	few   func(dst, u []float64, p [2][]float64, none, spare []float64) (left bool) // sets lanes of small means, the others to NaN
	near  func(z float64, p [2]float64) (float64, bool)
	start func(p [2]float64, none float64) walk
}

// fill draws a column with parameters that are all possible.
func (d *drawing) fill(dst, u []float64, p [][]float64, scratch []float64) {
	var w walk
	for at := 0; at < len(dst); at += batch {
		n := min(batch, len(dst)-at)
		var params [2][]float64
		for j := range p {
			params[j] = p[j][at : at+n]
		}
		none, spare := scratch[:n], scratch[batch:batch+n]
		if d.few(dst[at:at+n], u[at:at+n], params, none, spare) {
			w = d.many(dst[at:at+n], u[at:at+n], params, spare, w)
		}
	}
}

// many sets the lanes that few has left. w is the last start, for the next lane with the same parameters.
func (d *drawing) many(dst, u []float64, params [2][]float64, z []float64, w walk) walk {
	kernel.Default().Funcs[kernel.NormalQuantile](z, u, nil, nil)
	for i, k := range dst {
		if k == k {
			continue
		}
		p := [2]float64{params[0][i]}
		if params[1] != nil {
			p[1] = params[1][i]
		}
		k, sure := d.near(z[i], p)
		if !sure {
			if w.p != p {
				w = d.start(p, 0)
			}
			k = w.quantile(u[i])
		}
		dst[i] = k
	}
	return w
}

// fewPoisson walks up from 0. Means are small, so that the sum is complete before the table of inverses ends.
func fewPoisson(dst, u []float64, p [2][]float64, none, _ []float64) (left bool) {
	means := p[0]
	found := false
	for i, mean := range means {
		none[i] = -mean
		found = found || mean < smallMean
	}
	if found {
		kernel.Default().Funcs[kernel.Exp](none, none, nil, nil)
	}
	for i, mean := range means {
		if mean >= smallMean {
			dst[i], left = math.NaN(), true
			continue
		}
		k, u, at, below := 0, u[i], none[i], none[i]
		for u > below {
			at = float64(at * float64(mean*inverse[k+1]))
			if below+at == below {
				break
			}
			below += at
			k++
		}
		dst[i] = float64(k)
	}
	return left
}

// fewBinomial walks up from 0, four steps at a time: a branch a step that nobody can foretell takes longer than the steps.
func fewBinomial(dst, u []float64, p [2][]float64, none, odds []float64) (left bool) {
	numbers, shares := p[0], p[1][:len(p[0])]
	found := false
	for i, n := range numbers {
		found = found || fewExpected(n, shares[i])
	}
	if found {
		binomialNone(none, odds, numbers, shares)
	}
	for i, n := range numbers {
		if !fewExpected(n, shares[i]) {
			dst[i], left = math.NaN(), true
			continue
		}
		dst[i] = float64(climb(u[i], none[i], n, odds[i]))
	}
	return left
}

// climb is the walk up of a binomial of n with a chance of 0 and odds: to the first sum that u is not above, or until sums
// grow no more. (Terms that are lost in rounding are past the mode, so that all after them are lost as well; past n
// they are 0.)
func climb(u, at, n, odds float64) (k int) {
	for below := at; ; n -= 4 {
		over := inverse[k+1 : k+5]
		at1 := float64(at * float64(float64(n*odds)*over[0]))
		at2 := float64(at1 * float64(float64((n-1)*odds)*over[1]))
		at3 := float64(at2 * float64(float64((n-2)*odds)*over[2]))
		at4 := float64(at3 * float64(float64((n-3)*odds)*over[3]))
		to1 := below + at1
		to2 := to1 + at2
		to3 := to2 + at3
		to4 := to3 + at4
		switch {
		case u <= to4:
			return k + above(u, below) + above(u, to1) + above(u, to2) + above(u, to3)
		case to4 == to3:
			return k + above(to1, below) + above(to2, to1) + above(to3, to2)
		}
		k, at, below = k+4, at4, to4
	}
}

// above is 1 where x is above y, else 0.
func above(x, y float64) int {
	if x > y {
		return 1
	}
	return 0
}

// fewExpected says that the walk of a binomial starts at 0.
func fewExpected(n, share float64) bool { return float64(n*share) < smallMean && share != 1 }

// binomialNone is the probability of 0, and the odds.
func binomialNone(none, odds, numbers, shares []float64) {
	for i, share := range shares {
		none[i] = 1 - share
	}
	kernels := kernel.Default()
	kernels.Funcs[kernel.Ln](odds, none, nil, nil)
	for i, share := range shares {
		ln := odds[i]
		odds[i] = share / none[i]
		none[i] = float64(numbers[i] * lnRest(share, ln))
	}
	kernels.Funcs[kernel.Exp](none, none, nil, nil)
}
