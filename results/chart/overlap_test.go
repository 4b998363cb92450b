package chart

import (
	"encoding/xml"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// box is where a text is on paper at most.
type box struct {
	text                     string
	left, right, top, bottom float64
}

// boxes are those of the texts of a picture, and how wide it is.
func boxes(t *testing.T, picture []byte) (list []box, width float64) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(picture)))
	for {
		token, err := d.Token()
		if err != nil {
			return list, width
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		at := map[string]string{}
		for _, a := range start.Attr {
			at[a.Name.Local] = a.Value
		}
		number := func(name string) float64 { x, _ := strconv.ParseFloat(at[name], 64); return x }
		if start.Name.Local == "svg" {
			width, _ = strconv.ParseFloat(strings.Fields(at["viewBox"])[2], 64)
		}
		if start.Name.Local != "text" {
			continue
		}
		inner, _ := d.Token()
		said, ok := inner.(xml.CharData)
		if !ok {
			continue
		}
		length, height := lengthOf(string(said), number("font-size")), number("font-size")
		from := number("x")
		switch at["text-anchor"] {
		case "middle":
			from -= length / 2
		case "end":
			from -= length
		}
		b := box{string(said), from, from + length, number("y") - 0.75*height, number("y") + 0.2*height}
		if at["transform"] != "" { // upright, from below
			b = box{string(said), number("x") - 0.75*height, number("x") + 0.2*height, number("y") - length, number("y")}
		}
		list = append(list, b)
	}
}

// renamed are lines as given, under other names.
func renamed(lines []Mark) []Mark {
	var out []Mark
	for _, m := range lines {
		l := m.(Line)
		l.Name += " again"
		out = append(out, l)
	}
	return out
}

// No text is over another, nor cut by the edge of its picture, at any width; long names, many rows and lines that end together too.
func TestTextsDoNotOverlap(t *testing.T) {
	pictures := gallery()
	var ends, rows []Mark
	axis := Axis{Label: strings.Repeat("a label that is much too long ", 9), Measure: pictures["range"].X.Measure}
	names := Axis{}
	for i := range 13 {
		name := fmt.Sprintf("policy %d %s", i, strings.Repeat("and what it does ", i))
		names.Names = append(names.Names, name)
		ends = append(ends, Line{name, i, []float64{0, 1}, []float64{0, 1e7 + math.Sqrt(float64(i))}})
		rows = append(rows, Range{Row: i, P5: 1e6, P25: 2e6, P50: 3e6, P75: 4e6, P95: 5e6, Mean: 3e6, Says: "3.0"}, Rule{At: 1e6 * float64(i/2), Text: "at most so much"})
	}
	pictures["many lines"] = Chart{X: axis, Y: axis}.Of(ends...)
	pictures["too many lines"] = Chart{X: axis, Y: axis}.Of(slices.Concat(ends, renamed(ends))...)
	pictures["many rows"] = Chart{X: axis, Y: names}.Of(rows...)
	pictures["many columns"] = Chart{X: names, Y: names}.Of(Heat{High: 1})
	for _, name := range slices.Sorted(maps.Keys(pictures)) {
		for _, p := range []Paper{{}, {Width: 280, Height: 120}, {Width: 340}, {Width: 480}, {Width: 1200}} {
			list, width := boxes(t, svgOf(t, pictures[name], p))
			if len(list) < 5 {
				t.Errorf("%s has %d texts", name, len(list))
			}
			for i, a := range list {
				if a.left < -1 || a.right > width+1 {
					t.Errorf("%s at %v: %q goes from %.0f to %.0f", name, width, a.text, a.left, a.right)
				}
				for _, b := range list[:i] {
					if a.left < b.right-0.5 && b.left < a.right-0.5 && a.top < b.bottom-0.5 && b.top < a.bottom-0.5 {
						t.Errorf("%s at %v: %q is over %q", name, width, a.text, b.text)
					}
				}
			}
		}
	}
}
