package odds

import (
	"wargame/scenario/builtin"
	"wargame/sim/kernel"
)

// Law is how a reading with an error comes from what is so. What makes a reading and what judges one stand here side by side.
//
// Of a value above zero the reading is lognormal with the value as its median, of one at or below zero normal around it. 90% of
// readings lie within the error, so that the standard deviation is the error over 1.645: of the logarithm, or times Scale.
type Law struct {
	Error float64 // a share of what is so; 0: the reading is what is so
	Scale float64 // what it is a share of where the value is not above zero
}

// Read makes a reading of x from a standard normal deviate.
func (l Law) Read(x, deviate float64) float64 {
	if x > 0 {
		return float64(x * exp(float64(l.sigma()*deviate)))
	}
	return x + float64(l.around()*deviate)
}

// off is by how many standard deviations a reading is off where x is so, and how wide its law is there: its density is that of the
// deviate over that width. A reading that cannot be is amiss.
func (l Law) off(reading, x float64) (deviate, width float64) {
	switch sd := l.around(); {
	case x > 0 && reading > 0:
		return ln(reading/x) / l.sigma(), float64(l.sigma() * reading)
	case x <= 0 && sd > 0:
		return (reading - x) / sd, sd
	case reading != x:
		return amiss, 1
	}
	return 0, 1
}

// amiss is by how many standard deviations that is off which cannot be. It is far beyond what is taken to fit, and not infinite, so that
// worlds can still be told apart by how much of what was read they have.
const amiss = 10

// fitting is the most by which a reading is off that fits: of a true world, one reading in two million is not.
const fitting = 5

func (l Law) sigma() float64 { return l.Error / builtin.NormalP95 }

func (l Law) around() float64 { return float64(l.sigma() * l.Scale) }

func exp(x float64) float64 { return kernel.Scalar(kernel.Exp, x, 0, 0) }

func ln(x float64) float64 { return kernel.Scalar(kernel.Ln, x, 0, 0) }
