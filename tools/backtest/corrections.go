package main

import (
	"fmt"
	"strings"

	"wargame/results/number"
	"wargame/results/table"
)

// correction is a change of shipped models after the tables were first made, and how the forecasts that it moved had scored
// before it. How they scored after it is what the next one that moved them found, or what they score now.
type correction struct {
	what   string
	before []past
}

// past is a score that was. CRPS has the three digits in which the page showed it.
type past struct {
	series, scenario, policy string
	below, above             int
	crps                     float64
}

// allCorrections are in the order in which they were made. Whoever corrects a model adds the scores that this page had.
func allCorrections() []correction {
	return []correction{
		{"Armies and depots", []past{
			{"losses", "dprk-artillery", "continue", 7, 0, 819},
			{"losses", "dprk-rotation", "engineers", 8, 0, 879},
			{"losses", "ceasefire-or-attrition", "steady", 0, 0, 815},
			{"ground", "us-aid-pause", "continue", 6, 1, 23.1},
			{"ground", "dprk-artillery", "continue", 16, 1, 27.5},
			{"ground", "dprk-rotation", "engineers", 17, 1, 28.1},
			{"ground", "ceasefire-or-attrition", "steady", 1, 1, 23.5},
		}},
		{"Interceptors", []past{
			{"stopped", "us-aid-pause", "continue", 0, 15, 3.35},
		}},
	}
}

// is says that a score that was is of the same forecast.
func (p past) is(q past) bool {
	return p.series == q.series && p.scenario == q.scenario && p.policy == q.policy
}

// corrections has a row for each score that a correction moved, and what all of them together did.
func (t *tables) corrections() (string, error) {
	made := allCorrections()
	var rows [][]table.Cell
	first, now := t.all(), t.all()
	for i, c := range made {
		for _, old := range c.before {
			series, s, ok := t.scored(old)
			if !ok {
				return "", fmt.Errorf("there is no forecast %v, of which a correction is told", old)
			}
			if next := following(made[i+1:], old); next != nil {
				s.below, s.above, s.crps = next.below, next.above, next.crps
			}
			before := score{periods: s.periods, below: old.below, above: old.above}
			first.below, first.above = first.below+before.below-s.below, first.above+before.above-s.above
			rows = append(rows, append([]table.Cell{table.Words(c.what), table.Words(series), typed(old.scenario, old.policy)},
				table.Cells(inTo(before, s), fmt.Sprintf("%d to %d", before.below, s.below), fmt.Sprintf("%d to %d", before.above, s.above),
					number.Figure(old.crps)+" to "+number.Figure(s.crps))...))
		}
	}
	rows = append(rows, table.Cells("all", "", "", inTo(first, now), fmt.Sprintf("%d to %d", first.below, now.below),
		fmt.Sprintf("%d to %d", first.above, now.above), ""))
	var out strings.Builder
	write(&out, table.Cells("correction", "series", "scenario, policy", "inside the 90% range", "below", "above", "CRPS"), rows)
	return out.String(), nil
}

// inTo is in how many periods of how many what came lay inside, before and after.
func inTo(before, after score) string {
	return fmt.Sprintf("%d to %d of %d", before.inside(), after.inside(), after.periods)
}

// following is the score of the same forecast that the first of some corrections found which moved it; nil: none did.
func following(later []correction, old past) *past {
	for _, c := range later {
		for i := range c.before {
			if c.before[i].is(old) {
				return &c.before[i]
			}
		}
	}
	return nil
}

// scored is the title of a series and how a forecast of it scores now.
func (t *tables) scored(of past) (title string, s score, ok bool) {
	for i := range t.series {
		for _, f := range t.series[i].forecasts {
			if of.is(past{series: t.series[i].name, scenario: f.scenario, policy: f.policy}) {
				return t.series[i].title, t.score(i, f), true
			}
		}
	}
	return "", score{}, false
}
