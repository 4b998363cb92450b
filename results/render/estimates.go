package render

import (
	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// halved is half the width of an interval times a factor; nil: there is no interval.
func halved(lo, hi *float64, factor float64) *float64 {
	if lo == nil || hi == nil {
		return nil
	}
	half := factor * (*hi - *lo) / 2
	return &half
}

// estimate is the mean of an outcome and its error, as printed; the error is empty where it does not reach the digits shown.
func (b *block) estimate(o *results.OutcomeReport) (value, err string) {
	return b.means.Estimate(b.measure.Factor**o.Mean, halved(o.Lo, o.Hi, b.measure.Factor))
}

// certain says that an outcome is the same in every trial.
func certain(o *results.OutcomeReport) bool {
	return o.Mean != nil && o.SE != nil && number.Certain(*o.Mean, *o.SE)
}

// figuresOfMeans are those of the means of a block that are not certain, which are printed in full.
func (b *block) figuresOfMeans() number.Figures {
	var values []float64
	for _, w := range b.rows {
		if w.outcome.Mean != nil && !certain(w.outcome) {
			values = append(values, b.measure.Factor**w.outcome.Mean)
		}
	}
	if b.kind == results.Chance {
		return b.digits.Chances(values...)
	}
	return b.digits.Figures(values...)
}

func meanHead(b *block) string {
	if b.kind == results.Chance {
		return "chance"
	}
	for _, w := range b.rows {
		if w.outcome.Mean == nil {
			continue
		}
		if _, err := b.estimate(w.outcome); err != "" {
			return "mean ± 95%"
		}
	}
	return "mean"
}

func mean(b *block) said {
	return func(w row) table.Cell {
		o := w.outcome
		if b.censored {
			return table.Cell{}
		}
		if o.Mean == nil {
			if far := notes(o, "too-large"); far != nil {
				return table.Cell{Text: "too large", Notes: far}
			}
			return table.Cell{}
		}
		c := table.Cell{Notes: notes(o, "heavy-tail", "no-event", "always", "too-large")}
		if b.kind == results.Chance {
			text := b.means.Chance(b.measure.Factor**o.Mean, halved(o.Lo, o.Hi, b.measure.Factor))
			if o.Events == 0 || o.Events == o.Counted {
				text = b.digits.Share(*o.Mean, o.Counted)
			}
			c.Parts = []string{text}
			return c
		}
		value, err := b.estimate(o)
		c.Parts = []string{value}
		if err != "" {
			c.Parts = append(c.Parts, "±", err)
		}
		return c
	}
}

func chanceInterval(b *block) said {
	return func(w row) table.Cell {
		o := w.outcome
		if b.kind != results.Chance || o.Lo == nil || o.Hi == nil || o.Events == 0 || o.Events == o.Counted {
			return table.Cell{}
		}
		lo, hi := b.means.ChanceEnds(b.measure.Factor**o.Lo, b.measure.Factor**o.Hi)
		return table.Cell{Parts: []string{lo, "to", b.measure.Behind(hi)}}
	}
}

// differences are the figures of how rows differ from the baseline, and how such a difference is shown.
func (b *block) differences() (number.Figures, number.Measure) {
	by := b.measure.Difference()
	var values []float64
	for _, w := range b.rows {
		if c := w.outcome.VsBaseline; c != nil && c.Verdict != results.NoneSeen {
			values = append(values, by.Factor*c.Mean)
		}
	}
	return b.digits.Figures(values...), by
}

func versus(b *block) said {
	f, by := b.differences()
	return func(w row) table.Cell {
		c := w.outcome.VsBaseline
		if c == nil {
			if w.policy.Name == b.run.Baseline && len(b.rows) > 1 && w.outcome.Given == nil {
				return table.Cell{Text: "baseline", Tone: table.Faint}
			}
			return table.Cell{}
		}
		cell := table.Cell{Tone: table.Faint, Notes: notes(w.outcome, "open", "few-differ", "skewed", "none-seen")}
		word := c.Direction.String()
		switch c.Verdict {
		case results.Same:
			cell.Text = "the same"
			return cell
		case results.NoneSeen:
			cell.Text = "no difference seen; under " + by.Behind(number.Up(by.Factor*c.Under))
			return cell
		case results.Open:
			word = "open"
		case results.Settled:
			cell.Tone = tones[c.Direction]
		}
		value, _ := f.Estimate(by.Factor*c.Mean, halved(c.Lo, c.Hi, by.Factor))
		cell.Parts = append(by.Parts(number.Signed(value)), word)
		return cell
	}
}

// tones are those of differences whose interval leaves out zero.
var tones = map[results.Direction]table.Tone{results.Better: table.Good, results.Worse: table.Bad}

func versusInterval(b *block) said {
	f, by := b.differences()
	return func(w row) table.Cell {
		c := w.outcome.VsBaseline
		if c == nil || c.Lo == nil || c.Hi == nil || c.SE == nil || number.Certain(c.Mean, *c.SE) || c.Verdict == results.NoneSeen {
			return table.Cell{}
		}
		lo, hi := f.Ends(by.Factor**c.Lo, by.Factor**c.Hi)
		if lo == hi {
			return table.Cell{} // it does not reach the digits shown
		}
		return table.Cell{Parts: append([]string{number.Signed(lo), "to"}, by.Parts(number.Signed(hi))...)}
	}
}

// apart says in how many trials of a hundred it does better than the baseline, the same, and worse.
func apart(*block) said {
	return func(w row) table.Cell {
		c := w.outcome.VsBaseline
		if c == nil || c.PBetter == nil || c.Verdict == results.Same {
			return table.Cell{}
		}
		of := number.Hundred(*c.PBetter, *c.PSame, *c.PWorse)
		return table.Cell{Parts: []string{of[0], "·", of[1], "·", of[2]}}
	}
}

func acceptable(b *block) said {
	return func(w row) table.Cell {
		o := w.outcome
		switch {
		case o.PAcceptable != nil:
			return table.Cell{Parts: []string{b.digits.Share(*o.PAcceptable, o.Counted)}}
		case o.Acceptable != results.Unsaid:
			return table.Cell{Text: o.Acceptable.String(), Notes: notes(o, "limit")}
		}
		return table.Cell{}
	}
}

func bestIn(b *block) said {
	return func(w row) table.Cell {
		if w.outcome.PBest == nil || len(b.rows) < 2 {
			return table.Cell{}
		}
		return table.Cell{Parts: []string{b.digits.Share(*w.outcome.PBest, w.trials())}}
	}
}

func regret(b *block) said {
	by := b.measure.Difference()
	var values []float64
	for _, w := range b.rows {
		if r := w.outcome.Regret; r != nil {
			values = append(values, by.Factor*r.Mean)
		}
	}
	f := b.digits.Figures(values...)
	return func(w row) table.Cell {
		r := w.outcome.Regret
		if r == nil || len(b.rows) < 2 {
			return table.Cell{}
		}
		var half *float64
		if r.SE != nil {
			x := by.Factor * results.Z95 * *r.SE
			half = &x
		}
		value, _ := f.Estimate(by.Factor*r.Mean, half)
		return table.Cell{Parts: by.Parts(value)}
	}
}
