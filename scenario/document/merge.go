package document

import (
	"fmt"
	"slices"
	"strings"

	"wargame/scenario/source"
)

// merger merges files by the rules of extends.
//
// A null that finds nothing to remove stays in the tree, since it may mean an entry that a template will make, or
// (in the set of a policy with like or strategies) a lever's default; view reports the others.
type merger struct {
	views   map[*scenarioFile]*Node
	removed map[*Node]bool // nulls that removed something
	keep    bool           // nulls always stay: what is merged is a change, not a scenario
	diags   source.Diagnostics
	top     *scenarioFile // the file whose own mistakes are reported
}

func newMerger() *merger {
	return &merger{views: map[*scenarioFile]*Node{}, removed: map[*Node]bool{}}
}

// view is a file merged with all that it extends. Mistakes of every file are reported in its own view, where only
// what it extends itself is there.
func (m *merger) view(f *scenarioFile) *Node {
	if seen := m.views[f]; seen != nil {
		return seen
	}
	order := newLayering()
	for _, e := range f.extends {
		base := m.view(e.file)
		m.checkExcept(e, base)
		order.add(e.file, e.except)
	}
	m.checkConflicts(f)
	base := m.fold(order.layers, f.root.mappingLike(nil))
	m.top = f
	root := m.merge(base, f.root, nil)
	m.top = nil
	m.checkNulls(newSetExpander(root), root, f, nil, false)
	m.views[f] = root
	return root
}

// fold merges layers in order onto base.
func (m *merger) fold(layers []layer, base *Node) *Node {
	for _, l := range layers {
		base = m.merge(base, l.root(), nil)
	}
	return base
}

// checkExcept reports sections left out that are not there.
func (m *merger) checkExcept(e extension, base *Node) {
	for _, section := range e.left {
		if base.At(section.Value) >= 0 {
			continue
		}
		var names []string
		for _, have := range base.Entries {
			names = append(names, have.Key.Value)
		}
		hint := "it has nothing to leave out"
		if len(names) > 0 {
			hint = "it has " + strings.Join(names, ", ")
		}
		if near := source.Nearest(section.Value, names); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		m.diags = append(m.diags, source.Diagnostic{Code: "bad-except", Span: section.Whole(),
			Message: fmt.Sprintf("%s has no section %q to leave out", e.file.address, section.Value), Hint: hint})
	}
}

// merge is over merged onto base, both at path; base may be nil, and so may the result: nothing is there.
func (m *merger) merge(base, over *Node, path []string) *Node {
	switch {
	case over.removes():
		if base == nil || base.removes() {
			return over
		}
		m.removed[over] = true
		if m.keep {
			return over
		}
		return nil
	case base != nil && base.Kind == Mapping && over.Kind == Null && !isWholeValue(base, path):
		return base // the heading of a section, with nothing below it
	case base != nil && over.Kind == Null && base.Kind != Null:
		m.reportEmpty(base, over)
		return base
	}
	if base != nil && takesShortForm(path) && (isLongForm(base) || isLongForm(over)) {
		base, over = longForm(base), longForm(over)
	}
	switch {
	case over.Kind == Mapping && !isWholeValue(over, path):
		if base == nil || base.Kind != Mapping || isWholeValue(base, path) {
			base = over.mappingLike(nil)
		}
		return m.mergeEntries(base, over, path)
	case base != nil && addsUp(path) && base.Kind == Sequence && over.Kind == Sequence:
		return concatenate(base, over)
	}
	return over
}

// reportEmpty reports a key of the top file with nothing after it where there is a value to keep or remove.
func (m *merger) reportEmpty(base, over *Node) {
	if m.top == nil || over.File != m.top.source {
		return
	}
	m.diags = append(m.diags, source.Diagnostic{Code: "empty-value", Span: over.Span, Message: "nothing after the colon",
		Hint:  "write null to remove the value",
		Notes: []source.Note{{Span: base.Span, Message: "the value it has so far"}}})
}

