package scenario

import (
	"slices"

	"wargame/scenario/document"
)

// modelOf is a document without the keys that only tell of columns. Its hash stays where a title, a source or what
// counts as better is written anew, and changes with all that a column can depend on.
func modelOf(d *document.Document) *document.Document {
	model := *d
	model.Root = making(d.Root, sections)
	for i := range model.Root.Entries {
		section := &model.Root.Entries[i]
		switch shape := sections.shapeOf(section.Key.Value); shape {
		case aClock:
			section.Value = making(section.Value, clockKeys)
		case someStrategies:
			section.Value = strategiesMaking(section.Value)
		default:
			section.Value = entriesMaking(section.Value, entryKeys[shape])
		}
	}
	return &model
}

// strategiesMaking is the section of strategies, which has those of each actor in a mapping of their own.
func strategiesMaking(section *document.Node) *document.Node {
	kept := *section
	kept.Entries = slices.Clone(section.Entries)
	for i, e := range kept.Entries {
		kept.Entries[i].Value = entriesMaking(e.Value, strategyKeys)
	}
	return &kept
}

// making is a mapping without the keys that only tell: the descriptive ones, and those of its own. Keys that are no
// table's (points of a table, names of a choice) stay, and so does what is no mapping.
func making(n *document.Node, own keys) *document.Node {
	if n.Kind != document.Mapping || isChoice(n) {
		return n
	}
	kept := *n
	kept.Entries = slices.DeleteFunc(slices.Clone(n.Entries), func(e document.Entry) bool {
		return own.tell(e.Key.Value) || labelKeys.tell(e.Key.Value)
	})
	return &kept
}

// entriesMaking is a section whose entries or items are left as making leaves them. An item that keeps one key becomes its
// value, as if the item had been written without keys.
func entriesMaking(section *document.Node, own keys) *document.Node {
	kept := *section
	kept.Entries, kept.Items = slices.Clone(section.Entries), slices.Clone(section.Items)
	for i, e := range kept.Entries {
		kept.Entries[i].Value = making(e.Value, own)
	}
	for i, n := range kept.Items {
		if n = making(n, own); len(n.Entries) == 1 {
			n = n.Entries[0].Value
		}
		kept.Items[i] = n
	}
	return &kept
}
