package sim_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"wargame/scenario/source"
	"wargame/sim"
)

// decided are places of a scenario where a value can stop a trial, each with such a value. (By cdf are made those that loading would
// refuse.)
var decided = []struct{ place, value string }{
	{"stocks: {s: {start: '%s'}}", "0/0"},
	{"stocks: {s: {start: '%s'}}", "cdf(normal(0, 1), 0) - 1"},
	{"stocks: {s: {start: '%s', max: 2}}", "cdf(normal(0, 1), 0) + 3"},
	{"flows: {f: {to: s, rate: 1, loss: '%s'}}\nstocks: {s: {start: 1}}", "110%"},
	{"flows: {f: {to: s, rate: 1, loss: '%s'}}\nstocks: {s: {start: 1}}", "0/0"},
	{"flows: {f: {to: s, rate: 1, delay: '%s'}}\nstocks: {s: {start: 1}}", "0 - 1 week"},
	{"events: {e: {chance: '%s', effects: {s: add 1}}}\nstocks: {s: {start: 1}}", "150%"},
	{"events: {e: {chance: '(%s) per month', effects: {s: add 1}}}\nstocks: {s: {start: 1}}", "0 - 1"},
	{"events: {e: {hazard: '%s', effects: {s: add 1}}}\nstocks: {s: {start: 1}}", "0 - 2 per month"},
	{"events: {e: {every: '%s', effects: {s: add 1}}}\nstocks: {s: {start: 1}}", "0 - 2 weeks"},
	{"events: {e: {at: week 1, lasts: '%s', effects: {s: add 1}}}\nstocks: {s: {start: 1}}", "0 - 2 weeks"},
	{"auxiliaries: {a: 'delayed(time, %s, 0)'}", "0 - 1 week"},
	{"auxiliaries: {a: 'delayed(a, %s, 0) + 1'}", "cdf(normal(0, 1), -40)"},
	{"auxiliaries: {a: 'smooth(time, %s)'}", "0 - 1 week"},
	{"outcomes: {o: '%s'}", "1/0"},
	{"auxiliaries: {a: 'normal(0, %s)'}", "0 - 1"},
	{"variables: {x: 'truncated(exponential(1), %s, 100)', any: 'uniform(0, 1)'}", "60"},
	{"auxiliaries: {a: 'cdf(exponential(%s), 1)'}", "0"},
	{"auxiliaries: {a: 'if 1 < %s then 1 else 2'}", "0/0"},
	{"auxiliaries: {a: 'step_up(%s)'}", "0/0"},
	{"events: {e: {at: '%s', effects: {s: add 1}}}\nstocks: {s: {start: 1}}", "0/0"},
}

// What stops a trial is said before any trial where constants decide it, in the same words: each value is put in its place as
// it is, and again plus nothing times what a trial draws. The places leave out no fault of the engine.
func TestWhatStopsATrialIsSaidBeforeItOfConstants(t *testing.T) {
	const frame = "wargame: 1\nclock: {step: 1 week, length: 4 weeks}\n%s\n%s"
	said := ""
	for _, c := range decided {
		any := "variables: {any: 'uniform(0, 1)'}"
		if strings.HasPrefix(c.place, "variables") {
			any = "title: Drawn"
		}
		s, err := load(c.place, fmt.Sprintf(frame, any, fmt.Sprintf(c.place, c.value)))
		if err == nil {
			_, err = sim.Compile(s, sim.Options{})
		}
		var refused source.Diagnostics
		if !errors.As(err, &refused) || len(refused) != 1 {
			t.Errorf("%s of %s: before a trial, %v", c.place, c.value, err)
			continue
		}
		p := compiled(t, fmt.Sprintf(frame, any, fmt.Sprintf(c.place, c.value+" + 0 * any")), sim.Options{})
		_, err = p.Run(t.Context(), sim.RunOptions{Trials: 1})
		var stopped *sim.RunError
		if !errors.As(err, &stopped) || stopped.Message != refused[0].Message {
			t.Errorf("%s of %s: a trial says %v, before it was said %v", c.place, c.value, err, refused)
		}
		said += refused[0].Message + "\n"
	}
	for _, message := range faultMessages(t) {
		for part := range strings.SplitSeq(message, "%s") {
			if !slices.Contains(undecided, message) && !strings.Contains(said, part) {
				t.Errorf("no place meets %q", message)
			}
		}
	}
}
