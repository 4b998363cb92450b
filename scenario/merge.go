package scenario

import (
	"fmt"
	"slices"
	"strings"

	"wargame/scenario/source"
)

// merger merges files by the rules of extends.
//
// A null that finds nothing to remove stays in the tree, since it may mean an entry that a template will make, or
// (in the set of a policy with like) a lever's default; view reports the others.
type merger struct {
	views   map[*scenarioFile]*node
	removed map[*node]bool // nulls that removed something
	keep    bool           // nulls always stay: what is merged is a change, not a scenario
	diags   source.Diagnostics
	top     *scenarioFile // the file whose own mistakes are reported
}

func newMerger() *merger {
	return &merger{views: map[*scenarioFile]*node{}, removed: map[*node]bool{}}
}

// view is a file merged with all that it extends. Mistakes of every file are reported in its own view, where only
// what it extends itself is there.
func (m *merger) view(f *scenarioFile) *node {
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
func (m *merger) fold(layers []layer, base *node) *node {
	for _, l := range layers {
		base = m.merge(base, l.root(), nil)
	}
	return base
}

// checkExcept reports sections left out that are not there.
func (m *merger) checkExcept(e extension, base *node) {
	for _, section := range e.left {
		if base.at(section.Value) >= 0 {
			continue
		}
		var names []string
		for _, have := range base.entries {
			names = append(names, have.key.Value)
		}
		hint := ""
		if near := source.Nearest(section.Value, names); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		m.diags = append(m.diags, source.Diagnostic{Code: "bad-except", Span: section.Whole(),
			Message: fmt.Sprintf("%s has no section %q to leave out", e.file.address, section.Value), Hint: hint})
	}
}

// merge is over merged onto base, both at path; base may be nil, and so may the result: nothing is there.
func (m *merger) merge(base, over *node, path []string) *node {
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
	case base != nil && base.kind == mappingNode && over.kind == nullNode && !isWholeValue(base, path):
		return base // the heading of a section, with nothing below it
	case base != nil && over.kind == nullNode && base.kind != nullNode:
		m.reportEmpty(base, over)
		return base
	}
	if base != nil && takesShortForm(path) && (isLongForm(base) || isLongForm(over)) {
		base, over = longForm(base), longForm(over)
	}
	switch {
	case over.kind == mappingNode && !isWholeValue(over, path):
		if base == nil || base.kind != mappingNode || isWholeValue(base, path) {
			base = over.mappingLike(nil)
		}
		return m.mergeEntries(base, over, path)
	case base != nil && addsUp(path) && base.kind == sequenceNode && over.kind == sequenceNode:
		return concatenate(base, over)
	}
	return over
}

// reportEmpty reports a key of the top file with nothing after it where there is a value to keep or remove.
func (m *merger) reportEmpty(base, over *node) {
	if m.top == nil || over.file != m.top.source {
		return
	}
	m.diags = append(m.diags, source.Diagnostic{Code: "empty-value", Span: over.span, Message: "nothing after the colon",
		Hint:  "write null to remove the value",
		Notes: []source.Note{{Span: base.span, Message: "the value it has so far"}}})
}

// mergeEntries merges two mappings key by key.
func (m *merger) mergeEntries(base, over *node, path []string) *node {
	merged := *base
	merged.entries = slices.Clone(base.entries)
	if len(path) == 2 && (over.at("value") >= 0 || over.at("start") >= 0) && over.at("source") < 0 {
		merged = *merged.without("source")
	}
	index := make(map[string]int, len(merged.entries))
	templates := false
	for i, e := range merged.entries {
		index[e.key.Value] = i
		templates = templates || strings.Contains(e.key.Value, "$")
	}
	for _, e := range over.entries {
		value := e.value
		if len(path) == 1 && path[0] == "policies" && value.kind == nullNode && !value.removes() {
			value = value.mappingLike(nil)
		}
		i, there := index[e.key.Value]
		var old *node
		if there {
			old = merged.entries[i].value
		}
		value = m.merge(old, value, append(path[:len(path):len(path)], e.key.Value))
		if value == nil && templates {
			value = e.value // it also removes what a template would put in its place
		}
		switch {
		case !there:
			index[e.key.Value] = len(merged.entries)
			merged.entries = append(merged.entries, entry{e.key, value})
		case value == nil:
			merged.entries[i].value = nil
			delete(index, e.key.Value)
		case value.kind == mappingNode && !isWholeValue(value, append(path[:len(path):len(path)], e.key.Value)):
			merged.entries[i].value = value
		default:
			merged.entries[i] = entry{e.key, value}
		}
	}
	merged.entries = slices.DeleteFunc(merged.entries, func(e entry) bool { return e.value == nil })
	return &merged
}

// takesShortForm says that at path a value x is short for {value: x}.
func takesShortForm(path []string) bool {
	return len(path) == 2 && (path[0] == "variables" || path[0] == "auxiliaries" || path[0] == "outcomes")
}

func isLongForm(n *node) bool { return n.kind == mappingNode && n.at("by") < 0 }

// longForm is n as {value: n}, unless it is in that form.
func longForm(n *node) *node {
	if isLongForm(n) || n.kind == nullNode {
		return n
	}
	return n.mappingLike([]entry{{source.Fixed("value", n.span), n}})
}

// isWholeValue says that a mapping at path is a value, replaced whole: a choice by name, a schedule, a table.
func isWholeValue(n *node, path []string) bool {
	switch {
	case n.at("by") >= 0:
		return true
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
func concatenate(base, over *node) *node {
	both := *base
	both.items = slices.Clone(base.items)
	seen := map[string]bool{}
	for _, item := range base.items {
		seen[canonicalText(item)] = true
	}
	for _, item := range over.items {
		if !seen[canonicalText(item)] {
			both.items = append(both.items, item)
		}
	}
	return &both
}

// checkNulls reports the nulls of f in its view root that removed nothing; parent is the mapping at path and x knows
// the sets of root; like says that path leads into a policy with like.
func (m *merger) checkNulls(x *setExpander, parent *node, f *scenarioFile, path []string, like bool) {
	if parent.kind != mappingNode || isWholeValue(parent, path) {
		return
	}
	like = like || isPolicyLike(parent, path)
	var made map[string]bool
	for _, e := range parent.entries {
		if !e.value.removes() {
			m.checkNulls(x, e.value, f, append(path[:len(path):len(path)], e.key.Value), like)
			continue
		}
		if e.value.file != f.source || m.removed[e.value] || like && isSetOfPolicy(path) {
			continue
		}
		if made == nil {
			made = x.madeNames(parent)
		}
		if !made[e.key.Value] {
			m.diags = append(m.diags, source.Diagnostic{Code: "removes-nothing", Span: e.value.span,
				Message: fmt.Sprintf("null removes what a file extends, and there is no %s to remove", quoteKeyPath(path, e.key.Value))})
		}
	}
}

// isPolicyLike says that n, at path, is a policy with like. In its set, null sets a lever back to its default.
func isPolicyLike(n *node, path []string) bool {
	return len(path) == 2 && path[0] == "policies" && n.at("like") >= 0
}

func isSetOfPolicy(path []string) bool {
	return len(path) == 3 && path[0] == "policies" && path[2] == "set"
}

func quoteKeyPath(path []string, key string) string {
	return fmt.Sprintf("%q", strings.Join(append(path[:len(path):len(path)], key), "."))
}
