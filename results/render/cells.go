package render

import (
	"math"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

func given(_ *block, w row) table.Cell {
	if w.outcome.Given == nil {
		return table.Cell{}
	}
	counted := number.Share(*w.outcome.Given, w.trials())
	if *w.outcome.Given == 0 {
		counted = "none"
	}
	return table.Cell{Parts: []string{counted}, Notes: notes(w.outcome, "few-count", "none-count")}
}

// trials is the number of trials of the run, which shares of policies are shares of.
func (w row) trials() int {
	if w.outcome.Given == nil || *w.outcome.Given == 0 {
		return max(1, w.outcome.Counted)
	}
	return int(math.Round(float64(w.outcome.Counted) / *w.outcome.Given))
}

func never(b *block, w row) table.Cell {
	if !b.censored || w.outcome.Never == nil {
		return table.Cell{}
	}
	c := table.Cell{Text: "always came"}
	if *w.outcome.Never > 0 {
		c = table.Cell{Parts: []string{number.Share(*w.outcome.Never, w.outcome.Counted), "never"}}
	}
	c.Notes = notes(w.outcome, "never")
	return c
}

func rest(b *block, w row) table.Cell {
	if !b.censored || w.outcome.Rest == nil {
		return table.Cell{}
	}
	return table.Cell{Parts: []string{b.quantile(*w.outcome.Rest)}}
}

func meanHead(b *block) string {
	if b.kind == results.Chance {
		return "chance"
	}
	return "mean ± error"
}

func mean(b *block, w row) table.Cell {
	o := w.outcome
	if o.Mean == nil || b.censored {
		return table.Cell{}
	}
	said := notes(o, "heavy-tail", "no-event", "always")
	if b.kind == results.Chance {
		if o.Events == 0 || o.Events == o.Counted {
			return table.Cell{Parts: []string{number.Share(*o.Mean, o.Counted)}, Notes: said}
		}
		return table.Cell{Parts: []string{b.measure.Behind(b.measure.Estimate(*o.Mean, chanceError(o)))}, Notes: said}
	}
	if o.SE == nil {
		return table.Cell{Parts: []string{b.measure.Estimate(*o.Mean, nil)}, Notes: said}
	}
	se := *o.SE
	if number.Certain(*o.Mean, se) {
		se = 0
	}
	return table.Cell{Parts: []string{b.measure.Estimate(*o.Mean, o.SE), "±", b.measure.Estimate(se, &se)}, Notes: said}
}

// chanceError is the standard error of a chance as its interval has it, which near 0 and 1 is the better one.
func chanceError(o *results.OutcomeReport) *float64 {
	if o.Lo == nil || o.Hi == nil {
		return nil
	}
	se := (*o.Hi - *o.Lo) / (2 * results.Z95)
	return &se
}

func chanceInterval(b *block, w row) table.Cell {
	o := w.outcome
	if b.kind != results.Chance || o.Lo == nil || o.Hi == nil || o.Events == 0 || o.Events == o.Counted {
		return table.Cell{}
	}
	se := chanceError(o)
	return table.Cell{Parts: []string{b.measure.Estimate(*o.Lo, se), "to", b.measure.Behind(b.measure.Estimate(*o.Hi, se))}}
}

func quantile(of func(*results.Quantiles) results.Quantile) func(*block, row) table.Cell {
	return func(b *block, w row) table.Cell {
		if b.kind == results.Chance || b.censored || w.outcome.Quantiles == nil {
			return table.Cell{}
		}
		return table.Cell{Parts: []string{b.quantile(of(w.outcome.Quantiles))}}
	}
}

func versus(b *block, w row) table.Cell {
	c := w.outcome.VsBaseline
	if c == nil {
		if w.policy.Name == b.run.Baseline && len(b.rows) > 1 && w.outcome.Given == nil {
			return table.Cell{Text: "baseline", Tone: table.Faint}
		}
		return table.Cell{}
	}
	said := notes(w.outcome, "open", "few-differ", "skewed", "none-seen")
	by := b.measure.Difference()
	value := by.Parts(number.Signed(by.Estimate(c.Mean, c.SE)))
	switch c.Verdict {
	case results.Same:
		return table.Cell{Text: "the same", Tone: table.Faint}
	case results.NoneSeen:
		return table.Cell{Text: "no difference seen; under " + by.Behind(number.Up(by.Factor*c.Under)), Tone: table.Faint, Notes: said}
	case results.Open:
		return table.Cell{Parts: append(value, "open"), Tone: table.Faint, Notes: said}
	}
	word, tone := "settled", table.Plain
	switch c.Direction {
	case results.Better:
		word, tone = c.Direction.String(), table.Good
	case results.Worse:
		word, tone = c.Direction.String(), table.Bad
	}
	if c.Verdict == results.Carried {
		tone = table.Faint
	}
	return table.Cell{Parts: append(value, word), Tone: tone, Notes: said}
}

func versusInterval(b *block, w row) table.Cell {
	c := w.outcome.VsBaseline
	if c == nil || c.Lo == nil || c.Hi == nil || c.SE == nil || number.Certain(c.Mean, *c.SE) || c.Verdict == results.NoneSeen {
		return table.Cell{}
	}
	by := b.measure.Difference()
	lo, hi := number.Signed(by.Estimate(*c.Lo, c.SE)), number.Signed(by.Estimate(*c.Hi, c.SE))
	return table.Cell{Parts: append([]string{lo, "to"}, by.Parts(hi)...)}
}

// apart says in how many trials of a hundred it does better than the baseline, the same, and worse.
func apart(_ *block, w row) table.Cell {
	c := w.outcome.VsBaseline
	if c == nil || c.PBetter == nil || c.Verdict == results.Same {
		return table.Cell{}
	}
	of := number.Hundred(*c.PBetter, *c.PSame, *c.PWorse)
	return table.Cell{Parts: []string{of[0], "·", of[1], "·", of[2]}}
}

func acceptable(_ *block, w row) table.Cell {
	o := w.outcome
	switch {
	case o.PAcceptable != nil:
		return table.Cell{Parts: []string{number.Share(*o.PAcceptable, o.Counted)}}
	case o.Acceptable != results.Unsaid:
		return table.Cell{Text: o.Acceptable.String(), Notes: notes(o, "limit")}
	}
	return table.Cell{}
}

func bestIn(b *block, w row) table.Cell {
	if w.outcome.PBest == nil || len(b.rows) < 2 {
		return table.Cell{}
	}
	return table.Cell{Parts: []string{number.Share(*w.outcome.PBest, w.trials())}}
}

func regret(b *block, w row) table.Cell {
	r := w.outcome.Regret
	if r == nil || len(b.rows) < 2 {
		return table.Cell{}
	}
	by := b.measure.Difference()
	return table.Cell{Parts: by.Parts(by.Estimate(r.Mean, r.SE))}
}
