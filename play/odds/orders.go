package odds

import (
	"errors"
	"maps"
	"slices"

	"wargame/scenario"
	"wargame/sim"
)

// Turn is what a team knows of how a turn was played.
type Turn struct {
	Orders map[int]float64 // by lever: its own, and those of others that it was told. Of a lever in Options.Covert: known all the same
	Moves  []Move          // what everybody was told that the facilitator did before its first step, in that order
}

// Move is an intervention in the model.
type Move struct {
	Kind  MoveKind
	Name  string  // of a stock or event
	Value float64 // of a stock
}

// MoveKind is what a move does.
type MoveKind uint8

// What a move does.
const (
	Set     MoveKind = iota // makes a stock what it says
	Add                     // adds to a stock
	Force                   // makes an event happen in the first step
	Prevent                 // keeps an event from happening in it
)

// order gives levers, ascending.
func order(s *scenario.Scenario, rows *sim.Rows, orders map[int]float64) error {
	for _, lever := range slices.Sorted(maps.Keys(orders)) {
		if lever < 0 || lever >= len(s.Levers) {
			return errors.New("odds: an order for a lever that there is not")
		}
		if err := rows.Give(s.Levers[lever].Name, orders[lever]); err != nil {
			return err
		}
	}
	return nil
}

// make makes a move in all rows in which it can be made, and marks the others: the stock of such a world is not what it was in the game.
func (v Move) make(rows *sim.Rows, out []bool) error {
	switch v.Kind {
	case Force:
		return rows.Force(v.Name)
	case Prevent:
		return rows.Prevent(v.Name)
	}
	now := rows.State().Rows["stock of "+v.Name]
	if now == nil {
		return rows.Set(v.Name, v.Value) // which says what is wrong with the name
	}
	return v.among(rows, now, out, 0, rows.Len())
}

// among makes a move of a stock in rows from one up to another: in all of them or, where one cannot, in each half.
func (v Move) among(rows *sim.Rows, now []float64, out []bool, from, to int) error {
	next := slices.Clone(now)
	for row := from; row < to; row++ {
		if next[row] = v.Value; v.Kind == Add {
			next[row] += now[row]
		}
	}
	err := rows.Set(v.Name, next...)
	var refusal *sim.Refusal
	switch half := (from + to) / 2; {
	case !errors.As(err, &refusal) || refusal.Code != sim.OutOfRange:
		copy(now, next)
		return err // nil, or another one than that a row cannot
	case to-from == 1:
		out[from] = true
		return nil
	default:
		if err := v.among(rows, now, out, from, half); err != nil {
			return err
		}
		return v.among(rows, now, out, half, to)
	}
}
