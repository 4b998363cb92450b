package sim

import (
	"fmt"
	"math"
	"strings"

	"wargame/scenario"
)

// input is a column given from outside: a lever, or whether an event is forced or prevented in the step to come.
type input struct {
	kind  inputKind
	index int // of the lever or event
	node  ref
	first float64 // what it is until something is given
}

type inputKind uint8

const (
	leverInput inputKind = iota
	forceInput
	preventInput
	outcomeInput // a column of a run that is done, or which of its trials count
)

// String names the kind in states.
func (k inputKind) String() string { return [...]string{"lever", "force", "prevent", "outcome"}[k] }

// input is the value that comes from outside for a lever or event.
func (b *builder) input(kind inputKind, index int, first float64) ref {
	node := b.add(node{op: opInput, args: [3]ref{none, none, none}, aux: int32(len(b.inputs)), rhythm: perStep})
	b.inputs = append(b.inputs, input{kind, index, node, first})
	return node
}

// inputOf finds an input of the program.
func (p *Program) inputOf(kind inputKind, index int) (int, bool) {
	for i, in := range p.inputs {
		if in.kind == kind && in.index == index {
			return i, true
		}
	}
	return 0, false
}

// give fills the inputs of all rows.
func (m *machine) give(values []float64) {
	for i, x := range values {
		if column := m.at(m.register[m.inputs[i].node]); column != nil {
			fill(column, x)
		}
	}
}

// leverColumns are the values of all inputs for a run: those given by name, else the default.
func (p *Program) leverColumns(given map[string]float64) ([]float64, error) {
	values := make([]float64, len(p.inputs))
	for i, in := range p.inputs {
		values[i] = in.first
	}
	for name, x := range given {
		i, err := p.leverInput(name)
		if err != nil {
			return nil, err
		}
		if err := leverTakes(p.sc.Levers[p.inputs[i].index], x); err != nil {
			return nil, err
		}
		values[i] = x
	}
	return values, nil
}

// leverInput finds the input of a lever by its name.
func (p *Program) leverInput(name string) (int, error) {
	q, ok := p.sc.Quantity(name)
	if !ok || q.Kind != scenario.KindLever {
		return 0, p.unknown(name, scenario.KindLever)
	}
	i, ok := p.inputOf(leverInput, q.Index)
	if !ok {
		return 0, refuse(NotAnInput, name, "the lever %s is fed by a policy in this program", name)
	}
	return i, nil
}

// leverTakes refuses what a lever cannot be: a number outside its range, a number that is no option.
func leverTakes(l *scenario.Lever, x float64) error {
	switch {
	case l.Options != nil:
		return nameTakes("lever", l.Name, l.Options, x)
	case l.Default.Type == scenario.Truth && x != 0 && x != 1:
		return refuse(OutOfRange, l.Name, "the lever %s is 1 (true) or 0 (false), not %g", l.Name, x)
	case x-x != 0:
		return refuse(OutOfRange, l.Name, "the lever %s cannot be %g", l.Name, x)
	case l.Ranged && (x < l.Low || x > l.High):
		return refuse(OutOfRange, l.Name, "the lever %s goes from %g to %g, not to %g", l.Name, l.Low, l.High, x)
	}
	return nil
}

// nameTakes refuses a number that is not the place of a name among options or levels.
func nameTakes(what, name string, names []string, x float64) error {
	if x != math.Trunc(x) || !(0 <= x && x < float64(len(names))) {
		return refuse(OutOfRange, name, "the %s %s is 0 to %d (%s), not %g", what, name, len(names)-1, strings.Join(names, ", "), x)
	}
	return nil
}

// Give sets a lever that is given from outside, one value for all rows or one per row. It stands until it is given again.
func (r *Rows) Give(lever string, values ...float64) error {
	i, err := r.p.leverInput(lever)
	if err != nil {
		return err
	}
	values, err = r.spreadOut(lever, values)
	if err != nil {
		return err
	}
	for _, x := range values {
		if err := leverTakes(r.p.sc.Levers[r.p.inputs[i].index], x); err != nil {
			return err
		}
	}
	if column := r.m.at(r.p.register[r.p.inputs[i].node]); column != nil {
		copy(column, values)
	}
	r.changed()
	return nil
}

// spreadOut makes one value per row.
func (r *Rows) spreadOut(name string, values []float64) ([]float64, error) {
	switch len(values) {
	case r.Len():
		return values, nil
	case 1:
		all := make([]float64, r.Len())
		fill(all, values[0])
		return all, nil
	}
	return nil, refuse(WrongNumber, name, "%s has %s for %d rows", name, countOf(len(values)), r.Len())
}

func countOf(n int) string {
	if n == 0 {
		return "no value"
	}
	return fmt.Sprintf("%d values", n)
}
