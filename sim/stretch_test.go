package sim_test

import (
	"errors"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// many trials over many steps are recorded in stretches; half as many at once.
const many, manySteps = 20_000, 1_000

const stretches = `wargame: 1
clock: {step: 1 week, length: 1_000 weeks}
variables: {pace: 1 to 2}
levers: {aid: {default: 1, range: [0, 2]}}
policies: {keep: {}, more: {set: {aid: 2}}}
stocks: {s: {start: 0}}
flows: {f: {to: s, rate: "aid * uniform(0, pace)"}}
outcomes: {end: final(s)}
`

// TestStretchesAreOfTheTrials holds what is recorded stretch by stretch to what is recorded of the halves of the trials, bit for bit,
// and to the memory that it says it takes.
func TestStretchesAreOfTheTrials(t *testing.T) {
	s := mustLoad(t, "stretches", stretches)
	p, err := sim.Compile(s, sim.Options{Outcomes: []int{}, Record: []*scenario.Expr{s.Reference(scenario.KindStock.At(0)), s.Reference(scenario.KindFlow.At(0))}})
	if err != nil {
		t.Fatal(err)
	}
	sums := func(o sim.RunOptions) [4][]uint64 { // by record and policy, of each point, with the trials weighed so that their order counts
		var sums [4][]uint64
		must(t, p.Record(t.Context(), o, func(r sim.Recorded) {
			list := &sums[2*r.Record+r.Policy]
			if r.From != len(*list) {
				t.Fatalf("a stretch from %d follows on %d points", r.From, len(*list))
			}
			for _, column := range r.Points {
				if len(column) != o.Trials {
					t.Fatalf("%d trials of %d", len(column), o.Trials)
				}
				sum := uint64(0)
				for i, x := range column {
					sum += math.Float64bits(x) * uint64(o.First+i)
				}
				*list = append(*list, sum)
			}
		}))
		return sums
	}
	o := sim.RunOptions{Seed: 5, First: 1, Trials: many, Workers: 2}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	all := sums(o)
	runtime.ReadMemStats(&after)
	if took, says := float64(after.TotalAlloc-before.TotalAlloc), p.RecordMemory(o).Total(); math.Abs(took/says-1) > 0.05 || took > 8*many*manySteps {
		t.Errorf("recording took %.0f bytes and said %.0f", took, says)
	}
	if len(all[0]) != manySteps+1 || len(all[2]) != manySteps {
		t.Errorf("%d points of a stock, %d of a flow", len(all[0]), len(all[2]))
	}
	var halves [4][]uint64
	for _, first := range []int{1, 1 + many/2} {
		o.First, o.Trials, o.Block = first, many/2, 333
		for i, list := range sums(o) {
			halves[i] = slices.Grow(halves[i], len(list))[:len(list)]
			for k, sum := range list {
				halves[i][k] += sum
			}
		}
	}
	if !slices.EqualFunc(all[:], halves[:], slices.Equal) {
		t.Error("in stretches the trials have other values than recorded at once")
	}
}

// TestFaultInStretches holds that the first fault by trial is told of, as a run tells it.
func TestFaultInStretches(t *testing.T) {
	s := mustLoad(t, "stretches", strings.Replace(stretches, "flows: {", "flows: {root: {to: s, rate: sqrt(1_990 - s) / 1M}, ", 1))
	p, err := sim.Compile(s, sim.Options{Record: []*scenario.Expr{s.Reference(scenario.KindStock.At(0))}})
	if err != nil {
		t.Fatal(err)
	}
	var alone, together *sim.RunError
	err = p.Record(t.Context(), sim.RunOptions{Seed: 5, Trials: many}, func(sim.Recorded) {})
	if !errors.As(err, &together) {
		t.Fatal("no fault:", err)
	}
	err = p.Record(t.Context(), sim.RunOptions{Seed: 5, Trials: together.Trial}, func(sim.Recorded) {})
	if !errors.As(err, &alone) || alone.Error() != together.Error() || alone.Trial != together.Trial || alone.Time != together.Time {
		t.Errorf("%v in trial %d, recorded at once %v", together, together.Trial, err)
	}
}
