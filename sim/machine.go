package sim

import (
	"math"

	"wargame/sim/design"
	"wargame/sim/dist"
	"wargame/sim/kernel"
)

// machine runs a program over one block of rows. It owns an arena of columns and allocates nothing after it is made,
// unless a block is larger than all before.
type machine struct {
	*Program
	columns        [][]float64   // by register, as long as the block
	constantColumn [][]float64   // by register that holds one number: a short column of it, for kernels that take one; else nil
	whole          []bool        // by register: somebody reads its column
	arena          []float64     // all columns
	past           []pastColumns // by ring
	transits       []*transit    // by ring; nil where nobody asks for its sum
	keys           []uint64      // by draw
	worlds         []uint64      // by row
	lucks          []uint64      // by row
	design         design.Design // how what is drawn once per trial is spread over worlds
	first          int           // number of the first row's trial
	sheet          [][]float64   // operands of calls
	scratch        []float64     // a parameter list, for calls one row at a time
	found          *found        // the first fault so far
	byRow          []*found      // the first of each row, in place of found, where rows go on without each other; else nil
	record         func(recording, point int, column []float64)
	looking        bool // the final phase is run at a point, to look: no faults are looked for
	point          int
	shows          []float64 // by timed: the number its register holds, so that it is not filled again

	setup, step, final []ready
}

// ready is an instruction with its kernel and columns found; where there is no kernel it is one of the machine's own.
type ready struct {
	kernel       kernel.Func
	dst, a, b, c []float64
	finite       []float64 // a column that must be finite: looked at first, since it nearly always is
	own          *instr
}

func (p *Program) newMachine(seed uint64, d design.Design) *machine {
	m := &machine{Program: p, design: d, keys: make([]uint64, len(p.draws))}
	for i := range p.draws {
		m.keys[i] = p.draws[i].key(seed)
	}
	m.past, m.transits = make([]pastColumns, len(p.rings)), make([]*transit, len(p.rings))
	for _, s := range p.sums {
		m.transits[s.ring] = &transit{past: &m.past[s.ring], steps: p.steps}
	}
	widest := 0
	for i := range p.nodes {
		widest = max(widest, len(p.nodes[i].more))
	}
	for i := range p.faults {
		widest = max(widest, len(p.faults[i].more))
	}
	m.sheet = make([][]float64, widest)
	m.scratch = make([]float64, widest+dist.Scratch)
	return m
}

// width is how many columns a machine has.
func (p *Program) width() int {
	total := p.registers
	for _, s := range p.slots {
		total += s
	}
	for _, s := range p.sums {
		total += p.slots[s.ring] + 1
	}
	return total
}

// pastColumns is the columns of a ring, one after the other.
type pastColumns struct {
	values      []float64
	slots, rows int
}

// at is the column of a step.
func (p *pastColumns) at(step int) []float64 {
	from := step % p.slots * p.rows
	return p.values[from : from+p.rows]
}

// resize makes all columns n rows long.
func (m *machine) resize(n int) {
	if len(m.columns) > 0 && len(m.columns[0]) == n {
		return
	}
	total := m.width()
	if len(m.arena) < total*n {
		m.arena = make([]float64, total*n)
	}
	next := 0
	columns := func(count int) []float64 {
		c := m.arena[next*n : (next+count)*n : (next+count)*n]
		next += count
		return c
	}
	if m.columns == nil {
		m.columns = make([][]float64, m.registers)
		m.shows = make([]float64, len(m.timed))
		m.makeConstantColumns()
	}
	for i := range m.columns {
		m.columns[i] = columns(1)
	}
	for i, slots := range m.slots {
		m.past[i] = pastColumns{columns(slots), slots, n}
	}
	for _, s := range m.sums {
		slots := m.slots[s.ring]
		m.transits[s.ring].head, m.transits[s.ring].tails = columns(1), pastColumns{columns(slots), slots, n}
	}
	for _, c := range m.constants {
		fill(m.columns[c.register], c.value)
		fill(m.constantColumn[c.register], c.value)
	}
	for i := range m.shows {
		m.shows[i] = math.NaN()
	}
	m.setup, m.step, m.final = m.bind(m.Program.setup), m.bind(m.Program.step), m.bind(m.Program.final)
}

