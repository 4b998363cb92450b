package dist

import (
	"math"
	"slices"
	"sort"
)

// Truncated of shapes without a formula, and mixture.

func (s *Shape) truncatedQuantile(u float64, p []float64) float64 {
	inner, n := s.inner[0], len(p)-2
	lo, hi := p[n], p[n+1]
	from := inner.below(lo, p[:n], false)
	to := inner.below(hi, p[:n], true)
	return min(max(inner.Quantile(innerUniform(u, from, to), p[:n]), lo), hi)
}

// innerUniform takes u to the part from..to of the inner distribution; never 0 or 1.
func innerUniform(u, from, to float64) float64 {
	return max(min(from+float64(u*(to-from)), lastOne), 1-lastOne)
}

func (s *Shape) truncatedBelow(x float64, p []float64, closed bool) float64 {
	inner, n := s.inner[0], len(p)-2
	lo, hi := p[n], p[n+1]
	if lo == hi {
		return pointBelow(lo, x, closed)
	}
	from := inner.below(lo, p[:n], false)
	to := inner.below(hi, p[:n], true)
	return min(max((inner.below(x, p[:n], closed)-from)/(to-from), 0), 1)
}

// component is one distribution of a mixture.
type component struct {
	params []float64
	weight float64
}

func (s *Shape) components(p []float64) []component {
	list := make([]component, len(s.inner))
	for i, inner := range s.inner {
		list[i] = component{p[:inner.count], p[inner.count]}
		p = p[inner.count+1:]
	}
	return list
}

func (s *Shape) mixtureBelow(x float64, p []float64, closed bool) float64 {
	return s.mixedBelow(s.components(p), x, closed)
}

func (s *Shape) mixedBelow(list []component, x float64, closed bool) float64 {
	sum, weights := 0.0, 0.0
	for i, c := range list {
		if c.weight > 0 {
			sum += float64(c.weight * s.inner[i].below(x, c.params, closed))
			weights += c.weight
		}
	}
	return sum / weights
}

// mixtureQuantile is the smallest x with F(x) >= u. It lies between the least and the greatest quantile of the components
// at u, and is the first of these at which F reaches u where F jumps there. Where it does not, the bracket is narrowed by turns of the
// secant and of halving until no number is left inside.
func (s *Shape) mixtureQuantile(u float64, p []float64) float64 {
	list := s.components(p)
	ends := make([]float64, 0, len(list))
	for i, c := range list {
		if c.weight > 0 {
			ends = append(ends, s.inner[i].Quantile(u, c.params))
		}
	}
	slices.Sort(ends)
	first := sort.Search(len(ends), func(i int) bool { return s.mixedBelow(list, ends[i], true) >= u })
	if first < len(ends) && s.mixedBelow(list, ends[first], false) < u {
		return ends[first] // it has a probability of its own, or the components agree
	}
	lo, hi := ends[0], ends[len(ends)-1]
	below, above := s.mixedBelow(list, lo, true)-u, s.mixedBelow(list, hi, true)-u
	if below >= 0 {
		return lo
	}
	whole := s.whole()
	for turn := 0; ; turn++ {
		x := halfway(lo, hi)
		if turn%3 != 2 && above > below {
			x = secant(lo, hi, below, above)
		}
		if whole {
			x = max(math.Floor(x), lo+1)
		}
		if x <= lo || x >= hi {
			return hi
		}
		if f := s.mixedBelow(list, x, true) - u; f >= 0 {
			hi, above = x, f
		} else {
			lo, below = x, f
		}
	}
}

// whole says that all components give whole numbers.
func (s *Shape) whole() bool {
	for _, inner := range s.inner {
		if !inner.family.integer {
			return false
		}
	}
	return true
}

// secant is where the line through both ends is 0, kept a little off either end so that the bracket closes from both;
// halfway, where rounding leaves no room for that.
func secant(lo, hi, below, above float64) float64 {
	const off = 1e-3
	share := -below / (above - below)
	x := lo + float64((hi-lo)*min(max(share, off), 1-off))
	if x <= lo || x >= hi {
		return halfway(lo, hi)
	}
	return x
}

// halfway is in the middle of the numbers between lo and hi, of which there are as many around 0 as anywhere.
func halfway(lo, hi float64) float64 {
	return fromOrder(order(lo)/2 + order(hi)/2 + (order(lo) & order(hi) & 1))
}

// order numbers the floating point numbers in their order, both zeros 0.
func order(x float64) int64 {
	if n := int64(math.Float64bits(math.Abs(x))); x >= 0 {
		return n
	} else {
		return -n
	}
}

func fromOrder(n int64) float64 {
	if n < 0 {
		return -math.Float64frombits(uint64(-n))
	}
	return math.Float64frombits(uint64(n))
}
