package render

import (
	"fmt"
	"slices"
	"strings"

	"wargame/analysis"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// whyRows is how many variables a picture of the page has at most: as many as a sentence.
const whyRows = 3

// Why lays out why a run came out as it did: four questions, each with its answer in a sentence, its picture, and the command that says
// more. On a terminal it is no more than a screen and a half, so that pictures say nothing that the sentence over them does.
func Why(y *analysis.Why) []Part {
	parts := []Part{{Page: &table.Page{Title: y.Name() + ": why", Lead: []string{fmt.Sprintf("%s %s trials, seed %d.", y.Leads(), number.Group(y.Trials), y.Seed)}}}}
	add := func(title, says, command string, c *chart.Chart) {
		parts = append(parts, Part{Page: whyPage(table.Section{Title: title, Lead: []string{says}})})
		if c != nil {
			parts = append(parts, Part{Chart: c, Close: true})
		}
		if command != "" {
			parts = append(parts, Part{Page: whyPage(table.Section{Commands: []string{command}}), Close: true})
		}
	}
	add("What decides it", y.Deciding(), y.More.Decides, decides(y))
	add("Where the leading policy fails", y.Failing(), y.More.Fails, fails(y))
	add("What would change the choice", y.Turning(), y.More.Choice, changing(y))
	add("What is worth knowing", y.Knowing(), y.More.Choice, worths(y))
	return parts
}

func whyPage(s table.Section) *table.Page {
	return &table.Page{Part: true, Plain: true, Sections: []table.Section{s}}
}

func decides(y *analysis.Why) *chart.Chart {
	if y.Undecided != "" {
		return nil
	}
	c, ok := tornado(y.Decides, whyRows)
	if !ok {
		return nil
	}
	c.Title, c.X.Label = "", ""
	return c
}

// fails draws how often the policy that leads fails in the box and elsewhere; nil where there is no box to tell of.
func fails(y *analysis.Why) *chart.Chart {
	if !y.Boxed() {
		return nil
	}
	d, box := y.Fails, y.Fails.Boxes[0].Box
	var marks []chart.Mark
	bar := func(cases, trials int) {
		share := float64(cases) / float64(trials)
		marks = append(marks, chart.Bar{Row: len(marks), Value: share, Says: number.Digits(2).Share(share, trials)})
	}
	bar(box.Cases, box.Trials)
	bar(d.Cases-box.Cases, d.Trials-box.Trials)
	return chart.Chart{
		Desc: y.Failing(),
		X:    chart.Axis{Measure: number.In(number.Percent), Include: []float64{0, 1}, Said: true},
		Y:    chart.Axis{Names: []string{"there", "elsewhere"}},
	}.Of(marks...)
}

// changing draws by how much one policy is better than the other where the variable that turns the choice is low, in its middle and high;
// nil where none is shown to, or what does has no values between.
func changing(y *analysis.Why) *chart.Chart {
	if y.Unrivalled != "" {
		return nil
	}
	x := y.Weighed()
	e, ok := x.FirstTurn()
	if !ok || e.Factor.Value.Type == scenario.Truth {
		return nil
	}
	last := len(e.Band.At) - 1
	var names []string
	var gains []analysis.Estimate
	for _, i := range slices.Compact([]int{0, last / 2, last}) {
		names = append(names, number.In(e.Factor.Unit).Say(e.Band.At[i], number.Figure))
		gains = append(gains, analysis.Estimate{Value: e.Band.Mean[i], Lo: e.Band.Lo[i], Hi: e.Band.Hi[i]})
	}
	c := gained(y, names, gains)
	c.Title = fmt.Sprintf("How much better %s is than %s where that is:", y.Policy(x.Rivals[0]).Name, y.Policy(x.Rivals[1]).Name)
	c.Desc = y.Turning()
	return c
}

// worths draws what it is worth to know variables; nil where none is shown to be worth anything.
func worths(y *analysis.Why) *chart.Chart {
	var names []string
	var gains []analysis.Estimate
	for _, w := range y.Worths() {
		if len(names) < whyRows {
			names, gains = append(names, analysis.Called(w.Factor.Variable)), append(gains, w.Estimate)
		}
	}
	if len(names) == 0 {
		return nil
	}
	c := gained(y, names, gains)
	c.Desc = y.Knowing()
	return c
}

// gained draws gains in the outcome, row by row.
func gained(y *analysis.Why, names []string, gains []analysis.Estimate) *chart.Chart {
	by := analysis.MeasureOf(y.Outcome(y.Place)).Difference()
	var values []float64
	for _, g := range gains {
		values = append(values, by.Factor*g.Value)
	}
	f := printed{by, number.Digits(0).Figures(values...)}
	var marks []chart.Mark
	for row, g := range gains {
		says := f.parts(g)
		if !by.Pure() {
			says = append(says, by.Unit)
		}
		marks = append(marks, chart.Bar{Row: row, Value: g.Value, Says: strings.Join(says, " ")})
	}
	return chart.Chart{X: chart.Axis{Measure: by, Include: []float64{0}, Said: true}, Y: chart.Axis{Names: names}}.Of(marks...)
}
