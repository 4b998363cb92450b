package analysis

import (
	"slices"

	"wargame/sim"
)

// CrossedForLuck is one that tells how much of what happens is luck: a thousand worlds with four lucks each.
func CrossedForLuck() Crossed { return Crossed{1024, 4} }

// Luck is the share of the target's variance that luck has a part in, alone or together with variables: the variance within worlds,
// E[Var(Y|world)]/Var(Y), by the unbiased estimators of a one-way random-effects analysis of variance, over worlds drawn again. o is the
// crossed run; the outcome, the policy and that which it differs from are by place in it. False where not all trials count.
func (c Crossed) Luck(o *sim.Outcomes, k, policy, against int) (Estimate, bool) {
	t := (&Run{Outcomes: o}).Target(k, policy, against)
	if len(t.Y) < c.Worlds*c.Lucks {
		return Estimate{}, false
	}
	of := newResampling(NewBootstrap(o.Seed, "luck"), c.Worlds)
	count, mean, square, within := make(sums, of.batches), make(sums, of.batches), make(sums, of.batches), make(sums, of.batches)
	middle := meanOf(t.Y)
	for w := range c.Worlds {
		y := t.Y[w*c.Lucks : (w+1)*c.Lucks]
		m, b := meanOf(y)-middle, of.batch(w)
		count[b]++
		mean[b] += m
		square[b] += float64(m * m)
		for _, v := range y {
			d := v - middle - m
			within[b] += float64(d*d) / float64(c.Lucks-1)
		}
	}
	share := func(times []float64) float64 {
		n := count.drawn(times)
		m := mean.drawn(times) / n
		luck, between := within.drawn(times)/n, (square.drawn(times)/n-float64(m*m))*n/(n-1)
		return luck / (between + luck*(1-1/float64(c.Lucks)))
	}
	m := newMerit(of, share)
	return Interval(m.value, m.resampled).possible(), true
}

func meanOf(y []float64) float64 {
	sum := 0.0
	for _, v := range y {
		sum += v
	}
	return sum / float64(len(y))
}

// AddLuck fills in how much is luck, from a crossed run of the targets' outcomes and policies.
func (s *Sensitivity) AddLuck(c Crossed, o *sim.Outcomes) {
	for n := range s.Explained {
		x := &s.Explained[n]
		if x.Why != "" {
			continue
		}
		k := slices.IndexFunc(o.Outcomes, func(at int) bool { return o.Scenario.Outcomes[at] == x.Outcome })
		i := slices.IndexFunc(o.Policies, func(at int) bool { return o.Scenario.Policies[at] == x.Policy })
		j := slices.IndexFunc(o.Policies, func(at int) bool { return o.Scenario.Policies[at] == x.Against }) // None: against none
		if e, ok := c.Luck(o, k, i, j); ok {
			x.Luck = &Influence{Total: &e}
		}
	}
}
