package sim

import (
	"encoding/binary"
	"math"
	"slices"

	"wargame/scenario"
)

// What depends on time alone is the same for all trials. It is computed once, before the first, at all points; where that
// would be much, at each point with everything else.

// maxTimeWork bounds what is computed before the first trial, in values times points.
const maxTimeWork = 16 << 20

// course is the course of a number that a schedule of numbers gives: values[i] until times[i], the last one from then on.
type course struct{ times, values []float64 }

// at is the value at a time.
func (c *course) at(time float64) float64 {
	i, _ := slices.BinarySearchFunc(c.times, time, func(from, time float64) int {
		if from-scenario.SameTime <= time {
			return -1
		}
		return 1
	})
	return c.values[i]
}

// courseOf is what a schedule makes of a lever whose default is before, where all its values are numbers: one value, however
// many entries there are; else none.
func (b *builder) courseOf(set *scenario.Setting, before ref) ref {
	if len(set.Entries) == 1 {
		return none
	}
	var c course
	values := []ref{before}
	for _, entry := range set.Entries {
		if entry.Value.Op != scenario.OpNumber {
			return none
		}
		values = append(values, b.number(entry.Value.Value))
		c.times = append(c.times, entry.From)
	}
	known := false
	if c.values, known = b.allKnown(values); !known {
		return none
	}
	key := keyOf(c.times) + keyOf(c.values)
	id, ok := b.courseIDs[key]
	if !ok {
		id = int32(len(b.courses))
		b.courses = append(b.courses, c)
		b.courseIDs[key] = id
	}
	return b.share(node{op: opCourse, args: [3]ref{b.pointTime(), none, none}, aux: id, rhythm: perTime})
}

// keyOf is numbers as the key of a map.
func keyOf(x []float64) string {
	key := make([]byte, 0, 8*len(x))
	for _, v := range x {
		key = binary.LittleEndian.AppendUint64(key, math.Float64bits(v))
	}
	return string(key)
}

// ofItself says whether a value that depends on time alone is made by no instruction of a step.
func ofItself(op opcode) bool { return op == opPoint || op == opTime || op == opCourse }

// spreadTime leaves what depends on time alone to the steps, where it is too much to compute before them.
func (l *layout) spreadTime() {
	values := 0
	for r, n := range l.nodes {
		if l.needed[r] && n.rhythm == perTime {
			values++
		}
	}
	if values*(l.steps+1) <= maxTimeWork {
		return
	}
	for r := range l.nodes {
		if n := &l.nodes[r]; n.rhythm == perTime && !ofItself(n.op) {
			n.rhythm = perStep
		}
	}
}

// timeColumns computes what depends on time alone, at all points.
func (p *Program) timeColumns() [][]float64 {
	out := make([][]float64, len(p.timed))
	for i := range out {
		out[i] = make([]float64, p.sc.Clock.Steps+1)
	}
	order := p.timeOrder()
	values := make([]float64, len(p.nodes))
	var x []float64
	for k := range p.sc.Clock.Steps + 1 {
		for _, r := range order {
			n := &p.nodes[r]
			switch n.op {
			case opNumber:
				values[r] = n.number
			case opPoint:
				values[r] = float64(k)
			case opTime:
				values[r] = p.timeOf(n, k)
			default:
				x = x[:0]
				for _, a := range n.operands() {
					x = append(x, values[a])
				}
				values[r] = p.scalar(n, x)
			}
		}
		for i, t := range p.timed {
			out[i][k] = values[t.node]
		}
	}
	return out
}

// timeOf is the time of a node opTime in step k: at its begin, its middle or its end.
func (p *Program) timeOf(n *node, k int) float64 {
	if n.aux == 1 {
		return p.sc.Clock.Between(k)
	}
	return p.sc.Clock.Time(k + int(n.aux)/2)
}

// timeOrder is what the timed registers are made from, each value after those that it reads.
func (p *Program) timeOrder() []ref {
	var order []ref
	seen := make([]bool, len(p.nodes))
	var visit func(r ref)
	visit = func(r ref) {
		if seen[r] {
			return
		}
		seen[r] = true
		for _, a := range p.nodes[r].operands() {
			visit(a)
		}
		order = append(order, r)
	}
	for _, t := range p.timed {
		visit(t.node)
	}
	return order
}
