package sim

import (
	"encoding/binary"
	"slices"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim/design"
	"wargame/sim/dist"
	"wargame/sim/rng"
)

// builder turns a scenario into a graph: one model per policy, all over the same values. What no difference
// between the policies reaches is built once, by the first model, and shared by all.
type builder struct {
	*graph
	sc      *scenario.Scenario
	options Options
	vary    map[scenario.Quantity]bool
	onFlow  map[*scenario.Expr]bool // whether it needs a flow
	asking  map[*scenario.Expr]int  // how deep in a search for a flow it is asked about
	waiting []*scenario.Expr        // those whose answer waits for that to one being asked about
	models  []*model

	beginning *model // of starts that read the model; nil: there are none
	untimed   bool   // it is built there, where time is 0

	draws     []draw
	copulas   []*design.Copula
	calls     []call
	lookups   []lookup
	courses   []course
	inputs    []input
	states    []state
	rings     []ring
	faults    []fault
	lists     [][]ref
	listIDs   map[string]int
	courseIDs map[string]int32
	drawIDs   map[scenario.Address]int
	callIDs   map[*dist.Shape]int
	variables []ref
	bounds    map[*scenario.Expr]ref
	refused   source.Diagnostics
	refusedAt map[source.Span]int // the place of each among them
	kinds     []kind              // by node, as far as asked for
	pending   []func()            // what history calls still have to build, once loops can no longer arise

	tables     map[string]int32 // by the distribution and its parameters
	tableWork  int              // what they take to make
	shapes     map[*scenario.Dist]*dist.Shape
	dimensions map[scenario.Address]int // of the draws that designs spread
}

// model is a scenario under one policy, as values.
type model struct {
	policy    int      // index into Scenario.Policies, or noPolicy
	place     int      // among the models
	atStart   bool     // it is the model of starts, before any policy
	whole     *model   // of a slope: the model whose slope it is; else nil
	slope     int      // which slope of a step; 0: the step as a whole
	slopes    []*model // of a step, where the method has any
	levers    []ref
	stocks    []ref // a stock's value at the point
	auxes     []ref
	wanted    []ref
	acting    []ref
	events    []eventValues
	flows     []flowValues
	limits    []limit
	overflows map[int]int32             // stock: its state
	memory    map[*scenario.Expr]ref    // history calls
	earlier   map[*scenario.Expr]ref    // of delayed: what it was so long ago
	levels    map[*scenario.Expr]*level // of a slope: stages of history calls
	measure   map[*scenario.Expr]ref
	firsts    map[*scenario.Expr]ref
	outcome   []outcomeValues
}

// noPolicy is the policy of a model that only draws.
const noPolicy = -1

// state is a column that lives from one point to the next.
type state struct {
	site   site
	init   ref // constant or perTrial
	next   ref // its value at the next point
	self   ref // the node that reads it
	kind   string
	what   string // the quantity or expression that it is the state of
	policy int
}

// ring keeps the past of a value, a column per step.
type ring struct {
	site   site
	kind   string
	what   string // the flow or expression whose past it keeps
	value  ref    // kept at every step; none until it is built
	lag    ref    // the longest time it is read back, in steps, where constant; else none
	policy int
}

// draw is an addressed uniform.
type draw struct {
	address   scenario.Address
	key       func(seed uint64) uint64
	dimension int // place in a design; design.Start: not spread
}

// call is a distribution call that has no kernel form.
type call struct {
	shape *dist.Shape
	table *dist.Table
}

// lookup is a table of the scenario: its points.
type lookup struct{ x []float64 }

// stage is how far something that is built once has come.
type stage uint8

const (
	unbuilt stage = iota
	building
	built
)

// once builds unless that is done. What asks for itself while it is built would read a value that is not there yet.
func (s *stage) once(build func()) {
	switch *s {
	case building:
		panic("sim: a loop that the checker let pass")
	case unbuilt:
		*s = building
		build()
		*s = built
	}
}

func unset(n int) []ref {
	r := make([]ref, n)
	for i := range r {
		r[i] = none
	}
	return r
}

func (b *builder) newModel(policy int) {
	m := b.emptyModel(policy, len(b.models))
	b.withSlopes(m)
	b.models = append(b.models, m)
}

