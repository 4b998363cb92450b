package main

import (
	"fmt"
	"strings"

	"wargame/scenario"
)

// command is the run in canonical form, as a receipt has it: everything that decides the numbers, in one order and
// one spelling, and nothing else (no workers, output format or paths).
func (f *runFlags) command(s *scenario.Scenario) string {
	line := fmt.Sprintf("wargame run %s --trials %d --seed %d --design %s", quote(s.Name), int(f.trials), f.seed, f.design.value)
	return line + f.choices()
}

// replay is what to add to "wargame run FILE" to see a trial of this run again.
func (f *runFlags) replay() string {
	line := f.choices()
	if f.seed != 1 {
		line = fmt.Sprintf(" --seed %d", f.seed) + line
	}
	if f.design.value != "random" {
		line += fmt.Sprintf(" --design %s --trials %d", f.design.value, int(f.trials))
	}
	return line
}

// choices are the flags that say what of the scenario is run, and what is changed in it.
func (f *runFlags) choices() string {
	var line strings.Builder
	if len(f.policies) > 0 {
		line.WriteString(" --policy " + f.policies.String())
	}
	if len(f.outcomes) > 0 {
		line.WriteString(" --outcome " + f.outcomes.String())
	}
	if f.baseline != "" {
		line.WriteString(" --baseline " + f.baseline)
	}
	for _, s := range f.set {
		line.WriteString(" --set " + quote(s.Name+"="+s.Text))
	}
	return line.String()
}

// quote is a word as a shell wants it.
func quote(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-=.,%/+", r)
	}
	if strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
