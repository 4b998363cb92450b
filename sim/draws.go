package sim

import (
	"context"

	"wargame/scenario"
	"wargame/sim/design"
)

// Variables are what the trials of a run drew: a column for each variable of the scenario, in file order, in the time
// of drawing them.
func Variables(ctx context.Context, s *scenario.Scenario, o RunOptions) ([][]float64, error) {
	return VariablesFrom(ctx, s, 0, len(s.Variables), o)
}

// VariablesFrom are the columns of some of the variables, from one up to another: all of them may be much to hold at once.
func VariablesFrom(ctx context.Context, s *scenario.Scenario, from, to int, o RunOptions) ([][]float64, error) {
	p, err := Compile(s, Options{DrawsOnly: true, Measure: variables(s)[from:to]})
	if err != nil {
		return nil, err
	}
	out, err := p.Run(ctx, o)
	if err != nil {
		return nil, err
	}
	columns := make([][]float64, to-from)
	for i, c := range out.Measures[0] {
		columns[i] = c.Values
	}
	return columns, nil
}

// variables are references to all variables.
func variables(s *scenario.Scenario) []*scenario.Expr {
	var list []*scenario.Expr
	for q := range s.Quantities(scenario.KindVariable) {
		list = append(list, s.Reference(q))
	}
	return list
}

// drawn is what some worlds drew, for the error of a trial: by world, then in file order. A world that could not be drawn
// to its end shows what it came to.
func (p *Program) drawn(seed uint64, d design.Design, worlds []uint64) [][]NamedValue {
	q, err := Compile(p.sc, Options{DrawsOnly: true, Measure: variables(p.sc)})
	if err != nil {
		return make([][]NamedValue, len(worlds)) // p was compiled: what is refused here is refused there
	}
	m := q.newMachine(seed, d)
	m.begin(worlds, worlds)
	m.finish()
	list := make([][]NamedValue, len(worlds))
	for row := range list {
		for i, v := range p.sc.Variables {
			list[row] = append(list[row], NamedValue{v.Name, v.Unit, m.at(q.measures[i].registers[0])[row]})
		}
	}
	return list
}
