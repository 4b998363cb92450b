package analysis

import (
	"fmt"
	"slices"
	"strconv"

	"wargame/results"
	"wargame/results/number"
	"wargame/scenario"
)

// Failing is where the leading policy of a run fails: what to ask of boxes when nobody says.
type Failing struct {
	Where string // the condition, over the outcome of the policy
	Says  string // which policy, and why it is asked of that outcome
}

// FailingOf is where the leading policy of a run does not do as well as is asked. It leads by the first outcome that a class is told of or that
// stands on the scorecard and says which way is better, as the best on average. It fails where something happens that should not, or
// does not that should, or a number is beyond its limit: in the first outcome where it does so in enough trials to tell where, and does not in
// as many. The error is a *Refused.
func FailingOf(r *results.Report) (Failing, error) {
	var order []int
	if k, ok := r.Lead(); ok {
		order = append(order, k)
	}
	for _, k := range r.Headlines {
		if !slices.Contains(order, k) {
			order = append(order, k)
		}
	}
	by := slices.IndexFunc(order, func(k int) bool { return wanted(&r.Policies[0].Outcomes[k]) != scenario.Unsaid })
	if by < 0 {
		return Failing{}, &Refused{"no outcome of its scorecard says which way is better, so that no policy leads", "ask of one: wargame discover FILE --where 'POLICY.OUTCOME > LIMIT'"}
	}
	lead := leading(r, order[by])
	asked := false
	for _, k := range order {
		o := &lead.Outcomes[k]
		where, share, ok := failing(lead.Name, o)
		asked = asked || ok
		if cases := share * float64(o.Counted); ok && cases >= fewest && float64(o.Counted)-cases >= fewest {
			first := &lead.Outcomes[order[by]]
			return Failing{where, fmt.Sprintf("Asked of %s, which is best on average in %s: in which futures does it fail in %s all the same?",
				lead.Name, number.In(first.Unit).Named(titleOf(first)), titleOf(o))}, nil
		}
	}
	if !asked {
		return Failing{}, &Refused{"no outcome of its scorecard is a chance or says what is acceptable, so that nobody says where a policy fails",
			"give one acceptable: at most 500, say, or ask: wargame discover FILE --where 'POLICY.OUTCOME > LIMIT'"}
	}
	return Failing{}, &Refused{fmt.Sprintf("%s, which leads, fails in nearly all futures or in next to none, by each outcome of its scorecard that says what is good enough", lead.Name),
		"ask for another limit: wargame discover FILE --where '" + lead.Name + ".OUTCOME > LIMIT'"}
}

// leading is the policy with the best mean of outcome k, the first of several.
func leading(r *results.Report, k int) *results.PolicyReport {
	best := &r.Policies[0]
	for i := range r.Policies {
		p := &r.Policies[i]
		x, y := p.Outcomes[k].Mean, best.Outcomes[k].Mean
		switch {
		case x == nil:
		case y == nil || wanted(&p.Outcomes[k]) == scenario.Higher && *x > *y || wanted(&p.Outcomes[k]) == scenario.Lower && *x < *y:
			best = p
		}
	}
	return best
}

// wanted is which way of an outcome is better, as it says or as its limit does.
func wanted(o *results.OutcomeReport) scenario.Better {
	switch {
	case o.Better != scenario.Unsaid || o.Bound == nil:
		return o.Better
	case o.Bound.Relation == scenario.AtMost || o.Bound.Relation == scenario.Below:
		return scenario.Lower
	}
	return scenario.Higher
}

// failing is the condition under which an outcome of a policy is not as it should be, and the share of trials in which it holds; false where
// nobody says how it should be.
func failing(policy string, o *results.OutcomeReport) (where string, share float64, ok bool) {
	is := policy + "." + o.Name
	switch {
	case o.Kind == results.Chance && o.Mean != nil && wanted(o) == scenario.Lower:
		return is, *o.Mean, true
	case o.Kind == results.Chance && o.Mean != nil && wanted(o) == scenario.Higher:
		return "not " + is, 1 - *o.Mean, true
	case o.Kind == results.Number && o.Bound != nil && o.PAcceptable != nil:
		return fmt.Sprintf("%s %s %s", is, beyond[o.Bound.Relation], strconv.FormatFloat(o.Bound.Limit, 'f', -1, 64)), 1 - *o.PAcceptable, true
	}
	return "", 0, false
}

// beyond is the opposite of each relation, as expressions have it.
var beyond = [...]string{scenario.AtMost: ">", scenario.AtLeast: "<", scenario.Above: "<=", scenario.Below: ">="}

func titleOf(o *results.OutcomeReport) string {
	if o.Title != "" {
		return o.Title
	}
	return o.Name
}
