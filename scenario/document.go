package scenario

import "wargame/scenario/source"

// document is a scenario as merged from its files: extends followed, nulls removed, sets expanded, assignments from
// outside applied. It is still untyped: keys are not yet known to be right.
type document struct {
	root  *node
	files []*source.File // in the order read; the first is the file named
	sets  []set
	hash  string // hex SHA-256 of the canonical text of root
}

// set is a set of the file and its members in order.
type set struct {
	name    string
	members []string
	span    source.Span
}

// node is a value of a document.
type node struct {
	kind    nodeKind
	entries []entry     // mapping: in order of first appearance
	items   []*node     // sequence
	text    source.Text // scalar: the value and its place
	quoted  bool        // scalar: stood in quotes
	span    source.Span // of the value in its file
	file    *source.File
}

// entry is a key of a mapping and its value.
type entry struct {
	key   source.Text
	value *node
}

type nodeKind uint8

const (
	nullNode nodeKind = iota // nothing after the key, or null
	scalarNode
	mappingNode
	sequenceNode
)
