package play

import (
	"fmt"
	"maps"
	"slices"

	"wargame/play/odds"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

// table is the engine under a game: the program of its scenario, one row at a time, every lever given from outside but those of
// teams that a policy plays.
type table struct {
	s       *scenario.Scenario
	program *sim.Program
	seed    uint64
	trial   int
	fed     map[int]*scenario.Setting // levers that a policy or strategy feeds; nil: at their default
	held    []int                     // all others
	record  []*scenario.Expr
	places  map[*scenario.Expr]int // of an expression in record
	goals   []*scenario.Expr       // objectives, then what estimates are about

	defaults []float64                            // of the levers
	laws     map[*scenario.Reading]*odds.Readings // of readings whose scale was asked for
}

// newTable compiles a scenario for a game under some rules.
func newTable(s *scenario.Scenario, rules *scenario.Game, policies map[string]string, seed uint64, trial int) (*table, error) {
	t := &table{s: s, seed: seed, trial: trial, fed: map[int]*scenario.Setting{}, places: map[*scenario.Expr]int{}, laws: map[*scenario.Reading]*odds.Readings{}}
	for team, policy := range policies {
		of := rules.Named(team)
		if of == nil {
			return nil, refuse(NoSuch, fmt.Sprintf("there is no team %q", team), "the teams are "+listOf(rules.Teams, func(t *scenario.Team) string { return t.Name }))
		}
		course, err := courseOf(s, of, policy)
		if err != nil {
			return nil, err
		}
		for _, l := range of.Controls {
			t.fed[l] = course.Setting(l)
		}
	}
	for l := range s.Levers {
		if _, fed := t.fed[l]; !fed {
			t.held = append(t.held, l)
		}
	}
	t.record = sim.Everything(s)
	for i, e := range t.record {
		t.places[e] = i
	}
	for _, e := range asked(s, rules) {
		t.add(e)
	}
	t.goals = Goals(rules)
	program, err := sim.Compile(s, sim.Options{Policies: []int{s.Baseline}, Inputs: t.held, Feed: t.fed, Record: t.record, Measure: t.goals, ByHand: true})
	if err != nil {
		return nil, err
	}
	t.program = program
	return t, t.readDefaults()
}

// readDefaults asks the engine what the levers are that nobody has touched. Those that a policy feeds are what it makes of them.
func (t *table) readDefaults() error {
	row, err := t.begin()
	if err != nil {
		return err
	}
	for l := range t.s.Levers {
		t.defaults = append(t.defaults, t.stands(row, l))
	}
	return nil
}

// asked are the expressions of the model that a game looks at, beside quantities: readings, when injects come, what levers cost, and
// what policies that adapt would make of levers.
func asked(s *scenario.Scenario, rules *scenario.Game) []*scenario.Expr {
	var list []*scenario.Expr
	readings := func(of []*scenario.Reading) {
		for _, r := range of {
			list = append(list, r.Value)
		}
	}
	readings(rules.Public)
	for _, t := range rules.Teams {
		readings(t.Sees)
		for _, r := range t.Roles {
			readings(r.Sees)
		}
	}
	for _, i := range rules.Injects {
		if i.When != nil {
			list = append(list, i.When)
		}
	}
	for _, l := range s.Levers {
		if l.Cost != nil {
			list = append(list, l.Cost)
		}
	}
	return append(list, adaptive(s)...)
}

// Goals are what a game asks of its end: the objectives of the teams in order, then what its estimates are about.
func Goals(rules *scenario.Game) []*scenario.Expr {
	var list []*scenario.Expr
	for _, t := range rules.Teams {
		for _, o := range t.Objectives {
			list = append(list, o.Met)
		}
	}
	for _, e := range rules.Estimates {
		list = append(list, e.Of)
	}
	return list
}

// add makes an expression one of those recorded, once.
func (t *table) add(e *scenario.Expr) {
	if _, ok := t.places[e]; ok {
		return
	}
	for i, have := range t.record {
		if have.Equal(e) {
			t.places[e] = i
			return
		}
	}
	t.places[e] = len(t.record)
	t.record = append(t.record, e)
}

// placeOf is the number of an expression among what is recorded.
func (t *table) placeOf(e *scenario.Expr) (int, bool) {
	if i, ok := t.places[e]; ok {
		return i, true
	}
	i := slices.IndexFunc(t.record, e.Equal)
	return i, i >= 0
}

// begin puts the game's trial at point 0.
func (t *table) begin() (*sim.Rows, error) {
	n := []uint64{uint64(t.trial)}
	return t.program.Begin(sim.Start{Seed: t.seed, Worlds: n, Lucks: n})
}

// copy is the row at the same point, for trying something out. What was recorded before is left behind.
func (t *table) copy(r *sim.Rows) (*sim.Rows, error) { return t.program.Resume(r.State()) }

// stands is the value of a lever at the point.
func (t *table) stands(r *sim.Rows, lever int) float64 {
	x, _ := t.value(r, t.s.Reference(scenario.KindLever.At(lever)), r.Point())
	return x
}

// value is what an expression that is recorded is at a point; false where there is nothing yet.
func (t *table) value(r *sim.Rows, e *scenario.Expr, point int) (float64, bool) {
	i, ok := t.placeOf(e)
	if !ok || point < 0 || point > r.Point() {
		return 0, false
	}
	x, err := r.Recorded(i, point)
	if err != nil && point == r.Point() {
		x, err = r.Value(i) // of a flow: over the step just past
	}
	if err != nil || x[0]-x[0] != 0 { // what is no number is not known
		return 0, false
	}
	return x[0], true
}

// flows says that an expression is told of a step, and has no value at a point.
func (t *table) flows(e *scenario.Expr) bool {
	i, ok := t.placeOf(e)
	return ok && t.program.Points(i) == t.s.Clock.Steps
}

// law is the law of a reading of something that is not above zero, whose error is a share of what trials make of it. Where they cannot be
// run, the reading is what is so.
func (t *table) law(r *scenario.Reading, point int) odds.Law {
	laws := t.laws[r]
	if laws == nil {
		var err error
		if laws, err = odds.NewReadings(t.s, []*scenario.Reading{r}); err != nil {
			return odds.Law{}
		}
		t.laws[r] = laws
	}
	return laws.Law(0, point)
}

// step takes a row on to a point under orders, and gives the events that fired on the way. A fault stops it.
func (t *table) step(r *sim.Rows, orders []Used, to int) ([]Fired, error) {
	for _, o := range orders {
		if o.How == ByPolicy {
			continue
		}
		if err := r.Give(o.Lever, o.Value); err != nil {
			return nil, err
		}
	}
	from := r.Point()
	for r.Point() < to {
		if err := r.Step(); err != nil {
			return nil, err
		}
	}
	if fault := r.Faults()[0]; fault != nil {
		return nil, refuse(Fault, fmt.Sprintf("the model cannot go on: %s (%s, at %s %g)", fault.Message, fault.Quantity, t.s.Clock.Unit, fault.Time),
			"other orders, an override or a rewind may lead past it")
	}
	var fired []Fired
	for k := from; k < to; k++ {
		for i, e := range t.s.Events {
			if x, ok := t.value(r, t.s.Reference(scenario.KindEvent.At(i)), k); ok && x != 0 {
				fired = append(fired, Fired{e.Name, k})
			}
		}
	}
	return fired, nil
}

// cost is what levers cost a turn with some of them changed, by lever; those without a cost are not in it.
func (t *table) cost(r *sim.Rows, levers []int, change map[int]float64) (map[int]float64, error) {
	at, err := t.copy(r)
	if err != nil {
		return nil, err
	}
	for _, l := range slices.Sorted(maps.Keys(change)) {
		if _, fed := t.fed[l]; fed {
			continue
		}
		if err := at.Give(t.s.Levers[l].Name, change[l]); err != nil {
			return nil, err
		}
	}
	costs := map[int]float64{}
	for _, l := range levers {
		if e := t.s.Levers[l].Cost; e != nil {
			x, err := at.Value(t.places[e])
			if err != nil {
				return nil, err
			}
			if x[0]-x[0] != 0 {
				return nil, refuse(Fault, fmt.Sprintf("what %s costs cannot be told: it comes out as %g", t.s.Levers[l].Name, x[0]), "order another value, or mend its cost in the scenario")
			}
			costs[l] = x[0]
		}
	}
	return costs, nil
}

func listOf[T any](list []T, name func(T) string) string {
	names := make([]string, len(list))
	for i, x := range list {
		names[i] = name(x)
	}
	return source.List(names)
}
