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

func counts(*block) said {
	return func(w row) table.Cell {
		if w.outcome.Given == nil {
			return table.Cell{}
		}
		return yesOrNo(*w.outcome.Given)
	}
}

// exactly is how values under each other are printed: in full where nothing is uncertain.
func (b *block) exactly(of func(o *results.OutcomeReport) *float64, factor float64) func(float64) string {
	if b.run.Certain {
		return number.Exact
	}
	var values []float64
	for _, w := range b.rows {
		if x := of(w.outcome); x != nil {
			values = append(values, factor**x)
		}
	}
	return b.digits.Known(values...).Known
}

func value(b *block) said {
	print := b.exactly(func(o *results.OutcomeReport) *float64 { return o.Mean }, b.measure.Factor)
	return func(w row) table.Cell {
		o := w.outcome
		switch {
		case o.Mean == nil:
			return table.Cell{}
		case w.never():
			return table.Words("never")
		case b.kind == results.Chance:
			return yesOrNo(*o.Mean)
		}
		return table.Cell{Parts: []string{print(b.measure.Factor * *o.Mean)}, Notes: notes(o, "too-large")}
	}
}

// never says that what is a first time did not come.
func (w row) never() bool { return w.outcome.Never != nil && *w.outcome.Never > 0 }

// baseline is the row of the baseline.
func (b *block) baseline() int {
	return slices.IndexFunc(b.rows, func(w row) bool { return w.policy.Name == b.run.Baseline })
}

// differs is the difference from the baseline. That of truth values is seen, and none is of a time that never came.
func differs(b *block) said {
	by, otherwise := b.measure.Difference(), versus(b)
	print := b.exactly(func(o *results.OutcomeReport) *float64 {
		if o.VsBaseline == nil {
			return nil
		}
		return &o.VsBaseline.Mean
	}, by.Factor)
	return func(w row) table.Cell {
		c := w.outcome.VsBaseline
		switch {
		case b.kind == results.Chance || c != nil && b.censored && (w.never() || b.rows[b.baseline()].never()):
			return table.Cell{}
		case c == nil:
			return otherwise(w)
		case c.Mean == 0:
			return table.Cell{Text: "the same", Tone: table.Faint}
		}
		cell := table.Cell{Parts: by.Parts(number.Signed(print(by.Factor * c.Mean)))}
		if c.Verdict == results.Settled && w.outcome.Better != scenario.Unsaid {
			cell.Parts, cell.Tone = append(cell.Parts, c.Direction.String()), tones[c.Direction]
		}
		return cell
	}
}

func meets(*block) said {
	return func(w row) table.Cell {
		o := w.outcome
		switch {
		case o.PAcceptable != nil:
			return yesOrNo(*o.PAcceptable)
		case o.Acceptable == results.Acceptable || o.Acceptable == results.Unacceptable:
			return table.Words(o.Acceptable.String())
		}
		return table.Cell{}
	}
}
