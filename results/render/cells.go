package render

import (
	"math"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// said is what a column says of the rows of a block.
type said func(w row) table.Cell

func given(b *block) said {
	return func(w row) table.Cell {
		if w.outcome.Given == nil {
			return table.Cell{}
		}
		counted := b.digits.Share(*w.outcome.Given, w.trials())
		if *w.outcome.Given == 0 {
			counted = "none"
		}
		return table.Cell{Parts: []string{counted}, Notes: notes(w.outcome, "few-count", "none-count")}
	}
}

// trials is the number of trials of the run, which shares of policies are shares of.
func (w row) trials() int {
	if w.outcome.Given == nil || *w.outcome.Given == 0 {
		return max(1, w.outcome.Counted)
	}
	return int(math.Round(float64(w.outcome.Counted) / *w.outcome.Given))
}

func never(b *block) said {
	return func(w row) table.Cell {
		if !b.censored || w.outcome.Never == nil {
			return table.Cell{}
		}
		c := table.Cell{Text: "always came"}
		if *w.outcome.Never > 0 {
			c = table.Cell{Parts: []string{b.digits.Share(*w.outcome.Never, w.outcome.Counted), "never"}}
		}
		c.Notes = notes(w.outcome, "never")
		return c
	}
}

// quantile shows a quantile that is there in some rows.
func quantile(of func(b *block, o *results.OutcomeReport) *results.Quantile) func(*block) said {
	return func(b *block) said {
		var values []float64
		for _, w := range b.rows {
			if q := of(b, w.outcome); q != nil {
				values = append(values, b.measure.Factor*q.Value)
			}
		}
		f := b.digits.Known(values...)
		for _, w := range b.rows {
			if q := of(b, w.outcome); q != nil {
				f = f.Beside(b.measure.Factor*q.Lo, b.measure.Factor*q.Hi)
			}
		}
		return func(w row) table.Cell {
			q := of(b, w.outcome)
			switch {
			case q == nil:
				return table.Cell{}
			case certain(w.outcome):
				return table.Cell{Parts: []string{number.Exact(b.measure.Factor * q.Value)}}
			}
			return table.Cell{Parts: []string{f.Quantile(b.measure.Factor*q.Value, b.measure.Factor*q.Lo, b.measure.Factor*q.Hi)}}
		}
	}
}

// rest is the median of the trials in which a first time came.
func rest(b *block, o *results.OutcomeReport) *results.Quantile {
	if !b.censored {
		return nil
	}
	return o.Rest
}

// inAll is a quantile of all trials that count.
func inAll(of func(*results.Quantiles) results.Quantile) func(*block, *results.OutcomeReport) *results.Quantile {
	return func(b *block, o *results.OutcomeReport) *results.Quantile {
		if b.kind == results.Chance || b.censored || o.Quantiles == nil {
			return nil
		}
		q := of(o.Quantiles)
		return &q
	}
}
