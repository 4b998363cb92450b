package chart

// Mark is something drawn on a panel. Those with a Row stand in the row of that name on Y, with X across it: [Range], [Dots],
// [Histogram], [Bar], [Tornado], [Timeline]. [Fan], [Line] and [Stack] run along X, with Y up. [Heat] fills rows and columns of names.
// A [Rule] crosses any of them.
//
// Series numbers what belongs together, from 0: its colour, dash and texture.
type Mark interface {
	// reach tells see of the values that the axes must hold.
	reach(x, y *reach)
}

// Fan is how quantiles of trials run along X: bands about a middle, the widest first.
type Fan struct {
	Name   string
	Series int
	X      []float64
	Bands  []Band
	Middle []float64
}

// Band is what lies between two quantiles at each point.
type Band struct{ Lo, Hi []float64 }

// Line is one value at each point.
type Line struct {
	Name   string
	Series int
	X, Y   []float64
}

// Stack is shares on top of each other, the first at the bottom.
type Stack struct {
	X      []float64
	Layers []Layer
}

// Layer is the share of one thing at each point.
type Layer struct {
	Name string
	Y    []float64
}

// Range is five quantiles in a row, 5, 25, 50, 75 and 95% of trials, and their mean.
type Range struct {
	Row                    int
	Series                 int
	P5, P25, P50, P75, P95 float64
	Mean                   float64 // NaN: not marked
	Says                   string  // beside the row: the mean, as tables say it
}

// Dots are quantiles of equal chance in a row, each a dot: a quantile dot plot (Kay and others, "When (ish) is My Bus?", 2016).
type Dots struct {
	Row    int
	Series int
	Values []float64 // ascending: of n, those at 0.5/n, 1.5/n and so on
	Hollow []bool    // which of them are not met, say: drawn as rings; nil: none
	Says   string    // beside the row
}

// Histogram is how many values lie between edges, in a row. Rows have a scale of heights together.
type Histogram struct {
	Row     int
	Series  int
	Edges   []float64 // ascending, one more than heights
	Heights []float64
	Says    string
}

// Bar is a value in a row, from nothing on: a share.
type Bar struct {
	Row    int
	Series int
	Value  float64
	Says   string
}

// Tornado is where a value goes in a row when one thing is low and when it is high.
type Tornado struct {
	Row               int
	Base              float64
	Low, High         float64
	LowSays, HighSays string // what is low and high: values of that thing
}

// Timeline is what holds from when to when in a row.
type Timeline struct {
	Row   int
	Spans []Span
}

// Span is what holds from a time to another. Spans that say the same look the same, all over a chart.
type Span struct {
	From, To float64
	Text     string
	Series   int // -1: what is usual, drawn quietly
}

// Heat is a value for each row of Y's names and column of X's.
type Heat struct {
	Values    [][]float64
	Says      [][]string // in the cells; nil: nothing
	Low, High float64    // values of the faintest and the strongest
}

// Rule is a line across a panel at a value of X, or of Y: a limit, a date.
type Rule struct {
	At   float64
	OfY  bool
	Text string
}
