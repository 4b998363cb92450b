package scenario

import (
	"slices"
	"strings"

	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// fields is a mapping whose keys are known to be right.
type fields struct {
	c     *checker
	what  string      // "a stock"
	span  source.Span // of the key that the mapping belongs to
	read  bool        // it is a mapping
	meant []string    // keys that mistyped ones were probably meant to be
	keys  map[string]entry
}

// fields reads a mapping with the given keys and the descriptive ones. Whatever is wrong with it is reported; what
// is right can be asked for.
func (c *checker) fields(n *node, span source.Span, what string, own keys) *fields {
	known := own.names()
	f := &fields{c: c, what: what, span: span, keys: map[string]entry{}}
	switch n.kind {
	case mappingNode:
	case nullNode:
		c.errorf(span, "missing-value", "%s has nothing after its name", what).Hint = f.example(known)
		return f
	default:
		c.errorf(n.span, "wrong-kind", "%s is a mapping of keys to values", what).Hint = f.example(known)
		return f
	}
	f.read = true
	known = append(known, labelKeys.names()...)
	for _, e := range n.entries {
		if !slices.Contains(known, e.key.Value) {
			c.errorf(e.key.Whole(), "unknown-key", "%s has no key %q", what, e.key.Value).Hint = c.suggest(e.key.Value, known)
			f.meant = append(f.meant, c.nearest(e.key.Value, known))
			continue
		}
		f.keys[e.key.Value] = e
	}
	return f
}

// example is a hint that shows the first key.
func (f *fields) example(known []string) string {
	if len(known) == 0 {
		return ""
	}
	return "its keys: " + strings.Join(known, ", ")
}

// short is like fields for an entry whose value may be a bare expression, short for {value: ...}.
func (c *checker) short(e entry, what string, value key, own keys) *fields {
	if e.value.kind == scalarNode || isChoice(e.value) {
		return &fields{c: c, what: what, span: e.key.Whole(), read: true, keys: map[string]entry{"value": e}}
	}
	return c.fields(e.value, e.key.Whole(), what, append(keys{value}, own...))
}

// get is the value of a key, or nil if it is not there or has none.
func (f *fields) get(key string) *node {
	e, ok := f.keys[key]
	if !ok {
		return nil
	}
	if e.value.kind == nullNode {
		f.c.errorf(e.key.Whole(), "missing-value", "%q has no value", key)
		return nil
	}
	return e.value
}

// required is like get and reports a key that is not there.
func (f *fields) required(key string) *node {
	if f.read && !f.has(key) && !slices.Contains(f.meant, key) && !f.c.s.Abstract {
		f.c.errorf(f.span, "missing-key", "%s needs %q", f.what, key)
	}
	return f.get(key)
}

// has says whether a key is there, with a value or without.
func (f *fields) has(key string) bool {
	_, ok := f.keys[key]
	return ok
}

// text is the value of a descriptive key.
func (f *fields) text(key string) string {
	n := f.get(key)
	if n == nil || !f.c.scalar(n, key) {
		return ""
	}
	return strings.TrimSpace(n.text.Value)
}

// label reads the descriptive keys.
func (f *fields) label(s *symbol) Label {
	l := Label{
		Name: s.name, Span: s.span,
		Title: f.text("title"), Unit: f.text("unit"), Source: f.text("source"), About: f.text("about"),
		Question: f.text("question"), Actor: f.text("actor"),
	}
	if len(f.c.actors) > 0 && l.Actor != "" && f.c.actors[l.Actor] == nil {
		at := f.keys["actor"].value.span
		f.c.errorf(at, "unknown-name", "there is no actor %q", l.Actor).Hint = f.c.suggest(l.Actor, f.c.actors.list())
	}
	return l
}

// flag is the value of a key that is true or false; false if it is not there.
func (f *fields) flag(key string) bool {
	n := f.get(key)
	if n == nil || !f.c.scalar(n, key) {
		return false
	}
	if v := n.text.Value; n.quoted || v != "true" && v != "false" {
		f.c.errorf(n.span, "wrong-kind", "%q is true or false, not %q", key, v).Hint = "write " + key + ": true, without quotes"
		return false
	}
	return n.text.Value == "true"
}

// names is the value of a key that is a list of names of options or levels.
func (f *fields) names(key string) []string {
	n := f.get(key)
	if n == nil {
		return nil
	}
	if n.kind != sequenceNode || len(n.items) == 0 {
		f.c.errorf(n.span, "wrong-kind", "%q is a list of names", key).Hint = "write " + key + ": [one, other]"
		return nil
	}
	var names []string
	for _, item := range n.items {
		if !f.c.scalar(item, "an item of "+key) {
			continue
		}
		switch name := item.text.Value; {
		case f.c.tooLong(name, item.span):
		case !formula.IsIdentifier(name):
			f.c.errorf(item.span, "bad-name", "%q cannot be one of the %s", name, key).Hint =
				"a name is a small letter, then small letters, digits and _"
		case name != "none" && formula.IsReserved(name):
			f.c.errorf(item.span, "reserved-name", "%q cannot be one of the %s: it is a word of expressions", name, key)
		case slices.Contains(names, name):
			f.c.errorf(item.span, "name-taken", "%q is among the %s twice", name, key)
		default:
			names = append(names, name)
		}
	}
	return names
}

// scalar reports a value that is not a single one.
func (c *checker) scalar(n *node, what string) bool {
	switch n.kind {
	case scalarNode:
		return true
	case nullNode:
		c.errorf(n.span, "missing-value", "%s has no value", what)
	default:
		c.errorf(n.span, "wrong-kind", "%s is a single value, not a list or mapping", what)
	}
	return false
}

// section is the entries of a section of the file.
func (c *checker) section(root *fields, key string) []entry {
	n := root.get(key)
	if n == nil {
		return nil
	}
	if n.kind != mappingNode {
		c.errorf(n.span, "wrong-kind", "%q is a mapping of names to what they mean", key)
		return nil
	}
	return n.entries
}

// items is the items of a section that is a list.
func (c *checker) items(root *fields, key string) []*node {
	n := root.get(key)
	if n == nil {
		return nil
	}
	if n.kind != sequenceNode {
		c.errorf(n.span, "wrong-kind", "%q is a list", key).Hint = "write " + key + ": [..., ...]"
		return nil
	}
	return n.items
}

// written is an expression as it stands in the file: a formula, or a choice by name.
type written struct {
	text   source.Text
	tree   *formula.Node
	broken bool // mistakes in it were reported: nothing follows from its tree
	by     *choice
	span   source.Span
}

// formula reads an expression, or gives nil if there is none.
func (c *checker) formula(n *node, what string) *written {
	if n != nil && isChoice(n) {
		c.errorf(n.span, "misplaced", "a choice by name cannot stand in %s", what).Hint =
			"it stands in an auxiliary or in the value of a lever, alone"
		return nil
	}
	if n == nil || !c.scalar(n, what) {
		return nil
	}
	tree, diags := formula.Parse(n.text)
	c.diags = append(c.diags, diags...)
	return &written{text: n.text, tree: tree, broken: len(diags) > 0, span: n.span}
}
