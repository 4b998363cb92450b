package dist

import (
	"math"

	"wargame/sim/kernel"
)

// batch is how many lanes of a column of whole numbers are drawn together.
const batch = 64

// drawing is what poisson and binomial need to be drawn by columns: the probability of 0 comes from the column kernels, the
// walk from there lane by lane. The bits are those of a draw by itself.
type drawing struct {
	start func(p []float64, none float64) walk
	none  func(none, spare []float64, p [][]float64, from int) // the probability of 0 in the lanes from `from` on
}

// fill draws a column. Lanes with the parameters of the lane before share its start.
func (w *drawing) fill(s *Shape, dst, u []float64, p [][]float64, params, scratch []float64) {
	var from walk
	possible := true
	for at := 0; at < len(dst); at += batch {
		n := min(batch, len(dst)-at)
		none := scratch[:n]
		w.none(none, scratch[batch:batch+n], p, at)
		for i, start := range none {
			changed := at+i == 0
			for j := range params {
				x := p[j][at+i]
				changed = changed || params[j] != x
				params[j] = x
			}
			if changed {
				if possible = s.Check(params) == nil; possible {
					from = w.start(params, start)
				}
			}
			dst[at+i] = math.NaN()
			if possible {
				dst[at+i] = from.quantile(u[at+i])
			}
		}
	}
}

func poissonNone(none, _ []float64, p [][]float64, from int) {
	for i := range none {
		none[i] = -p[0][from+i]
	}
	kernel.Default().Funcs[kernel.Exp](none, none, nil, nil)
}

func binomialNone(none, spare []float64, p [][]float64, from int) {
	shares := p[1][from:]
	for i := range none {
		none[i] = 1 - shares[i]
	}
	kernels := kernel.Default()
	kernels.Funcs[kernel.Ln](spare, none, nil, nil)
	for i := range none {
		none[i] = float64(p[0][from+i] * lnRest(shares[i], spare[i]))
	}
	kernels.Funcs[kernel.Exp](none, none, nil, nil)
}
