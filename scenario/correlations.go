package scenario

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/mat"

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

// checkCorrelations reports correlations of what is not exactly one distribution call, pairs given twice, and
// groups of variables whose correlations contradict each other.
func (c *checker) checkCorrelations() {
	first := map[[2]int]Correlation{}
	single := true
	for _, x := range c.s.Correlations {
		pair := [2]int{min(x.A, x.B), max(x.A, x.B)}
		if before, twice := first[pair]; twice {
			c.errorf(x.Span, "bad-correlation", "%s and %s are correlated twice",
				c.s.Variables[x.A].Name, c.s.Variables[x.B].Name).Notes = []source.Note{{Span: before.Span, Message: "the other one"}}
			single = false
		}
		first[pair] = x
		for _, i := range pair {
			if v := c.s.Variables[i]; v.Value == nil {
				single = false
			} else if v.Value.Op != OpDraw || countDraws(v.Value) != 1 {
				c.errorf(x.Span, "bad-correlation", "%s is not exactly one distribution call and cannot be correlated", v.Name).Notes =
					[]source.Note{{Span: v.Span, Message: "defined here"}}
				single = false
			}
		}
	}
	if single {
		c.checkDefinite()
	}
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

// checkDefinite reports groups of linked variables whose matrix of normal correlations, 2 sin(pi rho/6) for the rank
// correlation rho, is not positive definite.
func (c *checker) checkDefinite() {
	group := map[int]int{} // by variable: the least variable of its group
	for range c.s.Correlations {
		for _, x := range c.s.Correlations {
			for _, i := range [...]int{x.A, x.B} {
				if _, ok := group[i]; !ok {
					group[i] = i
				}
			}
			least := min(group[x.A], group[x.B])
			group[x.A], group[x.B] = least, least
		}
	}
	done := map[int]bool{}
	for _, x := range c.s.Correlations {
		if g := group[x.A]; !done[g] {
			done[g] = true
			c.checkGroup(g, group)
		}
	}
}

func (c *checker) checkGroup(g int, group map[int]int) {
	row := map[int]int{}
	for i := range c.s.Variables {
		if least, ok := group[i]; ok && least == g {
			row[i] = len(row)
		}
	}
	m := mat.NewSymDense(len(row), nil)
	for i := range len(row) {
		m.SetSym(i, i, 1)
	}
	var pairs []string
	var at source.Span
	for _, x := range c.s.Correlations {
		if group[x.A] != g {
			continue
		}
		m.SetSym(row[x.A], row[x.B], 2*math.Sin(math.Pi*x.Rho/6))
		pairs = append(pairs, fmt.Sprintf("%s and %s %v", c.s.Variables[x.A].Name, c.s.Variables[x.B].Name, x.Rho))
		at = x.Span
	}
	var factor mat.Cholesky
	if !factor.Factorize(m) {
		c.errorf(at, "bad-correlation", "these correlations cannot all hold at once: %s", strings.Join(pairs, "; ")).Hint =
			"their matrix is not positive definite; bring them nearer to 0"
	}
}
