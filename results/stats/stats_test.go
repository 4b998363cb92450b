package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: got %.17g, want %.17g", what, got, want)
	}
}

// drawn is n numbers with ties, zeros of both signs and a long tail.
func drawn(n int, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	x := make([]float64, n)
	for i := range x {
		switch r.IntN(4) {
		case 0:
			x[i] = math.Round(r.NormFloat64() * 2)
		case 1:
			x[i] = math.Copysign(0, r.Float64()-0.5)
		default:
			x[i] = math.Exp(3*r.NormFloat64()) - 1
		}
	}
	return x
}

func TestMomentsAgreeWithGonum(t *testing.T) {
	for _, n := range []int{3, 4, 9, 100, Batch - 1, Batch, Batch + 1, 3*Batch + 17} {
		x := drawn(n, uint64(n))
		m := Of(x).Moments()
		near(t, "mean", m.Mean, stat.Mean(x, nil), 1e-12*(1+math.Abs(m.Mean)))
		near(t, "plain mean", Of(x).Mean(), m.Mean, 1e-12*(1+math.Abs(m.Mean)))
		near(t, "sd", m.SD(), stat.StdDev(x, nil), 1e-11*m.SD())
		near(t, "skewness", m.Skewness(), stat.Skew(x, nil), 1e-9*(1+math.Abs(m.Skewness())))
		if m.N != n || m.Min != slices.Min(x) || m.Max != slices.Max(x) {
			t.Errorf("n %d: %+v", n, m)
		}
	}
}

func TestMomentsOfFewValues(t *testing.T) {
	if m := Of(nil).Moments(); m.N != 0 || !math.IsNaN(m.Mean) || !math.IsNaN(m.Min) || !math.IsNaN(m.SE()) {
		t.Errorf("of nothing: %+v", m)
	}
	if m := Of([]float64{7}).Moments(); m.Mean != 7 || !math.IsNaN(m.SD()) || !math.IsNaN(m.Skewness()) {
		t.Errorf("of one value: %+v", m)
	}
	// 0.1 has no exact sum; equal values must still have exactly that mean and no spread.
	if m := Of(slices.Repeat([]float64{0.1}, 10_001)).Moments(); m.Mean != 0.1 || m.SD() != 0 || m.Skewness() != 0 {
		t.Errorf("of equal values: mean %v sd %v skewness %v", m.Mean, m.SD(), m.Skewness())
	}
}

// A made sample, or one that leaves trials out, must give the bits of the stored one.
func TestMadeSamplesAreTheSame(t *testing.T) {
	x := drawn(2*Batch+5, 3)
	made := Made(len(x), func(dst []float64, from, to int) []float64 {
		copy(dst, x[from:to])
		return dst
	})
	if a, b := Of(x).Moments(), made.Moments(); a != b {
		t.Errorf("stored %+v, made %+v", a, b)
	}
	part := Of(x).Part(100, Batch+200)
	if a, b := part.Moments(), Of(x[100:Batch+200]).Moments(); a != b {
		t.Errorf("part %+v, alone %+v", a, b)
	}
	positive := Made(len(x), func(dst []float64, from, to int) []float64 {
		dst = dst[:0]
		for _, v := range x[from:to] {
			if v > 0 {
				dst = append(dst, v)
			}
		}
		return dst
	})
	want := slices.DeleteFunc(slices.Clone(x), func(v float64) bool { return v <= 0 })
	slices.Sort(want)
	ranks := []int{0, 1, len(want) / 2, len(want) - 1}
	for i, v := range positive.OrderStatistics(ranks) {
		if v != want[ranks[i]] {
			t.Errorf("rank %d: got %v, want %v", ranks[i], v, want[ranks[i]])
		}
	}
}

func TestSumsFoldBatchesInOrder(t *testing.T) {
	x := drawn(2*Batch+100, 9)
	want := 0.0
	for b := range slices.Chunk(x, Batch) {
		want += treeSum(make([]float64, len(b)), b)
	}
	if got := Of(x).Mean(); got != want/float64(len(x)) {
		t.Errorf("got %v, want %v", got, want/float64(len(x)))
	}
}

func TestOrderStatisticsAreThoseOfASort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.OneOf(
			rapid.Float64(),
			rapid.Float64Range(99, 101),
			rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1, 5e-324, -5e-324, math.MaxFloat64}),
		), 1, 300).Draw(t, "x")
		ranks := rapid.SliceOfNDistinct(rapid.IntRange(0, len(x)-1), 1, min(len(x), 12), rapid.ID).Draw(t, "ranks")
		slices.Sort(ranks)
		sorted := slices.Clone(x)
		slices.Sort(sorted)
		for i, v := range Of(x).OrderStatistics(ranks) {
			if v != sorted[ranks[i]] {
				t.Fatalf("rank %d: got %v, want %v", ranks[i], v, sorted[ranks[i]])
			}
		}
	})
}

