package saved

import (
	"context"
	"io"
	"testing"

	"wargame/results"
	"wargame/scenario"
	"wargame/scenarios"
	"wargame/sim"
)

// BenchmarkWrite saves a run of a shipped scenario to nowhere.
func BenchmarkWrite(b *testing.B) {
	s, problems := scenario.Load("library/us-aid-pause", scenario.Options{Library: scenarios.Library})
	if s == nil {
		b.Fatal(problems)
	}
	p, err := sim.Compile(s, sim.Options{Policies: []int{0, 1, 2, 3}, Outcomes: []int{0, 1, 2, 3, 4, 5, 6, 7}})
	if err != nil {
		b.Fatal(err)
	}
	const trials = 100_000
	options := sim.RunOptions{Seed: 1, Trials: trials}
	var o *sim.Outcomes
	b.Run("op=run", func(b *testing.B) {
		for b.Loop() {
			if o, err = p.Run(b.Context(), options); err != nil {
				b.Fatal(err)
			}
		}
	})
	r, err := results.NewReport(o, results.Meta{})
	if err != nil {
		b.Fatal(err)
	}
	draws := func(ctx context.Context, first, n int) ([][]float64, error) {
		some := options
		some.First, some.Trials = first, n
		return sim.Variables(ctx, s, some)
	}
	for _, form := range []Form{CSV, Parquet} {
		b.Run("op=write/form="+string(form), func(b *testing.B) {
			bytes := int64(0)
			for b.Loop() {
				bytes = 0
				count := func(string) (io.WriteCloser, error) { return counting{&bytes}, nil }
				if err := Write(b.Context(), count, &Run{Scenario: s, Report: r, Outcomes: o, Draws: draws}, Options{Data: form}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(bytes), "bytes")
		})
	}
}

type counting struct{ n *int64 }

func (c counting) Write(p []byte) (int, error) { *c.n += int64(len(p)); return len(p), nil }
func (c counting) Close() error                { return nil }
