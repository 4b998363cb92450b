package results

import (
	"math"
	"slices"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

func near(t interface {
	Helper()
	Errorf(string, ...any)
}, what string, got *float64, want float64,
) {
	t.Helper()
	switch {
	case got == nil:
		t.Errorf("%s is absent, want %v", what, want)
	case !(math.Abs(*got-want) <= 1e-9*(1+math.Abs(want))):
		t.Errorf("%s: got %v, want %v", what, *got, want)
	}
}

// What format.md says of every number, computed the plain way, trial by trial.
func TestReportSaysWhatTheFormatSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "trials")
		policies := rapid.IntRange(1, 4).Draw(t, "policies")
		better := rapid.SampledFrom([]scenario.Better{scenario.Higher, scenario.Lower}).Draw(t, "better")
		values := make([][]float64, policies)
		for i := range values {
			values[i] = rapid.SliceOfN(rapid.Map(rapid.IntRange(-4, 4), func(v int) float64 { return float64(v) / 4 }), n, n).Draw(t, "values")
		}
		q := numberOutcome(better)
		q.Acceptable = &scenario.Bound{Relation: scenario.Above, Limit: 0.25}
		o := made([]*scenario.Outcome{q}, values)
		r, err := NewReport(o, Meta{})
		if err != nil {
			t.Fatal(err)
		}
		sign := map[scenario.Better]float64{scenario.Higher: 1, scenario.Lower: -1}[better]
		for i, x := range values {
			got := r.Policies[i].Outcomes[0]
			mean, sd := stat.MeanStdDev(x, nil)
			se := sd / math.Sqrt(float64(n))
			near(t, "mean", got.Mean, mean)
			near(t, "sd", got.SD, sd)
			near(t, "se", got.SE, se)
			near(t, "lo", got.Lo, mean-1.96*se)
			near(t, "hi", got.Hi, mean+1.96*se)
			near(t, "min", got.Min, slices.Min(x))
			near(t, "max", got.Max, slices.Max(x))
			sorted := slices.Clone(x)
			sort.Float64s(sorted)
			for j, q := range []Quantile{got.Quantiles.P5, got.Quantiles.P25, got.Quantiles.P50, got.Quantiles.P75, got.Quantiles.P95} {
				near(t, "quantile", &q.Value, typeSeven(sorted, []float64{0.05, 0.25, 0.5, 0.75, 0.95}[j]))
			}
			var best, same, wins, losses, ok float64
			var missed []float64
			for trial := range x {
				top, ties := math.Inf(-1), 0.0
				for _, y := range values {
					top = max(top, sign*y[trial])
				}
				for _, y := range values {
					if sign*y[trial] == top {
						ties++
					}
				}
				if sign*x[trial] == top {
					best += 1 / ties
				}
				missed = append(missed, top-sign*x[trial])
				switch {
				case x[trial] == values[0][trial]:
					same++
				case sign*x[trial] > sign*values[0][trial]:
					wins++
				default:
					losses++
				}
				if x[trial] > 0.25 {
					ok++
				}
			}
			size := float64(n)
			near(t, "p_best", got.PBest, best/size)
			near(t, "p_acceptable", got.PAcceptable, ok/size)
			near(t, "regret mean", &got.Regret.Mean, stat.Mean(missed, nil))
			near(t, "regret max", &got.Regret.Max, slices.Max(missed))
			sort.Float64s(missed)
			near(t, "regret p95", &got.Regret.P95, typeSeven(missed, 0.95))
			if i == 0 {
				if got.VsBaseline != nil {
					t.Errorf("the baseline is compared with itself")
				}
				continue
			}
			d := make([]float64, n)
			for trial := range d {
				d[trial] = x[trial] - values[0][trial]
			}
			dm, ds := stat.MeanStdDev(d, nil)
			near(t, "vs mean", &got.VsBaseline.Mean, dm)
			near(t, "vs lo", got.VsBaseline.Lo, dm-1.96*ds/math.Sqrt(size))
			near(t, "vs hi", got.VsBaseline.Hi, dm+1.96*ds/math.Sqrt(size))
			near(t, "p_better", got.VsBaseline.PBetter, wins/size)
			near(t, "p_same", got.VsBaseline.PSame, same/size)
			near(t, "p_worse", got.VsBaseline.PWorse, losses/size)
		}
	})
}

