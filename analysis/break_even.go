package analysis

import "math"

// BreakEven is what a factor has to do with which of two policies is better: by how much the first is, given the factor.
type BreakEven struct {
	Factor    Factor
	Turns     []Estimate // values at which the other becomes the better one, ascending; empty: none in its range is shown to
	Unsettled bool       // the curve crosses zero and its band does not: more trials might show that the choice turns
	Curve     Curve
}

// Curve is a mean given a factor, at some values of it, with the 95% interval of the mean at each.
type Curve struct{ At, Mean, Lo, Hi []float64 }

// turns is where the mean of a column (by how much one policy does better than another, trial by trial) crosses zero along a factor.
//
// A value is told where the band of the curve is all on one side of zero before it and all on the other after it; its interval
// is where the band holds zero in between: the values that the trials do not exclude (Fieller's way, by resamples).
func (c *cells) turns(x Factor, f folded) BreakEven {
	points := append(append([]float64{c.least}, c.at...), c.most)
	rows := c.localLinear(f, points)
	curve := Curve{points, make([]float64, len(points)), make([]float64, len(points)), make([]float64, len(points))}
	resampled := make([]float64, len(f.resampled))
	for p, row := range rows {
		for s, means := range f.resampled {
			resampled[s] = dot(row, means)
		}
		e := Interval(dot(row, f.mean), resampled)
		curve.Mean[p], curve.Lo[p], curve.Hi[p] = e.Value, e.Lo, e.Hi
	}
	b := BreakEven{Factor: x, Curve: curve}
	last := None // the last point at which it is settled which policy is better
	for p := range points {
		if curve.side(p) == 0 {
			continue
		}
		if last != None && curve.side(p) != curve.side(last) {
			b.Turns = append(b.Turns, curve.turn(last, p))
		}
		last = p
	}
	b.Unsettled = len(b.Turns) == 0 && crosses(curve.Mean)
	return b
}

// side is 1 or -1 where the whole band at a point is over or under zero, and 0 elsewhere.
func (c Curve) side(p int) int {
	switch {
	case c.Lo[p] > 0:
		return 1
	case c.Hi[p] < 0:
		return -1
	}
	return 0
}

// turn is the crossing between two points on either side of zero: of the curve, and of the ends of its band.
func (c Curve) turn(from, to int) Estimate {
	leaves, arrives := c.Lo, c.Hi // of a curve that falls: its band holds zero from where its lower end does
	if c.Mean[from] < 0 {
		leaves, arrives = c.Hi, c.Lo
	}
	return Estimate{c.crossing(c.Mean, from, to), c.crossing(leaves, from, to), c.crossing(arrives, from, to)}
}

// crossing is where a line through the points from one to another first crosses zero, of which it is on either side at the ends.
func (c Curve) crossing(y []float64, from, to int) float64 {
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
