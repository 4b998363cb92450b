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
	Was, Is         float64
	WasEmpty        bool // the first of them did not count
	IsEmpty         bool // it does not count now
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
		wasEmpty, isEmpty := was.Given != nil && !was.Given.Has(t), is.Given != nil && !is.Given.Has(t)
		never := was.Never != nil && was.Never.Has(t) != is.Never.Has(t)
		same := math.Float64bits(was.Values[t]) == math.Float64bits(is.Values[t])
		if wasEmpty == isEmpty && !never && (wasEmpty || same) {
			continue
		}
		if u.Trials++; u.Trials == 1 {
			u.First, u.Was, u.Is, u.WasEmpty, u.IsEmpty = t, was.Values[t], is.Values[t], wasEmpty, isEmpty
		}
	}
	return u
}
