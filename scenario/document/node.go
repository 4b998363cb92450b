package document

import "wargame/scenario/source"

// Node is a value of a document.
type Node struct {
	Kind    Kind
	Entries []Entry     // mapping: in order of first appearance
	Items   []*Node     // sequence
	Text    source.Text // scalar: the value and its place; null: "null" or "~" as written, or empty
	Quoted  bool        // scalar: stood in quotes
	Span    source.Span // of the value in its file
	File    *source.File
}

// Entry is a key of a mapping and its value.
type Entry struct {
	Key   source.Text
	Value *Node
}

// Kind is what a value is to YAML. Numbers and truth values are scalars: texts, as written.
type Kind uint8

// Kinds of nodes.
const (
	Null Kind = iota // nothing after the key, or null
	Scalar
	Mapping
	Sequence
)

// At is the index of the entry of a key in a mapping, or -1. A nil node has no entries.
func (n *Node) At(key string) int {
	if n == nil || n.Kind != Mapping {
		return -1
	}
	for i := range n.Entries {
		if n.Entries[i].Key.Value == key {
			return i
		}
	}
	return -1
}

// Child is the value of a key, or nil.
func (n *Node) Child(key string) *Node {
	if i := n.At(key); i >= 0 {
		return n.Entries[i].Value
	}
	return nil
}

// removes says whether n is an explicit null. Nothing after a key is null to YAML but removes nothing.
func (n *Node) removes() bool { return n.Kind == Null && n.Text.Value != "" }

// withEntry is n with the value of a key replaced, or added at the end.
func (n *Node) withEntry(e Entry) *Node {
	changed := *n
	changed.Entries = append([]Entry(nil), n.Entries...)
	if i := n.At(e.Key.Value); i >= 0 {
		changed.Entries[i].Value = e.Value
	} else {
		changed.Entries = append(changed.Entries, e)
	}
	return &changed
}

// without is n with a key left out.
func (n *Node) without(key string) *Node {
	changed := *n
	changed.Entries = nil
	for _, e := range n.Entries {
		if e.Key.Value != key {
			changed.Entries = append(changed.Entries, e)
		}
	}
	return &changed
}

// mappingLike is a mapping that stands where n stands.
func (n *Node) mappingLike(entries []Entry) *Node {
	return &Node{Kind: Mapping, Entries: entries, Span: n.Span, File: n.File}
}
