package play

import (
	"fmt"
	"slices"
)

// Rule decides whether a free action succeeded, and makes its moves where it did. The dice are those of the game, unless the ruling
// comes with dice that were thrown on the table.
func (g *Game) Rule(by Seat, x Ruling) ([]Entry, error) {
	if by != Facilitator {
		return nil, refuse(NotYours, "rulings are the facilitator's", "ask for one by a message with a free action")
	}
	if err := g.playing(); err != nil {
		return nil, err
	}
	switch {
	case x.Title == "":
		return nil, refuse(Missing, "a ruling is on something", "say what was tried")
	case x.Team != "" && g.Rules.Named(x.Team) == nil:
		return nil, g.noTeam(x.Team)
	case x.For < 0 || x.For > longest || x.Against < 0 || x.Against > longest:
		return nil, refuse(OutOfRange, "there cannot be fewer than no arguments", "count those for and those against")
	case len(x.Estimates) > 0 && x.Mode != ModeEstimate:
		return nil, refuse(OutOfRange, "a ruling by "+string(x.Mode)+" takes no estimates", "rule by estimate")
	}
	for _, text := range []string{x.Title, x.Effect, x.Argument, x.Reason} {
		if err := writable(text, "a text of the ruling"); err != nil {
			return nil, err
		}
	}
	if err := g.tryOut(x.Moves); err != nil {
		return nil, err
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
	return []Entry{g.entry(by, KindRuling, to, x)}, nil
}

// unthrown is a ruling as it was asked for: with the dice of the table, and without those of the game.
func (x Ruling) unthrown() Ruling {
	if !x.Typed {
		x.Dice = nil
	}
	return x
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
		x.Success = float64(x.Dice[0]) <= 100*x.Chance+nearly // of 58%, a hundred times 0.58 is a little less than 58
	case ModeFacilitator, ModeConsensus:
		if x.Reason == "" {
			return refuse(Missing, "a ruling by "+string(x.Mode)+" needs a sentence that says why", "add because ...")
		}
		if x.Typed {
			return refuse(OutOfRange, "a ruling by "+string(x.Mode)+" throws no dice", "rule by 2d6 or estimate")
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

// nearly is how far a hundred times a chance in per cent may be from the whole number that it is.
const nearly = 1e-9

// throw are the next dice of the turn, or those typed in.
func (g *Game) throw(x *Ruling, n, sides int) error {
	if !x.Typed {
		for k := range n {
			x.Dice = append(x.Dice, Die(g.seed, g.turn, x.First+k, sides))
		}
		return nil
	}
	if len(x.Dice) != n {
		return refuse(OutOfRange, fmt.Sprintf("there are %d dice, and the ruling takes %d", len(x.Dice), n), "type in as many as that, or none to throw them here")
	}
	for _, d := range x.Dice {
		if d < 1 || d > sides {
			return refuse(OutOfRange, fmt.Sprintf("a die of %d sides does not show %d", sides, d), "type in what the dice show, or nothing to throw them here")
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
			return 0, refuse(NoSuch, fmt.Sprintf("%q is no seat of a team", seat), "estimates are given by teams")
		case !(chance >= 0 && chance <= 1):
			return 0, refuse(OutOfRange, "a chance goes from 0% to 100%", "say 70% or 0.7")
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

// applyRuling makes the moves of what succeeded.
func (g *Game) applyRuling(e Entry, x Ruling) error {
	if !x.Typed {
		g.dice += len(x.Dice)
	}
	g.rulings = append(g.rulings, numbered(e, x))
	if !x.Success {
		return nil
	}
	return g.table.move(g.rows, x.Moves)
}

// Override changes something by the facilitator's word, with a reason: a stock, an event, an order of a team.
func (g *Game) Override(by Seat, x Override) ([]Entry, error) {
	if by != Facilitator {
		return nil, refuse(NotYours, "an override is the facilitator's", "ask for it by a message")
	}
	if err := g.playing(); err != nil {
		return nil, err
	}
	if x.Reason == "" {
		return nil, refuse(Missing, "an override needs a reason", "add because ...")
	}
	if err := writable(x.Reason, "the reason"); err != nil {
		return nil, err
	}
	to := []string{Everybody}
	var err error
	switch {
	case x.Move != nil && x.Order == nil:
		err = g.moves(&x)
	case x.Order != nil && x.Move == nil:
		to, err = g.reorders(&x)
	default:
		err = refuse(Missing, "an override changes a stock, an event or an order", "say one of them")
	}
	if err != nil {
		return nil, err
	}
	if !x.Open {
		to = nil
	}
	return []Entry{g.entry(by, KindOverride, to, x)}, nil
}

// moves notes what a stock is before and after an override; an event has no value.
func (g *Game) moves(x *Override) error {
	if err := g.tryOut([]Move{*x.Move}); err != nil {
		return err
	}
	x.Old, x.New = nil, nil
	if x.Move.Act != ActSet && x.Move.Act != ActAdd {
		return nil
	}
	q, _ := g.Scenario.Quantity(x.Move.Name)
	was, _ := g.table.value(g.rows, g.Scenario.Reference(q), g.rows.Point())
	is := x.Move.Value + 0 // of two zeros the log keeps one
	if x.Move.Act == ActAdd {
		is += was
	}
	x.Old, x.New = &was, &is
	return nil
}

// reorders notes what a lever is and what it is to be, and says who may be told: of a covert one the team alone. What the team has
// written down for it is nobody else's.
func (g *Game) reorders(x *Override) ([]string, error) {
	team, err := g.ordering(Facilitator, x.Order.Team)
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
	was, is := g.table.stands(g.rows, lever), x.Order.Value
	x.Old, x.New = &was, &is
	if slices.Contains(g.Rules.Teams[team].Covert, lever) {
		return []string{x.Order.Team}, nil
	}
	return []string{Everybody}, nil
}

func (g *Game) applyOverride(e Entry, x Override) error {
	g.changes = append(g.changes, numbered(e, x))
	if x.Order != nil {
		q, _ := g.Scenario.Quantity(x.Order.Lever)
		g.orders[q.Index] = *x.Order
		return nil
	}
	return g.table.apply(g.rows, *x.Move)
}