// More values share a range than may be gathered, so that selection must count again, finer.
func TestOrderStatisticsOfALongColumn(t *testing.T) {
	n := 2*gathered + 3
	r := rand.New(rand.NewPCG(1, 2))
	x := make([]float64, n)
	for i := range x {
		x[i] = 1000 + r.Float64()
	}
	x[0], x[1] = -1e300, 1e300 // widen the first ranges
	sorted := slices.Clone(x)
	slices.Sort(sorted)
	ranks := []int{0, 1, n / 20, n / 2, n/2 + 1, n - 2, n - 1}
	for i, v := range Of(x).OrderStatistics(ranks) {
		if v != sorted[ranks[i]] {
			t.Errorf("rank %d: got %v, want %v", ranks[i], v, sorted[ranks[i]])
		}
	}
}

// mpg is mtcars$mpg, a data set that comes with R.
var mpg = []float64{
	21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
	14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
}

// quantile(x, p) of R 4 with its default, type 7.
func TestQuantilesAreTypeSeven(t *testing.T) {
	for _, c := range []struct {
		x    []float64
		p    float64
		want float64
	}{
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.05, 1.45},
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.25, 3.25},
		{[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.95, 9.55},
		{[]float64{4, 1, 3, 2}, 0.5, 2.5},
		{[]float64{4, 1, 3, 2}, 0, 1},
		{[]float64{4, 1, 3, 2}, 1, 4},
		{[]float64{7}, 0.95, 7},
		{mpg, 0.25, 15.425}, // quantile(mtcars$mpg) in R
		{mpg, 0.5, 19.2},
		{mpg, 0.75, 22.8},
	} {
		near(t, "quantile", Of(c.x).Quantiles(len(c.x), []float64{c.p})[0].Value, c.want, 1e-12*math.Abs(c.want))
	}
	x := drawn(5000, 5)
	ps := []float64{0.05, 0.25, 0.5, 0.75, 0.95}
	got := Of(x).Quantiles(len(x), ps)
	slices.Sort(x)
	for i, p := range ps {
		h := p * float64(len(x)-1)
		k := int(h)
		near(t, "quantile", got[i].Value, (1-(h-float64(k)))*x[k]+(h-float64(k))*x[k+1], 1e-12*(1+math.Abs(got[i].Value)))
	}
	if q := Of(nil).Quantiles(0, ps)[2]; !math.IsNaN(q.Value) {
		t.Errorf("median of nothing is %v", q)
	}
}

// The classical table of the sign test: with 20 values, the 6th and 15th bound the median with 95.9%; with 5 no
// pair does (93.8%). The least of n values bounds the 5th percentile from below where 0.95^n is at most 2.5%: n of 72.
func TestQuantileRanks(t *testing.T) {
	for _, c := range []struct {
		n      int
		p      float64
		lo, hi int
	}{
		{20, 0.5, 5, 14},
		{10, 0.5, 1, 8},
		{100, 0.5, 39, 60},
		{5, 0.5, -1, 5},
		{6, 0.5, 0, 5},
		{50, 0.05, -1, 6},
		{71, 0.05, -1, 8},
		{72, 0.05, 0, 8},
		{72, 0.95, 63, 71},
		{1, 0.5, -1, 1},
	} {
		if lo, hi := QuantileRanks(c.n, c.p); lo != c.lo || hi != c.hi {
			t.Errorf("n %d p %v: got %d..%d, want %d..%d", c.n, c.p, lo, hi, c.lo, c.hi)
		}
	}
	for _, n := range []int{30, 1000, 100_000, 3_000_000} {
		for _, p := range []float64{0.05, 0.5, 0.95} {
			lo, hi := QuantileRanks(n, p)
			b := distuv.Binomial{N: float64(n), P: p}
			if lo >= 0 && b.CDF(float64(lo)) > 0.025 || b.CDF(float64(lo+1)) <= 0.025 {
				t.Errorf("n %d p %v: lo %d is not the greatest", n, p, lo)
			}
			if hi < n && b.CDF(float64(hi)) < 0.975 || b.CDF(float64(hi-1)) >= 0.975 {
				t.Errorf("n %d p %v: hi %d is not the least", n, p, hi)
			}
		}
	}
}

