package odds

import (
	"maps"
	"slices"

	"wargame/scenario"
	"wargame/sim/rng"
)

// worlds are all that is drawn in the worlds that a team holds possible, a row each: what it comes to follows by playing them. As a
// design.Design they give their programs what is drawn once per trial; world number n is row n-1.
type worlds struct {
	drawn    map[uint64]int // by the key of its address, the place in uniforms of what is drawn once per trial
	uniforms [][]float64    // by draw, by row
	lucks    [][]uint64     // by stretch of the clock, by row: the number of the luck in it (see drawLuck)
	policies [][]int        // by team with covert levers, by row: which of its courses gives its orders for them
	origin   []int          // by row: rows with the same are one world, picked more than once, until all of it has moved
	moved    []part         // by row: what of it has
}

// newWorlds draws worlds, before any turn. Courses are those of each team with covert levers.
func newWorlds(s *scenario.Scenario, seed uint64, n int, courses [][]scenario.Course) *worlds {
	w := &worlds{drawn: map[uint64]int{}, origin: all(n), moved: make([]part, n)}
	for i, key := range drawnOnce(s, seed) {
		w.drawn[key] = i
		column := make([]float64, n)
		for row := range column {
			column[row] = rng.Uniform(rng.Step(key, 0), uint64(row))
		}
		w.uniforms = append(w.uniforms, column)
	}
	w.lucks = append(w.lucks, drawLuck(seed, 0, n))
	for team, of := range courses {
		key := rng.Key(seed, "", "policy", team)
		column := make([]int, n)
		for row := range column {
			column[row] = oneOf(len(of), key, row)
		}
		w.policies = append(w.policies, column)
	}
	return w
}

// drawnOnce are the keys of what a scenario draws once per trial, ascending.
func drawnOnce(s *scenario.Scenario, seed uint64) []uint64 {
	keys := map[uint64]bool{}
	for q := range s.Quantities(scenario.KindVariable, scenario.KindStock, scenario.KindFlow, scenario.KindEvent) {
		for _, e := range s.Expressions(q) {
			for part := range e.Parts() {
				if a := part.Address; part.Op == scenario.OpDraw && a.Once {
					keys[rng.Key(seed, a.Quantity, a.Role, a.Call)] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

// drawnAtSteps says whether luck has a say in anything.
func drawnAtSteps(s *scenario.Scenario) bool {
	for q := range s.Quantities(scenario.KindLever, scenario.KindFlow, scenario.KindAuxiliary, scenario.KindStock, scenario.KindEvent) {
		if slices.ContainsFunc(s.Expressions(q), draws) {
			return true
		}
	}
	for _, of := range s.Strategies {
		for _, x := range of.Strategies {
			for _, set := range x.Settings {
				if slices.ContainsFunc(set.Entries, func(e scenario.Entry) bool { return draws(e.Value) }) {
					return true
				}
			}
		}
	}
	return slices.ContainsFunc(s.Events, func(e *scenario.Event) bool { return e.Chance != nil || e.Hazard != nil })
}

// draws says that an expression draws anew at each step.
func draws(e *scenario.Expr) bool {
	for part := range e.Parts() {
		if part.Op == scenario.OpDraw && !part.Address.Once {
			return true
		}
	}
	return false
}

// oneOf is a number below n, each as likely.
func oneOf(n int, key uint64, row int) int { return int(rng.Uniform(key, uint64(row)) * float64(n)) }

// drawLuck is the luck of rows in a stretch of the clock, from 0. After the first, each goes from the second point of a turn to the first of
// the next, since who looks at a point sees what is drawn there.
func drawLuck(seed uint64, stretch, rows int) []uint64 {
	key, lucks := rng.Key(seed, "", "luck", stretch), make([]uint64, rows)
	for row := range lucks {
		lucks[row] = rng.Bits(key, uint64(row))
	}
	return lucks
}

// pick are worlds as they are in some rows.
func (w *worlds) pick(rows []int) *worlds {
	return &worlds{drawn: w.drawn, uniforms: pickEach(w.uniforms, rows), lucks: pickEach(w.lucks, rows), policies: pickEach(w.policies, rows),
		origin: pickFrom(w.origin, rows), moved: pickFrom(w.moved, rows)}
}

func pickEach[T any](columns [][]T, rows []int) [][]T {
	picked := make([][]T, len(columns))
	for i, column := range columns {
		picked[i] = pickFrom(column, rows)
	}
	return picked
}

func pickFrom[T any](column []T, rows []int) []T {
	picked := make([]T, len(rows))
	for i, row := range rows {
		picked[i] = column[row]
	}
	return picked
}

// Name is that of no design that is made by name.
func (w *worlds) Name() string { return "odds" }

// Fill gives worlds what is drawn for them.
func (w *worlds) Fill(dst []float64, _ int, key uint64, numbers []uint64) {
	i, ok := w.drawn[key]
	if !ok {
		panic("odds: a draw that the scenario does not have")
	}
	column := w.uniforms[i]
	for i, n := range numbers {
		dst[i] = column[n-1]
	}
}

// Replicates is one: the worlds are of one piece.
func (w *worlds) Replicates() int { return 1 }

// Size is how many worlds there are.
func (w *worlds) Size() int { return len(w.origin) }
