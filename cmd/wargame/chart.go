package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/chart"
	"wargame/results/picture"
	"wargame/results/saved"
	"wargame/scenario/source"
)

const chartLong = `chart draws one picture of a run: what the policies come to in an outcome, or how a watched series runs under each. It draws
on the terminal, or with -o as a file of SVG, for pages and slides; a picture says in words what it shows, and needs no colour.

An outcome is drawn as ranges (5 to 95% of trials, the middle half, median and mean; of a chance, how often it happens), as dots (of so
many futures, all as likely, each where it ends; a ring is not acceptable) or as a histogram. A series is drawn as a fan, that of a
stock with levels or of a lever with options as shares.

A FILE is run first, as wargame run does; a RUN is a saved one.`

const chartExample = `  wargame chart us-aid-pause --trials 2k --outcome ground_lost
  wargame chart us-aid-pause --trials 2k --outcome ground_lost --policy half_year --as dots
  wargame chart us-aid-pause --trials 2k --series interceptors --policy half_year -o interceptors.svg`

// How an outcome is drawn, as --as names it.
const (
	asRanges    = "ranges"
	asDots      = "dots"
	asHistogram = "histogram"
)

// futures is how many dots there are.
const futures = 50

// chartFlags are the flags of chart.
type chartFlags struct {
	selection
	outcome word
	series  word
	as      choice
	format  choice
	out     string
}

