package play

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"wargame/play/odds"
	"wargame/scenario"
	"wargame/sim"
)

// publicly is who reads what everybody sees: one reading for all of them.
const publicly = "public"

// reading is what a reader (publicly, a team, a role of a team) is told of a quantity at a point; false where there is nothing yet,
// as before a delay has passed. What flows is told of the step just past. Its error is drawn from the game's seed by reader, reading and
// point, so that looking twice shows the same.
func (g *Game) reading(row *sim.Rows, r *scenario.Reading, reader string, point int) (float64, bool) {
	at := point - r.Delay
	if r.Delay == 0 && g.table.flows(r.Value) {
		at--
	}
	x, ok := g.was(row, r.Value, at)
	if !ok || r.Error == 0 {
		return x, ok
	}
	law := odds.Law{Error: r.Error}
	if x <= 0 {
		law = g.table.law(r, point-r.Delay)
	}
	return law.Read(x, distuv.UnitNormal.Quantile(uniform(keyed(g.seed, "reading", reader, r.Name, point)))), true
}

// was is what an expression was at a point, in a row that may have been copied later.
func (g *Game) was(row *sim.Rows, e *scenario.Expr, point int) (float64, bool) {
	if x, ok := g.table.value(row, e, point); ok {
		return x, true
	}
	if row != g.rows && point <= g.rows.Point() {
		return g.table.value(g.rows, e, point)
	}
	return 0, false
}

// Seen is a reading with all that its reader was told so far.
type Seen struct {
	Reading *scenario.Reading
	Reader  string    // publicly, a team, or a role
	Points  []int     // of the clock, ascending; those of delayed values are when they were told
	Values  []float64 // as many
}

// seen is a reading as its reader sees it now. What is exact is told step by step, once a turn is over; what has an error is told once
// a turn.
func (g *Game) seen(r *scenario.Reading, reader string) Seen {
	s := Seen{Reading: r, Reader: reader}
	for p := 0; p <= g.rows.Point(); p++ {
		if r.Error > 0 && p != g.rows.Point() && (p%g.Rules.Turn != 0 || p/g.Rules.Turn >= g.Rules.Turns) {
			continue
		}
		if x, ok := g.reading(g.rows, r, reader, p); ok {
			s.Points, s.Values = append(s.Points, p), append(s.Values, x)
		}
	}
	return s
}

// Readings are what a seat sees, what is public first. The facilitator sees what every team sees; a seat of a team that is no role's
// sees what the roles see for which it stands.
func (g *Game) Readings(seat Seat) []Seen {
	var list []Seen
	for _, r := range g.Rules.Public {
		list = append(list, g.seen(r, publicly))
	}
	for _, t := range g.Rules.Teams {
		if seat != Facilitator && seat.Team() != t.Name {
			continue
		}
		for _, r := range t.Sees {
			list = append(list, g.seen(r, t.Name))
		}
		for _, role := range t.Roles {
			if !g.standsFor(seat, Seat(t.Name+"/"+role.Name)) {
				continue
			}
			for _, r := range role.Sees {
				list = append(list, g.seen(r, t.Name+"/"+role.Name))
			}
		}
	}
	return list
}

// Path is what an expression of the game was at every point so far, for the facilitator and the debrief; NaN where it has no value. What
// flows in a step stands at the point at which that begins.
func (g *Game) Path(e *scenario.Expr) []float64 {
	list := make([]float64, g.rows.Point()+1)
	for p := range list {
		x, ok := g.table.value(g.rows, e, p)
		if !ok {
			x = math.NaN()
		}
		list[p] = x
	}
	return list
}

// Standings are how the outcomes of the scenario and the goals of the game (see Goals) stand: so far, or at the end.
func (g *Game) Standings() (outcomes, goals []sim.Standing, err error) { return g.rows.Outcomes() }
