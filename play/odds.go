package play

import (
	"fmt"
	"math"

	"wargame/play/odds"
	"wargame/scenario"
)

// OddsView is what a team can expect, from what it knows.
type OddsView struct {
	Team      string       `json:"team"`
	Turn      int          `json:"turn"`
	Worlds    int          `json:"worlds"`
	Effective float64      `json:"effective"` // the worlds on which they rest
	Heeded    float64      `json:"heeded"`    // the share of what the numbers read last told that was used; 1: all
	Fits      bool         `json:"fits"`      // these are not too few; else there are no odds
	Choices   []OddsChoice `json:"choices"`   // the first keeps all as it stands
}

// OddsChoice is what comes of some orders.
type OddsChoice struct {
	Orders     []Used        `json:"orders"` // beside what stands
	Objectives []OddsChance  `json:"objectives"`
	Estimates  []OddsChance  `json:"estimates,omitempty"`
	Outcomes   []OddsOutcome `json:"outcomes"`
}

// OddsChance is the chance of an objective.
type OddsChance struct {
	Title  string   `json:"title"`
	Chance *float64 `json:"chance"` // nil: unknown
	SE     float64  `json:"se"`
	Words  string   `json:"words"`
	Change *float64 `json:"change,omitempty"` // from the first choice, in the same worlds with the same luck
	Off    float64  `json:"change_se,omitempty"`
}

// OddsOutcome is how an outcome may end.
type OddsOutcome struct {
	Name   string   `json:"name"`
	Title  string   `json:"title,omitempty"`
	Unit   string   `json:"unit,omitempty"`
	Chance bool     `json:"chance,omitempty"` // a truth value: the mean is its chance
	Mean   *float64 `json:"mean"`
	P5     *float64 `json:"p5"`
	P95    *float64 `json:"p95"`
	Change *float64 `json:"change,omitempty"`
	Off    float64  `json:"change_se,omitempty"`
}

// Odds are what a team can expect of some orders, the first of which is to keep all as it stands: in worlds that fit what it was told
// and read, never in the game's own. A seat is shown those of its own team where the settings say so, once it has said what it expects
// itself; the facilitator those of any.
func (g *Game) Odds(seat Seat, team string, choices ...map[string]float64) (OddsView, error) {
	i := g.Rules.Index(team)
	switch {
	case i < 0:
		return OddsView{}, refuse(NoSuch, fmt.Sprintf("there is no team %q", team), "the teams are "+listOf(g.Rules.Teams, func(t *scenario.Team) string { return t.Name }))
	case seat != Facilitator && seat.Team() != team:
		return OddsView{}, refuse(NotYours, "odds rest on what a team knows, and are its own", "")
	case !g.oddsFor(seat):
		return OddsView{}, g.noOdds(seat, i)
	}
	if err := g.playing(); err != nil {
		return OddsView{}, err
	}
	list := []odds.Choice{{}}
	for _, c := range choices {
		orders, err := g.choice(i, c)
		if err != nil {
			return OddsView{}, err
		}
		list = append(list, odds.Choice{Orders: orders})
	}
	f, err := g.Expects(i)
	if err != nil {
		return OddsView{}, err
	}
	found, err := f.Odds(list)
	if err != nil {
		return OddsView{}, err
	}
	return g.oddsView(i, list, found), nil
}

// noOdds says why a seat is not shown odds.
func (g *Game) noOdds(seat Seat, team int) error {
	if g.settings.Odds == OddsOff || g.settings.Odds == OddsFacilitator {
		return refuse(NotNow, "odds are not shown to teams in this game", "the facilitator can change that")
	}
	if due := g.due(team); seat != Facilitator && len(due) > 0 {
		return refuse(Missing, "odds open once you have said what you expect: "+g.Rules.Estimates[due[0]].Ask, "first say what you expect, as in estimate 70%")
	}
	return refuse(NotYours, "odds are for teams and the facilitator", "")
}

// choice are orders by lever, each one that the team can give.
func (g *Game) choice(team int, orders map[string]float64) (map[int]float64, error) {
	list := map[int]float64{}
	for name, x := range orders {
		l, err := g.ownLever(team, name)
		if err != nil {
			return nil, err
		}
		if err := LeverTakes(g.Scenario.Levers[l], x); err != nil {
			return nil, err
		}
		list[l] = x
	}
	return list, nil
}

// Drafted are a team's orders of this turn as a choice for odds: those in draft.
func (g *Game) Drafted(team string) map[string]float64 {
	i := g.Rules.Index(team)
	if i < 0 {
		return nil
	}
	list := map[string]float64{}
	for l, o := range g.teams[i].draft {
		list[g.leverName(l)] = o.Value
	}
	return list
}

// filter is what a team holds possible, as far as it was told of turns.
type filter struct {
	*odds.Filter
	turns int
}

// Expects is what a team holds possible at the begin of this turn, from all that it was told and read. It is kept, and goes on from turn to
// turn, unless later turns tell more of earlier ones.
func (g *Game) Expects(team int) (*odds.Filter, error) {
	f, ok := g.filters[team]
	if !ok || f.turns < len(g.turns) && g.Rules.Reveal == scenario.RevealNextTurn {
		var err error
		if f, err = g.newFilter(team); err != nil {
			return nil, err
		}
	}
	read, readers := g.readBy(team)
	for ; f.turns < min(len(g.turns), g.Rules.Turns-1); f.turns++ {
		delete(g.filters, team) // until it has taken in all of the turn
		if err := f.Play(g.knownTurn(team, f.turns)); err != nil {
			return nil, err
		}
		if err := f.See(g.toldAt(read, readers, g.turns[f.turns].Point)); err != nil {
			return nil, err
		}
	}
	g.filters[team] = f
	return f.Filter, nil
}

