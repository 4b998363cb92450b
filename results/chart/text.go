package chart

import (
	"io"
	"strconv"
	"strings"

	"wargame/results/table"
	"wargame/scenario/source"
)

// Cells says how a picture is laid out on a terminal.
type Cells struct {
	Width  int  // characters a line may have, 30 at least; 0: 80
	Height int  // lines of a panel of numbers over numbers; 0: 12, and 8 where there are several panels
	ASCII  bool // signs are those of ASCII
	Color  bool // series may have colours; nothing is said by colour alone
}

// Text writes a chart for a terminal.
func Text(w io.Writer, c *Chart, how Cells) error {
	if how.Width == 0 {
		how.Width = 80
	}
	how.Width = max(how.Width, 30)
	g := &grid{Cells: how, signs: &blockSigns}
	if how.ASCII {
		g.signs = &asciiSigns
	}
	if !c.saysTitle() {
		g.prose(c.Title)
	}
	switch {
	case c.X.named() && c.Y.named():
		g.heat(c)
	case c.Y.named():
		g.rowChart(c)
	default:
		g.planes(c)
	}
	g.prose(c.Note)
	_, err := io.WriteString(w, g.String())
	return err
}

// signs are what terminals draw with.
type signs struct {
	across, side, corner, under, beside        string // axes, and ticks on them
	first, last, box, median, mean             string // a range
	dot, ring                                  string
	low, high, base                            string // a tornado
	usual, from, to                            string // spans of time
	down                                       string // a line across
	heights, bands, layers, strokes, strengths []string
}

var blockSigns = signs{
	across: "─", side: "│", corner: "└", under: "┴", beside: "┤",
	first: "├", last: "┤", box: "▒", median: "┃", mean: "◆",
	dot: "●", ring: "○",
	low: "░", high: "█", base: "│",
	usual: "·", from: "[", to: "]",
	down:      "┊",
	heights:   []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	bands:     []string{"░", "▒", "▓", "█"},
	layers:    []string{"█", "░", "▓", "▒", "/", "+", "o", "x"},
	strokes:   []string{"━", "╍", "┄", "╌", "┅", "┈", "╍", "┉"},
	strengths: []string{" ", "░", "▒", "▓", "█"},
}

var asciiSigns = signs{
	across: "-", side: "|", corner: "+", under: "+", beside: "+",
	first: "|", last: "|", box: "=", median: "#", mean: "o",
	dot: "#", ring: "o",
	low: "-", high: "#", base: "|",
	usual: ".", from: "[", to: "]",
	down:      ":",
	heights:   []string{".", ":", "|"},
	bands:     []string{".", ":", ";", "="},
	layers:    []string{"#", ":", "=", "%", "/", "+", "o", "x"},
	strokes:   []string{"*", "+", "x", "o", "#", "@", "%", "&"},
	strengths: []string{" ", ".", "+", "#", "@"},
}

// of is the sign of a series among several.
func of(list []string, series int) string { return list[max(series, 0)%len(list)] }

// grid is lines of cells, from the top down.
type grid struct {
	Cells
	*signs
	rows [][]cell
	y    int // the line that comes next
}

// cell is a character of a terminal: what it shows and of which series, from 1; 0: of none. One behind a wide character shows nothing.
type cell struct {
	text string
	ink  int
}

// put writes a text on a line, from a cell on, as far as the width goes. It passes the gate of [source.Shown].
func (g *grid) put(x, y int, text string, ink int) {
	for len(g.rows) <= y {
		g.rows = append(g.rows, nil)
	}
	line := g.rows[y]
	for _, r := range source.Shown(text) {
		width := table.Width(string(r))
		if width == 0 {
			if x > 0 && x <= len(line) { // it belongs to the character before
				line[x-1].text += string(r)
			}
			continue
		}
		if x < 0 || x+width > g.Width {
			break
		}
		for len(line) < x+width {
			line = append(line, cell{text: " "})
		}
		line[x] = cell{string(r), ink}
		if width == 2 {
			line[x+1] = cell{"", ink}
		}
		x += width
	}
	g.rows[y] = line
}

// at is what a cell shows.
func (g *grid) at(x, y int) string {
	if y < len(g.rows) && x < len(g.rows[y]) {
		return g.rows[y][x].text
	}
	return " "
}

// prose writes text in lines as wide as the grid.
func (g *grid) prose(text string) {
	if g.ASCII {
		text = table.ASCII(text)
	}
	used := 0
	for _, word := range strings.Fields(source.Shown(text)) {
		word = g.cut(word, g.Width)
		width := table.Width(word)
		switch {
		case used > 0 && used+1+width > g.Width:
			used, g.y = 0, g.y+1
		case used > 0:
			used++
		}
		g.put(used, g.y, word, 0)
		used += width
	}
	if used > 0 {
		g.y++
	}
}

// cut is a text in so many cells: its end gives way to an ellipsis.
func (g *grid) cut(text string, most int) string {
	text = source.Shown(text)
	if table.Width(text) <= most {
		return text
	}
	ellipsis := "…"
	if g.ASCII {
		ellipsis = "~"
	}
	letters := []rune(text)
	for len(letters) > 0 && table.Width(string(letters)) > most-1 {
		letters = letters[:len(letters)-1]
	}
	if most < 1 {
		return ""
	}
	return string(letters) + ellipsis
}

// tints are the colours of series, as terminals number them.
var tints = [...]int{34, 33, 32, 35, 36, 31, 94, 90}

// String is the lines, without spaces at their ends.
func (g *grid) String() string {
	var b strings.Builder
	for _, line := range g.rows {
		for len(line) > 0 && line[len(line)-1].text == " " {
			line = line[:len(line)-1]
		}
		ink := 0
		for _, c := range line {
			if g.Color && c.ink != ink {
				if ink > 0 {
					b.WriteString("\x1b[0m")
				}
				if c.ink > 0 {
					b.WriteString("\x1b[" + strconv.Itoa(tints[(c.ink-1)%len(tints)]) + "m")
				}
				ink = c.ink
			}
			b.WriteString(c.text)
		}
		if ink > 0 {
			b.WriteString("\x1b[0m")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
