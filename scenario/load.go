// Package scenario reads scenario files and gives the model they describe. It says what a file means and nothing of
// how that is computed.
//
//	files ── document.Read ──▶ document ── decode ──▶ names, formulas ── resolve ──▶ *Scenario
//	         extends, sets                 known keys,              types, what may
//	                                       right kinds              stand where, draws
//
// [Load] does all of it. What is wrong is a [source.Diagnostic] with its place in the file; all independent mistakes
// are reported at once, and one that follows from another is not. A [Scenario] that is given back is whole: every
// name is resolved to an index, every [Expr] has a type, units are converted, choices by name and sums over sets are
// written out, draws have their addresses, and nothing leads back to itself at one point in time.
//
// [Scenario.Resolve] does the last step for an expression that stands in no file: what somebody asks of a scenario.
package scenario

import (
	"io"
	"io/fs"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// Options say where files come from and what to change in the scenario before it is checked.
type Options struct {
	Files   fs.FS        // opens the paths named on the command line and in extends (slash separated)
	Library fs.FS        // the shipped library: library/NAME is NAME.yaml in it; nil: none
	Set     []Assignment // changes from outside, in order
	Halve   bool         // half the step, twice the steps
	Units   bool         // what clashes in units is warned of alone, so that units can be looked at
	Method  *Method      // in place of the one that the file says; nil: that
}

// Assignment gives a variable a value, or a lever a default, from outside the file: --set NAME=EXPR.
type Assignment = document.Assignment

// read is the document of a scenario: its files, merged.
func read(name string, o Options) (*document.Document, source.Diagnostics) {
	return document.Read(name, document.Options{Files: o.Files, Library: o.Library, Set: o.Set,
		Sections: append(sections.names(), labelKeys.names()...), Keys: keysOfEntries()})
}

// Load reads a scenario, with the files it extends, and checks it. Its diagnostics hold errors, and then there is
// no Scenario, or only warnings, which are in Scenario.Warnings too. They are in order of place.
func Load(name string, o Options) (*Scenario, source.Diagnostics) {
	doc, diags := read(name, o)
	if doc == nil {
		return nil, diags.Sort()
	}
	s, more := check(doc, o)
	diags = append(diags, more...).Sort()
	if diags.HasErrors() {
		return nil, diags
	}
	s.Warnings = diags
	return s, diags
}

// WriteMerged writes the scenario as it is merged from its files, sets expanded and assignments applied: YAML that
// means the same without extends, each line with the file that its value came from in a comment. What it says need
// not be right; the diagnostics are of reading and merging alone, and nothing is written where they hold errors.
func WriteMerged(w io.Writer, name string, o Options) (source.Diagnostics, error) {
	doc, diags := read(name, o)
	if doc == nil || diags.HasErrors() {
		return diags.Sort(), nil
	}
	return diags, doc.Print(w)
}
