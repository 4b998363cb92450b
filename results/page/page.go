// Package page lays runs out as one HTML file to be read, printed and handed out: the question, the scorecard, what each policy does
// when, every outcome as a picture and in numbers, watched series, what is assumed, and how to get the same again.
//
//	*results.Report, its columns, what the scenario assumes ── Write ──▶ HTML
//
// The file stands alone: no script, no font and no picture from elsewhere. Pictures say in words what they show. The error of simulation
// and what nobody knows of the world are told apart wherever a number stands.
package page

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"wargame/results"
	"wargame/results/chart"
	"wargame/results/explain"
	"wargame/results/number"
	"wargame/results/render"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

// Run is a run to be laid out.
type Run struct {
	Report      *results.Report
	Outcomes    *sim.Outcomes // its Columns are nil where trials were not kept; pictures are then of what the report has
	Explanation *explain.Explanation
	Digits      number.Digits
	Sections    []Section // what else is told of it, after what it came to
}

//go:embed page.html
var text string

//go:embed page.css
var css string

var document = template.Must(template.New("page").Parse(text))

// Write lays runs out as one document, after how they compare, unless that is nil.
func Write(w io.Writer, first *Comparison, runs ...*Run) (err error) {
	d := view{Style: template.CSS(css + chart.Colors()), Many: len(runs) > 1}
	for i, r := range runs {
		v, err := r.view(i, d.Many)
		if err != nil {
			return err
		}
		d.Runs = append(d.Runs, v)
	}
	d.Title = "wargame: " + number.Plural(len(runs), "scenario")
	if !d.Many {
		d.Title = d.Runs[0].Title
	}
	d.tellApart(runs)
	if first != nil {
		if d.Compared, err = first.view(); err != nil {
			return err
		}
		d.Title = d.Compared.Title
	}
	return document.Execute(w, d)
}

// view is what the template lays out.
type view struct {
	Title    string
	Style    template.CSS
	Many     bool
	Compared *comparisonView
	Runs     []*runView
}

// tellApart adds their files to the titles that several runs have.
func (d *view) tellApart(runs []*Run) {
	times := map[string]int{}
	for _, r := range d.Runs {
		times[r.Title]++
	}
	for i, r := range d.Runs {
		if times[r.Title] > 1 {
			r.Title += " (" + shown(runs[i].Report.File) + ")"
		}
	}
}

// runView is one run. Empty parts are left out.
type runView struct {
	ID, Title, Question, Receipt string
	Of                           string // after what tables are called, so that no two are called alike

	Lead      figure // what a class is told of first
	Marks     []string
	Scorecard template.HTML
	HangsOn   []string
	Policies  []policyView
	Enough    []figure // what is acceptable, and how often it is met
	Outcomes  []outcomeView
	Series    []figure
	Sections  []sectionView
	Assumed   []assumption
	Known     []known
	About     []string
	Cautions  []string
	Checks    []string
	Again     []receiptLine
}

// figure is a picture and what stands over and under it.
type figure struct {
	Title   string
	Picture template.HTML
	Note    string
}

type policyView struct {
	Name, Says string
	Timeline   template.HTML
}

type outcomeView struct {
	Head, About string
	Pictures    []figure
	Table       template.HTML
	Notes       [][2]string
}

// assumption is a variable that is uncertain.
type assumption struct {
	Title, Name, Range, Unit, Is, Source string
	Sketch                               template.HTML
}

// known is a constant.
type known struct{ Title, Name, Value, Source string }

type receiptLine struct {
	Name, Value string
	Typed       bool
}

func (r *Run) view(n int, many bool) (*runView, error) {
	d := &drawer{told: map[string]bool{}}
	if many {
		d.of = fmt.Sprintf(", scenario %d", n+1)
	}
	parts := render.PartsOf(r.Report, r.Digits)
	s := r.Explanation.Scenario
	v := &runView{
		ID: fmt.Sprintf("run-%d", n+1), Of: d.of, Title: shown(titleOf(r.Report)), Question: shown(r.Report.Question), Receipt: parts.Receipt,
		Marks: parts.Marks, HangsOn: parts.HangsOn, Checks: parts.Checks, About: explain.Paragraphs(s.About), Again: again(r.Report),
	}
	if parts.Scorecard != nil {
		v.Scorecard = template.HTML(parts.Scorecard.HTML("Scorecard"+d.of, &table.Notes{}))
	}
	for _, w := range r.Report.Warnings {
		v.Cautions = append(v.Cautions, w.Text)
	}
	v.Lead = d.lead(r.Report)
	v.Policies = r.policies(d, parts.Policies)
	v.Enough = r.enough(d)
	v.Outcomes = r.outcomes(d, parts.Outcomes)
	v.Series = r.series(d)
	v.Sections = d.sections(r.Sections)
	v.Assumed, v.Known = r.assumed()
	return v, d.err
}

func titleOf(r *results.Report) string {
	if r.Title != "" {
		return r.Title
	}
	return r.Scenario
}

// shown is a text as people are shown it.
func shown(text string) string { return source.OneLine(text) }

// again is what it takes to get the same numbers again.
func again(r *results.Report) []receiptLine {
	x := r.Receipt
	lines := []receiptLine{{"Command", x.Command, true}, {"Program", "wargame " + x.Version, false}, {"Seed", fmt.Sprint(x.Seed), false},
		{"Trials", number.Group(x.Trials), false}, {"Design", x.Design, false}, {"Scenario", x.ScenarioHash, true}, {"Model", x.ModelHash, true},
		{"All outcomes", x.OutcomesHash, true}}
	kept := lines[:0]
	for _, l := range lines {
		if l.Value != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

// called is the title of a thing, or its name.
func called(l *scenario.Label) string {
	if l.Title != "" {
		return l.Title
	}
	return l.Name
}
