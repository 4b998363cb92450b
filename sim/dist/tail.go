package dist

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"wargame/sim/kernel"
)

// Incomplete beta and gamma functions of large parameters, where gonum's lose digits: their logarithms of the beta function
// cancel, and their series and continued fractions stop before they have converged. Here the integral itself is
// computed by Gauss and Legendre's rule: the integrand is nearly a normal density, and Loader's saddle point form of it (Fast
// and accurate computation of binomial probabilities, 2000) cancels nothing.

const (
	leastTail = 16   // the least parameter of an integral, where Stirling's series is exact
	leastLost = 1000 // the least parameter at which gonum's functions have lost digits
)

// incompleteBeta is the probability of a beta to be at most x, within 0..1.
func incompleteBeta(a, b, x float64) float64 {
	switch {
	case max(a, b) < leastLost:
		return mathext.RegIncBeta(a, b, x)
	case a < leastTail:
		return betaRaised(a, b, x)
	case b < leastTail:
		return 1 - betaRaised(b, a, 1-x)
	}
	return betaTails(a, b, float64(a*(1-x))-float64(b*x))
}

// betaRaised is incompleteBeta for a small a and a large b: that of an a raised by whole numbers, and the terms by which each
// of these differs from the next (DiDonato and Morris, Algorithm 708, 1992, equation 18).
func betaRaised(a, b, x float64) float64 {
	if x <= 0 || x >= 1 {
		return x
	}
	below, term := 0.0, raisedFirst(a, b, x)
	for a < leastTail {
		below += term
		term *= float64((a+b)*x) / (a + 1)
		a++
	}
	return min(below+betaTails(a, b, float64(a*(1-x))-float64(b*x)), 1)
}

// raisedFirst is x^a * (1-x)^b * gamma(a+b)/(gamma(a+1)*gamma(b)).
func raisedFirst(a, b, x float64) float64 {
	ln := func(x float64) float64 { return kernel.Scalar(kernel.Ln, x, 0, 0) }
	gamma, _ := math.Lgamma(a + 1)
	return kernel.Scalar(kernel.Exp, float64(a*ln(x))+float64(b*lnRest(x, ln(1-x)))+lnRising(b, a)-gamma, 0, 0)
}

// lnRising is ln(gamma(b+a)/gamma(b)). For a large b it is by Stirling's formula: what is large in both is left out.
func lnRising(b, a float64) float64 {
	if b < leastLost {
		whole, _ := math.Lgamma(a + b)
		other, _ := math.Lgamma(b)
		return whole - other
	}
	ln := func(x float64) float64 { return kernel.Scalar(kernel.Ln, x, 0, 0) }
	return float64((a-0.5)*ln(a+b)) + float64(0.5*ln(b)) - devianceOf(b, a+b, -a) + stirlingRest(a+b) - stirlingRest(b)
}

// incompleteGamma is the probability of a gamma of rate 1 to be at most x, which is at least 0.
func incompleteGamma(a, x float64) float64 {
	if a < leastLost {
		return mathext.GammaIncReg(a, x)
	}
	return betaTails(a, math.Inf(1), a-x)
}

// betaTails is the incomplete beta function of a and b at x, with d = a - (a+b)*x; or where b is infinite the incomplete gamma
// function of a at x = a - d, the limit of the former for x/b. Both are at least leastTail.
func betaTails(a, b, d float64) float64 {
	if d >= 0 {
		return betaTail(a, b, d)
	}
	return 1 - betaTail(b, a, -d)
}

// betaTail is betaTails for a d of at least 0, panel by panel until one adds nothing. A panel is four standard deviations
// wide, and less where the tail is steep.
func betaTail(a, b, d float64) float64 {
	if d >= a {
		return 0
	}
	sd := math.Sqrt(1 / (1/a + 1/b))
	power := betaPower(a, b)
	density := func(d float64) float64 {
		at := power(d)
		if !(at > 0) { // so far out that a-d is 0
			return 0
		}
		return float64(at * (1/(a-d) + 1/(b+d)))
	}
	width := 4 * sd / max(1, d/(4*sd))
	sum := 0.0
	for d < a {
		to := min(d+width, a)
		part := gauss(density, d, to)
		if sum+part == sum {
			break
		}
		sum += part
		d = to
	}
	return min(sum, 1)
}

