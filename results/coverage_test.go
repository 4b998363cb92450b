package results

import (
	"flag"
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"wargame/scenario"
	"wargame/sim/design"
	"wargame/sim/rng"
)

var studySeeds = flag.Int("coverage", 0, "seeds of the long study of coverage, which prints the table of docs/coverage.md")

// estimate is a quantity whose true value is known, made from the uniforms of a trial.
type estimate struct {
	name       string
	chance     bool
	difference bool // own less base, else own
	value      func(u [3]float64) (own, base float64)
	truth      float64
}

// estimates are those of the study: of one variable, which a design takes best, and of three.
func estimates() []estimate {
	normal := distuv.UnitNormal
	z := normal.Quantile
	mixed := func(u [3]float64) float64 { return (z(u[0]) + z(u[1]) + z(u[2])) / math.Sqrt(3) }
	above := func(x, limit float64) float64 {
		if x > limit {
			return 1
		}
		return 0
	}
	return []estimate{
		{"a normal", false, false, func(u [3]float64) (float64, float64) { return z(u[0]), 0 }, 0},
		{"a lognormal(0, 1)", false, false, func(u [3]float64) (float64, float64) { return math.Exp(z(u[0])), 0 }, math.Exp(0.5)},
		{"a lognormal(0, 0.5)", false, false, func(u [3]float64) (float64, float64) { return math.Exp(z(u[0]) / 2), 0 }, math.Exp(0.125)},
		{"a lognormal, of three", false, false, func(u [3]float64) (float64, float64) { return math.Exp(mixed(u)), 0 }, math.Exp(0.5)},
		{"a chance of 46%", true, false, func(u [3]float64) (float64, float64) { return above(z(u[0]), 0.1), 0 }, normal.Survival(0.1)},
		{"a chance of 46%, of three", true, false, func(u [3]float64) (float64, float64) { return above(mixed(u), 0.1), 0 }, normal.Survival(0.1)},
		{"a chance of 1%", true, false, func(u [3]float64) (float64, float64) { return above(u[0], 0.99), 0 }, 0.01},
		{"a difference of chances", true, true, func(u [3]float64) (float64, float64) { return above(z(u[0]), 0.1), above(z(u[0]), 0.2) },
			normal.CDF(0.2) - normal.CDF(0.1)},
		{"a difference of chances, of three", true, true, func(u [3]float64) (float64, float64) { return above(mixed(u), 0.1), above(mixed(u), 0.2) },
			normal.CDF(0.2) - normal.CDF(0.1)},
		{"a difference of lognormals", false, true, func(u [3]float64) (float64, float64) { return math.Exp(z(u[0])), math.Exp(0.9 * z(u[0])) },
			math.Exp(0.5) - math.Exp(0.405)},
	}
}

// covered says whether the interval that a report gives holds the true value, and whether it carries a caution.
func (e estimate) covered(d design.Design, uniforms [3][]float64) (holds, cautioned bool) {
	n := len(uniforms[0])
	own, base := make([]float64, n), make([]float64, n)
	for t := range own {
		own[t], base[t] = e.value([3]float64{uniforms[0][t], uniforms[1][t], uniforms[2][t]})
	}
	outcome := numberOutcome(scenario.Unsaid)
	if e.chance {
		outcome = chanceOutcome(scenario.Unsaid)
	}
	o := made([]*scenario.Outcome{outcome}, [][]float64{base, own})
	o.Design = d
	out := run{Outcomes: o, replicates: replicatesOf(o)}.outcome(1, 0)
	if c := out.VsBaseline; e.difference {
		return *c.Lo <= e.truth && e.truth <= *c.Hi, c.Advice != nil
	}
	for _, w := range out.Warnings {
		cautioned = cautioned || w.Code == "heavy-tail" || w.Code == "no-event"
	}
	return *out.Lo <= e.truth && e.truth <= *out.Hi, cautioned
}

// TestCoverage: an interval of 95% holds the true value in at least 93% of runs, or carries a caution. Of 250 runs 93% are
// seen as 89% or more; docs/coverage.md has the long study.
func TestCoverage(t *testing.T) {
	sizes, seeds, least := []int{1600}, 250, 0.89
	if *studySeeds > 0 {
		sizes, seeds, least = []int{1600, 10240, 16000}, *studySeeds, 0.93-2*math.Sqrt(0.93*0.07/float64(*studySeeds))
		fmt.Print("| trials | design | of | covered | with a caution | either |\n|--:|---|---|--:|--:|--:|\n")
	}
	for _, n := range sizes {
		worlds := make([]uint64, n)
		for i := range worlds {
			worlds[i] = uint64(i + 1)
		}
		for _, name := range []string{design.Random, design.LHS, design.Sobol} {
			d, err := design.New(name, n)
			if err != nil {
				t.Fatal(err)
			}
			list := estimates()
			counts := make([][3]int, len(list))
			for seed := range seeds {
				var uniforms [3][]float64
				for j := range uniforms {
					uniforms[j] = make([]float64, n)
					d.Fill(uniforms[j], j, rng.Key(uint64(seed), "x", "value", j), worlds)
				}
				for k, e := range list {
					holds, cautioned := e.covered(d, uniforms)
					for i, is := range []bool{holds, cautioned, holds || cautioned} {
						if is {
							counts[k][i]++
						}
					}
				}
			}
			for k, e := range list {
				share := func(i int) float64 { return float64(counts[k][i]) / float64(seeds) }
				if share(2) < least {
					t.Errorf("%s, %d trials, %s: an interval of 95%% covers in %.1f%% of runs, and %.1f%% carry a caution", name, n, e.name, 100*share(0), 100*share(1))
				}
				if *studySeeds > 0 {
					fmt.Printf("| %d | %s | %s | %.1f%% | %.1f%% | %.1f%% |\n", n, name, e.name, 100*share(0), 100*share(1), 100*share(2))
				}
			}
		}
	}
}
