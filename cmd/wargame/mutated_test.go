package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"wargame/scenarios"
)

// mutated is how many files are made of each scenario in an ordinary test. Fuzzing makes more.
const mutated = 2

// FuzzMutated makes files out of the shipped scenarios by removing keys, putting other values in place of some and changing
// numbers, and asks of each what the command can: it neither panics nor prints what is no number.
func FuzzMutated(f *testing.F) {
	for i := range scenarios.Names() {
		for seed := range uint64(mutated) {
			f.Add(uint8(i), seed)
		}
	}
	f.Fuzz(func(t *testing.T, scenario uint8, seed uint64) {
		names := scenarios.Names()
		file := filepath.Join(t.TempDir(), "mutated.yaml")
		text := mutate(mergedText(t, names[int(scenario)%len(names)]), rand.New(rand.NewPCG(seed, 1)))
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"validate", file},
			{"explain", file},
			{"explain", file, "--format", "json"},
			{"explain", file, "--format", "markdown"},
			{"explain", file, "--diagram"},
			{"run", file, "--trials", "16"},
			{"run", file, "--trials", "1"},
			{"run", file, "--trials", "16", "--format", "json"},
			{"run", file, "--trials", "16", "--format", "csv"},
			{"run", file, "--trials", "16", "--design", "lhs", "--format", "markdown"},
			{"run", file, "--trial", "2"},
			{"run", file, "--at", "median", "--format", "json"},
			{"validate", file, "--halve-step", "--trials", "16"},
			{"new", file + "-own.yaml", "--from", file},
			{"__complete", "run", file, "--policy", ""},
			{"__complete", "run", file, "--outcome", ""},
			{"__complete", "run", file, "--set", ""},
		} {
			ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
			var stdout, stderr bytes.Buffer
			status := run(ctx, args, strings.NewReader(""), &stdout, &stderr)
			stop()
			if wrong := noNumber.FindString(stdout.String()); wrong != "" && status == 0 && args[0] != "validate" {
				t.Errorf("%q prints %q of\n%s\n%s", args, wrong, text, stdout.String())
			}
			if status == 1 && !strings.Contains(stderr.String(), "mutated.yaml:") {
				t.Errorf("%q fails without a place: %s of\n%s", args, stderr.String(), text)
			}
		}
	})
}

// noNumber is what a float, or a verb of fmt, is printed as where nobody looked.
var noNumber = regexp.MustCompile(`\bNaN|[+-]?\bInf\b|%!`)

// origin is the comment that says which file a line of a merged scenario came from.
var origin = regexp.MustCompile(`(?m)[ \t]+# \S+\.yaml$|[ \t]+# library/\S+$`)

func mergedText(t *testing.T, name string) string {
	stdout, stderr, status := call(t, "explain", "--merged", name)
	if status != 0 {
		t.Fatal(stderr)
	}
	return origin.ReplaceAllString(stdout, "")
}

// extremes are values that are seldom meant.
var extremes = []string{"0", "-1", "1", "1e308", "-1e308", "1e-308", "0/0", "1/0", "1e15", "0.5", "100%", "time", "true", "null", "''", "{}", "[]",
	"uniform(0, 1e308)", "uniform(-1e308, 1e308)", "normal(0, 1e300)", "lognormal(0, 300)", "exponential(1e-300)", "1 to 1e300", "-1 to 1",
	"'choice(0, 1e308)'", "'if bernoulli(0.5) then 0/0 else 1'", "'if bernoulli(0.1) then 1/0 else 1'", "sqrt(-1)", "bernoulli(0.5)", "uniform(1, 1)", "'truncated(normal(0, 1), 0, 1e-300)'", "student_t(1, 0, 1e300)", "none", "week 3"}

var (
	aKey    = regexp.MustCompile(`^( *)(- )?([a-z_0-9 $.-]+): ?(.*)$`)
	aNumber = regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)
)

// mutate changes a few lines of a file: YAML in which each entry has a line.
func mutate(text string, r *rand.Rand) string {
	lines := strings.Split(text, "\n")
	for range 1 + r.IntN(6) {
		i := 1 + r.IntN(max(len(lines)-2, 1)) // the first line is the version
		key := aKey.FindStringSubmatch(lines[i])
		if key == nil {
			continue
		}
		switch r.IntN(4) {
		case 0:
			lines = append(lines[:i], lines[i+below(lines, i):]...)
		case 1:
			if j := 1 + r.IntN(len(lines)-2); key[4] != "" {
				if other := aKey.FindStringSubmatch(lines[j]); other != nil && other[4] != "" {
					lines[i] = key[1] + key[2] + key[3] + ": " + other[4]
					lines[j] = other[1] + other[2] + other[3] + ": " + key[4]
				}
			}
		case 2:
			lines[i] = key[1] + key[2] + key[3] + ": " + extremes[r.IntN(len(extremes))]
			lines = append(lines[:i+1], lines[i+below(lines, i):]...)
		case 3:
			lines[i] = key[1] + key[2] + key[3] + ": " + aNumber.ReplaceAllStringFunc(key[4], func(n string) string {
				return fmt.Sprint([]any{n, "0", n + "0", "0." + n, "1e300", "1e-300"}[r.IntN(6)])
			})
		}
	}
	return strings.Join(lines, "\n")
}

// below is how many lines a line stands for: itself and those that are indented under it.
func below(lines []string, i int) int {
	indent := func(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
	n := 1
	for i+n < len(lines) && (lines[i+n] == "" || indent(lines[i+n]) > indent(lines[i])) {
		n++
	}
	return n
}
