package dist

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"wargame/sim/kernel"
)

// Quantiles and distribution functions of beta, pert, gamma and student_t, by gonum's incomplete beta and gamma
// functions and their inverses. 1-u is exact, so the upper half is done from above where that keeps digits.

// betaQuantile does the upper half from above, unless x is so near 0 that 1-(1-x) would lose its digits and u so far
// from 1 that it has enough.
func betaQuantile(u float64, p []float64) float64 {
	if u > 0.5 {
		if x := 1 - betaLower(1-u, p[1], p[0]); x > 1e-3 || 1-u < 1e-6 {
			return x
		}
	}
	return betaLower(u, p[0], p[1])
}

// betaLower is the quantile of u, best where that is small. The incomplete beta function is x^a/(a*B(a, b)) * (1 + a*(1-b)/(a+1)*x + ...),
// of which the first terms do where gonum's inverse has too few digits.
func betaLower(u, a, b float64) float64 {
	if x := firstTerm(u, a, -lnRising(b, a)); x < small && x*b < small {
		return x * (1 + float64((b-1)/(a+1)*x))
	}
	return invert(mathext.InvRegIncBeta(a, b, u), u, 0, 1, func(x float64) float64 { return incompleteBeta(a, b, x) })
}

// invert is x where f(x) is u, as it should be, and else the place in lo..hi where the nondecreasing f reaches u, by
// halving: gonum's inverses lose their way at some extreme parameters.
func invert(x, u, lo, hi float64, f func(x float64) float64) float64 {
	if math.Abs(f(x)-u) <= 1e-9*u {
		return x
	}
	for {
		middle := halfway(lo, hi)
		switch {
		case middle <= lo || middle >= hi:
			return hi
		case f(middle) >= u:
			hi = middle
		default:
			lo = middle
		}
	}
}

// small is how small x is where two terms of a series in x are exact within 1e-12.
const small = 1e-6

// firstTerm solves u = x^a / (Gamma(a+1) * e^ln).
func firstTerm(u, a, ln float64) float64 {
	gamma, _ := math.Lgamma(a + 1)
	return kernel.Scalar(kernel.Exp, (kernel.Scalar(kernel.Ln, u, 0, 0)+gamma+ln)/a, 0, 0)
}

func betaBelow(x float64, p []float64, _ bool) float64 {
	switch {
	case x <= 0:
		return 0
	case x >= 1:
		return 1
	}
	return incompleteBeta(p[0], p[1], x)
}

// pertBeta is alpha and beta of a pert: a beta over lo..hi with shape 4, which has its mode at mode and its mean at
// (lo + 4*mode + hi)/6.
func pertBeta(p []float64) []float64 {
	span := p[2] - p[0]
	return []float64{1 + 4*(p[1]-p[0])/span, 1 + 4*(p[2]-p[1])/span}
}

func pertQuantile(u float64, p []float64) float64 {
	if p[0] == p[2] {
		return p[0]
	}
	x := p[0] + float64((p[2]-p[0])*betaQuantile(u, pertBeta(p)))
	return kernel.Scalar(kernel.Clamp, x, p[0], p[2])
}

func pertBelow(x float64, p []float64, closed bool) float64 {
	if p[0] == p[2] {
		return pointBelow(p[0], x, closed)
	}
	return betaBelow((x-p[0])/(p[2]-p[0]), pertBeta(p), closed)
}

// pointBelow is the probability of a single point to be at most x (closed) or less than x.
func pointBelow(point, x float64, closed bool) float64 {
	if point < x || closed && point == x {
		return 1
	}
	return 0
}

func gammaQuantile(u float64, p []float64) float64 {
	shape, rate := p[0], p[1]
	if shape >= leastLost {
		below := func(x float64) float64 { return incompleteGamma(shape, x) }
		return invert(mathext.GammaIncRegInv(shape, u), u, 0, 4*shape, below) / rate
	}
	if x := firstTerm(u, shape, 0); x < small { // x^a/Gamma(a+1) * (1 - a/(a+1)*x + ...), where gonum's inverse gives up
		return x * (1 + x/(shape+1)) / rate
	}
	if u > 0.5 {
		return mathext.GammaIncRegCompInv(shape, 1-u) / rate
	}
	return mathext.GammaIncRegInv(shape, u) / rate
}

func gammaBelow(x float64, p []float64, _ bool) float64 {
	switch {
	case x <= 0:
		return 0
	case x > math.MaxFloat64:
		return 1
	}
	return incompleteGamma(p[0], float64(x*p[1]))
}

// studentQuantile uses that nu/(nu+t*t) is distributed as beta(nu/2, 1/2), and near the median, where that is close to
// 1, that t*t/(nu+t*t) is distributed as beta(1/2, nu/2).
func studentQuantile(u float64, p []float64) float64 {
	nu, tail := p[0], min(u, 1-u)
	if nu >= 2*leastLost { // within 10 of the middle, where gonum's inverse has lost digits
		t := invert(-10, tail, -10, 0, func(t float64) float64 { return studentBelow(t, []float64{nu, 0, 1}, true) })
		return p[1] + float64(math.Copysign(t, u-0.5)*p[2])
	}
	var square float64
	if tail > 0.25 {
		b := mathext.InvRegIncBeta(0.5, nu/2, 1-2*tail)
		square = nu * b / (1 - b)
	} else {
		b := mathext.InvRegIncBeta(nu/2, 0.5, 2*tail)
		square = nu * (1 - b) / b
	}
	t := math.Copysign(math.Sqrt(square), u-0.5)
	return p[1] + float64(t*p[2])
}

func studentBelow(x float64, p []float64, closed bool) float64 {
	if p[2] == 0 {
		return pointBelow(p[1], x, closed)
	}
	nu, t := p[0], (x-p[1])/p[2]
	square := float64(t * t)
	var tail float64
	switch {
	case square > math.MaxFloat64:
		tail = 0
	case square < nu:
		tail = (1 - incompleteBeta(0.5, nu/2, square/(nu+square))) / 2
	default:
		tail = incompleteBeta(nu/2, 0.5, nu/(nu+square)) / 2
	}
	if t > 0 {
		return 1 - tail
	}
	return tail
}
