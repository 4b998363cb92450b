package kit

import (
	"wargame/results/explain"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/sim"
)

// price is what an order costs a turn.
type price struct{ Value, Cost string }

// pricesOf are the costs of the levers of teams with budgets, by lever: of each option, or at some values of a range. The engine computes
// them, with every other lever at its default.
func pricesOf(s *scenario.Scenario, g *scenario.Game) (map[int][]price, error) {
	var levers []int
	for _, t := range g.Teams {
		for _, i := range t.Controls {
			if t.Budget != nil && s.Levers[i].Cost != nil {
				levers = append(levers, i)
			}
		}
	}
	if len(levers) == 0 {
		return nil, nil
	}
	o := sim.Options{Policies: []int{s.Baseline}, Outcomes: []int{}}
	for _, t := range g.Teams {
		o.Inputs = append(o.Inputs, t.Controls...)
	}
	for _, i := range levers {
		o.Record = append(o.Record, s.Levers[i].Cost)
	}
	program, err := sim.Compile(s, o)
	if err != nil {
		return nil, err
	}
	all := map[int][]price{}
	for n, i := range levers {
		if all[i], err = pricesAt(program, s, i, n); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// pricesAt are the costs of one lever, which is the nth that the program records.
func pricesAt(program *sim.Program, s *scenario.Scenario, lever, n int) ([]price, error) {
	l := s.Levers[lever]
	values, says := valuesOf(s, l)
	numbers := make([]uint64, len(values))
	for i := range numbers {
		numbers[i] = 1
	}
	rows, err := program.Begin(sim.Start{Worlds: numbers, Lucks: numbers})
	if err != nil {
		return nil, err
	}
	if err := rows.Give(l.Name, values...); err != nil {
		return nil, err
	}
	costs, err := rows.Value(n)
	if err != nil {
		return nil, err
	}
	list := make([]price, len(values))
	for i := range list {
		list[i] = price{says[i], number.Figure(costs[i])}
	}
	return list, nil
}

// valuesOf are those of a lever's values that are worth a price, and what they are called.
func valuesOf(s *scenario.Scenario, l *scenario.Lever) (values []float64, says []string) {
	const parts = 4 // of a range
	switch {
	case l.Options != nil:
		for i := range l.Options {
			values = append(values, float64(i))
		}
		return values, l.Options
	case l.Default.Type == scenario.Truth:
		return []float64{0, 1}, []string{yes(0), yes(1)}
	case l.Ranged:
		for i := range parts + 1 {
			values = append(values, l.Low+(l.High-l.Low)*float64(i)/parts)
		}
	default:
		values = []float64{l.Default.Value}
	}
	m := measureOf(l, explain.WordsOf(s).SetTo(l.Default, l))
	for _, x := range values {
		says = append(says, m.Say(x, number.Exact))
	}
	return values, says
}
