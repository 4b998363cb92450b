package kernel

import "math"

// The normal quantile is Wichura's PPND16 (Algorithm AS 241, Applied Statistics 37, 1988), about 1 part in 10^16:
// rational functions of degree 7 in three ranges of u. All lanes take the central one; the lanes of the tails, 15 %
// of uniforms, are put aside and done again.

const (
	center     = 0.425    // |u - 1/2| up to here is central
	centerEdge = 0.180625 // center squared
)

// tailBatch is how many lanes are looked at before their tails are redone.
const tailBatch = 128

// normalQuantile sets dst to the standard normal quantile of a.
func normalQuantile(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	var tails [tailBatch]float64
	var lanes [tailBatch]int32
	for len(dst) > 0 {
		n := min(len(dst), tailBatch)
		found := normalCenter(dst[:n], a[:n], &tails, &lanes)
		if found > 0 {
			normalTails(dst[:n], &tails, &lanes, found)
		}
		dst, a = dst[n:], a[n:]
	}
}

// normalCenter gives every lane the value of the central range and lists those outside it.
func normalCenter(dst, a []float64, tails *[tailBatch]float64, lanes *[tailBatch]int32) int {
	dst = dst[:len(a)]
	found := 0
	for i, u := range a {
		q := u - 0.5
		tails[found&(tailBatch-1)] = u
		lanes[found&(tailBatch-1)] = int32(i)
		found += int(mask(!(math.Abs(q) <= center)) & 1)
		r := centerEdge - float64(q*q)
		n := float64(2.5090809287301226727e+3*r) + 3.3430575583588128105e+4
		n = float64(n*r) + 6.7265770927008700853e+4
		n = float64(n*r) + 4.5921953931549871457e+4
		n = float64(n*r) + 1.3731693765509461125e+4
		n = float64(n*r) + 1.9715909503065514427e+3
		n = float64(n*r) + 1.3314166789178437745e+2
		n = float64(n*r) + 3.3871328727963666080e0
		d := float64(5.2264952788528545610e+3*r) + 2.8729085735721942674e+4
		d = float64(d*r) + 3.9307895800092710610e+4
		d = float64(d*r) + 2.1213794301586595867e+4
		d = float64(d*r) + 5.3941960214247511077e+3
		d = float64(d*r) + 6.8718700749205790830e+2
		d = float64(d*r) + 4.2313330701600911252e+1
		d = float64(d*r) + 1
		dst[i] = float64(q*n) / d
	}
	return found
}

// normalTails sets the lanes listed. Of u and 1-u the smaller is t, and r = sqrt(-ln t).
func normalTails(dst []float64, tails *[tailBatch]float64, lanes *[tailBatch]int32, found int) {
	var roots [tailBatch]float64
	for i, u := range tails[:found] {
		roots[i] = min(u, 1-u)
	}
	r := roots[:found]
	lnColumn(r, r, nil, nil)
	for i := range r {
		r[i] = math.Sqrt(-r[i])
	}
	for i, root := range r {
		x := normalTail(root)
		if tails[i] < 0.5 {
			x = -x
		}
		dst[lanes[i]] = x
	}
}

// normalTail is the size of the quantile for r = sqrt(-ln t): r up to 5 and beyond, which is t below 1.4e-11. It is
// infinite where t is 0, and NaN where the argument was outside 0..1.
func normalTail(r float64) float64 {
	if r > 5 {
		return normalFarTail(r)
	}
	r -= 1.6
	n := float64(7.74545014278341407640e-4*r) + 2.27238449892691845833e-2
	n = float64(n*r) + 2.41780725177450611770e-1
	n = float64(n*r) + 1.27045825245236838258e0
	n = float64(n*r) + 3.64784832476320460504e0
	n = float64(n*r) + 5.76949722146069140550e0
	n = float64(n*r) + 4.63033784615654529590e0
	n = float64(n*r) + 1.42343711074968357734e0
	d := float64(1.05075007164441684324e-9*r) + 5.47593808499534494600e-4
	d = float64(d*r) + 1.51986665636164571966e-2
	d = float64(d*r) + 1.48103976427480074590e-1
	d = float64(d*r) + 6.89767334985100004550e-1
	d = float64(d*r) + 1.67638483018380384940e0
	d = float64(d*r) + 2.05319162663775882187e0
	d = float64(d*r) + 1
	return n / d
}

func normalFarTail(r float64) float64 {
	if r > math.MaxFloat64 {
		return r
	}
	r -= 5
	n := float64(2.01033439929228813265e-7*r) + 2.71155556874348757815e-5
	n = float64(n*r) + 1.24266094738807843860e-3
	n = float64(n*r) + 2.65321895265761230930e-2
	n = float64(n*r) + 2.96560571828504891230e-1
	n = float64(n*r) + 1.78482653991729133580e0
	n = float64(n*r) + 5.46378491116411436990e0
	n = float64(n*r) + 6.65790464350110377720e0
	d := float64(2.04426310338993978564e-15*r) + 1.42151175831644588870e-7
	d = float64(d*r) + 1.84631831751005468180e-5
	d = float64(d*r) + 7.86869131145613259100e-4
	d = float64(d*r) + 1.48753612908506148525e-2
	d = float64(d*r) + 1.36929880922735805310e-1
	d = float64(d*r) + 5.99832206555887937690e-1
	d = float64(d*r) + 1
	return n / d
}
