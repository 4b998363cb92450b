package render

import (
	"math"

	"wargame/results"
	"wargame/results/number"
)

func given(_ *block, w row) cell {
	if w.outcome.Given == nil {
		return cell{}
	}
	counted := number.Share(*w.outcome.Given, w.trials())
	if *w.outcome.Given == 0 {
		counted = "none"
	}
	return cell{parts: []string{counted}, notes: notes(w.outcome, "few-count", "none-count")}
}

// trials is the number of trials of the run, which shares of policies are shares of.
func (w row) trials() int {
	if w.outcome.Given == nil || *w.outcome.Given == 0 {
		return max(1, w.outcome.Counted)
	}
	return int(math.Round(float64(w.outcome.Counted) / *w.outcome.Given))
}

func never(b *block, w row) cell {
	if !b.censored || w.outcome.Never == nil {
		return cell{}
	}
	c := cell{whole: "always came"}
	if *w.outcome.Never > 0 {
		c = cell{parts: []string{number.Share(*w.outcome.Never, w.outcome.Counted), "never"}}
	}
	c.notes = notes(w.outcome, "never")
	return c
}

func rest(b *block, w row) cell {
	if !b.censored || w.outcome.Rest == nil {
		return cell{}
	}
	return cell{parts: []string{b.measure.quantile(*w.outcome.Rest)}}
}

func meanHead(b *block) string {
	if b.kind == results.Chance {
		return "chance"
	}
	return "mean ± error"
}

func mean(b *block, w row) cell {
	o := w.outcome
	if o.Mean == nil || b.censored {
		return cell{}
	}
	said := notes(o, "heavy-tail", "no-event", "always")
	if b.kind == results.Chance {
		if o.Events == 0 || o.Events == o.Counted {
			return cell{parts: []string{number.Share(*o.Mean, o.Counted)}, notes: said}
		}
		return cell{parts: []string{b.measure.value(*o.Mean, chanceError(o)) + "%"}, notes: said}
	}
	if o.SE == nil {
		return cell{parts: []string{b.measure.value(*o.Mean, nil)}, notes: said}
	}
	se := *o.SE
	if number.Certain(*o.Mean, se) {
		se = 0
	}
	return cell{parts: []string{b.measure.value(*o.Mean, o.SE), "±", b.measure.value(se, &se)}, notes: said}
}

// chanceError is the standard error of a chance as its interval has it, which near 0 and 1 is the better one.
func chanceError(o *results.OutcomeReport) *float64 {
	if o.Lo == nil || o.Hi == nil {
		return nil
	}
	se := (*o.Hi - *o.Lo) / (2 * results.Z95)
	return &se
}

func chanceInterval(b *block, w row) cell {
	o := w.outcome
	if b.kind != results.Chance || o.Lo == nil || o.Hi == nil || o.Events == 0 || o.Events == o.Counted {
		return cell{}
	}
	se := chanceError(o)
	return cell{parts: []string{b.measure.value(*o.Lo, se), "to", b.measure.value(*o.Hi, se) + "%"}}
}

func quantile(i int) func(*block, row) cell {
	return func(b *block, w row) cell {
		if b.kind == results.Chance || b.censored || len(w.outcome.Quantiles) == 0 {
			return cell{}
		}
		return cell{parts: []string{b.measure.quantile(w.outcome.Quantiles[i])}}
	}
}

func versus(b *block, w row) cell {
	c := w.outcome.VsBaseline
	if c == nil {
		if w.policy.Name == b.run.Baseline && len(b.rows) > 1 && w.outcome.Given == nil {
			return cell{whole: "baseline", tone: faint}
		}
		return cell{}
	}
	said := notes(w.outcome, "open", "few-differ", "skewed", "none-seen")
	value := number.Signed(b.measure.value(c.Mean, c.SE)) + b.measure.suffix
	switch c.Verdict {
	case results.Same:
		return cell{whole: "the same", tone: faint}
	case results.NoneSeen:
		return cell{whole: "no difference seen; under " + number.Up(c.Under*b.measure.factor) + b.measure.suffix, tone: faint, notes: said}
	case results.Open:
		return cell{parts: []string{value, "open"}, tone: faint, notes: said}
	}
	better := w.outcome.Better
	switch {
	case better == "":
		return cell{parts: []string{value, "settled"}}
	case c.Mean > 0 == (better == "higher"):
		return cell{parts: []string{value, "better"}, tone: good}
	}
	return cell{parts: []string{value, "worse"}, tone: bad}
}

func versusInterval(b *block, w row) cell {
	c := w.outcome.VsBaseline
	if c == nil || c.Lo == nil || c.Hi == nil || c.SE == nil || number.Certain(c.Mean, *c.SE) || c.Verdict == results.NoneSeen {
		return cell{}
	}
	lo, hi := b.measure.value(*c.Lo, c.SE), b.measure.value(*c.Hi, c.SE)
	return cell{parts: []string{number.Signed(lo), "to", number.Signed(hi) + b.measure.suffix}}
}

func betterIn(_ *block, w row) cell {
	c := w.outcome.VsBaseline
	if c == nil || c.PBetter == nil || c.Verdict == results.Same {
		return cell{}
	}
	return cell{parts: []string{number.Share(*c.PBetter, w.trials())}}
}

func acceptable(_ *block, w row) cell {
	o := w.outcome
	switch {
	case o.PAcceptable != nil:
		return cell{parts: []string{number.Share(*o.PAcceptable, o.Counted)}}
	case o.Acceptable != "":
		return cell{whole: o.Acceptable, notes: notes(o, "limit")}
	}
	return cell{}
}

func bestIn(b *block, w row) cell {
	if w.outcome.PBest == nil || len(b.rows) < 2 {
		return cell{}
	}
	return cell{parts: []string{number.Share(*w.outcome.PBest, w.trials())}}
}

func regret(b *block, w row) cell {
	r := w.outcome.Regret
	if r == nil || len(b.rows) < 2 {
		return cell{}
	}
	return cell{parts: []string{b.measure.value(r.Mean, r.SE) + b.measure.suffix}}
}
