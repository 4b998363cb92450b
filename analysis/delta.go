package analysis

import "math"

// delta is by how much knowing factor j changes the distribution of the target: half the mean over the factor of what the density
// given it and the density differ, from 0 to 1 (Borgonovo, "A new uncertainty importance measure", Reliability Engineering and System
// Safety 92, 2007), from the trials at hand by bins of the factor (Plischke, Borgonovo and Smith, "Global sensitivity measures from given
// data", European Journal of Operational Research 226, 2013) and of the target.
//
// The size of a difference that is error is never negative. So a cell of one half of the trials counts with the sign that it has in the
// other half, where the cells around it have a say too: what is error has either sign as often, and comes to nothing. There the two halves
// err alike, for which the interval is wider by the square root of two than if they erred apart. Where few trials are expected in a cell, both
// halves often have none there, and would say so with hardly an error: its error is then that of counts that are expected.
func (e *explained) delta(j int) figure {
	b, wide := e.bins[j], e.wide
	joint := make([]int32, 2*wide*len(b.count)) // by bin, half, then cell
	for t, spot := range e.spot {
		joint[int(b.part[t])*2*wide+int(spot)]++
	}
	var tables [2]table
	var sign [2][]float64
	for h := range tables {
		tables[h] = newTable(joint, wide, h)
		sign[h] = signs(tables[h].apart(), wide)
	}
	n, value, noise := float64(len(e.y)), 0.0, 0.0
	moves := make([]float64, len(joint)) // of a trial in each cell
	for h, x := range tables {
		s := sign[1-h]
		part := dot(s, x.apart())
		value += part / 4
		for i, w := range x.weights(s) {
			moves[(2*(i/wide)+h)*wide+i%wide] = math.Sqrt2 * (w - part) * n / (4 * x.trials)
			noise += float64(w*w) * x.own[i/wide] * x.of[i%wide] / x.trials
		}
	}
	f := e.figure(value, func(batch int) float64 {
		sum := 0.0
		for t, to := e.trials(batch); t < to; t++ {
			sum += moves[int(b.part[t])*2*wide+int(e.spot[t])]
		}
		return sum
	})
	f.noise = math.Sqrt(2*noise) / 4
	return f
}

// table is how many trials of a half are in each bin of a factor and cell of a target, as shares.
type table struct {
	joint, own, of []float64
	trials         float64
}

// newTable is that of a half, from how many are in each bin, half and cell.
func newTable(counts []int32, wide, half int) table {
	x := table{joint: make([]float64, len(counts)/2), own: make([]float64, len(counts)/2/wide), of: make([]float64, wide)}
	for i := range x.joint {
		n := float64(counts[(2*(i/wide)+half)*wide+i%wide])
		x.joint[i] = n
		x.own[i/wide] += n
		x.of[i%wide] += n
		x.trials += n
	}
	for _, shares := range [][]float64{x.joint, x.own, x.of} {
		for i := range shares {
			shares[i] /= x.trials
		}
	}
	return x
}

// apart is by how much a cell holds more than the product of its margins.
func (x table) apart() []float64 {
	apart := make([]float64, len(x.joint))
	for i, share := range x.joint {
		apart[i] = share - float64(x.own[i/len(x.of)]*x.of[i%len(x.of)])
	}
	return apart
}

// signs are those of a table of so many columns, each value smoothed with those beside, over and under it, of which it weighs twice as much
// as each, so that it keeps its own sign where there are but two.
func signs(values []float64, wide int) []float64 {
	smooth := func(from []float64, beside, period int) []float64 {
		out := make([]float64, len(from))
		for i, v := range from {
			out[i] = 2 * v
			if i%period >= beside {
				out[i] += from[i-beside]
			}
			if i%period+beside < period {
				out[i] += from[i+beside]
			}
		}
		return out
	}
	out := smooth(smooth(values, 1, wide), wide, len(values))
	for i, v := range out {
		switch {
		case v > 0:
			out[i] = 1
		case v < 0:
			out[i] = -1
		}
	}
	return out
}

// weights are how much a trial in each cell counts in the sum, by sign, of what cells hold beyond the product of their margins, from what it
// would count if these were independent.
func (x table) weights(sign []float64) []float64 {
	wide := len(x.of)
	rows, columns := make([]float64, len(x.own)), make([]float64, wide)
	both := 0.0
	for i, s := range sign {
		p, q := i/wide, i%wide
		rows[p] += float64(s * x.of[q])
		columns[q] += float64(s * x.own[p])
		both += float64(s * x.own[p] * x.of[q])
	}
	weights := make([]float64, len(sign))
	for i, s := range sign {
		weights[i] = s - rows[i/wide] - columns[i%wide] + both
	}
	return weights
}
