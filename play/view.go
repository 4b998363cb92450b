package play

import (
	"slices"

	"wargame/results/number"
	"wargame/scenario"
)

// View is all that a seat may see of a game: there is no other way out. As JSON it is what programs read.
type View struct {
	Seat     Seat   `json:"seat"`
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Question string `json:"question,omitempty"`
	Turn     int    `json:"turn"`
	Turns    int    `json:"turns"`
	Phase    Phase  `json:"phase"`
	Point    int    `json:"point"` // of the clock, in steps
	Steps    int    `json:"steps"` // to the end of the clock
	Time     string `json:"time"`  // "week 8"
	Date     string `json:"date,omitempty"`
	Ends     string `json:"ends"` // when the turn ends, as time
	Timer    Timer  `json:"timer"`
	Odds     bool   `json:"odds"` // the seat may see what may come

	Teams    []TeamView       `json:"teams"`
	Own      *OwnView         `json:"own,omitempty"` // of a seat of a team
	Readings []ReadingView    `json:"readings"`
	Played   []TurnView       `json:"played"` // turns that are over
	Injects  []InjectView     `json:"injects"`
	Rulings  []Told[Ruling]   `json:"rulings"`
	Changes  []Told[Override] `json:"overrides"`
	Messages []Told[Message]  `json:"messages"`
	Rewinds  []Told[Rewound]  `json:"rewinds"`

	// The facilitator's own: drafts and orders of all teams, and what is still to come.
	Sides  []OwnView    `json:"sides,omitempty"`
	Coming []InjectView `json:"coming,omitempty"`
}

// Told is something that was said or decided, and where it stands in the log.
type Told[T any] struct {
	Seq  int  `json:"seq"`
	Turn int  `json:"turn"`
	By   Seat `json:"by"`
	What T    `json:"what"`
}

// TeamView is what everybody sees of a team.
type TeamView struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	State  Sealing `json:"state"`
	Policy string  `json:"policy,omitempty"` // that plays it
	Here   int     `json:"here"`             // seats that are taken
	Due    int     `json:"due"`              // estimates it has not given
}

// Sealing is how far a team is with its orders.
type Sealing string

// How far a team is.
const (
	Missed   Sealing = "missing"
	Drafting Sealing = "drafting"
	IsSealed Sealing = "sealed"
	IsPolicy Sealing = "policy"
)

// OwnView is what a team sees of itself.
type OwnView struct {
	Team       string         `json:"team"`
	Title      string         `json:"title"`
	Brief      string         `json:"brief,omitempty"`
	Roles      []RoleView     `json:"roles,omitempty"`
	Objectives []string       `json:"objectives,omitempty"`
	Levers     []LeverView    `json:"levers"`
	Budget     *BudgetView    `json:"budget,omitempty"`
	Estimates  []EstimateView `json:"estimates,omitempty"`
	Sealed     bool           `json:"sealed"`
	Late       string         `json:"late"` // what becomes of a lever without an order
}

// RoleView is a role's brief.
type RoleView struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Brief string `json:"brief,omitempty"`
}

// LeverView is a lever as the team that orders it sees it.
type LeverView struct {
	Name    string   `json:"name"`
	Title   string   `json:"title,omitempty"`
	Unit    string   `json:"unit,omitempty"`
	About   string   `json:"about,omitempty"`
	Options []string `json:"options,omitempty"`
	Truth   bool     `json:"truth,omitempty"`
	Ranged  bool     `json:"ranged"`
	Low     float64  `json:"low"`
	High    float64  `json:"high"`
	Stands  float64  `json:"stands"`
	Default float64  `json:"default"`
	Draft   *Order   `json:"draft,omitempty"`
	Given   *float64 `json:"given,omitempty"` // what the facilitator gave for it
	Cost    *float64 `json:"cost,omitempty"`  // a turn, as it is ordered
	Covert  bool     `json:"covert,omitempty"`

	Lever *scenario.Lever `json:"-"`
}

// BudgetView is what a team can spend.
type BudgetView struct {
	Unit    string  `json:"unit,omitempty"`
	Left    float64 `json:"left"`
	Spends  float64 `json:"spends"`
	PerTurn float64 `json:"per_turn"`
	Carry   bool    `json:"carry"`
}

