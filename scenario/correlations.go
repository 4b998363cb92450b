package scenario

import (
	"wargame/scenario/document"
	"wargame/scenario/source"
)

// decodeCorrelations reads [a, b, rho].
func (c *checker) decodeCorrelations(root *fields) {
	for _, n := range c.items(root, "correlations") {
		if n.Kind != document.Sequence || len(n.Items) != 3 {
			c.errorf(n.Span, "wrong-kind", "a correlation is two variables and a number").Hint = "write [rain, heat, -0.4]"
			continue
		}
		a, okA := c.correlated(n.Items[0])
		b, okB := c.correlated(n.Items[1])
		rho, okRho := c.constant(c.formula(n.Items[2], "a correlation"), "a correlation")
		switch {
		case !okA || !okB || !okRho:
		case a == b:
			c.errorf(n.Span, "bad-correlation", "a variable cannot be correlated with itself")
		case rho < -1 || rho > 1:
			c.errorf(n.Items[2].Span, "bad-correlation", "a correlation lies between -1 and 1")
		default:
			c.s.Correlations = append(c.s.Correlations, Correlation{A: a, B: b, Rho: rho, Span: n.Span})
		}
	}
}

// correlated is the variable that an end of a correlation names.
func (c *checker) correlated(n *document.Node) (int, bool) {
	if !c.scalar(n, "an end of a correlation") {
		return 0, false
	}
	name := n.Text.Value
	s := c.names[name]
	switch {
	case s == nil && c.s.Abstract:
		return 0, false
	case s == nil:
		c.errorf(n.Span, "unknown-name", "there is no variable %q", name).Hint = c.meant(name, c.kin(KindVariable), n.Span)
		return 0, false
	case s.kind != KindVariable:
		c.errorf(n.Span, "wrong-kind", "%q is %s, and only variables are correlated", name, s.kind.WithArticle())
		return 0, false
	}
	return s.index, true
}

// checkCorrelations reports correlations of what is not exactly one distribution call, and pairs given twice. Whether
// the correlations can all hold at once is seen by the compiler, which has the matrices.
func (c *checker) checkCorrelations() {
	first := map[[2]int]Correlation{}
	var kept []Correlation
	for _, x := range c.s.Correlations {
		pair := [2]int{min(x.A, x.B), max(x.A, x.B)}
		if before, twice := first[pair]; twice {
			c.errorf(x.Span, "bad-correlation", "%s and %s are correlated twice",
				c.s.Variables[x.A].Name, c.s.Variables[x.B].Name).Notes = []source.Note{{Span: before.Span, Message: "the other one"}}
		}
		first[pair] = x
		a, b := c.s.Variables[x.A], c.s.Variables[x.B]
		if okA, okB := c.canCorrelate(x, a, b), c.canCorrelate(x, b, a); okA && okB {
			kept = append(kept, x)
		}
	}
	c.s.Correlations = kept
}

// canCorrelate says whether a variable is exactly one distribution call, as one that is correlated with another must be. Where its
// value was replaced, in a file that extends that of the correlation or from outside, a constant is a way to ask what if it
// were known: then the correlation is left out.
func (c *checker) canCorrelate(x Correlation, v, with *Variable) bool {
	if v.Value == nil || v.Value.Op == OpDraw && countDraws(v.Value) == 1 {
		return true
	}
	replaced := v.Value.Span.File != x.Span.File
	switch {
	case replaced && v.Constant:
		c.warnf(v.Value.Span, "correlation-left-out", "%s is now the same in every trial, and its correlation with %s is left out", v.Name, with.Name)
	case replaced:
		d := c.errorf(v.Value.Span, "bad-correlation", "%s is correlated with %s, which takes exactly one distribution", v.Name, with.Name)
		d.Hint = "give it a distribution alone, such as 10 to 20, or a number, which leaves the correlation out"
		d.Notes = []source.Note{{Span: x.Span, Message: "the correlation"}}
	default:
		c.errorf(x.Span, "bad-correlation", "%s is not exactly one distribution call and cannot be correlated", v.Name).Notes =
			[]source.Note{{Span: v.Span, Message: "defined here"}}
	}
	return false
}

// countDraws is the number of distribution calls in an expression.
func countDraws(e *Expr) int {
	n := 0
	if e.Op == OpDraw {
		n = 1
	}
	for _, a := range e.Args {
		n += countDraws(a)
	}
	return n
}
