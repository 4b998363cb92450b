package results

import (
	"math"
	"slices"
	"strings"
	"testing"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// named is a run made by hand with a file's name and a seed.
func named(label string, seed uint64, o *sim.Outcomes) Part {
	o.Seed = seed
	o.Scenario.Variables = []*scenario.Variable{{Label: scenario.Label{Name: "x"}}}
	return Part{Outcomes: o, Label: label}
}

func joined(t *testing.T, baseline string, parts ...Part) *Joined {
	t.Helper()
	j, err := Join(parts, baseline, Meta{})
	if err != nil {
		t.Fatal(err)
	}
	existing(t, j.Report)
	return j
}

func policiesOf(r *Report) (names []string) {
	for _, p := range r.Policies {
		names = append(names, p.Name)
	}
	return names
}

func uniform(n int, seed uint64) []float64 {
	return column(n, seed, func(_ int, u, _ float64) float64 { return u })
}

// Runs over the same luck are one: each comparison is that of a run that has all of the policies.
func TestJoinPairs(t *testing.T) {
	const n = 400
	base, more, most := uniform(n, 1), uniform(n, 1), uniform(n, 1)
	for i := range more {
		more[i] += 0.1
		most[i] += 0.2 * most[i]
	}
	outcome := func() []*scenario.Outcome { return []*scenario.Outcome{numberOutcome(scenario.Higher)} }
	j := joined(t, "", named("old", 3, made(outcome(), [][]float64{base, more})), named("new", 3, made(outcome(), [][]float64{base, most})))
	if j.Apart != "" {
		t.Fatalf("apart: %s", j.Apart)
	}
	if got, want := policiesOf(j.Report), []string{"old:a", "old:b", "new:a", "new:b"}; !slices.Equal(got, want) {
		t.Fatalf("policies %v", got)
	}
	whole := newReport(t, made(outcome(), [][]float64{base, more, base, most}))
	for i, p := range whole.Policies {
		got, want := j.Report.Policies[i].Outcomes[0], p.Outcomes[0]
		if *got.Mean != *want.Mean || *got.PBest != *want.PBest || *got.Regret != (Regret{want.Regret.Mean, want.Regret.P95, want.Regret.Max, got.Regret.SE}) || got.Score != want.Score {
			t.Errorf("%s: %+v, where one run has %+v", p.Name, got, want)
		}
		if i > 0 && (got.VsBaseline.Mean != want.VsBaseline.Mean || *got.VsBaseline.Lo != *want.VsBaseline.Lo || got.VsBaseline.Verdict != want.VsBaseline.Verdict) {
			t.Errorf("%s against the baseline: %+v, %+v", p.Name, got.VsBaseline, want.VsBaseline)
		}
	}
}

// Runs of other luck are compared by their means; within a run trials stay paired.
func TestJoinApart(t *testing.T) {
	outcomes := func() []*scenario.Outcome {
		return []*scenario.Outcome{numberOutcome(scenario.Lower), chanceOutcome(scenario.Higher)}
	}
	run := func(n int, seed uint64, shift float64) *sim.Outcomes {
		x, y := uniform(n, seed), uniform(n, seed)
		c, d := make([]float64, n), make([]float64, n)
		for i := range y {
			y[i] += shift
			c[i], d[i] = truth(x[i] < 0.4), truth(x[i] < 0.5)
		}
		return made(outcomes(), [][]float64{x, y}, [][]float64{c, d})
	}
	a, b := run(4000, 1, 0.01), run(1000, 2, 0.2)
	j := joined(t, "", named("a", 3, a), named("b", 4, b))
	if !strings.Contains(j.Apart, "seed 3") || !slices.Contains(codes(j.Report.Warnings), "unpaired") {
		t.Fatalf("apart: %q, %v", j.Apart, j.Report.Warnings)
	}
	within := j.Report.Policies[1].Outcomes[0].VsBaseline
	if within.PBetter == nil || *within.PBetter != 0 || math.Abs(within.Mean-0.01) > 1e-12 || *within.Hi-*within.Lo > 1e-9 {
		t.Errorf("within a run: %+v", within)
	}
	across := j.Report.Policies[3].Outcomes[0].VsBaseline
	m, base := stats.Of(b.Columns[1][0].Values).Moments(), stats.Of(a.Columns[0][0].Values).Moments()
	se := math.Sqrt(m.Variance()/1000 + base.Variance()/4000)
	if across.PBetter != nil || across.Mean != m.Mean-base.Mean || math.Abs(*across.SE-se) > 1e-15 || math.Abs(*across.Hi-across.Mean-Z95*se) > 1e-12 || across.Verdict != Settled || across.Direction != Worse {
		t.Errorf("across runs: %+v, error %g", across, se)
	}
	chance, i := j.Report.Policies[3].Outcomes[1].VsBaseline, stats.Interval{}
	events := func(x []float64) int { return int(stats.Of(x).Moments().NonZero) }
	i = stats.NewcombeApart(events(b.Columns[1][1].Values), 1000, events(a.Columns[0][1].Values), 4000, Z95)
	if *chance.Lo != i.Lo || *chance.Hi != i.Hi || chance.Direction != Better {
		t.Errorf("a chance across runs: %+v, want %v", chance, i)
	}
	for _, p := range j.Report.Policies {
		for _, o := range p.Outcomes {
			if o.Regret != nil || o.PBest != nil {
				t.Errorf("%s: regret of trials that are not paired", p.Name)
			}
		}
	}
	if p := j.Report.Policies; !p[0].Outcomes[0].Score.Best || p[3].Outcomes[0].Score.Best {
		t.Errorf("best: %v, %v", p[0].Outcomes[0].Score, p[3].Outcomes[0].Score)
	}
}

// The interval of a difference of runs apart holds the true one in 95 of 100 pairs of runs, also where both are of few replicates.
func TestCoverageApart(t *testing.T) {
	const pairs = 600
	for _, c := range []struct {
		name   string
		design string
		n      int
	}{{"of independent trials", "random", 200}, {"of replicates", "lhs", 1600}} {
		held, chances := 0, 0
		for seed := range uint64(pairs) {
			part := func(label string, seed uint64, scale float64) Part {
				x := column(c.n, seed, func(t int, u, z float64) float64 { return scale * z })
				if c.design != "random" { // replicates whose means differ, with trials that do not
					shift := column(16, seed, func(t int, u, z float64) float64 { return scale * z })
					for i := range x {
						x[i] = shift[i/(c.n/16)] + x[i]/1000
					}
				}
				events := make([]float64, len(x))
				for i := range x {
					events[i] = truth(x[i] > 0.5*scale)
				}
				o := made([]*scenario.Outcome{numberOutcome(scenario.Unsaid), chanceOutcome(scenario.Unsaid)}, [][]float64{x}, [][]float64{events})
				o.Design = spread(c.design)
				return named(label, seed, o)
			}
			j := joined(t, "", part("a", 2*seed, 1), part("b", 2*seed+1, 3))
			d := j.Report.Policies[1].Outcomes[0].VsBaseline
			if *d.Lo <= 0 && 0 <= *d.Hi {
				held++
			}
			if d = j.Report.Policies[1].Outcomes[1].VsBaseline; *d.Lo <= 0 && 0 <= *d.Hi {
				chances++
			}
		}
		for what, n := range map[string]int{"mean": held, "chance": chances} {
			if share := float64(n) / pairs; share < 0.92 || share > 0.985 && what == "mean" { // 3.4 errors below 95%
				t.Errorf("%s %s: %.3f", what, c.name, share)
			}
		}
	}
}

func TestJoinNames(t *testing.T) {
	one := func() []*scenario.Outcome { return []*scenario.Outcome{numberOutcome(scenario.Lower)} }
	anna, ben := named("anna", 1, made(one(), [][]float64{{1, 2}, {3, 4}})), named("ben", 1, made(one(), [][]float64{{1, 2}, {0, 1}}))
	anna.Policies, ben.Policies = []int{1}, []int{1}
	j := joined(t, "", anna, ben)
	if got := policiesOf(j.Report); !slices.Equal(got, []string{"anna", "ben"}) || j.Report.Baseline != "anna" {
		t.Errorf("%v, baseline %s", got, j.Report.Baseline)
	}
	if !j.Report.Sort("p") || !slices.Equal(policiesOf(j.Report), []string{"ben", "anna"}) || j.Report.Sort("none") {
		t.Errorf("sorted: %v", policiesOf(j.Report))
	}
	if j := joined(t, "ben", anna, ben); j.Report.Baseline != "ben" || j.Report.Policies[0].Outcomes[0].VsBaseline == nil {
		t.Errorf("baseline %s", j.Report.Baseline)
	}
	if _, err := Join([]Part{anna, ben}, "cora", Meta{}); err == nil {
		t.Error("a baseline that nobody is")
	}

	other := one()
	other[0].Unit = "km"
	cora := named("cora", 1, made(other, [][]float64{{1, 2}, {3, 4}}))
	if _, err := Join([]Part{anna, cora}, "", Meta{}); err == nil {
		t.Error("no outcome in common, and compared")
	}
	two := named("two", 1, made([]*scenario.Outcome{numberOutcome(scenario.Lower), numberOutcome(scenario.Lower)}, [][]float64{{1, 2}, {3, 4}}, [][]float64{{1, 2}, {3, 4}}))
	if j := joined(t, "", two, ben); !slices.Equal(j.Lacked, []string{"q"}) {
		t.Errorf("left out: %v", j.Lacked)
	}
}
