package scenario

import (
	"fmt"
	"math"

	"wargame/scenario/builtin"
)

// parameters are the values of a distribution's parameters where they are constants; known says which are.
type parameters struct {
	values []float64
	known  []bool
}

// checkDraws reports distributions whose parameters are constants and impossible by the rules of package builtin, and
// those that are probably mistaken. What takes a distribution function to see is left to the compiler.
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
	rules := builtin.LookupDistribution(d.Name)
	own := parameters{}
	var at []*Expr // of own
	next, inside := 0, 0
	for i := 0; next < d.Count; i++ {
		if distributionParam(rules, i).Type == builtin.DistributionType {
			in := d.Inner[inside]
			end := next + in.Count
			c.checkShape(e, in, parameters{p.values[next:end], p.known[next:end]}, args[next:end])
			inside, next = inside+1, end
			continue
		}
		own.values, own.known = append(own.values, p.values[next]), append(own.known, p.known[next])
		at = append(at, args[next])
		next++
	}
	if wrong := rules.Check(own.values, own.known); wrong != nil {
		c.errorf(at[wrong.Param].Span, "impossible-parameter", "%s", wrong.Message)
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
	if low > 0 {
		low, high, limit = math.Log(low), math.Log(high), math.Log(limit)
	}
	z := (limit - (low+high)/2) / ((high - low) / (2 * builtin.NormalP95))
	return math.Erfc(z/math.Sqrt2) / 2
}
