package main

import (
	"io"
	"math"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/scenario"
)

// printChanges prints a table for each outcome that is not as it was in the run before, and names the others.
func printChanges(w io.Writer, c results.Changes, width int) {
	const head = "What changed since the last run"
	out := text{w, width}
	out.line("")
	out.line(head)
	out.line(strings.Repeat("═", len(head)))
	for _, change := range c.Outcomes {
		out.line(withUnit(change.Outcome.Name, change.Outcome.Unit))
		for _, part := range changeSheet(change).fit(width) {
			out.sheet(part)
			out.line("")
		}
	}
	sayNames(out, "new outcomes", c.NewOutcomes)
	sayNames(out, "outcomes that are gone", c.LostOutcomes)
	sayNames(out, "new policies", c.NewPolicies)
	sayNames(out, "policies that are gone", c.LostPolicies)
	sayNames(out, "the same in every trial", c.SameInAllTrials)
	if len(c.Outcomes) > 0 {
		out.line("± 95% is the simulation error of the change: both runs draw the same numbers, so that it is small. " +
			"A change that is less is open.")
	}
}

func sayNames(out text, what string, names []string) {
	if len(names) > 0 {
		out.line(what + ": " + strings.Join(names, ", "))
	}
}

// changeSheet is a sheet with a row for each policy of both runs.
func changeSheet(change results.OutcomeChange) *sheet {
	s := &sheet{heads: []string{"policy", "before", "now", "change", "± 95%", ""}}
	factor, suffix := scale(change.Outcome)
	var values []float64
	for _, p := range change.Policies {
		values = append(values, p.Base*factor, p.Own*factor)
	}
	for _, p := range change.Policies {
		places := number.Decimals(values)
		if half := p.HalfWidth(); half != nil && *half > 0 { // two digits of the error
			places = min(max(1-int(math.Floor(math.Log10(*half*factor))), 0), 6)
		}
		cell := func(x float64) string { return number.Fixed(x*factor, places) + suffix }
		row := []string{p.Policy, cell(p.Base), cell(p.Own)}
		if p.Verdict == results.Same {
			s.rows = append(s.rows, append(row, "", "", "the same"))
			continue
		}
		sign, half := "", ""
		if p.Mean > 0 {
			sign = "+"
		}
		if e := p.HalfWidth(); e != nil {
			half = cell(*e)
		}
		s.rows = append(s.rows, append(row, sign+cell(p.Mean), half, verdict(p.Comparison, change.Outcome.Better)))
	}
	return s
}

// scale is what people multiply an outcome by, and put behind it.
func scale(o *scenario.Outcome) (factor float64, suffix string) {
	switch {
	case o.Value.Type == scenario.Truth:
		return 100, "%"
	case o.Unit == "%":
		return 100, ""
	}
	return 1, ""
}

// verdict is what a change may be called.
func verdict(c results.Comparison, better scenario.Better) string {
	switch {
	case c.Verdict != results.Settled || !c.Clear():
		return "open"
	case better == scenario.Unsaid && c.Mean > 0:
		return "more"
	case better == scenario.Unsaid:
		return "less"
	case c.Mean > 0 == (better == scenario.Higher):
		return "better"
	}
	return "worse"
}
