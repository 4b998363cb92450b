package document

import (
	"slices"
	"strings"

	"wargame/scenario/source"
)

// Difference is what two documents say otherwise in one place.
type Difference struct {
	Path []string // keys, from the section on: "variables", "fire", "value"; of an item of a list those of the list
	Was  *Node    // nil: the first document has nothing there
	Is   *Node    // nil: the second has nothing there
}

// Differences are those from one document to another, in the order of the first, and then of what the second alone has. An entry
// that both have differs key by key; one that only one of them has, and a value that is replaced whole, is one difference. A list
// differs by its items, whatever their order; of their order alone nothing is said. Texts that Hash does not tell apart are equal.
func Differences(a, b *Document) []Difference {
	list := differing(nil, nil, setsOf(a), setsOf(b))
	return differing(list, nil, a.Root, b.Root)
}

// setsOf are the sets of a document as they stand in a file.
func setsOf(d *Document) *Node {
	sets := &Node{Kind: Mapping}
	for _, s := range d.Sets {
		members := &Node{Kind: Sequence}
		for _, m := range s.Members {
			members.Items = append(members.Items, &Node{Kind: Scalar, Text: source.Fixed(m, s.Span)})
		}
		sets.Entries = append(sets.Entries, Entry{source.Fixed(s.Name, s.Span), members})
	}
	root := &Node{Kind: Mapping}
	if len(d.Sets) > 0 {
		root.Entries = []Entry{{source.Fixed("sets", d.Sets[0].Span), sets}}
	}
	return root
}

func differing(list []Difference, path []string, a, b *Node) []Difference {
	if takesShortForm(path) && a != nil && b != nil {
		a, b = longForm(a), longForm(b)
	}
	switch {
	case len(path) == 1 && a == nil:
		a = &Node{Kind: b.Kind} // a section that is not there has no entries
	case len(path) == 1 && b == nil:
		b = &Node{Kind: a.Kind}
	}
	switch {
	case a == nil || b == nil:
		return append(list, Difference{slices.Clone(path), a, b})
	case a.Kind != b.Kind || a.Kind < Mapping || isWholeValue(a, path) || isWholeValue(b, path):
		if canonicalText(a) != canonicalText(b) {
			list = append(list, Difference{slices.Clone(path), a, b})
		}
		return list
	case a.Kind == Sequence:
		return differingItems(list, path, a, b)
	}
	for _, e := range a.Entries {
		list = differing(list, append(path[:len(path):len(path)], e.Key.Value), e.Value, b.Child(e.Key.Value))
	}
	for _, e := range b.Entries {
		if a.At(e.Key.Value) < 0 {
			list = differing(list, append(path[:len(path):len(path)], e.Key.Value), nil, e.Value)
		}
	}
	return list
}

func differingItems(list []Difference, path []string, a, b *Node) []Difference {
	for _, item := range itemsWithout(a, b) {
		list = append(list, Difference{slices.Clone(path), item, nil})
	}
	for _, item := range itemsWithout(b, a) {
		list = append(list, Difference{slices.Clone(path), nil, item})
	}
	return list
}

// itemsWithout are the items of a list that are not in another, each as often as it is there once more.
func itemsWithout(list, other *Node) []*Node {
	there := map[string]int{}
	for _, item := range other.Items {
		there[canonicalText(item)]++
	}
	var only []*Node
	for _, item := range list.Items {
		text := canonicalText(item)
		if there[text]--; there[text] < 0 {
			only = append(only, item)
		}
	}
	return only
}

// Line is a value on one line, as it could stand in a file: texts without line breaks, mappings and lists in braces and brackets.
func (n *Node) Line() string {
	var parts []string
	switch n.Kind {
	case Mapping:
		for _, e := range n.Entries {
			parts = append(parts, e.Key.Value+": "+e.Value.Line())
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case Sequence:
		for _, item := range n.Items {
			parts = append(parts, item.Line())
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case Null:
		return "null"
	}
	return strings.Join(strings.Fields(n.Text.Value), " ")
}
