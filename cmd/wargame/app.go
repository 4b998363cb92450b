package main

import (
	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/table"
)

// app is what every subcommand works with: the streams, and the flags that all of them have.
type app struct {
	cli.Streams
	color choice
	ascii bool

	opened func(path string) // told of every scenario file before it is read; nil: nobody
}

// files are those of the machine, and stdin as "-".
func (a *app) files() cli.Files { return cli.Files{Stdin: a.In, Opened: a.opened} }

// style is how people's text is laid out on stdout.
func (a *app) style() table.Style {
	return table.Style{Width: a.Width(), Color: a.Colored(a.color.value), ASCII: a.ascii, Quiet: a.Quiet}
}

// output is the form in which a subcommand prints, of those that it has.
type output struct{ format choice }

// register adds the flag.
func (o *output) register(flags *pflag.FlagSet) { flags.Var(&o.format, "format", "how to print") }