func typeSeven(sorted []float64, p float64) float64 {
	h := p * float64(len(sorted)-1)
	k := int(h)
	if k == len(sorted)-1 {
		return sorted[k]
	}
	return sorted[k] + (h-float64(k))*(sorted[k+1]-sorted[k])
}

func TestChances(t *testing.T) {
	n := 263
	a := column(n, 1, func(t int, _, _ float64) float64 { return is(t < 81) })
	b := column(n, 1, func(t int, _, _ float64) float64 { return is(t >= 40 && t < 150) })
	q := chanceOutcome(scenario.Lower)
	r := newReport(t, made([]*scenario.Outcome{q}, [][]float64{a, b}))
	got := r.Policies[0].Outcomes[0]
	near(t, "mean", got.Mean, 81.0/263)
	w := stats.Wilson(81, n, 1.96)
	near(t, "lo", got.Lo, w.Lo)
	near(t, "hi", got.Hi, w.Hi)
	near(t, "p50", &got.Quantiles.P50.Value, 0)
	near(t, "p75", &got.Quantiles.P75.Value, 1)
	vs := r.Policies[1].Outcomes[0].VsBaseline
	i := stats.Newcombe(stats.Pairs{Both: 41, First: 69, Second: 40, Neither: 113}, 1.96)
	near(t, "vs mean", &vs.Mean, 29.0/263)
	near(t, "vs lo", vs.Lo, i.Lo)
	near(t, "vs hi", vs.Hi, i.Hi)
	near(t, "p_better", vs.PBetter, 40.0/263)
	near(t, "p_same", vs.PSame, 154.0/263)
	near(t, "p_worse", vs.PWorse, 69.0/263)
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func TestAcceptableChance(t *testing.T) {
	for _, c := range []struct {
		relation scenario.Relation
		limit    float64
		events   int
		want     Acceptance
	}{
		{scenario.AtMost, 0.5, 100, Acceptable},
		{scenario.AtMost, 0.05, 100, Unacceptable},
		{scenario.AtMost, 0.11, 100, Unsettled},
		{scenario.AtLeast, 0.05, 100, Acceptable},
		{scenario.AtLeast, 0.5, 100, Unacceptable},
		{scenario.Above, 0.1, 100, Unsettled},
		{scenario.AtLeast, 0, 0, Acceptable},
		{scenario.Above, 0, 0, Unsettled},
		{scenario.Below, 1, 1000, Unsettled},
		{scenario.AtMost, 1, 1000, Acceptable},
	} {
		q := chanceOutcome(scenario.Unsaid)
		q.Acceptable = &scenario.Bound{Relation: c.relation, Limit: c.limit}
		x := column(1000, 1, func(t int, _, _ float64) float64 { return is(t < c.events) })
		got := newReport(t, made([]*scenario.Outcome{q}, [][]float64{x})).Policies[0].Outcomes[0]
		if got.Acceptable != c.want || slices.Contains(codes(got.Warnings), "limit") != (c.want == Unsettled) {
			t.Errorf("%s %v with %d of 1000: %s %v, want %s", c.relation, c.limit, c.events, got.Acceptable, got.Warnings, c.want)
		}
	}
}

func TestGiven(t *testing.T) {
	q := numberOutcome(scenario.Lower)
	q.Given = &scenario.Expr{}
	n := 128
	x := column(n, 1, func(t int, _, _ float64) float64 { return float64(t) })
	o := made([]*scenario.Outcome{q}, [][]float64{x, slices.Clone(x)})
	o.Columns[0][0].Given = sim.Bits{^uint64(0), 0}
	o.Columns[1][0].Given = sim.Bits{0, 0}
	o.Columns[1][0].Values[5] = math.NaN() // means nothing where Given says no
	r := newReport(t, o)
	got := r.Policies[0].Outcomes[0]
	near(t, "given", got.Given, 0.5)
	near(t, "mean", got.Mean, 31.5)
	near(t, "max", got.Max, 63)
	near(t, "p50", &got.Quantiles.P50.Value, 31.5)
	none := r.Policies[1].Outcomes[0]
	near(t, "given", none.Given, 0)
	if none.Mean != nil || none.SD != nil || none.Quantiles != nil || none.Lo != nil || none.VsBaseline != nil || none.PBest != nil || none.Regret != nil {
		t.Errorf("statistics of no trials: %+v", none)
	}
	if c := codes(none.Warnings); !slices.Equal(c, []string{"none-count"}) {
		t.Errorf("warnings %v", c)
	}
	if got.Score != (Score{Mark: AtBaseline, Best: true}) || none.Score != (Score{}) {
		t.Errorf("scores: %+v, %+v", got.Score, none.Score)
	}
	existing(t, r)
	before := r.Receipt.OutcomesHash
	o.Columns[1][0].Values[6] = 99
	if Hash(o) != before {
		t.Error("a value that means nothing changes the hash")
	}
	o.Columns[0][0].Values[6] = 99
	if Hash(o) == before {
		t.Error("a value that counts does not change the hash")
	}
}

func TestFirstTimes(t *testing.T) {
	q := numberOutcome(scenario.Lower)
	q.FirstTime = true
	n := 100
	x := column(n, 1, func(t int, _, _ float64) float64 { return float64(min(t%50, 26)) })
	o := made([]*scenario.Outcome{q}, [][]float64{x})
	never := make(sim.Bits, 2)
	for trial, v := range x {
		if v == 26 && trial%50 != 26 { // a time that comes at the very end did come
			never[trial>>6] |= 1 << (trial & 63)
		}
	}
	o.Columns[0][0].Never = never
	got := newReport(t, o).Policies[0].Outcomes[0]
	near(t, "never", got.Never, 0.46)
	if got.Rest == nil || got.Rest.Value != 13 {
		t.Errorf("median of the rest: %+v", got.Rest)
	}
	if !slices.Contains(codes(got.Warnings), "never") {
		t.Errorf("warnings %v", got.Warnings)
	}
}

// In a replicated run errors are those of 16 replicate values, with t of 15 degrees of freedom.
func TestReplicates(t *testing.T) {
	n := 1600
	a := column(n, 1, func(_ int, _, z float64) float64 { return z })
	b := column(n, 2, func(t int, _, z float64) float64 { return z + float64(t/100) })
	event := column(n, 3, func(t int, u, _ float64) float64 { return is(u < 0.3) })
	never := constant(n, 0)
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower), chanceOutcome(scenario.Lower)},
		[][]float64{a, b}, [][]float64{event, never})
	o.Design = spread("sobol")
	r := newReport(t, o)
	means := make([]float64, 16)
	differences := make([]float64, 16)
	for part := range means {
		means[part] = stat.Mean(b[part*100:(part+1)*100], nil)
		differences[part] = means[part] - stat.Mean(a[part*100:(part+1)*100], nil)
	}
	const t15 = 2.131449545559323
	mean, sd := stat.MeanStdDev(means, nil)
	got := r.Policies[1].Outcomes[0]
	near(t, "se", got.SE, sd/4)
	near(t, "lo", got.Lo, mean-t15*sd/4)
	near(t, "hi", got.Hi, mean+t15*sd/4)
	near(t, "sd is that of trials", got.SD, stat.StdDev(b, nil))
	mean, sd = stat.MeanStdDev(differences, nil)
	near(t, "vs lo", got.VsBaseline.Lo, mean-t15*sd/4)
	for part := range means {
		means[part] = stat.Mean(event[part*100:(part+1)*100], nil)
	}
	mean, sd = stat.MeanStdDev(means, nil)
	whole := math.Sqrt(sd*sd/16 + 1.0/8/16/100/100) // a replicate counts whole trials, here of 100
	near(t, "chance lo", r.Policies[0].Outcomes[1].Lo, mean-t15*whole)
	near(t, "chance vs lo", r.Policies[1].Outcomes[1].VsBaseline.Lo, -mean-t15*whole)
	near(t, "never seen hi", r.Policies[1].Outcomes[1].Hi, stats.Wilson(0, n, 1.96).Hi)
}