// EstimateView is a question that is asked in this turn, or was.
type EstimateView struct {
	Question int      `json:"question"`
	Ask      string   `json:"ask"`
	Turn     int      `json:"turn"`
	Seat     Seat     `json:"seat,omitempty"` // who gave it
	Chance   *float64 `json:"chance,omitempty"`
}

// ReadingView is what a seat was told of a quantity.
type ReadingView struct {
	Name   string    `json:"name"`
	Title  string    `json:"title,omitempty"`
	Unit   string    `json:"unit,omitempty"`
	Reader string    `json:"reader"` // public, or whose it is
	Error  float64   `json:"error,omitempty"`
	Delay  int       `json:"delay,omitempty"`
	Levels []string  `json:"levels,omitempty"`
	Points []int     `json:"points"`
	Values []float64 `json:"values"`

	Reading *scenario.Reading `json:"-"`
}

// TurnView is a turn that is over.
type TurnView struct {
	Turn   int      `json:"turn"`
	Orders []Used   `json:"orders"`
	Late   []string `json:"late,omitempty"`
	Fired  []Fired  `json:"fired,omitempty"` // the facilitator's
	Point  int      `json:"point"`
}

// InjectView is an inject that came.
type InjectView struct {
	Seq  int  `json:"seq,omitempty"`
	Turn int  `json:"turn,omitempty"`
	What Came `json:"what"`
}

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
		v.Teams = append(v.Teams, g.teamView(i, t))
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
		if reaches(x.To, seat) {
			v.Injects = append(v.Injects, InjectView{x.Seq, x.Turn, forSeat(x.Body, seat)})
		}
	}
	if seat == Facilitator {
		for _, x := range g.Rules.Injects {
			if !g.hasCome(x.Name) {
				v.Coming = append(v.Coming, InjectView{Turn: x.Turn, What: g.came1(x)})
			}
		}
	}
	v.Rulings = told(g.rulings, seat, g.open())
	v.Changes = told(g.changes, seat, g.open())
	v.Messages = told(g.messages, seat, false)
	for _, e := range g.Entries {
		if e.Kind == KindRewound {
			if x, err := bodyOf[Rewound](e); err == nil {
				v.Rewinds = append(v.Rewinds, Told[Rewound]{e.Seq, e.Turn, e.By, x})
			}
		}
	}
	return v, nil
}

// forSeat is an inject as a seat is told of it: what it does to the model is the facilitator's.
func forSeat(x Came, seat Seat) Came {
	if seat != Facilitator {
		x.Fires, x.Chance, x.Edited, x.Inject = "", 0, false, ""
	}
	return x
}

// told are the entries that reach a seat, or all of them where nothing is hidden any more.
func told[T any](list []Numbered[T], seat Seat, open bool) []Told[T] {
	var out []Told[T]
	for _, x := range list {
		if open || reaches(x.To, seat) || x.By == seat {
			out = append(out, Told[T]{x.Seq, x.Turn, x.By, x.Body})
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

func (g *Game) teamView(i int, t *scenario.Team) TeamView {
	v := TeamView{Name: t.Name, Title: t.Called(), State: Missed, Policy: g.Played(i), Due: len(g.due(i))}
	switch {
	case v.Policy != "":
		v.State = IsPolicy
	case g.teams[i].sealed:
		v.State = IsSealed
	case len(g.teams[i].draft) > 0:
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
		if seat.Role() == "" || seat.Role() == r.Name {
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
		if x, ok := costs[l]; ok {
			lv.Cost = &x
			spends += x
		}
		v.Levers = append(v.Levers, lv)
	}
	if b := t.Budget; b != nil {
		v.Budget = &BudgetView{b.Unit, side.left, spends, b.PerTurn, b.Carry}
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
	if x, ok := g.orders[l]; ok {
		v.Given = &x.Value
	}
	return v
}

// estimates are the questions of a team so far, with the answers that a seat may see: its own; round one device, the team's.
func (g *Game) estimates(team int, seat Seat) []EstimateView {
	var list []EstimateView
	name := g.Rules.Teams[team].Name
	for _, x := range g.guesses {
		if x.Body.Seat.Team() == name && (seat == Facilitator || seat == x.Body.Seat || seat.Role() == "") {
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
			u.Because = "" // why is the team's own until the debrief
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
		i := g.Rules.Index(seat.Team())
		return i >= 0 && len(g.due(i)) == 0
	}
	return false
}