// mergeEntries merges two mappings key by key.
func (m *merger) mergeEntries(base, over *Node, path []string) *Node {
	merged := *base
	merged.Entries = slices.Clone(base.Entries)
	if len(path) == 2 && (over.At("value") >= 0 || over.At("start") >= 0 || over.At("goal") >= 0) && over.At("source") < 0 {
		merged = *merged.without("source")
	}
	index := make(map[string]int, len(merged.Entries))
	templates := false
	for i, e := range merged.Entries {
		index[e.Key.Value] = i
		templates = templates || strings.Contains(e.Key.Value, "$")
	}
	for _, e := range over.Entries {
		value := e.Value
		if mayBeEmpty(path) && value.Kind == Null && !value.removes() {
			value = value.mappingLike(nil)
		}
		i, there := index[e.Key.Value]
		var old *Node
		if there {
			old = merged.Entries[i].Value
		}
		value = m.merge(old, value, append(path[:len(path):len(path)], e.Key.Value))
		if value == nil && templates {
			value = e.Value // it also removes what a template would put in its place
		}
		switch {
		case !there:
			index[e.Key.Value] = len(merged.Entries)
			merged.Entries = append(merged.Entries, Entry{e.Key, value})
		case value == nil:
			merged.Entries[i].Value = nil
			delete(index, e.Key.Value)
		case value.Kind == Mapping && !isWholeValue(value, append(path[:len(path):len(path)], e.Key.Value)):
			merged.Entries[i].Value = value
		default:
			merged.Entries[i] = Entry{e.Key, value}
		}
	}
	merged.Entries = slices.DeleteFunc(merged.Entries, func(e Entry) bool { return e.Value == nil })
	return &merged
}

// mayBeEmpty says that an entry of the mapping at path has a meaning with nothing after its name: a policy or a strategy that sets nothing.
func mayBeEmpty(path []string) bool {
	return len(path) == 1 && path[0] == "policies" || len(path) == 2 && path[0] == "strategies"
}

// takesShortForm says that at path a value x is short for {value: x}.
func takesShortForm(path []string) bool {
	return len(path) == 2 && (path[0] == "variables" || path[0] == "auxiliaries" || path[0] == "outcomes")
}

func isLongForm(n *Node) bool { return n.Kind == Mapping && n.At("by") < 0 }

// longForm is n as {value: n}, unless it is in that form.
func longForm(n *Node) *Node {
	if isLongForm(n) || n.Kind == Null {
		return n
	}
	return n.mappingLike([]Entry{{source.Fixed("value", n.Span), n}})
}

// isWholeValue says that a mapping at path is a value, replaced whole: a choice by name, a schedule, a table.
func isWholeValue(n *Node, path []string) bool {
	switch {
	case n.At("by") >= 0:
		return true
	case len(path) == 5:
		return path[0] == "strategies" && path[3] == "set"
	case len(path) == 4:
		return path[0] == "policies" && path[2] == "set"
	case len(path) == 2:
		return path[0] == "tables"
	}
	return false
}

// addsUp says that the list at path is added to, not replaced.
func addsUp(path []string) bool { return len(path) == 1 && (path[0] == "watch" || path[0] == "checks") }

// concatenate is the items of both lists, each once.
func concatenate(base, over *Node) *Node {
	both := *base
	both.Items = slices.Clone(base.Items)
	seen := map[string]bool{}
	for _, item := range base.Items {
		seen[canonicalText(item)] = true
	}
	for _, item := range over.Items {
		if !seen[canonicalText(item)] {
			both.Items = append(both.Items, item)
		}
	}
	return &both
}

// checkNulls reports the nulls of f in its view root that removed nothing; parent is the mapping at path and x knows
// the sets of root; like says that path leads into a policy with like or strategies.
func (m *merger) checkNulls(x *setExpander, parent *Node, f *scenarioFile, path []string, like bool) {
	if parent.Kind != Mapping || isWholeValue(parent, path) {
		return
	}
	like = like || isPolicyLike(parent, path)
	var made map[string]bool
	for _, e := range parent.Entries {
		if !e.Value.removes() {
			m.checkNulls(x, e.Value, f, append(path[:len(path):len(path)], e.Key.Value), like)
			continue
		}
		if e.Value.File != f.source || m.removed[e.Value] || like && isSetOfPolicy(path) {
			continue
		}
		if made == nil {
			made = x.madeNames(parent)
		}
		if !made[e.Key.Value] {
			m.diags = append(m.diags, source.Diagnostic{Code: "removes-nothing", Span: e.Value.Span,
				Message: fmt.Sprintf("null removes what a file extends, and there is no %s to remove", quoteKeyPath(path, e.Key.Value))})
		}
	}
}

// isPolicyLike says that n, at path, is a policy that starts from another or from strategies. In its set, null sets a lever back to its
// default.
func isPolicyLike(n *Node, path []string) bool {
	return len(path) == 2 && path[0] == "policies" && (n.At("like") >= 0 || n.At("strategies") >= 0)
}

func isSetOfPolicy(path []string) bool {
	return len(path) == 3 && path[0] == "policies" && path[2] == "set"
}

func quoteKeyPath(path []string, key string) string {
	return fmt.Sprintf("%q", strings.Join(append(path[:len(path):len(path)], key), "."))
}
