package analysis

import (
	"math"

	"wargame/results"
	"wargame/scenario"
)

// Regret is what a policy misses, trial by trial, against the best of the policies run.
type Regret struct {
	Mean, P95 Estimate
	Greatest  float64 // in any trial of the run
}

// Standing is what rules go by: how a policy does in one outcome, in its own unit. What does not apply is nil: of a chance, whose values
// are 0 and 1, nothing but its mean and regret, and no regret where other trials count under each policy.
type Standing struct {
	Mean       Estimate
	Acceptable *Estimate // share of the trials that count in which it is
	Regret     *Regret
	Hurwicz    *Estimate // midway between its 5% and 95% quantiles
	CVaR       *Estimate // conditional value at risk: mean of the worst 5% of the trials
	Worst      float64   // in any trial of the run

	counted int
	merit   [rules]*merit
}

// merit is what a rule goes by, the greater the better: in the run and in each resample.
type merit struct {
	value     float64
	resampled []float64
}

// The parts of its trials that an outcome is judged by.
const (
	worstPart = 0.05
	bestPart  = 1 - worstPart
)

// standing is that of policy i in outcome k, of which someone says which way is better.
func (r *Run) standing(i, k int, of *resampling) Standing {
	c, q := r.Columns[i][k], r.Outcome(k)
	up := upwards(q)
	var s Standing
	values := sample{r.Trials, func(t int) (float64, bool) { return up * c.Values[t], counts(c, t) }}
	count, sum, met := make(sums, of.batches), make(sums, of.batches), make(sums, of.batches)
	worst := math.Inf(1)
	for t := range r.Trials {
		y, ok := values.value(t)
		if !ok {
			continue
		}
		b := of.batch(t)
		count[b]++
		sum[b] += y
		if q.Acceptable != nil && results.Meets(c, q.Acceptable, t) {
			met[b]++
		}
		worst = min(worst, y)
		s.counted++
	}
	s.Worst = up*worst + 0
	if s.counted == 0 {
		return s
	}
	s.Mean = s.take(ExpectedValue, up, newMerit(of, ratio(sum, count)))
	if q.IsChance() {
		return s
	}
	if q.Acceptable != nil {
		e := s.take(Satisficing, 1, newMerit(of, ratio(met, count)))
		s.Acceptable = &e
	}
	low, high := values.tail(s.counted, worstPart, of), values.tail(s.counted, bestPart, of)
	hurwicz := s.take(Hurwicz, up, newMerit(of, func(times []float64) float64 { return (low.quantile(times) + high.quantile(times)) / 2 }))
	cvar := s.take(WorstCases, up, newMerit(of, low.mean))
	s.Hurwicz, s.CVaR = &hurwicz, &cvar
	return s
}

// upwards is what an outcome is multiplied by, so that more is better.
func upwards(q *scenario.Outcome) float64 {
	if q.Better == scenario.Lower {
		return -1
	}
	return 1
}

// newMerit is a figure of the run, in which each batch is drawn once, and of its resamples.
func newMerit(of *resampling, figure func(times []float64) float64) merit {
	once := make([]float64, of.batches)
	for b := range once {
		once[b] = 1
	}
	return merit{figure(once), of.each(figure)}
}

func ratio(a, b sums) func(times []float64) float64 {
	return func(times []float64) float64 { return a.drawn(times) / b.drawn(times) }
}

// take keeps what a rule goes by, and gives it in the unit of the outcome, of which up says which way is better.
func (s *Standing) take(rule Rule, up float64, m merit) Estimate {
	s.merit[rule] = &m
	return m.estimate(up)
}

// estimate is a merit, where more is better, in the direction of an outcome.
func (m merit) estimate(up float64) Estimate {
	e := Interval(m.value, m.resampled)
	if up < 0 {
		e.Value, e.Lo, e.Hi = -e.Value, -e.Hi, -e.Lo
	}
	return Estimate{e.Value + 0, e.Lo + 0, e.Hi + 0} // zero has no sign
}

// addRegret fills in what policies miss in outcome k, trial by trial.
func (r *Run) addRegret(standings []Standing, k int, of *resampling, workers int) {
	up := upwards(r.Outcome(k))
	missed := func(i int) sample {
		return sample{r.Trials, func(t int) (float64, bool) {
			top := math.Inf(-1)
			for j := range standings {
				top = max(top, up*r.Columns[j][k].Values[t])
			}
			return top - up*r.Columns[i][k].Values[t], true
		}}
	}
	atOnce(len(standings), workers, func(i int) { standings[i].addRegret(missed(i), r.Outcome(k).IsChance(), of) })
}

func (s *Standing) addRegret(missed sample, chance bool, of *resampling) {
	count, sum, greatest := make(sums, of.batches), make(sums, of.batches), make(sums, of.batches)
	for t := range missed.trials {
		b := of.batch(t)
		y, _ := missed.value(t)
		count[b]++
		sum[b] += y
		greatest[b] = max(greatest[b], y)
	}
	mean := newMerit(of, ratio(sum, count))
	high := newMerit(of, missed.tail(missed.trials, bestPart, of).quantile)
	least := newMerit(of, func(times []float64) float64 {
		most := 0.0
		for b, n := range times {
			if n > 0 {
				most = max(most, greatest[b])
			}
		}
		return -most
	})
	s.Regret = &Regret{mean.estimate(1), high.estimate(1), -least.value + 0}
	if !chance {
		s.merit[MinimaxRegret] = &least
	}
}