// makeConstantColumns makes the short columns, and marks the columns that are read when the rows are done.
func (m *machine) makeConstantColumns() {
	m.constantColumn, m.whole = make([][]float64, m.registers), make([]bool, m.registers)
	for _, c := range m.constants {
		m.constantColumn[c.register] = make([]float64, kernel.ShortColumn)
	}
	for _, t := range m.timed {
		m.constantColumn[t.register] = make([]float64, kernel.ShortColumn)
	}
	for _, r := range m.results {
		m.read(r.registers[:]...)
	}
	for _, r := range m.measures {
		m.read(r.registers[:]...)
	}
	for _, c := range m.checks {
		m.read(c.registers[:]...)
	}
}

// read marks columns that somebody reads.
func (m *machine) read(registers ...int32) {
	for _, r := range registers {
		if r >= 0 {
			m.whole[r] = true
		}
	}
}

// fill sets all of a column to x, doubling what is filled.
func fill(column []float64, x float64) {
	column[0] = x
	for n := 1; n < len(column); n *= 2 {
		copy(column[n:], column[:n])
	}
}

// begin puts the rows at point 0. worlds and lucks are read until the rows are done with.
func (m *machine) begin(worlds, lucks []uint64) {
	m.resize(len(worlds))
	m.worlds, m.lucks, m.point = worlds, lucks, 0
	run(m, m.setup)
	for _, s := range m.active {
		copy(m.columns[m.register[m.states[s].self]], m.columns[m.register[m.states[s].init]])
	}
	for _, s := range m.sums {
		fill(m.transits[s.ring].head, 0)
	}
}

// advance takes a step.
func (m *machine) advance() {
	m.show()
	run(m, m.step)
	for _, s := range m.moves {
		copy(m.columns[s.self], m.columns[s.next])
	}
	for _, s := range m.sums {
		m.transits[s.ring].take(m.point, m.columns[m.register[s.lag]])
	}
	m.point++
}

// moved puts the rows at a point at which what they carry is theirs already, from another machine or a state.
func (m *machine) moved(point int) {
	m.point = point
	for _, s := range m.sums {
		m.transits[s.ring].restore(point, m.columns[m.register[s.lag]])
	}
}

// finish evaluates point N.
func (m *machine) finish() {
	m.show()
	run(m, m.final)
}

// show fills the registers that hold one number at each point.
func (m *machine) show() {
	for i, t := range m.timed {
		x := m.overTime[i][m.point]
		if math.Float64bits(m.shows[i]) != math.Float64bits(x) {
			m.shows[i] = x
			fill(m.constantColumn[t.register], x)
			if m.whole[t.register] {
				fill(m.columns[t.register], x)
			}
		}
	}
}

// at is the column of a register; nil for none.
func (m *machine) at(register int32) []float64 {
	if register < 0 {
		return nil
	}
	return m.columns[register]
}

// bind finds the kernels and columns of a phase's instructions, once for all blocks of a size.
func (m *machine) bind(list []instr) []ready {
	all := make([]ready, len(list))
	kernels := &kernel.Default().Funcs
	for i := range list {
		in := &list[i]
		if in.op < opcode(kernel.NumOps) {
			all[i] = ready{kernel: kernels[in.op], dst: m.columns[in.dst],
				a: m.operand(in.op, in.a), b: m.operand(in.op, in.b), c: m.operand(in.op, in.c)}
			continue
		}
		all[i] = ready{own: in}
		m.read(in.a, in.b, in.c)
		m.read(in.more...)
		if in.op == opCheck && m.faults[in.aux].what == notFinite && in.b < 0 {
			all[i].finite = m.at(in.a)
		}
	}
	return all
}

// operand is what a kernel reads of a register: a short column where it holds one number and the kernel takes that.
func (m *machine) operand(op opcode, register int32) []float64 {
	if register >= 0 && m.constantColumn[register] != nil && kernel.Default().Short[op] {
		return m.constantColumn[register]
	}
	m.read(register)
	return m.at(register)
}

// run carries out the instructions of a phase.
func run(m *machine, list []ready) {
	finite := kernel.Default().Finite
	for i := range list {
		b := &list[i]
		if b.kernel != nil {
			b.kernel(b.dst, b.a, b.b, b.c)
		} else if b.finite == nil || !finite(b.finite) {
			m.special(b.own)
		}
	}
}
