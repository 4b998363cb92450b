package results

import "testing"

// Of what shifts under euler, that helps which shifts by a quarter under rk4, or less.
func TestUnderRK4(t *testing.T) {
	by := func(x float64, shifts bool) Shift { return Shift{Shift: &x, Shifts: shifts} }
	euler := []Shift{by(4, true), by(-4, true), by(4, true), by(4, false), by(4, true)}
	rk4 := []Shift{by(1, true), by(0.5, false), by(-1.5, true), by(0, false), {}}
	if u := NewUnderRK4(euler, rk4); u.Shifted != 4 || u.Helped != 2 || len(u.Shifts) != 5 {
		t.Errorf("%+v", u)
	}
}
