package scenario

import (
	"fmt"
	"math"
)

// parameters are the values of a distribution's parameters where they are constants; known says which are.
type parameters struct {
	values []float64
	known  []bool
}

// checkDraws reports distributions whose parameters are constants and impossible, and those that are probably
// mistaken.
func (c *checker) checkDraws() {
	for _, e := range c.draws {
		p := parameters{make([]float64, e.Dist.Count), make([]bool, e.Dist.Count)}
		for i := range p.values {
			p.values[i], p.known[i] = c.s.value(e.Args[i])
		}
		c.checkShape(e, e.Dist, p, e.Args)
	}
}

// checkShape checks one shape and those inside it.
func (c *checker) checkShape(e *Expr, d *Dist, p parameters, args []*Expr) {
	own := parameters{}
	var at []*Expr // of own
	next := 0
	inner := func(i int) {
		in := d.Inner[i]
		sub := parameters{p.values[next : next+in.Count], p.known[next : next+in.Count]}
		c.checkShape(e, in, sub, args[next:next+in.Count])
		next += in.Count
	}
	for i := 0; next < d.Count; i++ {
		if d.Name == "truncated" && i == 0 || d.Name == "mixture" && i%2 == 0 {
			inner(i / 2)
			continue
		}
		own.values, own.known = append(own.values, p.values[next]), append(own.known, p.known[next])
		at = append(at, args[next])
		next++
	}
	if i, wrong := own.impossible(d.Name); wrong != "" {
		c.errorf(at[i].Span, "impossible-parameter", "%s", wrong)
		return
	}
	if e.Op == OpDraw && d.Name == "to" && e.Dist.Name != "truncated" {
		c.warnShare(own, at)
	}
}

// warnShare warns of a range of percentages that goes over 100%.
func (c *checker) warnShare(p parameters, at []*Expr) {
	if !p.known[0] || !p.known[1] || p.values[0] < 0 || p.values[1] > 1 {
		return
	}
	above := shareAbove(p.values[0], p.values[1], 1)
	if above <= 0.001 {
		return
	}
	span := at[0].Span
	span.To = max(span.To, at[1].Span.To)
	low, high := asWritten(at[0]), asWritten(at[1])
	c.warnf(span, "range-over-100%", "%.2g%% of this range lies above 100%%", 100*above).Hint =
		fmt.Sprintf("if it is a share, write truncated(%s to %s, 0, 1)", low, high)
}

// shareAbove is the probability that a range from its 5th to its 95th percentile, lognormal where low > 0 and else
// normal, lies above a limit.
func shareAbove(low, high, limit float64) float64 {
	const p95 = 1.6448536269514722 // standard normal quantile at 0.95
	if low > 0 {
		low, high, limit = math.Log(low), math.Log(high), math.Log(limit)
	}
	z := (limit - (low+high)/2) / ((high - low) / (2 * p95))
	return math.Erfc(z/math.Sqrt2) / 2
}

// impossible says what is wrong with the parameters of a distribution that are constants, and which of them it is
// about; the message is empty where nothing is. Parameters that are not constants are taken to be right.
func (p parameters) impossible(name string) (int, string) {
	for i, v := range p.values {
		if p.known[i] && (math.IsNaN(v) || math.IsInf(v, 0) && name != "truncated") {
			return i, fmt.Sprintf("a parameter of %s is %v", name, v)
		}
	}
	switch name {
	case "to":
		if p.known[0] && p.known[1] && !(p.values[0] < p.values[1]) {
			return 0, fmt.Sprintf("a range goes from its 5th to its 95th percentile, and %v is not below %v", p.values[0], p.values[1])
		}
	case "normal":
		return p.atLeast(1, name, "sd")
	case "lognormal":
		return p.atLeast(1, name, "sigma")
	case "uniform":
		return p.ascending(name, "low", "high")
	case "triangular", "pert":
		return p.ascending(name, "low", "mode", "high")
	case "beta":
		return p.above(name, "alpha", "beta")
	case "gamma":
		return p.above(name, "shape", "rate")
	case "exponential":
		return p.above(name, "rate")
	case "weibull":
		return p.above(name, "shape", "scale")
	case "student_t":
		if i, wrong := p.above(name, "nu"); wrong != "" {
			return i, wrong
		}
		return p.atLeast(2, name, "scale")
	case "bernoulli":
		return p.probability(0, name)
	case "poisson":
		return p.atLeast(0, name, "mean")
	case "binomial":
		if p.known[0] && (p.values[0] < 0 || p.values[0] != math.Trunc(p.values[0])) {
			return 0, fmt.Sprintf("binomial needs a whole number n of at least 0, not %v", p.values[0])
		}
		return p.probability(1, name)
	case "discrete":
		return p.sumToOne()
	case "truncated":
		return p.ascending(name, "low", "high")
	case "mixture":
		return p.weights()
	}
	return 0, ""
}

func (p parameters) atLeast(i int, name, what string) (int, string) {
	if p.known[i] && p.values[i] < 0 {
		return i, fmt.Sprintf("%s needs %s of at least 0, not %v", name, what, p.values[i])
	}
	return 0, ""
}

// above wants the first parameters to be above 0.
func (p parameters) above(name string, what ...string) (int, string) {
	for i, w := range what {
		if p.known[i] && p.values[i] <= 0 {
			return i, fmt.Sprintf("%s needs %s above 0, not %v", name, w, p.values[i])
		}
	}
	return 0, ""
}

// ascending wants each parameter to be at least the one before.
func (p parameters) ascending(name string, what ...string) (int, string) {
	last := -1
	for i, w := range what {
		if !p.known[i] {
			continue
		}
		if last >= 0 && p.values[last] > p.values[i] {
			return last, fmt.Sprintf("%s needs %s of at most %s, not %v and %v", name, what[last], w, p.values[last], p.values[i])
		}
		last = i
	}
	return 0, ""
}

func (p parameters) probability(i int, name string) (int, string) {
	if p.known[i] && (p.values[i] < 0 || p.values[i] > 1) {
		return i, fmt.Sprintf("%s needs a probability from 0 to 1, not %v", name, p.values[i])
	}
	return 0, ""
}

// sumToOne checks the probabilities of discrete, which are every second parameter.
func (p parameters) sumToOne() (int, string) {
	sum, all := 0.0, true
	for i := 1; i < len(p.values); i += 2 {
		if j, wrong := p.probability(i, "discrete"); wrong != "" {
			return j, wrong
		}
		sum, all = sum+p.values[i], all && p.known[i]
	}
	if all && math.Abs(sum-1) > 1e-9 {
		return 1, fmt.Sprintf("the probabilities of discrete sum to 1, not to %v", sum)
	}
	return 0, ""
}

// weights checks the weights of mixture, which are all that is left of it without its distributions.
func (p parameters) weights() (int, string) {
	sum, all := 0.0, true
	for i, w := range p.values {
		if j, wrong := p.atLeast(i, "mixture", "weights"); wrong != "" {
			return j, wrong
		}
		sum, all = sum+w, all && p.known[i]
	}
	if all && sum == 0 {
		return 0, "the weights of mixture are all 0"
	}
	return 0, ""
}
