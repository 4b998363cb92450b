package analysis

import (
	"fmt"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
)

// Words says by what a rule chooses, after the policy that it picks.
func (r Rule) Words() string {
	return [...]string{
		ExpectedValue: "on average",
		Satisficing:   "in how often it is acceptable",
		MinimaxRegret: "by its greatest regret",
		Hurwicz:       "midway between good and bad futures",
		WorstCases:    "in its worst 5%",
	}[r]
}

// Sentences say of an outcome which policy is best by what, what turns the choice, and what is worth knowing before.
func (r *Robustness) Sentences(x *Robust) []string {
	list := []string{r.picks(x)}
	if x.Unpaired == "" && !x.Same {
		list = append(list, r.Turning(x))
	}
	if knowing, ok := r.Knowing(x); ok {
		list = append(list, knowing)
	}
	return list
}

// Turning says which value of a variable turns the choice between the rivals; where several do, the first two, and who is better between.
func (r *Robustness) Turning(x *Robust) string {
	name := func(i int) string { return r.Policy(i).Name }
	e, ok := x.FirstTurn()
	if !ok {
		return fmt.Sprintf("No value of one variable is shown to turn the choice between %s and %s.", name(x.Rivals[0]), name(x.Rivals[1]))
	}
	t, factor := e.Turns[0], e.Factor
	better, other := x.Rivals[1], x.Rivals[0]
	if t.Rises {
		better, other = other, better
	}
	where := t.Above(factor.Variable)
	if len(e.Turns) > 1 {
		where = t.upTo(e.Turns[1], factor.Variable)
	}
	return fmt.Sprintf("%s is better than %s on average where %s %s.", name(better), name(other), Called(factor.Variable), where)
}

// Knowing says what is most worth knowing before choosing; false where nothing is shown to be.
func (r *Robustness) Knowing(x *Robust) (string, bool) {
	if len(x.Partial) == 0 || !x.Partial[0].Shown() {
		return "", false
	}
	w := x.Partial[0]
	text := fmt.Sprintf("Most worth knowing before choosing is %s: %s", Called(w.Factor.Variable), Gain(r.Outcome(x.Place), w.Estimate))
	if share, ok := x.ShareOfAll(w); ok {
		text += ", " + share + " of what knowing everything but luck would bring"
	}
	return text + ".", true
}

// picks says which policy is best by what.
func (r *Robustness) picks(x *Robust) string {
	by, open := map[string][]string{}, []string(nil) // what each policy, or several that do just as well, is best by
	var order []string
	for _, c := range x.Choices {
		if !c.Clear() {
			open = append(open, c.Rule.Words())
			continue
		}
		who := r.named(c.Policies)
		if by[who] == nil {
			order = append(order, who)
		}
		by[who] = append(by[who], c.Rule.Words())
	}
	var parts []string
	for _, who := range order {
		if rules := by[who]; len(rules) == len(x.Choices) && len(rules) > 1 {
			parts = append(parts, who+" by every rule")
		} else {
			parts = append(parts, who+" "+inWords(rules))
		}
	}
	if len(open) > 0 {
		parts = append(parts, "no policy is clearly the best "+inWords(open))
	}
	return strings.Join(parts, "; ") + "."
}

// named says which policies are best.
func (r *Robustness) named(policies []int) string {
	var names, others []string
	for i := range r.Policies {
		if slices.Contains(policies, i) {
			names = append(names, r.Policy(i).Name)
		} else {
			others = append(others, r.Policy(i).Name)
		}
	}
	switch {
	case len(others) == 0 && len(names) > 1:
		return "all policies are equally good"
	case len(names) == 1:
		return names[0] + " is best"
	case len(names) > len(others)+1:
		return "all but " + inWords(others) + " are equally good, and best,"
	}
	return inWords(names) + " are equally good, and best,"
}

// FirstTurn is the factor that turns the choice, of several the one most worth knowing; false where none is shown to.
func (x *Robust) FirstTurn() (BreakEven, bool) {
	for _, w := range x.Partial {
		if e := x.BreakEvenOf(*w.Factor); len(e.Turns) > 0 {
			return e, true
		}
	}
	return BreakEven{}, false
}

// BreakEvenOf is that of a factor.
func (x *Robust) BreakEvenOf(f Factor) BreakEven {
	return x.BreakEven[slices.IndexFunc(x.BreakEven, func(e BreakEven) bool { return e.Factor.Variable == f.Variable })]
}

// ShareOfAll is how much of the worth of knowing everything but luck it is to know one thing; false where either is not known to be
// more than nothing.
func (x *Robust) ShareOfAll(w Worth) (string, bool) {
	if x.Information == nil || !x.Information.Shown() || !w.Shown() {
		return "", false
	}
	share := w.Value / x.Information.Value
	if share >= 1 {
		return "nearly all", true
	}
	return number.OfChance().Say(share, func(p float64) string { return number.At(p, 0) }), true
}

// Above says, after the name of a variable, that it is above what turns the choice.
func (t Turn) Above(v *scenario.Variable) string {
	if v.Value.Type == scenario.Truth {
		return "is true"
	}
	return "is above " + InUnit(v.Unit, t.Estimate)
}

// upTo says, after the name of a variable, that it is between what turns the choice and what turns it back.
func (t Turn) upTo(back Turn, v *scenario.Variable) string {
	bare := number.In(v.Unit)
	bare.Unit = ""
	return "is from " + inMeasure(bare, t.Estimate) + " to " + InUnit(v.Unit, back.Estimate)
}

// MeasureOf is how values of an outcome are shown.
func MeasureOf(q *scenario.Outcome) number.Measure {
	if q.IsChance() {
		return number.OfChance()
	}
	return number.In(q.Unit)
}

// Gain is a gain in an outcome, in words, with no more digits than its interval supports.
func Gain(q *scenario.Outcome, e Estimate) string { return inMeasure(MeasureOf(q).Difference(), e) }

// GainRange is the interval of a gain, in words.
func GainRange(q *scenario.Outcome, e Estimate) string {
	m := MeasureOf(q).Difference()
	lo, hi := m.Factor*e.Lo, m.Factor*e.Hi
	from, to := number.Digits(0).Figures(lo, hi).Ends(lo, hi)
	return from + " to " + m.Say(hi/m.Factor, func(float64) string { return to })
}

// InUnit is a value in a unit in words, with no more digits than its interval supports.
func InUnit(unit string, e Estimate) string { return inMeasure(number.In(unit), e) }

func inMeasure(m number.Measure, e Estimate) string {
	half := m.Factor * (e.Hi - e.Lo) / 2
	return m.Say(e.Value, func(x float64) string {
		text, _ := number.Digits(0).Figures(x).Estimate(x, &half)
		return text
	})
}

// inWords are texts as in "a, b and c".
func inWords(list []string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return strings.Join(list[:last], ", ") + " and " + list[last]
}
