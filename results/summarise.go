package results

import "wargame/sim"

// NewReport says what the columns of a run mean.
func NewReport(o *sim.Outcomes, m Meta) (*Report, error) {
	return &Report{}, nil
}
