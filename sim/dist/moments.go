package dist

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
)

// Mean is the mean; NaN where there is none, as for student_t with nu of at most 1.
func (s *Shape) Mean(p []float64) float64 {
	if c := s.family.compound; c != nil {
		return c.mean(s, p)
	}
	return s.family.mean(p)
}

// Variance is the variance; NaN or infinite where there is none.
func (s *Shape) Variance(p []float64) float64 {
	if c := s.family.compound; c != nil {
		return c.variance(s, p)
	}
	return s.family.variance(p)
}

func (s *Shape) truncatedMean(p []float64) float64 {
	return s.integrate(p, func(x float64) float64 { return x })
}

func (s *Shape) truncatedVariance(p []float64) float64 {
	mean := s.Mean(p)
	return s.integrate(p, func(x float64) float64 { return (x - mean) * (x - mean) })
}

func (s *Shape) mixtureMean(p []float64) float64 {
	return s.mixtureMoment(p, func(inner *Shape, q []float64) float64 { return inner.Mean(q) })
}

func (s *Shape) mixtureVariance(p []float64) float64 {
	mean := s.Mean(p)
	return s.mixtureMoment(p, func(inner *Shape, q []float64) float64 {
		d := inner.Mean(q) - mean
		return inner.Variance(q) + d*d
	})
}

// integrate is the mean of f over the distribution: Gauss-Legendre over u, in octaves towards both ends, where 2^-49
// is left out.
func (s *Shape) integrate(p []float64, f func(x float64) float64) float64 {
	const points, octaves = 24, 48
	sum, hi := 0.0, 0.5
	for range octaves {
		lo := hi / 2
		sum += quad.Fixed(func(t float64) float64 {
			return f(s.Quantile(t, p)) + f(s.Quantile(1-t, p))
		}, lo, hi, points, quad.Legendre{}, 0)
		hi = lo
	}
	return sum
}

func (s *Shape) mixtureMoment(p []float64, moment func(inner *Shape, q []float64) float64) float64 {
	sum, weights := 0.0, 0.0
	for i, c := range s.components(p) {
		if c.weight > 0 {
			sum += c.weight * moment(s.inner[i], c.params)
			weights += c.weight
		}
	}
	return sum / weights
}

func lognormalMean(p []float64) float64 { return math.Exp(p[0] + p[1]*p[1]/2) }

func lognormalVariance(p []float64) float64 {
	return math.Expm1(p[1]*p[1]) * math.Exp(2*p[0]+p[1]*p[1])
}

func toMean(p []float64) float64 {
	if p[0] > 0 {
		mu, sigma := onNumbers.lognormalTo(p[0], p[1])
		return lognormalMean([]float64{mu, sigma})
	}
	mean, _ := onNumbers.normalTo(p[0], p[1])
	return mean
}

func toVariance(p []float64) float64 {
	if p[0] > 0 {
		mu, sigma := onNumbers.lognormalTo(p[0], p[1])
		return lognormalVariance([]float64{mu, sigma})
	}
	_, sd := onNumbers.normalTo(p[0], p[1])
	return sd * sd
}

func triangularVariance(p []float64) float64 {
	a, c, b := p[0], p[1], p[2]
	return ((b-a)*(b-a) - (c-a)*(b-c)) / 18
}

func weibullMean(p []float64) float64 { return p[1] * math.Gamma(1+1/p[0]) }

func weibullVariance(p []float64) float64 {
	mean := math.Gamma(1 + 1/p[0])
	return p[1] * p[1] * (math.Gamma(1+2/p[0]) - mean*mean)
}

func choiceMean(p []float64) float64 {
	sum := 0.0
	for _, x := range p {
		sum += x
	}
	return sum / float64(len(p))
}

func choiceVariance(p []float64) float64 {
	mean, sum := choiceMean(p), 0.0
	for _, x := range p {
		sum += (x - mean) * (x - mean)
	}
	return sum / float64(len(p))
}

func discreteMean(p []float64) float64 {
	sum := 0.0
	for i := 0; i+1 < len(p); i += 2 {
		sum += p[i] * p[i+1]
	}
	return sum
}

func discreteVariance(p []float64) float64 {
	mean, sum := discreteMean(p), 0.0
	for i := 0; i+1 < len(p); i += 2 {
		sum += (p[i] - mean) * (p[i] - mean) * p[i+1]
	}
	return sum
}

func betaMean(p []float64) float64 { return p[0] / (p[0] + p[1]) }

func betaVariance(p []float64) float64 {
	s := p[0] + p[1]
	return p[0] * p[1] / (s * s * (s + 1))
}

func pertMean(p []float64) float64 { return (p[0] + 4*p[1] + p[2]) / 6 }

func pertVariance(p []float64) float64 {
	mean := pertMean(p)
	return (mean - p[0]) * (p[2] - mean) / 7
}

func studentMean(p []float64) float64 {
	if p[0] <= 1 {
		return math.NaN()
	}
	return p[1]
}

func studentVariance(p []float64) float64 {
	switch nu := p[0]; {
	case nu <= 1:
		return math.NaN()
	case nu <= 2:
		return math.Inf(1)
	default:
		return p[2] * p[2] * nu / (nu - 2)
	}
}
