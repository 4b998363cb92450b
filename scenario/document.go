package scenario

import "wargame/scenario/source"

// Bounds of what is read, so that a file from a stranger costs little. Each is named in the message that refuses.
const (
	maxFileBytes = 1 << 20
	maxFiles     = 64
	maxDepth     = 64
	maxKeyBytes  = 200
	maxNodes     = 100_000 // of all files together, aliases counted where they stand; and again once sets are expanded
	maxSetsNamed = 8       // in the name of an entry
	maxSetUses   = 1_000   // in one text
)

// document is a scenario as merged from its files: extends followed, nulls removed, sets expanded, assignments from
// outside applied. It is still untyped: keys are not yet known to be right.
//
// Its root keeps no extends and no sets; abstract is there where the file named says so itself. Nodes are never
// changed once they are made, so aliases and templates may share them.
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
	text    source.Text // scalar: the value and its place; null: "null" or "~" as written, or empty
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

// at is the place of a key in a mapping, or -1.
func (n *node) at(key string) int {
	if n == nil || n.kind != mappingNode {
		return -1
	}
	for i := range n.entries {
		if n.entries[i].key.Value == key {
			return i
		}
	}
	return -1
}

// child is the value of a key, or nil.
func (n *node) child(key string) *node {
	if i := n.at(key); i >= 0 {
		return n.entries[i].value
	}
	return nil
}

// removes says whether n is an explicit null. Nothing after a key is null to YAML but removes nothing.
func (n *node) removes() bool { return n.kind == nullNode && n.text.Value != "" }

// withEntry is n with the value of a key replaced, or added at the end.
func (n *node) withEntry(e entry) *node {
	changed := *n
	changed.entries = append([]entry(nil), n.entries...)
	if i := n.at(e.key.Value); i >= 0 {
		changed.entries[i].value = e.value
	} else {
		changed.entries = append(changed.entries, e)
	}
	return &changed
}

// without is n with a key left out.
func (n *node) without(key string) *node {
	changed := *n
	changed.entries = nil
	for _, e := range n.entries {
		if e.key.Value != key {
			changed.entries = append(changed.entries, e)
		}
	}
	return &changed
}

// mappingLike is a mapping that stands where n stands.
func (n *node) mappingLike(entries []entry) *node {
	return &node{kind: mappingNode, entries: entries, span: n.span, file: n.file}
}

// read reads the scenario file of that name and all it extends, and merges, expands and changes them into one
// document. The document is nil where errors leave nothing that is worth checking further; it is there beside
// errors that stand alone, such as a key given twice.
func read(name string, o Options) (*document, source.Diagnostics) {
	files := &fileReader{options: o, known: map[fileAddress]*scenarioFile{}, nodesLeft: maxNodes}
	main := files.open(files.named(name), source.Span{})
	if files.failed {
		return nil, files.diags.Sort()
	}
	m := newMerger()
	root := m.view(main)
	if main.abstract != nil {
		root = root.withEntry(*main.abstract)
	}
	diags := append(files.diags, m.diags...)

	x := newSetExpander(root)
	root = x.expand(root)
	diags = append(diags, x.diags...)
	if x.diags.HasErrors() {
		return nil, diags.Sort()
	}
	root, assigned := assign(root, o.Set)
	diags = append(diags, assigned...)

	d := &document{root: root, files: files.sources, sets: x.sets}
	d.hash = canonicalHash(d)
	return d, diags.Sort()
}
