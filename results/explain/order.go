package explain

import (
	"slices"

	"wargame/scenario"
)

// model is what is computed at every point, in an order in which each is computed from what stands before it: auxiliaries,
// tables and flows; then the stocks that they change, and the events.
func model(s *scenario.Scenario) []scenario.Quantity {
	list := order(s)
	for q := range s.Quantities(scenario.KindStock, scenario.KindEvent) {
		list = append(list, q)
	}
	return list
}

// order gives auxiliaries, then flows, in file order, but each after those that its expressions name. Of those that
// name each other, through their past, the first stands first.
func order(s *scenario.Scenario) []scenario.Quantity {
	kinds := []scenario.Kind{scenario.KindAuxiliary, scenario.KindFlow, scenario.KindTable}
	var list []scenario.Quantity
	seen := map[scenario.Quantity]bool{}
	var visit func(q scenario.Quantity)
	visit = func(q scenario.Quantity) {
		if seen[q] || !slices.Contains(kinds, q.Kind) {
			return
		}
		seen[q] = true
		for _, e := range s.Expressions(q) {
			for read := range e.Reads() {
				visit(read)
			}
		}
		list = append(list, q)
	}
	for q := range s.Quantities(kinds...) {
		visit(q)
	}
	return list
}
