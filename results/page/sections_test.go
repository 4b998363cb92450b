package page

import (
	"strings"
	"testing"

	"wargame/results"
	"wargame/results/chart"
	"wargame/results/render"
	"wargame/results/table"
)

const hostile = `</h2><script>alert(1)</script>`

// Sections stand in their order, before what is assumed; all that they say is text, and their tables are called apart.
func TestSections(t *testing.T) {
	of := &table.Table{Columns: []table.Column{{Head: table.Words("variable")}, {Head: table.Words("alone"), Align: table.Right}},
		Rows: []table.Row{{Cells: table.Cells("loss", "62%")}}}
	said := &table.Page{Lead: []string{"It hangs most on " + hostile}, Sections: []table.Section{{Title: "Lost", Table: of}, {Title: "Gone", Table: of}}}
	picture := chart.Chart{Title: hostile, Desc: hostile, X: chart.Axis{Include: []float64{0, 1}}, Y: chart.Axis{Names: []string{hostile}}}
	one := ran(t, loaded(t, "wargame: 1\ntitle: One\nclock: {step: 1 week, length: 4 weeks}\nvariables: {v: 0.2 to 0.8}\npolicies: {a: {}}\noutcomes: {o: v}\n"), 60)
	one.Sections = []Section{
		{Title: "What it hangs on", Parts: []Part{{Chart: picture.Of(chart.Bar{Value: 0.5})}, {Page: said}, {Page: said}}, Command: "wargame sensitivity one.yaml"},
		{Title: "Which choice holds up", Lead: []string{"There is no answer: " + hostile}},
	}
	document := written(t, one, one)
	sound(t, "sections", document)
	_, says := read(t, document)
	last := 0
	for _, want := range []string{"What it hangs on", "It hangs most on " + hostile, "62%", "For more: wargame sensitivity one.yaml", "Which choice holds up", "There is no answer: " + hostile, "What is assumed"} {
		at := strings.Index(says[last:], want)
		if at < 0 {
			t.Fatalf("no %q after %q", want, says[:last])
		}
		last += at
	}
	elements, _ := read(t, document)
	regions := map[string]int{}
	for _, e := range elements {
		if e.attributes["role"] == "region" {
			if regions[e.attributes["aria-label"]]++; regions[e.attributes["aria-label"]] > 1 {
				t.Errorf("two frames are called %q", e.attributes["aria-label"])
			}
		}
	}
	if len(regions) < 10 {
		t.Errorf("%d frames: %v", len(regions), regions)
	}
}

// A comparison stands first: what differs, then one scorecard of all.
func TestComparison(t *testing.T) {
	const text = "wargame: 1\ntitle: One\nquestion: Which?\nclock: {step: 1 week, length: 4 weeks}\nvariables: {v: 0.2 to 0.8}\npolicies: {a: {}, b: {}}\noutcomes: {o: {value: v, better: lower}}\n"
	one, other := ran(t, loaded(t, text), 60), ran(t, loaded(t, strings.Replace(text, "0.8", "0.9", 1)), 60)
	joined, err := results.Join([]results.Part{{Outcomes: one.Outcomes, Label: "one"}, {Outcomes: other.Outcomes, Label: "other"}}, "", results.Meta{Command: "wargame compare one other"})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	c := &Comparison{Report: joined.Report, Differences: render.Differences([]render.Versus{{From: "one", To: "other"}}), Command: "wargame compare one other"}
	if err := Write(&b, c, one, other); err != nil {
		t.Fatal(err)
	}
	sound(t, "comparison", b.String())
	_, says := read(t, b.String())
	last := 0
	for _, want := range []string{"How they compare", "Which?", "What differs", "They say the same.", "Scorecard", "one:a", "other:b", "For more: wargame compare one other", "In short"} {
		at := strings.Index(says[last:], want)
		if at < 0 {
			t.Fatalf("no %q after %q", want, says[:last])
		}
		last += at
	}
}
