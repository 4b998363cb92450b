// Package rng gives every uniform an address instead of a place in a sequence: the number at an address depends on
// the address alone, never on what else was drawn, in which order or by which worker.
//
// An address is hashed in three parts, the outer ones seldom:
//
//	Key(seed, quantity, role, call)      once per distribution call of a program
//	Step(key, step)                      once per step
//	Fill(dst, key, index)                once per trial: index is the trial's world or luck number
//
// The last part is the output function of SplitMix64 at position index of the sequence that starts at key (Steele,
// Lea and Flood, Fast splittable pseudorandom number generators, 2014), with the constants of Stafford's Mix13.
package rng

import "wargame/sim/kernel"

const stride = 0xd1342543de82ef95 // distance of neighbouring steps: unlike that of indices, so that the two never line up

// Hash mixes word into a hash. It is for addresses with parts that Key does not know, such as a replicate.
func Hash(hash, word uint64) uint64 { return kernel.Mix((hash^word)*kernel.Golden + stride) }

// Key hashes the fixed part of an address: the run's seed, the quantity drawn for, the role of the expression in it
// ("value", "start", "fires") and the number of the distribution call in that expression, from 0. No two addresses
// have the same words in another division: each part is closed by its length.
func Key(seed uint64, quantity, role string, call int) uint64 {
	h := kernel.Mix(seed + kernel.Golden)
	h = hashString(h, quantity)
	h = hashString(h, role)
	return Hash(h, uint64(call))
}

// hashString is FNV-1a over the bytes of s, started from h and closed by the length and the mixer.
func hashString(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return Hash(h, uint64(len(s)))
}

// Step is the key of a draw at a step.
func Step(key uint64, step int) uint64 { return kernel.Mix(key + (uint64(step)+1)*stride) }

// Uniform is the number in (0, 1) of a key and an index.
func Uniform(key, index uint64) float64 { return kernel.Uniform(key, index) }

// Fill sets dst[i] to Uniform(key, index[i]); index is at least as long as dst.
func Fill(dst []float64, key uint64, index []uint64) {
	kernel.Default().Uniforms(dst, key, index[:len(dst)])
}

// Bits is the 64 bits behind Uniform, for uses that are not a number between 0 and 1.
func Bits(key, index uint64) uint64 { return kernel.Mix(key + index*kernel.Golden) }
