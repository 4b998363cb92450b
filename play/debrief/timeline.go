package debrief

import (
	"slices"

	"wargame/play"
	"wargame/scenario"
	"wargame/scenario/source"
)

// Turn is a turn that was played.
type Turn struct {
	Turn      int        `json:"turn"`
	Point     int        `json:"point"` // at which it began
	Time      string     `json:"time"`
	Date      string     `json:"date,omitempty"`
	Decisions []Decision `json:"decisions"`
	Fired     []Fired    `json:"fired,omitempty"`
}

// Fired is an event of the model, and when it happened in a turn.
type Fired struct {
	Event string   `json:"event"`
	Title string   `json:"title"`
	Times []string `json:"times"`
}

// Decision is what a team ordered in a turn, and what it rests on.
type Decision struct {
	Team   string    `json:"team"`
	Policy string    `json:"policy,omitempty"` // that played the team
	Orders []Ordered `json:"orders"`
	Known  []Known   `json:"known"`               // what it had read
	Sealed string    `json:"sealed,omitempty"`    // when; RFC 3339
	Late   bool      `json:"late,omitempty"`      // it had not sealed
	Open   bool      `json:"odds_open,omitempty"` // it could see odds
	Odds   *Odds     `json:"odds,omitempty"`
}

// Ordered is what a lever is ordered to be.
type Ordered struct {
	Lever   string   `json:"lever"`
	Title   string   `json:"title"`
	Value   float64  `json:"value"`
	Says    string   `json:"says"`
	Was     string   `json:"was"`     // before
	Changed bool     `json:"changed"` // it is another than before
	How     play.How `json:"how,omitempty"`
	Because string   `json:"because,omitempty"`
	Covert  bool     `json:"covert,omitempty"`
}

// Known is what a team had read of a quantity as it decided.
type Known struct {
	Name  string  `json:"name"`
	Title string  `json:"title"`
	Value float64 `json:"value"`
	Says  string  `json:"says"`
	Error float64 `json:"error,omitempty"` // 90% of readings are within this share of what is so
	Point int     `json:"point"`           // when it was told
}

// timeline are the turns.
func (w *followed) timeline(g *play.Game, odds [][]*Odds) []Turn {
	s := g.Scenario
	list := []Turn{}
	for k, t := range w.turns {
		turn := Turn{Turn: t.turn, Point: t.point, Time: g.When(t.point), Date: s.Clock.Date(t.point)}
		for i, team := range g.Rules.Teams {
			x := Decision{Team: team.Name, Policy: g.Played(i), Sealed: t.sealed[team.Name], Late: slices.Contains(t.late, team.Name), Open: t.open[i], Odds: at(odds, i, t.turn)}
			for _, u := range t.orders {
				if u.Team != team.Name {
					continue
				}
				o := orderedAs(s, u.Lever, u.Value, t.stood[u.Lever])
				q, _ := s.Quantity(u.Lever)
				o.How, o.Because, o.Covert = u.How, source.OneLine(u.Because), slices.Contains(team.Covert, q.Index)
				x.Orders = append(x.Orders, o)
			}
			for _, seen := range t.known[i] {
				if n := len(seen.Values); n > 0 {
					x.Known = append(x.Known, known(seen, n-1))
				}
			}
			turn.Decisions = append(turn.Decisions, x)
		}
		for _, f := range g.Turns()[k].Fired {
			turn.fire(g, f)
		}
		list = append(list, turn)
	}
	return list
}

// fire adds an event, once for all times at which it happened.
func (t *Turn) fire(g *play.Game, f play.Fired) {
	i := slices.IndexFunc(t.Fired, func(x Fired) bool { return x.Event == f.Event })
	if i < 0 {
		q, _ := g.Scenario.Quantity(f.Event)
		i, t.Fired = len(t.Fired), append(t.Fired, Fired{Event: f.Event, Title: titled(g.Scenario.Label(q))})
	}
	t.Fired[i].Times = append(t.Fired[i].Times, g.When(f.Point))
}

func known(x play.Seen, i int) Known {
	return Known{Name: x.Reading.Name, Title: titled(&x.Reading.Label), Value: x.Values[i], Says: play.SaysReading(x.Reading, x.Values[i]),
		Error: x.Reading.Error, Point: x.Points[i]}
}

// orderedAs is an order for a lever that was something before.
func orderedAs(s *scenario.Scenario, lever string, x, was float64) Ordered {
	q, _ := s.Quantity(lever)
	return Ordered{Lever: lever, Title: titled(s.Label(q)), Value: x, Says: says(s, lever, x), Was: says(s, lever, was), Changed: x != was}
}
