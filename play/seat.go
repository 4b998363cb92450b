package play

import (
	"fmt"
	"slices"
	"strings"

	"wargame/scenario"
)

// Seat is a place at the table: facilitator, screen, observer, a team ("kyiv"), or a role of a team ("kyiv/chair").
type Seat string

// The seats that are no team's.
const (
	Facilitator Seat = "facilitator"
	Screen      Seat = "screen"   // the projector: it holds no secret at any time
	Observer    Seat = "observer" // sees what the screen sees
)

// Team is the name of the seat's team; empty for a seat that is no team's.
func (s Seat) Team() string {
	if s == Facilitator || s == Screen || s == Observer {
		return ""
	}
	team, _, _ := strings.Cut(string(s), "/")
	return team
}

// Role is the name of the seat's role in its team; empty where it has none.
func (s Seat) Role() string {
	_, role, _ := strings.Cut(string(s), "/")
	return role
}

// Seats are all seats of a game, the facilitator first, each team before its roles.
func Seats(g *scenario.Game) []Seat {
	list := []Seat{Facilitator, Screen, Observer}
	for _, t := range g.Teams {
		list = append(list, Seat(t.Name))
		for _, r := range t.Roles {
			list = append(list, Seat(t.Name+"/"+r.Name))
		}
	}
	return list
}

// seat refuses what is no seat of the game.
func (g *Game) seat(s Seat) error {
	if slices.Contains(Seats(g.Rules), s) {
		return nil
	}
	var names []string
	for _, x := range Seats(g.Rules) {
		names = append(names, string(x))
	}
	return refuse(NoSuch, fmt.Sprintf("there is no seat %q", s), "the seats are "+strings.Join(names, ", "))
}

// Everybody addresses an entry to all seats.
const Everybody = "all"

// reaches says that an entry with these addressees is for a seat: it is named, or its team is, or everybody, or a role for which it
// stands. What is addressed to nobody is the facilitator's, who sees everything.
func (g *Game) reaches(to []string, s Seat) bool {
	return s == Facilitator || slices.ContainsFunc(to, func(name string) bool {
		switch name {
		case Everybody, string(s):
			return true
		case s.Team():
			return name != ""
		}
		return g.standsFor(s, Seat(name))
	})
}

// standsFor says that what is a role's is shown to a seat: to the role itself, to the facilitator and, until somebody has sat down as that
// role, to the whole team round one device. After that it stays the role's alone, also while the seat is handed over.
func (g *Game) standsFor(s, role Seat) bool {
	switch {
	case s == Facilitator, s == role:
		return true
	case s.Role() != "" || s.Team() == "":
		return false
	}
	return s.Team() == role.Team() && !g.apart[role]
}
