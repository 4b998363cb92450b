package play

import "slices"

// Change is what is otherwise when a game is played again. The zero Change is the game as it was.
type Change struct {
	Without int // the number of an entry that is left out, as of an override that is taken back; 0: none

	// Orders changes the orders of a turn before it is played; nil: they are what the entries make of them.
	Orders func(turn int, orders []Used)

	// See is told of each entry before it counts, and of the game as it stands then, which is See's until it returns; nil: nobody is.
	See func(e Entry, now *Game) error
}

// Again is the game played again in the same world with the same luck and the same dice, with something changed: all else is as it was
// played, what injects and rulings did among it, though they might not have come. Its turns are computed, not taken from the log. It is
// refused where the model cannot go along, as with an override that would lead out of the bounds of a stock.
func (g *Game) Again(c Change) (*Game, error) {
	again := &Game{Scenario: g.Scenario, Rules: g.Rules, Opened: g.Opened, seed: g.seed, trial: g.trial, table: g.table, refs: map[string]bool{}}
	if err := again.reset(); err != nil {
		return nil, err
	}
	for _, e := range g.branch {
		if e.Seq == c.Without {
			continue
		}
		if c.See != nil {
			if err := c.See(e, again); err != nil {
				return nil, err
			}
		}
		if err := again.applyChanged(e, c.Orders); err != nil {
			return nil, err
		}
	}
	return again, nil
}

// applyChanged is apply, but for a turn, of which the orders may be changed.
func (g *Game) applyChanged(e Entry, change func(turn int, orders []Used)) error {
	if e.Kind != KindResolved {
		return g.apply(e)
	}
	missing := g.Missing()
	orders := g.used(missing)
	if change != nil {
		change(g.turn, orders)
	}
	x, err := g.play(g.rows, orders, missing)
	if err != nil {
		return err
	}
	g.turned(x)
	g.branch = append(g.branch, e)
	g.phase = g.phaseNow()
	return nil
}

// Kept are the entries that count: those that no rewind took back, and the rewinds.
func (g *Game) Kept() []Entry { return slices.Clip(g.branch) }

// Turns are the turns played, the first first.
func (g *Game) Turns() []Resolved { return slices.Clip(g.turns) }

// Body is the body of an entry, which is of the kind that has such a body.
func Body[T any](e Entry) (T, error) { return bodyOf[T](e) }
