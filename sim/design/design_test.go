package design

import (
	"math"
	"strings"
	"testing"

	"wargame/sim/rng"
)

// replicate is the uniforms of one dimension in a replicate, counted from 0.
func replicate(t *testing.T, name string, trials, number, dimension int, key uint64) []float64 {
	t.Helper()
	d, err := New(name, trials)
	if err != nil {
		t.Fatal(err)
	}
	n := trials / Replicates
	index := make([]uint64, n)
	for i := range index {
		index[i] = uint64(number*n + i + 1)
	}
	u := make([]float64, n)
	d.Fill(u, dimension, key, index)
	return u
}

// strataOf counts the uniforms in each of n equal parts of 0..1.
func strataOf(u []float64, n int) []int {
	count := make([]int, n)
	for _, x := range u {
		count[int(x*float64(n))]++
	}
	return count
}

func TestWrongDesigns(t *testing.T) {
	check := func(name string, trials int, want string) {
		t.Helper()
		_, err := New(name, trials)
		if err == nil && want != "" || err != nil && (want == "" || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s with %d trials: %v, want %q", name, trials, err, want)
		}
	}
	check(Random, 7, "")
	check(LHS, 1600, "")
	check(LHS, 1605, "a multiple of 16, got 1605: try 1600 or 1616")
	check(Sobol, 10, "got 10: try 16")
	check(Sobol, 0, "got 0: try 16")
	check("halton", 16, `no design named "halton": there are random, lhs and sobol`)
}

// In each replicate, each of n strata holds one trial.
func TestEachStratumOnce(t *testing.T) {
	for _, name := range []string{LHS, Sobol} {
		for _, n := range []int{1, 2, 3, 8, 100, 128, 1000, 1024} {
			if name == Sobol && n&(n-1) != 0 {
				continue // holds where the number is a power of 2
			}
			for _, number := range []int{0, 1, 15} {
				for _, dimension := range []int{0, 1, 5, 36, 37, 200, 1110, 2000} {
					u := replicate(t, name, n*Replicates, number, dimension, rng.Key(1, "a", "value", dimension))
					for stratum, count := range strataOf(u, n) {
						if count != 1 {
							t.Fatalf("%s, dimension %d, replicate %d: stratum %d of %d holds %d", name, dimension, number, stratum, n, count)
						}
					}
				}
			}
		}
	}
}

// Uniforms are on the grid of package rng: 1-u is exact, and neither 0 nor 1 comes.
func TestGrid(t *testing.T) {
	for _, name := range []string{LHS, Sobol} {
		for _, u := range replicate(t, name, 160, 3, 1, 7) {
			if x := u * 0x1p53; x != math.Floor(x) || math.Mod(x, 2) != 1 {
				t.Errorf("%s: %g is not an odd multiple of 2^-53", name, u)
			}
		}
	}
	if grid(1) != 1-0x1p-53 || grid(0) != 0x1p-53 {
		t.Errorf("ends of the grid: %g, %g", grid(0), grid(1))
	}
}

// A trial's uniform is the same alone, in any block and in any order.
func TestAddressed(t *testing.T) {
	for _, name := range []string{Random, LHS, Sobol} {
		d, err := New(name, 320)
		if err != nil {
			t.Fatal(err)
		}
		index := make([]uint64, 320)
		for i := range index {
			index[i] = uint64(len(index) - i)
		}
		all := make([]float64, len(index))
		d.Fill(all, 2, 11, index)
		for i, trial := range index {
			var alone [1]float64
			d.Fill(alone[:], 2, 11, []uint64{trial})
			if alone[0] != all[i] {
				t.Fatalf("%s: trial %d is %g alone, %g in a block", name, trial, alone[0], all[i])
			}
		}
	}
}

func correlation(x, y []float64) float64 {
	n := float64(len(x))
	var mx, my, xx, yy, xy float64
	for i := range x {
		mx += x[i] / n
		my += y[i] / n
	}
	for i := range x {
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
		xy += (x[i] - mx) * (y[i] - my)
	}
	return xy / math.Sqrt(xx*yy)
}

