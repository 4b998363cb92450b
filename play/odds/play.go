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
	read   []map[int][]float64 // by what the program records, by point at which it is taken: what is so, by row
	out    []bool              // rows that cannot be the game: they ran into a fault, or what was done in it cannot be done in them
	judged []judged            // by sighting
}

// begin puts worlds at the begin of turn 1.
func (f *Filter) begin(w *worlds) (*played, error) {
	numbers := make([]uint64, f.o.Worlds)
	for row := range numbers {
		numbers[row] = uint64(row) + 1
	}
	rows, err := f.program.Begin(sim.Start{Seed: f.seed, Worlds: numbers, Lucks: w.lucks[0], Design: w})
	if err != nil {
		return nil, err
	}
	p := &played{rows: rows, out: make([]bool, f.o.Worlds)}
	for range f.record() {
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
	if len(f.worlds.lucks) == len(f.turns)+1 { // or one was drawn for a turn that was refused
		f.worlds.lucks = append(f.worlds.lucks, drawLuck(f.seed, len(f.turns)+1, f.o.Worlds))
	}
	if err := f.turn(f.now, f.worlds, len(f.turns), t); err != nil {
		return err
	}
	f.turns = append(f.turns, t)
	return nil
}

// turn plays a turn, from 0, in worlds.
func (f *Filter) turn(p *played, w *worlds, number int, t Turn) error {
	rows, err := p.rows.Pick(all(f.o.Worlds), nil, nil)
	if err != nil {
		return err
	}
	if err := order(f.s, rows, t.Orders); err != nil {
		return err
	}
	if err := f.hidden.order(rows, p.read, t.Orders, w.policies); err != nil {
		return err
	}
	out := slices.Clone(p.out)
	for _, move := range t.Moves {
		if err := move.make(rows, out); err != nil {
			return err
		}
	}
	p.rows, p.out = rows, out
	if err := f.step(p); err != nil {
		return err
	}
	if p.rows, err = p.rows.Pick(all(f.o.Worlds), nil, w.lucks[number+1]); err != nil {
		return err
	}
	if err := f.take(p); err != nil { // by the new luck
		return err
	}
	for p.rows.Point() < (number+1)*f.o.Turn {
		if err := f.step(p); err != nil {
			return err
		}
	}
	for row, fault := range p.rows.Faults() {
		p.out[row] = p.out[row] || fault != nil
	}
	return nil
}

// step takes a step.
func (f *Filter) step(p *played) error {
	if err := p.rows.Step(); err != nil {
		return err
	}
	return f.take(p)
}

// take looks at what is read at the end of some turn, and at what policies order in secret there: at what is so there or, if it is late, at
// what was so in a step just past, as series of a run have it.
func (f *Filter) take(p *played) error {
	for i := range p.read {
		delay := 0
		if i < len(f.o.Readings.list) {
			delay = f.o.Readings.list[i].Delay
		}
		at := p.rows.Point() - min(delay, 1)
		if at < 0 || (at+delay)%f.o.Turn != 0 {
			continue
		}
		x, err := p.rows.Recorded(i, at)
		if delay == 0 {
			x, err = p.rows.Value(i)
		}
		var refusal *sim.Refusal
		switch {
		case errors.As(err, &refusal) && refusal.Code == sim.NothingYet: // so that nothing is read
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
			p.judged = append(p.judged, f.judge(p, sightings[0]))
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
