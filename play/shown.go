package play

import (
	"slices"

	"wargame/results/number"
	"wargame/scenario"
)

// View is what a seat may see of the game now. It is the only way out of a game for anything that people see.
func (g *Game) View(seat Seat) (View, error) {
	if err := g.seat(seat); err != nil {
		return View{}, err
	}
	s, clock := g.Scenario, g.Scenario.Clock
	v := View{
		Seat: seat, Scenario: s.Name, Title: s.Title, Question: s.Question, Turn: g.turn, Turns: g.Rules.Turns, Phase: g.phase,
		Point: g.rows.Point(), Steps: clock.Steps, Time: g.When(g.rows.Point()), Date: clock.Date(g.rows.Point()),
		Ends: g.When(g.end(g.turn)), Timer: g.timer, Odds: g.oddsFor(seat),
	}
	for i, t := range g.Rules.Teams {
		v.Teams = append(v.Teams, g.teamView(i, t, seat))
		switch {
		case seat == Facilitator:
			own, err := g.own(i, seat)
			if err != nil {
				return View{}, err
			}
			v.Sides = append(v.Sides, own)
		case seat.Team() == t.Name:
			own, err := g.own(i, seat)
			if err != nil {
				return View{}, err
			}
			v.Own = &own
		}
	}
	for _, x := range g.Readings(seat) {
		r := x.Reading
		v.Readings = append(v.Readings, ReadingView{r.Name, r.Title, r.Unit, x.Reader, r.Error, r.Delay, r.Levels, x.Points, x.Values, r})
	}
	for k := range g.turns {
		v.Played = append(v.Played, g.turnView(k, seat))
	}
	for _, x := range g.came {
		if g.reaches(x.To, seat) {
			v.Injects = append(v.Injects, InjectView{Seq: x.Seq, Turn: x.Turn, What: forSeat(x.Body, seat)})
		}
	}
	if seat == Facilitator {
		for _, x := range g.Rules.Injects {
			if !g.hasCome(x.Name) {
				v.Coming = append(v.Coming, InjectView{Turn: x.Turn, What: g.cameOf(x), Held: g.held[x.Name]})
			}
		}
	}
	v.Rulings = told(g, g.rulings, seat, g.open())
	v.Changes = told(g, g.changes, seat, g.open())
	if seat != Facilitator && !g.open() {
		shut(&v)
	}
	v.Messages = told(g, g.messages, seat, false)
	for _, e := range g.Entries {
		if e.Kind == KindRewound {
			if x, err := bodyOf[Rewound](e); err == nil {
				v.Rewinds = append(v.Rewinds, Told[Rewound]{e.Seq, e.Turn, e.By, true, x})
			}
		}
	}
	return v, nil
}

// forSeat is an inject as a seat is told of it: what it does to the model, and who else has it, is the facilitator's.
func forSeat(x Came, seat Seat) Came {
	if seat == Facilitator {
		return x
	}
	to := []string{Everybody}
	if !slices.Contains(x.To, Everybody) {
		to = []string{seat.Team()}
	}
	return Came{To: to, Title: x.Title, Text: x.Text}
}

// shut is what is told of rulings and overrides while the game is played: not what they do in the model beside what was said aloud, and not
// what seats estimated in private.
func shut(v *View) {
	for i := range v.Rulings {
		v.Rulings[i].What.Moves, v.Rulings[i].What.Estimates = nil, nil
	}
	for i := range v.Changes {
		v.Changes[i].What.Old, v.Changes[i].What.New = nil, nil
	}
}

// told are the entries that reach a seat, or all of them where nothing is hidden any more.
func told[T any](g *Game, list []Numbered[T], seat Seat, open bool) []Told[T] {
	var out []Told[T]
	for _, x := range list {
		if open || g.reaches(x.To, seat) || x.By == seat {
			out = append(out, Told[T]{x.Seq, x.Turn, x.By, slices.Contains(x.To, Everybody), x.Body})
		}
	}
	return out
}

// open says that the game is over, and nothing of what was done is hidden any more.
func (g *Game) open() bool { return g.phase == PhaseDebrief || g.phase == PhaseClosed }

// When is a point of the clock in words: "week 8".
func (g *Game) When(point int) string {
	return g.Scenario.Clock.Unit + " " + number.Exact(g.Scenario.Clock.Time(point))
}

// Lasts is so many steps in words: "2 weeks".
func (g *Game) Lasts(steps int) string {
	x := g.Scenario.Clock.Time(steps)
	if x == 1 {
		return "1 " + g.Scenario.Clock.Unit
	}
	return number.Exact(x) + " " + g.Scenario.Clock.Unit + "s"
}

func (g *Game) teamView(i int, t *scenario.Team, seat Seat) TeamView {
	v := TeamView{Name: t.Name, Title: t.Called(), State: Missed, Policy: g.Played(i)}
	own := seat == Facilitator || seat.Team() == t.Name
	if own {
		v.Due = len(g.due(i))
	}
	switch {
	case v.Policy != "":
		v.State = IsPolicy
		v.Strategy = g.Course(i).Actor != nil
	case g.teams[i].sealed:
		v.State = IsSealed
	case own && len(g.teams[i].draft) > 0:
		v.State = Drafting
	}
	for _, s := range g.people {
		if s.Team() == t.Name {
			v.Here++
		}
	}
	return v
}

