package contract

import "wargame/results"

// UnderRK4 is how the step does under rk4, where outcomes shift under euler: a part of what validate prints.
type UnderRK4 struct {
	Shifts  []Shift `json:"halved_step,omitempty"`
	Shifted int     `json:"shifted"`           // how many outcomes shift under euler, by policy
	Helped  int     `json:"helped"`            // how many of them by no more than a quarter of it under rk4
	Refused string  `json:"refused,omitempty"` // what stops a run under rk4
}

// NewUnderRK4 makes the document; nil of nil.
func NewUnderRK4(u *results.UnderRK4) *UnderRK4 {
	if u == nil {
		return nil
	}
	return &UnderRK4{NewShifts(u.Shifts), u.Shifted, u.Helped, u.Refused}
}
