package scenario

import (
	"bytes"
	"slices"
	"strings"

	"wargame/scenario/document"
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
	keys  map[string]document.Entry
}

// fields reads a mapping with the given keys and the descriptive ones. Whatever is wrong with it is reported; what
// is right can be asked for.
func (c *checker) fields(n *document.Node, span source.Span, what string, own keys) *fields {
	return c.closed(n, span, what, own, labelKeys...)
}

// closed reads a mapping with the given keys, and perhaps more that go without saying.
func (c *checker) closed(n *document.Node, span source.Span, what string, own keys, more ...key) *fields {
	known := own.names()
	f := &fields{c: c, what: what, span: span, keys: map[string]document.Entry{}}
	switch n.Kind {
	case document.Mapping:
	case document.Null:
		c.errorf(span, "missing-value", "%s has nothing after its name", what).Hint = f.example(known)
		return f
	default:
		c.errorf(n.Span, "wrong-kind", "%s is a mapping of keys to values", what).Hint = f.example(known)
		return f
	}
	f.read = true
	known = append(known, keys(more).names()...)
	for i, e := range n.Entries {
		if !slices.Contains(known, e.Key.Value) {
			if i > 0 && splits(e) {
				c.errorf(e.Key.Whole(), "split-value", "YAML ends the value of %q at its comma inside {...}", n.Entries[i-1].Key.Value).Hint =
					"put the whole value in quotes, or write it on a line of its own"
				continue
			}
			c.errorf(e.Key.Whole(), "unknown-key", "%s has no key %q", what, e.Key.Value).Hint = c.keyHint(e.Key.Value, known)
			f.meant = append(f.meant, c.nearest(e.Key.Value, known))
			if c.isMember(e.Key.Value) {
				f.meant = append(f.meant, known...)
			}
			continue
		}
		f.keys[e.Key.Value] = e
	}
	return f
}

// splits says that an entry is the rest of the value before it, which stood in {...} and had a comma in it: to YAML it is a key
// without a colon.
func splits(e document.Entry) bool {
	at := e.Key.Whole()
	return e.Value.Kind == document.Null && at.File != nil && !bytes.HasPrefix(bytes.TrimLeft(at.File.Text[at.To:], " "), []byte(":"))
}

// example is a hint that shows the first key.
func (f *fields) example(known []string) string {
	if len(known) == 0 {
		return ""
	}
	return "its keys: " + strings.Join(known, ", ")
}

// entry reads an entry with the given keys, which may have the short form: a bare expression in place of {value: ...}.
func (c *checker) entry(e document.Entry, what string, value key, own keys) *fields {
	if e.Value.Kind == document.Scalar || isChoice(e.Value) {
		return &fields{c: c, what: what, span: e.Key.Whole(), read: true, keys: map[string]document.Entry{"value": e}}
	}
	return c.fields(e.Value, e.Key.Whole(), what, append(keys{value}, own...))
}

// get is the value of a key, or nil if it is not there or has none.
func (f *fields) get(key string) *document.Node {
	e, ok := f.keys[key]
	if !ok {
		return nil
	}
	if e.Value.Kind == document.Null {
		f.c.errorf(e.Key.Whole(), "missing-value", "%q has no value", key)
		return nil
	}
	return e.Value
}

// required is the value of a key that must be there, or nil; that it is missing is reported.
func (f *fields) required(key string) *document.Node {
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
	return strings.TrimSpace(n.Text.Value)
}

// label reads the descriptive keys.
func (f *fields) label(s *symbol) Label {
	return Label{
		Name: s.name, Span: s.span,
		Title: f.text("title"), Unit: f.text("unit"), Source: f.text("source"), About: f.text("about"),
		Question: f.text("question"), Actor: f.setter(s.kind), UnitSpan: f.spanOf("unit"),
	}
}

// spanOf is the place of the value of a key; nowhere where there is none.
func (f *fields) spanOf(key string) source.Span {
	if e, ok := f.keys[key]; ok {
		return e.Value.Span
	}
	return source.Span{}
}

