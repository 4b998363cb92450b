package analysis

import (
	"math"

	"wargame/results/stats"
)

// BreakEven is what a factor has to do with which of two policies is better: by how much the first is, given the factor.
type BreakEven struct {
	Factor    Factor
	Turns     []Turn // ascending; empty: no value in its range is shown to turn the choice
	Unsettled bool   // the curve crosses zero and its band does not: more trials might show that the choice turns
	Band      Band
}

// Turn is the value of a factor at which the other policy becomes the better one.
type Turn struct {
	Estimate
	Rises bool // above it the first is
}

// Band is a mean given a factor, at some values of it, with the 95% interval of the mean at each.
type Band struct{ At, Mean, Lo, Hi []float64 }

// turns is where the mean of a column (by how much one policy does better than another, trial by trial) crosses zero along a factor, one of
// several that are asked.
//
// A value is told where the curve is shown to be on one side of zero before it and on the other after it, all points of all curves taken
// together (Bonferroni, by as many as each curve has degrees of freedom); its interval is where the 95% band of the curve holds zero in
// between: the values that the trials do not exclude (Fieller's way). The curve is linear in the means of the cells, so that its error
// is known without resamples. It goes from the mean of the first cell to that of the last, so that it is nowhere drawn out beyond trials.
func (c *cells) turns(x Factor, f folded, asked int) BreakEven {
	rows := c.localLinear(f)
	room := func() []float64 { return make([]float64, len(rows)) }
	curve := Band{c.at, room(), room(), room()}
	free := 0.0
	for i, row := range rows {
		free += row[i]
	}
	far := stats.NormalQuantile(1 - 0.025/(float64(asked)*max(1, free)))
	sides := make([]int, len(rows)) // 1 or -1 where the curve is shown to be over or under zero
	for p, row := range rows {
		se := f.errorOf(row)
		curve.Mean[p] = along(row, f.mean)
		curve.Lo[p], curve.Hi[p] = curve.Mean[p]-stats.Z95*se, curve.Mean[p]+stats.Z95*se
		switch {
		case curve.Mean[p] > far*se:
			sides[p] = 1
		case curve.Mean[p] < -far*se:
			sides[p] = -1
		}
	}
	b := BreakEven{Factor: x, Band: curve}
	last := None
	for p, side := range sides {
		if side == 0 {
			continue
		}
		if last != None && side != sides[last] {
			b.Turns = append(b.Turns, curve.turn(last, p))
		}
		last = p
	}
	b.Unsettled = len(b.Turns) == 0 && crosses(curve.Mean)
	return b
}

// errorOf is the standard error of what a row of weights makes of the means of the cells.
func (f folded) errorOf(row []float64) float64 {
	squares := 0.0
	for i, w := range row {
		squares += float64(w * w * f.error[i])
	}
	return math.Sqrt(squares)
}

// turn is the crossing between two points on either side of zero: of the curve, and of the ends of its band.
func (c Band) turn(from, to int) Turn {
	leaves, arrives := c.Lo, c.Hi // of a curve that falls: its band holds zero from where its lower end does
	rises := c.Mean[from] < 0
	if rises {
		leaves, arrives = c.Hi, c.Lo
	}
	return Turn{Estimate{c.crossing(c.Mean, from, to), c.crossing(leaves, from, to), c.crossing(arrives, from, to)}, rises}
}

// crossing is where a line through the points from one to another first crosses zero, of which it is on either side at the ends.
func (c Band) crossing(y []float64, from, to int) float64 {
	for p := from; p < to; p++ {
		if before, after := y[p], y[p+1]; before == 0 || (before > 0) != (after > 0) {
			return c.At[p] + float64((c.At[p+1]-c.At[p])*before/(before-after))
		}
	}
	return math.NaN()
}

func crosses(y []float64) bool {
	over, under := false, false
	for _, v := range y {
		over, under = over || v > 0, under || v < 0
	}
	return over && under
}
