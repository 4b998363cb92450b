package scenario

import (
	"slices"

	"wargame/scenario/document"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// choice is a choice by name as it stands in the file: {by: posture, hold: 1, counterattack: 1.6}.
type choice struct {
	by        *document.Node
	cases     []choiceCase // in the order written, otherwise among them
	otherwise bool
	span      source.Span
}

// choiceCase is a name and its value; "otherwise" is the value for names not given.
type choiceCase struct {
	name  source.Text
	value *written
}

// isChoice says that a mapping is a choice by name.
func isChoice(n *document.Node) bool { return n.At("by") >= 0 }

// choiceOr reads a formula or a choice by name.
func (c *checker) choiceOr(n *document.Node, what string) *written {
	if n == nil || !isChoice(n) {
		return c.formula(n, what)
	}
	ch := &choice{span: n.Span}
	for _, e := range n.Entries {
		if e.Key.Value == "by" {
			ch.by = e.Value
			continue
		}
		ch.otherwise = ch.otherwise || e.Key.Value == "otherwise"
		ch.cases = append(ch.cases, choiceCase{e.Key, c.formula(e.Value, "a value of a choice")})
	}
	return &written{by: ch, span: n.Span}
}

// choice writes a choice by name out as a chain of ifs. Its values are of one type; where names is not nil, each
// gives one of them. Distribution calls are counted through all the values in the order written.
func (r *resolver) choice(ch *choice, names []string) *Expr {
	s := r.chooser(ch)
	values := make([]*Expr, len(ch.cases))
	whole := s != nil
	for i, k := range ch.cases {
		switch {
		case k.value == nil:
		case names != nil:
			values[i] = r.oneOf(k.value.tree, names, true)
		default:
			values[i] = r.caseValue(k.value.tree, values[:i])
		}
		whole = whole && values[i] != nil
	}
	if s == nil {
		return nil
	}
	index, ok := r.caseNames(ch, s)
	if !ok || !whole {
		return nil
	}
	last := len(values) - 1
	for i, k := range index {
		if k < 0 {
			last = i
		}
	}
	e := values[last]
	op := OpLever
	if s.kind == KindStock {
		op = OpStock
	}
	for i := len(values) - 1; i >= 0; i-- {
		if i == last {
			continue
		}
		at := ch.cases[i].name.Whole()
		condition := &Expr{Op: OpEqual, Type: Truth, Span: at, Args: []*Expr{
			{Op: op, Type: Name, Index: s.index, Span: ch.by.Span},
			{Op: OpNumber, Type: Name, Value: float64(index[i]), Name: ch.cases[i].name.Value, Span: at},
		}}
		e = &Expr{Op: OpIf, Type: e.Type, Args: []*Expr{condition, values[i], e}, Span: ch.span}
	}
	return e
}

// caseValue resolves a value of a choice, which has the type of those before it.
func (r *resolver) caseValue(tree *formula.Node, before []*Expr) *Expr {
	e := r.expr(tree)
	if e != nil && e.Type == Name {
		return r.loose(e)
	}
	for _, b := range before {
		if b != nil {
			return r.c.typed(e, b.Type)
		}
	}
	return e
}

// chooser is the lever or stock that a choice goes by.
func (r *resolver) chooser(ch *choice) *symbol {
	if !r.c.scalar(ch.by, `"by"`) {
		return nil
	}
	name, at := ch.by.Text.Value, ch.by.Span
	s := r.c.names[name]
	if s == nil {
		r.unknown(&formula.Node{Kind: formula.Name, Name: name, Span: at}, name, at)
		return nil
	}
	r.use(s)
	if s.known && s.typ != Name || s.kind != KindLever && s.kind != KindStock {
		r.c.errorf(at, "wrong-kind", "%q is %s without names to choose by", name, s.kind.WithArticle()).Hint =
			"a choice goes by a lever with options, a stock with levels, or a set in an entry that stands for its members"
		return nil
	}
	if !s.known {
		return nil
	}
	return s
}

// caseNames is the index of the name of each case, -1 for otherwise.
func (r *resolver) caseNames(ch *choice, s *symbol) ([]int, bool) {
	index := make([]int, len(ch.cases))
	given := make([]bool, len(s.names))
	ok := true
	for i, k := range ch.cases {
		index[i] = -1
		if k.name.Value == "otherwise" {
			continue
		}
		n := &formula.Node{Span: k.name.Whole()}
		if e := r.nameOf(n, k.name.Value, s.names); e != nil {
			index[i] = int(e.Value)
			given[index[i]] = true
		} else {
			ok = false
		}
	}
	var missing []string
	for i, name := range s.names {
		if !given[i] {
			missing = append(missing, name)
		}
	}
	if ok && !ch.otherwise && len(missing) > 0 {
		r.c.errorf(ch.by.Span, "missing-name", "the choice by %q has no value for %s", s.name, source.List(missing)).Hint =
			"give each name a value, or add otherwise: ..."
		return nil, false
	}
	return index, ok
}

// oneOf resolves an expression that sets a lever with options or a stock with levels: it gives one of names.
func (c *checker) oneOf(w *written, p place, names []string) *Expr {
	if w == nil {
		return nil
	}
	r := c.resolver(p)
	if w.by != nil {
		return r.choice(w.by, names)
	}
	return r.oneOf(w.tree, names, true)
}

// oneOf resolves a part of such an expression. Quotes may be left out of a plain value.
func (r *resolver) oneOf(n *formula.Node, names []string, plain bool) *Expr {
	switch {
	case n.Kind == formula.Bad:
		return nil
	case n.Kind == formula.Text:
		return r.nameOf(n, n.Name, names)
	case n.Kind == formula.If:
		condition := r.want(n.Args[0], Truth)
		return r.node(n, OpIf, Name, condition, r.oneOf(n.Args[1], names, false), r.oneOf(n.Args[2], names, false))
	case n.Kind == formula.Call && (n.Name == "above" || n.Name == "below"):
		e := r.expr(n)
		if e == nil {
			return nil
		}
		if other := r.c.s.Names(e); !slices.Equal(other, names) {
			r.c.errorf(n.Span, "wrong-type", "this gives one of %s, and one of %s is wanted",
				source.List(other), source.List(names))
			return nil
		}
		return e
	case n.Kind == formula.Name && plain:
		return r.nameOf(n, n.Name, names)
	}
	d := r.c.errorf(n.Span, "wrong-type", "one of the names %s is wanted here", source.List(names))
	switch {
	case n.Kind == formula.Name:
		d.Hint = `names stand in quotes inside an if: "` + n.Name + `"`
	default:
		d.Hint = `give a name, also through if, by, above or below, as in if ... then "` + names[0] + `" else "` + names[len(names)-1] + `"`
	}
	return nil
}
