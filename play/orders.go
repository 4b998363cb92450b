package play

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"wargame/scenario"
)

// longest is how long a text from a seat may be, in characters.
const longest = 2000

// Draft writes down an order of a team for a lever, or takes it back (a nil order). Only the team and the facilitator may.
func (g *Game) Draft(by Seat, d Draft) ([]Entry, error) {
	team, err := g.ordering(by, d.Team)
	if err != nil {
		return nil, err
	}
	lever, err := g.ownLever(team, d.Lever)
	if err != nil {
		return nil, err
	}
	if g.teams[team].sealed {
		return nil, refuse(Done, g.Rules.Teams[team].Called()+" has sealed its orders", "unseal them first")
	}
	if d.Order != nil {
		order, err := g.orderFits(lever, *d.Order)
		if err != nil {
			return nil, err
		}
		d.Order = &order
	}
	return []Entry{g.entry(by, KindDraft, []string{d.Team}, d)}, nil
}

// ordering is the team for which a seat gives orders now.
func (g *Game) ordering(by Seat, name string) (int, error) {
	team := g.Rules.Index(name)
	switch {
	case team < 0:
		return -1, g.noTeam(name)
	case by != Facilitator && by.Team() != name:
		return -1, refuse(NotYours, "orders of "+g.Rules.Teams[team].Called()+" are given by its own seats and the facilitator", "give those of your own team")
	case g.Played(team) != "":
		return -1, refuse(NotNow, g.Rules.Teams[team].Called()+" is played by "+g.playedBy(team), "it takes no orders")
	}
	return team, g.playing()
}

// playing refuses what can only be done while turns are played.
func (g *Game) playing() error {
	switch g.phase {
	case PhaseDebrief:
		return refuse(NotNow, "the last turn is over", "there is the debrief, or a rewind")
	case PhaseClosed:
		return refuse(NotNow, "the game is closed", "open a new one")
	}
	return nil
}

// Played is the policy or strategy that plays a team (see Course), or empty.
func (g *Game) Played(team int) string { return g.Opened.Settings.Policies[g.Rules.Teams[team].Name] }

// ownLever is a lever that a team controls.
func (g *Game) ownLever(team int, name string) (int, error) {
	t := g.Rules.Teams[team]
	q, ok := g.Scenario.Quantity(name)
	if !ok || q.Kind != scenario.KindLever {
		return 0, refuse(NoSuch, fmt.Sprintf("there is no lever %q", name), "its levers are "+listOf(t.Controls, g.leverName)+near(name, t.Controls, g.leverName))
	}
	if slices.Contains(t.Controls, q.Index) {
		return q.Index, nil
	}
	whose := "nobody at this table"
	if h := g.Rules.Holder(q.Index); h >= 0 {
		whose = g.Rules.Teams[h].Called()
	}
	return 0, refuse(NotYours, fmt.Sprintf("the lever %s is ordered by %s, not by %s", name, whose, t.Called()), "its own are "+listOf(t.Controls, g.leverName))
}

func (g *Game) leverName(l int) string { return g.Scenario.Levers[l].Name }

// orderFits is an order with its value filled in, or refused where the lever cannot be that.
func (g *Game) orderFits(lever int, o Order) (Order, error) {
	l := g.Scenario.Levers[lever]
	switch o.Word {
	case AsKeep:
		o.Value = g.table.stands(g.rows, lever)
	case AsDefault:
		o.Value = g.table.defaults[lever]
	case AsValue:
		if err := LeverTakes(l, o.Value); err != nil {
			return o, err
		}
	default:
		return o, refuse(NoSuch, fmt.Sprintf("%q is no order", o.Word), "an order is a value, keep or default")
	}
	return o, writable(o.Because, "the reason")
}

// writable refuses a text that is too long, or that the log could not give back as it is.
func writable(text, what string) error {
	if n := len([]rune(text)); n > longest {
		return refuse(TooLong, fmt.Sprintf("%s has %d characters; at most %d are allowed", what, n, longest), "say it shorter")
	}
	if !utf8.ValidString(text) {
		return refuse(OutOfRange, what+" is no text in UTF-8", "type it again, or save the file as UTF-8")
	}
	return nil
}

// applyDraft changes what a team has written down.
func (g *Game) applyDraft(d Draft) error {
	q, _ := g.Scenario.Quantity(d.Lever)
	draft := g.teams[g.Rules.Index(d.Team)].draft
	if d.Order == nil {
		delete(draft, q.Index)
	} else {
		draft[q.Index] = *d.Order
	}
	return nil
}

// Seal makes the orders of a team final, those of levers without a draft as they stand. Who is asked for an estimate gives it first.
func (g *Game) Seal(by Seat, name string) ([]Entry, error) {
	team, err := g.ordering(by, name)
	if err != nil {
		return nil, err
	}
	t := g.Rules.Teams[team]
	if g.teams[team].sealed {
		return nil, refuse(Done, t.Called()+" has sealed its orders already", "unseal them to change them")
	}
	if due := g.due(team); len(due) > 0 {
		return nil, refuse(Missing, fmt.Sprintf("%s has not estimated: %s", t.Called(), g.Rules.Estimates[due[0]].Ask), "first say what you expect, as in estimate 70%")
	}
	if err := g.affords(by, team); err != nil {
		return nil, err
	}
	return []Entry{g.entry(by, KindSealed, []string{Everybody}, Sealed{name})}, nil
}

// penny is by what share of a budget orders may exceed it: sums of decimals are not exact.
const penny = 1e-9

