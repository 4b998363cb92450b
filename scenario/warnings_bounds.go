package scenario

import (
	"fmt"
	"strings"
)

// warnBounds warns of what is acceptable where a chance cannot reach it, or where a percentage was meant.
func (c *checker) warnBounds() {
	for _, o := range c.s.Outcomes {
		b := o.Acceptable
		if b == nil {
			continue
		}
		written := string(b.Span.File.Text[b.Span.From:b.Span.To])
		switch {
		case o.Value.Type == Truth && b.idle():
			which := "none"
			if b.Meets(0) {
				which = "each"
			}
			c.warnf(b.Span, "idle-bound", "a chance is from 0%% to 100%%: %s is %s %s", which, b.Relation, written).Hint = b.asPercent()
		case o.Value.Type == Number && o.Unit == "%" && b.Limit > 1 && !strings.Contains(written, "%"):
			c.warnf(b.Span, "idle-bound", "%v is %v%% of an outcome in %%", b.Limit, 100*b.Limit).Hint = b.asPercent()
		}
	}
}

// idle says that no chance, or every chance, is within a bound.
func (b Bound) idle() bool {
	none := !b.Meets(0) && !b.Meets(1)
	all := b.Meets(0) && b.Meets(1)
	return none || all && (b.Limit < 0 || b.Limit > 1)
}

// asPercent is a hint for a limit that was probably meant as a percentage.
func (b Bound) asPercent() string {
	if b.Limit > 1 && b.Limit <= 100 {
		return fmt.Sprintf("write %s %v%%", b.Relation, b.Limit)
	}
	return "write a share between 0% and 100%"
}
