package analysis_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"

	"wargame/analysis"
	"wargame/results/stats"
)

// The spread of the mean over resamples is its standard error, and each unit is drawn as often as another.
func TestBootstrapOfAMean(t *testing.T) {
	x := make([]float64, 400)
	for i := range x {
		x[i] = math.Sqrt(float64(i)) // no need of luck: the error of a mean depends on the values alone
	}
	b := analysis.NewBootstrap(7, "mean")
	means, drawn := make([]float64, analysis.Resamples), make([]int, len(x))
	times := make([]float64, len(x))
	for r := range means {
		b.Draw(drawn, len(x), r)
		for _, i := range drawn {
			means[r] += x[i] / float64(len(x))
			times[i]++
		}
	}
	se := stats.Of(x).Moments().SE()
	if got := stat.StdDev(means, nil); math.Abs(got/se-1) > 0.08 { // 3.5 of its own errors
		t.Errorf("the error of the mean is %g by resamples and %g by its formula", got, se)
	}
	if v := stat.Variance(times, nil); math.Abs(v/analysis.Resamples-1) > 0.25 { // that of a Poisson count, about its mean
		t.Errorf("how often each is drawn has variance %g around %d", v, analysis.Resamples)
	}
	mean := stat.Mean(x, nil)
	e := analysis.Interval(mean, means)
	if want := stats.Around(mean, se, stats.Z95); math.Abs(e.Lo-want.Lo) > 0.3*se || math.Abs(e.Hi-want.Hi) > 0.3*se {
		t.Errorf("interval %v, where the normal one is %v", e, want)
	}
}

func TestIntervalOfFewResamples(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		resampled []float64
		lo, hi    float64
	}{
		{nil, nan, nan},
		{[]float64{nan, 1, 2}, nan, nan},
		{[]float64{3}, 3, 3},
		{[]float64{1, 0}, 0.025, 0.975},
	} {
		e := analysis.Interval(5, c.resampled)
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
		if e.Value != 5 || !same(e.Lo, c.lo) || !same(e.Hi, c.hi) {
			t.Errorf("%v: %v", c.resampled, e)
		}
	}
}
