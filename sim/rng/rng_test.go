package rng

import (
	"fmt"
	"math"
	"testing"
)

// The numbers at an address are part of what a receipt promises: they never change.
func TestFrozen(t *testing.T) {
	check := func(got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	key := Key(1, "shells", "value", 0)
	check(fmt.Sprintf("%#x", key), "0xbe29ca032de47ff3")
	check(fmt.Sprintf("%#x", Step(key, 3)), "0xb95f87009062ef22")
	check(Uniform(key, 1), 0.31214722663095207)
	check(fmt.Sprintf("%#x", Bits(0, 1)), "0xe220a8397b1dcdaf") // SplitMix64's first output from state 0
	check(fmt.Sprintf("%#x", Bits(0, 2)), "0x6e789e6aa1b965f4")
}

func TestOddMultiples(t *testing.T) {
	for i := range uint64(10000) {
		u := Uniform(7, i)
		if odd := u * 0x1p53; odd != math.Floor(odd) || math.Mod(odd, 2) != 1 {
			t.Fatalf("uniform %d is %g, not an odd multiple of 2^-53", i, u)
		}
	}
}

func TestFillIsUniform(t *testing.T) {
	index := []uint64{5, 5, 1 << 60, 0, 17}
	dst := make([]float64, len(index))
	Fill(dst, 99, index)
	for i, n := range index {
		if dst[i] != Uniform(99, n) {
			t.Errorf("lane %d: %g, want %g", i, dst[i], Uniform(99, n))
		}
	}
}

// Words of another division, order or number are another address.
func TestKeysDiffer(t *testing.T) {
	seen := map[uint64]string{}
	add := func(seed uint64, quantity, role string, call int) {
		t.Helper()
		key, at := Key(seed, quantity, role, call), fmt.Sprint(seed, "/", quantity, "/", role, "/", call)
		if other, ok := seen[key]; ok {
			t.Errorf("%s and %s have one key", at, other)
		}
		seen[key] = at
	}
	for seed := range uint64(20) {
		for call := range 20 {
			for _, words := range [][2]string{{"", ""}, {"a", ""}, {"", "a"}, {"ab", "c"}, {"a", "bc"}, {"c", "ab"}, {"a b", ""}, {"value", "set 2"}, {"valu", "eset 2"}} {
				add(seed, words[0], words[1], call)
			}
		}
	}
}

// The statistic of 1,000 classes has mean 999 and sd 44.7; six of these either way is out of reach of chance.
func TestEquidistribution(t *testing.T) {
	const classes, n = 1000, 1_000_000
	for _, key := range []uint64{0, 1, Key(1, "a", "value", 0), Step(Key(1, "a", "value", 0), 1)} {
		var count [classes]int
		for i := range uint64(n) {
			count[int(Uniform(key, i)*classes)]++
		}
		statistic := 0.0
		for _, c := range count {
			d := float64(c) - n/classes
			statistic += d * d / (n / classes)
		}
		if math.Abs(statistic-(classes-1)) > 6*math.Sqrt(2*(classes-1)) {
			t.Errorf("key %#x: chi-square %.0f over %d classes", key, statistic, classes)
		}
	}
}

// Neighbours in every part of an address are uncorrelated: with n pairs the coefficient has sd 1/sqrt(n), and five of
// these is out of reach.
func TestNeighboursAreIndependent(t *testing.T) {
	const n = 200_000
	key := Key(3, "stock", "rate", 0)
	for _, c := range []struct {
		name string
		pair func(i uint64) (float64, float64)
	}{
		{"index", func(i uint64) (float64, float64) { return Uniform(key, i), Uniform(key, i+1) }},
		{"step", func(i uint64) (float64, float64) { return Uniform(Step(key, 0), i), Uniform(Step(key, 1), i) }},
		{"step against index", func(i uint64) (float64, float64) {
			return Uniform(Step(key, int(i)), 1), Uniform(Step(key, int(i)+1), 1)
		}},
		{"base against step", func(i uint64) (float64, float64) { return Uniform(key, i), Uniform(Step(key, 0), i) }},
		{"call", func(i uint64) (float64, float64) {
			return Uniform(Key(3, "s", "rate", 0), i), Uniform(Key(3, "s", "rate", 1), i)
		}},
		{"seed", func(i uint64) (float64, float64) {
			return Uniform(Key(i, "s", "rate", 0), 1), Uniform(Key(i+1, "s", "rate", 0), 1)
		}},
		{"name", func(i uint64) (float64, float64) {
			return Uniform(Key(3, "s1", "rate", 0), i), Uniform(Key(3, "s2", "rate", 0), i)
		}},
	} {
		var sum, both float64
		for i := range uint64(n) {
			x, y := c.pair(i)
			both += (x - 0.5) * (y - 0.5)
			sum += x
		}
		if r := 12 * both / n; math.Abs(r) > 5/math.Sqrt(n) {
			t.Errorf("%s: correlation %.4f", c.name, r)
		}
		if mean := sum / n; math.Abs(mean-0.5) > 5/math.Sqrt(12*n) {
			t.Errorf("%s: mean %.4f", c.name, mean)
		}
	}
}

// Pairs of neighbours fill the square: 32 by 32 cells, chi-square with 1,023 degrees of freedom.
func TestPairsFillTheSquare(t *testing.T) {
	const side, n = 32, 400_000
	key := Key(1, "pair", "value", 0)
	for name, second := range map[string]func(i uint64) float64{
		"index": func(i uint64) float64 { return Uniform(key, i+1) },
		"step":  func(i uint64) float64 { return Uniform(Step(key, 1), i) },
	} {
		var count [side * side]int
		for i := range uint64(n) {
			count[int(Uniform(key, i)*side)*side+int(second(i)*side)]++
		}
		statistic := 0.0
		for _, c := range count {
			d := float64(c) - float64(n)/(side*side)
			statistic += d * d / (float64(n) / (side * side))
		}
		if math.Abs(statistic-1023) > 6*math.Sqrt(2*1023) {
			t.Errorf("%s: chi-square %.0f over 1,024 cells", name, statistic)
		}
	}
}

func BenchmarkFill(b *testing.B) {
	dst, index := make([]float64, 256), make([]uint64, 256)
	for i := range index {
		index[i] = uint64(i)
	}
	b.Run("op=uniform/n=256", func(b *testing.B) {
		for b.Loop() {
			Fill(dst, 12345, index)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/256, "ns/element")
	})
}
