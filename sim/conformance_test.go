package sim_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

// The conformance suite says in numbers what scenario files mean. A file of testdata/conformance holds a scenario and what must come of it;
// its comment says where the numbers come from, which is never this program. Lines of `expect`:
//
//	trials 4000                                 how many (1 unless said); seed 7: the seed (1 unless said)
//	POLICY.OUTCOME = 12.5 +- 1e-9               in every trial
//	POLICY.OUTCOME mean 0.25 within 4 se        the mean over the trials that count; se from the trials themselves
//	POLICY.OUTCOME given 0.25 within 4 se       the share of trials that count
//	POLICY.OUTCOME never 0.25 within 4 se       the share in which a first_time did not come
//	check 2 fails in 0.25                       the share of trials in which a check fails; 0: it holds
//	error QUANTITY POLICY TRIAL TIME            the run stops there
//
// "within 4 se" allows four standard errors of the mean: at a fixed seed the suite says always the same, and a right
// engine with another generator fails a line once in 16,000. A share's standard error is that of the share expected.
func TestConformance(t *testing.T) {
	for _, file := range conformanceFiles(t) {
		t.Run(nameOf(file), func(t *testing.T) {
			c := readConformance(t, file)
			program, err := sim.Compile(c.scenario, sim.Options{})
			if err != nil {
				t.Fatal(err)
			}
			out, err := program.Run(context.Background(), sim.RunOptions{Seed: c.seed, First: 1, Trials: c.trials})
			if err != nil {
				c.checkError(t, err)
				return
			}
			got := tally{trials: c.trials}
			for i := range out.Columns {
				for j, column := range out.Columns[i] {
					for trial, x := range column.Values {
						r := result{value: x, given: column.Given == nil || column.Given.Has(trial)}
						r.never = column.Never != nil && column.Never.Has(trial)
						got.add(c.scenario.Policies[out.Policies[i]].Name, c.scenario.Outcomes[out.Outcomes[j]].Name, r)
					}
				}
			}
			for _, check := range out.Checks {
				got.failed = append(got.failed, 1-check.Share)
			}
			c.check(t, &got)
		})
	}
}

// TestConformanceOfReference holds the evaluator that the engine is compared with to the same numbers. It is slow, so it
// runs fewer trials; standard errors grow accordingly.
func TestConformanceOfReference(t *testing.T) {
	for _, file := range conformanceFiles(t) {
		t.Run(nameOf(file), func(t *testing.T) {
			c := readConformance(t, file)
			got := tally{trials: min(c.trials, 1000), failed: make([]float64, len(c.scenario.Checks))}
			r := newReference(c.scenario, c.seed)
			for trial := 1; trial <= got.trials; trial++ {
				all := make([][]result, len(c.scenario.Policies))
				for i, policy := range c.scenario.Policies {
					p := r.trial(i, uint64(trial), uint64(trial))
					if p.atEnd() {
						all[i] = p.results()
					}
					if len(p.failures) > 0 {
						c.checkError(t, p.runError(trial))
						return
					}
					for j, o := range c.scenario.Outcomes {
						got.add(policy.Name, o.Name, all[i][j])
					}
				}
				for i, check := range c.scenario.Checks {
					if ok, looked, _ := holds(check.Value, r, all); looked && !ok {
						got.failed[i] += 1 / float64(got.trials)
					}
				}
			}
			c.check(t, &got)
		})
	}
}

// runError is what the engine is expected to say of the first failure of a trial.
func (p *past) runError(trial int) *sim.RunError {
	f := p.failures[0]
	return &sim.RunError{Message: f.message, Quantity: f.quantity, Policy: p.s.Policies[p.policy].Name, Trial: trial, Time: p.time(f.point)}
}

// conformance is one file of the suite.
type conformance struct {
	scenario *scenario.Scenario
	seed     uint64
	trials   int
	lines    []string
}

func conformanceFiles(t *testing.T) []string {
	files, err := filepath.Glob("testdata/conformance/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata/conformance: %v", err)
	}
	return files
}

func nameOf(file string) string { return strings.TrimSuffix(filepath.Base(file), ".txtar") }

func readConformance(t *testing.T, file string) *conformance {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &conformance{seed: 1, trials: 1}
	for _, part := range archive.Files {
		switch part.Name {
		case "scenario.yaml":
			c.scenario = mustLoad(t, file, string(part.Data))
		case "expect":
			c.read(t, string(part.Data))
		default:
			t.Fatalf("unknown part %s", part.Name)
		}
	}
	if c.scenario == nil || len(c.lines) == 0 {
		t.Fatal("it needs scenario.yaml and expect")
	}
	return c
}