// The same for any number of workers.
func TestSameForAllWorkers(t *testing.T) {
	n := 3*stats.Batch + 77
	tail := func(_ int, u, z float64) float64 { return math.Exp(2*z) - u }
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower), chanceOutcome(scenario.Higher)},
		[][]float64{column(n, 1, tail), column(n, 2, tail), column(n, 3, tail)},
		[][]float64{column(n, 4, func(_ int, u, _ float64) float64 { return is(u < 0.2) }), constant(n, 0), constant(n, 1)})
	var want *Report
	for _, workers := range []int{1, 2, 3, 0} {
		got, err := NewReport(o, Meta{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		existing(t, got)
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d workers give another report:\n%s", workers, diff)
		}
	}
}

func TestColumnsThatDoNotFit(t *testing.T) {
	good := func() *sim.Outcomes {
		return made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{{1, 2}, {3, 4}})
	}
	for what, spoil := range map[string]func(o *sim.Outcomes){
		"no trials":          func(o *sim.Outcomes) { o.Trials = 0 },
		"a policy too few":   func(o *sim.Outcomes) { o.Columns = o.Columns[:1] },
		"no policies":        func(o *sim.Outcomes) { o.Policies, o.Columns = nil, nil },
		"an outcome too few": func(o *sim.Outcomes) { o.Columns[1] = nil },
		"a value too few":    func(o *sim.Outcomes) { o.Columns[1][0].Values = o.Columns[1][0].Values[:1] },
	} {
		o := good()
		spoil(o)
		if _, err := NewReport(o, Meta{}); err == nil {
			t.Errorf("%s is not an error", what)
		}
	}
}