// betaPower is x^a * (1-x)^b over the beta function of a and b, as a function of d as above.
func betaPower(a, b float64) func(d float64) float64 {
	rest := stirlingRest(a+b) - stirlingRest(a) - stirlingRest(b)
	scale := kernel.Scalar(kernel.Exp, rest, 0, 0) / math.Sqrt(2*math.Pi*(1/a+1/b))
	return func(d float64) float64 {
		return float64(scale * kernel.Scalar(kernel.Exp, -devianceBy(a, d)-devianceBy(b, -d), 0, 0))
	}
}

// gaussNodes are the nodes above 0 of the rule of 20 points and their weights (Abramowitz and Stegun, table 25.4).
var gaussNodes = [...][2]float64{
	{0.99312859918509492479, 0.017614007139152118312},
	{0.96397192727791379127, 0.040601429800386941331},
	{0.91223442825132590587, 0.06267204833410906357},
	{0.83911697182221882339, 0.083276741576704748725},
	{0.74633190646015079261, 0.10193011981724043504},
	{0.63605368072651502545, 0.11819453196151841731},
	{0.51086700195082709800, 0.1316886384491766269},
	{0.37370608871541956067, 0.14209610931838205133},
	{0.22778585114164507808, 0.14917298647260374679},
	{0.076526521133497333755, 0.1527533871307258507},
}

// gauss is the integral of f from lo to hi.
func gauss(f func(float64) float64, lo, hi float64) float64 {
	half := (hi - lo) / 2
	middle, sum := lo+half, 0.0
	for _, node := range gaussNodes {
		step := float64(half * node[0])
		sum += float64(node[1] * (f(middle-step) + f(middle+step)))
	}
	return float64(half * sum)
}

// stirlingRest is ln(gamma(n+1)) less Stirling's formula sqrt(2*pi*n) * (n/e)^n, for a whole n of at least 1 and any of at least
// smallMean.
func stirlingRest(n float64) float64 {
	if n < smallMean {
		factorial := 1.0
		for i := 2.0; i <= n; i++ {
			factorial *= i
		}
		const halfLn2Pi = 0.91893853320467274178
		return kernel.Scalar(kernel.Ln, factorial, 0, 0) - (float64((n+0.5)*kernel.Scalar(kernel.Ln, n, 0, 0)) - n + halfLn2Pi)
	}
	z := 1 / (n * n)
	sum := 1.0/1680 - z/1188
	sum = 1.0/1260 - float64(sum*z)
	sum = 1.0/360 - float64(sum*z)
	return (1.0/12 - float64(sum*z)) / n
}

// deviance is x*ln(x/mean) + mean - x.
func deviance(x, mean float64) float64 {
	return devianceOf(x, mean, x-mean)
}

// devianceBy is the deviance of x from a mean that is d less; none where x is infinite.
func devianceBy(x, d float64) float64 {
	if x > math.MaxFloat64 {
		return 0
	}
	return devianceOf(x, x-d, d)
}

// devianceOf is the deviance where d is x-mean, without cancellation where that is small: with v = (x-mean)/(x+mean),
// ln(x/mean) is 2*atanh(v).
func devianceOf(x, mean, d float64) float64 {
	v := d / (x + mean)
	if math.Abs(v) > 0.1 {
		return float64(x*kernel.Scalar(kernel.Ln, x/mean, 0, 0)) + mean - x
	}
	sum, term := float64(d*v), 2*x*v
	for j := 3.0; j < 40; j += 2 {
		term *= v * v
		next := sum + term/j
		if next == sum {
			break
		}
		sum = next
	}
	return sum
}
