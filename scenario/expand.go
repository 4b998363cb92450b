package scenario

import (
	"fmt"
	"slices"
	"strings"

	"wargame/scenario/source"
)

// setExpander writes out the templates of a document: entries, keys and items that name sets.
type setExpander struct {
	sets    []set
	members map[string][]string
	root    *node
	made    int // nodes made so far
	full    bool
	diags   source.Diagnostics
}

func newSetExpander(root *node) *setExpander {
	x := &setExpander{root: root, members: map[string][]string{}}
	x.sets, x.diags = readSets(root)
	for _, s := range x.sets {
		x.members[s.name] = s.members
	}
	return x
}

// expand is root with templates written out, nulls that removed what they make taken out, and without sets.
func (x *setExpander) expand(root *node) *node {
	expanded := *root
	expanded.entries = nil
	for _, e := range root.entries {
		section := e.key.Value
		if section == "sets" {
			continue
		}
		switch {
		case e.value.kind == mappingNode:
			e.value = x.mapping(e.value, nil, []string{section})
		case section == "watch" || section == "correlations" || section == "checks":
			e.value = x.list(e.value, section)
		default:
			e.value = x.copy(e.value, nil, []string{section})
		}
		expanded.entries = append(expanded.entries, e)
	}
	return dropNulls(&expanded, nil, false)
}

// count says whether one more node may be made, whose text has that length and so many uses of sets.
func (x *setExpander) count(at source.Span, length, uses int) bool {
	x.made += 1 + uses + length/256
	if x.made > maxNodes {
		x.overflow(at, fmt.Sprintf("more than %d values, or texts as large, once sets are written out", maxNodes))
	}
	return !x.full
}

// overflow reports, once, that the sets make too much, and stops writing them out.
func (x *setExpander) overflow(at source.Span, message string) {
	if !x.full {
		x.full = true
		x.diags = append(x.diags, source.Diagnostic{Code: "too-large", Span: at, Message: message})
	}
}

// copy is n, at path, with members in place of the sets that b fixes.
func (x *setExpander) copy(n *node, b binding, path []string) *node {
	if !x.count(n.span, len(n.text.Value), 0) {
		return n
	}
	switch n.kind {
	case mappingNode:
		if chosen, ok := x.choose(n, b); ok {
			return x.copy(chosen, b, path)
		}
		return x.mapping(n, b, path)
	case sequenceNode:
		c := *n
		c.items = make([]*node, len(n.items))
		for i, item := range n.items {
			c.items[i] = x.copy(item, b, append(path[:len(path):len(path)], ""))
		}
		return &c
	case scalarNode:
		prose := isProse(path)
		refs := x.references(n.text.Value, prose)
		if len(refs) == 0 {
			return n
		}
		if len(refs) > maxSetUses {
			x.overflow(n.span, fmt.Sprintf("more than %d names with $ in one text", maxSetUses))
		}
		if !x.count(n.span, 0, len(refs)) {
			return n
		}
		c := *n
		c.text = fillReferences(n.text, refs, b)
		if !prose {
			x.checkReferences(c.text)
		}
		return &c
	}
	return n
}

// isProse says that the text at path is for people: a descriptive key of the file or of an entry.
func isProse(path []string) bool {
	switch last := path[len(path)-1]; last {
	case "title", "about", "question", "source", "unit":
		return len(path) != 2
	}
	return false
}

// checkReferences reports what is left of $names in an expression once members are in place.
func (x *setExpander) checkReferences(t source.Text) {
	for _, ref := range x.references(t.Value, false) {
		at := t.Span(ref.from, ref.from+1+len(ref.word))
		switch {
		case ref.set == "":
			x.diags = append(x.diags, source.Diagnostic{Code: "unknown-set", Span: at, Message: fmt.Sprintf("no set fits $%s", ref.word), Hint: x.nearSet(ref.word)})
		case !ref.bound:
			x.diags = append(x.diags, source.Diagnostic{Code: "free-set", Span: at, Message: fmt.Sprintf("nothing says which member of %s is meant", ref.set),
				Hint: fmt.Sprintf("put $%s into the name of the entry, or use sum(%s, ...)", ref.set, ref.set)})
		}
	}
}

// nearSet hints at the set whose name is nearest to a word or to the beginning of one.
func (x *setExpander) nearSet(word string) string {
	var names []string
	for _, s := range x.sets {
		names = append(names, s.name)
	}
	for {
		if near := source.Nearest(word, names); near != "" {
			return fmt.Sprintf("did you mean $%s?", near)
		}
		i := strings.LastIndexByte(word, '_')
		if i < 0 {
			break
		}
		word = word[:i]
	}
	if len(names) == 0 {
		return "the file has no sets"
	}
	return "the sets are " + strings.Join(names, ", ")
}

