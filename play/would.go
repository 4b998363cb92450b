package play

import "wargame/scenario"

// Would is what a policy would make of a lever now, in the game as it stands; false where that cannot be told. The policy is one of the
// scenario's, or a strategy (see scenario.ReadyMade).
func (g *Game) Would(policy *scenario.Policy, lever int) (float64, bool) {
	e := g.inForce(policy, lever)
	switch {
	case e == nil:
		return g.table.defaults[lever], true
	case e.Op == scenario.OpNumber:
		return e.Value, true
	}
	return g.table.value(g.rows, e, g.rows.Point())
}

// inForce is what a policy sets a lever to now; nil: it leaves the lever at its default.
func (g *Game) inForce(policy *scenario.Policy, lever int) *scenario.Expr {
	set := policy.Setting(lever)
	if set == nil {
		return nil
	}
	now := g.Scenario.Clock.Time(g.rows.Point())
	var in *scenario.Expr
	for _, e := range set.Entries {
		if e.From <= now+scenario.SameTime {
			in = e.Value
		}
	}
	return in
}

// Stands is what a lever is now.
func (g *Game) Stands(lever int) float64 { return g.table.stands(g.rows, lever) }

// adaptive are the values of policies and strategies that are no plain numbers.
func adaptive(s *scenario.Scenario) []*scenario.Expr {
	var list []*scenario.Expr
	add := func(settings []*scenario.Setting) {
		for _, set := range settings {
			for _, e := range set.Entries {
				if e.Value.Op != scenario.OpNumber {
					list = append(list, e.Value)
				}
			}
		}
	}
	for _, p := range s.Policies {
		add(p.Settings)
	}
	for _, of := range s.Strategies {
		for _, x := range of.Strategies {
			add(x.Settings)
		}
	}
	return list
}
