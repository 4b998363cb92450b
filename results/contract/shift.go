package contract

import "wargame/results"

// Shift is how one outcome under one policy changes when the step is halved: a part of what validate prints.
type Shift struct {
	Outcome string   `json:"outcome"`
	Policy  string   `json:"policy"`
	Unit    string   `json:"unit"`
	Kind    string   `json:"kind"`             // "number" or "chance"
	Mean    *float64 `json:"mean,omitempty"`   // at the scenario's step; absent: no trial counts
	Halved  *float64 `json:"halved,omitempty"` // at half of it
	Shift   *float64 `json:"shift,omitempty"`
	Error   *float64 `json:"error,omitempty"` // half the width of the shift's 95% interval
	Shifts  bool     `json:"shifts"`          // by more than its error

	SD       *float64 `json:"sd,omitempty"`        // standard deviation over trials, at the scenario's step; absent also of a chance
	HalvedSD *float64 `json:"halved_sd,omitempty"` // at half of it
	SDError  *float64 `json:"sd_error,omitempty"`  // half the width of the 95% interval of their difference
	Spreads  bool     `json:"spreads"`             // they differ by more than that
}

// NewShifts makes the document of some shifts.
func NewShifts(shifts []results.Shift) []Shift {
	return each(shifts, func(s results.Shift) Shift {
		return Shift{Outcome: s.Outcome, Policy: s.Policy, Unit: s.Unit, Kind: s.Kind.String(), Mean: s.Mean, Halved: s.Halved,
			Shift: s.Shift, Error: s.Error, Shifts: s.Shifts, SD: s.SD, HalvedSD: s.HalvedSD, SDError: s.SDError, Spreads: s.Spreads}
	})
}