// The four examples of Newcombe 1998, 857-872, table I, method 3.
func TestWilson(t *testing.T) {
	z := NormalQuantile(0.975)
	for _, c := range []struct {
		events, n int
		lo, hi    float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
	} {
		i := Wilson(c.events, c.n, z)
		near(t, "lo", i.Lo, c.lo, 0.00005)
		near(t, "hi", i.Hi, c.hi, 0.00005)
	}
	if i := Wilson(7, 7, z); i.Hi != 1 || i.Lo > 1 {
		t.Errorf("7 of 7: %v", i)
	}
	if i := Wilson(0, 0, z); !math.IsNaN(i.Lo) {
		t.Errorf("of nothing: %v", i)
	}
}

func TestNewcombe(t *testing.T) {
	z := NormalQuantile(0.975)
	for _, c := range []struct {
		p      Pairs
		lo, hi float64
	}{
		// Fagerland, Lydersen and Laake, "Statistical Analysis of Contingency Tables", 2017, chapter 8: complete
		// response before and after consolidation therapy (Cavo et al. 2012), Newcombe square-and-add.
		{Pairs{59, 6, 16, 80}, -0.1186, -0.0046},
		// Altman, Machin, Bryant and Gardner, "Statistics with Confidence", 2000, table 6.2: 0.011 to 0.226.
		{Pairs{14, 5, 0, 22}, 0.01148, 0.22649},
		// Nothing differs, a margin is empty: phi is 0 and the two Wilson intervals add as independent ones,
		// 1.96^2/(n+1.96^2) on either side.
		{Pairs{0, 0, 0, 30}, -0.1135, 0.1135},
	} {
		i := Newcombe(c.p, z)
		near(t, "lo", i.Lo, c.lo, 0.00006)
		near(t, "hi", i.Hi, c.hi, 0.00006)
		j := Newcombe(Pairs{c.p.Both, c.p.Second, c.p.First, c.p.Neither}, z)
		near(t, "mirrored lo", j.Lo, -i.Hi, 1e-15)
		near(t, "mirrored hi", j.Hi, -i.Lo, 1e-15)
	}
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(0, 2000)
		p := Pairs{count.Draw(t, "both"), count.Draw(t, "first"), count.Draw(t, "second"), count.Draw(t, "neither")}
		n := p.Both + p.First + p.Second + p.Neither
		if n == 0 {
			return
		}
		i := Newcombe(p, z)
		if d := float64(p.First-p.Second) / float64(n); !i.Holds(d) || i.Lo < -1 || i.Hi > 1 {
			t.Fatalf("%+v: %v does not hold %v", p, i, d)
		}
	})
}

func TestQuantilesOfDistributions(t *testing.T) {
	near(t, "normal 97.5%", NormalQuantile(0.975), 1.959963984540054, 1e-12)
	near(t, "t(15) 97.5%", TQuantile(0.975, 15), 2.131449545559323, 1e-9) // printed tables: 2.131
}

func TestTrialsToSettle(t *testing.T) {
	// A difference of 2.8016 errors is settled with a chance of 80%; half that needs four times the trials.
	near(t, "as many", TrialsToSettle(1000, Z95+power80, 1), 1000, 1)
	near(t, "four times", TrialsToSettle(1000, (Z95+power80)/2, 1), 4000, 1)
	near(t, "power", distuv.UnitNormal.CDF(power80), 0.8, 1e-12)
}

// Newcombe 1998, 873-890, table II, method 10.
func TestNewcombeApart(t *testing.T) {
	z := NormalQuantile(0.975)
	for _, c := range []struct {
		e1, n1, e2, n2 int
		lo, hi         float64
	}{
		{56, 70, 48, 80, 0.0524, 0.3339},
		{9, 10, 3, 10, 0.1705, 0.8090},
		{6, 7, 2, 7, 0.0582, 0.8062},
		{5, 56, 0, 29, -0.0381, 0.1926},
		{0, 10, 0, 20, -0.1611, 0.2775},
		{0, 10, 0, 10, -0.2775, 0.2775},
		{10, 10, 0, 20, 0.6791, 1},
		{10, 10, 0, 10, 0.6075, 1},
	} {
		i := NewcombeApart(c.e1, c.n1, c.e2, c.n2, z)
		near(t, "lo", i.Lo, c.lo, 0.00006)
		near(t, "hi", i.Hi, c.hi, 0.00006)
		j := NewcombeApart(c.e2, c.n2, c.e1, c.n1, z)
		near(t, "mirrored lo", j.Lo, -i.Hi, 1e-15)
		near(t, "mirrored hi", j.Hi, -i.Lo, 1e-15)
	}
}