// The baseline is the scenario's own, another that was run, or refused.
func TestBaselineOfARun(t *testing.T) {
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{{1, 2}, {3, 5}})
	for name, want := range map[string]string{"": "a", "a": "a", "b": "b"} {
		r, err := NewReport(o, Meta{Baseline: name})
		if err != nil || r.Baseline != want || (r.Policies[0].Outcomes[0].VsBaseline == nil) != (want == "a") {
			t.Errorf("with baseline %q it is %q (%v)", name, r.Baseline, err)
		}
	}
	if o.Scenario.Baseline != 0 {
		t.Error("the scenario's own baseline has changed")
	}
	if _, err := NewReport(o, Meta{Baseline: "c"}); err == nil {
		t.Error("a baseline that was not run is not an error")
	}
}

// A time that never came is within no "at most", also where the limit is the end of the clock or beyond, and is later than any limit.
func TestNeverIsNoTime(t *testing.T) {
	for _, c := range []struct {
		bound scenario.Bound
		want  float64
	}{
		{scenario.Bound{Relation: scenario.AtMost, Limit: 26}, 0.5}, {scenario.Bound{Relation: scenario.AtMost, Limit: 100}, 0.5},
		{scenario.Bound{Relation: scenario.Below, Limit: 27}, 0.5}, {scenario.Bound{Relation: scenario.AtMost, Limit: 4}, 0.25},
		{scenario.Bound{Relation: scenario.AtLeast, Limit: 26}, 0.5}, {scenario.Bound{Relation: scenario.Above, Limit: 26}, 0.5},
		{scenario.Bound{Relation: scenario.AtLeast, Limit: 6}, 0.75},
	} {
		q := numberOutcome(scenario.Lower)
		q.FirstTime, q.Acceptable = true, &c.bound
		o := made([]*scenario.Outcome{q}, [][]float64{{4, 6, 26, 26}})
		o.Columns[0][0].Never = sim.Bits{0b1100}
		if got := *newReport(t, o).Policies[0].Outcomes[0].PAcceptable; got != c.want {
			t.Errorf("%s %v: %v of the trials, want %v", c.bound.Relation, c.bound.Limit, got, c.want)
		}
	}
}

// A scenario without outcomes is run, and the report says that there is nothing to compare.
func TestNoOutcomes(t *testing.T) {
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower)}, [][]float64{{1, 2}, {1, 2}})
	o.Outcomes = nil
	for i := range o.Columns {
		o.Columns[i] = nil
	}
	r := newReport(t, o)
	if got := codes(r.Warnings); !slices.Equal(got, []string{"no-outcomes"}) || len(r.Policies) != 2 {
		t.Errorf("%q, %d policies", got, len(r.Policies))
	}
}

// What overflows is left out, with a warning: neither tables nor JSON have words for it.
func TestOverflow(t *testing.T) {
	const n = 100
	o := made([]*scenario.Outcome{numberOutcome(scenario.Higher)}, [][]float64{constant(n, -1e308), constant(n, 1e308), constant(n, -1e308)})
	for i, p := range newReport(t, o).Policies {
		out := p.Outcomes[0]
		if (out.Regret == nil) != (i != 1) || (out.VsBaseline == nil) != (i < 2) || slices.Contains(codes(out.Warnings), "too-large") != (i < 2 || out.Regret == nil) {
			t.Errorf("%s: %+v", p.Name, out)
		}
	}
}
