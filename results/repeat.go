package results

import (
	"math"

	"wargame/sim"
)

// Unlike is a column that is not the same in two runs of the same trials.
type Unlike struct {
	Policy, Outcome string
	Trials          int // in which it is not the same, bit for bit
	First           int // number of the first of them
	Was, Is         Cell
}

// Cell is what a column has for a trial.
type Cell struct {
	Value float64
	Empty bool // the trial does not count, and Value means nothing
	Never bool // a first time did not come
}

// cell is what the column has for trial t, from 0.
func cell(c sim.Column, t int) Cell {
	return Cell{c.Values[t], c.Given != nil && !c.Given.Has(t), c.Never != nil && c.Never.Has(t)}
}

// same says whether two cells are, bit for bit.
func (c Cell) same(d Cell) bool {
	return c.Empty == d.Empty && c.Never == d.Never && (c.Empty || math.Float64bits(c.Value) == math.Float64bits(d.Value))
}

// Repeated are the columns that differ between a run and the same run again, in order: of as many trials, policies and outcomes.
func Repeated(was, is *sim.Outcomes) []Unlike {
	var list []Unlike
	for i := range was.Policies {
		for k := range was.Outcomes {
			u := unlike(was.Columns[i][k], is.Columns[i][k])
			if u.Trials > 0 {
				u.Policy, u.Outcome = was.Policy(i).Name, was.Outcome(k).Name
				u.First += was.First
				list = append(list, u)
			}
		}
	}
	return list
}

// unlike compares two columns; First counts from 0.
func unlike(was, is sim.Column) Unlike {
	var u Unlike
	for t := range was.Values {
		a, b := cell(was, t), cell(is, t)
		if a.same(b) {
			continue
		}
		if u.Trials++; u.Trials == 1 {
			u.First, u.Was, u.Is = t, a, b
		}
	}
	return u
}
