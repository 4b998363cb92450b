// Package contract is what programs read of analyses: the documents of --format json, each a type whose fields have the names that
// docs/format.md lists, and a function that makes it of what was found. [wargame/results/contract] writes them.
//
//	*analysis.Discovery ── NewDiscovery ──▶ Discovery
//	*analysis.Sweep     ── NewSweep     ──▶ Sweep
//
// A number that does not exist is absent, or null where it stands in a list; no number is in percent.
package contract

import (
	"math"

	"wargame/analysis"
	"wargame/results/contract"
)

// Heading says what the document is, and of what run.
type Heading struct {
	Kind     string           `json:"kind"`
	Scenario string           `json:"scenario"` // the file's name without its ending
	Title    string           `json:"title"`
	File     string           `json:"file"`
	Receipt  contract.Receipt `json:"receipt"`
}

func newHeading(kind string, h analysis.Heading) Heading {
	return Heading{Kind: kind, Scenario: h.Scenario, Title: h.Title, File: h.File, Receipt: contract.Receipt(h.Receipt)}
}

// Estimate is a number and its 95% interval.
type Estimate struct {
	Value float64  `json:"value"`
	Lo    *float64 `json:"lo,omitempty"`
	Hi    *float64 `json:"hi,omitempty"`
}

func newEstimate(e analysis.Estimate) Estimate {
	return Estimate{e.Value, finite(e.Lo), finite(e.Hi)}
}

// finite is a pointer to x, or nil where x does not exist.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// each makes a list of another, element by element. A list of nothing is empty, not null.
func each[T, U any](list []T, of func(T) U) []U {
	out := make([]U, len(list))
	for i, x := range list {
		out[i] = of(x)
	}
	return out
}
