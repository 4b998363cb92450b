package sim_test

import (
	"errors"
	"testing"

	"wargame/sim"
)

// TestScenariosOfAlmostNothing runs, records, draws, steps, picks and saves scenarios that have no quantity, no variable or no outcome.
func TestScenariosOfAlmostNothing(t *testing.T) {
	const clock = "wargame: 1\nclock: {step: 1 week, length: 4 weeks}\n"
	for _, text := range []string{
		clock,
		clock + "outcomes: {one: {value: 1}}\n",
		clock + "variables: {x: 3}\n",
		clock + "stocks: {s: {start: 1}}\n",
		clock + "levers: {open: {default: true}}\nevents: {e: {at: week 2}}\n",
	} {
		s := mustLoad(t, "almost nothing", text)
		drew, err := sim.Variables(t.Context(), s, sim.RunOptions{Trials: 3})
		must(t, err)
		if len(drew) != len(s.Variables) {
			t.Errorf("%s: %d variables were drawn", text, len(drew))
		}
		for _, o := range []sim.Options{
			{}, {Outcomes: []int{}}, {ByHand: true}, {Record: sim.Everything(s)}, {ByHand: true, Record: sim.Everything(s), Outcomes: []int{}},
		} {
			p := compiledOf(t, s, o)
			out := runProgram(t, p, sim.RunOptions{Trials: 3})
			recorded := 0
			must(t, p.Record(t.Context(), sim.RunOptions{Trials: 3}, func(sim.Recorded) { recorded++ }))
			if recorded != len(o.Record) {
				t.Errorf("%s: %d of %d were recorded", text, recorded, len(o.Record))
			}
			rows := begin(t, p, sim.Start{Worlds: numbers(1, 3), Lucks: numbers(1, 3)})
			advance(t, rows, 2)
			rows, err = p.Resume(reread(t, rows.State()))
			must(t, err)
			rows, err = rows.Pick([]int{0, 1, 2}, nil, nil)
			must(t, err)
			advance(t, rows, 2)
			refused(t, rows.Step(), sim.AtTheEnd)
			sameAsTrials(t, ending(t, rows), out, 0, 0)
			if _, err := rows.Pick(nil, nil, nil); err == nil {
				t.Errorf("%s: no row was picked", text)
			}
		}
	}
}

// TestTrialsThatCannotBe asks for no trial, or fewer, or more than their columns may take.
func TestTrialsThatCannotBe(t *testing.T) {
	s := mustLoad(t, "front", front)
	p := compiledOf(t, s, sim.Options{Record: sim.Everything(s)})
	for _, trials := range []int{0, -1} {
		o := sim.RunOptions{Trials: trials}
		if _, err := p.Run(t.Context(), o); err == nil {
			t.Errorf("%d trials were run", trials)
		}
		if err := p.Record(t.Context(), o, func(sim.Recorded) {}); err == nil {
			t.Errorf("%d trials were recorded", trials)
		}
		if _, err := sim.Variables(t.Context(), s, o); err == nil {
			t.Errorf("%d trials were drawn", trials)
		}
	}
	measures := compiledOf(t, s, sim.Options{Policies: []int{0}, Outcomes: []int{}, Measure: outcomesOf(s)[:1]})
	if _, err := measures.Run(t.Context(), sim.RunOptions{Trials: int(sim.DefaultMemory()/8) + 1}); !errors.Is(err, sim.ErrMemory) {
		t.Errorf("more trials than there is memory for: %v", err)
	}
}