// choose is the value that {by: SET, MEMBER: VALUE} has for the member that b fixes; false where n is no such choice.
func (x *setExpander) choose(n *node, b binding) (*node, bool) {
	by := n.child("by")
	if by == nil || by.kind != scalarNode {
		return nil, false
	}
	set := by.text.Value
	member, fixed := b[set]
	if !fixed {
		if x.members[set] != nil && x.root.child("levers").at(set) < 0 && x.root.child("stocks").at(set) < 0 {
			x.diags = append(x.diags, source.Diagnostic{Code: "free-set", Span: by.span, Message: fmt.Sprintf("nothing says which member of %s is meant", set),
				Hint: fmt.Sprintf("by: %s works in an entry with $%s in its name", set, set)})
		}
		return nil, false
	}
	members := x.members[set]
	missing := slices.Clone(members)
	for _, e := range n.entries {
		name := e.key.Value
		missing = slices.DeleteFunc(missing, func(m string) bool { return m == name || name == "otherwise" })
		if name == "by" || name == "otherwise" || slices.Contains(members, name) {
			continue
		}
		hint := fmt.Sprintf("it has %s", strings.Join(members, ", "))
		if near := source.Nearest(name, members); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		x.diags = append(x.diags, source.Diagnostic{Code: "unknown-member", Span: e.key.Whole(), Message: fmt.Sprintf("%q is not in the set %s", name, set), Hint: hint})
	}
	if len(missing) > 0 {
		x.diags = append(x.diags, source.Diagnostic{Code: "missing-member", Span: by.span, Message: fmt.Sprintf("no value for %s", strings.Join(missing, ", ")), Hint: "give it, or otherwise: VALUE"})
	}
	if v := n.child(member); v != nil {
		return v, true
	}
	if v := n.child("otherwise"); v != nil {
		return v, true
	}
	return &node{span: n.span, file: n.file}, true
}

// mapping is a mapping at path with its templates written out, and members in place of the sets that b fixes.
func (x *setExpander) mapping(n *node, b binding, path []string) *node {
	m := &node{kind: mappingNode, span: n.span, file: n.file}
	written := map[string]int{} // keys that name no set, and where they are
	for i, e := range n.entries {
		if !strings.Contains(e.key.Value, "$") {
			written[e.key.Value] = i
		}
	}
	from := map[string]int{} // keys put down, and the entry each comes from
	put := func(key source.Text, i int, b binding) {
		if first, twice := from[key.Value]; !twice {
			from[key.Value] = i
			m.entries = append(m.entries, entry{key, x.copy(n.entries[i].value, b, append(path[:len(path):len(path)], key.Value))})
		} else if first != i {
			x.diags = append(x.diags, source.Diagnostic{Code: "duplicate-key", Span: key.Whole(), Message: fmt.Sprintf("%q is made by two templates", key.Value),
				Notes: []source.Note{{Span: n.entries[first].key.Whole(), Message: "first made here"}}})
		}
	}
	for i, e := range n.entries {
		for _, more := range x.bindings(x.freeSets(e.key.Value, b), e.key.Whole()) {
			if x.full {
				return m
			}
			joined := b.joined(more)
			key := x.fill(e.key, joined)
			x.checkReferences(key)
			if j, there := written[key.Value]; there {
				put(n.entries[j].key, j, b)
			} else {
				put(key, i, joined)
			}
		}
	}
	return m
}

// list is a list with the items that name sets written out.
func (x *setExpander) list(n *node, section string) *node {
	if n.kind != sequenceNode {
		return n
	}
	c := *n
	c.items = nil
	path := []string{section, ""}
	for _, item := range n.items {
		for _, b := range x.bindings(x.freeWithin(nil, item), item.span) {
			if x.full {
				return &c
			}
			c.items = append(c.items, x.copy(item, b, path))
		}
	}
	return &c
}

// dropNulls takes out the nulls that stood for "not this one" beside templates. Those in the set of a policy with
// like stay: there they mean the lever's default.
func dropNulls(n *node, path []string, like bool) *node {
	if n.kind != mappingNode || isWholeValue(n, path) {
		return n
	}
	like = like || isPolicyLike(n, path)
	c := *n
	c.entries = nil
	for _, e := range n.entries {
		if e.value.removes() && !(like && isSetOfPolicy(path)) {
			continue
		}
		e.value = dropNulls(e.value, append(path[:len(path):len(path)], e.key.Value), like)
		c.entries = append(c.entries, e)
	}
	return &c
}
