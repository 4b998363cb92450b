package stats

import "math"

// Moments are the moments of a sample. All but N are NaN where there are too few values to know them.
type Moments struct {
	N        int
	Mean     float64
	Min, Max float64
	NonZero  int // values that are not 0

	m2, m3 float64 // sums of squared and cubed deviations from the mean
}

// Moments reads the sample twice: for the mean, then for the deviations from it, whose own mean (rounding of the
// first) corrects both; Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983, (1.7).
func (s Sample) Moments() Moments {
	m := Moments{Min: math.Inf(1), Max: math.Inf(-1)}
	sum := 0.0
	for x := range s.batches() {
		sum += treeSum(x)
		m.N += len(x)
		for _, v := range x {
			if v < m.Min {
				m.Min = v
			}
			if v > m.Max {
				m.Max = v
			}
			if v != 0 {
				m.NonZero++
			}
		}
	}
	if m.N == 0 {
		nan := math.NaN()
		return Moments{Mean: nan, Min: nan, Max: nan, m2: nan, m3: nan}
	}
	n := float64(m.N)
	mean := sum / n
	d1, d2, d3 := s.deviations(mean)
	m.Mean = mean + d1/n
	m.m2 = max(0, d2-float64(d1*d1)/n)
	shift := d1 / n
	m.m3 = d3 - float64(3*shift*d2) + float64(2*shift*shift*d1)
	if m.Min == m.Max {
		m.Mean, m.m2, m.m3 = m.Min, 0, 0
	}
	return m
}

// deviations sums the first three powers of deviations from mean.
func (s Sample) deviations(mean float64) (d1, d2, d3 float64) {
	d := make([]float64, min(Batch, s.trials))
	p := make([]float64, len(d))
	for x := range s.batches() {
		for i, v := range x {
			d[i] = v - mean
		}
		d1 += treeSum(d[:len(x)])
		for i := range x {
			p[i] = float64(d[i] * d[i])
		}
		d2 += treeSum(p[:len(x)])
		for i := range x {
			p[i] = float64(p[i] * d[i])
		}
		d3 += treeSum(p[:len(x)])
	}
	return d1, d2, d3
}

// Mean is the mean of the sample.
func (s Sample) Mean() float64 {
	sum, n := 0.0, 0
	for x := range s.batches() {
		sum += treeSum(x)
		n += len(x)
	}
	return sum / float64(n)
}

// Count is how many values are as asked.
func (s Sample) Count(is func(float64) bool) int {
	n := 0
	for x := range s.batches() {
		for _, v := range x {
			if is(v) {
				n++
			}
		}
	}
	return n
}

// Variance divides by n-1.
func (m Moments) Variance() float64 {
	if m.N < 2 {
		return math.NaN()
	}
	return m.m2 / float64(m.N-1)
}

// SD is the standard deviation, the root of [Moments.Variance].
func (m Moments) SD() float64 { return math.Sqrt(m.Variance()) }

// SE is the standard error of the mean of independent values.
func (m Moments) SE() float64 { return m.SD() / math.Sqrt(float64(m.N)) }

// Skewness is the sample skewness G1 = g1 sqrt(n(n-1))/(n-2), 0 where all values are equal; Joanes and Gill,
// "Comparing measures of sample skewness and kurtosis", 1998. NaN below three values.
func (m Moments) Skewness() float64 {
	n := float64(m.N)
	switch {
	case m.N < 3:
		return math.NaN()
	case m.m2 == 0:
		return 0
	}
	g1 := math.Sqrt(n) * m.m3 / (m.m2 * math.Sqrt(m.m2))
	return g1 * math.Sqrt(n*(n-1)) / (n - 2)
}
