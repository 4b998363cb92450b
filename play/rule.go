package play

import (
	"fmt"
	"slices"

	"wargame/scenario"
)

// Rule decides whether a free action succeeded, and makes its moves where it did. The dice are those of the game, unless the ruling
// comes with dice that were thrown on the table.
func (g *Game) Rule(by Seat, x Ruling) ([]Entry, error) {
	if by != Facilitator {
		return nil, refuse(NotYours, "rulings are the facilitator's", "")
	}
	if err := g.playing(); err != nil {
		return nil, err
	}
	switch {
	case x.Title == "":
		return nil, refuse(Missing, "a ruling is on something", "say what was tried")
	case x.Team != "" && g.Rules.Named(x.Team) == nil:
		return nil, refuse(NoSuch, fmt.Sprintf("there is no team %q", x.Team), "")
	}
	for _, text := range []string{x.Title, x.Effect, x.Argument, x.Reason} {
		if err := short(text, "a text of the ruling"); err != nil {
			return nil, err
		}
	}
	x.Typed, x.First = len(x.Dice) > 0, g.dice+1
	if err := g.judge(&x); err != nil {
		return nil, err
	}
	to := []string{Everybody}
	if !x.Open {
		to = nil
		if x.Team != "" {
			to = []string{x.Team}
		}
	}
	return g.checkMoves([]Entry{g.entry(by, KindRuling, to, x)})
}

// judge fills in chance, dice and success by the mode of the ruling.
func (g *Game) judge(x *Ruling) error {
	switch x.Mode {
	case Mode2d6:
		bonus := Bonus(x.For, x.Against)
		x.Chance = Chance2d6(bonus)
		if err := g.throw(x, 2, 6); err != nil {
			return err
		}
		x.Success = x.Dice[0]+x.Dice[1]+bonus >= target
	case ModeEstimate:
		chance, err := g.median(x)
		if err != nil {
			return err
		}
		x.Chance = chance
		if err := g.throw(x, 1, 100); err != nil {
			return err
		}
		x.Success = float64(x.Dice[0]) <= 100*x.Chance
	case ModeFacilitator, ModeConsensus:
		if x.Reason == "" {
			return refuse(Missing, "a ruling by "+string(x.Mode)+" needs a sentence that says why", "add because ...")
		}
		if x.Typed {
			return refuse(OutOfRange, "a ruling by "+string(x.Mode)+" throws no dice", "")
		}
		x.Chance, x.First = 0, 0
		if x.Success {
			x.Chance = 1
		}
	default:
		return refuse(NoSuch, fmt.Sprintf("there is no way of ruling called %q", x.Mode), "rule by 2d6, estimate, facilitator or consensus")
	}
	return nil
}

// throw are the next dice of the turn, or those typed in.
func (g *Game) throw(x *Ruling, n, sides int) error {
	if !x.Typed {
		for k := range n {
			x.Dice = append(x.Dice, Die(g.seed, g.turn, x.First+k, sides))
		}
		return nil
	}
	if len(x.Dice) != n {
		return refuse(OutOfRange, fmt.Sprintf("there are %d dice, and the ruling takes %d", len(x.Dice), n), "")
	}
	for _, d := range x.Dice {
		if d < 1 || d > sides {
			return refuse(OutOfRange, fmt.Sprintf("a die of %d sides does not show %d", sides, d), "")
		}
	}
	x.First = 0
	return nil
}

// median is the median of the estimates that count: of an even number, the mean of the two in the middle.
func (g *Game) median(x *Ruling) (float64, error) {
	var list []float64
	for seat, chance := range x.Estimates {
		switch {
		case g.seat(seat) != nil || seat.Team() == "":
			return 0, refuse(NoSuch, fmt.Sprintf("%q is no seat of a team", seat), "")
		case !(chance >= 0 && chance <= 1):
			return 0, refuse(OutOfRange, "a chance goes from 0% to 100%", "")
		case g.settings.OwnOut && seat.Team() == x.Team:
			continue
		}
		list = append(list, chance)
	}
	if len(list) == 0 {
		return 0, refuse(Missing, "a ruling by estimate needs estimates", "a team's own do not count where the settings say so")
	}
	slices.Sort(list)
	return (list[(len(list)-1)/2] + list[len(list)/2]) / 2, nil
}

