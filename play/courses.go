package play

import (
	"fmt"
	"slices"

	"wargame/scenario"
)

// courseOf is what may play a team under a name: a strategy of its own or, where none is called so, a policy.
func courseOf(s *scenario.Scenario, team *scenario.Team, name string) (scenario.Course, error) {
	all := s.Courses(team.Controls)
	policies, strategies := all[:len(s.Policies)], all[len(s.Policies):]
	for _, among := range [][]scenario.Course{strategies, policies} {
		if i := slices.IndexFunc(among, func(c scenario.Course) bool { return c.Name == name }); i >= 0 {
			return among[i], nil
		}
	}
	named := func(c scenario.Course) string { return c.Name }
	if len(strategies) == 0 {
		return scenario.Course{}, refuse(NoSuch, fmt.Sprintf("there is no policy %q", name), "the policies are "+listOf(policies, named))
	}
	return scenario.Course{}, refuse(NoSuch, fmt.Sprintf("%s has no strategy %q, and there is no policy of that name", team.Called(), name),
		fmt.Sprintf("its strategies are %s; the policies are %s", listOf(strategies, named), listOf(policies, named)))
}

// Course is what plays a team; its Policy is nil where people do.
func (g *Game) Course(team int) scenario.Course {
	name := g.Played(team)
	if name == "" {
		return scenario.Course{}
	}
	c, err := courseOf(g.Scenario, g.Rules.Teams[team], name)
	if err != nil {
		panic("play: a team is played by what does not exist: " + name) // the game would not have opened
	}
	return c
}

// playedBy says what plays a team: "the policy half_year".
func (g *Game) playedBy(team int) string {
	c := g.Course(team)
	if c.Actor != nil {
		return "the strategy " + c.Name
	}
	return "the policy " + c.Name
}

// Ready are orders that a team may give at once: those of a strategy of its own.
type Ready struct {
	Strategy string       `json:"strategy"`
	Title    string       `json:"title,omitempty"`
	About    string       `json:"about,omitempty"`
	Orders   []ReadyOrder `json:"orders"`
}

// ReadyOrder is what a strategy makes of one lever now.
type ReadyOrder struct {
	Lever string   `json:"lever"`
	Value *float64 `json:"value"` // nil: it hangs on what the team is not told

	lever int
}

// ready are the strategies of a team, of those levers that it has. What a strategy makes of a lever is told where the clock and constants
// alone decide it: whoever is shown what an answer to the state of the world comes to is shown that state.
func (g *Game) ready(team int) []Ready {
	t := g.Rules.Teams[team]
	var list []Ready
	for _, c := range g.Scenario.Courses(t.Controls)[len(g.Scenario.Policies):] {
		r := Ready{Strategy: c.Name, Title: c.Title, About: c.About}
		for _, l := range t.Controls {
			if !c.Orders(g.Scenario.Levers[l]) {
				continue
			}
			o := ReadyOrder{Lever: g.leverName(l), lever: l}
			if y, ok := g.Would(c.Policy, l); ok && g.isPlain(g.inForce(c.Policy, l)) {
				o.Value = &y
			}
			r.Orders = append(r.Orders, o)
		}
		list = append(list, r)
	}
	return list
}

// isPlain says that the clock and constants alone decide a value.
func (g *Game) isPlain(e *scenario.Expr) bool {
	for part := range e.Parts() {
		q, reads := part.Quantity()
		switch {
		case part.Op == scenario.OpDraw, part.Op == scenario.OpDelayed, part.Op == scenario.OpPrevious, part.Op == scenario.OpSmooth:
			return false
		case reads && q.Kind != scenario.KindTable && !g.Scenario.Constant(part):
			return false
		}
	}
	return true
}

// Follow are the orders of a strategy to be written down for a team: for each lever that it has of the strategy's actor, where nothing of the
// same value stands. It is refused where one of them hangs on what the team is not told.
func (g *Game) Follow(by Seat, team, strategy string) ([]Draft, error) {
	i, err := g.ordering(by, team)
	if err != nil {
		return nil, err
	}
	list := g.ready(i)
	k := slices.IndexFunc(list, func(r Ready) bool { return r.Strategy == strategy })
	switch {
	case len(list) == 0:
		return nil, refuse(NoSuch, g.Rules.Teams[i].Called()+" has no strategies in this scenario", "give orders lever by lever")
	case k < 0:
		return nil, refuse(NoSuch, fmt.Sprintf("%s has no strategy %q", g.Rules.Teams[i].Called(), strategy), "its strategies are "+listOf(list, func(r Ready) string { return r.Strategy }))
	}
	var drafts []Draft
	for _, o := range list[k].Orders {
		if o.Value == nil {
			return nil, refuse(NotNow, fmt.Sprintf("what %s makes of %s hangs on what a team is not told", strategy, o.Lever), "decide it yourselves, from what you read")
		}
		if stands, written := g.teams[i].draft[o.lever]; written && stands.Value == *o.Value {
			continue
		}
		drafts = append(drafts, Draft{Team: team, Lever: o.Lever, Order: &Order{Word: AsValue, Value: *o.Value}})
	}
	return drafts, nil
}
