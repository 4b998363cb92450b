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

// truth is 1 where c holds, else 0.
func truth(c bool) float64 { return math.Float64frombits(mask(c) & oneBits) }

// choose is x where c holds, else y, of any bits.
func choose(c bool, x, y float64) float64 {
	m := mask(c)
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
		dst[i] = math.Float64frombits(mask(a[i] != 0) & mask(b[i] != 0) & oneBits)
	}
}

func or(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = math.Float64frombits((mask(a[i] != 0) | mask(b[i] != 0)) & oneBits)
	}
}

func not(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] == 0)
	}
}

func selectColumn(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = choose(a[i] != 0, b[i], c[i])
	}
}

func divideOr(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = choose(b[i] == 0, c[i], a[i]/b[i])
	}
}

// sign is -1, 0 (for both zeros) or 1, and NaN of NaN.
func sign(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i, x := range a {
		unit := mask(x != 0)&oneBits | math.Float64bits(x)&mask(x < 0)&(1<<63)
		dst[i] = choose(x != x, x, math.Float64frombits(unit))
	}
}
