package main

import (
	"io"

	"github.com/spf13/pflag"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/render"
	"wargame/results/table"
)

// The screens of a run, as --table names them.
const (
	scorecard = "scorecard"
	detail    = "detail"
)

// screen is what people are shown of a run: the scorecard of one scenario, a line each of several, or every number.
type screen struct {
	table  choice
	digits digits
}

// register adds the flag.
func (s *screen) register(flags *pflag.FlagSet) {
	flags.Var(&s.table, "table", "what to print: the scorecard, of each file where there are several, or every number in detail")
	flags.Lookup("table").DefValue = ""
	flags.Var(&s.digits, "digits", "significant digits of numbers in tables and markdown; json and csv have all")
}

// pages are the screens of reports, but for those in detail.
func (s *screen) pages(reports []*results.Report, style table.Style) []*table.Page {
	var pages []*table.Page
	if len(reports) > 1 {
		pages = append(pages, render.Overview(reports, style))
	}
	if len(reports) == 1 || s.table.value == scorecard {
		for i, r := range reports {
			of := style
			of.Quiet = style.Quiet || i+1 < len(reports) // one legend serves all
			pages = append(pages, render.Scorecard(r, of, number.Digits(s.digits)))
		}
	}
	for _, p := range pages {
		p.Part = len(pages) > 1
	}
	return pages
}

// printTables prints reports for a terminal.
func (s *screen) printTables(w io.Writer, a *app, reports []*results.Report) error {
	if s.table.value == detail {
		return render.Table(w, reports, a.style(), number.Digits(s.digits))
	}
	return table.WriteText(w, a.style(), s.pages(reports, a.style())...)
}

// printMarkdown prints reports for a document.
func (s *screen) printMarkdown(w io.Writer, a *app, reports []*results.Report) error {
	if s.table.value == detail {
		return render.Markdown(w, reports, number.Digits(s.digits))
	}
	return table.WriteMarkdown(w, s.pages(reports, table.Style{Width: documentWidth, Quiet: a.Quiet})...)
}

// documentWidth is that of a line that no document breaks.
const documentWidth = 1000

// printChanges prints how a run differs from the one before.
func (s *screen) printChanges(w io.Writer, a *app, c results.Changes) error {
	if s.table.value == detail {
		return render.Changes(w, c, a.style(), number.Digits(s.digits))
	}
	return render.ChangeCard(w, c, a.style(), number.Digits(s.digits))
}
