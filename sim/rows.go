package sim

import (
	"fmt"
	"slices"

	"wargame/sim/design"
)

// Rows are trials under way, stepped under one policy: begin, give levers, intervene, step, look, pick, finish. A row has
// the number of its world (what was drawn once) and of its luck (what is drawn at steps), so that assumptions and chance
// can be varied apart.
//
//	              give, set, add, force, prevent
//	                          │
//	Begin ─▶ point 0 ─ Step ─▶ point 1 ─ Step ─▶ ... ─▶ point N ─▶ Outcomes
//	            │                 │
//	          Look              State, Pick, Outcomes so far
//
// What persists from point to point is what State holds: the states (stocks, what events remember, histories and
// measures), goods under way, and the levers as they stand. All else is made anew at each point, or follows from the
// worlds' numbers.
//
// What cannot be is a *Refusal, and then nothing has changed. A trial that runs into a fault goes on with values that
// mean nothing, and does not keep the others: see Faults. Rows are not safe for use by several goroutines.
type Rows struct {
	p    *Program
	m    *machine
	seed uint64

	earlier []*RunError // by row: the fault that it came with when it was picked or resumed; nil: none

	past   [][][]float64 // by Options.Record, by point: what was recorded in steps taken
	now    [][]float64   // by Options.Record: what it is at this point, where looked is true
	looked bool          // the values at this point are computed; true where ended is
	ended  bool          // and so are the outcomes, with their faults
	before []*found      // the faults by row before the end was looked at
}

// Start says how rows begin.
type Start struct {
	Seed   uint64
	Worlds []uint64      // a row each: the number by which it draws what is drawn once per trial
	Lucks  []uint64      // as many: the number by which it draws what is drawn at steps
	Design design.Design // how what is drawn once is spread over worlds; nil: random
}

// Begin puts rows at point 0, with every lever that is given from outside at its default.
func (p *Program) Begin(s Start) (*Rows, error) {
	s.Design = orRandom(s.Design)
	if len(p.policies) != 1 {
		return nil, fmt.Errorf("sim: rows are stepped under one policy, and the program has %d", len(p.policies))
	}
	if len(s.Worlds) != len(s.Lucks) || len(s.Worlds) == 0 {
		return nil, refuse(WrongNumber, "", "rows need a world and a luck number each, and are at least one")
	}
	if size := uint64(s.Design.Size()); size > 0 {
		for _, w := range s.Worlds {
			if w < 1 || w > size {
				return nil, refuse(OutOfRange, fmt.Sprint(w), "there is no trial %d in %s of %d trials", w, s.Design.Name(), size)
			}
		}
	}
	r := &Rows{p: p, m: p.newMachine(s.Seed, s.Design), seed: s.Seed, earlier: make([]*RunError, len(s.Worlds))}
	r.past, r.now = make([][][]float64, len(p.options.Record)), make([][]float64, len(p.options.Record))
	for i := range r.past {
		r.past[i] = make([][]float64, p.steps)
	}
	r.m.record = r.record
	r.m.byRow = make([]*found, len(s.Worlds))
	r.m.begin(slices.Clone(s.Worlds), slices.Clone(s.Lucks))
	levers, _ := p.leverColumns(nil)
	r.m.give(levers)
	return r, nil
}

// Len is how many rows there are.
func (r *Rows) Len() int { return len(r.m.lucks) }

// Point is the number of the point that the rows are at: 0 to N.
func (r *Rows) Point() int { return r.m.point }

// Worlds are the numbers of the rows' worlds, as a copy.
func (r *Rows) Worlds() []uint64 { return slices.Clone(r.m.worlds) }

// Step takes the rows to the next point.
func (r *Rows) Step() error {
	if r.m.point >= r.p.steps {
		return refuse(AtTheEnd, "", "the rows are at their last point, %d", r.m.point)
	}
	r.changed()
	r.m.advance()
	r.clearInterventions()
	return nil
}

// changed says that what was computed at this point no longer stands.
func (r *Rows) changed() {
	if r.ended {
		r.m.byRow = r.before // what was found at the end was found with the levers and stocks as they were
	}
	r.looked, r.ended = false, false
}

// record keeps what Options.Record asks for: in a step for good, at a look until the next change.
func (r *Rows) record(i, point int, column []float64) {
	k := r.p.recordings[i]
	if r.m.looking || point == r.p.steps {
		r.now[k.record] = append(r.now[k.record][:0], column...)
		return
	}
	r.past[k.record][point] = slices.Clone(column)
}

// evaluate computes everything at this point, with the levers as they stand and without a step.
func (r *Rows) evaluate() {
	if !r.looked {
		r.m.looking = true
		r.m.finish()
		r.m.looking = false
		r.looked = true
	}
}

// Faults are what the rows ran into, by row; nil for a row that goes on. A row keeps its first fault, with the luck, the
// world and what that drew at the time, wherever it is picked or resumed.
func (r *Rows) Faults() []*RunError {
	list := r.faults()
	var failed []*RunError
	var worlds []uint64
	for _, e := range list {
		if e != nil {
			failed, worlds = append(failed, e), append(worlds, e.World)
		}
	}
	if failed != nil {
		for i, variables := range r.p.drawn(r.seed, r.m.design, worlds) {
			failed[i].Variables = variables
		}
	}
	return list
}

// faults are Faults without what the worlds drew.
func (r *Rows) faults() []*RunError {
	list := make([]*RunError, r.Len())
	for row, f := range r.m.byRow {
		switch {
		case r.earlier[row] != nil:
			e := *r.earlier[row]
			list[row] = &e
		case f != nil:
			e := r.p.runError(*f)
			e.Trial, e.World = int(r.m.lucks[row]), r.m.worlds[row]
			list[row] = e
		}
	}
	return list
}

// sound are the rows without a fault.
func (r *Rows) sound() Bits {
	sound := newBits(r.Len())
	for row, f := range r.m.byRow {
		if f == nil && r.earlier[row] == nil {
			sound[row>>6] |= 1 << (row & 63)
		}
	}
	return sound
}

// Pick makes rows of these: row i stands where rows[i] stands, in worlds[i] with lucks[i] from here on. Nil worlds or
// lucks are those of the rows picked. So a row picked a thousand times with other lucks is fanned out into its futures;
// in another world than its own, what has happened stays, and what that world drew counts from here on. What was
// recorded before is left behind.
func (r *Rows) Pick(rows []int, worlds, lucks []uint64) (*Rows, error) {
	for _, row := range rows {
		if row < 0 || row >= r.Len() {
			return nil, refuse(OutOfRange, fmt.Sprint(row), "there is no row %d among %d", row, r.Len())
		}
	}
	picked := func(given, own []uint64) []uint64 {
		if given != nil {
			return given
		}
		list := make([]uint64, len(rows))
		for i, row := range rows {
			list[i] = own[row]
		}
		return list
	}
	worlds, lucks = picked(worlds, r.m.worlds), picked(lucks, r.m.lucks)
	if len(lucks) != len(rows) { // and as many worlds, or they do not begin
		return nil, refuse(WrongNumber, "", "as many rows, worlds and lucks must be picked")
	}
	to, err := r.p.Begin(Start{Seed: r.seed, Worlds: worlds, Lucks: lucks, Design: r.m.design})
	if err != nil {
		return nil, err
	}
	to.m.point = r.m.point
	living := to.m.living()
	for i, from := range r.m.living() {
		for j, row := range rows {
			living[i].column[j] = from.column[row]
		}
	}
	to.m.moved(r.m.point)
	faults := r.faults()
	for j, row := range rows {
		to.earlier[j] = faults[row]
	}
	return to, nil
}
