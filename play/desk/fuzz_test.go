package desk_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/play"
	"wargame/scenario"
)

// small has one of each thing that a line can be about.
const small = `wargame: 1
clock: {step: 1 week, length: 4 weeks}
levers:
  push: {default: 1, range: [0, 5], cost: 2 * push}
  way: {default: stay, options: [stay, go]}
  dark: {default: false}
policies: {a: {}}
stocks:
  troops: {start: 10}
  mood: {start: calm, levels: [calm, tense]}
flows: {loss: {from: troops, rate: push / 4}}
events: {riot: {when: troops < 8, chance: 50%, effects: {mood: set tense}}}
outcomes: {left: final(troops)}
watch: [troops, mood]
game:
  turn: 1 week
  teams:
    red: {controls: [push, dark], covert: [dark], sees: [mood, {of: troops, error: 20%, delay: 1 week}], budget: {per_turn: 4}, objectives: [{met: left > 5}], brief: Red}
    blue: {controls: [way], late: facilitator}
  injects: {news: {at: turn 2, text: Something}, card: {by: facilitator, fires: riot, text: A card}}
  estimates: [{ask: How many are left?, of: left > 5, at: [turn 1]}]
`

// FuzzDo wants that no line panics, and that one which is refused changes nothing, whatever was said before it.
func FuzzDo(f *testing.F) {
	for _, lines := range []string{
		"order push 2 because so\nestimate 70%\nseal\nseal", "as facilitator\nresolve late\nrewind 1", "as facilitator\nroll A; by red; for 2; against 1; dice 1 2; then fire riot",
		"as facilitator\nset troops 1e300 because\nadd troops -1e300 openly because x\nset mood tense because x\nadd mood 1 because y", "as facilitator\noverride order way default because x\nresolve late",
		"inject: x\nas facilitator\ninject: x\ninject red,all: x\ninject card\ninject card", "act a;b;c;d\nmessage blue: x", "as facilitator\nrule estimate t; from red 60%, blue 1",
		"help help\nas as\nlook look\nlook troops\nlook mood", "as facilitator\nclose\nresolve\nlook", "as screen\nbrief\nlook\nlog\norder\nsave\nquit", "#x\n\x00\nORDER push  keep  because\tbecause",
		"order push 5\nestimate 1\nseal\ndrop push\nseal\nunseal",
	} {
		f.Add(lines)
	}
	s, problems := scenario.Load("small.yaml", scenario.Options{Files: fstest.MapFS{"small.yaml": {Data: []byte(small)}}})
	if problems.HasErrors() {
		f.Fatal(problems)
	}
	f.Fuzz(func(t *testing.T, lines string) {
		d := opened(t, s, play.Settings{})
		for i, line := range strings.Split(lines, "\n") {
			if i == 12 {
				return
			}
			before, entries := stateOf(t, d), len(d.Game.Entries)
			d.Complete(line)
			_, err := d.Do(line)
			var refused *play.Refusal
			switch {
			case err != nil && !errors.As(err, &refused):
				t.Fatalf("%q: %v", line, err)
			case err != nil && stateOf(t, d) != before:
				t.Fatalf("%q was refused and changed something", line)
			case err == nil && len(d.Game.Entries) < entries:
				t.Fatalf("%q took something back", line)
			}
			if _, err := d.Greet(); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
		}
	})
}
