package scenario

// Method is how stocks are carried over a step.
type Method uint8

// The methods. Under RK4, the classical method of Runge and Kutta of the fourth order, auxiliaries and rates are worked out four times
// in a step, at stocks that flow on within it; what is drawn, decided and remembered, and whether events happen, once, as under Euler.
const (
	Euler Method = iota
	RK4
)

var methods = []string{Euler: "euler", RK4: "rk4"}

// String is the method as files have it.
func (m Method) String() string { return methods[m] }
