package sim_test

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"wargame/scenario"
	"wargame/sim/design"
	"wargame/sim/dist"
	"wargame/sim/kernel"
	"wargame/sim/rng"
)

// reference says what a scenario means, one trial at a time: the section "What a trial does" of the format and
// the decision on the arithmetic of a step, written for clarity. It shares with the engine only the functions of one number
// (kernel.Scalar), the uniforms (rng) and the quantiles (dist): no columns, no order of computation, no sharing.
// What it gives and what the engine gives must agree bit for bit.
type reference struct {
	s      *scenario.Scenario
	seed   uint64
	shapes map[*scenario.Dist]*dist.Shape
	tables map[*scenario.Expr]*dist.Table // of draws with constant parameters
	linked map[*scenario.Expr]link        // draws of correlated variables
}

// link says which copula ties a variable to others, and as which of its members.
type link struct {
	copula *design.Copula
	member int
}

func newReference(s *scenario.Scenario, seed uint64) *reference {
	r := &reference{s: s, seed: seed, shapes: map[*scenario.Dist]*dist.Shape{},
		tables: map[*scenario.Expr]*dist.Table{}, linked: map[*scenario.Expr]link{}}
	// Names decide the order in which correlated variables are linked, not their places in the file.
	place, variable := map[string]int{}, map[int]int{}
	for i, v := range s.Variables {
		for _, w := range s.Variables {
			if w.Name < v.Name {
				place[v.Name]++
			}
		}
		variable[place[v.Name]] = i
	}
	var correlations []design.Correlation
	for _, c := range s.Correlations {
		correlations = append(correlations, design.Correlation{A: place[s.Variables[c.A].Name], B: place[s.Variables[c.B].Name], Rho: c.Rho})
	}
	copulas, contradictions := design.Copulas(correlations)
	if contradictions != nil {
		panic(contradictions) // no such scenario compiles
	}
	for _, c := range copulas {
		for i, at := range c.Members {
			c.Members[i] = variable[at]
			r.linked[s.Variables[variable[at]].Value] = link{c, i}
		}
	}
	return r
}

// past is everything that has happened in one trial under one policy: at a point, what it was before is still
// there, so that an expression can be evaluated at any point reached.
type past struct {
	*reference
	policy      int
	world, luck uint64

	variables map[int]float64
	min, max  []float64 // of stocks with a floor, a ceiling
	delay     []int     // of flows, in steps; 0: none
	stays     []stay    // of flows that are delayed by order
	points    []state
	steps     []step

	known    map[evaluation]float64
	staged   map[stageAt]float64
	amounts  map[evaluation][]float64
	quantity string       // whose expression is being evaluated
	later    []remembered // what looks at the past will want of the point looked at
	failures []failure

	of     *past           // of a slope of a step: the trial
	number int             // which slope it is; 0: none
	stocks map[int]float64 // at a slope
	within [][4]*past      // the slopes of steps
}

// remembered is an expression of a quantity that is evaluated at each point for the sake of later ones.
type remembered struct {
	quantity string
	e        *scenario.Expr
	duration bool // a negative one, or none, fails at this point
	smoothed bool // of smooth and the like, which move at each slope of a step
}

// state is what is carried from step to step, as it is at a point.
type state struct {
	stocks   []float64
	overflow []float64
	events   []clock
	held     [][]float64 // what the stages of each flow hold
	arriving [][]float64 // what of it will arrive
}

// clock is what is known of an event at a point.
type clock struct {
	count int // times fired
	last  int // step in which it last fired
	until int // active at points up to this one; 0: never was
	due   int // of `every`: the first step in which it may fire
}

// step is what happened in a step.
type step struct {
	held    []float64 // what left on each delayed flow
	arrives []float64 // what of it will arrive
	fired   []bool
}

// evaluation is an expression at a point.
type evaluation struct {
	e     *scenario.Expr
	point int
}

// failure is what stops a run: an error, where and when.
type failure struct {
	quantity string
	point    int
	message  string
}

// inWorld stands for the point of what is drawn once per trial, before any policy: variables, starts, limits
// and delays.
const inWorld = -1

