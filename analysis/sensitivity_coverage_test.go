package analysis_test

import (
	"testing"

	"wargame/analysis"
	"wargame/sim"
)

// Intervals hold what is exact in about as many runs as they say. Those of delta, which bins make a little small, are of its sign alone.
func TestCoverageOfSensitivity(t *testing.T) {
	const runs = 100
	first := map[string]float64{"a": 4 / 6.25, "b": 1 / 6.25, "c": 0.25 / 6.25, "idle": 0}
	misses, told := map[string]int{}, map[string]int{}
	for seed := range uint64(runs) {
		x := asked(t, ranModel(t, "linear", sim.RunOptions{Seed: seed, Trials: 4_000}), itself(0))
		for name, want := range first {
			i := influence(t, x, name)
			if i.FirstOrder.Lo > want || i.FirstOrder.Hi < want {
				misses[name]++
			}
			for what, e := range map[string]*analysis.Estimate{"first order": i.FirstOrder, "delta": i.Delta, "PRCC": i.PRCC} {
				if e.Told() {
					told[what+" of "+name]++
				}
			}
		}
	}
	for name, n := range misses {
		if n > runs/7 {
			t.Errorf("%d of %d intervals of the share of %s miss it", n, runs, name)
		}
	}
	for _, what := range []string{"first order", "delta", "PRCC"} {
		if n := told[what+" of idle"]; n > runs/8 {
			t.Errorf("%s of what has no influence is told from none in %d of %d runs", what, n, runs)
		}
		if n := told[what+" of c"]; n < runs*9/10 {
			t.Errorf("%s of 4%% of the variance is told from none in %d of %d runs alone", what, n, runs)
		}
	}
}

// Shares by batches have the intervals of whole trials that are drawn again, as the plain bootstrap has them.
func TestSharesByBatchesAgreeWithTrials(t *testing.T) {
	r := ranModel(t, "linear", sim.RunOptions{Seed: 8, Trials: 4_000})
	x := asked(t, r, itself(0))
	y := r.Target(0, 0, analysis.None).Y
	b := analysis.NewBootstrap(77, "by trials")
	drawn := make([]int, r.Trials)
	for _, f := range r.Factors()[:2] {
		i := influence(t, x, f.Name)
		shares, widths := make([]float64, 300), make([]float64, 300)
		xs, ys := make([]float64, r.Trials), make([]float64, r.Trials)
		for n := range shares {
			b.Draw(drawn, r.Trials, n)
			for k, trial := range drawn {
				xs[k], ys[k] = f.X[trial], y[trial]
			}
			shares[n], widths[n] = plainShare(xs, ys), plainWidth(xs, ys)
		}
		for what, c := range map[string]struct {
			got *analysis.Estimate
			by  []float64
		}{"share": {i.FirstOrder, shares}, "width": {i.Width, widths}} {
			want := analysis.Interval(0, c.by)
			if ratio := (c.got.Hi - c.got.Lo) / (want.Hi - want.Lo); ratio < 0.7 || ratio > 1.35 {
				t.Errorf("%s of %s: %v by batches, %.4f to %.4f by trials", what, f.Name, *c.got, want.Lo, want.Hi)
			}
		}
	}
}

// plainShare is the correlation ratio over 32 bins, without a correction.
func plainShare(x, y []float64) float64 {
	ranks, n := midRanks(x), float64(len(x))
	var count, sum [32]float64
	all, squares := 0.0, 0.0
	for i, v := range y {
		bin := int((ranks[i] - 0.5) / n * 32)
		count[bin]++
		sum[bin] += v
		all += v
	}
	mean, between := all/n, 0.0
	for _, v := range y {
		squares += (v - mean) * (v - mean)
	}
	for b, k := range count {
		if k > 0 {
			between += k * (sum[b]/k - mean) * (sum[b]/k - mean)
		}
	}
	return between / squares
}

// plainWidth is what the means over the highest and the lowest tenth differ by.
func plainWidth(x, y []float64) float64 {
	ranks, n := midRanks(x), float64(len(x))
	var count, sum [2]float64
	for i, v := range y {
		switch {
		case ranks[i] <= n/10:
			count[0]++
			sum[0] += v
		case ranks[i] > n-n/10:
			count[1]++
			sum[1] += v
		}
	}
	return sum[1]/count[1] - sum[0]/count[0]
}
