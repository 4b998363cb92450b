package sim

import (
	"math"

	"wargame/scenario/source"
	"wargame/sim/kernel"
)

// graph holds every value of a program once. Values are made bottom up by the build files; a value that was made
// before is found again, a value of constants is folded with the same arithmetic as the kernels.
type graph struct {
	nodes []node
	index map[nodeKey]ref
	site  site // what is being built, for listings and faults
}

// ref is a value of the graph: an index into nodes. none stands for no value.
type ref int32

const none ref = -1

// rhythm says how often a value changes.
type rhythm uint8

const (
	constant rhythm = 0
	perTrial rhythm = 1 // drawn or computed once per trial
	perTime  rhythm = 2 // once per point, the same for all trials
	perStep  rhythm = 3 // once per trial and point: perTrial|perTime
)

// node is one value.
type node struct {
	op     opcode
	args   [3]ref
	more   []ref // operands beyond three
	number float64
	aux    int32 // index into the side table that op names
	rhythm rhythm
	site   site
}

// site is the quantity whose expression a value or fault belongs to.
type site struct {
	name  string
	span  source.Span
	atEnd bool // evaluated at point N too
	final bool // evaluated at the end of a trial only
	joint bool // of all policies, as checks are
}

// nodeKey finds a node again. more is told apart by its index in the side table of lists.
type nodeKey struct {
	op     opcode
	args   [3]ref
	number uint64
	aux    int32
}

// opcode is a kernel operator or one of the machine's own.
type opcode uint16

// The machine's own operators, after those of the kernel.
const (
	opNumber    opcode = opcode(kernel.NumOps) + iota // number
	opPoint                                           // the point's number k
	opTime                                            // its time, in clock units, aux half steps later
	opCourse                                          // aux: course; args[0]: time
	opUniform                                         // aux: draw
	opQuantile                                        // aux: distribution call; more: u, parameters
	opTabled                                          // aux: distribution call with a table; args[0]: u
	opCDF                                             // aux: distribution call; more: x, parameters
	opLookup                                          // aux: lookup; args[0]: x; more: y
	opState                                           // aux: state
	opPast                                            // aux: ring; args: lag, value where there is no past yet
	opInTransit                                       // aux: ring; args: lag
	opInput                                           // aux: lever, given from outside

	// Instructions that make no value.
	opCheck  // aux: fault; a: value, b: mask
	opRecord // aux: series; a: value
	opPush   // aux: ring; a: value
	opEnd
)

func newGraph() *graph { return &graph{index: map[nodeKey]ref{}} }

func (g *graph) at(r ref) *node { return &g.nodes[r] }

// operands are the values that a node reads.
func (n *node) operands() []ref {
	if n.more != nil {
		return n.more
	}
	for i, a := range n.args {
		if a == none {
			return n.args[:i]
		}
	}
	return n.args[:]
}

// add appends a node that is never shared, and gives its ref.
func (g *graph) add(n node) ref {
	n.site = g.site
	g.nodes = append(g.nodes, n)
	return ref(len(g.nodes) - 1)
}

// share gives the node with this key, made by n where it is new.
func (g *graph) share(n node) ref {
	key := nodeKey{n.op, n.args, math.Float64bits(n.number), n.aux}
	if r, ok := g.index[key]; ok {
		return r
	}
	r := g.add(n)
	g.index[key] = r
	return r
}

// number is a constant.
func (g *graph) number(x float64) ref {
	return g.share(node{op: opNumber, args: [3]ref{none, none, none}, number: x})
}

// known gives the value of a constant.
func (g *graph) known(r ref) (float64, bool) {
	if n := g.at(r); n.op == opNumber {
		return n.number, true
	}
	return 0, false
}

func (g *graph) is(r ref, x float64) bool {
	v, ok := g.known(r)
	return ok && v == x
}

// apply is an operator of the kernel over values: folded where they are constants, left out where it changes no bit.
func (g *graph) apply(op kernel.Op, args ...ref) ref {
	if r := g.simplify(op, args); r != none {
		return r
	}
	n := node{op: opcode(op), args: [3]ref{none, none, none}}
	folds := true
	var x [3]float64
	for i, a := range args {
		n.args[i] = a
		n.rhythm |= g.at(a).rhythm
		v, ok := g.known(a)
		x[i] = v
		folds = folds && ok
	}
	if folds {
		return g.number(kernel.Scalar(op, x[0], x[1], x[2]))
	}
	if commutes(op) && n.args[1] < n.args[0] {
		n.args[0], n.args[1] = n.args[1], n.args[0]
	}
	return g.share(n)
}

