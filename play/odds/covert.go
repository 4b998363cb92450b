package odds

import (
	"wargame/scenario"
	"wargame/sim"
)

// hidden are the levers for which a team does not see the orders of others. Of each other team, every world holds one course, a policy of the
// file or a strategy of the team's own, each as likely: what a team does in secret hangs together, and so readings teach what it is up to.
type hidden struct {
	s       *scenario.Scenario
	teams   [][]int                // levers by team
	courses [][]scenario.Course    // by team
	record  []*scenario.Expr       // values of courses that are no constants
	place   map[*scenario.Expr]int // of these among all that is recorded
}

// newHidden records the values after so many others.
func newHidden(s *scenario.Scenario, teams [][]int, others int) hidden {
	h := hidden{s: s, teams: teams, place: map[*scenario.Expr]int{}}
	for _, levers := range teams {
		courses := s.Courses(levers)
		h.courses = append(h.courses, courses)
		for _, lever := range levers {
			for _, p := range courses {
				if set := p.Setting(lever); set != nil {
					for _, entry := range set.Entries {
						h.note(entry.Value, others)
					}
				}
			}
			h.note(s.Levers[lever].Default, others)
		}
	}
	return h
}

// note records a value that is no constant.
func (h *hidden) note(e *scenario.Expr, others int) {
	if e.Op != scenario.OpNumber {
		h.place[e] = others + len(h.record)
		h.record = append(h.record, e)
	}
}

// order gives the levers for which no order is known what the course of each row makes of them where the rows stand, before anybody gave an
// order. What was looked at stands in read.
func (h hidden) order(rows *sim.Rows, read []map[int][]float64, known map[int]float64, policies [][]int) error {
	for team, levers := range h.teams {
		for _, lever := range levers {
			if _, ok := known[lever]; ok {
				continue
			}
			if err := rows.Give(h.s.Levers[lever].Name, h.column(rows, read, lever, h.courses[team], policies[team])...); err != nil {
				return err
			}
		}
	}
	return nil
}

// column is what the course of each row makes of a lever; its default where that asks for what has not come about.
func (h hidden) column(rows *sim.Rows, read []map[int][]float64, lever int, courses []scenario.Course, chosen []int) []float64 {
	standard := h.s.Levers[lever].Default
	column := make([]float64, len(chosen))
	for row, course := range chosen {
		e := inForce(courses[course].Setting(lever), standard, h.s.Clock.Time(rows.Point()))
		if place, ok := h.place[e]; ok && read[place][rows.Point()] == nil {
			e = standard
		}
		column[row] = e.Value
		if place, ok := h.place[e]; ok {
			column[row] = read[place][rows.Point()][row]
		}
	}
	return column
}

// inForce is the value of a setting at a time; another one where there is no setting, or none yet.
func inForce(set *scenario.Setting, other *scenario.Expr, time float64) *scenario.Expr {
	if set == nil {
		return other
	}
	for _, entry := range set.Entries {
		if entry.From <= time+scenario.SameTime {
			other = entry.Value
		}
	}
	return other
}
