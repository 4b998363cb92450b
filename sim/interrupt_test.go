package sim_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/sim"
	"wargame/sim/design"
)

// interrupted runs until so many trials are done, and gives what the run then says.
func interrupted(t *testing.T, p *sim.Program, o sim.RunOptions, after int) *sim.Interrupted {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	o.Progress = func(done, _ int) {
		if done >= after {
			cancel()
		}
	}
	_, err := p.Run(ctx, o)
	var stopped *sim.Interrupted
	if !errors.As(err, &stopped) {
		t.Fatalf("a run that is interrupted after %d of %d trials gives %v", after, o.Trials, err)
	}
	return stopped
}

// What is complete of a run that is interrupted is what a run of so many trials gives: values, which of them count and
// never came, and checks, also where blocks end inside a word of the sets.
func TestInterruptedRunIsTheBeginning(t *testing.T) {
	p := compiled(t, front, sim.Options{})
	compared := 0
	for _, block := range []int{16, 37, 64} {
		for _, after := range []int{1, 300, 1000} {
			o := sim.RunOptions{Seed: 3, Trials: 5000, Block: block, Workers: 3}
			stopped := interrupted(t, p, o, after)
			if stopped.Complete == nil {
				continue // the first block is not done
			}
			compared++
			n := stopped.Complete.Trials
			if n > stopped.Done || n == 0 {
				t.Errorf("block %d: %d trials are complete of %d that are done", block, n, stopped.Done)
			}
			o.Trials, o.Block = n, 0
			whole, err := p.Run(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(whole.Columns, stopped.Complete.Columns); diff != "" {
				t.Errorf("block %d, %d trials (-a run of so many, +interrupted):\n%s", block, n, diff)
			}
			if diff := cmp.Diff(whole.Checks, stopped.Complete.Checks); diff != "" {
				t.Errorf("block %d, %d trials: checks (-a run of so many, +interrupted):\n%s", block, n, diff)
			}
		}
	}
	if compared == 0 {
		t.Error("no run had anything complete")
	}
}

// A part of a design is no design.
func TestInterruptedDesignSaysNothing(t *testing.T) {
	p := compiled(t, front, sim.Options{})
	for _, name := range []string{design.LHS, design.Sobol} {
		d, err := design.New(name, 3200)
		if err != nil {
			t.Fatal(err)
		}
		stopped := interrupted(t, p, sim.RunOptions{Trials: 3200, Block: 16, Design: d}, 800)
		if stopped.Complete != nil {
			t.Errorf("%s: %d trials of %d are told as if they were a run", name, stopped.Complete.Trials, stopped.Total)
		}
	}
}
