package play

import "wargame/sim"

// Ahead plays a game on, from what is so: it is for those who may know it, the facilitator and the debrief. Its worlds and lucks come
// from the look-ahead stream, never from the game's trial. Its program computes the goals of the game alone (see Goals). It may be used
// by several goroutines.
type Ahead struct {
	table   *table
	program *sim.Program
	worlds  []uint64
	lucks   []uint64
}

// Ahead looks at n futures at a time.
func (g *Game) Ahead(n int) (*Ahead, error) {
	a := &Ahead{table: g.table}
	o := sim.Options{Policies: []int{g.Scenario.Baseline}, Outcomes: []int{}, Inputs: g.table.held, Feed: g.table.fed, Measure: g.table.goals, ByHand: true}
	var err error
	if a.program, err = sim.Compile(g.Scenario, o); err != nil {
		return nil, err
	}
	for i := range n {
		a.worlds = append(a.worlds, keyed(g.seed, "ahead", "world", i))
		a.lucks = append(a.lucks, keyed(g.seed, "ahead", "luck", i))
	}
	return a, nil
}

// Baseline are options for as many trials of the game's scenario as there are futures, in worlds and with lucks of the stream.
func (a *Ahead) Baseline() sim.RunOptions {
	return sim.RunOptions{
		Seed: a.table.seed, Trials: len(a.worlds),
		Worlds: func(trial int) uint64 { return a.worlds[trial-1] },
		Lucks:  func(trial int) uint64 { return a.lucks[trial-1] },
	}
}

// Worlds are rows at the begin of the game, in worlds and with lucks of their own: what could be told before it.
func (a *Ahead) Worlds() (*sim.Rows, error) {
	return a.program.Begin(sim.Start{Seed: a.table.seed, Worlds: a.worlds, Lucks: a.lucks})
}

// Futures are rows at a moment of the game (see Game.Moment), in its world, with lucks of their own from there on. Their lucks are the
// same at every moment.
func (a *Ahead) Futures(at sim.State) (*sim.Rows, error) {
	row, err := a.program.Resume(at)
	if err != nil {
		return nil, err
	}
	return row.Pick(make([]int, len(a.lucks)), nil, a.lucks)
}

// Moment is where the game stands in the model, for looking ahead from it.
func (g *Game) Moment() sim.State { return g.rows.State() }

// Drawn are the game's seed and trial, which are nobody's but the facilitator's until the game is closed.
func (g *Game) Drawn() (seed uint64, trial int) { return g.seed, g.trial }
