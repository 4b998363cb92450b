package chart

import (
	"fmt"
	"html"
	"io"
	"math"
	"strconv"
	"strings"

	"wargame/scenario/source"
)

// Paper says how a picture is laid out on a page.
type Paper struct {
	Width  float64 // units across the picture, of which letters are 13 high; it is scaled to the page as a whole. 0: 640
	Height float64 // of the plot of a chart of numbers over numbers that has one panel. 0: 230
	Alone  bool    // it is a file of its own: on white, with its title on it
}

// The heights of letters, and the distances of lines of them.
const (
	letters, line           = 13.0, 17.0
	smallLetters, smallLine = 12.0, 15.0
	titleLetters, titleLine = 15.0, 20.0
)

// SVG writes a chart as an inline picture. It holds no script, no id and no style of its own, so that any number of them stand on one page.
func SVG(w io.Writer, c *Chart, p Paper) error {
	if !(p.Width >= 200) {
		p.Width = 640
	}
	if !(p.Height >= 60) {
		p.Height = planeHeight
	}
	s := &svg{width: p.Width, plotHeight: p.Height}
	if p.Alone && !c.saysTitle() {
		for _, l := range wrapped(c.Title, titleLetters, s.width) {
			s.y += titleLine
			s.text(0, s.y-5, titleLetters, `font-weight="600"`, l)
		}
		s.y += 6
	}
	s.chart(c)
	for _, l := range wrapped(c.Note, smallLetters, s.width) {
		s.y += smallLine
		s.text(0, s.y-3, smallLetters, quiet, l)
	}
	_, err := io.WriteString(w, s.document(c, p.Alone))
	return err
}

// quiet are the attributes of what is not looked at first.
const quiet = `opacity="0.75"`

// svg draws from the top down.
type svg struct {
	out        strings.Builder
	width      float64
	plotHeight float64 // height of the plot of numbers over numbers, where there is one
	y          float64 // how far down it has come
}

// document is what was drawn, as an element that says in words what it shows.
func (s *svg) document(c *Chart, alone bool) string {
	edge, ground := "", ""
	if alone {
		edge = ` xmlns="http://www.w3.org/2000/svg" color="#111"`
		ground = fmt.Sprintf(`<rect x="-12" y="-12" width="%s" height="%s" fill="#fff"/>`+"\n", num(s.width+24), num(s.y+24))
	}
	box := fmt.Sprintf("0 0 %s %s", num(s.width), num(s.y))
	if alone {
		box = fmt.Sprintf("-12 -12 %s %s", num(s.width+24), num(s.y+24))
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg%s class="chart" viewBox="%s" role="img" font-family="system-ui, sans-serif" fill="currentColor">`+"\n", edge, box)
	fmt.Fprintf(&b, "<title>%s</title>\n", escaped(c.Title))
	if c.Desc != "" {
		fmt.Fprintf(&b, "<desc>%s</desc>\n", escaped(c.Desc))
	}
	return b.String() + ground + s.out.String() + "</svg>\n"
}

// escaped is a text as it stands in XML: it passes the gate of [source.Shown], and what XML has no character for is replaced.
func escaped(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r == 0xfffe || r == 0xffff {
			return '\ufffd'
		}
		return r
	}, source.Shown(text)))
}

// num is a coordinate, to a tenth of a unit.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(10*x)/10+0, 'f', -1, 64)
}

func (s *svg) printf(format string, args ...any) { fmt.Fprintf(&s.out, format+"\n", args...) }

// text writes a line, which stands on y.
func (s *svg) text(x, y, height float64, attributes, text string) {
	s.labelled(x, y, height, attributes, escaped(text))
}

func (s *svg) labelled(x, y, height float64, attributes, inner string) {
	if attributes != "" {
		attributes = " " + attributes
	}
	s.printf(`<text x="%s" y="%s" font-size="%s"%s>%s</text>`, num(x), num(y), num(height), attributes, inner)
}

// short writes a text that may have been shortened to what it is shown as; the whole is told to who asks.
func (s *svg) short(x, y, height float64, attributes, shown, whole string) {
	if shown == source.Shown(whole) {
		s.text(x, y, height, attributes, shown)
		return
	}
	s.labelled(x, y, height, attributes, escaped(shown)+"<title>"+escaped(whole)+"</title>")
}

// The anchors of texts.
const (
	fromLeft = "" // as usual
	centered = `text-anchor="middle"`
	toRight  = `text-anchor="end"`
)

func (s *svg) rule(x1, y1, x2, y2 float64, attributes string) {
	s.rules([][2][2]float64{{{x1, y1}, {x2, y2}}}, attributes)
}

// rules draws straight lines that look alike.
func (s *svg) rules(lines [][2][2]float64, attributes string) {
	var t trace
	for _, l := range lines {
		t.through(l[:])
	}
	if len(lines) > 0 {
		s.printf(`<path d="%s" fill="none" %s/>`, t.out.String(), attributes)
	}
}

func (s *svg) rect(x1, y1, x2, y2 float64, attributes string) {
	s.printf(`<rect x="%s" y="%s" width="%s" height="%s" %s/>`, num(min(x1, x2)), num(min(y1, y2)), num(math.Abs(x2-x1)), num(math.Abs(y2-y1)), attributes)
}

// path draws a line through points, or what lies in it.
func (s *svg) path(points [][2]float64, closed bool, attributes string) {
	if len(points) == 0 {
		return
	}
	s.printf(`<path d="%s" %s/>`, traced(points, closed), attributes)
}

// hatch gives what lies between two heights at each x the texture of a series.
func (s *svg) hatch(from, to float64, between func(x float64) (y1, y2 float64), series int) {
	t := textureOf(series)
	if t.every == 0 {
		return
	}
	var lines [][2][2]float64
	for n := math.Ceil((from + 1) / t.every); n*t.every < to; n++ {
		if y1, y2 := between(n * t.every); y2-y1 > 1 {
			lines = append(lines, [2][2]float64{{n * t.every, y1}, {n * t.every, y2}})
		}
	}
	dash := ""
	if t.dash != "" {
		dash = ` stroke-dasharray="` + t.dash + `"`
	}
	s.rules(lines, `stroke="currentColor" stroke-width="0.8" opacity="0.55"`+dash)
}
