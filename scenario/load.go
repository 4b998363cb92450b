package scenario

import (
	"io/fs"

	"wargame/scenario/source"
)

// Options say where files come from and what to change in the scenario before it is checked.
type Options struct {
	Files   fs.FS        // opens the paths named on the command line and in extends (cleaned, slash separated)
	Library fs.FS        // the shipped library: library/NAME is NAME.yaml in it; nil: none
	Set     []Assignment // changes from outside, in order
	Halve   bool         // half the step, twice the steps
}

// Assignment gives a variable a value, or a lever a default, from outside the file: --set NAME=EXPR.
type Assignment struct {
	Name string
	Text string // an expression
}
