package kernel

import "math"

// Golden is the distance of neighbouring indices: 2^64 divided by the golden ratio, odd.
const Golden = 0x9e3779b97f4a7c15

// Mix is SplitMix64's output function, a bijection in which each bit of x touches all bits of the result (Steele, Lea
// and Flood, Fast splittable pseudorandom number generators, 2014), with the constants of Stafford's Mix13.
func Mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Uniform is the number of an index in the sequence that starts at key.
func Uniform(key, index uint64) float64 { return unit(Mix(key + index*Golden)) }

// unit maps 64 bits to the odd multiples of 2^-53 between 0 and 1, by the upper 52 bits, so that neither 0 nor 1 comes
// and 1-u is exact and as good a uniform as u.
func unit(x uint64) float64 { return math.Float64frombits(x>>12|oneBits) - (1 - 0x1p-53) }

// uniforms sets dst[i] to Uniform(key, index[i]).
func uniforms(dst []float64, key uint64, index []uint64) {
	index = index[:len(dst)]
	for i, n := range index {
		dst[i] = Uniform(key, n)
	}
}
