package design

import "wargame/sim/rng"

// Latin hypercube: of a replicate's n trials each takes another one of n strata of equal width, and a random place in it.
// Which stratum is a permutation of 0..n-1 that can be asked trial by trial: a Feistel network over the whole numbers of
// the fewest bits that hold n, walked on from where it leads outside (Black and Rogaway, Ciphers with arbitrary finite
// domains, 2002).

const rounds = 6 // of the Feistel network

// Indices of the uniforms and bits that a variable's key gives in a replicate: trials' jitter from 0 up, and apart from
// these the rounds and the nodes of scrambling.
const (
	roundIndex = 1 << 62
	nodeIndex  = 1 << 63
)

// stratified is the uniform of a place under the replicate's key.
func (d *replicated) stratified(key, place uint64) float64 {
	stratum := d.permuted(key, place)
	return grid((float64(stratum) + rng.Uniform(key, place)) / float64(d.size))
}

// permuted is the keyed permutation of 0..size-1.
func (d *replicated) permuted(key, place uint64) uint64 {
	for {
		place = d.feistel(key, place)
		if place < d.size {
			return place
		}
	}
}

// feistel is a keyed permutation of the whole numbers of d.bits bits: the halves, which may differ by a bit, take turns at being
// masked by a hash of the other.
func (d *replicated) feistel(key, x uint64) uint64 {
	lowBits := d.bits / 2
	low, high := uint64(1)<<lowBits-1, uint64(1)<<(d.bits-lowBits)-1
	a, b := x&low, x>>lowBits
	for r := range uint64(rounds) {
		if r%2 == 0 {
			b ^= rng.Bits(key, roundIndex+r<<56+a) & high
		} else {
			a ^= rng.Bits(key, roundIndex+r<<56+b) & low
		}
	}
	return b<<lowBits | a
}
