package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
)

// Lead is which policy leads a run, and in which outcome: the same wherever it is said.
//
// A policy leads that is the best on average, of those that can be chosen by whom the outcome is better for. One that is another's move
// is no advice, however well it does: the Run has no such policy.
type Lead struct {
	*Run
	Place   int                // of the outcome, among those of the run
	Leading int                // the policy with the best mean, of several the first; None: none can be said to lead
	Others  []*scenario.Policy // those run that are others' moves, and so never lead

	order []int // the policies from the best mean down; none where they cannot be compared
}

// Told are the outcomes of the scorecard, by place, the one first that a class is told of.
func Told(r *results.Report) []int {
	k, ok := r.Lead()
	if !ok {
		return r.Headlines
	}
	rest := slices.DeleteFunc(slices.Clone(r.Headlines), func(other int) bool { return other == k })
	return append([]int{k}, rest...)
}

// Lead is which policy leads in the first of some outcomes, by place, of which there is something to tell: of which somebody says which way
// is better and that counts in every trial, in which more happens than one thing under the policy that leads. Where there is none such, it
// is the first that can be weighed at all.
func (r *Run) Lead(places []int) *Lead {
	var weighable *Lead
	for _, k := range places {
		if r.Outcome(k).Better == scenario.Unsaid || r.Outcome(k).Given != nil {
			continue
		}
		l := r.leadIn(k)
		if l.Leading != None && varies(l.Columns[l.Leading][k].Values) {
			return l
		}
		if weighable == nil {
			weighable = l
		}
	}
	if weighable == nil {
		weighable = r.leadIn(places[0])
	}
	return weighable
}

// leadIn is which policy leads in outcome k.
func (r *Run) leadIn(k int) *Lead {
	var own []int
	l := &Lead{Place: k, Leading: None}
	for i := range r.Policies {
		if r.othersMove(r.Policy(i), r.Policy(r.Baseline), r.Outcome(k).For) {
			l.Others = append(l.Others, r.Policy(i))
		} else {
			own = append(own, i)
		}
	}
	l.Run = r.Among(own)
	if l.order = l.byMean(k); len(l.order) > 0 {
		l.Leading = l.order[0]
	}
	return l
}

// byMean are the policies from the one with the best mean of outcome k down; none where nobody says which way is better, where too few
// trials count, or where values are too large to compare. One policy is the best of one.
func (r *Run) byMean(k int) []int {
	order, means := make([]int, len(r.Policies)), make([]float64, len(r.Policies))
	for i := range order {
		y := r.Target(k, i, None).Y
		order[i], means[i] = i, upwards(r.Outcome(k))*meanOf(y)
		if len(order) > 1 && (r.Outcome(k).Better == scenario.Unsaid || len(y) < 2 || math.IsInf(means[i], 0) || math.IsNaN(means[i])) {
			return nil
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(means[b], means[a]) })
	return order
}

// Among is the run of some of its policies, which are by place, ascending, and among which its baseline is.
func (r *Run) Among(policies []int) *Run {
	if len(policies) == len(r.Policies) {
		return r
	}
	o := *r.Outcomes
	o.Policies, o.Columns, o.Measures, o.Checks = make([]int, len(policies)), make([][]sim.Column, len(policies)), nil, nil
	for n, i := range policies {
		o.Policies[n], o.Columns[n] = r.Policies[i], r.Columns[i]
	}
	return &Run{&o, r.Drawn, slices.Index(policies, r.Baseline)}
}

// Against is the policy that the one that leads is held against: the baseline or, where that leads or does the same in every trial, the
// next that does not; None where there is no other.
func (l *Lead) Against() int {
	switch {
	case l.Leading == None:
		return None
	case l.Leading != l.Baseline && !l.same(l.Leading, l.Baseline):
		return l.Baseline
	}
	for _, i := range l.order[1:] {
		if !l.same(l.Leading, i) {
			return i
		}
	}
	return None
}

// same says that two policies are the same in every trial; of an outcome that counts in other trials under each it cannot be said.
func (l *Lead) same(i, j int) bool {
	return l.Outcome(l.Place).Given == nil && gain{l.Columns[i][l.Place].Values, l.Columns[j][l.Place].Values, 1}.none()
}

// FailsWhere is the condition of a trial in which the policy that leads fails: of what may happen, that it does, or does not where that
// would be better; of a number with a limit, that it is not acceptable; else that it does worse than the policy that it is held against.
// Empty where none leads, or none of these is said.
func (l *Lead) FailsWhere() string {
	if l.Leading == None {
		return ""
	}
	q := l.Outcome(l.Place)
	own := l.Policy(l.Leading).Name + "." + q.Name
	switch against := l.Against(); {
	case q.IsChance() && q.Better == scenario.Lower:
		return own
	case q.IsChance() && q.Better == scenario.Higher:
		return "not " + own
	case !q.IsChance() && q.Acceptable != nil:
		return own + beyond[q.Acceptable.Relation] + strconv.FormatFloat(q.Acceptable.Limit, 'f', -1, 64)
	case against != None && q.Better == scenario.Lower:
		return own + " > " + l.Policy(against).Name + "." + q.Name
	case against != None && q.Better == scenario.Higher:
		return own + " < " + l.Policy(against).Name + "." + q.Name
	}
	return ""
}

// Asks is the question in which futures the policy that leads fails.
func (l *Lead) Asks() string {
	q, among := l.Outcome(l.Place), ""
	if len(l.Others) > 0 {
		among = ", of what is " + l.theirs()
	}
	return fmt.Sprintf("%s is best on average in %s%s. In which futures does it fail there all the same?", l.Policy(l.Leading).Name, cmp.Or(q.Title, q.Name), among)
}

// theirs says of a policy whose choice it would be.
func (l *Lead) theirs() string {
	who := "anybody"
	if q := l.Outcome(l.Place); q.For != nil {
		who = q.For.Called()
	}
	return "for " + who + " to choose"
}

// beyond is the opposite of each relation, as expressions have it.
var beyond = [...]string{scenario.AtMost: " > ", scenario.Below: " >= ", scenario.AtLeast: " < ", scenario.Above: " <= "}