// own is what a seat sees of a team: its own, or any for the facilitator, who sees orders once they are sealed or, where the settings say
// so, once they are carried out.
func (g *Game) own(i int, seat Seat) (OwnView, error) {
	t, side := g.Rules.Teams[i], g.teams[i]
	v := OwnView{Team: t.Name, Title: t.Called(), Brief: t.Brief, Sealed: side.sealed, Late: t.Late.String()}
	hidden := seat == Facilitator && (!side.sealed || g.settings.Shut)
	for _, r := range t.Roles {
		if g.standsFor(seat, Seat(t.Name+"/"+r.Name)) {
			v.Roles = append(v.Roles, RoleView{r.Name, r.Called(), r.Brief})
		}
	}
	for _, o := range t.Objectives {
		v.Objectives = append(v.Objectives, o.Title)
	}
	var costs map[int]float64
	if !g.open() && !hidden {
		var err error
		if costs, err = g.Costs(i); err != nil {
			return v, err
		}
	}
	spends := 0.0
	for _, l := range t.Controls {
		lv := g.leverView(i, l)
		if hidden {
			lv.Draft = nil
		}
		if x, ok := g.orders[l]; ok && seat == Facilitator {
			lv.Given = &x.Value
		}
		if x, ok := costs[l]; ok {
			lv.Cost = &x
			spends += x
		}
		v.Levers = append(v.Levers, lv)
	}
	if b := t.Budget; b != nil {
		v.Budget = &BudgetView{b.Unit, side.left, spends, b.PerTurn, b.Carry}
	}
	if g.Played(i) == "" && !side.sealed && !g.open() {
		v.Ready = g.ready(i)
	}
	v.Estimates = g.estimates(i, seat)
	return v, nil
}

func (g *Game) leverView(team, l int) LeverView {
	lever := g.Scenario.Levers[l]
	v := LeverView{
		Name: lever.Name, Title: lever.Title, Unit: lever.Unit, About: lever.About, Options: lever.Options,
		Truth: lever.Options == nil && lever.Default.Type == scenario.Truth, Ranged: lever.Ranged, Low: lever.Low, High: lever.High,
		Stands: g.table.stands(g.rows, l), Default: g.table.defaults[l], Covert: slices.Contains(g.Rules.Teams[team].Covert, l), Lever: lever,
	}
	if o, ok := g.teams[team].draft[l]; ok {
		v.Draft = &o
	}
	return v
}

// estimates are the questions of a team so far, with the answers that a seat may see: its own; round one device, those of its roles too.
func (g *Game) estimates(team int, seat Seat) []EstimateView {
	var list []EstimateView
	name := g.Rules.Teams[team].Name
	for _, x := range g.guesses {
		if x.Body.Seat.Team() == name && g.standsFor(seat, x.Body.Seat) {
			list = append(list, EstimateView{x.Body.Question, g.Rules.Estimates[x.Body.Question].Ask, x.Turn, x.Body.Seat, &x.Body.Chance})
		}
	}
	for q, e := range g.Rules.Estimates {
		mine := seat
		if seat == Facilitator {
			mine = Seat(name)
		}
		if slices.Contains(e.Turns, g.turn) && g.playing() == nil && !g.guessed(mine, q) {
			list = append(list, EstimateView{Question: q, Ask: e.Ask, Turn: g.turn})
		}
	}
	return list
}

// turnView is a turn that is over as a seat may see it: covert orders of other teams once the rules or the debrief reveal them.
func (g *Game) turnView(k int, seat Seat) TurnView {
	x := g.turns[k]
	v := TurnView{Turn: k + 1, Late: x.Late, Point: x.Point}
	for _, u := range x.Orders {
		i := g.Rules.Index(u.Team)
		q, _ := g.Scenario.Quantity(u.Lever)
		covert := slices.Contains(g.Rules.Teams[i].Covert, q.Index)
		revealed := g.open() || g.Rules.Reveal == scenario.RevealNextTurn
		own := seat == Facilitator || seat.Team() == u.Team
		if covert && !own && !revealed {
			continue
		}
		if !own && !g.open() {
			u.Because, u.How = "", "" // why, and by whose hand, is the team's own until the debrief
		}
		v.Orders = append(v.Orders, u)
	}
	if seat == Facilitator || g.open() {
		v.Fired = x.Fired
	}
	return v
}

// oddsFor says whether a seat may see what may come: as the settings say, and after it has said what it expects.
func (g *Game) oddsFor(seat Seat) bool {
	switch g.settings.Odds {
	case OddsFacilitator:
		return seat == Facilitator
	case OddsTeams, OddsAll:
		if seat == Facilitator {
			return true
		}
		if i := g.Rules.Index(seat.Team()); i >= 0 {
			return len(g.due(i)) == 0
		}
		return g.settings.Odds == OddsAll && g.phase != PhaseEstimate // who watches sees them once all have said what they expect
	}
	return false
}
