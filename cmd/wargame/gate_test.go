package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostile is a scenario that says TEXT wherever a scenario may say what it likes.
const hostile = `wargame: 1
title: TEXT
question: TEXT
about: TEXT
clock: {step: 1 week, length: 4 weeks}
actors: {us: {title: TEXT}}
variables:
  x: {value: "uniform(0, 1)", title: TEXT, unit: TEXT, source: TEXT, about: TEXT}
  k: {value: 3, title: TEXT, unit: TEXT, source: TEXT}
levers:
  l: {default: 0, range: [0, 1], title: TEXT, actor: us, unit: TEXT, source: TEXT}
  way: {default: stay, title: TEXT, options: [stay, go]}
policies:
  a: {title: TEXT}
  b: {title: TEXT, set: {l: {week 2: 1}, way: go}}
stocks: {s: {start: 10, title: TEXT, unit: TEXT}}
flows: {f: {from: s, rate: x + l, title: TEXT, unit: TEXT}}
auxiliaries: {c: {value: s * 2, title: TEXT, unit: TEXT}}
events: {e: {when: s < 9, title: TEXT, chance: 50%, effects: {s: add 1}}}
outcomes:
  y: {value: final(s) + final(l), title: TEXT, unit: TEXT, better: higher, for: us}
  z: {value: ever(s < 8), title: TEXT}
watch: [s]
checks: ["b.y >= 100"]
`

// commands are what is said of a file, in every form.
var commands = [][]string{
	{"run", "FILE", "--trials", "40"},
	{"run", "FILE", "--trials", "40", "--format", "json"},
	{"run", "FILE", "--trials", "40", "--format", "csv"},
	{"run", "FILE", "--trials", "40", "--format", "markdown"},
	{"run", "FILE", "--trial", "2"},
	{"run", "FILE", "--trial", "2", "--format", "json"},
	{"run", "FILE", "--trial", "2", "--format", "csv"},
	{"run", "FILE", "--trial", "2", "--format", "markdown"},
	{"run", "FILE", "--at", "median"},
	{"run", "FILE", "--policy", "TEXT"},
	{"run", "FILE", "--outcome", "TEXT"},
	{"run", "FILE", "--trials", "40", "--set", "x=TEXT"},
	{"run", "FILE", "--baseline", "TEXT", "--seed", "TEXT"},
	{"validate", "FILE"},
	{"validate", "FILE", "--format", "json"},
	{"validate", "FILE", "--halve-step", "--trials", "40"},
	{"explain", "FILE"},
	{"explain", "FILE", "--format", "json"},
	{"explain", "FILE", "--format", "markdown"},
	{"explain", "FILE", "--diagram"},
	{"explain", "FILE", "--merged"},
	{"explain", "FILE", "--program"},
	{"explain", "FILE", "library/us-aid-pause"},
	{"explain", "."},
	{"validate", "."},
	{"play", "FILE", "--demo", "--game", "demo"},
	{"play", "demo"},
	{"play", "TEXT", "--team", "TEXT", "--turn", "TEXT", "--game", "TEXT"},
	{"new", "FILE", "--from", "FILE", "--force"},
	{"new", "TEXT", "--from", "TEXT"},
	{"scenarios", "show", "TEXT"},
	{"scenarios", "TEXT"},
	{"TEXT"},
	{"__complete", "run", "FILE", "--policy", ""},
	{"__complete", "run", "FILE", "--outcome", "TEXT"},
	{"__complete", "run", "FILE", "--set", ""},
}

// Whatever a file, its name and the command line say, nothing of it acts on the terminal: of the characters that one obeys,
// only line ends are written, and the tabs between what a shell completes and what it shows beside it.
func FuzzTerminal(f *testing.F) {
	f.Add("x\x1b[31mred\a\x1b]0;owned\a", false)
	f.Add("\u202eback\u202c \u2066in\u2069 \u200e\u200f\u2028\u2029\u0085", false)
	f.Add("a\r\nb\rc\n# d\te\v\f\x7f\u009b31m\x00", false)
	f.Add("=1+1|`<b>`[x](y)\xff", false)
	f.Add("\x1b[31m\u202e\u2067\r", true)
	f.Fuzz(func(t *testing.T, text string, broken bool) {
		text = text[:min(200, len(text))]
		t.Chdir(t.TempDir())
		quoted := strconv.QuoteToASCII(text)
		scenario := strings.ReplaceAll(hostile, "TEXT", quoted)
		if broken {
			scenario = strings.NewReplacer("rate:", quoted+":", "b.y >=", text).Replace(scenario)
		}
		name := nameOf(text) + ".yaml"
		if os.WriteFile(name, []byte(scenario), 0o666) != nil {
			name = "plain.yaml"
			if err := os.WriteFile(name, []byte(scenario), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range commands {
			args := make([]string, len(c))
			for i, word := range c {
				args[i] = strings.NewReplacer("FILE", name, "TEXT", text).Replace(word)
			}
			stdout, stderr, _ := call(t, args...)
			checkTame(t, c, stdout)
			checkTame(t, c, stderr)
		}
		if _, _, status := call(t, "new", "made", "--from", name); status == 0 {
			if stdout, _, status := call(t, "validate", "made.yaml"); status != 0 {
				t.Errorf("new writes what does not load: %s", stdout)
			}
		}
	})
}

// nameOf is a text as the name of a file in this folder.
func nameOf(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == 0 || r == '/' || r == filepath.Separator {
			return '_'
		}
		return r
	}, text)
	return "f" + text[:min(len(text), 40)]
}

func checkTame(t *testing.T, command []string, output string) {
	t.Helper()
	if !utf8.ValidString(output) {
		t.Errorf("%q writes what is no text:\n%q", command, output)
	}
	for i, r := range output {
		completes := r == '\t' && command[0] == "__complete"
		if r != '\n' && !completes && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Errorf("%q writes %q:\n%q", command, r, output[max(0, i-60):min(len(output), i+60)])
			return
		}
	}
}

// A broken scenario is there to be complained of, not to be refused for another reason, and a whole one is run.
func TestHostileScenarioIsWhole(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("f.yaml", []byte(strings.ReplaceAll(hostile, "TEXT", `"\x1b[31m\u202e"`)), 0o666); err != nil {
		t.Fatal(err)
	}
	if stdout, stderr, status := call(t, "validate", "f.yaml"); status != 0 {
		t.Fatalf("status %d: %s%s", status, stdout, stderr)
	}
}
