package sim

import (
	"fmt"

	"wargame/sim/kernel"
)

// check looks for a fault and keeps it where it comes before the one known.
func (m *machine) check(in *instr) {
	if m.looking {
		return
	}
	f := &m.faults[in.aux]
	value, mask := m.at(in.a), m.at(in.b)
	row := f.find(value, mask, m.operands(in), m.scratch)
	if row < 0 {
		return
	}
	for r := row; r < len(m.lucks); r++ {
		if !f.hits(r, value, mask, m.operands(in), m.scratch) {
			continue
		}
		hit := found{fault: int(in.aux), trial: m.first + r, point: m.point}
		if f.atNext {
			hit.point++
		}
		if shown := m.at(in.c); shown != nil {
			hit.shown = shown[r]
		}
		if f.what == impossible {
			hit.words = f.against(r, m.operands(in), m.scratch).Error()
		}
		m.note(hit, r)
	}
}

// note keeps a fault that comes before the one known, of its row where rows go on without each other.
func (m *machine) note(hit found, row int) {
	first := &m.found
	if m.byRow != nil {
		first = &m.byRow[row]
	}
	if *first == nil || m.before(hit, **first) {
		*first = &hit
	}
}

// find gives a row at or before the first in which the fault comes, or -1 where it comes in none.
func (f *fault) find(value, mask []float64, more [][]float64, scratch []float64) int {
	switch {
	case f.what == notFinite && mask == nil:
		return kernel.FirstNonFinite(value)
	case f.what == outside:
		return kernel.FirstOutside(value, mask, f.low, f.high)
	case f.what == impossible && f.shape.Possible(more):
		return -1
	}
	rows := len(value)
	if f.what == impossible {
		rows = len(more[0])
	}
	for i := range rows {
		if f.hits(i, value, mask, more, scratch) {
			return i
		}
	}
	return -1
}

// hits says whether the fault comes in a row.
func (f *fault) hits(i int, value, mask []float64, more [][]float64, scratch []float64) bool {
	if mask != nil && mask[i] == 0 {
		return false
	}
	if f.what == impossible {
		return f.against(i, more, scratch) != nil
	}
	return f.bad(value[i])
}

// against is what a distribution has against its parameters in a row. scratch takes the parameters.
func (f *fault) against(i int, more [][]float64, scratch []float64) error {
	for j := range more {
		scratch[j] = more[j][i]
	}
	return f.shape.Check(scratch[:len(more)])
}

// found is a fault that came: where and when.
type found struct {
	fault int
	trial int // of rows: the row
	point int
	shown float64
	words string
}

// before says whether a fault comes before another: by trial, policy, time, and then in the order of building.
func (p *Program) before(a, b found) bool {
	fa, fb := &p.faults[a.fault], &p.faults[b.fault]
	switch {
	case a.trial != b.trial:
		return a.trial < b.trial
	case fa.model != fb.model:
		return fa.model < fb.model
	case a.point != b.point:
		return a.point < b.point
	}
	return a.fault < b.fault
}

// runError tells the user of a fault; its world and what it drew are the caller's to fill in.
func (p *Program) runError(f found) *RunError {
	ft := &p.faults[f.fault]
	message := f.words
	if message == "" {
		message = ft.tell(f.shown)
	}
	e := &RunError{
		Message:  message,
		Hint:     ft.hint,
		Quantity: ft.site.name,
		Span:     ft.span,
		Trial:    f.trial,
		Time:     p.sc.Clock.Time(f.point),
	}
	if ft.model < len(p.policies) && p.policies[ft.model] != noPolicy {
		e.Policy = p.sc.Policies[p.policies[ft.model]].Name
	}
	return e
}

// Error is one line; the command prints the place and the variables as well.
func (e *RunError) Error() string {
	policy := ""
	if e.Policy != "" {
		policy = ", policy " + e.Policy
	}
	return fmt.Sprintf("%s: %s (trial %d%s, time %g)", e.Quantity, e.Message, e.Trial, policy, e.Time)
}
