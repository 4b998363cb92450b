package dist

import (
	"math"
	"slices"

	"wargame/sim/kernel"
)

// A Table holds the quantile of a smooth shape at constant parameters: polynomials of degree 7 between Chebyshev-Lobatto
// nodes, on segments that are eighths of the octaves of t = min(u, 1-u) from 1/2 down to 2^-12; beyond, the quantile
// itself is computed. The nodes and the interpolation are part of what results are defined as: with or without a
// table are two different last digits, so a program must always use it where parameters are constant.
//
//	u = 1/2 ... 1/4 ... 1/8 ......... 2^-12     lower side, and the same for 1-u
//	    |8 segments| 8  |                |      a segment: t's exponent and the top 3 bits of its mantissa
//
// Values are within 1e-10 of the quantile, relative to its size (near a median of 0, to the spread): NewTable looks
// between the nodes of every segment, and gives no table where one is not.
type Table struct {
	shape  *Shape
	params []float64
	sides  [2][]segment // for u below and above 1/2, from the smallest t up
	pieces []float64    // the same, as kernels read it
	shift  float64      // added to the values, times scale
	scale  float64
	narrow *narrowing // of truncated, else nil
}

// narrowing takes uniforms to a part of the inner distribution.
type narrowing struct{ from, to, lo, hi float64 }

// segment is a polynomial in y, which is -1 at the lower end of t and 1 at the upper. Values stay within its ends.
type segment struct {
	c      [tableDegree + 1]float64
	lo, hi float64
}

const (
	tableDegree  = 7
	tableOctaves = 11 // 1/4..1/2 down to 2^-12..2^-11
	tableBits    = 3  // 8 segments per octave
	tableCount   = tableOctaves << tableBits
	tableShift   = 52 - tableBits
	tableFirst   = 0x1p-12
	tableError   = 1e-10
)

// NewTable makes the table of a shape at parameters that Check accepts; nil where the shape has a formula, is not smooth,
// or is too steep for a table.
func NewTable(s *Shape, p []float64) *Table {
	if s.family.table == nil {
		return nil
	}
	return s.family.table(s, p)
}

// TableWork is how long NewTable takes, whether or not a table comes of it, in units of a few milliseconds; 0 where there is
// nothing to do. What asks for many terms of a series or for halving, at shapes far from those that people write, is slow.
func (s *Shape) TableWork(p []float64) int {
	switch {
	case s.family.table == nil, len(s.inner) > 0 && s.inner[0].family.compound != nil:
		return 0
	case len(s.inner) > 0:
		return s.inner[0].TableWork(p[:len(p)-2])
	}
	for _, x := range p[:s.family.shapes] {
		if x < 0.3 || x >= 2*leastLost {
			return SlowTable
		}
	}
	return 1
}

// SlowTable is how many others a slow table takes as long as.
const SlowTable = 15

// newTable makes the table of a smooth distribution.
func newTable(s *Shape, p []float64) *Table {
	t := &Table{shape: s, params: slices.Clone(p), scale: 1}
	return t.fit(false)
}

// studentTable makes one side of the table, at mean 0 and scale 1, of which the other is the mirror image.
func studentTable(s *Shape, p []float64) *Table {
	t := &Table{shape: s, params: []float64{p[0], 0, 1}, shift: p[1], scale: p[2]}
	return t.fit(true)
}

// fit makes the segments and says what came of it: nil where one is not near enough.
func (t *Table) fit(mirrored bool) *Table {
	s := t.shape
	middle := s.Quantile(0.5, t.params)
	size := math.Abs(middle) + 0.01*math.Abs(s.Quantile(0.75, t.params)-s.Quantile(0.25, t.params))
	for side := range t.sides {
		t.sides[side] = make([]segment, tableCount)
		for i := range t.sides[side] {
			if mirrored && side == 1 {
				t.sides[1][i] = t.sides[0][i].mirrored()
			} else if !t.sides[side][i].fit(i, side == 1, s, t.params, size) {
				return nil
			}
		}
	}
	t.pieces = t.flat()
	return t
}