// flag is the value of a key that is true or false; false if it is not there.
func (f *fields) flag(key string) bool {
	n := f.get(key)
	if n == nil || !f.c.scalar(n, key) {
		return false
	}
	if v := n.Text.Value; n.Quoted || v != "true" && v != "false" {
		f.c.errorf(n.Span, "wrong-kind", "%q is true or false, not %q", key, v).Hint = "write " + key + ": true, without quotes"
		return false
	}
	return n.Text.Value == "true"
}

// names is the value of a key that is a list of names of options or levels.
func (f *fields) names(key string) []string {
	n := f.get(key)
	if n == nil {
		return nil
	}
	if n.Kind != document.Sequence || len(n.Items) == 0 {
		f.c.errorf(n.Span, "wrong-kind", "%q is a list of names", key).Hint = "write " + key + ": [one, other]"
		return nil
	}
	if len(n.Items) > maxNames {
		f.c.errorf(n.Span, "too-large", "%q has %d names; at most %d are allowed", key, len(n.Items), maxNames)
		return nil
	}
	var names []string
	for _, item := range n.Items {
		if !f.c.scalar(item, "an item of "+key) {
			continue
		}
		switch name := item.Text.Value; {
		case f.c.tooLong(name, item.Span):
		case !formula.IsIdentifier(name):
			f.c.errorf(item.Span, "bad-name", "%q cannot be one of the %s", name, key).Hint =
				"a name is a small letter, then small letters, digits and _"
		case name != "none" && formula.IsReserved(name):
			f.c.errorf(item.Span, "reserved-name", "%q cannot be one of the %s: it is a word of expressions", name, key)
		case slices.Contains(names, name):
			f.c.errorf(item.Span, "name-taken", "%q is among the %s twice", name, key)
		default:
			names = append(names, name)
		}
	}
	return names
}

// scalar reports a value that is not a single one.
func (c *checker) scalar(n *document.Node, what string) bool {
	switch n.Kind {
	case document.Scalar:
		return true
	case document.Null:
		c.errorf(n.Span, "missing-value", "%s has no value", what)
	default:
		c.errorf(n.Span, "wrong-kind", "%s is a single value, not a list or mapping", what)
	}
	return false
}

// section is the entries of a section of the file.
func (c *checker) section(root *fields, key string) []document.Entry {
	n := root.get(key)
	if n == nil {
		return nil
	}
	if n.Kind != document.Mapping {
		c.errorf(n.Span, "wrong-kind", "%q is a mapping of names to what they mean", key)
		return nil
	}
	return n.Entries
}

// items is the items of a section that is a list.
func (c *checker) items(root *fields, key string) []*document.Node {
	n := root.get(key)
	if n == nil {
		return nil
	}
	if n.Kind != document.Sequence {
		c.errorf(n.Span, "wrong-kind", "%q is a list", key).Hint = "write " + key + ": [..., ...]"
		return nil
	}
	return n.Items
}

// written is an expression as it stands in the file: a formula, or a choice by name.
type written struct {
	text   source.Text
	tree   *formula.Node
	broken bool // mistakes in it were reported: nothing follows from its tree
	by     *choice
	span   source.Span
}

// formula reads an expression, or gives nil if there is none. One that aliases repeat is read once.
func (c *checker) formula(n *document.Node, what string) *written {
	if n != nil && isChoice(n) {
		c.errorf(n.Span, "misplaced", "a choice by name cannot stand in %s", what).Hint =
			"it stands in an auxiliary or in the value of a lever, alone"
		return nil
	}
	if n == nil || !c.scalar(n, what) {
		return nil
	}
	if known := c.trees[n]; known != nil {
		return known
	}
	if c.text > maxText {
		return nil // which is reported
	}
	c.text += len(n.Text.Value)
	tree, diags := formula.Parse(n.Text)
	c.diags = append(c.diags, diags...)
	w := &written{text: n.Text, tree: tree, broken: len(diags) > 0, span: n.Span}
	c.trees[n] = w
	if c.text > maxText {
		c.errorf(n.Span, "too-large", "the expressions of the scenario, those that sets repeat among them, are longer than %d bytes together", maxText)
	}
	return w
}
