package scenario

import (
	"math"
	"slices"
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// decodeVariables reads what is drawn once per trial.
func (c *checker) decodeVariables(root *fields) {
	for i, e := range c.section(root, "variables") {
		s := c.declare(c.names, KindVariable, e.Key, i)
		f := c.entry(e, "a variable", valueKey, nil)
		v := &Variable{Label: f.label(s)}
		c.s.Variables = append(c.s.Variables, v)
		s.tree = c.formula(f.required("value"), "the value of a variable")
		c.later = append(c.later, func() {
			v.Value = c.plain(s.tree, place{what: "a variable", may: variables | draws, owner: s, role: "value", once: true})
		})
	}
}

// decodeLevers reads what policies may set. Defaults are constants, so they are resolved at once.
func (c *checker) decodeLevers(root *fields) {
	for i, e := range c.section(root, "levers") {
		s := c.declare(c.names, KindLever, e.Key, i)
		f := c.fields(e.Value, s.span, "a lever", leverKeys)
		l := &Lever{Label: f.label(s), Options: f.names("options")}
		c.s.Levers = append(c.s.Levers, l)
		p := place{what: "the default of a lever", owner: s, role: "default"}
		def := c.formula(f.required("default"), "the default of a lever")
		switch {
		case f.has("options"):
			if l.Options != nil {
				l.Default = c.oneOf(def, p, l.Options)
				s.typ, s.names, s.known = Name, l.Options, true
			}
			if f.has("range") {
				c.errorf(f.keys["range"].Key.Whole(), "conflicting-keys", "a lever has options or a range, not both")
			}
		default:
			if l.Default = c.plain(def, p); l.Default != nil {
				s.typ, s.known = l.Default.Type, true
			}
			c.decodeRange(f, l)
		}
		c.decodeCost(f, l, s)
	}
}

// decodeRange reads the bounds of a lever's values.
func (c *checker) decodeRange(f *fields, l *Lever) {
	n := f.get("range")
	if n == nil {
		return
	}
	if n.Kind != document.Sequence || len(n.Items) != 2 {
		c.errorf(n.Span, "wrong-kind", "a range is a list of the lowest and the highest value").Hint = "write range: [0%, 100%]"
		return
	}
	low, okLow := c.constant(c.formula(n.Items[0], "an end of a range"), "an end of a range")
	high, okHigh := c.constant(c.formula(n.Items[1], "an end of a range"), "an end of a range")
	if !okLow || !okHigh {
		return
	}
	if !(low <= high) {
		c.errorf(n.Span, "bad-range", "the range begins above its end")
		return
	}
	if d := l.Default; d != nil {
		if d.Type == Truth {
			c.errorf(n.Span, "wrong-type", "a lever that is true or false has no range")
			return
		}
		if v, ok := c.s.value(d); ok && (v < low || v > high) {
			wrong := c.errorf(d.Span, "out-of-range", "the default is outside the range of the lever")
			wrong.Hint, wrong.Notes = asShare(d, low, high), []source.Note{{Span: n.Span, Message: "the range"}}
		}
	}
	l.Ranged, l.Low, l.High = true, low, high
}

// decodeTables reads piecewise linear functions: points, and the descriptive keys among them.
func (c *checker) decodeTables(root *fields) {
	for i, e := range c.section(root, "tables") {
		s := c.declare(c.names, KindTable, e.Key, i)
		t := &Table{}
		c.s.Tables = append(c.s.Tables, t)
		if e.Value.Kind != document.Mapping {
			c.errorf(e.Value.Span, "wrong-kind", "a table is a mapping of points to values").Hint = "write {0: 1, 10: 0.5}"
			continue
		}
		f := &fields{c: c, what: "a table", span: s.span, read: true, keys: map[string]document.Entry{}}
		var points []document.Entry
		for _, p := range e.Value.Entries {
			if slices.Contains(labelKeys.names(), p.Key.Value) {
				f.keys[p.Key.Value] = p
			} else {
				points = append(points, p)
			}
		}
		t.Label = f.label(s)
		if len(points) == 0 {
			c.errorf(s.span, "missing-value", "a table needs a point").Hint = "write {0: 1, 10: 0.5}"
		}
		c.decodePoints(t, s, points)
	}
}

// decodePoints reads the points of a table.
func (c *checker) decodePoints(t *Table, s *symbol, points []document.Entry) {
	t.X, t.Y = make([]float64, len(points)), make([]*Expr, len(points))
	last := math.Inf(-1)
	for i, p := range points {
		key := c.formula(&document.Node{Kind: document.Scalar, Text: p.Key, Span: p.Key.Whole()}, "a point of a table")
		x, ok := c.constant(key, "a point of a table")
		if ok && !(x > last) {
			c.errorf(p.Key.Whole(), "not-ascending", "the points of a table ascend, and this one does not")
		}
		if ok {
			t.X[i], last = x, x
		}
		y := c.formula(p.Value, "a value of a table")
		c.later = append(c.later, func() {
			t.Y[i] = c.number(y, place{what: "a table", may: variables, owner: s, role: "value"})
		})
	}
}

// bound reads "at most X", "at least X", "above X" or "below X".
func (c *checker) bound(n *document.Node) *Bound {
	if n == nil || !c.scalar(n, "acceptable") {
		return nil
	}
	for relation := AtMost; relation <= Below; relation++ {
		rest, ok := strings.CutPrefix(n.Text.Value, relation.String()+" ")
		if !ok {
			continue
		}
		from := len(n.Text.Value) - len(rest)
		limit := &document.Node{Kind: document.Scalar, Text: n.Text.Slice(from, len(n.Text.Value)), Span: n.Text.Span(from, len(n.Text.Value))}
		e, x, ok := c.constantExpr(c.formula(limit, "acceptable"), "what is acceptable")
		if !ok {
			return nil
		}
		return &Bound{Relation: relation, Limit: x, Value: e, Span: limit.Span}
	}
	c.errorf(n.Span, "bad-bound", "%q does not say what is acceptable", n.Text.Value).Hint =
		"write at most X, at least X, above X or below X"
	return nil
}

// constant is the value of an expression that reads nothing.
func (c *checker) constant(w *written, what string) (float64, bool) {
	_, v, ok := c.constantExpr(w, what)
	return v, ok
}

// constantExpr is an expression that reads nothing, and its value.
func (c *checker) constantExpr(w *written, what string) (*Expr, float64, bool) {
	e := c.number(w, place{what: what})
	if e == nil {
		return nil, 0, false
	}
	v, ok := c.s.value(e)
	if !ok || math.IsNaN(v) || math.IsInf(v, 0) {
		c.errorf(e.Span, "not-a-constant", "%s is a number", what)
		return nil, 0, false
	}
	return e, v, true
}
