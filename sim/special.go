package sim

import (
	"math"

	"wargame/sim/dist"
	"wargame/sim/kernel"
	"wargame/sim/rng"
)

// special carries out the machine's own instructions.
func (m *machine) special(in *instr) {
	switch in.op {
	case opUniform:
		m.uniform(m.columns[in.dst], int(in.aux))
	case opQuantile:
		p := m.operands(in)
		m.calls[in.aux].shape.Fill(m.columns[in.dst], p[0], p[1:], m.scratch)
	case opTabled:
		m.calls[in.aux].table.Fill(m.columns[in.dst], m.columns[in.a])
	case opCDF:
		m.distribution(m.columns[in.dst], m.operands(in), m.calls[in.aux].shape)
	case opLookup:
		m.lookup(m.columns[in.dst], m.operands(in), m.lookups[in.aux].x)
	case opPast:
		m.look(m.columns[in.dst], int(in.aux), m.columns[in.a], m.columns[in.b])
	case opInTransit:
		m.sum(m.columns[in.dst], int(in.aux), m.columns[in.a])
	case opPush:
		slots := m.past[in.aux]
		copy(slots[m.point%len(slots)], m.columns[in.a])
	case opRecord:
		m.record(int(in.aux), m.point, m.columns[in.a])
	case opCheck:
		m.check(in)
	}
}

// operands are the columns of an instruction with a list of them.
func (m *machine) operands(in *instr) [][]float64 {
	for i, r := range in.more {
		m.sheet[i] = m.columns[r]
	}
	return m.sheet[:len(in.more)]
}

// uniform draws a column.
func (m *machine) uniform(dst []float64, i int) {
	d := &m.draws[i]
	if d.address.Once {
		m.design.Fill(dst, d.dimension, m.keys[i], m.worlds)
		return
	}
	rng.Fill(dst, rng.Step(m.keys[i], m.point), m.lucks)
}

func (m *machine) distribution(dst []float64, x [][]float64, s *dist.Shape) {
	p := m.scratch[:len(x)-1]
	for i := range dst {
		for j := range p {
			p[j] = x[j+1][i]
		}
		dst[i] = below(s, x[0][i], p)
	}
}

// below is the probability of at most x; NaN for impossible parameters, which stand in lanes that nobody takes.
func below(s *dist.Shape, x float64, p []float64) float64 {
	if s.Check(p) != nil {
		return math.NaN()
	}
	return s.CDF(x, p)
}

func (m *machine) lookup(dst []float64, x [][]float64, points []float64) {
	for i := range dst {
		dst[i] = interpolate(points, x[0][i], func(j int) float64 { return x[j+1][i] })
	}
}

// look reads a ring lag steps back; where there is no past yet, otherwise.
func (m *machine) look(dst []float64, ring int, lag, otherwise []float64) {
	slots := m.past[ring]
	k := float64(m.point)
	from, last := otherwise, 0.0 // where last leads: most rows look equally far back
	for i, l := range lag {
		if l != last {
			if from, last = otherwise, l; l >= 1 && l <= k {
				from = slots[(m.point-int(l))%len(slots)]
			}
		}
		dst[i] = from[i]
	}
}

// sum adds up what a ring took in during the last lag steps, oldest first.
func (m *machine) sum(dst []float64, ring int, lag []float64) {
	slots := m.past[ring]
	for i := range dst {
		first := 0
		if l := lag[i]; l < float64(m.point) {
			first = m.point - int(l)
		}
		total := 0.0
		for j := first; j < m.point; j++ {
			total += slots[j%len(slots)][i]
		}
		dst[i] = total
	}
}

// scalar is one value of a node, from its operands.
func (p *Program) scalar(n *node, x []float64) float64 {
	if n.op < opcode(kernel.NumOps) {
		var a [3]float64
		copy(a[:], x)
		return kernel.Scalar(kernel.Op(n.op), a[0], a[1], a[2])
	}
	switch n.op {
	case opCDF:
		return below(p.calls[n.aux].shape, x[0], x[1:])
	case opLookup:
		return interpolate(p.lookups[n.aux].x, x[0], func(i int) float64 { return x[i+1] })
	}
	panic("sim: no scalar form of an instruction that depends on time alone")
}
