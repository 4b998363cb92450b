// Package sim compiles a checked scenario to a program over columns of trials, and runs it.
//
//	scenario.Scenario
//	     │  Compile     values of the model, each once (graph.go, build.go, expr.go, flows.go, stocks.go, events.go,
//	     │              history.go, draw.go, measure.go); then what is not needed is dropped and the rest is given
//	     │              an order and registers (layout.go, order.go, fuse.go, registers.go)
//	     ▼
//	Program             setup once per block │ step at points 0..N-1 │ final at point N; printable (print.go)
//	     │  Run         blocks of trials over an arena of columns (run.go, machine.go, own.go)
//	     │  Begin       the same, step by step, for rows that can be saved, loaded and fanned out (rows.go)
//	     ▼
//	Outcomes            a column per policy and outcome, in trial order (api.go)
//
// Every policy of a run sees the same draws, and all policies are one program: a value that no difference between
// them reaches exists, and is computed, once.
//
// Invariants. A result depends on the scenario, seed, trial numbers and design alone: not on workers, block size or kernels.
// The order of every arithmetic operation is that of docs/decisions/0001-arithmetic-of-a-step.md. Nothing is
// allocated per block after a worker's first.
package sim
