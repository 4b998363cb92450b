package stats

import "math"

// Moments are the moments of a sample. All but N are NaN where there are too few values to know them.
type Moments struct {
	N        int
	Mean     float64
	Min, Max float64
	NonZero  int // values that are not 0
	Positive int // values above 0

	m2, m3 float64 // sums of squared and cubed deviations from the mean
}

// Moments reads the sample once. Each batch gives its mean and the deviations from it, whose own mean (rounding of the
// first) corrects both; Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983, (1.7). The batches are joined
// in order; Pébay, "Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical
// moments", 2008, (1.4), (1.5).
func (s Sample) Moments() Moments {
	m := Moments{Min: math.Inf(1), Max: math.Inf(-1)}
	f, sum := newFolder(s.trials), 0.0
	for x := range s.batches() {
		if len(x) > 0 {
			batch, folded := f.moments(x)
			m = m.join(batch)
			sum += folded
		}
	}
	if m.N == 0 {
		nan := math.NaN()
		return Moments{Mean: nan, Min: nan, Max: nan, m2: nan, m3: nan}
	}
	m.Mean = sum / float64(m.N)
	if m.Min == m.Max {
		m.Mean, m.m2, m.m3 = m.Min, 0, 0
	}
	return m
}

// join is the moments of two samples together.
func (m Moments) join(b Moments) Moments {
	if m.N == 0 {
		return b
	}
	na, nb := float64(m.N), float64(b.N)
	n := na + nb
	delta := b.Mean - m.Mean
	square := float64(delta * delta)
	across := float64(na * nb / n)
	m.m3 += b.m3 + float64(float64(square*delta)*float64(across*(na-nb)/n)) + float64(float64(3*delta)*(float64(na*b.m2)-float64(nb*m.m2))/n)
	m.m2 += b.m2 + float64(square*across)
	m.Mean += float64(delta * nb / n)
	m.N += b.N
	m.Min, m.Max = min(m.Min, b.Min), max(m.Max, b.Max)
	m.NonZero += b.NonZero
	m.Positive += b.Positive
	return m
}

// folder holds the columns that sums are folded in.
type folder struct{ d, p, sums []float64 }

func newFolder(trials int) folder {
	n := min(Batch, trials)
	return folder{make([]float64, n), make([]float64, n), make([]float64, n)}
}

// moments are those of one batch, and its sum.
func (f folder) moments(x []float64) (Moments, float64) {
	m := Moments{N: len(x), Min: x[0], Max: x[0]}
	for _, v := range x {
		if v < m.Min {
			m.Min = v
		}
		if v > m.Max {
			m.Max = v
		}
		m.NonZero += one(v != 0)
		m.Positive += one(v > 0)
	}
	n, sum := float64(len(x)), treeSum(f.sums, x)
	mean := sum / n
	d, p := f.d[:len(x)], f.p[:len(x)]
	for i, v := range x {
		d[i] = v - mean
	}
	d1 := treeSum(f.sums, d)
	for i, v := range d {
		p[i] = float64(v * v)
	}
	d2 := treeSum(f.sums, p)
	for i, v := range d {
		p[i] = float64(p[i] * v)
	}
	d3 := treeSum(f.sums, p)
	shift := d1 / n
	m.Mean = mean + shift
	m.m2 = max(0, d2-float64(d1*shift))
	m.m3 = d3 - float64(float64(3*shift)*d2) + float64(float64(2*shift*shift)*d1)
	return m, sum
}

// one is 1 for true, without a branch.
func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Mean is the mean of the sample.
func (s Sample) Mean() float64 {
	sum, n := 0.0, 0
	sums := make([]float64, min(Batch, s.trials))
	for x := range s.batches() {
		sum += treeSum(sums, x)
		n += len(x)
	}
	return sum / float64(n)
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
