package render

import (
	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// Parts are what is said of a run, for a page that lays it out itself: nothing in them is made narrower for a terminal.
type Parts struct {
	Receipt   string       // what was run, in one line
	Scorecard *table.Table // nil where there is nothing to compare
	Marks     []string     // what its marks mean
	Policies  []string     // a sentence for each policy, in the order of the report; empty: there is none
	HangsOn   []string     // what the first outcome hangs on
	Outcomes  []OutcomePart
	Checks    []string
}

// OutcomePart is an outcome in detail.
type OutcomePart struct {
	Head  string // title and unit
	About string // what is good
	Table *table.Table
}

// unbounded is a line in which everything has room.
const unbounded = 1 << 20

// PartsOf are the parts of a report, in so many digits.
func PartsOf(r *results.Report, digits number.Digits) Parts {
	p := Parts{Receipt: receiptLine(r), Checks: checkLines(r), HangsOn: hangsOn(r, digits), Policies: make([]string, len(r.Policies))}
	if len(r.Policies) > 0 && len(r.Headlines) > 0 {
		p.Scorecard, p.Marks = scores(r, digits, unbounded, unbounded), marksKey(r)
	}
	for i := range r.Policies {
		if lines := saidOf(r, &r.Policies[i], unbounded); len(lines) > 0 {
			p.Policies[i] = lines[0]
		}
	}
	for _, b := range blocks(r, digits) {
		p.Outcomes = append(p.Outcomes, OutcomePart{b.head, b.about, b.table})
	}
	return p
}
