package analysis_test

import (
	"math"
	"slices"
	"testing"

	"wargame/analysis"
)

// Intervals by batches of trials are about those by trials: of a mean, a mean of the worst, and a quantile's kin.
func TestBatchesAgreeWithTrials(t *testing.T) {
	r := ran(t, byHand, 1500)
	s := weighed(t, r, analysis.Weighing{Against: analysis.None}).Weighed[0].Standings[0] // of a loss
	loss := r.Columns[0][0].Values
	b := analysis.NewBootstrap(99, "by trials")
	means, worst, hurwicz := make([]float64, analysis.Resamples), make([]float64, analysis.Resamples), make([]float64, analysis.Resamples)
	drawn, y := make([]int, len(loss)), make([]float64, len(loss))
	n := float64(len(loss))
	at := func(p float64) float64 { // type 7, of sorted values
		h := (n - 1) * p
		k := int(h)
		return y[k] + (h-float64(k))*(y[k+1]-y[k])
	}
	for i := range means {
		b.Draw(drawn, len(loss), i)
		for j, trial := range drawn {
			y[j] = loss[trial]
			means[i] += y[j] / n
		}
		slices.Sort(y)
		for _, v := range y[len(y)-75:] {
			worst[i] += v / 75
		}
		hurwicz[i] = (at(0.05) + at(0.95)) / 2
	}
	for _, c := range []struct {
		what string
		got  analysis.Estimate
		by   []float64
	}{{"mean", s.Mean, means}, {"worst 5%", *s.CVaR, worst}, {"Hurwicz", *s.Hurwicz, hurwicz}} {
		want := analysis.Interval(c.got.Value, c.by)
		width := want.Hi - want.Lo // of which the variance of 128 batches leaves a sixteenth in doubt, once
		if math.Abs(c.got.Lo-want.Lo) > 0.15*width || math.Abs(c.got.Hi-want.Hi) > 0.15*width {
			t.Errorf("%s %.4g: %.4g to %.4g by batches, %.4g to %.4g by trials", c.what, c.got.Value, c.got.Lo, c.got.Hi, want.Lo, want.Hi)
		}
	}
}
