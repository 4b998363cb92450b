package scenario

import (
	"fmt"
	"strings"

	"wargame/scenario/builtin"
	"wargame/scenario/source"
)

// clamped is a value of a lever with a range, to be checked or clamped once it is known which expressions are
// constant.
type clamped struct {
	value **Expr
	lever *Lever
}

// checkRanges reports constants outside the range of their lever and clamps expressions to it.
func (c *checker) checkRanges() {
	for _, r := range c.ranges {
		e, l := *r.value, r.lever
		v, ok := c.s.value(e)
		switch {
		case e == nil:
		case ok && (v < l.Low || v > l.High):
			d := c.errorf(e.Span, "out-of-range", "%v is outside the range of %s, %v to %v", v, l.Name, l.Low, l.High)
			d.Hint, d.Notes = asShare(e, l.Low, l.High), []source.Note{{Span: l.Span, Message: "the lever"}}
		case !ok:
			*r.value = &Expr{Op: OpCall, Span: e.Span, Func: builtin.LookupFunction("clamp"), Args: []*Expr{
				e, {Op: OpNumber, Value: l.Low, Span: e.Span}, {Op: OpNumber, Value: l.High, Span: e.Span},
			}}
		}
	}
}

// asShare is the hint for a number that was probably meant in percent: it is outside a range, and a hundredth of it inside.
func asShare(e *Expr, low, high float64) string {
	share := e.Value / 100
	if e.Op != OpNumber || e.Value < 2 || strings.Contains(asWritten(e), "%") || share < low || share > high || high > 1 {
		return ""
	}
	return fmt.Sprintf("did you mean %v%%?", e.Value)
}
