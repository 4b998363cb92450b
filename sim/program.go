package sim

import (
	"wargame/scenario"
)

// Program is a scenario made ready to run: for each phase a list of instructions over registers, each a column with a
// value per trial. It never changes after Compile and may run in many goroutines.
//
//	setup   once per block: draw the variables, starts, bounds, delays
//	step    at points 0..N-1: flows, events, what the next point's state is
//	final   at point N: outcomes and checks
type Program struct {
	sc       *scenario.Scenario
	options  Options
	policies []int // indices into Scenario.Policies, or open
	outcomes []int // indices into Scenario.Outcomes

	nodes   []node
	draws   []draw
	calls   []call
	lookups []lookup
	states  []state
	rings   []ring
	faults  []fault
	results []result
	checks  []checked
	kept    []kept

	registers int
	register  []int32 // of each node; -1: none
	constants []filled
	timed     []timed
	spread    [][]float64 // for each of timed, its value at points 0..N
	setup     []instr
	step      []instr
	final     []instr
	moves     []move  // states whose next value is made beside them, and moves over when the step is over
	active    []int32 // states that are kept
	stocks    [][]ref // of each policy, of each stock: the node that reads it
	slots     []int   // of each ring: how many columns; 0: not kept
}

// instr is one instruction. Registers that it does not use are -1.
type instr struct {
	op      opcode
	dst     int32
	a, b, c int32
	aux     int32
	more    []int32
	node    ref
}

// filled is a register that holds one number for good.
type filled struct {
	register int32
	value    float64
}

// timed is a register that holds one number at each point.
type timed struct {
	node     ref
	register int32
}

type move struct{ self, next int32 }

// result is one column that a run fills.
type result struct {
	model, outcome      int
	value, given, never ref
	registers           [3]int32 // of the three, at the end; -1: none
}

// checked is a check of the scenario that can be evaluated.
type checked struct {
	check         int
	holds, looked ref
	registers     [2]int32
}

// kept is a value that is kept at each point.
type kept struct {
	name  string
	watch int // index into Scenario.Watch; -1 in a trace
	row   int // in a trace: row
	model int
	value ref
	atEnd bool
}

// take keeps what of the builder is needed and lays out the phases.
func (p *Program) take(b *builder) {
	p.nodes, p.draws, p.calls, p.lookups = b.nodes, b.draws, b.calls, b.lookups
	p.states, p.rings, p.faults = b.states, b.rings, b.faults
	for _, m := range b.models {
		stocks := make([]ref, len(m.stocks))
		for i := range stocks {
			stocks[i] = b.owner(m, scenario.KindStock.At(i)).stocks[i]
		}
		p.stocks = append(p.stocks, stocks)
	}
	l := newLayout(p)
	l.mark()
	l.fuse()
	l.mark()
	l.phases()
	p.spread = p.overTime()
}

// overTime computes what depends on time alone, at all points at once.
func (p *Program) overTime() [][]float64 {
	points := p.sc.Clock.Steps + 1
	memo := map[ref][]float64{}
	var values func(r ref) []float64
	values = func(r ref) []float64 {
		if v, ok := memo[r]; ok {
			return v
		}
		n := &p.nodes[r]
		v := make([]float64, points)
		memo[r] = v
		switch n.op {
		case opNumber:
			for k := range v {
				v[k] = n.number
			}
			return v
		case opPoint:
			for k := range v {
				v[k] = float64(k)
			}
			return v
		}
		args := n.operands()
		columns := make([][]float64, len(args))
		for i, a := range args {
			columns[i] = values(a)
		}
		x := make([]float64, len(args))
		for k := range v {
			for i := range columns {
				x[i] = columns[i][k]
			}
			v[k] = p.scalar(n, x)
		}
		return v
	}
	out := make([][]float64, len(p.timed))
	for i, t := range p.timed {
		out[i] = values(t.node)
	}
	return out
}
