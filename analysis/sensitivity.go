package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"wargame/scenario"
)

// Sensitivity is what targets of a run hang on.
type Sensitivity struct {
	Heading
	Method    Method
	Trials    int // from which it is told
	Explained []Explained
	Dependent []string // variables that vary and hang together with others, by name: what they account for overlaps
}

// Method is from which trials it is told.
type Method uint8

// The methods.
const (
	Data  Method = iota // from those of the run
	Sobol               // from a design of its own
)

// String is the method's name, as the command has it.
func (m Method) String() string { return [...]string{Data: "data", Sobol: "sobol"}[m] }

// Influence is how a target goes with a factor. What was not asked for, or is refused, is nil.
type Influence struct {
	*scenario.Variable           // nil: luck, all that is no variable
	PRCC               *Estimate // partial rank correlation coefficient, from -1 to 1
	FirstOrder         *Estimate // share of the variance that it accounts for alone
	Delta              *Estimate // by how much knowing it changes the distribution, from 0 to 1
	Total              *Estimate // share of the variance that it has a part in
	Width              *Estimate // the mean at its high end less that at its low end
	Low, High          End
}

// figures are those by which an influence is told from none and ranked: shares and sizes, which are above zero. Ranks that go together a
// little are seen long before anything hangs on it.
func (i *Influence) figures() []*Estimate {
	return []*Estimate{above(i.FirstOrder), above(i.Total), above(i.Delta)}
}

// above is an estimate that is told from none where it is more than that; else nil.
func above(e *Estimate) *Estimate {
	if e != nil && e.Lo > 0 {
		return e
	}
	return nil
}

// Told says that an estimate is told from none: its interval does not hold zero.
func (e *Estimate) Told() bool { return e != nil && (e.Lo > 0 || e.Hi < 0) }

// possible is the estimate of a share, which is not more than all. Half of an interval that goes beyond, at least, is put below.
func (e Estimate) possible() Estimate {
	if e.Hi > 1 {
		e.Lo = min(e.Lo, 1-(e.Hi-e.Lo)/2)
	}
	return Estimate{min(e.Value, 1), e.Lo, min(e.Hi, 1)}
}

// Shown says that the target is shown to go with the factor.
func (i *Influence) Shown() bool { return slices.ContainsFunc(i.figures(), (*Estimate).Told) }

// Explained is what a target hangs on.
type Explained struct {
	Target
	Counted    int // trials that count
	Mean       float64
	Why        string      // why there is nothing to tell; empty: there is
	Same       bool        // because it is the same in every trial
	Influences []Influence // those shown first, by the share that each accounts for alone, then the others in file order
	Sum        Estimate    // of the shares of all factors, each alone
	Luck       *Influence  // nil: not told
	Refused    []Refusal
}

// Refusal is a method that a run does not serve, and why.
type Refusal struct{ Method, Why string }

// binned is how much of a variance lines over bins may hide.
const binned = 0.03

// Left is the share that no variable accounts for alone, nor luck: what they do together. Its interval holds what those of both leave, and
// what bins hide. False where that cannot be told.
func (e *Explained) Left() (Estimate, bool) {
	if e.Luck == nil {
		return Estimate{}, false
	}
	luck, hidden := e.Luck.FirstOrder, 0.0
	if luck == nil {
		luck, hidden = e.Luck.Total, binned
	}
	return Estimate{1 - e.Sum.Value - luck.Value, 1 - e.Sum.Hi - luck.Hi - hidden, 1 - e.Sum.Lo - luck.Lo}.possible(), true
}

// Question is what is to be explained: outcomes under policies, all by place among those of the run.
type Question struct {
	Outcomes   []int
	Policies   []int
	Difference bool // by how much a policy differs from the baseline, which is none itself
	Workers    int
	Progress   func(done, total int)
}

// targets are the outcome, the policy, and the policy that it differs from, of each.
func (q Question) targets(baseline int) [][3]int {
	var list [][3]int
	for _, k := range q.Outcomes {
		for _, i := range q.Policies {
			switch {
			case !q.Difference:
				list = append(list, [3]int{k, i, None})
			case i != baseline:
				list = append(list, [3]int{k, i, baseline})
			}
		}
	}
	return list
}

// fewestExplained is of how many trials a target is explained at least.
const fewestExplained = 100

