// Package explain says in words, numbers and equations what a scenario assumes: what a reader needs who wants to
// argue with it, or an author who wants to see what was understood.
//
//	*scenario.Scenario ── New ──▶ *Explanation ── Page ──▶ *table.Page, for a terminal or as a document
//	                                           ── Diagram ──▶ Mermaid
//
// An [Explanation] is values alone: what stands in the scenario, and what was found out about it. Page and JSON say them in
// the same [Words]. Expressions stand as they do in the file where they stand there whole, so that a reader finds them
// again; where a set or a choice by name was written out, they stand as they were checked.
package explain

import (
	"fmt"

	"wargame/scenario"
	"wargame/scenario/source"
)

// Explanation is what a scenario says, and what it comes to.
type Explanation struct {
	Scenario   *scenario.Scenario
	Variables  []Variable   // those that are uncertain
	Constants  []Constant   // the others
	Strategies [][]Strategy // by the place of their actor in Scenario.Strategies
	Policies   []Policy
	Model      []scenario.Quantity // each after those that it is computed from at the same point, then stocks and events
	Outcomes   []Outcome
}

// Outcome is a measure by which policies are compared.
type Outcome struct {
	*scenario.Outcome
	Depends *Depends
}

// maxReached bounds what outcomes are said to depend on: outcomes times quantities.
const maxReached = 5_000_000

// fits refuses a scenario of which more would have to be said than anybody reads.
func fits(s *scenario.Scenario) error {
	quantities := 0
	for range s.Quantities(scenario.KindVariable, scenario.KindLever, scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary,
		scenario.KindTable, scenario.KindEvent) {
		quantities++
	}
	if n := len(s.Outcomes) * quantities; n > maxReached {
		return source.Diagnostics{{Code: "too-large", Span: s.File.Span(0, 0), Message: fmt.Sprintf(
			"%d outcomes that may depend on %d quantities are %d to explain; at most %d are allowed", len(s.Outcomes), quantities, n, maxReached)}}
	}
	return nil
}

// New explains a scenario. Its error is what a trial ran into when its variables were drawn, or source.Diagnostics where
// there is too much to explain.
func New(s *scenario.Scenario) (*Explanation, error) {
	if err := fits(s); err != nil {
		return nil, err
	}
	x := &Explanation{Scenario: s, Strategies: strategies(s), Policies: policies(s), Model: model(s)}
	if err := x.variables(); err != nil {
		return nil, err
	}
	for i, o := range s.Outcomes {
		x.Outcomes = append(x.Outcomes, Outcome{o, depends(s, scenario.KindOutcome.At(i))})
	}
	return x, nil
}
