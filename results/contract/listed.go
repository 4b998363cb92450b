package contract

import (
	"slices"

	"wargame/scenario"
	"wargame/scenario/source"
)

// Listed is a scenario in a list of them: what explain prints of a folder.
type Listed struct {
	File      string   `json:"file"`
	Title     string   `json:"title"`
	Question  string   `json:"question"`
	Abstract  bool     `json:"abstract"` // only for extending
	Clock     Clock    `json:"clock"`
	Variables int      `json:"variables"` // how many there are
	Policies  []string `json:"policies"`
	Outcomes  []string `json:"outcomes"`
	Extends   []string `json:"extends"` // the files that were read for it, beside itself
}

// NewListed lists a scenario under the name by which it was asked for.
func NewListed(file string, s *scenario.Scenario) Listed {
	others := slices.DeleteFunc(slices.Clone(s.Files), func(f *source.File) bool { return f == s.File })
	return Listed{
		File: file, Title: source.OneLine(s.Title), Question: source.OneLine(s.Question), Abstract: s.Abstract, Clock: newClock(s.Clock),
		Variables: len(s.Variables),
		Policies:  each(s.Policies, func(p *scenario.Policy) string { return p.Name }),
		Outcomes:  each(s.Outcomes, func(o *scenario.Outcome) string { return o.Name }),
		Extends:   each(others, func(f *source.File) string { return f.Name }),
	}
}

// Otherwise is what explain prints of several scenarios: what the others say otherwise than the first.
type Otherwise struct {
	Scenarios   []Listed `json:"scenarios"`
	Differences []Versus `json:"differences"`
}
