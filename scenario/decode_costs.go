package scenario

import (
	"wargame/scenario/document"
	"wargame/scenario/source"
)

// decodeBudget reads what a team can spend.
func (c *checker) decodeBudget(f *fields, t *Team) {
	n := f.get("budget")
	if n == nil {
		return
	}
	bf := c.fields(n, f.keys["budget"].Key.Whole(), "a budget", budgetKeys)
	t.Budget = &Budget{Unit: bf.text("unit"), UnitSpan: bf.spanOf("unit"), Source: bf.text("source"), About: bf.text("about"), Carry: bf.flag("carry")}
	if per := bf.required("per_turn"); per != nil {
		x, ok := c.constant(c.formula(per, "per_turn"), `"per_turn"`)
		if ok && x < 0 {
			c.errorf(per.Span, "out-of-range", `"per_turn" is 0 or more`)
		} else if ok {
			t.Budget.PerTurn = x
		}
	}
	c.later = append(c.later, func() {
		for _, l := range t.Controls {
			if c.priced[l] {
				return
			}
		}
		c.errorf(n.Span, "no-cost", "the team %s has a budget, and none of its levers a cost", t.Name).Hint =
			"write cost: 35 * NAME beside the default of a lever, or a cost for each of its options"
	})
}

// decodeCost reads what a lever costs a turn as it stands: an expression of it, or a cost for each of its options.
func (c *checker) decodeCost(f *fields, l *Lever, s *symbol) {
	n := f.get("cost")
	if n == nil {
		return
	}
	c.priced[s.index] = true
	w := c.costByOption(n, l, s)
	if w == nil {
		w = c.choiceOr(n, "the cost of a lever")
	}
	c.later = append(c.later, func() {
		if e := c.resolve(w, place{what: "the cost of a lever", may: variables | model, owner: s, role: "cost"}); e != nil {
			l.Cost = c.typed(e, Number)
		}
	})
}

// costByOption is a mapping of options to costs as a choice by the lever; nil where the cost is none.
func (c *checker) costByOption(n *document.Node, l *Lever, s *symbol) *written {
	if n.Kind != document.Mapping || l.Options == nil || isChoice(n) {
		return nil
	}
	by := source.Fixed(s.name, s.span)
	ch := &choice{span: n.Span, by: &document.Node{Kind: document.Scalar, Text: by, Span: s.span, File: n.File}}
	for _, e := range n.Entries {
		ch.otherwise = ch.otherwise || e.Key.Value == "otherwise"
		ch.cases = append(ch.cases, choiceCase{e.Key, c.formula(e.Value, "a cost")})
	}
	return &written{by: ch, span: n.Span}
}

// checkCosts reports a cost that those who give the order cannot know: one that reads more than levers and constants.
func (c *checker) checkCosts() {
	for _, l := range c.s.Levers {
		if l.Cost == nil {
			continue
		}
		for q := range l.Cost.Reads() {
			switch {
			case q.Kind == KindLever, q.Kind == KindTable:
			case q.Kind == KindVariable && c.s.Variables[q.Index].Constant:
			case q.Kind == KindAuxiliary && c.s.Auxiliaries[q.Index].Constant:
			default:
				c.errorf(l.Cost.Span, "hidden-cost", "what an order costs must be known to those who give it, and %s is not", c.s.Label(q).Name).Hint =
					"let the cost read levers and constants"
			}
		}
	}
}
