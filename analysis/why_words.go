package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
)

// Leads says which policy leads, by what, and who may do as well.
func (y *Why) Leads() string {
	q := y.Outcome(y.Place)
	title := fmt.Sprintf("%q", cmp.Or(q.Title, q.Name))
	x := y.Weighed()
	switch {
	case y.Leading == None:
		return fmt.Sprintf("No policy can be said to lead in %s: %s.", title, y.Unled)
	case x == nil && len(y.Others) > 0:
		return fmt.Sprintf("No policy but %s is %s, so that this is told of it, by %s (%s).", y.name(y.Leading), y.theirs(), title, wantedOf(q))
	case x == nil:
		return fmt.Sprintf("There is one policy, %s, of which this is told by %s.", y.name(y.Leading), title)
	}
	var tied, open []int
	next := None
	for _, i := range y.order[1:] {
		if x.Standings[i].merit[ExpectedValue].value == x.Standings[y.Leading].merit[ExpectedValue].value {
			tied = append(tied, i)
			continue
		}
		if next == None {
			next = i
		}
		if x.MayBeBest(i) {
			open = append(open, i)
		}
	}
	says := fmt.Sprintf("%s leads in %s (%s): %s on average", y.name(y.Leading), title, wantedOf(q), y.mean(x, y.Leading))
	if len(tied) > 0 {
		says += ", the same as " + y.names(tied)
	}
	if next != None {
		says += fmt.Sprintf("; next is %s with %s", y.name(next), y.mean(x, next))
	}
	switch {
	case len(open) == 1 && open[0] == next:
		says += ", too close to call"
	case len(open) > 0:
		says += "; too close to call: " + y.names(open)
	}
	return says + "." + y.whose()
}

// whose is a sentence on whose choices policies are: it names those that are others' moves or, where nobody says for whom the outcome is
// better, those who would have to choose the policy that leads. Empty: there is nothing to say.
func (y *Why) whose() string {
	if y.Outcome(y.Place).For != nil || len(y.Others) > 0 {
		return y.notTheirs()
	}
	var list []string
	for l, lever := range y.Run.Scenario.Levers {
		who := y.Run.Scenario.Who(lever.Actor).Called()
		if who != "" && !slices.Contains(list, who) && !y.Policy(y.Leading).Setting(l).Equal(y.Policy(y.Baseline).Setting(l)) {
			list = append(list, who)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return " " + y.name(y.Leading) + " is for " + inWords(list) + " to choose."
}

// notTheirs is a sentence that names the policies that are others' moves.
func (y *Why) notTheirs() string {
	if len(y.Others) == 0 {
		return ""
	}
	var list []string
	for _, p := range y.Others {
		list = append(list, p.Name)
	}
	return " Not " + y.theirs() + ": " + inWords(list) + "."
}

func (y *Why) name(policy int) string { return y.Policy(policy).Name }

// names are those of a few policies, or how many they are.
func (y *Why) names(policies []int) string {
	const most = 3
	if len(policies) > most {
		return number.Group(len(policies)) + " others"
	}
	var list []string
	for _, i := range policies {
		list = append(list, y.name(i))
	}
	return inWords(list)
}

func (y *Why) mean(x *Robust, policy int) string {
	return inMeasure(MeasureOf(y.Outcome(y.Place)), x.Standings[policy].Mean)
}

// wantedOf is in words which way of an outcome is better, and for whom.
func wantedOf(q *scenario.Outcome) string {
	says := map[scenario.Better]string{scenario.Higher: "more is better", scenario.Lower: "less is better"}[q.Better]
	if q.For != nil {
		says += " for " + q.For.Called()
	}
	return says
}

// Deciding says what decides by how much policies differ.
func (y *Why) Deciding() string {
	if y.Undecided != "" {
		return sentence(y.Undecided)
	}
	if y.Decides.Against == nil {
		return y.Decides.hangs("It")
	}
	return y.Decides.hangs("B" + y.Decides.Asked()[1:])
}

// mostLimits is how many limits of a box a sentence has: the command under it says the others.
const mostLimits = 3

// Failing says how often, and where, the policy that leads fails.
func (y *Why) Failing() string {
	if y.Fails == nil {
		if y.Where == "" {
			return sentence(y.Unfailing)
		}
		return fmt.Sprintf("%s fails where %s: %s.", y.name(y.Leading), y.fails(), y.Unfailing)
	}
	d, b := y.Fails, y.Fails.Boxes[0]
	base := number.Digits(2).Share(float64(d.Cases)/float64(d.Trials), d.Trials)
	says := fmt.Sprintf("%s fails (%s) in %s of futures", y.name(y.Leading), y.fails(), base)
	if !y.Boxed() {
		return says + ", and in no box of the variables much more often: it hangs on luck, or on variables in a way that no box holds."
	}
	return fmt.Sprintf("%s, but in %s where %s; %s of its failures lie there.", says, Share(b.Density), d.Conditions(b, mostLimits), Share(b.Coverage))
}

// Boxed says that a box is worth telling of: the policy that leads fails in it more often by five points of a hundred, or by half.
func (y *Why) Boxed() bool {
	if y.Fails == nil || len(y.Fails.Boxes[0].Restrictions) == 0 {
		return false
	}
	base, there := float64(y.Fails.Cases)/float64(y.Fails.Trials), y.Fails.Boxes[0].Density.Value
	return there >= base+0.05 || there >= 1.5*base
}

// fails says in words when the policy that leads fails.
func (y *Why) fails() string {
	q := y.Outcome(y.Place)
	title := cmp.Or(q.Title, q.Name)
	switch {
	case q.IsChance() && q.Better == scenario.Higher:
		return fmt.Sprintf("not %q", title)
	case q.IsChance():
		return fmt.Sprintf("%q", title)
	case q.Acceptable != nil:
		return fmt.Sprintf("%q is not %s %s", title, q.Acceptable.Relation, MeasureOf(q).Say(q.Acceptable.Limit, number.Exact))
	}
	return "it does worse than " + y.name(y.Against())
}

// Turning says what would change the choice.
func (y *Why) Turning() string {
	if y.Unrivalled != "" {
		return sentence(y.Unrivalled)
	}
	return y.Choice.Turning(y.Weighed())
}

// Knowing says what is most worth knowing before choosing.
func (y *Why) Knowing() string {
	if y.Unrivalled != "" {
		return sentence(y.Unrivalled)
	}
	if says, ok := y.Choice.Knowing(y.Weighed()); ok {
		return says
	}
	return "That it would be worth anything to know one variable before choosing is not shown."
}

// Worths are the variables that are shown to be worth knowing, the most worth first.
func (y *Why) Worths() []Worth {
	if y.Unrivalled != "" {
		return nil
	}
	list := y.Weighed().Partial
	if n := slices.IndexFunc(list, func(w Worth) bool { return !w.Shown() }); n >= 0 {
		return list[:n]
	}
	return list
}

// sentence makes one of a reason.
func sentence(reason string) string { return strings.ToUpper(reason[:1]) + reason[1:] + "." }
