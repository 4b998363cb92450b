package dist

import (
	"math"
	"testing"

	"wargame/sim/rng"
)

func tabled() []sample {
	return []sample{
		of("beta", nil, 2, 5),
		of("beta", nil, 0.5, 0.5),
		of("beta", nil, 12, 3.5),
		of("beta", nil, 300, 200),
		of("gamma", nil, 2.5, 0.1),
		of("gamma", nil, 0.6, 2),
		of("gamma", nil, 1, 1),
		of("gamma", nil, 400, 2),
		of("student_t", nil, 1, 0, 1),
		of("student_t", nil, 2.5, 0, 1),
		of("student_t", nil, 5, 1, 2),
		of("student_t", nil, 40, 0, 1),
		of("student_t", nil, 3, 4, 0),
		of("pert", nil, 1, 2, 5),
		of("pert", nil, 0, 0, 1e6),
		of("pert", nil, 4, 4, 4),
		truncated(of("gamma", nil, 2.5, 0.1), 5, 60),
		truncated(of("student_t", nil, 3, 0, 1), -2, 5),
	}
}

func TestTableAgainstQuantile(t *testing.T) {
	for _, s := range tabled() {
		table := NewTable(s.shape, s.p)
		if table == nil {
			t.Errorf("%v: no table", s)
			continue
		}
		if e, at := tableOff(table, s); e > 1e-10 {
			t.Errorf("%v: table off by %g of the quantile at %g", s, e, at)
		}
	}
}

// Where a shape grows too steep for a table of the promised accuracy it has none, rather than a worse one.
func TestSteepTablesAreAccurateOrNone(t *testing.T) {
	made, refused := 0, 0
	for k := range 16 {
		steep := math.Pow(2, -float64(k)/4) // 1 ... 1/13
		for _, s := range []sample{of("gamma", nil, steep, 1), of("student_t", nil, steep, 0, 1)} {
			table := NewTable(s.shape, s.p)
			if table == nil {
				refused++
				continue
			}
			made++
			if e, at := tableOff(table, s); e > 1e-10 {
				t.Errorf("%v: table off by %g of the quantile at %g", s, e, at)
			}
		}
	}
	if made == 0 || refused == 0 {
		t.Errorf("%d tables made and %d refused: the shapes do not cross the border", made, refused)
	}
}

// tableOff is the largest error of a table and where it is, relative to the quantile (near a median of 0, to the spread).
func tableOff(table *Table, s sample) (most, at float64) {
	size := math.Abs(s.shape.Quantile(0.5, s.p)) + 0.01*math.Abs(s.shape.Quantile(0.75, s.p)-s.shape.Quantile(0.25, s.p))
	for i := range uint64(4000) {
		u := rng.Uniform(1, i)
		if i%4 == 0 { // the tails, into what is beyond the table
			u = math.Pow(2, -20*u)
		}
		if i%8 == 0 {
			u = 1 - u
		}
		if u <= 0 || u >= 1 {
			continue
		}
		want := s.shape.Quantile(u, s.p)
		if e := math.Abs(table.Quantile(u)-want) / max(math.Abs(want), size); e > most {
			most, at = e, u
		}
	}
	return most, at
}

func TestTableIsNondecreasing(t *testing.T) {
	for _, s := range tabled() {
		table := NewTable(s.shape, s.p)
		last := math.Inf(-1)
		step := func(u float64) {
			t.Helper()
			x := table.Quantile(u)
			if x < last-1e-11*math.Abs(last) {
				t.Errorf("%v: at %g the table falls from %g to %g", s, u, last, x)
			}
			last = x
		}
		for i := range 3000 {
			step((float64(i) + 0.5) / 3000)
		}
		for i := range tableCount { // where segments meet
			last = math.Inf(-1)
			end := segmentStart(i)
			for _, u := range []float64{math.Nextafter(end, 0), end, math.Nextafter(end, 1)} {
				step(u)
			}
			last = math.Inf(-1)
			for _, u := range []float64{1 - end - 0x1p-53, 1 - end, 1 - end + 0x1p-53} {
				step(u)
			}
		}
	}
}

func TestTableFillsColumns(t *testing.T) {
	s := of("gamma", nil, 2.5, 0.1)
	table := NewTable(s.shape, s.p)
	u, dst := []float64{0.5, 1e-6, 0.99, 0.25}, make([]float64, 4)
	table.Fill(dst, u)
	for i := range u {
		if dst[i] != table.Quantile(u[i]) {
			t.Errorf("lane %d: %g, want %g", i, dst[i], table.Quantile(u[i]))
		}
	}
}

// Shapes with a formula need no table, those with jumps cannot have one, and very steep ones do without.
func TestNoTable(t *testing.T) {
	for _, s := range []sample{
		of("normal", nil, 0, 1), of("triangular", nil, 0, 1, 2), truncated(of("normal", nil, 0, 1), -1, 1),
		whole("poisson", 4), whole("binomial", 4, 0.5), truncated(whole("poisson", 4), 1, 5),
		mixture([]float64{1, 1}, of("gamma", nil, 1, 1), of("gamma", nil, 3, 1)), of("gamma", nil, 1e-3, 1),
	} {
		if NewTable(s.shape, s.p) != nil {
			t.Errorf("%v has a table", s)
		}
	}
}

func BenchmarkQuantile(b *testing.B) {
	for _, s := range []sample{
		of("normal", nil, 0, 1), of("beta", nil, 2, 5), of("gamma", nil, 2.5, 0.1), of("student_t", nil, 5, 0, 1),
		whole("poisson", 3.5), whole("poisson", 1300), whole("binomial", 5000, 0.4),
		mixture([]float64{3, 1}, of("normal", nil, 0, 1), of("normal", nil, 10, 2)),
	} {
		u, dst := make([]float64, 256), make([]float64, 256)
		p := make([][]float64, len(s.p))
		for j := range p {
			p[j] = make([]float64, len(u))
			for i := range p[j] {
				p[j][i] = s.p[j]
			}
		}
		for i := range u {
			u[i] = rng.Uniform(1, uint64(i))
		}
		perElement := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(u)), "ns/element")
		}
		b.Run("op="+s.name+"/n=256", func(b *testing.B) {
			for b.Loop() {
				s.shape.Fill(dst, u, p, make([]float64, len(p)+Scratch))
			}
			perElement(b)
		})
		if table := NewTable(s.shape, s.p); table != nil {
			b.Run("op="+s.name+"/table/n=256", func(b *testing.B) {
				for b.Loop() {
					table.Fill(dst, u)
				}
				perElement(b)
			})
			b.Run("op="+s.name+"/build", func(b *testing.B) {
				for b.Loop() {
					NewTable(s.shape, s.p)
				}
			})
		}
	}
}