func (c *conformance) read(t *testing.T, expect string) {
	for lines := bufio.NewScanner(strings.NewReader(expect)); lines.Scan(); {
		line, _, _ := strings.Cut(lines.Text(), "#")
		line = strings.TrimSpace(line)
		if n, _ := fmt.Sscanf(line, "trials %d", &c.trials); n == 1 || line == "" {
			continue
		}
		if n, _ := fmt.Sscanf(line, "seed %d", &c.seed); n == 1 {
			continue
		}
		c.lines = append(c.lines, line)
	}
}

// load loads the text of one scenario.
func load(name, text string) (*scenario.Scenario, error) {
	s, diagnostics := scenario.Load("scenario.yaml", scenario.Options{Files: fstest.MapFS{"scenario.yaml": {Data: []byte(text)}}})
	if s == nil {
		errors := slices.DeleteFunc(diagnostics, func(d source.Diagnostic) bool { return d.Severity == source.Warning })
		return nil, fmt.Errorf("%s: %w", name, errors)
	}
	return s, nil
}

func mustLoad(t testing.TB, name, text string) *scenario.Scenario {
	t.Helper()
	s, err := load(name, text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tally is what trials came to, by "policy.outcome".
type tally struct {
	trials  int
	results map[string][]result
	failed  []float64 // share of trials in which a check fails
}

func (y *tally) add(policy, outcome string, r result) {
	if y.results == nil {
		y.results = map[string][]result{}
	}
	name := policy + "." + outcome
	y.results[name] = append(y.results[name], r)
}

// check compares what trials came to with every line of the file; every outcome must be named in some line.
func (c *conformance) check(t *testing.T, got *tally) {
	named := map[string]bool{}
	for _, line := range c.lines {
		words := strings.Fields(line)
		if words[0] == "check" {
			i, share := int(number(t, words[1]))-1, number(t, words[4])
			if i >= len(got.failed) || math.Abs(got.failed[i]-share) > 1e-9 {
				t.Errorf("%s: failed in %v", line, got.failed)
			}
			continue
		}
		results, ok := got.results[words[0]]
		if !ok {
			t.Errorf("%s: nothing came of it", line)
			continue
		}
		named[words[0][strings.Index(words[0], ".")+1:]] = true
		if err := expect(results, words[1:], number(t, words[2]), number(t, words[4])); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
	for _, o := range c.scenario.Outcomes {
		if !named[o.Name] {
			t.Errorf("outcome %s is not looked at", o.Name)
		}
	}
}

func number(t *testing.T, word string) float64 {
	x, err := strconv.ParseFloat(word, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// expect says what is wrong with the results of one outcome.
func expect(results []result, words []string, want, tolerance float64) error {
	n, sum, squares := 0.0, 0.0, 0.0
	for i, r := range results {
		x := r.value
		switch words[0] {
		case "=":
			if !(math.Abs(x-want) <= tolerance) {
				return fmt.Errorf("trial %d gives %v, off by %.3g", i+1, x, x-want)
			}
		case "never":
			x = truth(r.never)
		case "given":
			x = truth(r.given)
		case "mean":
			if !r.given {
				continue
			}
		default:
			return fmt.Errorf("unknown word %s", words[0])
		}
		n, sum, squares = n+1, sum+x, squares+x*x
	}
	if words[0] == "=" {
		return nil
	}
	mean := sum / n
	se := math.Sqrt((squares/n - mean*mean) / (n - 1))
	if isShare(sum, squares) {
		se = math.Sqrt(want * (1 - want) / n)
	}
	if !(math.Abs(mean-want) <= tolerance*se+1e-12) {
		return fmt.Errorf("got %v with a standard error of %.3g: off by %.2f of them", mean, se, (mean-want)/se)
	}
	return nil
}

// isShare says whether all values were 0 or 1: then, and hardly else, their sum is that of their squares.
func isShare(sum, squares float64) bool { return sum == squares }

// checkError compares an error of the run with the file's line.
func (c *conformance) checkError(t *testing.T, err error) {
	var e *sim.RunError
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	got := fmt.Sprintf("error %s %s %d %v", e.Quantity, e.Policy, e.Trial, e.Time)
	if c.lines[0] != got {
		t.Errorf("%s, expected %s (%s)", got, c.lines[0], e.Message)
	}
}
