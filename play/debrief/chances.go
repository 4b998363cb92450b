package debrief

import (
	"context"
	"fmt"
	"math"

	"wargame/play"
	"wargame/scenario"
	"wargame/sim"
)

// Chances are how the chance of each objective went from before the game to its end, step by step: what orders did, and what luck did.
// The chance after a step is that over futures from the game as it stood then, in its world, under the orders that stood; before the world
// is drawn, over worlds under the defaults. The futures have the same lucks at every step.
type Chances struct {
	Futures int     `json:"futures"`
	Steps   []Step  `json:"steps"`
	Shares  []Share `json:"shares"`         // by objective
	Lost    int     `json:"lost,omitempty"` // futures that ran into a fault, at the step with the most: their objectives count as not met
}

// Step is what changed the chances.
type Step struct {
	What   What      `json:"what"`
	Turn   int       `json:"turn,omitempty"`
	Point  int       `json:"point"`
	Team   string    `json:"team,omitempty"` // whose orders they are
	Says   string    `json:"says,omitempty"` // of a move
	Seq    int       `json:"seq,omitempty"`  // of a move: its entry
	Same   bool      `json:"same,omitempty"` // orders that left all as it stood
	Chance []float64 `json:"chance"`         // of each objective after it
	Change []float64 `json:"change"`         // from before it
	Error  []float64 `json:"error"`          // standard error of the change, from how many futures there are
}

// What is what a step is.
type What string

// The steps.
const (
	Prior  What = "prior"  // no step: before the game
	World  What = "world"  // the world was drawn
	Orders What = "orders" // of a team
	Move   What = "move"   // a ruling, an override, an event with an inject
	Luck   What = "luck"   // of a turn
)

// Share is of what the change of one objective's chance is made. The five add up to it exactly.
type Share struct {
	Before float64 `json:"before"`
	World  float64 `json:"world"`
	Own    float64 `json:"own"`    // orders of the team whose objective it is
	Others float64 `json:"others"` // orders of the other teams
	Moves  float64 `json:"moves"`
	Luck   float64 `json:"luck"`
	After  float64 `json:"after"`
}

// chances finds them.
func (d *Debrief) chances(ctx context.Context, g *play.Game, ahead *play.Ahead, w *followed, workers int) error {
	met, lost := make([][][]bool, len(w.moments)), make([]int, len(w.moments))
	err := atOnce(ctx, len(w.moments), workers, func(i int) (err error) {
		if m := &w.moments[i]; !m.Same {
			met[i], lost[i], err = m.future(g, ahead, len(d.Objectives))
		}
		return err
	})
	if err != nil {
		return err
	}
	d.Chances = Chances{Futures: futures}
	for i, m := range w.moments {
		if m.Same {
			met[i], lost[i] = met[i-1], lost[i-1]
		}
		for k := range d.Objectives {
			before := met[i][k]
			if i > 0 {
				before = met[i-1][k]
			}
			m.compare(before, met[i][k])
		}
		d.Chances.Steps = append(d.Chances.Steps, m.Step)
		d.Chances.Lost = max(d.Chances.Lost, lost[i])
	}
	for k := range d.Objectives {
		d.Chances.Shares = append(d.Chances.Shares, d.share(k))
	}
	return nil
}

// future says in which futures each objective comes about, and in how many the model cannot go on.
func (m *moment) future(g *play.Game, ahead *play.Ahead, objectives int) (met [][]bool, lost int, err error) {
	var rows *sim.Rows
	if m.worlds {
		rows, err = ahead.Worlds()
	} else {
		rows, err = ahead.Futures(m.state)
	}
	if err != nil {
		return nil, 0, err
	}
	for _, u := range m.orders {
		if err := rows.Give(u.Lever, u.Value); err != nil {
			return nil, 0, err
		}
	}
	for rows.Point() < g.Scenario.Clock.Steps {
		if err := rows.Step(); err != nil {
			return nil, 0, err
		}
	}
	_, goals, err := rows.Outcomes()
	if err != nil {
		return nil, 0, err
	}
	for k := range objectives {
		column := make([]bool, rows.Len())
		for row := range column {
			is := truth(goals[k], row)
			column[row] = is != nil && *is
		}
		met = append(met, column)
	}
	for _, fault := range rows.Faults() {
		if fault != nil {
			lost++
		}
	}
	return met, lost, nil
}

// compare adds an objective to a step: in which futures it came about before and after.
func (s *Step) compare(before, after []bool) {
	n, came, gained, missed := float64(len(after)), 0.0, 0.0, 0.0
	for i := range after {
		switch {
		case after[i] && !before[i]:
			gained++
		case before[i] && !after[i]:
			missed++
		}
		if after[i] {
			came++
		}
	}
	change := (gained - missed) / n
	s.Chance, s.Change = append(s.Chance, came/n), append(s.Change, change)
	s.Error = append(s.Error, math.Sqrt(((gained+missed)/n-change*change)/n))
}

// share adds up the steps of an objective.
func (d *Debrief) share(k int) Share {
	steps := d.Chances.Steps
	x := Share{Before: steps[0].Chance[k], After: steps[len(steps)-1].Chance[k]}
	for _, s := range steps {
		switch {
		case s.What == World:
			x.World += s.Change[k]
		case s.What == Luck:
			x.Luck += s.Change[k]
		case s.What == Move:
			x.Moves += s.Change[k]
		case s.Team == d.Objectives[k].Team:
			x.Own += s.Change[k]
		default:
			x.Others += s.Change[k]
		}
	}
	return x
}

// moving says whether an entry moves the model, and how to call it.
func moving(s *scenario.Scenario, e play.Entry) (says string, moves bool, err error) {
	switch e.Kind {
	case play.KindInject:
		x, err := play.Body[play.Came](e)
		return "inject: " + calledInject(x), x.Fires != "", err
	case play.KindRuling:
		x, err := play.Body[play.Ruling](e)
		return "ruling: " + x.Title, x.Success && len(x.Moves) > 0, err
	case play.KindOverride:
		x, err := play.Body[play.Override](e)
		if x.Move == nil {
			return "", false, err
		}
		return "override: " + moved(s, *x.Move), true, err
	}
	return "", false, nil
}

// calledInject is what an inject is called.
func calledInject(x play.Came) string {
	switch {
	case x.Title != "":
		return x.Title
	case x.Inject != "":
		return x.Inject
	}
	return "of the facilitator's own"
}

// moved is a move in words.
func moved(s *scenario.Scenario, m play.Move) string {
	q, _ := s.Quantity(m.Name)
	name := titled(s.Label(q))
	switch m.Act {
	case play.ActSet:
		return fmt.Sprintf("%s set to %s", name, sayQuantity(s, q, m.Value))
	case play.ActAdd:
		return fmt.Sprintf("%s added to %s", sayQuantity(s, q, m.Value), name)
	case play.ActFire:
		return name + " happens"
	}
	return name + " does not happen"
}
