package dist

import (
	"fmt"
	"math"
)

const (
	sumTolerance = 1e-9  // how far the probabilities of discrete may sum from 1
	thinnest     = 1e-12 // the least probability that truncated may keep: with less, uniforms are too coarse
	mostCounted  = 1e15  // the largest n of a binomial and mean of a poisson: whole numbers stay exact
)

// Check says what is impossible about parameters, in words for the author of a scenario; nil if nothing is.
func (s *Shape) Check(p []float64) error {
	switch s.family.name {
	case "truncated":
		return s.checkTruncated(p)
	case "mixture":
		return s.checkMixture(p)
	}
	for i, x := range p {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("%s needs finite parameters, got %s of %g", s.family.name, s.paramName(i), x)
		}
	}
	if s.family.check == nil {
		return nil
	}
	return s.family.check(p)
}

func (s *Shape) paramName(i int) string {
	switch {
	case i < len(s.family.params):
		return s.family.params[i]
	case s.family.name == "discrete" && i%2 == 0:
		return fmt.Sprintf("value %d", i/2+1)
	case s.family.name == "discrete":
		return fmt.Sprintf("probability %d", i/2+1)
	}
	return fmt.Sprintf("value %d", i+1)
}

// checkTruncated lets lo and hi be infinite, for a bound on one side.
func (s *Shape) checkTruncated(p []float64) error {
	inner, n := s.inner[0], len(p)-2
	if err := inner.Check(p[:n]); err != nil {
		return err
	}
	lo, hi := p[n], p[n+1]
	if math.IsNaN(lo) || math.IsNaN(hi) {
		return fmt.Errorf("truncated needs lo and hi to be numbers, got %g and %g", lo, hi)
	}
	if lo > hi {
		return fmt.Errorf("truncated needs lo of at most hi, got %g and %g", lo, hi)
	}
	if lo == hi && math.IsInf(lo, 0) {
		return fmt.Errorf("truncated needs a range of numbers, got %g to %g", lo, hi)
	}
	if inside := inner.below(hi, p[:n], true) - inner.below(lo, p[:n], false); lo < hi && !(inside > thinnest) {
		return fmt.Errorf("truncated needs a range that its %s can reach, and it has next to no probability between %g and %g",
			inner.family.name, lo, hi)
	}
	return nil
}

func (s *Shape) checkMixture(p []float64) error {
	sum := 0.0
	for i, c := range s.components(p) {
		if err := s.inner[i].Check(c.params); err != nil {
			return err
		}
		if !(c.weight >= 0 && c.weight <= math.MaxFloat64) {
			return fmt.Errorf("mixture needs weights of at least 0, got weight %d of %g", i+1, c.weight)
		}
		sum += c.weight
	}
	if !(sum > 0) {
		return fmt.Errorf("mixture needs a weight above 0, got only 0")
	}
	return nil
}

// both checks one thing after the other.
func both(one, other func(p []float64) error) func(p []float64) error {
	return func(p []float64) error {
		if err := one(p); err != nil {
			return err
		}
		return other(p)
	}
}

func atLeastZero(name, param string, i int) func(p []float64) error {
	return func(p []float64) error {
		if p[i] < 0 {
			return fmt.Errorf("%s needs %s of at least 0, got %g", name, param, p[i])
		}
		return nil
	}
}

func above(name, param string, i int) func(p []float64) error {
	return func(p []float64) error {
		if p[i] <= 0 {
			return fmt.Errorf("%s needs %s above 0, got %g", name, param, p[i])
		}
		return nil
	}
}

func checkShare(name string, i int) func(p []float64) error {
	return func(p []float64) error {
		if p[i] < 0 || p[i] > 1 {
			return fmt.Errorf("%s needs p within 0..1, got %g", name, p[i])
		}
		return nil
	}
}

func checkTo(p []float64) error {
	if p[0] >= p[1] {
		return fmt.Errorf("a range \"a to b\" needs a below b, got %g to %g", p[0], p[1])
	}
	return nil
}

func checkUniform(p []float64) error {
	if p[0] > p[1] {
		return fmt.Errorf("uniform needs lo of at most hi, got %g and %g", p[0], p[1])
	}
	return nil
}

func checkMode(name string) func(p []float64) error {
	return func(p []float64) error {
		if p[0] > p[2] {
			return fmt.Errorf("%s needs lo of at most hi, got %g and %g", name, p[0], p[2])
		}
		if p[1] < p[0] || p[1] > p[2] {
			return fmt.Errorf("%s needs mode within lo..hi, got %g outside %g..%g", name, p[1], p[0], p[2])
		}
		return nil
	}
}

func checkDiscrete(p []float64) error {
	sum := 0.0
	for i := 1; i < len(p); i += 2 {
		if p[i] < 0 || p[i] > 1 {
			return fmt.Errorf("discrete needs probabilities within 0..1, got %g for value %d", p[i], i/2+1)
		}
		sum += p[i]
	}
	if math.Abs(sum-1) > sumTolerance {
		return fmt.Errorf("discrete needs probabilities that sum to 1, got a sum of %g", sum)
	}
	return nil
}

func checkPoisson(p []float64) error {
	if p[0] < 0 || p[0] > mostCounted {
		return fmt.Errorf("poisson needs mean within 0..%g, got %g", mostCounted, p[0])
	}
	return nil
}

func checkBinomial(p []float64) error {
	if n := p[0]; n < 0 || n != math.Trunc(n) || n > mostCounted {
		return fmt.Errorf("binomial needs n to be a whole number from 0 to %g, got %g", mostCounted, n)
	}
	return checkShare("binomial", 1)(p)
}
