// Package odds says what a team can expect, from what it knows and nothing else.
//
// A team knows its orders and those of others that are open, what everybody was told, and what it read. It holds many worlds
// possible (worlds.go), each with luck of its own and the secret orders of others as a policy or a strategy of the file gives them. After
// each turn they are weighed by how likely they make what was read, and odds are what comes of the worlds that are left:
//
//	New ─▶ See ─▶ Play ─▶ See ─▶ ... ─▶ Odds
//	        │      │                     │
//	        │      │                     every world goes on to the end under each choice (ahead.go)
//	        │      all worlds take a turn's steps (play.go), under known orders (orders.go) and guessed ones (covert.go)
//	        worlds are weighed, picked and moved (see.go, move.go) by the laws of readings (readings.go, law.go)
//
// This is the bootstrap filter of Gordon, Salmond and Smith ("Novel approach to nonlinear/non-Gaussian Bayesian state estimation",
// 1993), with three additions, without which a thousand worlds are one world after two turns of exact readings, and odds are sure and wrong:
// what was read is taken in part by part (Del Moral, Doucet and Jasra, "Sequential Monte Carlo samplers", 2006); each time worlds are picked
// again, each of them tries to become another one that fits as well (Gilks and Berzuini, "Following a moving target", 2001); and numbers are
// heeded only as far as enough worlds last, which is said. See docs/decisions.
//
// What a filter says depends on its options and on what it was told, to the bit: it is given no truth, keeps no clock, and draws by
// address, from a seed that it shares with no run.
package odds

import (
	"errors"
	"slices"

	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/rng"
)

// Options say who looks ahead, and to what.
type Options struct {
	Seed       uint64                    // of the look-ahead; a run of the same seed draws other things
	Worlds     int                       // how many the team holds possible; 0: DefaultWorlds
	Turn       int                       // steps in a turn
	Readings   *Readings                 // what the team reads; nil: nothing
	Covert     [][]int                   // of each other team, the levers for which this one does not see the orders
	Fed        map[int]*scenario.Setting // levers that are known to be played, step by step; nil: at their default
	Objectives []*scenario.Expr          // truth values over outcomes: of the team, and of what it is asked to estimate
	Outcomes   []int                     // nil: all
}

// DefaultWorlds is how many worlds a team holds possible unless asked otherwise.
const DefaultWorlds = 1000

// Filter is what a team knows. Levers that no order is given for keep what they are, from their defaults on. It is not safe for use
// by several goroutines; New, Play and See told the same again make the same filter, so that it need not be saved.
type Filter struct {
	s       *scenario.Scenario
	o       Options
	program *sim.Program
	seed    uint64
	hidden  hidden
	lucky   bool // something is drawn at steps

	turns   []Turn     // that were played
	seen    []sighting // what was read
	worlds  *worlds
	now     *played
	weights []float64 // of worlds; their sum is 1
	picks   int       // how often worlds were picked
	moves   int       // how often they were moved
}

// New begins with worlds of which nothing is known, at the begin of turn 1. Its error is that of sim.Compile, or the programmer's.
func New(s *scenario.Scenario, o Options) (*Filter, error) {
	if o.Worlds == 0 {
		o.Worlds = DefaultWorlds
	}
	if o.Readings == nil {
		o.Readings = &Readings{}
	}
	if o.Worlds < 1 || o.Turn < 1 {
		return nil, errors.New("odds: there is at least one world, and a step in a turn")
	}
	for lever := range o.Fed {
		if slices.ContainsFunc(o.Covert, func(team []int) bool { return slices.Contains(team, lever) }) {
			return nil, errors.New("odds: what a policy is known to play is no secret: " + s.Levers[lever].Name)
		}
	}
	f := &Filter{s: s, o: o, seed: rng.Key(o.Seed, "odds", "worlds", 0), lucky: drawnAtSteps(s)}
	f.hidden = newHidden(s, o.Covert, len(o.Readings.list))
	if err := f.compile(); err != nil {
		return nil, err
	}
	f.worlds = newWorlds(s, f.seed, o.Worlds, f.hidden.courses)
	f.weights = f.even()
	var err error
	f.now, err = f.begin(f.worlds)
	return f, err
}

// compile makes the program that plays all worlds.
func (f *Filter) compile() error {
	var inputs []int
	for lever := range f.s.Levers {
		if _, fed := f.o.Fed[lever]; !fed {
			inputs = append(inputs, lever)
		}
	}
	var err error
	f.program, err = sim.Compile(f.s, sim.Options{Policies: []int{f.s.Baseline}, Inputs: inputs, Feed: f.o.Fed, ByHand: true,
		Outcomes: f.o.Outcomes, Measure: f.o.Objectives, Record: f.record()})
	return err
}

// record is what the program records: what is read, then what policies order in secret.
func (f *Filter) record() []*scenario.Expr {
	var list []*scenario.Expr
	for _, r := range f.o.Readings.list {
		list = append(list, r.Value)
	}
	return append(list, f.hidden.record...)
}

// even are the weights of worlds that were just drawn or picked.
func (f *Filter) even() []float64 {
	weights := make([]float64, f.o.Worlds)
	for row := range weights {
		weights[row] = 1 / float64(f.o.Worlds)
	}
	return weights
}
