package analysis_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"wargame/analysis"
	"wargame/sim"
)

// ties is a model of values that are many times the same, of either sign, and of zeros of both.
const ties = `wargame: 1
title: Ties
clock: {step: 1 week, length: 1 week}
variables:
  coin: "if uniform(0, 1) < 0.3 then 1 else 0"
  few: discrete(-1, 20%, 0, 50%, 3, 30%)
  zero: "if uniform(0, 1) < 0.5 then -uniform(0, 1) * 0 else if uniform(0, 1) < 0.5 then 0 else -1"
  x: normal(0, 1)
outcomes:
  y: {value: round(coin + few + x)}
`

// The partial rank correlations are those of gonum: by regressing ranks on the other ranks, and correlating what is left.
func TestPartialRankCorrelations(t *testing.T) {
	runs := map[string]*analysis.Run{"ties": ran(t, ties, 1_500)}
	for _, file := range []string{"linear", "correlated", "sobol_g"} {
		runs[file] = ranModel(t, file, sim.RunOptions{Seed: 5, Trials: 2_000})
	}
	for file, r := range runs {
		x := asked(t, r, itself(0))
		factors := r.Factors()
		y := midRanks(r.Target(0, 0, analysis.None).Y)
		for j, f := range factors {
			others := mat.NewDense(len(y), len(factors), nil)
			for t := range y {
				others.Set(t, 0, 1)
			}
			at := 1
			for k, g := range factors {
				if k != j {
					others.SetCol(at, midRanks(g.X))
					at++
				}
			}
			want := stat.Correlation(residuals(t, others, midRanks(f.X)), residuals(t, others, y), nil)
			if got := influence(t, x, f.Name).PRCC; math.Abs(got.Value-want) > 1e-9 {
				t.Errorf("%s of %s: %.12f, by gonum %.12f", f.Name, file, got.Value, want)
			}
		}
	}
}

func midRanks(x []float64) []float64 {
	sorted := slices.Sorted(slices.Values(x))
	ranks := make([]float64, len(x))
	for i, v := range x {
		from, _ := slices.BinarySearch(sorted, v)
		to := from
		for to < len(sorted) && sorted[to] == v {
			to++
		}
		ranks[i] = float64(from+to+1) / 2
	}
	return ranks
}

func residuals(t *testing.T, on *mat.Dense, y []float64) []float64 {
	t.Helper()
	var beta mat.VecDense
	v := mat.NewVecDense(len(y), slices.Clone(y))
	if err := beta.SolveVec(on, v); err != nil {
		t.Fatal(err)
	}
	var fit mat.VecDense
	fit.MulVec(on, &beta)
	v.SubVec(v, &fit)
	return v.RawVector().Data
}

// Where a variable is known from the others there is no partial correlation, and where trials are few for so many variables; both are said.
func TestPartialCorrelationsRefused(t *testing.T) {
	r := ran(t, `wargame: 1
title: Twice
clock: {step: 1 week, length: 1 week}
variables:
  x: uniform(0, 1)
  twice: 2 * x
outcomes:
  y: {value: x}
`, 1_000)
	x := asked(t, r, itself(0))
	if len(x.Refused) != 1 || x.Refused[0].Method != "prcc" || influence(t, x, "x").PRCC != nil {
		t.Errorf("refused %v", x.Refused)
	}
	many := asked(t, ranModel(t, "many", sim.RunOptions{Seed: 1, Trials: 120}), itself(0))
	if len(many.Refused) != 1 || many.Refused[0].Why != "120 trials are too few for 15 variables: run at least 160" {
		t.Errorf("refused %v", many.Refused)
	}
}