func newChart(a *app) *cobra.Command {
	f := &chartFlags{selection: newSelection(), as: oneOf(asRanges, asDots, asHistogram), format: choice{among: []string{"text", "svg"}}}
	c := &cobra.Command{
		Use:               "chart FILE|RUN",
		SuggestFor:        []string{"plot", "draw", "picture", "graph"},
		Short:             "Draw an outcome or a watched series",
		Long:              chartLong + cli.StatusHelp(nil),
		Example:           chartExample,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			if err := f.check(args, c.Flags().Changed("as")); err != nil {
				return err
			}
			return f.run(c.Context(), a, args[0])
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.Var(&f.outcome, "outcome", "draw this outcome")
	flags.Var(&f.series, "series", "draw this watched series")
	flags.Var(&f.as, "as", "how to draw an outcome")
	flags.StringVarP(&f.out, "output", "o", "", "write the picture to this `file`, and its name to stdout")
	flags.Var(&f.format, "format", "how to draw: for a terminal, or as SVG (default text; with -o, svg)")
	flags.Lookup("format").DefValue = ""
	f.selection.register(flags, "", "trials", "seed", "policy", "baseline", "set", "design", "workers", "memory")
	return c
}

// check refuses what does not say one picture.
func (f *chartFlags) check(args []string, drawnAs bool) error {
	switch {
	case len(args) != 1 || args[0] == "":
		return cli.Usage("which run? give one scenario or saved run", "for example: wargame chart us-aid-pause --outcome ground_lost")
	case f.outcome == "" && f.series == "":
		return cli.Usage("what is to be drawn? give --outcome NAME or --series NAME", "wargame explain "+quoteFile(args[0])+" names them")
	case f.outcome != "" && f.series != "":
		return cli.Usage("--outcome and --series are two pictures", "give one of them, and run the command twice")
	case f.series != "" && drawnAs:
		return cli.Usage("--as is of outcomes; a series is drawn as what it is", "")
	}
	if f.format.value == "" {
		f.format.value = "text"
		if f.out != "" {
			f.format.value = "svg"
		}
	}
	if ending := map[string]string{"text": ".txt", "svg": ".svg"}[f.format.value]; f.out != "" && filepath.Ext(f.out) != ending {
		return cli.Usage(fmt.Sprintf("-o %q: the name of the picture has to end in %s", f.out, ending), "so that no file of another kind is written over")
	}
	return f.selection.check()
}

// run draws the picture.
func (f *chartFlags) run(ctx context.Context, a *app, name string) error {
	if f.outcome != "" && !isRun(name) {
		f.outcomes = names{string(f.outcome)}
	}
	run, stopped := f.open(ctx, a, name, wants{series: f.series != ""})
	if run == nil {
		return stopped
	}
	c, err := f.draw(name, run)
	if err != nil {
		return err
	}
	var drawn bytes.Buffer
	if f.format.value == "svg" {
		err = chart.SVG(&drawn, c, chart.Paper{Alone: true})
	} else {
		err = chart.Text(&drawn, c, a.cells())
	}
	switch {
	case err != nil:
		return err
	case f.out != "":
		if err := writeFiles([]newFile{{filepath.FromSlash(f.out), drawn.Bytes()}}, true); err != nil {
			return err
		}
		fmt.Fprintln(a.Out, source.Shown(f.out))
	default:
		a.Out.Write(drawn.Bytes()) // its error is kept by Output
	}
	return stopped
}

// draw makes the chart of a run.
func (f *chartFlags) draw(name string, run *saved.Run) (*chart.Chart, error) {
	if err := f.restrict(name, run); err != nil {
		return nil, err
	}
	r := run.Report
	if f.series != "" {
		var known []string
		for _, s := range r.Policies[0].Series {
			known = append(known, s.Name)
		}
		if len(known) == 0 {
			return nil, cli.Usage(name+" has no watched series", "a scenario says under watch: what is recorded at each step")
		}
		i, err := find(name, "watched series", []string{string(f.series)}, known)
		if err != nil {
			return nil, err
		}
		return picture.Series(r, i[0]), nil
	}
	var known []string
	for _, o := range r.Policies[0].Outcomes {
		known = append(known, o.Name)
	}
	found, err := find(name, "outcome", []string{string(f.outcome)}, known)
	if err != nil {
		return nil, err
	}
	k := found[0]
	switch {
	case f.as.value == asRanges:
		return picture.Ranges(r, k), nil
	case r.Policies[0].Outcomes[k].Kind == results.Chance:
		return nil, cli.Usage(fmt.Sprintf("%s is a chance: it has no %s", f.outcome, f.as.value), "leave out --as")
	case run.Outcomes.Columns == nil:
		return nil, unreadable(name, saved.ErrNoTrials)
	case f.as.value == asDots:
		return picture.Dots(r, run.Outcomes, k, futures), nil
	}
	return picture.Histogram(r, run.Outcomes, k), nil
}

// restrict leaves the policies that are wanted in a run.
func (f *chartFlags) restrict(name string, run *saved.Run) error {
	var known []string
	for _, p := range run.Report.Policies {
		known = append(known, p.Name)
	}
	wanted, err := find(name, "policy", f.policies, known)
	if err != nil || len(wanted) == 0 {
		return err
	}
	keep := func(i int) bool {
		return slices.Contains(wanted, i) || known[i] == cmp.Or(string(f.baseline), run.Report.Baseline)
	}
	report, outcomes := *run.Report, *run.Outcomes
	report.Policies, outcomes.Policies = only(report.Policies, keep), only(outcomes.Policies, keep)
	outcomes.Columns = only(outcomes.Columns, keep)
	run.Report, run.Outcomes = &report, &outcomes
	return nil
}

// only are the elements of a list at the places to be kept.
func only[T any](list []T, keep func(i int) bool) []T {
	var kept []T
	for i, x := range list {
		if keep(i) {
			kept = append(kept, x)
		}
	}
	return kept
}

// cells is how pictures are laid out on stdout.
func (a *app) cells() chart.Cells {
	return chart.Cells{Width: a.Width(), ASCII: a.ascii, Color: a.Colored(a.color.value)}
}

// drawAll draws reports for a terminal: each outcome, and each watched series.
func (a *app) drawAll(w io.Writer, reports []*results.Report) error {
	for _, r := range reports {
		var charts []*chart.Chart
		for k := range r.Policies[0].Outcomes {
			charts = append(charts, picture.Ranges(r, k))
		}
		for i := range r.Policies[0].Series {
			charts = append(charts, picture.Series(r, i))
		}
		if len(reports) > 1 {
			fmt.Fprintf(w, "\n%s\n", strings.ToUpper(r.Scenario))
		}
		for i, c := range charts {
			if a.Quiet || i+1 < len(charts) && charts[i+1].Note == c.Note { // one legend serves all
				c.Note = ""
			}
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
			if err := chart.Text(w, c, a.cells()); err != nil {
				return err
			}
		}
	}
	return nil
}