func (b *builder) emptyModel(policy, place int) *model {
	s := b.sc
	return &model{
		policy:    policy,
		place:     place,
		levers:    unset(len(s.Levers)),
		stocks:    unset(len(s.Stocks)),
		auxes:     unset(len(s.Auxiliaries)),
		wanted:    unset(len(s.Flows)),
		acting:    unset(len(s.Flows)),
		events:    make([]eventValues, len(s.Events)),
		flows:     make([]flowValues, len(s.Flows)),
		limits:    make([]limit, len(s.Stocks)),
		outcome:   make([]outcomeValues, len(s.Outcomes)),
		overflows: map[int]int32{},
		memory:    map[*scenario.Expr]ref{},
		earlier:   map[*scenario.Expr]ref{},
		levels:    map[*scenario.Expr]*level{},
		measure:   map[*scenario.Expr]ref{},
		firsts:    map[*scenario.Expr]ref{},
	}
}

// owner is the model in which a quantity is built: the first, unless it differs between policies; of either, the slope asked for.
func (b *builder) owner(m *model, q scenario.Quantity) *model {
	if b.vary[q] || m.atStart {
		return m
	}
	return b.models[0].at(m.slope)
}

// within builds under another site and comes back to the one before.
func (b *builder) within(s site, build func() ref) ref {
	before := b.site
	b.site = s
	r := build()
	b.site = before
	return r
}

// newState makes a state that starts at init; its next value is set later. kind and what say what it is, for State.
func (b *builder) newState(m *model, kind, what string, init ref) int32 {
	id := int32(len(b.states))
	self := b.add(node{op: opState, args: [3]ref{none, none, none}, aux: id, rhythm: perStep})
	b.states = append(b.states, state{site: b.site, init: init, next: none, self: self, kind: kind, what: what, policy: m.policy})
	return id
}

func (b *builder) newRing(m *model, kind, what string, lag ref) int32 {
	b.rings = append(b.rings, ring{site: b.site, kind: kind, what: what, value: none, lag: lag, policy: m.policy})
	return int32(len(b.rings) - 1)
}

// past is ring's value lag steps ago, or otherwise where there is none yet.
func (b *builder) past(id int32, lag, otherwise ref) ref {
	return b.add(node{op: opPast, args: [3]ref{lag, otherwise, none}, aux: id, rhythm: perStep})
}

// point is k, the number of the point.
func (b *builder) point() ref {
	return b.share(node{op: opPoint, args: [3]ref{none, none, none}, rhythm: perTime})
}

// listed is a node with more operands than three.
func (b *builder) listed(op opcode, aux int, more []ref) ref {
	key := b.list(more)
	n := node{op: op, args: [3]ref{ref(key), none, none}, aux: int32(aux), more: b.lists[key]}
	for _, a := range more {
		n.rhythm |= b.at(a).rhythm
	}
	return b.share(n)
}

// list finds or keeps a list of operands and gives its index, by which equal lists are one.
func (b *builder) list(more []ref) int {
	text := make([]byte, 0, 4*len(more))
	for _, r := range more {
		text = binary.LittleEndian.AppendUint32(text, uint32(r))
	}
	key := string(text)
	id, ok := b.listIDs[key]
	if !ok {
		id = len(b.lists)
		b.listIDs[key] = id
		b.lists = append(b.lists, slices.Clone(more))
	}
	return id
}

// uniform is the draw at an address.
func (b *builder) uniform(a scenario.Address, designed bool) ref {
	if i, ok := b.drawIDs[a]; ok {
		return b.drawNode(i)
	}
	d := draw{address: a, dimension: design.Start, key: func(seed uint64) uint64 {
		return rng.Key(seed, a.Quantity, a.Role, a.Call)
	}}
	if designed {
		d.dimension = b.dimensions[a]
	}
	b.drawIDs[a] = len(b.draws)
	b.draws = append(b.draws, d)
	return b.drawNode(len(b.draws) - 1)
}

func (b *builder) drawNode(i int) ref {
	r := perStep
	if b.draws[i].address.Once {
		r = perTrial
	}
	return b.share(node{op: opUniform, args: [3]ref{none, none, none}, aux: int32(i), rhythm: r})
}
