package web

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"

	qrcode "github.com/skip2/go-qrcode"

	"wargame/play"
	"wargame/results/number"
)

// functions are what templates call beside methods.
var functions = template.FuncMap{
	"percent":    sayChance,
	"paragraphs": paragraphs,
}

// paragraphs are those of a text of the scenario, which breaks its lines where its file does: phones break them elsewhere.
func paragraphs(text string) []string {
	var list []string
	for part := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		list = append(list, strings.Join(strings.Fields(part), " "))
	}
	return list
}

func sayChance(x *float64) string { return number.OfChance().Say(*x, number.Exact) }

// Over says that the last turn is over.
func (p *laid) Over() bool { return p.Phase == play.PhaseDebrief || p.Phase == play.PhaseClosed }

// TeamCalled is a team's title.
func (p *laid) TeamCalled(name string) string {
	for _, t := range p.Teams {
		if t.Name == name {
			return t.Title
		}
	}
	return name
}

// SeatCalled is a seat in the words of the interface or the scenario.
func (p *laid) SeatCalled(seat play.Seat) string {
	switch seat {
	case play.Facilitator:
		return p.In.T("facilitator")
	case play.Observer:
		return p.In.T("observer")
	case play.Screen:
		return p.In.T("screen")
	}
	team := p.TeamCalled(seat.Team())
	if role := seat.Role(); role != "" {
		if t := p.server.table.Game.Rules.Named(seat.Team()); t != nil {
			for _, r := range t.Roles {
				if r.Name == role {
					role = r.Called()
				}
			}
		}
		return team + ": " + role
	}
	return team
}

// ReaderCalled is whose a reading is.
func (p *laid) ReaderCalled(reader string) string { return p.SeatCalled(play.Seat(reader)) }

// PlayedBy is the title of the policy or strategy that plays a team.
func (p *laid) PlayedBy(t play.TeamView) string {
	g := p.server.table.Game
	c := g.Course(g.Rules.Index(t.Name))
	return called(c.Title, c.Name)
}

// LeverCalled is a lever's title.
func (p *laid) LeverCalled(name string) string { return p.quantity(name) }

// EventCalled is an event's title.
func (p *laid) EventCalled(name string) string { return p.quantity(name) }

func (p *laid) quantity(name string) string {
	s := p.server.table.Game.Scenario
	if q, ok := s.Quantity(name); ok {
		return called(s.Label(q).Title, name)
	}
	return name
}

// LeverSays is a value of a lever in words.
func (p *laid) LeverSays(name string, x float64) string {
	s := p.server.table.Game.Scenario
	q, ok := s.Quantity(name)
	if !ok {
		return fmt.Sprint(x)
	}
	return play.Says(s.Levers[q.Index], x)
}

// When is a point of the clock in words.
func (p *laid) When(point int) string {
	clock := p.server.table.Game.Scenario.Clock
	return p.In.T(key("clock", clock.Unit), number.Exact(clock.Time(point)))
}

// lasts is so many steps in words.
func (s *Server) lasts(in said, steps int) string {
	clock := s.table.Game.Scenario.Clock
	if x := clock.Time(steps); x != 1 {
		return in.T(key("lasts", clock.Unit), number.Exact(x))
	}
	return in.T(key("lasts_one", clock.Unit))
}

// Settings are as they stand.
func (p *laid) Settings() play.Settings { return p.server.table.Game.Settings() }

// OddsChoices are who may see odds.
func (p *laid) OddsChoices() []play.Odds {
	return []play.Odds{play.OddsFacilitator, play.OddsTeams, play.OddsAll, play.OddsOff}
}

// Modes are the ways of ruling on what the model does not know.
func (p *laid) Modes() []play.Mode {
	return []play.Mode{play.Mode2d6, play.ModeEstimate, play.ModeFacilitator, play.ModeConsensus}
}

// Acts are what can be done to the model by a word.
func (p *laid) Acts() []play.Act {
	return []play.Act{play.ActSet, play.ActAdd, play.ActFire, play.ActPrevent}
}

// Address is what people type into a browser.
func (p *laid) Address() string { return p.server.address() }

// QR is the address with the code, as a picture to be scanned.
func (p *laid) QR() (template.HTML, error) { return qr(p.server.address() + "/?c=" + p.Code) }

// address is that of the game in this network: the first by which it is reached.
func (s *Server) address() string {
	scheme := "http://"
	if s.c.TLS {
		scheme = "https://"
	}
	if len(s.c.Hosts) == 0 {
		return scheme
	}
	return scheme + s.c.Hosts[0]
}

// qr draws a text as a picture that phones read, four modules of white around it.
func qr(text string) (template.HTML, error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return "", err
	}
	rows := code.Bitmap()
	var path strings.Builder
	for y, row := range rows {
		for x, dark := range row {
			if dark {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x, y)
			}
		}
	}
	n := len(rows)
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %d %d" role="img" aria-label="%s" shape-rendering="crispEdges"><rect width="%d" height="%d" fill="#fff"/><path d="%s" fill="#000"/></svg>`,
		n, n, template.HTMLEscapeString(text), n, n, path.String())), nil
}

// ping is a page that says that a phone reaches the game.
func (s *Server) ping(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, http.StatusOK, "ping", &pingPage{From: host(r), Host: r.Host})
}

type pingPage struct{ From, Host string }
