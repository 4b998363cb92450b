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

// movesTold are the moves of a turn that came with something a seat was told of, in the order in which they were made.
func (g *Game) movesTold(seat Seat, turn int) []Move {
	var list []Move
	for _, e := range g.branch {
		if e.Turn != turn || !g.reaches(e.To, seat) {
			continue
		}
		list = append(list, e.moves()...)
	}
	return list
}

// moves are those that an entry made. The entry was folded, so that its body can be read.
func (e Entry) moves() []Move {
	switch e.Kind {
	case KindInject:
		x, _ := bodyOf[Came](e)
		return firing(x.Fires)
	case KindRuling:
		if x, _ := bodyOf[Ruling](e); x.Success {
			return x.Moves
		}
	case KindOverride:
		if x, _ := bodyOf[Override](e); x.Move != nil {
			return []Move{*x.Move}
		}
	}
	return nil
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