// trial runs one trial of one policy. World and luck are both the trial's number in a plain run.
func (r *reference) trial(policy int, world, luck uint64) *past {
	p := &past{reference: r, policy: policy, world: world, luck: luck,
		variables: map[int]float64{}, known: map[evaluation]float64{}, staged: map[stageAt]float64{}, amounts: map[evaluation][]float64{}}
	p.begin()
	for k := 0; ; k++ {
		p.look(k) // also after a failure, for what else fails at the same time
		if k == r.s.Clock.Steps || len(p.failures) > 0 {
			return p
		}
		p.advance(k)
	}
}

// atEnd says whether a trial has reached its last point, if only to fail there.
func (p *past) atEnd() bool { return len(p.points) == p.s.Clock.Steps+1 }

// begin draws the world and places the stocks at point 0.
func (p *past) begin() {
	for i := range p.s.Variables {
		p.variable(i)
	}
	first := state{}
	p.delay, p.stays = make([]int, len(p.s.Flows)), make([]stay, len(p.s.Flows))
	first.held, first.arriving = make([][]float64, len(p.s.Flows)), make([][]float64, len(p.s.Flows))
	for i, f := range p.s.Flows {
		if f.Delay != nil {
			duration := p.value(f.Name, f.Delay, inWorld)
			p.delay[i] = p.atLeastOneStep(duration, f.Name, 0)
			p.stays[i] = p.stayIn(f.Order, duration)
			first.held[i], first.arriving[i] = make([]float64, p.stays[i].count), make([]float64, p.stays[i].count)
		}
	}
	n := len(p.s.Stocks)
	p.min, p.max = make([]float64, n), make([]float64, n)
	first.stocks, first.overflow, first.events = make([]float64, n), make([]float64, n), make([]clock, len(p.s.Events))
	for i, s := range p.s.Stocks {
		x := p.value(s.Name, s.Start, inWorld)
		if s.Min != nil {
			p.min[i] = p.value(s.Name, s.Min, inWorld)
		}
		if s.Max != nil {
			p.max[i] = p.value(s.Name, s.Max, inWorld)
		}
		if s.Min != nil && !(x >= p.min[i]) || s.Max != nil && !(x <= p.max[i]) {
			p.fail(s.Name, 0, "start outside its bounds")
		}
		p.mustBeFinite(x, s.Name, 0)
		first.stocks[i] = x
	}
	p.points = append(p.points, first)
	p.wait(0, first.events, nil)
}

// variable is the value that the trial's world gives to a variable.
func (p *past) variable(i int) float64 {
	x, ok := p.variables[i]
	if !ok {
		x = p.value(p.s.Variables[i].Name, p.s.Variables[i].Value, inWorld)
		p.variables[i] = x
	}
	return x
}

// look evaluates all that is evaluated at point k, so that errors come to light when they happen and not when a
// value is wanted. After the last step there are levers and auxiliaries alone, and of these not what depends on a flow that acts.
func (p *past) look(k int) {
	defer p.lookBack(k)
	last := k == p.s.Clock.Steps
	for i := range p.s.Levers {
		if e := p.setting(i, k); !last || !p.dependsOnFlow(e) {
			p.lever(i, k)
		}
	}
	for _, a := range p.s.Auxiliaries {
		if !last || !p.dependsOnFlow(a.Value) {
			p.value(a.Name, a.Value, k)
		}
	}
	if last {
		return
	}
	defer p.remember(k)
	for i, f := range p.s.Flows {
		p.acting(i, k)
		if f.Loss != nil {
			p.loss(i, k)
		}
	}
	if p.underRK4() {
		p.lookWithin(k)
	}
	for i, e := range p.s.Events {
		for j := range e.Effects {
			if p.firing(i, k) {
				p.value(e.Name, e.Effects[j].Value, k)
			}
		}
		p.firing(i, k)
	}
}

// remember evaluates at point k what later points will look back at.
func (p *past) remember(k int) {
	for len(p.later) > 0 {
		next := p.later[0]
		p.later = p.later[1:]
		if next.smoothed {
			p.overStep(k, func(at *past) float64 { return at.levelRate(next.e, next.e.Order-1, k) })
			continue
		}
		if x := p.value(next.quantity, next.e, k); next.duration && !(x >= 0) {
			p.fail(next.quantity, k, "a duration of %v", x)
		}
	}
}

