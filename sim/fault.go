package sim

import (
	"fmt"
	"strconv"

	"wargame/scenario/source"
	"wargame/sim/dist"
)

// fault is a condition under which a trial cannot go on. Faults are found in passing, a column at a time; which
// of several counts is settled when the run is over: the first by trial, policy and time.
type fault struct {
	what    faultKind
	value   ref
	mask    ref // trials that count; none: all
	shown   ref // the value to show, where it is not value; 0: value, since node 0 is never shown
	more    []ref
	shape   *dist.Shape
	low     float64
	high    float64
	message string // with %s for the value; empty: the distribution's own words
	hint    string
	span    source.Span
	fixed   bool // constants of the file alone decide the value
	atNext  bool // the value belongs to the next point
	site    site
	model   int  // place of the model among those compiled
	final   bool // looked for at the end of the trial only
}

// faultKind says what is wrong with a value.
type faultKind uint8

const (
	notFinite  faultKind = iota // NaN or infinite
	outside                     // NaN or outside low..high
	isFalse                     // a condition that must hold does not
	impossible                  // parameters that a distribution cannot have
)

// check keeps a fault to look for, unless it can be seen now that it never comes, or that it always does.
func (b *builder) check(m *model, f fault) {
	if f.value != none {
		if v, ok := b.known(f.value); ok {
			if !f.bad(v) {
				return
			}
			if b.certain(&f) {
				b.refuseValue(m, &f)
				return
			}
		}
	}
	if f.mask != none && b.is(f.mask, 0) {
		return
	}
	if f.mask != none && b.is(f.mask, 1) {
		f.mask = none
	}
	f.site, f.model = b.site, m.place
	f.final = f.final || b.site.final
	if b.site.joint {
		f.model = len(b.models) // after those of each policy, of which it may be no more than an effect
	}
	b.faults = append(b.faults, f)
}

// certain says whether a known fault is one of the scenario rather than of a trial: it comes in every trial, or it is of a
// constant that is impossible where it stands, whether or not its branch is taken.
func (b *builder) certain(f *fault) bool {
	return f.mask == none || b.is(f.mask, 1) || f.fixed
}

// refuseValue refuses a known value. One that is not a number may come of what was refused before, and is no news.
func (b *builder) refuseValue(m *model, f *fault) {
	shown := f.value
	if f.shown != 0 {
		shown = f.shown
	}
	if v, _ := b.known(shown); v == v || len(b.refused) == 0 {
		b.refuse(m, f, f.tell(v))
	}
}

// refuse keeps what is wrong with the scenario; of several faults in one place, the first. Where policies differ in
// what decides it, a note says under which of them it is.
func (b *builder) refuse(m *model, f *fault, message string) {
	var notes []source.Note
	if q, ok := b.sc.Quantity(b.site.name); len(b.models) > 1 && !f.fixed && (b.vary[q] || !ok) {
		notes = []source.Note{{Message: "under policy " + b.sc.Policies[m.policy].Name}}
	}
	if i, known := b.refusedAt[f.span]; known {
		if d := &b.refused[i]; d.Message == message {
			d.Notes = append(d.Notes, notes...)
		}
		return
	}
	b.refusedAt[f.span] = len(b.refused)
	b.refused = append(b.refused, source.Diagnostic{
		Severity: source.Error, Code: f.what.code(), Span: f.span, Message: message, Hint: f.hint, Notes: notes})
}

// code is the kind of a fault as diagnostics name it.
func (k faultKind) code() string {
	return [...]string{notFinite: "not-finite", outside: "out-of-range", isFalse: "out-of-range", impossible: "impossible-parameter"}[k]
}

// tell puts a value into the words of a fault.
func (f *fault) tell(shown float64) string {
	return fmt.Sprintf(f.message, strconv.FormatFloat(shown, 'g', 6, 64))
}

// bad says whether a value is what the fault looks for.
func (f *fault) bad(v float64) bool {
	switch f.what {
	case notFinite:
		return v-v != 0
	case isFalse:
		return v == 0
	}
	return !(f.low <= v && v <= f.high)
}
