package odds

import (
	"errors"
	"maps"
	"slices"

	"wargame/sim"
)

// played is how far worlds have come.
type played struct {
	rows   *sim.Rows
	read   []map[int][]float64 // by reading, by point at which one is taken: what is so, by row
	out    []bool              // rows that cannot be the game: they ran into a fault, or what was done in it cannot be done in them
	likely [][]float64         // by sighting, by row: the logarithm of its likelihood, up to what all rows have in common
	amiss  []bool              // rows that something that was read does not fit
}

// begin puts worlds at the begin of turn 1.
func (f *Filter) begin(w *worlds) (*played, error) {
	numbers := make([]uint64, f.o.Worlds)
	for row := range numbers {
		numbers[row] = uint64(row) + 1
	}
	rows, err := f.program.Begin(sim.Start{Seed: f.seed, Worlds: numbers, Lucks: numbers, Design: w})
	if err != nil {
		return nil, err
	}
	p := &played{rows: rows, out: make([]bool, f.o.Worlds), amiss: make([]bool, f.o.Worlds)}
	for range f.o.Readings.list {
		p.read = append(p.read, map[int][]float64{})
	}
	return p, f.take(p)
}

// Play says how a turn was played, and takes all worlds to its end. Where an order or move cannot be, the engine's refusal is the error,
// and nothing has changed.
func (f *Filter) Play(t Turn) error {
	if f.now.rows.Point()+f.o.Turn > f.s.Clock.Steps {
		return errors.New("odds: no turn is left")
	}
	t = Turn{Orders: maps.Clone(t.Orders), Moves: slices.Clone(t.Moves)}
	f.worlds.draw(f.seed)
	if err := f.turn(f.now, f.worlds, len(f.turns), t); err != nil {
		f.worlds.lucks = f.worlds.lucks[:len(f.turns)]
		return err
	}
	f.turns = append(f.turns, t)
	return nil
}

// turn plays a turn, from 0, in worlds.
func (f *Filter) turn(p *played, w *worlds, number int, t Turn) error {
	secrets, err := f.hidden.orders(p.rows, t.Orders, w.policies)
	if err != nil {
		return err
	}
	rows, err := p.rows.Pick(all(f.o.Worlds), nil, w.lucks[number])
	if err != nil {
		return err
	}
	if err := order(f.s, rows, t.Orders); err != nil {
		return err
	}
	for _, x := range secrets {
		if err := rows.Give(f.s.Levers[x.lever].Name, x.values...); err != nil {
			return err
		}
	}
	out := slices.Clone(p.out)
	for _, move := range t.Moves {
		if err := move.make(rows, out); err != nil {
			return err
		}
	}
	p.rows, p.out = rows, out
	for range f.o.Turn {
		if err := rows.Step(); err != nil {
			return err
		}
		if err := f.take(p); err != nil {
			return err
		}
	}
	for row, fault := range rows.Faults() {
		p.out[row] = p.out[row] || fault != nil
	}
	return nil
}

// take looks at what is read at the end of some turn: what is so there or, if it is late, what was so in a step just past, as series of
// a run have it.
func (f *Filter) take(p *played) error {
	for i, r := range f.o.Readings.list {
		at := p.rows.Point() - min(r.Delay, 1)
		if at < 0 || (at+r.Delay)%f.o.Turn != 0 {
			continue
		}
		x, err := p.rows.Recorded(i, at)
		if r.Delay == 0 {
			x, err = p.rows.Value(i)
		}
		switch {
		case nothingYet(err): // so that nothing is read
		case err != nil:
			return err
		default:
			p.read[i][at] = x
		}
	}
	return nil
}

// replay plays worlds from the begin to now, and judges them by what was read on the way.
func (f *Filter) replay(w *worlds) (*played, error) {
	p, err := f.begin(w)
	if err != nil {
		return nil, err
	}
	sightings := f.seen
	for number := 0; ; number++ {
		for ; len(sightings) > 0 && sightings[0].point == p.rows.Point(); sightings = sightings[1:] {
			f.judge(p, sightings[0])
		}
		if number == len(f.turns) {
			return p, nil
		}
		if err := f.turn(p, w, number, f.turns[number]); err != nil {
			return nil, err
		}
	}
}

// all are the rows from 0 to n-1.
func all(n int) []int {
	rows := make([]int, n)
	for row := range rows {
		rows[row] = row
	}
	return rows
}
