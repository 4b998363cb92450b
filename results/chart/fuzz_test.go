package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"wargame/results/number"
	"wargame/results/table"
)

// hostile are texts that would act on what shows them, that are no text, or that are long or wide.
var hostile = []string{"", "x", "a_policy", `<script>alert("x")</script>`, "]]>&amp;'", "\x1b[31mred\u202e", "\xff\xfe", "\ufffe\uffff", "名前がとても長い政策の名前", "e\u0301te\u0301",
	strings.Repeat("a very long name of a policy ", 20), strings.Repeat("x", 300), "tab\tand\nline", "💣 bomb", "\u0301"}

func someText(t *rapid.T, what string) string {
	if rapid.Bool().Draw(t, what+" is hostile") {
		return rapid.SampledFrom(hostile).Draw(t, what)
	}
	return rapid.String().Draw(t, what)
}

func someNumber(t *rapid.T, what string) float64 {
	return rapid.OneOf(rapid.Just(math.NaN()), rapid.Just(math.Inf(1)), rapid.Just(math.Inf(-1)), rapid.Just(0.0), rapid.Just(math.MaxFloat64), rapid.Just(-math.MaxFloat64),
		rapid.Just(5e-324), rapid.Just(7.0), rapid.Just(7.0), rapid.Float64Range(-10, 10), rapid.Float64Range(-10, 10), rapid.Float64()).Draw(t, what)
}

func someNumbers(t *rapid.T, what string) []float64 {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 { return someNumber(t, what) }), 0, 8).Draw(t, what+"s")
}

func someMark(t *rapid.T) Mark {
	row, series := rapid.IntRange(-1, 45).Draw(t, "row"), rapid.IntRange(-1, 45).Draw(t, "series")
	n := func(what string) float64 { return someNumber(t, what) }
	ns := func(what string) []float64 { return someNumbers(t, what) }
	text := func(what string) string { return someText(t, what) }
	ascending := func() []float64 {
		var xs []float64
		for i := range rapid.IntRange(0, 8).Draw(t, "points") {
			xs = append(xs, float64(i))
		}
		return xs
	}
	switch rapid.IntRange(0, 10).Draw(t, "kind of mark") {
	case 0:
		return Fan{text("name"), series, ascending(), []Band{{ns("lo"), ns("hi")}, {ns("lo"), ns("hi")}}, ns("middle")}
	case 1:
		return Line{text("name"), series, ascending(), ns("y")}
	case 2:
		return Stack{ascending(), []Layer{{text("layer"), ns("y")}, {text("layer"), ns("y")}}}
	case 3:
		return Range{row, series, n("p5"), n("p25"), n("p50"), n("p75"), n("p95"), n("mean"), text("says")}
	case 4:
		return Dots{row, series, ns("value"), rapid.SliceOf(rapid.Bool()).Draw(t, "hollow"), text("says")}
	case 5:
		return Histogram{row, series, ns("edge"), ns("height"), text("says")}
	case 6:
		return Tornado{row, n("base"), n("low"), n("high"), text("low"), text("high")}
	case 7:
		return Timeline{row, []Span{{n("from"), n("to"), text("span"), series}, {n("from"), n("to"), text("span"), -1}}}
	case 9:
		return Bar{row, series, n("value"), text("says")}
	case 8:
		return Heat{[][]float64{ns("value"), ns("value")}, [][]string{{text("says")}, {text("says"), text("says")}}, n("low"), n("high")}
	}
	return Rule{n("at"), rapid.Bool().Draw(t, "of y"), text("rule")}
}

func someAxis(t *rapid.T, names int) Axis {
	a := Axis{Label: someText(t, "label"), Measure: number.In(rapid.SampledFrom([]string{"", "%", "km2", "a very long unit indeed"}).Draw(t, "unit")),
		Include: someNumbers(t, "include"), Tight: rapid.Bool().Draw(t, "tight")}
	if rapid.Bool().Draw(t, "dates") {
		a.Start, a.Day = rapid.SampledFrom([]string{"2026-03-01", "no date", "0001-01-01"}).Draw(t, "start"), someNumber(t, "day")
	}
	for range names {
		a.Names = append(a.Names, someText(t, "row or column"))
	}
	return a
}

// Whatever is drawn: nothing panics, XML is well-formed and without numbers that are none, the same chart gives the same bytes, and no line of a
// terminal is too long or would be obeyed.
func TestAnyChart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SampledFrom([]int{0, 0, 1, 4, 40}).Draw(t, "rows")
		columns := rapid.SampledFrom([]int{0, 0, 0, 3, 40}).Draw(t, "columns")
		if rows == 0 {
			columns = 0
		}
		c := &Chart{Title: someText(t, "title"), Desc: someText(t, "desc"), Note: someText(t, "note"), X: someAxis(t, columns), Y: someAxis(t, rows)}
		for range rapid.IntRange(0, 5).Draw(t, "panels") {
			p := Panel{Title: someText(t, "panel")}
			for range rapid.IntRange(0, 5).Draw(t, "marks") {
				p.Marks = append(p.Marks, someMark(t))
			}
			c.Panels = append(c.Panels, p)
		}
		for _, p := range []Paper{{}, {Width: 340, Alone: true}, {Width: -1, Height: -1}} {
			first := drawnSVG(t, c, p)
			if second := drawnSVG(t, c, p); first != second {
				t.Fatalf("drawn twice:\n%s\n%s", first, second)
			}
			if err := wrongIn(first); err != nil {
				t.Fatalf("%v:\n%s", err, first)
			}
		}
		for _, how := range []Cells{{}, {Width: 40, ASCII: true}, {Width: 1, Height: 1, Color: true}} {
			checkText(t, c, how)
		}
	})
}

func drawnSVG(t *rapid.T, c *Chart, p Paper) string {
	var out strings.Builder
	if err := SVG(&out, c, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func checkText(t *rapid.T, c *Chart, how Cells) {
	var out strings.Builder
	if err := Text(&out, c, how); err != nil {
		t.Fatal(err)
	}
	width := max(30, how.Width)
	if how.Width == 0 {
		width = 80
	}
	for line := range strings.Lines(out.String()) {
		line = strings.TrimSuffix(line, "\n")
		for i := range tints {
			line = strings.ReplaceAll(line, fmt.Sprintf("\x1b[%dm", tints[i]), "")
		}
		line = strings.ReplaceAll(line, "\x1b[0m", "")
		if n := table.Width(line); n > width || strings.HasSuffix(line, " ") || strings.ContainsFunc(line, unicode.IsControl) {
			t.Fatalf("%d characters of at most %d: %q\n%s", n, width, line, out.String())
		}
	}
}
