package sim_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	ownBounds  = regexp.MustCompile(`(?m)^    (min|max|limit): .*\n`)
	poolBounds = regexp.MustCompile(`max: 40(, limit: [a-z ]+)?`)
)

// underRK4 is a generated scenario under rk4: of three, two with stocks that have no bounds, since a bound that acts ends the run.
func underRK4(g generated, seed uint64) generated {
	g.head = strings.Replace(g.head, "clock: {", "clock: {method: rk4, ", 1)
	if seed%3 == 0 {
		return g
	}
	g.sections = slices.Clone(g.sections)
	for i, s := range g.sections {
		if s.name != "stocks" {
			continue
		}
		g.sections[i].entries = slices.Clone(s.entries)
		for j, entry := range s.entries {
			entry = ownBounds.ReplaceAllString(entry, "")
			if strings.Contains(entry, "    start:") {
				entry += "    min: none\n"
			}
			g.sections[i].entries[j] = poolBounds.ReplaceAllString(entry, "min: none")
		}
	}
	return g
}

// frontUnderRK4 is front under rk4, with a reserve that lasts.
var frontUnderRK4 = strings.NewReplacer("step: 1 week", "method: rk4, step: 1 week", "reserve: {start: 100}", "reserve: {start: 1k}").Replace(front)

// TestRK4AgreesWithReference is TestEngineAgreesWithReference under rk4.
func TestRK4AgreesWithReference(t *testing.T) {
	failed, whole, last := 0, 0, uint64(*scenarios)
	if testing.Short() {
		last /= 5
	}
	for seed := uint64(1); seed <= last && failed < 5; seed++ {
		g := underRK4(generate(seed), seed)
		if disagreement(g, seed) == nil {
			if !stops(t, g, seed) {
				whole++
			}
			continue
		}
		small := g.smaller(func(g generated) bool {
			_, err := load("smaller", g.String())
			return err == nil && disagreement(g, seed) != nil
		})
		t.Errorf("seed %d: %v\n%s", seed, disagreement(small, seed), small)
		failed++
	}
	if whole < int(last)/3 {
		t.Errorf("%d of %d runs came to an end: too few to say much", whole, last)
	}
}

// stops says whether a run of a scenario ends in an error.
func stops(t *testing.T, g generated, seed uint64) bool {
	t.Helper()
	s := mustLoad(t, "generated", g.String())
	r := newReference(s, seed)
	for policy := range s.Policies {
		if len(r.trial(policy, 1, 1).failures) > 0 {
			return true
		}
	}
	return false
}
