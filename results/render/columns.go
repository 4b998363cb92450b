package render

import (
	"strconv"

	"wargame/results"
)

// column is something said of an outcome under a policy.
type column struct {
	key  string                                // in CSV
	raw  func(o *results.OutcomeReport) string // in CSV: in full
	head func(b *block) string                 // in tables; nil or empty: not there
	text func(b *block) said
	drop int    // in a narrow terminal: the column with the highest goes first; 0 stays
	say  string // what the key under the tables says of it; %s is the baseline
}

// keys tell a row from those of other runs, outcomes and policies. A table shows the policy alone.
var keys = []struct {
	key string
	raw func(r *results.Report, w row) string
}{
	{"scenario", func(r *results.Report, _ row) string { return r.Scenario }},
	{"policy", func(_ *results.Report, w row) string { return w.policy.Name }},
	{"outcome", func(_ *results.Report, w row) string { return w.outcome.Name }},
	{"unit", func(_ *results.Report, w row) string { return w.outcome.Unit }},
	{"kind", func(_ *results.Report, w row) string { return w.outcome.Kind.String() }},
	{"better", func(_ *results.Report, w row) string { return w.outcome.Better.String() }},
	{"for", func(_ *results.Report, w row) string { return w.outcome.For.Named() }},
	{"seed", func(r *results.Report, _ row) string { return strconv.FormatUint(r.Seed, 10) }},
}

// columns is everything said of an outcome under a policy, in the order of tables and CSV.
var columns = []column{
	{key: "trials", raw: func(o *results.OutcomeReport) string { return strconv.Itoa(o.Counted) }},
	{key: "given", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.Given }), head: always("counted"), text: given,
		say: "counted: share of trials in which the outcome's condition holds."},
	{key: "never", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.Never }), head: always("never"), text: never,
		say: "never: share of trials in which it did not come."},
	{head: always("median of the rest"), text: quantile(rest)},
	{key: "mean", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.Mean }), head: meanHead, text: mean},
	{key: "sd", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.SD })},
	{key: "se", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.SE })},
	{key: "lo", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.Lo }), head: always("95% interval"), text: chanceInterval, drop: 1},
	{key: "hi", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.Hi })},
	{key: "min", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.Min })},
	{key: "p5", raw: quantileInFull(p5), head: always("p5"), text: quantile(inAll(p5)), drop: 3,
		say: "p5, p50, p95: 5%, half and 95% of trials lie below; ~ needs more trials."},
	{key: "p25", raw: quantileInFull(p25)},
	{key: "p50", raw: quantileInFull(p50), head: always("p50"), text: quantile(inAll(p50)), drop: 4},
	{key: "p75", raw: quantileInFull(p75)},
	{key: "p95", raw: quantileInFull(p95), head: always("p95"), text: quantile(inAll(p95)), drop: 3},
	{key: "max", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.Max })},
	{key: "vs_baseline", raw: compared(func(c *results.Comparison) *float64 { return &c.Mean }),
		head: func(b *block) string { return "vs " + b.run.Baseline }, text: versus,
		say: "vs %s: mean difference, trial by trial; better, worse, more, less: its 95% interval leaves out zero; open: it holds zero."},
	{key: "vs_lo", raw: compared(func(c *results.Comparison) *float64 { return c.Lo }), head: always("its 95% interval"), text: versusInterval, drop: 7},
	{key: "vs_hi", raw: compared(func(c *results.Comparison) *float64 { return c.Hi })},
	{key: "p_better", raw: compared(func(c *results.Comparison) *float64 { return c.PBetter }), head: always("better · same · worse"), text: apart, drop: 5,
		say: "better · same · worse: of 100 trials, against %s."},
	{key: "p_same", raw: compared(func(c *results.Comparison) *float64 { return c.PSame })},
	{key: "p_worse", raw: compared(func(c *results.Comparison) *float64 { return c.PWorse })},
	{key: "p_acceptable", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.PAcceptable }), head: always("acceptable"), text: acceptable, drop: 2,
		say: "acceptable: share of trials that are good enough; of a chance, whether it is."},
	{key: "acceptable", raw: func(o *results.OutcomeReport) string { return o.Acceptable.String() }},
	{key: "p_best", raw: inFull(func(o *results.OutcomeReport) *float64 { return o.PBest }), head: always("best in"), text: bestIn, drop: 8,
		say: "best in: share of trials in which no policy does better, ties shared."},
	{key: "regret_mean", raw: regretted(func(r *results.Regret) float64 { return r.Mean }), head: always("regret"), text: regret, drop: 9,
		say: "regret: what is missed, on average, against the best policy of each trial."},
	{key: "regret_p95", raw: regretted(func(r *results.Regret) float64 { return r.P95 })},
	{key: "regret_max", raw: regretted(func(r *results.Regret) float64 { return r.Max })},
}

func always(head string) func(*block) string { return func(*block) string { return head } }

// inFull prints a number in full, and nothing where it does not exist.
func inFull(of func(*results.OutcomeReport) *float64) func(*results.OutcomeReport) string {
	return func(o *results.OutcomeReport) string { return optional(of(o)) }
}

// The quantiles by name.
func p5(q *results.Quantiles) results.Quantile  { return q.P5 }
func p25(q *results.Quantiles) results.Quantile { return q.P25 }
func p50(q *results.Quantiles) results.Quantile { return q.P50 }
func p75(q *results.Quantiles) results.Quantile { return q.P75 }
func p95(q *results.Quantiles) results.Quantile { return q.P95 }

func quantileInFull(of func(*results.Quantiles) results.Quantile) func(*results.OutcomeReport) string {
	return inFull(func(o *results.OutcomeReport) *float64 {
		if o.Quantiles == nil {
			return nil
		}
		x := of(o.Quantiles).Value
		return &x
	})
}

func compared(of func(*results.Comparison) *float64) func(*results.OutcomeReport) string {
	return inFull(func(o *results.OutcomeReport) *float64 {
		if o.VsBaseline == nil {
			return nil
		}
		return of(o.VsBaseline)
	})
}

func regretted(of func(*results.Regret) float64) func(*results.OutcomeReport) string {
	return inFull(func(o *results.OutcomeReport) *float64 {
		if o.Regret == nil {
			return nil
		}
		x := of(o.Regret)
		return &x
	})
}
