package debrief

import (
	"context"
	"errors"
	"maps"
	"slices"

	"wargame/play"
	"wargame/scenario"
	"wargame/sim"
)

// Choice is a decision of a team, and what would have come out had it been another, all else as it was played and the same luck.
type Choice struct {
	Turn    int           `json:"turn"`
	Team    string        `json:"team"`
	Instead []Alternative `json:"instead"` // none: no policy would have decided otherwise
}

// Alternative is what policies of the scenario, and strategies of the team, would have ordered.
type Alternative struct {
	Policies []string  `json:"policies"` // whose values they are then
	Orders   []Ordered `json:"orders"`
	End
}

// End is how a game ends.
type End struct {
	Objectives []*bool    `json:"objectives"`        // in the order of the debrief's
	Outcomes   []*float64 `json:"outcomes"`          // likewise
	Refused    string     `json:"refused,omitempty"` // why it could not be played
}

// Undone is an override and, taken back, what would have come out.
type Undone struct {
	Seq     int    `json:"seq"`
	Turn    int    `json:"turn"`
	Says    string `json:"says"`
	Old     string `json:"old,omitempty"`
	New     string `json:"new,omitempty"`
	Reason  string `json:"reason"`
	Open    bool   `json:"open"`
	Without End    `json:"without"`
}

// choices plays the game again with each decision and each override otherwise.
func (d *Debrief) choices(ctx context.Context, g *play.Game, w *followed, workers int) error {
	type again struct {
		change play.Change
		end    *End
	}
	var games []again
	for _, t := range w.turns {
		for i, team := range g.Rules.Teams {
			if g.Played(i) != "" || len(team.Controls) == 0 {
				continue
			}
			d.Choices = append(d.Choices, Choice{t.turn, team.Name, alternatives(g, t, i)})
		}
	}
	for i := range d.Choices {
		for k := range d.Choices[i].Instead {
			x := &d.Choices[i].Instead[k]
			games = append(games, again{play.Change{Orders: w.instead(d.Choices[i].Turn, x.Orders)}, &x.End})
		}
	}
	if err := d.overrides(g); err != nil {
		return err
	}
	for i := range d.Overrides {
		x := &d.Overrides[i]
		games = append(games, again{play.Change{Without: x.Seq}, &x.Without})
	}
	return atOnce(ctx, len(games), workers, func(i int) error {
		end, err := d.endOf(g.Again(games[i].change))
		*games[i].end = end
		return err
	})
}

// alternatives are what the courses would have made of a team's levers in a turn, those that are no other than what was ordered left
// out, equal ones together.
func alternatives(g *play.Game, t played, i int) []Alternative {
	team := g.Rules.Teams[i]
	was := map[string]float64{}
	for _, u := range t.orders {
		was[u.Lever] = u.Value
	}
	var list []Alternative
	for _, would := range t.would[i] {
		var orders []Ordered
		differs := false
		for _, l := range team.Controls {
			lever := g.Scenario.Levers[l]
			x, ok := would.orders[l]
			if !would.Orders(lever) {
				x, ok = was[lever.Name], true
			}
			if !ok || play.LeverTakes(lever, x) != nil {
				differs = false
				break
			}
			differs = differs || x != was[lever.Name]
			orders = append(orders, orderedAs(g.Scenario, lever.Name, x, was[lever.Name]))
		}
		if !differs {
			continue
		}
		same := slices.IndexFunc(list, func(a Alternative) bool {
			return slices.EqualFunc(a.Orders, orders, func(x, y Ordered) bool { return x.Value == y.Value })
		})
		if same >= 0 {
			if !slices.Contains(list[same].Policies, would.Name) {
				list[same].Policies = append(list[same].Policies, would.Name)
			}
			continue
		}
		list = append(list, Alternative{Policies: []string{would.Name}, Orders: orders})
	}
	return list
}

// instead are the orders of the game as they were played, but for some in one turn. Those of later turns stay what they were, also where a
// lever then stood as the turn had left it.
func (w *followed) instead(turn int, orders []Ordered) func(int, []play.Used) {
	was := make([]map[string]float64, len(w.turns))
	for i, t := range w.turns {
		was[i] = map[string]float64{}
		for _, u := range t.orders {
			was[i][u.Lever] = u.Value
		}
	}
	other := maps.Clone(was[turn-1])
	for _, o := range orders {
		other[o.Lever] = o.Value
	}
	was[turn-1] = other
	return func(turn int, used []play.Used) {
		for i := range used {
			used[i].Value = was[turn-1][used[i].Lever]
		}
	}
}

// endOf is how a game ended; what the model could not go along with is told, and no error.
func (d *Debrief) endOf(g *play.Game, err error) (End, error) {
	var refused *play.Refusal
	var fault *sim.Refusal
	switch {
	case errors.As(err, &refused):
		return End{Refused: refused.Message}, nil
	case errors.As(err, &fault):
		return End{Refused: fault.Message}, nil
	case err != nil:
		return End{}, err
	}
	outcomes, goals, err := g.Standings()
	var end End
	for k := range d.Objectives {
		end.Objectives = append(end.Objectives, truth(goals[k], 0))
	}
	for _, x := range outcomes {
		end.Outcomes = append(end.Outcomes, value(x, 0))
	}
	return end, err
}

// overrides are those that count.
func (d *Debrief) overrides(g *play.Game) error {
	s := g.Scenario
	for _, e := range g.Kept() {
		if e.Kind != play.KindOverride {
			continue
		}
		x, err := play.Body[play.Override](e)
		if err != nil {
			return err
		}
		u := Undone{Seq: e.Seq, Turn: e.Turn, Reason: x.Reason, Open: x.Open}
		switch {
		case x.Move != nil:
			u.Says = moved(s, *x.Move)
			if q, ok := s.Quantity(x.Move.Name); ok && q.Kind == scenario.KindStock {
				u.Old, u.New = sayQuantity(s, q, *x.Old), sayQuantity(s, q, *x.New)
			}
		case x.Order != nil:
			u.Old, u.New = says(s, x.Order.Lever, *x.Old), says(s, x.Order.Lever, *x.New)
			q, _ := s.Quantity(x.Order.Lever)
			u.Says = "order of " + d.called(x.Order.Team) + ", " + titled(s.Label(q)) + ": " + u.New
		}
		d.Overrides = append(d.Overrides, u)
	}
	return nil
}
