package scenario

import (
	"slices"
	"strings"
)

// ActorStrategies are what an actor may choose from.
type ActorStrategies struct {
	Actor      *Actor
	Strategies []*Strategy // at least one
}

// Strategy is a whole choice of one actor: what it makes of the actor's levers. Those that it does not set have their defaults.
type Strategy struct {
	Label
	Settings []*Setting // one per lever that differs from its default, in the order of Levers; the actor's alone
}

// Called is the strategy's title, or its name where it has none.
func (s *Strategy) Called() string { return s.called() }

// Named is the place of a strategy among those of the actor, or -1.
func (a *ActorStrategies) Named(strategy string) int {
	return slices.IndexFunc(a.Strategies, func(s *Strategy) bool { return s.Name == strategy })
}

// StrategiesOf is the place of an actor among those that have strategies, or -1.
func (s *Scenario) StrategiesOf(actor string) int {
	return slices.IndexFunc(s.Strategies, func(a ActorStrategies) bool { return a.Actor.Name == actor })
}

// Course is what somebody may do throughout: a policy, or a strategy as a policy.
type Course struct {
	*Policy
	Actor *Actor // of a strategy, whose levers it is about; nil: a policy, which is about all
}

// Orders says whether a course says anything of a lever. Of the others it has the default.
func (c Course) Orders(l *Lever) bool { return c.Actor == nil || c.Actor.Name == l.Actor }

// Courses are those of whoever sets some levers: the policies of the scenario, and then each strategy of the actors who set any of the
// levers.
func (s *Scenario) Courses(levers []int) []Course {
	var list []Course
	for _, p := range s.Policies {
		list = append(list, Course{Policy: p})
	}
	for _, of := range s.Strategies {
		if slices.ContainsFunc(levers, func(l int) bool { return s.Levers[l].Actor == of.Actor.Name }) {
			for _, x := range of.Strategies {
				list = append(list, Course{&Policy{x.Label, x.Settings}, of.Actor})
			}
		}
	}
	return list
}

// Combination is the policy in which each actor follows one of its strategies. chosen has an index into the Strategies of each of
// s.Strategies; -1 leaves that actor's levers as the baseline has them, which levers of no actor with strategies always are.
//
// No two strategies meet in a lever, so that nothing has to be decided between them. The policy is called by its strategies,
// "surge+pause", and none of the scenario's.
func (s *Scenario) Combination(chosen []int) *Policy {
	p := &Policy{}
	followed := map[string]bool{}
	var names, titles []string
	for i, k := range chosen {
		if k < 0 {
			continue
		}
		x := s.Strategies[i].Strategies[k]
		followed[s.Strategies[i].Actor.Name] = true
		p.Settings = append(p.Settings, x.Settings...)
		names, titles = append(names, x.Name), append(titles, x.Called())
	}
	for _, x := range s.Policies[s.Baseline].Settings {
		if !followed[s.Levers[x.Lever].Actor] {
			p.Settings = append(p.Settings, x)
		}
	}
	slices.SortFunc(p.Settings, func(x, y *Setting) int { return x.Lever - y.Lever })
	p.Name, p.Title = strings.Join(names, "+"), strings.Join(titles, " + ")
	return p
}

// WithPolicies is the scenario with other policies in place of its own, the first of them the baseline. Its checks, which are of
// policies by name, are left out. It has the hash of the scenario.
func (s *Scenario) WithPolicies(policies []*Policy) *Scenario {
	with := *s
	with.Policies, with.Baseline, with.Checks = policies, 0, nil
	return &with
}