// remembers puts an expression down for what later points will want of this one.
func (p *past) remembers(e *scenario.Expr) {
	p.whole().later = append(p.whole().later, remembered{quantity: p.quantity, e: e})
}

// lever is the value that the policy gives to a lever, once a step.
func (p *past) lever(i, k int) float64 {
	return p.opening(k).value(p.s.Levers[i].Name, p.setting(i, k), k)
}

// setting is the expression that is in force for a lever at point k.
func (p *past) setting(lever, k int) *scenario.Expr {
	in := p.s.Levers[lever].Default
	for _, set := range p.s.Policies[p.policy].Settings {
		if set.Lever != lever {
			continue
		}
		for _, entry := range set.Entries {
			if sub(entry.From, 1e-9) <= p.whole().time(k) {
				in = entry.Value
			}
		}
	}
	return in
}

// dependsOnFlow says whether an expression depends, in any policy, on a flow that acts: at the last point, after
// which there is no step, it has no value.
func (p *past) dependsOnFlow(e *scenario.Expr) bool {
	return p.leadsToFlow(e, map[*scenario.Expr]bool{})
}

// leadsToFlow is dependsOnFlow of what was not seen yet: policies may set levers by each other.
func (p *past) leadsToFlow(e *scenario.Expr, seen map[*scenario.Expr]bool) bool {
	if seen[e] {
		return false
	}
	seen[e] = true
	switch e.Op {
	case scenario.OpFlow:
		return true
	case scenario.OpWanted:
		return p.underRK4() || p.leadsToFlow(rate(p.s.Flows[e.Index]), seen)
	case scenario.OpAuxiliary:
		return p.leadsToFlow(p.s.Auxiliaries[e.Index].Value, seen)
	case scenario.OpLever:
		for _, policy := range p.s.Policies {
			for _, set := range policy.Settings {
				for _, entry := range set.Entries {
					if set.Lever == e.Index && p.leadsToFlow(entry.Value, seen) {
						return true
					}
				}
			}
		}
		return false
	case scenario.OpPrevious, scenario.OpFirst:
		return false // its first value is that of point 0
	case scenario.OpDelayed, scenario.OpSmooth:
		if e.Order > 0 {
			return p.leadsToFlow(e.Args[1], seen) || len(e.Args) == 2 && p.leadsToFlow(e.Args[0], seen)
		}
		past := e.Strict || p.s.Constant(e.Args[1]) && p.wholeSteps(p.eval(e.Args[1], inWorld), p.quantity, 0) >= 1
		return !past && p.leadsToFlow(e.Args[0], seen) || p.leadsToFlow(e.Args[2], seen)
	}
	for _, arg := range e.Args {
		if p.leadsToFlow(arg, seen) {
			return true
		}
	}
	return false
}

// value evaluates an expression of a quantity at a point, once.
func (p *past) value(quantity string, e *scenario.Expr, k int) float64 {
	key := evaluation{e, k}
	if x, ok := p.known[key]; ok {
		return x
	}
	whole := p.whole() // which keeps what is being evaluated for its slopes
	outer := whole.quantity
	whole.quantity, p.quantity = quantity, quantity
	x := p.eval(e, k)
	whole.quantity, p.quantity = outer, outer
	p.known[key] = x
	return x
}

func (p *past) fail(quantity string, point int, format string, args ...any) {
	whole := p.whole()
	whole.failures = append(whole.failures, failure{quantity, max(point, 0), fmt.Sprintf(format, args...)})
}

func (p *past) mustBeFinite(x float64, quantity string, point int) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		p.fail(quantity, point, "%v", x)
	}
}

func (p *past) time(k int) float64 {
	tenths := 10*k + 5*(p.number/2) // of a step, in the middle of which slopes 2 and 3 are, and at the end slope 4
	t, err := strconv.ParseFloat(decimalTenths(strconv.FormatFloat(p.s.Clock.Step, 'f', -1, 64), tenths), 64)
	if err != nil {
		panic(err)
	}
	return t
}

