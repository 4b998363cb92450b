package document

import (
	"bytes"
	"io"
	"testing"
)

// FuzzRead reads any two files, one extending the other if it says so, with an assignment. Reading never panics and
// is bounded; what can be read can be printed, and reads the same again.
func FuzzRead(f *testing.F) {
	f.Add(smallScenario, "title: x\n", "us_aid", "3")
	f.Add("extends: base.yaml\nvariables: {a: null, b: {value: 2}}\n", "variables: {a: 1, b: 3}\n", "b", "1 to 2")
	f.Add("extends: [base.yaml, {from: base.yaml, except: [sets]}]\n", "sets: {c: [x, y]}\nwatch: [$c_a, 'sum(c, $c_b)']\nlevers: {$c: {by: c, x: 1, otherwise: 2}}\n", "x", "")
	f.Add("extends: base.yaml\nvariables: {$c_a: {x: 1, otherwise: 2}, b: {x: 1}}\n", "sets: {c: [x, y]}\ntables: {$c_t: {x: {0: 1}, y: {by: c, otherwise: {3: 4}}}}\n", "x_a", "3")
	f.Add(hardToPrint, "extends: main.yaml\n", "", "\x00")
	f.Add("a: &a [*a]\nb: {x: max(1, 2), m:1}\n'c': \"\\ud800\\x00\"\n", "a: !x y\n? [b]\n: {c}\n", "a", "b")
	f.Add("a: >\n  b\n\n   c\n d: |2-\n   e\n", "\ufeffa: 'b\n\n  c'\r\nd: \"e\\\n   f\"\n", "a", "b")
	f.Add("':': z\t\tz\n", "extends: main.yaml\na: [\"true\", true, |-\n true]\n", "", "")
	f.Fuzz(func(t *testing.T, main, base, name, text string) {
		d, _ := readFiles(map[string]string{"main.yaml": main, "base.yaml": base}, Assignment{name, text})
		if d == nil {
			return
		}
		if err := d.Print(io.Discard); err != nil {
			t.Fatal(err)
		}
		var set []Assignment // an assigned text may be anything, and is checked later
		d, diags := readFiles(map[string]string{"main.yaml": main, "base.yaml": base}, set...)
		if d == nil || len(diags) > 0 {
			return
		}
		var printed bytes.Buffer
		if err := d.Print(&printed); err != nil {
			t.Fatal(err)
		}
		if printed.Len() <= maxFileBytes {
			checkReadsBack(t, d)
		}
	})
}

const smallScenario = `wargame: 1
title: A pause in US deliveries
about: |
  Two or three paragraphs for the class.
clock: {start: 2025-07-07, step: 1 week, length: 26 weeks}
variables:
  dprk_shells: {value: 40k to 90k, unit: shells/week, source: "Reuters, 2025: more than half"}
  ua_fire_share: triangular(15%, 25%, 40%)
levers:
  us_aid: {default: 100%, range: [0%, 100%], title: "US deliveries, share of plan", actor: us}
policies:
  continue: {title: Deliveries continue}
  pause:
    set:
      us_aid: {week 0: 100%, week 4: 0%, week 16: 100%}
stocks:
  ua_shells: {start: 400k, unit: shells}
auxiliaries:
  ua_tempo: {by: posture, hold: 1, counterattack: 1.6}
checks:
  - pause.weeks_short >= continue.weeks_short
`
