package saved

import (
	"fmt"
	"testing"

	"wargame/sim"
)

// Columns come back where it is known before anything is drawn, under all policies or one, which trials count or when something first
// comes: what can be folded leaves its set in the column.
func TestConditionsThatAreKnownComeBack(t *testing.T) {
	const around = `wargame: 1
clock: {step: 1 week, length: 3 weeks}
variables: {x: %s}
levers: {aid: {default: 1, range: [0, 1]}}
policies: {go: {}, half: {set: {aid: 0.5}}}
stocks: {s: {start: 0}}
flows: {f: {to: s, rate: x * aid}}
outcomes:
  plain: final(s)
  %s
`
	for _, outcome := range []string{
		"y: {value: final(s), given: 1 > 0}", "y: {value: final(s), given: 0 > 1}", "y: {value: final(s), given: final(aid) > 0}",
		"y: {value: final(s), given: final(aid) > 0.7}", "y: {value: final(s), given: x > 0}", "y: {value: final(s), given: x < 0}",
		"y: first_time(1 > 0)", "y: first_time(0 > 1)", "y: first_time(aid > 0.7)", "y: first_time(s > 1000)", "y: first_time(time > 1)",
		"y: {value: first_time(0 > 1), given: 1 > 0}", "y: {value: first_time(s > 2), given: final(aid) > 0.7}", "y: {value: 3, given: plain > 0}",
	} {
		for _, x := range []string{"1 to 2", "1.5"} {
			was := freshOf(t, fmt.Sprintf(around, x, outcome), sim.RunOptions{Seed: 7, Trials: 70})
			for _, form := range []Form{CSV, Parquet} {
				is, err := loaded(folder(t, was, form))
				if err != nil {
					t.Errorf("x: %s, %s, as %s: %v", x, outcome, form, err)
					continue
				}
				sameColumns(t, was, is)
			}
		}
	}
}