// decimalTenths is so many tenths of a decimal, as a decimal.
func decimalTenths(decimal string, tenths int) string {
	whole, fraction, _ := strings.Cut(decimal, ".")
	n, _ := new(big.Int).SetString(whole+fraction, 10)
	return n.Mul(n, big.NewInt(int64(tenths))).String() + "e-" + strconv.Itoa(len(fraction)+1)
}

// wholeSteps is a duration in steps; a negative one is an error.
func (p *past) wholeSteps(duration float64, quantity string, point int) int {
	if !(duration >= 0) {
		p.fail(quantity, point, "a duration of %v", duration)
		return 0
	}
	return int(kernel.Scalar(kernel.Round, div(duration, p.s.Clock.Step), 0, 0))
}

func (p *past) atLeastOneStep(duration float64, quantity string, point int) int {
	return max(1, p.wholeSteps(duration, quantity, point))
}

// draw is the quantile of a distribution call's own uniform, at the parameters of this trial, policy and point.
func (p *past) draw(e *scenario.Expr, k int) float64 {
	params := p.all(e.Args, k)
	shape := p.shape(e.Dist)
	if err := shape.Check(params); err != nil {
		p.fail(p.quantity, k, "%v", err)
		return math.NaN()
	}
	u := p.uniformOf(e, k)
	if t := p.tableOf(e, shape, params); t != nil {
		return t.Quantile(u)
	}
	return shape.Quantile(u, params)
}

// uniformOf is the uniform of a distribution call; a correlated variable's is made of those of the variables it is tied to.
func (p *past) uniformOf(e *scenario.Expr, k int) float64 {
	l, ok := p.linked[e]
	if !ok {
		return p.uniform(e.Address, k)
	}
	var own []float64
	for _, v := range l.copula.Members {
		own = append(own, p.uniform(p.s.Variables[v].Value.Address, inWorld))
	}
	return design.Link(scalars{}, l.copula, l.member, own)
}

// uniform is the uniform at an address: drawn by world before the first point, by luck from there on.
func (p *past) uniform(a scenario.Address, k int) float64 {
	key := rng.Key(p.seed, a.Quantity, a.Role, a.Call)
	if k == inWorld {
		return rng.Uniform(rng.Step(key, 0), p.world)
	}
	return rng.Uniform(rng.Step(key, k), p.luck)
}

// tableOf is the table that stands for the quantile where the parameters are the same in every trial, policy and
// step, and nil where there is none.
func (r *reference) tableOf(e *scenario.Expr, shape *dist.Shape, params []float64) *dist.Table {
	t, ok := r.tables[e]
	if !ok {
		constant := true
		for _, arg := range e.Args {
			constant = constant && r.s.Constant(arg)
		}
		if constant {
			t = dist.NewTable(shape, params)
		}
		r.tables[e] = t
	}
	return t
}

func (r *reference) shape(d *scenario.Dist) *dist.Shape {
	shape, ok := r.shapes[d]
	if !ok {
		var inner []*dist.Shape
		for _, i := range d.Inner {
			inner = append(inner, r.shape(i))
		}
		shape = dist.New(d.Name, d.Count, inner...)
		r.shapes[d] = shape
	}
	return shape
}

func add(a, b float64) float64 { return kernel.Scalar(kernel.Add, a, b, 0) }
func sub(a, b float64) float64 { return kernel.Scalar(kernel.Subtract, a, b, 0) }
func mul(a, b float64) float64 { return kernel.Scalar(kernel.Multiply, a, b, 0) }
func div(a, b float64) float64 { return kernel.Scalar(kernel.Divide, a, b, 0) }
func low(a, b float64) float64 { return kernel.Scalar(kernel.Min, a, b, 0) }
func top(a, b float64) float64 { return kernel.Scalar(kernel.Max, a, b, 0) }

// scalars is the arithmetic of single numbers.
type scalars struct{}

func (scalars) Number(x float64) float64                    { return x }
func (scalars) Known(x float64) (float64, bool)             { return x, true }
func (scalars) Apply(op kernel.Op, args ...float64) float64 { return scalar(op, args) }
