package contract

import "wargame/scenario"

// ExplainedGame is how the scenario is played. Levers, teams and events are told by their names.
type ExplainedGame struct {
	About       string              `json:"about,omitempty"`
	Turn        int                 `json:"turn"` // steps of the clock
	Turns       int                 `json:"turns"`
	CovertUntil string              `json:"covert_until"` // "debrief" or "next turn"
	Public      []ExplainedReading  `json:"public"`
	Teams       []ExplainedTeam     `json:"teams"`
	Injects     []ExplainedInject   `json:"injects"`
	Estimates   []ExplainedEstimate `json:"estimates"`
	Debrief     []string            `json:"debrief"`
}

// ExplainedTeam is who gives orders together.
type ExplainedTeam struct {
	Name
	Controls   []string             `json:"controls"`
	Covert     []string             `json:"covert"`
	Sees       []ExplainedReading   `json:"sees"`
	Budget     *ExplainedBudget     `json:"budget,omitempty"`
	Brief      string               `json:"brief,omitempty"`
	Objectives []ExplainedObjective `json:"objectives"`
	Roles      []ExplainedRole      `json:"roles"`
	Late       string               `json:"late"` // "keep", "default" or "facilitator"
	About      string               `json:"about,omitempty"`
}

// ExplainedRole is what one person of a team does.
type ExplainedRole struct {
	Name
	Brief string             `json:"brief,omitempty"`
	Sees  []ExplainedReading `json:"sees"`
}

// ExplainedReading is what somebody sees of a quantity.
type ExplainedReading struct {
	Of    string  `json:"of"` // as written
	Title string  `json:"title"`
	Unit  string  `json:"unit"`
	Error float64 `json:"error"` // 90% of readings lie within this share of what is so
	Delay int     `json:"delay"` // steps by which it is late
}

// ExplainedBudget is what a team can spend.
type ExplainedBudget struct {
	Unit    string  `json:"unit"`
	PerTurn float64 `json:"per_turn"`
	Carry   bool    `json:"carry"` // what is left is kept
	Source  string  `json:"source,omitempty"`
	About   string  `json:"about,omitempty"`
}

// ExplainedObjective is what a team wants to have come about.
type ExplainedObjective struct {
	Title string `json:"title"`
	Met   string `json:"met"` // as written
}

// ExplainedInject is news that may come. Turn and when are absent where it comes by hand.
type ExplainedInject struct {
	Name
	Turn   int      `json:"turn,omitempty"`
	When   string   `json:"when,omitempty"` // as written
	Chance float64  `json:"chance"`
	To     []string `json:"to"` // empty: everybody
	Fires  string   `json:"fires,omitempty"`
	Text   string   `json:"text"`
	Source string   `json:"source,omitempty"`
	About  string   `json:"about,omitempty"`
}

// ExplainedEstimate is a chance that every team is asked for.
type ExplainedEstimate struct {
	Ask   string `json:"ask"`
	Of    string `json:"of"` // as written
	Turns []int  `json:"turns"`
}

// game is nil of an abstract scenario, which is not played.
func (x explanation) game() *ExplainedGame {
	g := x.Scenario.Game
	if g == nil {
		return nil
	}
	return &ExplainedGame{
		About: g.About, Turn: g.Turn, Turns: g.Turns, CovertUntil: g.Reveal.String(), Public: each(g.Public, x.reading),
		Teams: each(g.Teams, x.team), Injects: each(g.Injects, x.inject), Debrief: listed(g.Debrief),
		Estimates: each(g.Estimates, func(e *scenario.Estimate) ExplainedEstimate {
			return ExplainedEstimate{e.Ask, x.Expression(e.Of), e.Turns}
		}),
	}
}

func (x explanation) team(t *scenario.Team) ExplainedTeam {
	lever := func(i int) string { return x.Scenario.Levers[i].Name }
	out := ExplainedTeam{
		Name: name(t.Label), Controls: each(t.Controls, lever), Covert: each(t.Covert, lever), Sees: each(t.Sees, x.reading),
		Brief: t.Brief, Late: t.Late.String(), About: t.About,
		Objectives: each(t.Objectives, func(o *scenario.Objective) ExplainedObjective {
			return ExplainedObjective{o.Title, x.Expression(o.Met)}
		}),
		Roles: each(t.Roles, func(r *scenario.Role) ExplainedRole {
			return ExplainedRole{name(r.Label), r.Brief, each(r.Sees, x.reading)}
		}),
	}
	if b := t.Budget; b != nil {
		out.Budget = &ExplainedBudget{b.Unit, b.PerTurn, b.Carry, b.Source, b.About}
	}
	return out
}

func (x explanation) reading(r *scenario.Reading) ExplainedReading {
	return ExplainedReading{x.Expression(r.Value), r.Title, r.Unit, r.Error, r.Delay}
}

func (x explanation) inject(i *scenario.Inject) ExplainedInject {
	out := ExplainedInject{Name: name(i.Label), Turn: i.Turn, Chance: i.Chance, Text: i.Text, Source: i.Source, About: i.About,
		To: each(i.To, func(t int) string { return x.Scenario.Game.Teams[t].Name })}
	if i.When != nil {
		out.When = x.Expression(i.When)
	}
	if i.Fires >= 0 {
		out.Fires = x.Scenario.Events[i.Fires].Name
	}
	return out
}
