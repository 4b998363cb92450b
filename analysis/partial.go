package analysis

import (
	"math"

	"wargame/results/stats"
	"wargame/sim/rng"
)

// partial is the worth of knowing a factor, of which gains are by how much each other policy does better than the best one, trial by
// trial (Strong, Oakley and Brennan, "Estimating multiparameter partial expected value of perfect information from a probabilistic
// sensitivity analysis sample", Medical Decision Making 34, 2014): the mean over the trials of the greatest of the curves given the
// factor, less the greatest of their means.
//
// The greatest of curves that are off is too great: what draws of the curves' errors are over the estimate on average is taken off, and the
// interval is the basic one, so that it holds zero, or less, where all may be error.
func (c *cells) partial(x Factor, gains []gain, noise [][]float64) Worth {
	list := c.contenders(gains)
	if len(list) == 0 {
		return Worth{Factor: &x}
	}
	c.correlate(list)
	value := gained(list, c.count)
	drawn := make([]float64, len(noise))
	for s, z := range noise {
		for i := range list {
			list[i].draw(z)
		}
		drawn[s] = gained(list, c.shares[s])
	}
	return Worth{&x, basic(value, drawn)}
}

// gained is by how much better the greatest of some curves, and of none, is on average than the greatest of their averages, over so many
// trials in each cell.
func gained(list []contender, count []float64) float64 {
	top, greatest, trials := 0.0, 0.0, 0.0
	for i := range list {
		greatest = max(greatest, dot(count, list[i].curve))
	}
	for p, n := range count {
		most := 0.0
		for i := range list {
			most = max(most, list[i].curve[p])
		}
		top += float64(n * most)
		trials += n
	}
	if top-greatest > rounding*greatest {
		return (top - greatest) / trials
	}
	return 0
}

// contender is a policy that may do better than the best one somewhere.
type contender struct {
	gain   gain
	folded folded
	rows   [][]float64 // its curve, as weights of the means of the cells
	curve  []float64   // as the means or a draw of them have it
	spread [][]float64 // by contender up to this one, then cell: by how much a unit of that one's noise moves the mean in the cell
	drawn  []float64   // means
}

// contenders are the policies whose curve comes within six of its standard errors of the best policy's in any cell; others are never
// the greatest, in no draw.
func (c *cells) contenders(gains []gain) []contender {
	smooth := c.splines()
	var list []contender
	for _, g := range gains {
		f := c.fold(g)
		x := contender{gain: g, folded: f, rows: smooth.smooth(f), curve: make([]float64, len(c.at)), drawn: make([]float64, len(c.at))}
		copy(x.drawn, f.mean)
		x.smooth()
		near := false
		for p, row := range x.rows {
			near = near || x.curve[p]+6*f.errorOf(row) > 0
		}
		if near {
			list = append(list, x)
		}
	}
	return list
}

// correlate fills in how the contenders' means move together, trials being the same under all policies: in each cell a Cholesky factor of
// their covariances. One that moves just as those before it has no noise of its own.
func (c *cells) correlate(list []contender) {
	for i := range list {
		list[i].spread = make([][]float64, i+1)
		for j := range i + 1 {
			rest := list[i].folded.error
			if j < i {
				rest = c.covariance(list[i].gain, list[j].gain, list[i].folded, list[j].folded)
			}
			row := make([]float64, len(c.at))
			for p := range row {
				left := rest[p]
				for k := range j {
					left -= float64(list[i].spread[k][p] * list[j].spread[k][p])
				}
				switch own := list[j].spread; {
				case j == i && left > rounding*rest[p]:
					row[p] = math.Sqrt(left)
				case j < i && own[j][p] > 0:
					row[p] = left / own[j][p]
				}
			}
			list[i].spread[j] = row
		}
	}
}

// draw sets the curve to one through means with noise: of contender j, the cells' from j times the most cells on.
func (x *contender) draw(noise []float64) {
	copy(x.drawn, x.folded.mean)
	for j, row := range x.spread {
		for p, unit := range row {
			x.drawn[p] += float64(unit * noise[j*mostCells+p])
		}
	}
	x.smooth()
}

// smooth sets the curve to one through the means drawn.
func (x *contender) smooth() {
	for p, row := range x.rows {
		x.curve[p] = along(row, x.drawn)
	}
}

// noises are normal draws for the cells of so many contenders, of each resample. All factors share them.
func noises(seed uint64, contenders int) [][]float64 {
	key := rng.Key(seed, "cells", "noise", 0)
	rows := make([][]float64, Resamples)
	for s := range rows {
		at := rng.Step(key, s)
		rows[s] = make([]float64, contenders*mostCells)
		for i := range rows[s] {
			rows[s][i] = stats.NormalQuantile((float64(rng.Bits(at, uint64(i))>>11) + 0.5) / (1 << 53))
		}
	}
	return rows
}

// basic is a value without its bias, as resamples tell it, and the basic interval: what resamples are off, mirrored.
func basic(value float64, resampled []float64) Estimate {
	e, mean := Interval(value, resampled), 0.0
	for _, v := range resampled {
		mean += v / float64(len(resampled))
	}
	return Estimate{2*value - mean, 2*value - e.Hi, 2*value - e.Lo}
}
