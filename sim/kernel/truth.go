package kernel

import "math"

// Truth values are made and used as bits, without branches: conditions differ from trial to trial, and a branch that
// goes either way costs more than all of the work.

const oneBits = 0x3ff << 52 // bits of 1.0

// mask is all ones where c holds, else 0. The compiler makes it without a branch.
func mask(c bool) uint64 {
	var m uint64
	if c {
		m = 1
	}
	return -m
}

// nonzero is all ones where x is neither 0 nor -0, without a comparison: NaN is true too.
func nonzero(x float64) uint64 {
	t := math.Float64bits(x) << 1
	return uint64(int64(t|-t) >> 63)
}

// truth is 1 where c holds, else 0.
func truth(c bool) float64 { return math.Float64frombits(mask(c) & oneBits) }

// choose is x where the mask m is all ones and y where it is 0, of any bits.
func choose(m uint64, x, y float64) float64 {
	return math.Float64frombits(math.Float64bits(x)&m | math.Float64bits(y)&^m)
}

func less(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] < b[i])
	}
}

func lessEqual(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] <= b[i])
	}
}

func equal(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] == b[i])
	}
}

func notEqual(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] != b[i])
	}
}

func and(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = math.Float64frombits(nonzero(a[i]) & nonzero(b[i]) & oneBits)
	}
}

func or(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = math.Float64frombits((nonzero(a[i]) | nonzero(b[i])) & oneBits)
	}
}

func not(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = math.Float64frombits(^nonzero(a[i]) & oneBits)
	}
}

func selectColumn(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = choose(nonzero(a[i]), b[i], c[i])
	}
}

func divideOr(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = choose(nonzero(b[i]), a[i]/b[i], c[i])
	}
}

// sign is -1, 0 (for both zeros) or 1, and NaN of NaN.
func sign(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i, x := range a {
		signed := math.Float64bits(x)&(1<<63) | oneBits
		dst[i] = choose(mask(x != x), x, math.Float64frombits(signed&nonzero(x)))
	}
}