// Sensitivity tells from the trials of a run what targets hang on. Of a run with very many values it is told of the first trials, so that
// memory stays within 64 MiB. Its error is a *Refused.
func (r *Run) Sensitivity(q Question) (*Sensitivity, error) {
	factors := r.Factors()
	if len(factors) == 0 {
		return nil, &Refused{"no variable varies, so that nothing hangs on one", "give a variable a distribution, such as 10 to 20"}
	}
	if r.Trials < fewestExplained {
		return nil, &Refused{fmt.Sprintf("%d trials are too few to say what outcomes hang on", r.Trials), fmt.Sprintf("run at least %d --trials", fewestExplained)}
	}
	s := &Sensitivity{Trials: min(r.Trials, max(fewestExplained, mostValues/len(factors))), Dependent: Dependent(r.Scenario, factors)}
	of := newResampling(NewBootstrap(r.Seed, "sensitivity"), s.Trials)
	all := r.columnsOf(upTo(s.Trials), of, q.Workers)
	targets := q.targets(r.Baseline)
	s.Explained = make([]Explained, len(targets))
	var partial []int // those that count in some trials only: their columns are made when those of all are let go
	done, t := 0, Target{}
	for n, places := range targets {
		t = r.targetIn(places[0], places[1], places[2], s.Trials, t)
		if len(t.Trials) < s.Trials {
			partial = append(partial, n)
			continue
		}
		s.Explained[n] = all.explained(t, q.Workers)
		done++
		q.Progress(done, len(targets))
	}
	all = nil
	for _, n := range partial {
		t = r.targetIn(targets[n][0], targets[n][1], targets[n][2], s.Trials, t)
		if len(t.Trials) < fewestExplained {
			s.Explained[n] = Explained{Target: t.named(), Counted: len(t.Trials), Why: fmt.Sprintf("it counts in %d trials, which are too few", len(t.Trials))}
		} else {
			s.Explained[n] = r.columnsOf(t.Trials, of, q.Workers).explained(t, q.Workers)
		}
		done++
		q.Progress(done, len(targets))
	}
	return s, nil
}

// named is the target without its values: of many targets they would be much to hold.
func (t Target) named() Target {
	t.Y, t.Trials = nil, nil
	return t
}

// explained is what a target of these trials hangs on.
func (c *columns) explained(t Target, workers int) Explained {
	x := Explained{Target: t.named(), Counted: len(t.Trials)}
	c.explain(t.Y).tell(&x, workers)
	return x
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// tell fills in what the target hangs on.
func (e *explained) tell(x *Explained, workers int) {
	x.Mean = e.mean
	if !e.varies() {
		x.Why, x.Same = sameEverywhere, true
		return
	}
	e.prepare(workers)
	if e.score.refused != "" {
		x.Refused = append(x.Refused, Refusal{"prcc", e.score.refused})
	}
	x.Influences = make([]Influence, len(e.factors))
	alone := make([]figure, len(e.factors))
	atOnce(len(e.factors), workers, func(j int) {
		i := Influence{Variable: e.factors[j].Variable}
		alone[j] = e.firstOrder(j)
		share := alone[j].estimate(e).possible()
		i.FirstOrder = &share
		i.Delta = e.told(e.delta(j))
		if e.score.refused == "" {
			i.PRCC = e.told(e.score.partial(j))
		}
		low, high, width := e.tornado(j)
		i.Low, i.High, i.Width = low, high, e.told(width)
		x.Influences[j] = i
	})
	sum := figure{moves: make(sums, e.of.batches)}
	for _, f := range alone {
		sum.value += f.value
		for b, v := range f.moves {
			sum.moves[b] += v
		}
	}
	x.Sum = sum.estimate(e)
	rank(x.Influences)
}

func (e *explained) told(f figure) *Estimate {
	estimate := f.estimate(e)
	return &estimate
}

const sameEverywhere = "it is the same in every trial"

// rank puts influences that are shown first, by the first figure that tells them from none; those that are not stay in file order.
func rank(list []Influence) {
	slices.SortStableFunc(list, func(a, b Influence) int {
		for f, x := range a.figures() {
			y := b.figures()[f]
			switch {
			case x.Told() && y.Told():
				return cmp.Compare(size(y), size(x))
			case x.Told():
				return -1
			case y.Told():
				return 1
			}
		}
		return 0
	})
}

// size is that of an estimate, whatever its sign.
func size(e *Estimate) float64 { return max(e.Value, -e.Value) }

// Dependent are the factors that hang together with other variables, by name: those that are correlated, those that read a variable
// that varies, and those that are read so.
func Dependent(s *scenario.Scenario, factors []Factor) []string {
	varying, dependent := map[int]bool{}, map[int]bool{}
	for v, x := range s.Variables {
		varying[v] = slices.ContainsFunc(factors, func(f Factor) bool { return f.Variable == x })
	}
	pair := func(a, b int) {
		if varying[a] && varying[b] {
			dependent[a], dependent[b] = true, true
		}
	}
	for _, c := range s.Correlations {
		pair(c.A, c.B)
	}
	for v, x := range s.Variables {
		for part := range x.Value.Parts() {
			if part.Op == scenario.OpVariable {
				pair(v, part.Index)
			}
		}
	}
	var names []string
	for v, x := range s.Variables {
		if dependent[v] {
			names = append(names, x.Name)
		}
	}
	return names
}
