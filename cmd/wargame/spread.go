package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"wargame/analysis"
	analysisjson "wargame/analysis/contract"
	analysisrender "wargame/analysis/render"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results/contract"
)

// crossing is a flag that is how many worlds meet how many lucks each, as in 256x16. No worlds: it was not given.
type crossing analysis.Crossing

func (c *crossing) Type() string   { return "WORLDSxLUCKS" }
func (c *crossing) String() string { return fmt.Sprintf("%dx%d", c.Worlds, c.Lucks) }

func (c *crossing) Set(text string) error {
	worlds, lucks, found := strings.Cut(text, "x")
	var w, l count
	if !found || w.Set(worlds) != nil || l.Set(lucks) != nil {
		return errors.New("must be how many worlds meet how many lucks each, such as 256x16")
	}
	asked := analysis.Crossing{Worlds: int(w), Lucks: int(l)}
	var refused *analysis.Refused
	if errors.As(asked.Check(), &refused) {
		return errors.New("does not do: " + refused.Message)
	}
	*c = crossing(asked)
	return nil
}

// runSpreads says of what the spread of every file's outcomes is made.
func (f *runFlags) runSpreads(ctx context.Context, a *app, files []string) error {
	spreads, ending := each(ctx, a, files, f.spreadOf)
	if len(spreads) == 0 {
		return ending
	}
	if err := a.Page(func(w io.Writer) error { return f.printSpreads(w, a, spreads) }); err != nil {
		return err
	}
	return ending
}

// spreadOf runs one file with its worlds and lucks crossed. A part of that says nothing.
func (f *runFlags) spreadOf(ctx context.Context, a *app, file string) (*analysis.Spread, error) {
	p, err := f.prepare(ctx, a, file)
	if err != nil {
		return nil, err
	}
	if len(f.outcomes) == 0 {
		p.outcomes = p.scenario.Headlines()
		if err = p.compile(ctx); err != nil {
			return nil, err
		}
	}
	c := analysis.Crossing(f.crossed)
	o := c.Options(f.options())
	if err := f.fitsRun(p, o, 1); err != nil {
		return nil, err
	}
	out, err := p.run(ctx, a, o)
	if err != nil {
		return nil, err
	}
	s, err := cli.Await(ctx, func() (*analysis.Spread, error) { return c.Spread(out), nil })
	if err != nil {
		return nil, cli.Interruption("interrupted while splitting the spread of " + file)
	}
	s.Heading = headed(p, out, fmt.Sprintf("wargame run %s --spread=%s --seed %d%s", quoteFile(file), f.crossed.String(), f.seed, f.choices()))
	return s, nil
}

// printSpreads prints them as --format says.
func (f *runFlags) printSpreads(w io.Writer, a *app, spreads []*analysis.Spread) error {
	switch f.format.value {
	case "json":
		return contract.Write(w, analysisjson.NewSpreads(spreads))
	case "csv":
		return analysisrender.SpreadsCSV(w, spreads)
	}
	var parts []analysisrender.Part
	for i, s := range spreads {
		style := a.style()
		style.Quiet = style.Quiet || i+1 < len(spreads) // one legend serves all
		part := analysisrender.Spread(s, style)
		part.Page.Part = len(spreads) > 1
		parts = append(parts, part)
	}
	if f.format.value == "markdown" {
		return analysisrender.Markdown(w, parts)
	}
	return analysisrender.Text(w, parts, a.style())
}
