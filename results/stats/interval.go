package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Interval is a range of values a sample leaves possible.
type Interval struct{ Lo, Hi float64 }

// Holds says whether x is in the interval.
func (i Interval) Holds(x float64) bool { return i.Lo <= x && x <= i.Hi }

// Z95 is the normal quantile of a 95% interval as format.md writes it.
const Z95 = 1.96

// NormalQuantile is the quantile of the standard normal distribution.
func NormalQuantile(p float64) float64 { return distuv.UnitNormal.Quantile(p) }

// TQuantile is the quantile of Student's t distribution.
func TQuantile(p float64, freedom int) float64 {
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(freedom)}.Quantile(p)
}

// Around is the interval mean ± z se.
func Around(mean, se, z float64) Interval {
	return Interval{mean - float64(z*se), mean + float64(z*se)}
}

// Wilson is the score interval of a chance seen in events of n trials: Wilson, "Probable inference, the law of
// succession, and statistical inference", 1927; method 3 of Newcombe, "Two-sided confidence intervals for the
// single proportion", Statistics in Medicine 17, 1998, 857-872. NaN without trials.
func Wilson(events, n int, z float64) Interval {
	if n == 0 {
		return Interval{math.NaN(), math.NaN()}
	}
	size, e := float64(n), float64(events)
	z2 := float64(z * z)
	centre := (e + z2/2) / (size + z2)
	half := z * math.Sqrt(float64(e*(size-e))/size+z2/4) / (size + z2)
	i := Interval{max(0, centre-half), min(1, centre+half)}
	// The ends are exact where the formula is, so that rounding does not leave out what was seen.
	if events == 0 {
		i.Lo = 0
	}
	if events == n {
		i.Hi = 1
	}
	return i
}

// Pairs counts trials by whether an event happened under each of two policies.
type Pairs struct {
	Both, First, Second, Neither int // First and Second: under that one alone
}

// Newcombe is the interval of the chance under the first policy less that under the second, of paired trials: method
// 10 of Newcombe, "Improved confidence intervals for the difference between binomial proportions based on paired
// data", Statistics in Medicine 17, 1998, 2635-2650. NaN without trials.
func Newcombe(p Pairs, z float64) Interval {
	n := p.Both + p.First + p.Second + p.Neither
	if n == 0 {
		return Interval{math.NaN(), math.NaN()}
	}
	size := float64(n)
	e1, e2 := p.Both+p.First, p.Both+p.Second
	p1, p2 := float64(e1)/size, float64(e2)/size
	w1, w2 := Wilson(e1, n, z), Wilson(e2, n, z)
	phi := correlation(p)
	side := func(a, b float64) float64 {
		return math.Sqrt(max(0, float64(a*a)-float64(2*phi*a*b)+float64(b*b)))
	}
	d := float64(p.First-p.Second) / size
	return Interval{
		Lo: max(-1, d-side(p1-w1.Lo, w2.Hi-p2)),
		Hi: min(1, d+side(w1.Hi-p1, p2-w2.Lo)),
	}
}

// NewcombeApart is the interval of the chance of an event seen in e1 of n1 trials less that of one seen in e2 of n2 others: method 10
// of Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods", Statistics in
// Medicine 17, 1998, 873-890. NaN without trials.
func NewcombeApart(e1, n1, e2, n2 int, z float64) Interval {
	p1, p2 := float64(e1)/float64(n1), float64(e2)/float64(n2)
	w1, w2 := Wilson(e1, n1, z), Wilson(e2, n2, z)
	return Interval{Lo: p1 - p2 - math.Hypot(p1-w1.Lo, w2.Hi-p2), Hi: p1 - p2 + math.Hypot(w1.Hi-p1, p2-w2.Lo)}
}

// correlation is Newcombe's phi: that of the fourfold table, drawn toward zero by a continuity correction where it
// is positive, and 0 where a margin is empty.
func correlation(p Pairs) float64 {
	a, b, c, d := float64(p.Both), float64(p.First), float64(p.Second), float64(p.Neither)
	margins := math.Sqrt((a+b)*(c+d)) * math.Sqrt((a+c)*(b+d))
	if margins == 0 {
		return 0
	}
	cross := float64(a*d) - float64(b*c)
	if cross > 0 {
		cross = max(0, cross-(a+b+c+d)/2)
	}
	return cross / margins
}

// TrialsToSettle is how many trials would settle a difference of this size with a chance of 80%, if n trials gave
// it this standard error: the 95% interval then leaves out zero where the error is |difference|/(1.96+0.8416).
func TrialsToSettle(n int, difference, se float64) float64 {
	r := (Z95 + power80) * se / difference
	return math.Ceil(float64(n) * float64(r*r))
}

// power80 is the normal quantile of 80%.
const power80 = 0.8416212335729143
