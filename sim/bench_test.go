package sim_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// BenchmarkScenario runs each shipped scenario, all its policies, on one worker. Compare runs with benchstat.
func BenchmarkScenario(b *testing.B) {
	paths, err := filepath.Glob("../scenarios/*.yaml")
	if err != nil || len(paths) == 0 {
		b.Fatal("no shipped scenarios", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		b.Run("scenario="+name+"/trials=10000", func(b *testing.B) { benchmarkRun(b, path, 10_000, 1) })
	}
}

// BenchmarkWorkers runs one scenario on one and on two workers.
func BenchmarkWorkers(b *testing.B) {
	for workers, name := range map[int]string{1: "workers=1", 2: "workers=2"} {
		b.Run(name, func(b *testing.B) { benchmarkRun(b, "../scenarios/us-aid-pause.yaml", 20_000, workers) })
	}
}

// BenchmarkCompile compiles the longest shipped scenario.
func BenchmarkCompile(b *testing.B) {
	s := loadForBenchmark(b, "../scenarios/us-aid-pause.yaml")
	for b.Loop() {
		if _, err := sim.Compile(s, sim.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkRun(b *testing.B, path string, trials, workers int) {
	s := loadForBenchmark(b, path)
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Run(context.Background(), sim.RunOptions{Seed: 1, Trials: trials, Workers: workers}); err != nil {
			b.Fatal(err)
		}
	}
	steps := float64(b.N) * float64(trials) * float64(len(s.Policies)) * float64(s.Clock.Steps)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/steps, "ns/trial-step")
}

func loadForBenchmark(b *testing.B, path string) *scenario.Scenario {
	b.Helper()
	s, problems := scenario.Load(path, scenario.Options{Files: anyFile{}})
	if problems.HasErrors() {
		b.Fatal(problems)
	}
	return s
}

// anyFile opens any path of the operating system.
type anyFile struct{}

func (anyFile) Open(name string) (fs.File, error) { return os.Open(name) }

// BenchmarkVariables draws what ten thousand trials of a shipped scenario drew, and no more.
func BenchmarkVariables(b *testing.B) {
	s := loadForBenchmark(b, "../scenarios/us-aid-pause.yaml")
	for b.Loop() {
		if _, err := sim.Variables(context.Background(), s, sim.RunOptions{Seed: 1, Trials: 10_000, Workers: 1}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFutures steps a thousand futures of a row to the end, as a look ahead at a table does.
func BenchmarkFutures(b *testing.B) {
	s := loadForBenchmark(b, "../scenarios/us-aid-pause.yaml")
	p, err := sim.Compile(s, sim.Options{Policies: []int{0}, Outcomes: []int{0}})
	if err != nil {
		b.Fatal(err)
	}
	row, err := p.Begin(sim.Start{Seed: 1, Worlds: []uint64{1}, Lucks: []uint64{1}})
	if err != nil {
		b.Fatal(err)
	}
	lucks := make([]uint64, 1000)
	for i := range lucks {
		lucks[i] = uint64(i + 1000)
	}
	for b.Loop() {
		futures, err := row.Pick(make([]int, len(lucks)), nil, lucks)
		if err != nil {
			b.Fatal(err)
		}
		for futures.Point() < s.Clock.Steps {
			if err := futures.Step(); err != nil {
				b.Fatal(err)
			}
		}
		if _, _, err := futures.Outcomes(); err != nil {
			b.Fatal(err)
		}
	}
}
