package chart

import (
	"math"

	"wargame/results/number"
)

// gallery has a chart of each mark, and some that are hard to draw.
func gallery() map[string]*Chart {
	weeks := make([]float64, 40)
	up := func(a, b, c float64) []float64 {
		y := make([]float64, len(weeks))
		for i := range y {
			y[i] = a + b*float64(i) + c*math.Sin(float64(i)/5)
		}
		return y
	}
	for i := range weeks {
		weeks[i] = float64(i)
	}
	time := Axis{Label: "weeks", Tight: true, Start: "2026-03-02", Day: 7}
	policies := []string{"continue", "eight_weeks", "half_year", "a policy with a very long name that no gutter holds"}
	ground := Axis{Label: "Ground taken by Russia", Measure: number.In("km2")}
	km := func(s span2, row int) Range {
		return Range{Row: row, Series: row, P5: s[0], P25: s[0] + s[1], P50: s[0] + 2*s[1], P75: s[0] + 4*s[1], P95: s[0] + 7*s[1], Mean: s[0] + 2.5*s[1], Says: s.says()}
	}
	dots := make([]float64, 50)
	for i := range dots {
		dots[i] = 3000 + 900*math.Erfinv(2*(float64(i)+0.5)/50-1)
	}
	hollow := make([]bool, 50)
	for i := range hollow {
		hollow[i] = dots[i] > 3500
	}
	var edges, heights []float64
	for i := range 31 {
		edges = append(edges, 1500+100*float64(i))
		if i < 30 {
			heights = append(heights, math.Exp(-math.Pow(float64(i)-14, 2)/40))
		}
	}
	share := Axis{Label: "share of futures", Measure: number.In("%"), Tight: true}
	low, mid := up(0.5, -0.01, 0.05), up(0.2, 0.005, 0)
	rest := make([]float64, len(low))
	for i := range rest {
		rest[i] = 1 - low[i] - mid[i]
	}
	fan := func(name string, series int, tilt float64) Fan {
		return Fan{Name: name, Series: series, X: weeks, Middle: up(100, tilt, 4), Bands: []Band{{up(80, tilt-1, 2), up(120, tilt+2, 6)}, {up(92, tilt-0.4, 3), up(108, tilt+0.8, 4)}}}
	}
	return map[string]*Chart{
		"range": Chart{Title: "Ground taken by Russia", Desc: "Four policies.", X: ground, Y: Axis{Names: policies}, Note: "Line: 5 to 95% of trials; box: the middle half; bar: the median; diamond: the mean."}.Of(
			Rule{At: 3500, Text: "acceptable: ≤ 3,500"}, km(span2{3000, 50}, 0), km(span2{3050, 60}, 1), km(span2{3100, 90}, 2), km(span2{2900, 20}, 3)),
		"dots": Chart{Title: "Ground taken", X: ground, Y: Axis{Names: policies[:2]}}.Of(
			Dots{Row: 0, Values: dots, Hollow: hollow, Says: "34 of 50"}, Dots{Row: 1, Series: 1, Values: dots[10:30], Says: "20 of 20"}),
		"histogram": Chart{Title: "Ground taken", X: ground, Y: Axis{Names: policies[:2]}}.Of(
			Histogram{Row: 0, Edges: edges, Heights: heights}, Histogram{Row: 1, Series: 1, Edges: edges[5:], Heights: heights[:25]}),
		"fan":  Chart{Title: "Shells", X: time, Y: Axis{Label: "Shells in store", Measure: number.In("shells")}, Note: "Line: median; bands: half of trials, and 90% of them."}.Of(fan("", 0, 1)),
		"fans": Chart{Title: "Shells", X: time, Y: Axis{Label: "Shells in store", Measure: number.In("shells")}}.Of(fan("continue", 0, 1), fan("half_year", 1, -1.5)),
		"panels": {Title: "Shells", X: time, Y: Axis{Label: "Shells in store", Measure: number.In("shells")}, Panels: []Panel{
			{Title: "continue", Marks: []Mark{fan("", 0, 1)}}, {Title: "half_year", Marks: []Mark{fan("", 0, -1.5)}}, {Title: "eight_weeks", Marks: []Mark{fan("", 0, 0)}}}},
		"bar": Chart{Title: "Air defence runs short", X: Axis{Label: "of 100 futures", Measure: number.Measure{Factor: 100}, Include: []float64{0, 1}}, Y: Axis{Names: policies}}.Of(
			Bar{0, 0, 0.43, "43"}, Bar{1, 0, 0.51, "51"}, Bar{2, 0, 1, "100"}, Bar{3, 0, 0, "0"}, Rule{At: 0.25, Text: "acceptable: < 25"}),
		"tornado": Chart{Title: "What ground hangs on", X: ground, Y: Axis{Names: []string{"Russian rounds a day", "Western deliveries, thousand", "artillery's effect"}}, Note: "Full: where it is high; empty: where it is low."}.Of(
			Tornado{Row: 0, Base: 3100, Low: 2700, High: 3600, LowSays: "8,000", HighSays: "12,000"},
			Tornado{Row: 1, Base: 3100, Low: 3350, High: 2900, LowSays: "20", HighSays: "60"},
			Tornado{Row: 2, Base: 3100, Low: 3120, High: 3220, LowSays: "0.5", HighSays: "2"}),
		"timeline": Chart{Title: "What policies do", X: time, Y: Axis{Names: policies}}.Of(
			Timeline{Row: 0, Spans: []Span{{0, 39, "100%", -1}}},
			Timeline{Row: 1, Spans: []Span{{0, 8, "0%", 0}, {8, 39, "100%", -1}}},
			Timeline{Row: 2, Spans: []Span{{0, 26, "0%", 0}, {26, 30, "half of what was promised", 1}, {30, 39, "100%", -1}}},
			Timeline{Row: 3, Spans: []Span{{0, 39, "interceptors go on", 2}}}),
		"heat": Chart{Title: "Best policy", X: Axis{Label: "deliveries", Names: []string{"20%", "40%", "60%", "80%"}}, Y: Axis{Names: policies}, Note: "Fuller: more ground."}.Of(
			Heat{Low: 2000, High: 4000, Values: [][]float64{{2000, 2500, 3000, 4000}, {2100, 2600, 3100, 3900}, {2200, math.NaN(), 3200, 3800}, {2300, 2900, 3300, 3700}},
				Says: [][]string{{"2,000", "2,500", "3,000", "4,000"}, {"2,100", "2,600", "3,100", "3,900"}, {"2,200", "", "3,200", "3,800"}, {"2,300", "2,900", "3,300", "3,700"}}}),
		"lines": Chart{Title: "Lines", X: time, Y: Axis{Label: "Shells in store", Measure: number.In("shells")}}.Of(
			Line{"continue", 0, weeks, up(100, 1, 4)}, Line{"half_year", 1, weeks, up(100, -1.5, 4)}, Line{"carve_out", 2, weeks, up(101, 0.9, 4)}, Rule{At: 80, OfY: true, Text: "a week's need"}),
		"stack": Chart{Title: "Front", X: time, Y: share}.Of(Stack{X: weeks, Layers: []Layer{{"holds", low}, {"bends", mid}, {"breaks", rest}}}),
	}
}

// span2 is where a range begins, and how wide its parts are.
type span2 [2]float64

func (s span2) says() string { return number.Figure(s[0] + 2.5*s[1]) }
