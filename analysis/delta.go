package analysis

import "math"

// delta is by how much knowing factor j changes the distribution of the target: half the mean over the factor of what the density
// given it and the density differ, from 0 to 1 (Borgonovo, "A new uncertainty importance measure", Reliability Engineering and System
// Safety 92, 2007), from the trials at hand by bins of the factor (Plischke, Borgonovo and Smith, "Global sensitivity measures from given
// data", European Journal of Operational Research 226, 2013) and of the target.
//
// The size of a difference that is error is never negative. So a cell of one half of the trials counts with the sign that it has in the
// other half, where the cells around it have a say too: what is error has either sign as often, and comes to nothing. There the two halves
// err alike, for which the interval is wider by the square root of two than if they erred apart.
func (e *explained) delta(j int) figure {
	b, c := e.bins[j], e.cells
	wide := len(c.count)
	var joint, own, of [2][]float64
	var trials [2]float64
	for h := range joint {
		joint[h], own[h], of[h] = make([]float64, len(b.count)*wide), make([]float64, len(b.count)), make([]float64, wide)
	}
	for t := range e.y {
		h, p, q := e.coin[t], int(b.part[t]), int(c.part[t])
		joint[h][p*wide+q]++
		own[h][p]++
		of[h][q]++
		trials[h]++
	}
	var sign, apart [2][]float64 // of each cell, in each half
	for h := range joint {
		apart[h] = make([]float64, len(joint[h]))
		for i, n := range joint[h] {
			apart[h][i] = n/trials[h] - own[h][i/wide]/trials[h]*(of[h][i%wide]/trials[h])
		}
		sign[h] = signs(apart[h], wide)
	}
	value := 0.0
	var moves [2][]float64 // of a trial in each cell
	for h := range joint {
		s := sign[1-h]
		part := 0.0
		for i, d := range apart[h] {
			part += float64(s[i] * d)
		}
		value += part / 4
		moves[h] = moved(s, own[h], of[h], trials[h], part)
	}
	n := float64(len(e.y))
	return e.figure(value, func(t int) float64 {
		h := e.coin[t]
		return math.Sqrt2 * moves[h][int(b.part[t])*wide+int(c.part[t])] * n / (4 * trials[h])
	})
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

// moved is by how much a trial in each cell moves the sum, by sign, of what cells hold beyond the product of their margins, which is value.
func moved(sign, own, of []float64, trials, value float64) []float64 {
	wide := len(of)
	rows, columns := make([]float64, len(own)), make([]float64, wide)
	both := 0.0
	for i, s := range sign {
		p, q := i/wide, i%wide
		rows[p] += float64(s * of[q] / trials)
		columns[q] += float64(s * own[p] / trials)
		both += float64(s * own[p] / trials * (of[q] / trials))
	}
	moves := make([]float64, len(sign))
	for i, s := range sign {
		moves[i] = s - rows[i/wide] - columns[i%wide] + both - value
	}
	return moves
}
