package play

import (
	"errors"

	"wargame/sim"
)

// firing are the moves that let an event happen, none where there is none.
func firing(event string) []Move {
	if event == "" {
		return nil
	}
	return []Move{{Act: ActFire, Name: event}}
}

// tryOut refuses moves that cannot be made now.
func (g *Game) tryOut(moves []Move) error {
	row, err := g.table.copy(g.rows)
	if err != nil {
		return err
	}
	return g.table.move(row, moves)
}

// move makes moves in the model of a row.
func (t *table) move(r *sim.Rows, moves []Move) error {
	for _, m := range moves {
		if err := t.apply(r, m); err != nil {
			return err
		}
	}
	return nil
}

// apply makes a move in the model.
func (t *table) apply(r *sim.Rows, m Move) error {
	var err error
	switch m.Act {
	case ActSet:
		err = r.Set(m.Name, m.Value)
	case ActAdd:
		err = r.Add(m.Name, m.Value)
	case ActFire:
		err = r.Force(m.Name)
	case ActPrevent:
		err = r.Prevent(m.Name)
	default:
		return refuse(NoSuch, "nothing can be done by \""+string(m.Act)+"\"", "say set, add, fire or prevent")
	}
	var refused *sim.Refusal
	if errors.As(err, &refused) {
		return refuse(OutOfRange, refused.Message, "choose another value, or another name")
	}
	return err
}
