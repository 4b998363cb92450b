package sim

import (
	"math"
	"math/bits"
	"sync/atomic"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim/design"
)

// Outcomes is what a run gives: one column per policy and outcome, in trial order.
type Outcomes struct {
	Scenario *scenario.Scenario
	Policies []int // indices into Scenario.Policies of those run, the baseline first if it is first in the file, in file order
	Outcomes []int // indices into Scenario.Outcomes of those kept
	Seed     uint64
	First    int // number of the first trial, 1 unless asked otherwise
	Trials   int
	Design   design.Design
	Certain  bool          // nothing is drawn, so that all trials are the same
	Columns  [][]Column    // [policy][outcome], both in the order of the two lists above
	Measures [][]Column    // [policy][measure], of Options.Measure
	Checks   []CheckResult // of the checks whose policies are all among those run
}

// Policy is the policy number i of those run.
func (o *Outcomes) Policy(i int) *scenario.Policy { return o.Scenario.Policies[o.Policies[i]] }

// Outcome is the outcome number k of those kept.
func (o *Outcomes) Outcome(k int) *scenario.Outcome { return o.Scenario.Outcomes[o.Outcomes[k]] }

// Column is the values of one outcome under one policy, in trial order.
type Column struct {
	Values []float64 // a truth value is 0 or 1; where Given says no, the value means nothing
	Given  Bits      // trials that count; nil: all
	Never  Bits      // trials in which a first_time did not come (its value is the horizon); nil: none can
}

// Bits is a set of trials, a bit each, the first trial in the lowest bit of the first word.
type Bits []uint64

// Has says whether trial i (from 0) is in the set.
func (b Bits) Has(i int) bool { return b[i>>6]>>(i&63)&1 == 1 }

func newBits(n int) Bits { return make(Bits, (n+63)/64) }

// set writes the truth values of a block that begins at trial at. Blocks share a word only where the block size is not a
// multiple of 64, so the write is atomic.
func (b Bits) set(at int, column []float64) {
	for i, v := range column {
		if v != 0 {
			b.add(at + i)
		}
	}
}

// add puts i into the set, whoever else does.
func (b Bits) add(i int) { atomic.OrUint64(&b[i>>6], 1<<(i&63)) }

// first is the least that is not in the set: as many, from 0, are in it.
func (b Bits) first() int {
	for i, word := range b {
		if word != math.MaxUint64 {
			return 64*i + bits.TrailingZeros64(^word)
		}
	}
	return 64 * len(b)
}

// cut leaves the first n trials in the set, and forgets of any other.
func (b Bits) cut(n int) Bits {
	if b == nil {
		return nil
	}
	b = b[:(n+63)/64]
	if n&63 != 0 {
		b[n>>6] &= 1<<(n&63) - 1
	}
	return b
}

// cut leaves the first n trials, as a run of so many gives them.
func (o *Outcomes) cut(n int) {
	o.Trials = n
	for _, list := range [][][]Column{o.Columns, o.Measures} {
		for _, columns := range list {
			for k := range columns {
				c := &columns[k]
				c.Values, c.Given, c.Never = c.Values[:n:n], c.Given.cut(n), c.Never.cut(n)
			}
		}
	}
}

// Among is the column of some of its trials, from 0.
func (c Column) Among(trials []int) Column {
	part := Column{Values: make([]float64, len(trials)), Given: c.Given.among(trials), Never: c.Never.among(trials)}
	for i, t := range trials {
		part.Values[i] = c.Values[t]
	}
	return part
}

// among is the set of the places, in a list of trials, of those that are in it.
func (b Bits) among(trials []int) Bits {
	if b == nil {
		return nil
	}
	part := newBits(len(trials))
	for i, t := range trials {
		if b.Has(t) {
			part.add(i)
		}
	}
	return part
}

// CheckResult is how one check of the scenario fared.
type CheckResult struct {
	Check   int // index into Scenario.Checks
	Holds   bool
	Share   float64 // of the trials looked at in which it held; 1 where none was looked at
	Looked  int     // trials looked at
	Failing int     // number of the first failing trial; 0: none
}

// RunError is an error that a trial ran into: a value that is not finite, an impossible parameter, a probability
// outside 0..1, a negative duration.
type RunError struct {
	Message   string       `json:"message"`
	Hint      string       `json:"hint,omitempty"`
	Quantity  string       `json:"quantity"`
	Span      source.Span  `json:"-"`                // nowhere, where rows were resumed with it
	Policy    string       `json:"policy,omitempty"` // empty where there is none
	Trial     int          `json:"trial"`            // its number in a run; of rows, the number of its luck
	World     uint64       `json:"world"`            // the number of its world: Trial unless the caller chose another
	Time      float64      `json:"time"`
	Variables []NamedValue `json:"-"` // what the trial drew
}

// NamedValue is a variable and the value a trial drew for it.
type NamedValue struct {
	Name  string
	Unit  string
	Value float64
}

// columns makes columns of n trials for results.
func (r *result) column(n int) Column {
	c := Column{Values: make([]float64, n)}
	if r.given != none {
		c.Given = newBits(n)
	}
	if r.never != none {
		c.Never = newBits(n)
	}
	return c
}

// store copies what a block, or rows, gave to its place in a column, from trial at on.
func (r *result) store(m *machine, c *Column, at int) {
	copy(c.Values[at:], m.at(r.registers[0]))
	if c.Given != nil {
		c.Given.set(at, m.at(r.registers[1]))
	}
	if c.Never != nil {
		c.Never.set(at, m.at(r.registers[2]))
	}
}
