// Package bench measures the whole program, from outside, as users run it. `make bench` runs it together with the
// benchmarks of the kernels and of the engine; docs/performance.md holds the last figures.
package bench

import (
	"context"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/kernel"
)

// wargame builds the program once per benchmark run and gives its path.
func wargame(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "wargame")
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/wargame").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

// cpu runs the program and gives the processor time it took.
func cpu(b *testing.B, kernels, program string, args ...string) time.Duration {
	b.Helper()
	c := exec.Command(program, args...)
	c.Env = append(os.Environ(), kernel.Variable+"="+kernels)
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}

// BenchmarkProcess is a whole run of each shipped scenario, from its file to its tables.
func BenchmarkProcess(b *testing.B) {
	program := wargame(b)
	paths, err := filepath.Glob("../scenarios/*.yaml")
	if err != nil || len(paths) == 0 {
		b.Fatal("no shipped scenarios", err)
	}
	for _, path := range paths {
		b.Run("scenario="+strings.TrimSuffix(filepath.Base(path), ".yaml")+"/trials=10000", func(b *testing.B) {
			var used time.Duration
			for b.Loop() {
				used += cpu(b, "", program, "run", path, "--quiet")
			}
			b.ReportMetric(float64(used.Milliseconds())/float64(b.N), "cpu-ms/op")
		})
	}
}

// BenchmarkAttrition is attrition52 through the command on one worker, with each set of kernels: the processor time per
// trial-step (a policy's week in one trial), start-up and load taken out by the difference of two trial counts.
func BenchmarkAttrition(b *testing.B) {
	program := wargame(b)
	const few, many, steps = 10_000, 70_000, 3 * 52
	for _, set := range kernel.Sets() {
		b.Run("kernels="+set.Name+"/workers=1", func(b *testing.B) {
			var used time.Duration
			for b.Loop() {
				run := func(trials string) time.Duration {
					return cpu(b, set.Name, program, "run", "attrition52.yaml", "--quiet", "--workers", "1", "--trials", trials)
				}
				used += run("70000") - run("10000")
			}
			b.ReportMetric(float64(used.Nanoseconds())/float64(b.N)/((many-few)*steps), "ns/trial-step")
		})
	}
}

// attrition52 is a model with published figures: 100,000 draws of an independent program in C with another generator of
// random numbers.
var attrition52 = []struct {
	policy, outcome string
	mean            float64
}{
	{"steady", "front_end", 119.32}, {"steady", "red_losses", 407.6}, {"steady", "blue_losses", 226.8}, {"steady", "short", 4.78},
	{"cut", "front_end", 121.33}, {"cut", "red_losses", 345.8}, {"cut", "blue_losses", 238.4}, {"cut", "short", 14.5},
	{"surge", "front_end", 116.26}, {"surge", "red_losses", 477.2}, {"surge", "blue_losses", 218.6}, {"surge", "short", 3.1},
}

// TestAttritionMeansWhatItShould holds the benchmark to its figures, within four standard errors of 20,000 trials and the last
// digit that was published, so that what is timed is the model that it claims to be.
func TestAttritionMeansWhatItShould(t *testing.T) {
	s, problems := scenario.Load("attrition52.yaml", scenario.Options{Files: here{}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const trials = 20_000
	out, err := p.Run(context.Background(), sim.RunOptions{Seed: 1, Trials: trials})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range attrition52 {
		values := out.Columns[i/4][i%4].Values
		if s.Policies[i/4].Name != want.policy || s.Outcomes[i%4].Name != want.outcome {
			t.Fatalf("row %d is %s.%s", i, s.Policies[i/4].Name, s.Outcomes[i%4].Name)
		}
		sum, squares := 0.0, 0.0
		for _, x := range values {
			sum += x
			squares += x * x
		}
		mean := sum / trials
		se := math.Sqrt((squares/trials - mean*mean) / trials)
		if math.Abs(mean-want.mean) > 4*se+0.05 {
			t.Errorf("%s.%s: mean %g, published %g, standard error %g", want.policy, want.outcome, mean, want.mean, se)
		}
	}
}

// here opens files of this folder.
type here struct{}

func (here) Open(name string) (fs.File, error) { return os.Open(name) }
