package render

import (
	"fmt"
	"slices"
	"strings"

	"wargame/results"
	"wargame/results/number"
)

// What stands around the tables of a run, as lines of text not yet wrapped.

// legend says what the policies' names stand for, where any says more than its name.
func legend(r *results.Report) [][2]string {
	var out [][2]string
	if !slices.ContainsFunc(r.Policies, func(p results.PolicyReport) bool { return p.Title != "" }) {
		return nil
	}
	for _, p := range r.Policies {
		says := p.Title
		if p.Name == r.Baseline && len(r.Policies) > 1 {
			says = strings.TrimSpace(says + " (baseline)")
		}
		if says != "" {
			out = append(out, [2]string{p.Name, says})
		}
	}
	return out
}

// checkLines says how the checks fared: in one line what holds, then a line for each that does not.
func checkLines(r *results.Report) []string {
	if len(r.Checks) == 0 {
		return nil
	}
	var failed, unseen []string
	for _, c := range r.Checks {
		if c.Looked == 0 {
			unseen = append(unseen, "looked at in no trial, since what it reads counts in none: "+c.That)
			continue
		}
		if c.Holds {
			continue
		}
		line := "fails: " + c.That
		if c.Asked < 1 {
			line += fmt.Sprintf(" in %s of trials", number.OfChance().Say(c.Asked, number.Exact))
		}
		line += "; it holds in " + heldIn(c.Share)
		if c.Failing > 0 {
			line += fmt.Sprintf(", and fails first in trial %d", c.Failing)
			if r.Again != "" {
				line += fmt.Sprintf(" (see it: %s --trial %d)", r.Again, c.Failing)
			}
		}
		failed = append(failed, line)
	}
	held := len(r.Checks) - len(failed) - len(unseen)
	var counts []string
	if held > 0 {
		counts = append(counts, fmt.Sprintf("%d %s", held, verb(held, "holds", "hold")))
	}
	if len(failed) > 0 {
		counts = append(counts, fmt.Sprintf("%d %s", len(failed), verb(len(failed), "fails", "fail")))
	}
	if len(unseen) > 0 {
		counts = append(counts, fmt.Sprintf("%d could not be looked at", len(unseen)))
	}
	return append([]string{"checks: " + strings.Join(counts, ", ")}, append(failed, unseen...)...)
}

// heldIn is in how many of the trials that were looked at a check holds: a count of them, which no error makes doubtful.
func heldIn(share float64) string {
	return number.Digits(4).Chances(100*share).Chance(100*share, new(float64))
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// errorKey stands under every table.
const errorKey = "± is simulation error: half of the 95% interval, where it reaches the digits shown. Neither is knowledge of the world."

// key explains the columns that were shown.
func key(r *results.Report, shown map[string]bool) []string {
	if len(shown) == 0 {
		return nil // no table
	}
	out := []string{errorKey}
	if r.Exact() {
		out = nil
	}
	for _, c := range columns {
		if r.Exact() {
			c = c.exactly()
		}
		if says := strings.ReplaceAll(c.say, "%s", r.Baseline); says != "" && shown[says] {
			out = append(out, says)
		}
	}
	return out
}

// Key explains the columns of the tables in detail.
func Key(baseline string) []string {
	out := []string{errorKey}
	for _, c := range columns {
		if c.say != "" {
			out = append(out, strings.ReplaceAll(c.say, "%s", baseline))
		}
	}
	return out
}
