package render

import (
	"fmt"
	"strings"

	"wargame/analysis"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/table"
)

// whyRows is how many variables a picture of the page has at most (as many as a sentence), and whyLines how many lines a curve.
const whyRows, whyLines = 3, 8

// Why lays out why a run came out as it did: four questions, each with its answer in a sentence, its picture, and the command that says
// more.
func Why(y *analysis.Why) []Part {
	parts := []Part{{Page: &table.Page{Title: y.Name() + ": why", Lead: []string{fmt.Sprintf("%s %s trials, seed %d.", y.Leads(), number.Group(y.Trials), y.Seed)}}}}
	add := func(title, says, command string, c *chart.Chart) {
		s := table.Section{Title: title, Lead: []string{says}}
		if command != "" {
			s.Commands = []string{command}
		}
		parts = append(parts, Part{Page: &table.Page{Part: true, Sections: []table.Section{s}}})
		if c != nil {
			parts = append(parts, Part{Chart: c, Lines: whyLines})
		}
	}
	add("What decides it", y.Deciding(), y.More.Decides, decides(y))
	add("Where the leading policy fails", y.Failing(), y.More.Fails, fails(y))
	add("What would change the choice", y.Turning(), y.More.Choice, changing(y))
	add("What is worth knowing", y.Knowing(), y.More.Choice, worths(y))
	return parts
}

func decides(y *analysis.Why) *chart.Chart {
	if y.Undecided != "" {
		return nil
	}
	c, ok := tornado(y.Decides, whyRows)
	if !ok {
		return nil
	}
	if c.Title = outcomeTitle(y.Decides.Outcome); y.Decides.Against != nil { // the sentence over it says of which policies
		c.X.Label = "Mean difference"
	}
	return c
}

// fails draws how often the policy that leads fails in all futures, in the box and elsewhere; nil where there is no box.
func fails(y *analysis.Why) *chart.Chart {
	if y.Fails == nil || len(y.Fails.Boxes[0].Restrictions) == 0 {
		return nil
	}
	d, box := y.Fails, y.Fails.Boxes[0].Box
	var marks []chart.Mark
	bar := func(cases, trials int) {
		share := float64(cases) / float64(trials)
		marks = append(marks, chart.Bar{Row: len(marks), Value: share, Says: number.Digits(2).Share(share, trials)})
	}
	bar(d.Cases, d.Trials)
	bar(box.Cases, box.Trials)
	bar(d.Cases-box.Cases, d.Trials-box.Trials)
	return chart.Chart{
		Title: "In how many futures it fails",
		Desc:  y.Failing(),
		X:     chart.Axis{Label: "fails", Measure: number.In(number.Percent), Include: []float64{0, 1}},
		Y:     chart.Axis{Names: []string{"all futures", "there", "elsewhere"}},
	}.Of(marks...)
}

// changing draws what turns the choice; nil where nothing is shown to.
func changing(y *analysis.Why) *chart.Chart {
	if y.Unrivalled != "" {
		return nil
	}
	c, _ := turning(y.Choice, y.Weighed())
	return c
}

// worths draws what it is worth to know variables; nil where none is shown to be worth anything.
func worths(y *analysis.Why) *chart.Chart {
	q := y.Outcome(y.Place)
	by := analysis.MeasureOf(q).Difference()
	var names []string
	var marks []chart.Mark
	for _, w := range y.Worths() {
		if len(marks) < whyRows {
			f := printed{by, number.Digits(0).Figures(by.Factor * w.Value)}
			marks = append(marks, chart.Bar{Row: len(marks), Value: w.Value, Says: strings.Join(f.parts(w.Estimate), " ")})
			names = append(names, analysis.Called(w.Factor.Variable))
		}
	}
	if len(marks) == 0 {
		return nil
	}
	return chart.Chart{
		Title: "By how much one who knows it chooses better on average",
		Desc:  y.Knowing(),
		X:     chart.Axis{Label: "gain", Measure: by, Include: []float64{0}},
		Y:     chart.Axis{Names: names},
	}.Of(marks...)
}
