package sim_test

import (
	"errors"
	"math"
	"runtime"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// TestRunsTakeTheMemoryTheySay holds what a run says that it takes to what it allocates, within a twentieth.
func TestRunsTakeTheMemoryTheySay(t *testing.T) {
	s := mustLoad(t, "memory", `wargame: 1
clock: {step: 1 week, length: 1_000 weeks}
levers: {aid: {default: 1, range: [0, 2]}}
policies: {keep: {}, more: {set: {aid: 2}}}
stocks: {s: {start: 1 to 2}}
flows: {f: {to: s, rate: "aid * uniform(0, 1)", delay: 500 weeks}}
outcomes:
  end: final(s)
  under_way: final(in_transit(f))
  when: {value: first_time(s > 3), given: ever(s > 2)}
checks: [more.end >= keep.end]
`)
	p, err := sim.Compile(s, sim.Options{Record: []*scenario.Expr{s.Reference(scenario.KindStock.At(0))}})
	if err != nil {
		t.Fatal(err)
	}
	allocated := func(run func() error) float64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if err := run(); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	o := sim.RunOptions{Trials: 1_000, Workers: 2, Block: 250}
	took := allocated(func() error { _, err := p.Run(t.Context(), o); return err })
	if says := p.RunMemory(o).Total(); math.Abs(took/says-1) > 0.05 {
		t.Errorf("a run took %.0f bytes and said %.0f", took, says)
	}
	took = allocated(func() error { return p.Record(t.Context(), o, func(sim.Recorded) {}) })
	if says := p.RecordMemory(o).Total(); math.Abs(took/says-1) > 0.05 {
		t.Errorf("recording took %.0f bytes and said %.0f", took, says)
	}

	paths := make([][]float64, 2)
	trace := func() error {
		return p.Path(t.Context(), o, func(point int, values [][]float64) bool {
			for i := range paths {
				paths[i] = append(paths[i], values[i][0])
			}
			return true
		})
	}
	if err := trace(); err != nil {
		t.Fatal(err)
	}
	if err := p.Record(t.Context(), o, func(r sim.Recorded) {
		for k, column := range r.Points {
			if paths[r.Policy][k] != column[0] {
				t.Fatalf("at point %d a path is %v, and what is recorded of its trial %v", k, paths[r.Policy][k], column[0])
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	if n := p.Points(0); n != len(paths[0]) {
		t.Errorf("a stock has %d points, and its path %d", n, len(paths[0]))
	}
	paths[0], paths[1] = paths[0][:0], paths[1][:0]
	took = allocated(trace)
	if says := p.PathMemory(o).Total(); took < says || took > 4*says { // what a machine has beside its columns weighs as much
		t.Errorf("a path took %.0f bytes and said %.0f", took, says)
	}

	o.Memory = p.RunMemory(o).Total() - 1
	if _, err := p.Run(t.Context(), o); !errors.Is(err, sim.ErrMemory) {
		t.Error("a run over what it may take:", err)
	}
	o.Memory = p.RecordMemory(o).Total() - 1
	if err := p.Record(t.Context(), o, func(sim.Recorded) {}); !errors.Is(err, sim.ErrMemory) {
		t.Error("recording over what it may take:", err)
	}
}