// commutes lists the operators that give the same bits with their operands exchanged.
func commutes(op kernel.Op) bool {
	switch op {
	case kernel.Add, kernel.Multiply, kernel.Equal, kernel.NotEqual, kernel.And, kernel.Or:
		return true
	}
	return false
}

// simplify gives an operand, or a cheaper value, that op would give bit for bit; else none.
func (g *graph) simplify(op kernel.Op, a []ref) ref {
	switch op {
	case kernel.Copy:
		return a[0]
	case kernel.Add:
		if g.isZero(a[0]) && g.neverMinusZero(a[1]) {
			return a[1]
		}
		if g.isZero(a[1]) && g.neverMinusZero(a[0]) {
			return a[0]
		}
	case kernel.Multiply:
		if g.is(a[0], 1) {
			return a[1]
		}
		if g.is(a[1], 1) {
			return a[0]
		}
	case kernel.Divide:
		if d, ok := g.known(a[1]); ok && exactReciprocal(d) {
			return g.apply(kernel.Multiply, a[0], g.number(1/d))
		}
	case kernel.Power: // small whole powers are products, in this order
		if g.is(a[1], 2) {
			return g.apply(kernel.Multiply, a[0], a[0])
		}
		if g.is(a[1], 3) {
			return g.apply(kernel.Multiply, a[0], g.apply(kernel.Multiply, a[0], a[0]))
		}
	case kernel.Select:
		if c, ok := g.known(a[0]); ok {
			if c != 0 {
				return a[1]
			}
			return a[2]
		}
		if a[1] == a[2] {
			return a[1]
		}
	case kernel.And:
		if g.is(a[0], 1) && g.truth(a[1]) {
			return a[1]
		}
		if g.is(a[1], 1) && g.truth(a[0]) {
			return a[0]
		}
		if g.is(a[0], 0) || g.is(a[1], 0) {
			return g.number(0)
		}
	case kernel.Or:
		if g.is(a[0], 0) && g.truth(a[1]) {
			return a[1]
		}
		if g.is(a[1], 0) && g.truth(a[0]) {
			return a[0]
		}
		if g.is(a[0], 1) || g.is(a[1], 1) {
			return g.number(1)
		}
	}
	return none
}

// isZero says whether a value is known to be +0.
func (g *graph) isZero(r ref) bool {
	v, ok := g.known(r)
	return ok && math.Float64bits(v) == 0
}

// neverMinusZero says whether a value is surely not -0, so that adding 0 changes no bit of it.
func (g *graph) neverMinusZero(r ref) bool {
	n := g.at(r)
	switch n.op {
	case opUniform, opcode(kernel.NormalQuantile), opcode(kernel.Exp):
		return true
	case opNumber:
		return n.number != 0 || math.Float64bits(n.number) == 0
	case opcode(kernel.Multiply):
		// A product of a number far from 0 and a draw, which is at least 2^-53, does not underflow.
		c, ok := g.known(n.args[0])
		return ok && math.Abs(c) > 0x1p-900 && g.at(n.args[1]).op == opUniform
	}
	return g.truth(r)
}

// exactReciprocal says whether x/d and x*(1/d) are the same bits for every x: d is a power of two whose reciprocal
// is a normal number.
func exactReciprocal(d float64) bool {
	frac, exp := math.Frexp(d)
	return math.Abs(frac) == 0.5 && exp > -1000 && exp < 1000
}

// truth says whether a value is known to be 0 or 1.
func (g *graph) truth(r ref) bool {
	n := g.at(r)
	switch n.op {
	case opcode(kernel.Less), opcode(kernel.LessEqual), opcode(kernel.Equal), opcode(kernel.NotEqual),
		opcode(kernel.And), opcode(kernel.Or), opcode(kernel.Not):
		return true
	case opNumber:
		return n.number == 0 || n.number == 1
	}
	return false
}

// Number and Apply and Known make the graph an Arith of package dist, so that quantiles are written once.

func (g *graph) Number(x float64) ref { return g.number(x) }

func (g *graph) Apply(op kernel.Op, args ...ref) ref { return g.apply(op, args...) }

func (g *graph) Known(r ref) (float64, bool) { return g.known(r) }
