package document

import (
	"fmt"
	"strings"

	"wargame/scenario/source"
)

// setExpander writes out the templates of a document: entries, keys and items that name sets.
type setExpander struct {
	sets     []Set
	members  map[string][]string
	choices  map[*Node]choice
	root     *Node
	made     int // nodes made so far
	compared int // names compared with mistyped ones so far
	full     bool
	diags    source.Diagnostics
}

func newSetExpander(root *Node) *setExpander {
	x := &setExpander{root: root, members: map[string][]string{}, choices: map[*Node]choice{}}
	x.sets, x.diags = readSets(root)
	for _, s := range x.sets {
		x.members[s.Name] = s.Members
	}
	return x
}

// expand is root with templates written out, nulls that removed what they make taken out, and without sets.
func (x *setExpander) expand(root *Node) *Node {
	expanded := *root
	expanded.Entries = nil
	for _, e := range root.Entries {
		section := e.Key.Value
		if section == "sets" {
			continue
		}
		switch {
		case e.Value.Kind == Mapping:
			e.Value = x.mapping(e.Value, nil, []string{section})
		case section == "watch" || section == "correlations" || section == "checks":
			e.Value = x.list(e.Value, section)
		default:
			e.Value = x.copy(e.Value, nil, []string{section})
		}
		expanded.Entries = append(expanded.Entries, e)
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
func (x *setExpander) copy(n *Node, b binding, path []string) *Node {
	if !x.count(n.Span, len(n.Text.Value), 0) {
		return n
	}
	switch n.Kind {
	case Mapping:
		if chosen, ok := x.choose(n, b); ok {
			return x.copy(chosen, b, path)
		}
		return x.mapping(n, b, path)
	case Sequence:
		c := *n
		c.Items = make([]*Node, len(n.Items))
		for i, item := range n.Items {
			c.Items[i] = x.copy(item, b, append(path[:len(path):len(path)], ""))
		}
		return &c
	case Scalar:
		prose := isProse(path)
		refs := x.references(n.Text.Value, prose)
		if len(refs) == 0 {
			return n
		}
		if len(refs) > maxSetUses {
			x.overflow(n.Span, fmt.Sprintf("more than %d names with $ in one text", maxSetUses))
		}
		if !x.count(n.Span, 0, len(refs)) {
			return n
		}
		c := *n
		c.Text = fillReferences(n.Text, refs, b)
		if !prose {
			x.checkReferences(c.Text)
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

// nearest is [source.Nearest] for the first mistakes of a file.
func (x *setExpander) nearest(word string, among []string) string {
	if x.compared += len(among); x.compared > maxCompared {
		return ""
	}
	return source.Nearest(word, among)
}

// nearSet hints at the set whose name is nearest to a word or to the beginning of one.
func (x *setExpander) nearSet(word string) string {
	var names []string
	for _, s := range x.sets {
		names = append(names, s.Name)
	}
	for {
		if near := x.nearest(word, names); near != "" {
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
	return "the sets are " + source.List(names)
}

// mapping is a mapping at path with its templates written out, and members in place of the sets that b fixes.
func (x *setExpander) mapping(n *Node, b binding, path []string) *Node {
	m := &Node{Kind: Mapping, Span: n.Span, File: n.File}
	written := map[string]int{} // keys that name no set, and where they are
	for i, e := range n.Entries {
		if !strings.Contains(e.Key.Value, "$") {
			written[e.Key.Value] = i
		}
	}
	from := map[string]int{} // keys put down, and the entry each comes from
	put := func(key source.Text, i int, b binding) {
		if first, twice := from[key.Value]; !twice {
			from[key.Value] = i
			m.Entries = append(m.Entries, Entry{key, x.copy(n.Entries[i].Value, b, append(path[:len(path):len(path)], key.Value))})
		} else if first != i {
			x.diags = append(x.diags, source.Diagnostic{Code: "duplicate-key", Span: key.Whole(), Message: fmt.Sprintf("%q is made by two templates", key.Value),
				Notes: []source.Note{{Span: n.Entries[first].Key.Whole(), Message: "first made here"}}})
		}
	}
	for i, e := range n.Entries {
		for _, more := range x.bindings(x.freeSets(e.Key.Value, b), e.Key.Whole()) {
			if x.full {
				return m
			}
			joined := b.joined(more)
			key := x.fill(e.Key, joined)
			x.checkReferences(key)
			if j, there := written[key.Value]; there {
				put(n.Entries[j].Key, j, b)
			} else {
				put(key, i, joined)
			}
		}
	}
	return m
}

// list is a list with the items that name sets written out.
func (x *setExpander) list(n *Node, section string) *Node {
	if n.Kind != Sequence {
		return n
	}
	c := *n
	c.Items = nil
	path := []string{section, ""}
	for _, item := range n.Items {
		for _, b := range x.bindings(x.freeWithin(nil, item), item.Span) {
			if x.full {
				return &c
			}
			c.Items = append(c.Items, x.copy(item, b, path))
		}
	}
	return &c
}

// dropNulls takes out the nulls that stood for "not this one" beside templates. Those in the set of a policy with
// like or strategies stay: there they mean the lever's default.
func dropNulls(n *Node, path []string, like bool) *Node {
	if n.Kind != Mapping || isWholeValue(n, path) {
		return n
	}
	like = like || isPolicyLike(n, path)
	c := *n
	c.Entries = nil
	for _, e := range n.Entries {
		if e.Value.removes() && !(like && isSetOfPolicy(path)) {
			continue
		}
		e.Value = dropNulls(e.Value, append(path[:len(path):len(path)], e.Key.Value), like)
		c.Entries = append(c.Entries, e)
	}
	return &c
}
