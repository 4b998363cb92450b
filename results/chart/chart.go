// Package chart draws pictures of numbers. A [Chart] is a plain value: axes, and marks on them. It does not say how it
// looks; two back ends do, one for pages and one for terminals:
//
//	*Chart ──▶ SVG   an inline picture: currentColor, one colour per series from CSS custom properties
//	       └─▶ Text  cells of a terminal: braille and blocks, or ASCII
//
// Colour is never the only sign: series have dashes, textures and names of their own too, so that a picture can be printed
// in grey. The same chart gives the same bytes. What is no number is left out; what is infinite is drawn at the end of its axis.
package chart

import "wargame/results/number"

// Chart is a picture: one panel, or several side by side under the same axes.
type Chart struct {
	Title  string // what is shown: the name of the picture
	Desc   string // what is to be seen, for those who do not see it
	X, Y   Axis
	Panels []Panel
	Note   string // under the picture: what its signs mean
}

// Panel is one plot of a chart.
type Panel struct {
	Title string // empty where the chart has one panel
	Marks []Mark // drawn in order, each over those before
}

// Of is a chart of one panel.
func (c Chart) Of(marks ...Mark) *Chart {
	c.Panels = []Panel{{Marks: marks}}
	return &c
}

// Axis is what a direction of a chart means: numbers, dates, or names one after the other. Names of Y stand from the top down.
type Axis struct {
	Label   string
	Measure number.Measure // how numbers are shown; the zero measure: as they are
	Include []float64      // values that the axis has to reach besides those of the marks
	Tight   bool           // it ends where the values end, as time does; else at ticks
	Said    bool           // on a terminal, no numbers stand under rows, whose marks say them
	Names   []string       // rows or columns, instead of numbers

	Start string  // ISO date of 0, with a time of day or without: ticks are dates; empty: numbers
	Day   float64 // days of a unit, where there is a start
}

// saysTitle says whether what stands over the picture is its title already, as the label of Y.
func (c *Chart) saysTitle() bool { return !c.Y.named() && c.Y.Label == c.Title }

// named says whether an axis is of names.
func (a *Axis) named() bool { return len(a.Names) > 0 }