// Over keys, replicates are drawn without regard to each other, and variables too: correlations of n pairs have sd 1/sqrt(n).
// (The replicates of one key hold the same net twice, so places of one key do correlate, either way.)
func TestIndependence(t *testing.T) {
	const keys = 4096
	for _, name := range []string{LHS, Sobol} {
		d, err := New(name, 1600)
		if err != nil {
			t.Fatal(err)
		}
		uniforms := func(trial uint64, dimension int, quantity string) []float64 {
			u := make([]float64, keys)
			for i := range u {
				d.Fill(u[i:i+1], dimension, rng.Key(uint64(i), quantity, "value", 0), []uint64{trial})
			}
			return u
		}
		one := uniforms(5, 0, "a")
		for what, other := range map[string][]float64{
			"the same place of the next replicate": uniforms(105, 0, "a"),
			"another place of another replicate":   uniforms(1577, 0, "a"),
			"another variable":                     uniforms(5, 1, "b"),
			"a variable of the same dimension":     uniforms(5, 0, "b"),
		} {
			if r := correlation(one, other); math.Abs(r) > 5/math.Sqrt(keys) {
				t.Errorf("%s: %s correlates by %.3f", name, what, r)
			}
		}
	}
}

// Each single uniform is uniform over keys, whatever the design: chi-square of 20 classes has mean 19 and sd 6.2.
func TestMarginalOverKeys(t *testing.T) {
	const keys, classes = 20000, 20
	for _, name := range []string{LHS, Sobol} {
		for _, trials := range []int{16, 48, 112, 160} {
			d, err := New(name, trials)
			if err != nil {
				t.Fatal(err)
			}
			u := make([]float64, keys)
			for i := range u {
				d.Fill(u[i:i+1], 3, rng.Bits(5, uint64(i)), []uint64{uint64(trials)})
			}
			statistic := 0.0
			for _, c := range strataOf(u, classes) {
				d := float64(c) - keys/classes
				statistic += d * d / (keys / classes)
			}
			if statistic > 19+6*6.2 {
				t.Errorf("%s of %d trials: chi-square %.0f over %d classes", name, trials, statistic, classes)
			}
		}
	}
}

// The mean of a smooth sum over six variables is nearer to the truth than with random draws: by the variance of the 16
// replicate means, at least 20 times for both.
func TestSpreadingPays(t *testing.T) {
	const n, variables = 256, 6
	variance := func(name string) float64 {
		var means [Replicates]float64
		for number := range means {
			for v := range variables {
				var u []float64
				if name == Random {
					u = make([]float64, n)
					index := make([]uint64, n)
					for i := range index {
						index[i] = uint64(number*n + i)
					}
					rng.Fill(u, rng.Key(1, "v", "value", v), index)
				} else {
					u = replicate(t, name, n*Replicates, number, v, rng.Key(1, "v", "value", v))
				}
				for _, x := range u {
					means[number] += x * x / n
				}
			}
		}
		sum, squares := 0.0, 0.0
		for _, m := range means {
			sum += m / Replicates
		}
		for _, m := range means {
			squares += (m - sum) * (m - sum)
		}
		return squares
	}
	random := variance(Random)
	for _, name := range []string{LHS, Sobol} {
		if spread := variance(name); spread > random/20 {
			t.Errorf("%s: variance %g, random %g", name, spread, random)
		}
	}
}

func BenchmarkFill(b *testing.B) {
	for _, name := range []string{LHS, Sobol} {
		b.Run("op="+name+"/n=256", func(b *testing.B) {
			d, err := New(name, 100_000)
			if err != nil {
				b.Fatal(err)
			}
			dst, index := make([]float64, 256), make([]uint64, 256)
			for i := range index {
				index[i] = uint64(i + 1)
			}
			for b.Loop() {
				d.Fill(dst, 5, 3, index)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/256, "ns/element")
		})
	}
}
