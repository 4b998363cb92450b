package results

import "math"

// UnderRK4 is how the step of a scenario does under rk4, where outcomes shift under euler when it is halved.
type UnderRK4 struct {
	Shifts  []Shift // what halving the step changes under rk4
	Shifted int     // how many outcomes shift under euler, by policy
	Helped  int     // and how many of these by no more than a quarter of that under rk4
	Refused string  // what stops a run under rk4; then there is nothing else
}

// NewUnderRK4 compares shifts under euler with those under rk4, of the same scenario and trials. Both methods draw the same, so that
// what luck adds to a shift stays: a shift that only comes of that is not helped.
func NewUnderRK4(euler, rk4 []Shift) *UnderRK4 {
	const little = 0.25
	u := &UnderRK4{Shifts: rk4}
	for i, x := range euler {
		if !x.Shifts {
			continue
		}
		u.Shifted++
		if y := rk4[i].Shift; y != nil && math.Abs(*y) <= little*math.Abs(*x.Shift) {
			u.Helped++
		}
	}
	return u
}
