package sim

import (
	"wargame/scenario"
	"wargame/scenario/source"
)

// Outcomes is what a run gives: one column per policy and outcome, in trial order.
type Outcomes struct {
	Scenario *scenario.Scenario
	Policies []int // indices into Scenario.Policies of those run, the baseline first if it is first in the file, in file order
	Outcomes []int // indices into Scenario.Outcomes of those kept
	Seed     uint64
	First    int // number of the first trial, 1 unless asked otherwise
	Trials   int
	Design   string     // "random", "lhs" or "sobol"
	Columns  [][]Column // [policy][outcome], both in the order of the two lists above
	Series   []Series   // watched series, if asked for
	Checks   []CheckResult
}

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

// Series is a watched expression in the first trials of a run.
type Series struct {
	Watch  int       // index into Scenario.Watch
	Policy int       // index into Scenario.Policies
	Time   []float64 // clock units, a value per point (N+1, or N where it depends on a flow)
	Mean   []float64
	P5     []float64
	P50    []float64
	P95    []float64
	Share  [][]float64 // [level or option][point], instead of mean and quantiles
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
	Message   string
	Hint      string
	Quantity  string
	Span      source.Span
	Policy    string // empty where policies share it
	Trial     int
	Time      float64
	Variables []NamedValue // what the trial drew
}

// NamedValue is a variable and the value a trial drew for it.
type NamedValue struct {
	Name  string
	Unit  string
	Value float64
}