// affords refuses orders that cost more than a team has. The sum is told to the team: the facilitator does not see what it has written down.
func (g *Game) affords(by Seat, team int) error {
	t := g.Rules.Teams[team]
	if t.Budget == nil {
		return nil
	}
	spent, err := g.Spends(team)
	left := g.teams[team].left
	switch {
	case err != nil:
		return err
	case spent <= left+penny*math.Abs(left):
		return nil
	case by == Facilitator:
		return refuse(OverBudget, fmt.Sprintf("the orders of %s cost more than the %s there are", t.Called(), money(left, t.Budget)), "the team sees by how much")
	}
	return refuse(OverBudget, fmt.Sprintf("the orders of %s cost %s, and there are %s", t.Called(), money(spent, t.Budget), money(left, t.Budget)),
		fmt.Sprintf("take back orders for %s", money(spent-left, t.Budget)))
}

// Unseal opens the orders of a team again, until the turn is resolved.
func (g *Game) Unseal(by Seat, name string) ([]Entry, error) {
	team, err := g.ordering(by, name)
	switch {
	case err != nil:
		return nil, err
	case !g.teams[team].sealed:
		return nil, refuse(Done, g.Rules.Teams[team].Called()+" has not sealed the orders of this turn", "those of turns that are over stay")
	}
	return []Entry{g.entry(by, KindUnsealed, []string{Everybody}, Sealed{name})}, nil
}

func (g *Game) applySealed(x Sealed, sealed bool) error {
	g.teams[g.Rules.Index(x.Team)].sealed = sealed
	return nil
}

// Missing are the teams that people play and that have not sealed.
func (g *Game) Missing() []int {
	var list []int
	for i := range g.Rules.Teams {
		if g.Played(i) == "" && !g.teams[i].sealed && len(g.Rules.Teams[i].Controls) > 0 {
			list = append(list, i)
		}
	}
	return list
}

// Spends is what a team's orders cost this turn, those in draft and those that stand.
func (g *Game) Spends(team int) (float64, error) {
	return g.spent(team, g.drafted(team))
}

// Costs are what a team's orders cost this turn, by lever.
func (g *Game) Costs(team int) (map[int]float64, error) {
	return g.table.cost(g.rows, g.Rules.Teams[team].Controls, g.drafted(team))
}

// drafted is what a team has written down, by lever.
func (g *Game) drafted(team int) map[int]float64 {
	values := map[int]float64{}
	for l, o := range g.teams[team].draft {
		values[l] = o.Value
	}
	return values
}

// Estimate is a chance that a seat gives when it is asked.
func (g *Game) Estimate(by Seat, x Estimated) ([]Entry, error) {
	if err := g.playing(); err != nil {
		return nil, err
	}
	if x.Seat == "" {
		x.Seat = by
	}
	team := g.Rules.Index(x.Seat.Team())
	switch {
	case g.seat(x.Seat) != nil || team < 0:
		return nil, refuse(NotYours, "estimates are given by teams", "name the seat that makes it")
	case by != Facilitator && by != x.Seat:
		return nil, refuse(NotYours, "an estimate is given by who makes it", "give your own")
	case g.Played(team) != "":
		return nil, refuse(NotNow, g.Rules.Teams[team].Called()+" is played by "+g.playedBy(team), "it makes no estimates")
	case x.Question < 0 || x.Question >= len(g.Rules.Estimates) || !slices.Contains(g.Rules.Estimates[x.Question].Turns, g.turn):
		return nil, refuse(NotNow, fmt.Sprintf("nothing of that is asked in turn %d", g.turn), "the questions of a turn stand on the page of the team")
	case !(x.Chance >= 0 && x.Chance <= 1):
		return nil, refuse(OutOfRange, "a chance goes from 0% to 100%", "as in 70%")
	case g.guessed(x.Seat, x.Question):
		return nil, refuse(Done, "the estimate was given, and stays", "say another one in a message, where it has changed")
	}
	return []Entry{g.entry(by, KindEstimate, []string{string(x.Seat)}, x)}, nil
}

// guessed says that a seat has answered a question in this turn.
func (g *Game) guessed(s Seat, question int) bool {
	return slices.ContainsFunc(g.guesses, func(x Numbered[Estimated]) bool {
		return x.Turn == g.turn && x.Body.Seat == s && x.Body.Question == question
	})
}

// due are the questions that no seat of a team has answered in this turn.
func (g *Game) due(team int) []int {
	if g.Played(team) != "" {
		return nil
	}
	var list []int
	for q, e := range g.Rules.Estimates {
		answered := slices.ContainsFunc(g.guesses, func(x Numbered[Estimated]) bool {
			return x.Turn == g.turn && x.Body.Seat.Team() == g.Rules.Teams[team].Name && x.Body.Question == q
		})
		if slices.Contains(e.Turns, g.turn) && !answered {
			list = append(list, q)
		}
	}
	return list
}

// LeverTakes refuses what a lever cannot be, in the words and the unit of the lever.
func LeverTakes(l *scenario.Lever, x float64) error {
	switch {
	case l.Options != nil:
		if x != float64(int(x)) || x < 0 || int(x) >= len(l.Options) {
			return refuse(OutOfRange, fmt.Sprintf("%s has no option number %g", l.Name, x), "its options are "+strings.Join(l.Options, ", "))
		}
	case l.Default.Type == scenario.Truth && x != 0 && x != 1:
		return refuse(OutOfRange, l.Name+" is true or false", takes(l))
	case x-x != 0:
		return refuse(OutOfRange, fmt.Sprintf("%s cannot be %g", l.Name, x), takes(l))
	case l.Ranged && (x < l.Low || x > l.High):
		return refuse(OutOfRange, fmt.Sprintf("%s goes from %s to %s, not to %s", l.Name, Says(l, l.Low), Says(l, l.High), Says(l, x)), "choose a value between them")
	}
	return nil
}
