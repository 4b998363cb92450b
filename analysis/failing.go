package analysis

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"wargame/results"
	"wargame/scenario"
)

// Failing is where the leading policy of a run fails: what to ask of boxes when nobody says.
type Failing struct {
	Where string // the condition, over the outcome of the policy
	Says  string // which policy, and why it is asked of that outcome
}

// FailingOf is where the leading policy of a run does not do as well as is asked: where something happens that should not, or does not that
// should, or a number is beyond its limit. It is asked of the first outcome of which it is so in enough trials to tell where, and not so in
// as many. The error is a *Refused.
func FailingOf(r *results.Report) (Failing, error) {
	leader, by, ok := Leader(r)
	if !ok {
		return Failing{}, &Refused{"no outcome of its scorecard says which way is better, so that no policy leads", "ask of one: wargame discover FILE --where 'POLICY.OUTCOME > LIMIT'"}
	}
	lead, asked := &r.Policies[leader], false
	for _, k := range firstTold(r) {
		o := &lead.Outcomes[k]
		where, share, ok := failing(lead.Name, o)
		asked = asked || ok
		if cases := math.Round(share * float64(o.Counted)); ok && cases >= fewest && float64(o.Counted)-cases >= fewest {
			says := fmt.Sprintf("%s is best on average in %s. In which futures does it fail there all the same?", lead.Name, titleOf(&lead.Outcomes[by]))
			if k != by {
				says = fmt.Sprintf("%s is best on average in %s. In which futures does it fail in %s?", lead.Name, titleOf(&lead.Outcomes[by]), titleOf(o))
			}
			return Failing{where, says}, nil
		}
	}
	if !asked {
		return Failing{}, &Refused{"no outcome of its scorecard is a chance of which it says what is better, or says what is acceptable, so that nobody says where a policy fails",
			"give one acceptable: at most 500, say, or ask of another: wargame discover FILE --where 'POLICY.OUTCOME > LIMIT'"}
	}
	return Failing{}, &Refused{fmt.Sprintf("%s, which is best on average in %s, fails in nearly all futures or in next to none", lead.Name, titleOf(&lead.Outcomes[by])),
		"ask for another limit: wargame discover FILE --where '" + lead.Name + ".OUTCOME > LIMIT'"}
}

// Leader is the place of the policy that leads, the best on average in the first outcome that people are told of and that says which way is
// better; by is the place of that outcome. False where none says so.
func Leader(r *results.Report) (policy, by int, ok bool) {
	for _, k := range firstTold(r) {
		if betterOf(&r.Policies[0].Outcomes[k]) != scenario.Unsaid {
			return leading(r, k), k, true
		}
	}
	return 0, 0, false
}

// firstTold are the headlines, the one first that a class is told of.
func firstTold(r *results.Report) []int {
	k, ok := r.Lead()
	if !ok {
		return r.Headlines
	}
	rest := slices.DeleteFunc(slices.Clone(r.Headlines), func(other int) bool { return other == k })
	return append([]int{k}, rest...)
}

// leading is the place of the policy with the best mean of outcome k, the first of several.
func leading(r *results.Report, k int) int {
	best := 0
	for i := range r.Policies {
		o := &r.Policies[i].Outcomes[k]
		x, y := o.Mean, r.Policies[best].Outcomes[k].Mean
		if x != nil && (y == nil || betterOf(o) == scenario.Higher && *x > *y || betterOf(o) == scenario.Lower && *x < *y) {
			best = i
		}
	}
	return best
}

// betterOf is which way of an outcome is better, as it says or as its limit does.
func betterOf(o *results.OutcomeReport) scenario.Better {
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
	case o.Kind == results.Chance && o.Mean != nil && betterOf(o) == scenario.Lower:
		return is, *o.Mean, true
	case o.Kind == results.Chance && o.Mean != nil && betterOf(o) == scenario.Higher:
		return "not " + is, 1 - *o.Mean, true
	case o.Kind == results.Number && o.Never == nil && o.Bound != nil && o.PAcceptable != nil:
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
