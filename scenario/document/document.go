// Package document reads scenario files into one tree of keys and values, each with its place in the file it came
// from. It knows the shape of the format (sections, entries, short forms, templates over sets) and neither which keys
// there are nor what an expression means.
//
//	bytes ── YAML ──▶ *Node ── extends ──▶ *Node ── sets ──▶ *Node ── assign ──▶ *Document
//	                  a file               files merged      templates           --set
//	                                       by key            written out
//
// [Read] does all of it. [Document.Print] writes a document as one file that reads the same, and [Document.Hash] is
// that of its text, however it is laid out and spread over files.
package document

import (
	"io/fs"

	"wargame/scenario/source"
)

// Document is a scenario as merged from its files: extends followed, nulls removed, sets expanded, assignments from
// outside applied. It is still untyped: keys are not yet known to be right.
//
// Its root keeps no extends and no sets; abstract is there where the file named says so itself. Nodes are never
// changed once they are made, so aliases and templates may share them.
type Document struct {
	Root  *Node
	Files []*source.File // in the order read; the first is the file named
	Sets  []Set
}

// Set is a set of the file and its members in order.
type Set struct {
	Name    string
	Members []string
	Span    source.Span
}

// Options say where files come from and what is changed from outside.
type Options struct {
	Files   fs.FS        // opens the paths named on the command line and in extends (slash separated)
	Library fs.FS        // the shipped library: library/NAME is NAME.yaml in it; nil: none
	Set     []Assignment // in order

	// Sections are the keys by which a file that is extended is known for a scenario, where it does not name its version; nil: all
	// files are taken for scenarios.
	Sections []string
	// Keys are those of all entries, so that a mapping without any of them, in the place of a value of a template, has a value for each
	// member of a set.
	Keys []string
}

// Assignment gives a variable a value, or a lever a default, from outside the file: --set NAME=EXPR.
type Assignment struct {
	Name string
	Text string // an expression
}

// Read reads the scenario file of that name and all it extends, and merges, expands and changes them into one
// document. The document is nil where errors leave nothing that is worth checking further; it is there beside
// errors that stand alone, such as a key given twice.
func Read(name string, o Options) (*Document, source.Diagnostics) {
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

	return &Document{Root: root, Files: files.sources, Sets: x.sets}, diags.Sort()
}
