package sim

import (
	"slices"

	"wargame/scenario"
)

// Look is a quantity of the model by its name, a value per row: at the point with the levers as they stand, or, of a flow, an
// event (1 where it fired) and what depends on a flow, over the step just past. It looks at what Options.Record refers to.
func (r *Rows) Look(name string) ([]float64, error) {
	q, ok := r.p.sc.Quantity(name)
	if !ok || q.Kind == scenario.KindTable {
		return nil, r.p.unknown(name, scenario.KindVariable, scenario.KindLever, scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary, scenario.KindEvent)
	}
	for i, e := range r.p.options.Record {
		if e.Equal(r.p.sc.Reference(q)) {
			return r.Value(i)
		}
	}
	return nil, refuse(NotComputed, name, "%s is not recorded by this program", name)
}

// Value is the expression number i of Options.Record as Look gives it.
func (r *Rows) Value(i int) ([]float64, error) {
	k := r.p.recordings[i]
	switch {
	case k.atEnd:
		r.evaluate()
		return slices.Clone(r.now[i]), nil
	case r.m.point == 0:
		return nil, refuse(NothingYet, r.p.options.Record[i].String(r.p.sc), "nothing has flowed or fired before the first step")
	}
	return r.Recorded(i, r.m.point-1)
}

// Recorded is what the expression number i of Options.Record was at a point: in steps that these rows took, or now.
func (r *Rows) Recorded(i, point int) ([]float64, error) {
	switch {
	case point == r.m.point && r.p.recordings[i].atEnd:
		return r.Value(i)
	case point >= 0 && point < r.m.point && r.past[i][point] != nil:
		return slices.Clone(r.past[i][point]), nil
	}
	return nil, refuse(NothingYet, r.p.options.Record[i].String(r.p.sc), "nothing was recorded at point %d: the rows are at point %d", point, r.m.point)
}

// Standing is how an outcome, or an expression of Options.Measure, stands in each row: so far, or at the end.
type Standing struct {
	Column
	Known Bits // rows in which it has a value: those without a fault in which what it measures has come about
}

// Outcomes are how the outcomes of the program and the expressions of Options.Measure stand. At point N they are those of
// the trials, and what is looked for at the end is looked for (see Faults). Before, of a program that is stepped by hand,
// they are what they would be if this point were the last; another program refuses.
func (r *Rows) Outcomes() (outcomes, measures []Standing, err error) {
	switch {
	case r.m.point == r.p.steps:
		if !r.ended {
			r.before = slices.Clone(r.m.byRow)
			r.m.finish()
			r.ended, r.looked = true, true
		}
	case !r.p.options.ByHand:
		return nil, nil, refuse(NotComputed, "", "the rows are at point %d of %d, and this program keeps outcomes for the end", r.m.point, r.p.steps)
	default:
		r.evaluate()
	}
	return r.standing(r.p.results), r.standing(r.p.measures), nil
}

func (r *Rows) standing(results []result) []Standing {
	list, sound := make([]Standing, len(results)), r.sound()
	for i := range results {
		of := &results[i]
		s := Standing{Column: of.column(r.Len()), Known: newBits(r.Len())}
		of.store(r.m, &s.Column, 0)
		known := r.m.at(of.registers[3])
		for row := range s.Values {
			if sound.Has(row) && (known == nil || known[row] != 0) {
				s.Known[row>>6] |= 1 << (row & 63)
			}
		}
		list[i] = s
	}
	return list
}

// Checked is how a check of the scenario fares in each row at point N.
type Checked struct {
	Check  int  // index into Scenario.Checks
	Holds  Bits // rows in which it holds
	Looked Bits // rows without a fault in which the outcomes it reads count
}

// Checks are how the checks that read the outcomes of the program's policy alone fare, at point N.
func (r *Rows) Checks() ([]Checked, error) {
	if _, _, err := r.Outcomes(); err != nil {
		return nil, err
	}
	if r.m.point < r.p.steps {
		return nil, refuse(NotComputed, "", "checks are of whole trials, and the rows are at point %d of %d", r.m.point, r.p.steps)
	}
	t := r.p.newTally(r.Len())
	t.store(r.m, 0)
	list := make([]Checked, len(r.p.checks))
	for i, c := range r.p.checks {
		list[i] = Checked{Check: c.check, Holds: t.holds[i], Looked: r.sound()}
		for word, counts := range t.looked[i] {
			list[i].Looked[word] &= counts
		}
	}
	return list, nil
}
