// Package sim compiles a checked scenario to a program over columns of trials, and runs it.
//
//	scenario.Scenario
//	     │  Compile     values of the model, each once (compile.go, graph.go, build.go, vary.go, points.go, expr.go, tables.go,
//	     │              clock.go, flows.go, limits.go, stocks.go, slopes.go, levels.go, events.go, history.go, stages.go, chains.go,
//	     │              inputs.go, draw.go, uniforms.go, measure.go, timed.go, fault.go, compared.go); then what is not needed is dropped and the rest is given an order and registers
//	     │              (layout.go, order.go, fuse.go, registers.go)
//	     ▼
//	Program             setup once per block │ step at points 0..N-1 │ final at point N; printable (print.go)
//	     │  Run         blocks of trials over an arena of columns (run.go, machine.go, special.go, transit.go, found.go); Record hands
//	     │              over what was recorded at each point (record.go), Variables what was drawn (draws.go)
//	     │  Begin       the same machine, step by step, for those who give orders and intervene (rows.go, inputs.go,
//	     │              intervene.go, look.go, refusal.go), and whose rows are picked and saved (state.go)
//	     ▼
//	Outcomes            a column per policy and outcome, in trial order (outcomes.go, checks.go); of which Evaluate computes
//	                    what is asked later (evaluate.go)
//
// Every policy of a run sees the same draws, and all policies are one program: a value that no difference between
// them reaches exists, and is computed, once.
//
// Invariants. A result depends on the scenario, seed, trial numbers and design alone: not on workers, block size or kernels.
// The order of every arithmetic operation is that of docs/decisions/0001-arithmetic-of-a-step.md. Nothing is
// allocated per block after a worker's first.
package sim

import (
	"slices"

	"wargame/scenario"
)

// Program is a scenario made ready to run: for each phase a list of instructions over registers, each a column with a
// value per trial. It never changes after Compile and may run in many goroutines.
//
//	setup   once per block: draw the variables, starts, bounds, delays
//	step    at points 0..N-1: flows, events, what the next point's state is
//	final   at point N: outcomes and checks
type Program struct {
	sc       *scenario.Scenario
	options  Options
	policies []int // indices into Scenario.Policies, or noPolicy
	outcomes []int // indices into Scenario.Outcomes
	steps    int   // N; 0 of a program that only draws

	nodes      []node
	draws      []draw
	calls      []call
	lookups    []lookup
	courses    []course
	states     []state
	rings      []ring
	faults     []fault
	inputs     []input
	results    []result // of outcomes
	measures   []result // of Options.Measure
	checks     []checked
	recordings []recording
	stocks     []stockNodes // of a program that is stepped by hand
	fires      []ref        // of each event, where it is stepped by hand

	registers int
	register  []int32 // of each node; -1: none
	constants []filled
	timed     []timed
	overTime  [][]float64 // for each of timed, its value at points 0..N
	setup     []instr
	step      []instr
	final     []instr
	moves     []move  // states whose next value is made beside them, and moves over when the step is over
	active    []int32 // states that are kept
	slots     []int   // of each ring: how many columns; 0: not kept
	sums      []sum   // of rings
}

// instr is one instruction. Registers that it does not use are -1.
type instr struct {
	op      opcode
	dst     int32
	a, b, c int32
	aux     int32
	more    []int32
	node    ref
}

// filled is a register that holds one number for good.
type filled struct {
	register int32
	value    float64
}

// timed is a register that holds one number at each point.
type timed struct {
	node     ref
	register int32
}

type move struct{ self, next int32 }

// result is one column that a run fills: of an outcome, or of an expression of Options.Measure.
type result struct {
	model               int // place among the policies
	place               int // among the outcomes or measures
	value, given, never ref
	known               ref      // whether it has a value so far, where rows are stepped by hand; none: always
	registers           [4]int32 // of the four, at the end; -1: none
}

// stockNodes are what interventions read and write of a stock.
type stockNodes struct{ self, min, max ref }

// checked is a check of the scenario that can be evaluated.
type checked struct {
	check         int
	holds, looked ref
	registers     [2]int32
}

// adopt keeps what of the builder is needed and lays out the phases.
func (p *Program) adopt(b *builder) {
	if p.options.ByHand {
		p.stocks, p.fires = b.hands()
	}
	p.nodes, p.draws, p.calls, p.lookups, p.courses = b.nodes, b.draws, b.calls, b.lookups, b.courses
	p.states, p.rings, p.faults, p.inputs = b.states, b.rings, b.faults, b.inputs
	l := newLayout(p)
	l.mark()
	l.spreadTime()
	l.fuse()
	l.mark()
	l.phases()
	p.overTime = p.timeColumns()
}

// certain says that nothing is drawn in a trial, so that all are the same.
func (p *Program) certain() bool {
	for _, phase := range [][]instr{p.setup, p.step, p.final} {
		if slices.ContainsFunc(phase, func(in instr) bool { return in.op == opUniform }) {
			return false
		}
	}
	return true
}
