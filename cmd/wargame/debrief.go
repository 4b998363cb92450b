package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/play"
	"wargame/play/debrief"
	"wargame/play/debrief/render"
	"wargame/play/record"
	"wargame/results/contract"
	"wargame/results/page"
	"wargame/scenario/source"
)

const debriefLong = `debrief writes what there is to talk about after a game, as one HTML file that can be read, printed and
handed out: what happened and what each team knew, where the game lies among trials, what orders did and
what luck did, what other orders would have come to with the same luck, how good the estimates were, what
the readings hid, and questions. It needs no network and no script, and holds no name of a person.

--csv writes a table beside it, a row for each team, turn and lever; --format json prints all of it for
programs.

A GAME is the folder that wargame play writes. While it is not over, what it holds is a
secret, and --facilitator is needed. Its seed is told once it is closed, and before to the facilitator.`

const debriefExample = `  wargame play us-aid-pause --demo --turn '13 weeks' --game games/demo
  wargame debrief games/demo
  wargame debrief games/demo --csv decisions.csv -o game.html
  wargame debrief games/demo --format json`

// debriefFlags are the flags of debrief.
type debriefFlags struct {
	output
	out         string
	csv         string
	force       bool
	facilitator bool
	shows       bool
	workers     count
}

func newDebrief(a *app) *cobra.Command {
	f := &debriefFlags{output: output{oneOf("html", "json")}}
	c := &cobra.Command{
		Use:        "debrief GAME",
		SuggestFor: []string{"review", "hotwash", "aar"},
		Short:      "Write what there is to talk about after a game, as one HTML file",
		Example:    debriefExample,
		Long:       debriefLong + cli.StatusHelp(map[cli.Status]string{cli.Wrong: "the command or the game is wrong"}),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return cli.Usage("which game? give the folder of one", "wargame play FILE writes one, in games/")
			}
			return nil
		},
		ValidArgsFunction: completeRuns,
		RunE:              func(c *cobra.Command, args []string) error { return f.run(c.Context(), a, args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.out, "output", "o", "", "write to this `file`; - for stdout (default NAME-debrief.html, and stdout for json)")
	flags.StringVar(&f.csv, "csv", "", "write a table of decisions to this `file` too; - for stdout, and then no page")
	f.output.register(flags)
	flags.BoolVar(&f.facilitator, "facilitator", false, "of a game that is not over or not closed: you may know its secrets")
	flags.BoolVar(&f.force, "force", false, "write over files that are there")
	flags.BoolVar(&f.shows, "open", false, "open the page in a browser, where there is one")
	flags.Var(&f.workers, "workers", "compute this many things at once (default: one per processor)")
	flags.Lookup("workers").DefValue = ""
	return c
}

func (f *debriefFlags) run(ctx context.Context, a *app, name string) error {
	if err := f.check(name); err != nil {
		return err
	}
	g, err := f.game(ctx, a, name)
	if err != nil {
		return err
	}
	o := debrief.Options{Workers: int(f.workers), Sealed: g.Phase() != play.PhaseClosed && !f.facilitator}
	d, err := cli.Await(ctx, func() (*debrief.Debrief, error) { return debrief.New(ctx, g, o) })
	if ctx.Err() != nil {
		return cli.Interruption("interrupted before the debrief was there; nothing was written")
	}
	if err != nil {
		return refusedBy(name, err)
	}
	return f.write(a, d)
}

// check refuses what cannot be asked, before anything is computed, and says where the page goes.
func (f *debriefFlags) check(name string) error {
	page := f.format.value == "html" && f.csv != "-"
	if f.out == "" {
		f.out = "-"
		if page {
			f.out = filepath.Base(filepath.Clean(name)) + "-debrief.html"
		}
	}
	switch ext := filepath.Ext(f.out); {
	case f.shows && (!page || f.out == "-"):
		return cli.Usage("--open wants a page in a file", "give -o a name, and no --format json")
	case f.csv == "-" && (f.out != "-" || f.format.value == "json"):
		return cli.Usage("--csv - prints the table and nothing else", "give --csv a name, or leave the rest out")
	case f.out == "-":
		return nil
	case f.format.value == "json" && ext != ".json":
		return cli.Usage(fmt.Sprintf("-o %q: the name of a file for json has to end in .json", f.out), "so that no file of another kind is written over")
	case page && ext != ".html" && ext != ".htm":
		return cli.Usage(fmt.Sprintf("-o %q: the name of a page has to end in .html", f.out), "so that no file of another kind is written over")
	}
	for _, file := range []string{f.out, f.csv} {
		if _, err := os.Lstat(file); file != "" && err == nil && !f.force {
			return cli.Usage(file+" is there already", "give another name, or --force to write over it")
		}
	}
	return nil
}

// game reads a game and plays it again from its log.
func (f *debriefFlags) game(ctx context.Context, a *app, name string) (*play.Game, error) {
	g, err := cli.Await(ctx, func() (*play.Game, error) {
		c, err := record.Read(name)
		if err != nil {
			return nil, err
		}
		if c.Torn != "" {
			a.Note("%s: %s", name, c.Torn)
		}
		return c.Game()
	})
	switch {
	case ctx.Err() != nil:
		return nil, cli.Interruption("interrupted while reading " + name)
	case err != nil:
		return nil, refusedBy(name, err)
	case len(g.Turns()) < g.Rules.Turns && !f.facilitator:
		return nil, cli.Usage(fmt.Sprintf("%s is not over: %d of %d turns are played, and a debrief would tell what teams must not know yet", name, len(g.Turns()), g.Rules.Turns),
			"play it to its end, or say --facilitator for what was played so far")
	}
	return g, nil
}

// refusedBy says why a game cannot be told of.
func refusedBy(name string, err error) error {
	var damage *record.Damage
	var refused *play.Refusal
	switch {
	case errors.Is(err, record.ErrNoGame):
		return cli.Usage("there is no game in "+name, "give the folder that wargame play wrote, as games/NAME-DATE-1")
	case errors.As(err, &damage):
		return cli.Usage(name+": "+damage.Error(), "nothing after that line can be relied on: use another copy of the folder")
	case errors.As(err, &refused):
		return cli.Usage(name+": "+refused.Message, refused.Hint)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// write puts the debrief where it was asked for.
func (f *debriefFlags) write(a *app, d *debrief.Debrief) error {
	var text, rows bytes.Buffer
	var err error
	switch {
	case f.csv == "-":
	case f.format.value == "json":
		err = contract.Write(&text, d)
	default:
		err = page.WriteDocument(&text, render.Page(d))
	}
	if err == nil && f.csv != "" {
		err = render.CSV(&rows, d)
	}
	if err != nil {
		return err
	}
	var files []newFile
	if f.out != "-" {
		files = append(files, newFile{filepath.FromSlash(f.out), text.Bytes()})
	}
	switch f.csv {
	case "":
	case "-":
		text = rows
	default:
		files = append(files, newFile{filepath.FromSlash(f.csv), rows.Bytes()})
	}
	if err := writeFiles(files, true); err != nil {
		return err
	}
	if f.out == "-" {
		a.Out.Write(text.Bytes()) // its error is kept by Output
	} else {
		for _, file := range files {
			fmt.Fprintln(a.Out, source.Shown(file.path))
		}
	}
	if f.shows {
		return browse(f.out)
	}
	return nil
}
