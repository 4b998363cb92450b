package render

import (
	"slices"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// exact is what tables say of a run that is exact, by the key of the column: values and their differences alone.
var exact = map[string]column{
	"given": {head: always("counts"), text: counts, say: "counts: whether the outcome's condition holds."},
	"mean":  {head: always("value"), text: value},
	"vs_baseline": {head: func(b *block) string { return "vs " + b.run.Baseline }, text: differs,
		say: "vs %s: the difference of the values."},
	"p_acceptable": {head: always("acceptable"), text: meets},
}

// exactly is a column as tables of a run that is exact have it; what CSV has is the same.
func (c column) exactly() column {
	e := exact[c.key]
	e.key, e.raw = c.key, c.raw
	return e
}

func yesOrNo(x float64) table.Cell {
	if x == 0 {
		return table.Words("no")
	}
	return table.Words("yes")
}

func counts(_ *block, w row) table.Cell {
	if w.outcome.Given == nil {
		return table.Cell{}
	}
	return yesOrNo(*w.outcome.Given)
}

func value(b *block, w row) table.Cell {
	o := w.outcome
	switch {
	case o.Mean == nil:
		return table.Cell{}
	case w.never():
		return table.Words("never")
	case b.kind == results.Chance:
		return yesOrNo(*o.Mean)
	}
	return table.Cell{Parts: []string{number.Exact(b.measure.Factor * *o.Mean)}, Notes: notes(o, "too-large")}
}

// never says that what is a first time did not come.
func (w row) never() bool { return w.outcome.Never != nil && *w.outcome.Never > 0 }

// baseline is the row of the baseline.
func (b *block) baseline() int {
	return slices.IndexFunc(b.rows, func(w row) bool { return w.policy.Name == b.run.Baseline })
}

// differs is the difference from the baseline. That of truth values is seen, and none is of a time that never came.
func differs(b *block, w row) table.Cell {
	c := w.outcome.VsBaseline
	switch {
	case b.kind == results.Chance || c != nil && b.censored && (w.never() || b.rows[b.baseline()].never()):
		return table.Cell{}
	case c == nil:
		return versus(b, w)
	case c.Mean == 0:
		return table.Cell{Text: "the same", Tone: table.Faint}
	}
	cell := table.Cell{Parts: []string{number.Signed(number.Exact(b.measure.Factor * c.Mean))}}
	if c.Verdict == results.Settled && w.outcome.Better != scenario.Unsaid {
		return judged(cell, c.Direction)
	}
	return cell
}

func meets(_ *block, w row) table.Cell {
	o := w.outcome
	switch {
	case o.PAcceptable != nil:
		return yesOrNo(*o.PAcceptable)
	case o.Acceptable == results.Acceptable || o.Acceptable == results.Unacceptable:
		return table.Words(o.Acceptable.String())
	}
	return table.Cell{}
}
