package scenarios_test

import (
	"regexp"
	"slices"
	"testing"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
)

var dead = regexp.MustCompile(`(?i)\b(killed|wounded|injured|casualt\w*|dead|deaths?|die[sd]?|losses|put out of action)\b`)

// No table shows anybody's dead as better for being more or fewer, unless it says for whom: a class has students from both sides.
func TestTheDeadAreJudgedForSomebody(t *testing.T) {
	for _, name := range scenarios.Names() {
		for _, o := range load(t, name).Outcomes {
			if dead.MatchString(o.Title+" "+o.About) && o.Better != scenario.Unsaid && o.For == nil {
				t.Errorf("%s: %s (%q) is better %s, and nothing says for whom", name, o.Name, o.Title, o.Better)
			}
		}
	}
}

// Each lever says who sets it, if only that nobody does.
func TestEachLeverHasAnActor(t *testing.T) {
	for _, name := range scenarios.Names() {
		for _, l := range load(t, name).Levers {
			if l.Actor == "" {
				t.Errorf("%s: nothing says who sets %s (actor: none, if it is a switch of the model)", name, l.Name)
			}
		}
	}
}

// adversaries are those who answer what a scenario is about, and may do otherwise.
var adversaries = map[string][]string{
	"us-aid-pause":           {"russia"},
	"dprk-artillery":         {"russia"},
	"dprk-rotation":          {"dprk"},
	"drone-surge":            {"russia"},
	"ceasefire-or-attrition": {"russia"},
	"nato-rok":               {"russia", "dprk"},
	"insider-supply-chain":   {"dprk"},
	"iwo-jima":               {"japan"},
	"tariff-deadline":        {"us"},
}

// An adversary can move: he has three courses at least, what he does already among them, and a policy takes another than that.
func TestAdversariesCanMove(t *testing.T) {
	for name, actors := range adversaries {
		s := load(t, name)
		for _, actor := range actors {
			courses, taken := 1, false
			for i, l := range s.Levers {
				if l.Actor != actor {
					continue
				}
				courses += max(1, len(l.Options)-1)
				taken = taken || slices.ContainsFunc(s.Policies, func(p *scenario.Policy) bool { return p.Setting(i) != nil })
			}
			if courses < 3 || !taken {
				t.Errorf("%s: %s has %d courses; some policy takes one that is new: %t", name, actor, courses, taken)
			}
		}
	}
}

var (
	people = regexp.MustCompile(`^(soldiers|men|people|workers)$`)
	money  = regexp.MustCompile(`^(EUR|USD)( \w+)?$`)
)

// Where people or money flow, an account says that none is made of nothing; what events alone change has no other account than
// they. Each account is kept by some scenario.
func TestPeopleAndMoneyAreCounted(t *testing.T) {
	used := map[string]bool{}
	for _, name := range scenarios.Names() {
		s := load(t, name)
		counted := map[string]bool{}
		for _, k := range accounts {
			e, problems := s.Resolve(source.Typed("what is kept", k.off), scenario.Place{In: scenario.InOutcomes})
			if problems.HasErrors() {
				continue
			}
			used[k.what] = true
			for q := range e.Reads() {
				counted[s.Label(q).Name] = true
			}
		}
		for i, x := range s.Stocks {
			flows := slices.ContainsFunc(s.Flows, func(f *scenario.Flow) bool { return f.From == i || f.To == i })
			if flows && (people.MatchString(x.Unit) || money.MatchString(x.Unit)) && !counted[x.Name] {
				t.Errorf("%s: no account has %s, %s", name, x.Name, x.Unit)
			}
		}
	}
	for _, k := range accounts {
		if !used[k.what] {
			t.Errorf("no scenario has what %q counts", k.what)
		}
	}
}
