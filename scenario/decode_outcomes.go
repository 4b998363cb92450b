package scenario

import (
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// decodeOutcomes reads the measures by which policies are compared.
func (c *checker) decodeOutcomes(root *fields) {
	for i, e := range c.section(root, "outcomes") {
		s := c.declare(c.outcomes, KindOutcome, e.Key, i)
		f := c.entry(e, "an outcome", valueKey, outcomeKeys)
		o := &Outcome{Label: f.label(s), Better: c.better(f), For: c.view(f), Acceptable: c.bound(f.get("acceptable")), Headline: f.flag("headline")}
		c.s.Outcomes = append(c.s.Outcomes, o)
		s.tree = c.formula(f.required("value"), "the value of an outcome")
		given := c.formula(f.get("given"), "a condition")
		p := place{what: "an outcome", may: variables | measures, owner: s, role: "value"}
		c.later = append(c.later, func() {
			o.Value = c.plain(s.tree, p)
			o.FirstTime = o.Value != nil && o.Value.Op == OpFirstTime
			o.Given = c.truth(given, p)
		})
	}
}

// better reads which way an outcome is better.
func (c *checker) better(f *fields) Better {
	n := f.get("better")
	if n == nil || !c.scalar(n, "better") {
		return Unsaid
	}
	switch n.Text.Value {
	case "higher":
		return Higher
	case "lower":
		return Lower
	}
	c.errorf(n.Span, "wrong-kind", `"better" is higher or lower, not %q`, n.Text.Value).Hint =
		c.suggest(n.Text.Value, []string{"higher", "lower"})
	return Unsaid
}

// decodeWatch reads what is kept step by step: names, expressions, or either with descriptive keys.
func (c *checker) decodeWatch(root *fields) {
	seen := map[string]bool{}
	for _, n := range c.items(root, "watch") {
		e := document.Entry{Key: source.Fixed("", n.Span), Value: n}
		f := c.entry(e, "a series", valueKey, nil)
		w := c.formula(f.required("value"), "a series")
		if w == nil || seen[w.text.Value] {
			continue
		}
		seen[w.text.Value] = true
		x := &Series{Label: f.label(&symbol{name: strings.TrimSpace(w.text.Value), span: w.span})}
		c.s.Watch = append(c.s.Watch, x)
		c.later = append(c.later, func() {
			if x.Value = c.resolve(w, place{what: "a series", may: variables | model, role: "watch"}); x.Value == nil {
				return
			}
			x.Levels = c.s.Names(x.Value)
			if q, ok := x.Value.Quantity(); ok && w.tree.Kind == formula.Name {
				x.Label = c.s.Label(q).with(x.Label)
			}
		})
	}
}

// with is a label with what another says in place of it; its name stays.
func (l Label) with(said Label) Label {
	l.Span = said.Span
	if said.Unit != "" {
		l.UnitSpan = said.UnitSpan
	}
	for _, x := range [...]struct{ to, from *string }{
		{&l.Title, &said.Title}, {&l.Unit, &said.Unit}, {&l.Source, &said.Source}, {&l.About, &said.About},
		{&l.Question, &said.Question}, {&l.Actor, &said.Actor},
	} {
		if *x.from != "" {
			*x.to = *x.from
		}
	}
	return l
}

// decodeChecks reads what must hold over outcomes of policies.
func (c *checker) decodeChecks(root *fields) {
	for _, n := range c.items(root, "checks") {
		k := &Check{Share: 1, Span: n.Span}
		that := n
		if n.Kind == document.Mapping {
			f := c.fields(n, n.Span, "a check", checkKeys)
			that = f.required("that")
			if in := f.get("in"); in != nil {
				if x, ok := c.constant(c.formula(in, "in"), `"in"`); ok && (x < 0 || x > 1) {
					c.errorf(in.Span, "out-of-range", `"in" is a share of the trials, from 0%% to 100%%`)
				} else if ok {
					k.Share = x
				}
			}
		}
		w := c.formula(that, "a check")
		if w == nil {
			continue
		}
		k.That = strings.TrimSpace(w.text.Value)
		c.s.Checks = append(c.s.Checks, k)
		c.later = append(c.later, func() {
			k.Value = c.truth(w, place{what: "a check", may: comparisons, role: "check"})
		})
	}
}
