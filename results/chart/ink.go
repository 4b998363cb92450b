package chart

import (
	"fmt"
	"strings"
)

// ink is how a series looks: its colour on white paper and on a dark screen, and the dash of its lines. Colours are told apart with each of the
// common forms of colour blindness, and stand out from their ground by 3 to 1 at least (WCAG 2.2, 1.4.11); where there are no colours, dashes,
// textures and names tell series apart.
type ink struct{ light, dark, dash string }

// The hues are those of Okabe and Ito, "Color Universal Design", 2008, made darker where white paper asks for it.
var inks = [...]ink{
	{"#0072b2", "#56b4e9", ""},
	{"#d55e00", "#e69f00", "7 4"},
	{"#00785a", "#2fc79b", "2 3"},
	{"#b8558f", "#e9a3c9", "9 3 2 3"},
	{"#4b2e83", "#a994e0", "4 2"},
	{"#8c6d00", "#f0e442", "12 4"},
	{"#7a1f1f", "#ff8a80", "6 2 2 2"},
	{"#5f6368", "#b0b5ba", "1 2"},
}

// inkOf is the ink of a series, of which there may be more than inks.
func inkOf(series int) (ink, int) {
	n := max(series, 0) % len(inks)
	return inks[n], n + 1
}

// filled are the attributes of what is filled with the colour of a series: the one that a page gives it, or ours.
func filled(series int) string { return colored("fill", series) }

// stroked are those of its lines.
func stroked(series int) string { return colored("stroke", series) }

// filledAndStroked are those of what is filled with it within lines of it.
func filledAndStroked(series int) string {
	c, n := inkOf(series)
	return fmt.Sprintf(`fill="%[1]s" stroke="%[1]s" style="fill:var(--chart-%[2]d,%[1]s);stroke:var(--chart-%[2]d,%[1]s)"`, c.light, n)
}

func colored(what string, series int) string {
	c, n := inkOf(series)
	return fmt.Sprintf(`%s="%s" style="%s:var(--chart-%d,%s)"`, what, c.light, what, n, c.light)
}

// dashed is the attribute of the dash of a series.
func dashed(series int) string {
	if c, _ := inkOf(series); c.dash != "" {
		return ` stroke-dasharray="` + c.dash + `"`
	}
	return ""
}

// onPaper are the attributes of what is empty inside, whatever it stands on.
const onPaper = `fill="#fff" style="fill:var(--chart-paper,#fff)"`

// Colors is a style for pages that are dark on dark screens: the colours of series there, and of what is empty. On paper and on light screens
// pictures bring their own.
func Colors() string {
	var b strings.Builder
	b.WriteString("@media screen and (prefers-color-scheme: dark) {\n  :root {\n")
	for i, c := range inks {
		fmt.Fprintf(&b, "    --chart-%d: %s;\n", i+1, c.dark)
	}
	b.WriteString("    --chart-paper: #121417;\n  }\n}\n")
	return b.String()
}

// texture is how a filled part of a series is told from others without colour: upright lines so far apart, dashed so.
type texture struct {
	every float64 // 0: plain
	dash  string
}

var textures = [...]texture{{}, {every: 6}, {every: 6, dash: "1.5 3"}, {every: 3}}

func textureOf(series int) texture { return textures[max(series, 0)%len(textures)] }