// newFilter is what a team holds possible before the first turn.
func (g *Game) newFilter(team int) (*filter, error) {
	read, readers := g.readBy(team)
	laws, err := odds.NewReadings(g.Scenario, read)
	if err != nil {
		return nil, err
	}
	f, err := odds.New(g.Scenario, odds.Options{
		Seed: keyed(g.seed, "look-ahead"), Worlds: g.settings.Worlds, Turn: g.Rules.Turn, Readings: laws, Covert: g.hiddenFrom(team),
		Fed: g.table.fed, Objectives: g.goalsOf(team),
	})
	if err != nil {
		return nil, err
	}
	return &filter{Filter: f}, f.See(g.toldAt(read, readers, 0))
}

// readBy are all readings of a team, those of its roles among them, and who each is read by.
func (g *Game) readBy(team int) (list []*scenario.Reading, readers []string) {
	add := func(of []*scenario.Reading, reader string) {
		for _, r := range of {
			list, readers = append(list, r), append(readers, reader)
		}
	}
	t := g.Rules.Teams[team]
	add(g.Rules.Public, publicly)
	add(t.Sees, t.Name)
	for _, role := range t.Roles {
		add(role.Sees, t.Name+"/"+role.Name)
	}
	return list, readers
}

// toldAt are readings as they were told at a point; NaN where there was none.
func (g *Game) toldAt(list []*scenario.Reading, readers []string, point int) []float64 {
	told := make([]float64, len(list))
	for i, r := range list {
		x, ok := g.reading(g.rows, r, readers[i], point)
		if !ok {
			x = math.NaN()
		}
		told[i] = x
	}
	return told
}

// hiddenFrom are, team by team, the levers of others for which a team does not see the orders.
func (g *Game) hiddenFrom(team int) [][]int {
	var list [][]int
	for i, t := range g.Rules.Teams {
		if i != team && len(t.Covert) > 0 && g.Played(i) == "" {
			list = append(list, t.Covert)
		}
	}
	return list
}

// goalsOf are the objectives of a team, then what is asked of everybody.
func (g *Game) goalsOf(team int) []*scenario.Expr {
	var list []*scenario.Expr
	for _, o := range g.Rules.Teams[team].Objectives {
		list = append(list, o.Met)
	}
	for _, e := range g.Rules.Estimates {
		list = append(list, e.Of)
	}
	return list
}

// knownTurn is what a team knows of how a turn was played: its orders, the open ones of others, those revealed since, and moves that it
// was told of.
func (g *Game) knownTurn(team, k int) odds.Turn {
	known := odds.Turn{Orders: map[int]float64{}}
	seat := Seat(g.Rules.Teams[team].Name)
	for _, u := range g.turnView(k, seat).Orders {
		q, _ := g.Scenario.Quantity(u.Lever)
		if _, fed := g.table.fed[q.Index]; !fed { // a policy's are known step by step
			known.Orders[q.Index] = u.Value
		}
	}
	for _, m := range g.movesTold(seat, k+1) {
		known.Moves = append(known.Moves, odds.Move{Kind: oddsMoves[m.Act], Name: m.Name, Value: m.Value})
	}
	return known
}

var oddsMoves = map[Act]odds.MoveKind{ActSet: odds.Set, ActAdd: odds.Add, ActFire: odds.Force, ActPrevent: odds.Prevent}

// oddsView is what was found, with names.
func (g *Game) oddsView(team int, choices []odds.Choice, found *odds.Odds) OddsView {
	t := g.Rules.Teams[team]
	v := OddsView{Team: t.Name, Turn: g.turn, Worlds: found.Worlds, Effective: found.Effective, Heeded: found.Heeded, Fits: found.Fits}
	for c, ahead := range found.Choices {
		var oc OddsChoice
		for _, l := range t.Controls {
			if x, ok := choices[c].Orders[l]; ok {
				oc.Orders = append(oc.Orders, Used{Lever: g.leverName(l), Team: t.Name, Value: x})
			}
		}
		for k, x := range ahead.Objectives {
			if n := len(t.Objectives); k < n {
				oc.Objectives = append(oc.Objectives, chanceOf(t.Objectives[k].Title, x, c))
			} else {
				oc.Estimates = append(oc.Estimates, chanceOf(g.Rules.Estimates[k-n].Ask, x, c))
			}
		}
		for k, x := range ahead.Outcomes {
			o := g.Scenario.Outcomes[k]
			out := OddsOutcome{Name: o.Name, Title: o.Title, Unit: o.Unit, Chance: o.IsChance(), Mean: finite(x.Mean), P5: finite(x.P5), P95: finite(x.P95)}
			if c > 0 {
				out.Change, out.Off = finite(x.Change.Mean), orZero(x.Change.SE)
			}
			oc.Outcomes = append(oc.Outcomes, out)
		}
		v.Choices = append(v.Choices, oc)
	}
	return v
}

func chanceOf(title string, x odds.Value, choice int) OddsChance {
	out := OddsChance{Title: title, Chance: finite(x.Mean), SE: orZero(x.SE), Words: odds.InWords(x.Mean)}
	if choice > 0 {
		out.Change, out.Off = finite(x.Change.Mean), orZero(x.Change.SE)
	}
	return out
}

// finite is a number as JSON has it: null where it is none.
func finite(x float64) *float64 {
	if x-x != 0 {
		return nil
	}
	return &x
}

func orZero(x float64) float64 {
	if x-x != 0 {
		return 0
	}
	return x
}
