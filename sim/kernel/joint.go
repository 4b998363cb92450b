package kernel

import "math"

// Joint operators are two operators in one pass, with the roundings of both: what the inner one makes is not stored.

func multiplyMultiply(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = float64(a[i]*b[i]) * c[i]
	}
}

func multiplyMin(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = min(a[i]*b[i], c[i])
	}
}

func subtractProduct(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = c[i] - float64(a[i]*b[i])
	}
}

func addMultiply(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] + b[i]) * c[i]
	}
}

func addSubtract(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] + b[i]) - c[i]
	}
}

func divideBySum(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = c[i] / (a[i] + b[i])
	}
}

func subtractAdd(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] - b[i]) + c[i]
	}
}

func subtractSubtract(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] - b[i]) - c[i]
	}
}

func subtractMax(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i]-b[i], c[i])
	}
}

func maxAdd(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i], b[i]) + c[i]
	}
}

func addMax(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i]+b[i], c[i])
	}
}

func multiplyMax(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i]*b[i], c[i])
	}
}

func multiplyDivide(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = float64(a[i]*b[i]) / c[i]
	}
}

func lessProduct(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = truth(c[i] < float64(a[i]*b[i]))
	}
}

func andAnd(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = math.Float64frombits(nonzero(a[i]) & nonzero(b[i]) & nonzero(c[i]) & oneBits)
	}
}