// applyRuling wants what the dice say, and makes the moves of what succeeded.
func (g *Game) applyRuling(e Entry, x Ruling) error {
	again := x
	if !x.Typed {
		again.Dice = nil
	}
	if err := g.judge(&again); err != nil {
		return refuse(Damaged, "a ruling that cannot be: "+err.Error(), "")
	}
	if !slices.Equal(again.Dice, x.Dice) || again.Success != x.Success || again.Chance != x.Chance || again.First != x.First {
		return refuse(Damaged, fmt.Sprintf("the ruling on %q does not have the game's dice", x.Title), "")
	}
	if !x.Typed {
		g.dice += len(x.Dice)
	}
	if x.Success {
		for _, m := range x.Moves {
			if err := g.move(e, m); err != nil {
				return err
			}
		}
	}
	g.rulings = append(g.rulings, numbered(e, x))
	return nil
}

// Override changes something by the facilitator's word, with a reason: a stock, an event, an order of a team.
func (g *Game) Override(by Seat, x Override) ([]Entry, error) {
	if by != Facilitator {
		return nil, refuse(NotYours, "an override is the facilitator's", "")
	}
	if err := g.playing(); err != nil {
		return nil, err
	}
	if x.Reason == "" {
		return nil, refuse(Missing, "an override needs a reason", "add because ...")
	}
	if err := short(x.Reason, "the reason"); err != nil {
		return nil, err
	}
	switch {
	case x.Move != nil && x.Order == nil:
		if err := g.measure(&x); err != nil {
			return nil, err
		}
	case x.Order != nil && x.Move == nil:
		team, err := g.ordering(by, x.Order.Team)
		if err != nil {
			return nil, err
		}
		lever, err := g.ownLever(team, x.Order.Lever)
		if err != nil {
			return nil, err
		}
		if err := LeverTakes(g.Scenario.Levers[lever], x.Order.Value); err != nil {
			return nil, err
		}
		x.Old, x.New = g.ordered(team, lever), x.Order.Value
	default:
		return nil, refuse(Missing, "an override changes a stock, an event or an order", "")
	}
	var to []string
	if x.Open {
		to = []string{Everybody}
	}
	return g.checkMoves([]Entry{g.entry(by, KindOverride, to, x)})
}

// measure notes what a stock is before and after an override; an event has no value.
func (g *Game) measure(x *Override) error {
	if x.Move.Act != ActSet && x.Move.Act != ActAdd {
		return nil
	}
	q, ok := g.Scenario.Quantity(x.Move.Name)
	if !ok || q.Kind != scenario.KindStock {
		return refuse(NoSuch, fmt.Sprintf("there is no stock %q", x.Move.Name), "the stocks are "+
			listOf(g.Scenario.Stocks, func(s *scenario.Stock) string { return s.Name }))
	}
	x.Old, _ = g.table.value(g.rows, g.Scenario.Reference(q), g.rows.Point())
	x.New = x.Move.Value
	if x.Move.Act == ActAdd {
		x.New += x.Old
	}
	return nil
}

// ordered is what a lever of a team would be in this turn as its orders are.
func (g *Game) ordered(team, lever int) float64 {
	if given, ok := g.orders[lever]; ok {
		return given.Value
	}
	if draft, ok := g.teams[team].draft[lever]; ok {
		return draft.Value
	}
	return g.table.stands(g.rows, lever)
}

func (g *Game) applyOverride(e Entry, x Override) error {
	if x.Move != nil {
		if err := g.move(e, *x.Move); err != nil {
			return err
		}
	}
	if x.Order != nil {
		q, ok := g.Scenario.Quantity(x.Order.Lever)
		if !ok || q.Kind != scenario.KindLever {
			return refuse(Damaged, "an override of an order for no lever", "")
		}
		g.orders[q.Index] = *x.Order
	}
	g.changes = append(g.changes, numbered(e, x))
	return nil
}
