package odds

import (
	"errors"
	"slices"

	"wargame/scenario"
	"wargame/sim"
)

// hidden are the levers for which a team does not see the orders of others. Of each other team, every world holds one policy of the
// file, each as likely: what a team does in secret hangs together, and so readings teach what it is up to.
type hidden struct {
	s      *scenario.Scenario
	teams  [][]int                // levers by team
	record []*scenario.Expr       // values of policies that are no constants
	place  map[*scenario.Expr]int // of these among all that is recorded
}

// newHidden records the values after so many others.
func newHidden(s *scenario.Scenario, teams [][]int, others int) hidden {
	h := hidden{s: s, teams: teams, place: map[*scenario.Expr]int{}}
	for _, levers := range teams {
		for _, lever := range levers {
			for _, e := range append(s.Expressions(scenario.KindLever.At(lever)), s.Levers[lever].Default) {
				if e.Op != scenario.OpNumber {
					h.place[e] = others + len(h.record)
					h.record = append(h.record, e)
				}
			}
		}
	}
	return h
}

// secret is what a lever is ordered to be in each row.
type secret struct {
	lever  int
	values []float64
}

// orders are those for levers that no order is known for: what the policy of each row makes of them where the rows stand, before anybody
// gives an order.
func (h hidden) orders(rows *sim.Rows, known map[int]float64, policies [][]int) ([]secret, error) {
	var list []secret
	for team, levers := range h.teams {
		for _, lever := range levers {
			if _, ok := known[lever]; ok {
				continue
			}
			values, err := h.column(rows, lever, policies[team])
			if err != nil {
				return nil, err
			}
			list = append(list, secret{lever, values})
		}
	}
	return list, nil
}

// column is what each row's policy makes of a lever at the point where the rows are.
func (h hidden) column(rows *sim.Rows, lever int, policies []int) ([]float64, error) {
	byPolicy := make([][]float64, len(h.s.Policies))
	for i, p := range h.s.Policies {
		var err error
		if byPolicy[i], err = h.value(rows, lever, p); err != nil {
			return nil, err
		}
	}
	column := make([]float64, len(policies))
	for row, p := range policies {
		column[row] = byPolicy[p][row]
	}
	return column, nil
}

// value is what a policy makes of a lever in each row; its default where that asks for what has not come about.
func (h hidden) value(rows *sim.Rows, lever int, p *scenario.Policy) ([]float64, error) {
	standard := h.s.Levers[lever].Default
	e := inForce(p.Setting(lever), standard, h.s.Clock.Time(rows.Point()))
	if place, ok := h.place[e]; ok {
		column, err := rows.Value(place)
		if !nothingYet(err) {
			return column, err
		}
		e = standard
	}
	return slices.Repeat([]float64{e.Value}, rows.Len()), nil
}

// inForce is the value of a setting at a time; another one where there is no setting, or none yet.
func inForce(set *scenario.Setting, other *scenario.Expr, time float64) *scenario.Expr {
	if set == nil {
		return other
	}
	for _, entry := range set.Entries {
		if entry.From <= time+scenario.SameTime {
			other = entry.Value
		}
	}
	return other
}

// nothingYet says whether what was asked for has not come about.
func nothingYet(err error) bool {
	var refusal *sim.Refusal
	return errors.As(err, &refusal) && refusal.Code == sim.NothingYet
}