// truncatedTable narrows the table of what is truncated.
func truncatedTable(s *Shape, p []float64) *Table {
	n := len(p) - 2
	t := NewTable(s.inner[0], p[:n])
	if t == nil || t.narrow != nil {
		return nil
	}
	t.narrow = &narrowing{s.inner[0].below(p[n], p[:n], false), s.inner[0].below(p[n+1], p[:n], true), p[n], p[n+1]}
	return t
}

// segmentStart is the lower end of segment i; the segments' order is that of the bits of t.
func segmentStart(i int) float64 {
	return math.Float64frombits(math.Float64bits(tableFirst) + uint64(i)<<tableShift)
}

// fit makes segment i and says whether it is near enough between two of its nodes.
func (g *segment) fit(i int, upper bool, s *Shape, p []float64, size float64) bool {
	lo, hi := segmentStart(i), segmentStart(i+1)
	at := func(y float64) float64 {
		t := (lo + hi) / 2
		t += float64(y * ((hi - lo) / 2))
		if upper {
			t = 1 - t
		}
		return s.Quantile(t, p)
	}
	var nodes, values [tableDegree + 1]float64
	for j := range nodes {
		nodes[j] = lobatto[j]
		values[j] = at(nodes[j])
	}
	g.lo, g.hi = min(values[0], values[tableDegree]), max(values[0], values[tableDegree])
	g.c = monomials(nodes, values)
	between := (nodes[3] + nodes[2]) / 2
	want := at(between)
	return math.Abs(g.value(between)-want) <= tableError*max(math.Abs(want), size)
}

// mirrored is the segment with the opposite values.
func (g segment) mirrored() segment {
	for j := range g.c {
		g.c[j] = -g.c[j]
	}
	g.lo, g.hi = -g.hi, -g.lo
	return g
}

// lobatto is the Chebyshev-Lobatto nodes -cos(j*pi/7).
var lobatto = [tableDegree + 1]float64{
	-1, -0.90096886790241912624, -0.62348980185873353053, -0.22252093395631440429,
	0.22252093395631440429, 0.62348980185873353053, 0.90096886790241912624, 1,
}

// monomials is the coefficients, lowest first, of the polynomial through the values at the nodes: Newton's divided
// differences, multiplied out.
func monomials(nodes, values [tableDegree + 1]float64) [tableDegree + 1]float64 {
	d := values
	for k := 1; k <= tableDegree; k++ {
		for j := tableDegree; j >= k; j-- {
			d[j] = (d[j] - d[j-1]) / (nodes[j] - nodes[j-k])
		}
	}
	var c [tableDegree + 1]float64
	for k := tableDegree; k >= 0; k-- { // c = c*(y - node) + d
		for j := tableDegree; j > 0; j-- {
			c[j] = c[j-1] - float64(c[j]*nodes[k])
		}
		c[0] = d[k] - float64(c[0]*nodes[k])
	}
	return c
}

// value is the polynomial at y, kept within the segment's ends.
func (g *segment) value(y float64) float64 {
	x := float64(g.c[7]*y) + g.c[6]
	x = float64(x*y) + g.c[5]
	x = float64(x*y) + g.c[4]
	x = float64(x*y) + g.c[3]
	x = float64(x*y) + g.c[2]
	x = float64(x*y) + g.c[1]
	x = float64(x*y) + g.c[0]
	return min(max(x, g.lo), g.hi)
}

// Quantile is the quantile of u, in (0, 1).
func (t *Table) Quantile(u float64) float64 {
	if t.narrow == nil {
		return t.lookUp(u)
	}
	x := t.lookUp(innerUniform(u, t.narrow.from, t.narrow.to))
	return kernel.Scalar(kernel.Clamp, x, t.narrow.lo, t.narrow.hi)
}

func (t *Table) lookUp(u float64) float64 {
	side, tail := 0, u
	if u > 0.5 {
		side, tail = 1, 1-u
	}
	if tail < tableFirst {
		return t.shift + float64(t.scale*t.shape.Quantile(u, t.params))
	}
	i := int(math.Float64bits(tail)>>tableShift - math.Float64bits(tableFirst)>>tableShift)
	i = min(i, tableCount-1) // u = 1/2 is the end of the last
	lo, hi := segmentStart(i), segmentStart(i+1)
	return t.shift + float64(t.scale*t.sides[side][i].value((tail-lo-(hi-tail))/(hi-lo)))
}
