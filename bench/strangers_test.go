package bench

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/results/explain"
	"wargame/scenario"
	"wargame/sim"
)

// A classroom runs files of strangers. Whatever stands in a mebibyte, the machine is held neither for over a second before the
// first trial nor for over a gibibyte: the work is in proportion to the file, or the file is refused with a number.

// stranger is a kind of small file that asked for much work.
type stranger struct {
	name string
	full int                // how many of what the kind multiplies are in the file that was met
	file func(n int) string // a file with n of them
	args string             // the command that suffered, with FILE for the file
	says string             // what refuses the full file; empty: it is done
	size int                // of a file for which the work is compared with that for twice as much; 0: full/8
}

// strangers are the kinds that were met.
var strangers = []stranger{
	{name: "choice by a set", full: 3_000, file: choiceBySet, args: "validate FILE"},
	{name: "choice by a lever", full: 3_000, file: choiceByLever, args: "run FILE --trials 1", says: `"options" has 3000 names; at most 1000 are allowed`, size: 400},
	{name: "policies and outcomes", full: 3_000, file: policiesAndOutcomes, args: "run FILE --trials 1", says: "3000 policies; at most 1000 are allowed", size: -1},
	{name: "policies", full: 15_000, file: policies, args: "run FILE --trials 1", says: "15000 policies; at most 1000 are allowed", size: 400},
	{name: "watched series", full: 1_000, file: watchedSeries, args: "run FILE --trials 1 --format json", says: "100001000 values; at most 2000000 are allowed", size: -1},
	{name: "flows between two stocks", full: 9_000, file: flowsBetweenTwo, args: "run FILE --trials 1"},
	{name: "biflows between two stocks", full: 9_000, file: biflowsBetweenTwo, args: "run FILE --trials 1"},
	{name: "a schedule", full: 30_000, file: schedule, args: "run FILE --trials 1"},
	{name: "in transit", full: 50_000, file: inTransit, args: "run FILE --trials 1"},
	{name: "delayed", full: 500_000, file: delayedLong, args: "run FILE --trials 1"},
	{name: "stages", full: 3_000, file: stages, args: "run FILE --trials 1", says: "more than 20000 stages together", size: 20},
	{name: "stages under policies", full: 200, file: stagesUnderPolicies, args: "run FILE --trials 1", says: "at most 2000000 are allowed", size: 2},
	{name: "an explained ladder", full: 4_500, file: ladder, args: "explain FILE", says: "20250000 to explain; at most 5000000 are allowed", size: -1},
	{name: "an explained chain", full: 19_000, file: chain, args: "explain FILE", size: 2_000},
	{name: "did you mean", full: 700, file: mistyped, args: "validate FILE", says: "unknown name", size: -1},
	{name: "the path of a trial", full: 1_000_000, file: manySteps, args: "run FILE --trial 1", size: 1_000},
	{name: "the path of a trial as CSV", full: 1_000_000, file: manySteps, args: "run FILE --trial 1 --format csv", size: -1},
	{name: "the path of a trial as JSON", full: 1_000_000, file: manySteps, args: "run FILE --trial 1 --format json", size: -1},
	{name: "outcomes", full: 19_000, file: outcomes, args: "run FILE", says: "19000 outcomes under 1 policies are 19000; at most 5000", size: -1},
	{name: "events that set a stock", full: 15_000, file: events, args: "validate FILE", size: 2_000},
	{name: "sums in sums", full: 9, file: sums, args: "run FILE --trials 1", says: "grow beyond 300000 parts", size: -1},
	{name: "different tables", full: 250, file: slowTables, args: "run FILE --trials 1", says: "at most 100 different", size: -1},
	{name: "an expression by alias", full: 15_000, file: aliases, args: "validate FILE", says: "grow beyond 300000 parts", size: 600},
	{name: "a long series", full: 1_000_000, file: watchedSteps, args: "run FILE --format json --trials 300", size: -1},
	{name: "trials", full: 1_000, file: variables, args: "run FILE --trials 2147483647 --memory 4G", says: "of memory", size: -1},
}

// load gives the scenario of a text.
func load(text string) (*scenario.Scenario, error) {
	s, problems := scenario.Load("stranger.yaml", scenario.Options{Files: fstest.MapFS{"stranger.yaml": {Data: []byte(text)}}})
	if problems.HasErrors() {
		return nil, problems
	}
	return s, nil
}

// serve does what the command does with a text, up to its first trial.
func (k *stranger) serve(t *testing.T, text string) error {
	s, err := load(text)
	if err != nil {
		return err
	}
	if strings.HasPrefix(k.args, "explain") {
		_, err := explain.New(s)
		return err
	}
	p, err := sim.Compile(s, sim.Options{})
	if err == nil {
		_, err = p.Run(t.Context(), sim.RunOptions{Seed: 1, Trials: 1, Workers: 1})
	}
	return err
}

// TestStrangersTakeWorkInProportion holds that a file of each kind takes no more than 2.7 times the memory, all that is
// allocated together, of one with half as much.
func TestStrangersTakeWorkInProportion(t *testing.T) {
	for _, k := range strangers {
		n := k.size
		if n == 0 {
			n = k.full / 8
		}
		if n < 0 {
			continue
		}
		var allocated [2]float64
		for i := range allocated {
			text := k.file(n << i)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if err := k.serve(t, text); err != nil {
				t.Fatalf("%s, %d: %.300v", k.name, n<<i, err)
			}
			runtime.ReadMemStats(&after)
			allocated[i] = float64(after.TotalAlloc - before.TotalAlloc)
		}
		if ratio := allocated[1] / allocated[0]; ratio > 2.7 {
			t.Errorf("%s: %.1f MiB with %d, %.1f times as much with twice as many", k.name, allocated[0]/(1<<20), n, ratio)
		}
	}
}

// TestStrangersAreRefused holds that what is refused is, with a number, and within little memory. What is refused for the
// memory of its trials is the command's to refuse.
func TestStrangersAreRefused(t *testing.T) {
	for _, k := range strangers {
		if k.says == "" || k.says == "of memory" {
			continue
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err := k.serve(t, k.file(k.full))
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), k.says) {
			t.Errorf("%s: %.300v", k.name, err)
		}
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1<<10 {
			t.Errorf("%s: %d MiB were allocated", k.name, used)
		}
	}
}

// BenchmarkStrangers runs the commands on the files that were met: until they end, or have printed 64 KiB.
func BenchmarkStrangers(b *testing.B) {
	program := wargame(b)
	for _, k := range strangers {
		b.Run("kind="+strings.ReplaceAll(k.name, " ", "_"), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "stranger.yaml")
			text := k.file(k.full)
			if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
				b.Fatal(err)
			}
			args := strings.Fields(k.args)
			args[1] = path
			for b.Loop() {
				c := exec.Command(program, append(args, "--quiet")...)
				c.Stderr = nil
				out, err := c.StdoutPipe()
				if err != nil {
					b.Fatal(err)
				}
				if err := c.Start(); err != nil {
					b.Fatal(err)
				}
				io.CopyN(io.Discard, out, 64<<10)
				out.Close()
				var exit *exec.ExitError
				if err := c.Wait(); err != nil && !errors.As(err, &exit) {
					b.Fatal(err)
				}
				b.ReportMetric(float64((c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Milliseconds()), "cpu-ms/op")
				b.ReportMetric(float64(peak(c.ProcessState))/(1<<20), "peak-MiB")
			}
			b.ReportMetric(float64(len(text))/1024, "file-KiB")
		})
	}
}
