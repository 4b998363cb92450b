package scenario

import (
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/formula"
)

// decodePublic reads what everybody sees: what is watched, where the file says nothing of what anybody sees.
func (c *checker) decodePublic(f *fields, g *Game) {
	if f.has("public") {
		c.readings(f, "public", &g.Public)
		return
	}
	for _, t := range g.Teams {
		if len(t.Sees) > 0 {
			return
		}
	}
	for _, w := range c.s.Watch {
		r := &Reading{Series: *w}
		g.Public = append(g.Public, r)
		c.later = append(c.later, func() { r.Series = *w }) // once it is resolved
	}
}

// readings reads what somebody sees: names or expressions, or {of: ..., error: 20%, delay: 2 weeks}.
func (c *checker) readings(f *fields, key string, to *[]*Reading) {
	seen := map[string]bool{}
	for _, n := range c.items(f, key) {
		r := &Reading{}
		rf := c.item(n, "a reading", "of", readingKeys)
		w := c.formula(rf.required("of"), "a reading")
		if w == nil {
			continue
		}
		said := strings.TrimSpace(w.text.Value)
		if seen[said] {
			c.errorf(n.Span, "name-taken", "%q is in %q twice", said, key)
			continue
		}
		seen[said] = true
		c.decodeQuality(rf, r)
		r.Label = rf.label(&symbol{name: said, span: w.span})
		*to = append(*to, r)
		c.later = append(c.later, func() { c.resolveReading(r, w) })
	}
}

// decodeQuality reads how good a reading is.
func (c *checker) decodeQuality(f *fields, r *Reading) {
	if n := f.get("error"); n != nil {
		if x, ok := c.constant(c.formula(n, "error"), `"error"`); ok && (x < 0 || x > 1) {
			c.errorf(n.Span, "out-of-range", `"error" is a share of what is so, from 0%% to 100%%`).Hint = "write error: 20%"
		} else if ok {
			r.Error = x
		}
	}
	if n := f.get("delay"); n != nil {
		switch steps, ok := c.wholeSteps(n, "delay"); {
		case ok && steps >= c.s.Clock.Steps && !c.inherited(n.Span):
			c.errorf(n.Span, "out-of-range", "what is read %d steps late is never read: the clock has %d", steps, c.s.Clock.Steps)
		case ok:
			r.Delay = steps
		}
	}
}

// resolveReading resolves what is read, and takes what it is called from the quantity.
func (c *checker) resolveReading(r *Reading, w *written) {
	if r.Value = c.resolve(w, place{what: "a reading", may: variables | model, role: "watch"}); r.Value == nil {
		return
	}
	r.Levels = c.s.Names(r.Value)
	if r.Error > 0 && (r.Levels != nil || r.Value.Type == Truth) {
		c.errorf(w.span, "wrong-type", "only a number can be read with an error, and this is %s", r.Value.Type.words())
	}
	if q, ok := r.Value.Quantity(); ok && w.tree.Kind == formula.Name {
		r.Label = c.s.Label(q).with(r.Label)
	}
}

// item is an item of a list with the given keys; one that is a bare value has the key that says what it is.
func (c *checker) item(n *document.Node, what, value string, own keys) *fields {
	if n.Kind == document.Mapping {
		return c.fields(n, n.Span, what, own)
	}
	return &fields{c: c, what: what, span: n.Span, read: true, keys: map[string]document.Entry{value: {Value: n}}}
}
