package main

import (
	"fmt"
	"io"
	"math"

	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/contract"
	"wargame/results/number"
	"wargame/results/render"
)

// shown is how reports of runs are printed: the flags for it.
type shown struct {
	output
	screen
	charts bool // with pictures after the tables
}

func newShown() *shown {
	return &shown{output: output{oneOf("table", "json", "csv", "markdown")}, screen: screen{table: choice{among: []string{scorecard, detail}}}}
}

// register adds the flags.
func (s *shown) register(flags *pflag.FlagSet) {
	s.output.register(flags)
	s.screen.register(flags)
	flags.BoolVar(&s.charts, "chart", false, "draw, after the tables, what policies come to in each outcome and how what is watched runs")
	flags.Lookup("digits").DefValue = "3"
}

// check refuses flags that contradict each other.
func (s *shown) check() error {
	if form := s.format.value; s.digits > 0 && (form == "json" || form == "csv") {
		return cli.Usage(fmt.Sprintf("--digits is of tables and markdown: --format %s has every digit", form), "")
	}
	if s.charts && s.format.value != "table" {
		return cli.Usage("--chart draws for a terminal: it goes with --format table", "wargame chart draws one picture as SVG")
	}
	return nil
}

// wants are what a report needs to be printed so.
func (s *shown) wants() wants {
	form := s.format.value
	return wants{series: form == "json" || s.charts, influences: (form == "table" || form == "markdown") && s.table.value != detail}
}

// print prints reports and tells of the checks that do not hold.
func (s *shown) print(a *app, reports []*results.Report, ending cli.Status) error {
	if len(reports) == 0 {
		return ending
	}
	if err := a.Page(func(w io.Writer) error { return s.render(w, a, reports) }); err != nil {
		return err
	}
	for _, report := range reports {
		ending = ending.Worse(unmetChecks(a, report))
	}
	return ending
}

// render prints reports as --format says.
func (s *shown) render(w io.Writer, a *app, reports []*results.Report) error {
	switch s.format.value {
	case "json":
		return contract.Write(w, contract.NewRuns(reports))
	case "csv":
		return render.CSV(w, reports)
	case "markdown":
		return s.printMarkdown(w, a, reports)
	}
	if err := s.printTables(w, a, reports); err != nil || !s.charts {
		return err
	}
	return a.drawAll(w, reports)
}

// unmetChecks tells which checks of a scenario do not hold, and how to see a trial in which they do not.
func unmetChecks(a *app, report *results.Report) cli.Status {
	status := cli.Done
	for _, check := range report.Checks {
		if check.Holds {
			continue
		}
		status = cli.Unmet
		hint := fmt.Sprintf("see a trial in which it fails: %s --trial %d", report.Again, check.Failing)
		a.Error(fmt.Sprintf("%s: a check does not hold: %s (%s)", report.File, check.That, failsIn(check)), hint)
	}
	return status
}

// failsIn says in how many trials a check fails.
func failsIn(c results.CheckReport) string {
	fails := c.Looked - int(math.Round(c.Share*float64(c.Looked)))
	return fmt.Sprintf("it fails in %s of %s", number.Group(fails), number.Plural(c.Looked, "trial"))
}
