package play

import "wargame/scenario"

// Would is what a policy of the scenario would make of a lever now, in the game as it stands; false where that cannot be told.
func (g *Game) Would(policy, lever int) (float64, bool) {
	set := g.Scenario.Policies[policy].Setting(lever)
	if set == nil {
		return g.table.defaults[lever], true
	}
	now := g.Scenario.Clock.Time(g.rows.Point())
	var in *scenario.Entry
	for i := range set.Entries {
		if set.Entries[i].From <= now+scenario.SameTime {
			in = &set.Entries[i]
		}
	}
	switch {
	case in == nil:
		return g.table.defaults[lever], true
	case in.Value.Op == scenario.OpNumber:
		return in.Value.Value, true
	}
	return g.table.value(g.rows, in.Value, g.rows.Point())
}

// Stands is what a lever is now.
func (g *Game) Stands(lever int) float64 { return g.table.stands(g.rows, lever) }

// adaptive are the values of policies that are no plain numbers.
func adaptive(s *scenario.Scenario) []*scenario.Expr {
	var list []*scenario.Expr
	for _, p := range s.Policies {
		for _, set := range p.Settings {
			for _, e := range set.Entries {
				if e.Value.Op != scenario.OpNumber {
					list = append(list, e.Value)
				}
			}
		}
	}
	return list
}
