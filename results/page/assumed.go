package page

import (
	"html/template"
	"strings"

	"wargame/results/chart"
	"wargame/results/explain"
	"wargame/results/number"
)

// assumed are what is uncertain, each with its range and a small picture of it, and what is taken as known.
func (r *Run) assumed() (list []assumption, constants []known) {
	words := explain.WordsOf(r.Explanation.Scenario)
	for i := range r.Explanation.Variables {
		v := &r.Explanation.Variables[i]
		a := assumption{Title: shown(called(&v.Label)), Name: v.Name, Unit: v.Unit, Is: words.Expression(v.Value), Source: shown(v.Source)}
		m := number.In(v.Unit)
		switch {
		case v.Chance != nil:
			a.Range = "true in " + number.OfChance().Say(*v.Chance, number.Figure)
		case v.P5 != nil && v.P95 != nil:
			a.Range = number.Figure(m.Factor**v.P5) + " to " + m.Say(*v.P95, number.Figure)
		}
		if v.Sketch != nil {
			heights := make([]float64, len(v.Sketch))
			for k, n := range v.Sketch {
				heights[k] = float64(n)
			}
			a.Sketch = template.HTML(spark(heights, a.Title+": "+a.Range))
		}
		list = append(list, a)
	}
	for _, c := range r.Explanation.Constants {
		k := known{Title: shown(called(&c.Label)), Name: c.Name, Source: shown(c.Source), Value: words.Expression(c.Value)}
		if c.Number != nil {
			k.Value = number.In(c.Unit).Say(*c.Number, number.Figure)
		}
		constants = append(constants, k)
	}
	return list, constants
}

// spark is a picture as small as a word.
func spark(heights []float64, says string) string {
	var b strings.Builder
	chart.Spark(&b, heights, says)
	return b.String()
}
