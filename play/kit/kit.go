// Package kit makes what a game needs on a table of paper: briefs, order sheets, cards, tents, a run sheet and more, as one HTML file.
//
//	*scenario.Scenario and its game ── New ──▶ *Kit ── Write ──▶ HTML, to be printed and cut
//
// A kit is a list of sheets. Each says for whom it is, and holds nothing that another team may not know: what is secret is written on the
// sheets of its team, or of one of its roles, and on the facilitator's. Sheets are told apart without colour, and fit A4 and US Letter.
package kit

import (
	"cmp"
	"slices"

	"wargame/scenario"
)

// Options say how a kit is made; the zero value makes that of the scenario's own game.
type Options struct {
	Game  *scenario.Game // nil: the scenario's
	Seats int            // people in each team; 0: one for each of its roles, or three where it has none
}

// Kit is all that is printed for a game.
type Kit struct {
	Title  string
	Sheets []*Sheet // the cover first
}

// Sheet is what is handed to somebody as a whole: a page or more, or a slip of which several are cut from a page.
type Sheet struct {
	Kind   Kind
	For    Reader
	Title  string // at its top
	Copies int    // to be printed

	body any // what the template of its kind lays out
}

// Reader is for whom a sheet is.
type Reader struct {
	Who    Audience
	Team   string // its name, where Who is OneTeam
	Role   string // its name, where the sheet is for one role of that team alone; else empty
	Called string // the title of the team, and of the role
}

// Audience is a kind of reader.
type Audience uint8

// The audiences.
const (
	All Audience = iota
	OneTeam
	Facilitator
)

// String is the audience as sheets are marked with it.
func (a Audience) String() string { return [...]string{"all", "team", "facilitator"}[a] }

// Says is for whom a sheet is, as it stands on it.
func (r Reader) Says() string {
	switch r.Who {
	case OneTeam:
		return "For " + r.Called + " alone"
	case Facilitator:
		return "For the facilitator alone"
	}
	return "For everybody"
}

// kit makes sheets of a game.
type kit struct {
	s      *scenario.Scenario
	g      *scenario.Game
	seats  int
	prices map[int][]price // by lever
	sheets []*Sheet
}

// New is the kit of a scenario, which is not abstract. Its error is that of what an order costs, where the scenario cannot be computed.
func New(s *scenario.Scenario, o Options) (*Kit, error) {
	k := &kit{s: s, g: o.Game, seats: o.Seats}
	if k.g == nil {
		k.g = s.Game
	}
	var err error
	if k.prices, err = pricesOf(s, k.g); err != nil {
		return nil, err
	}
	k.facilitator()
	k.everybody()
	for i := range k.g.Teams {
		k.team(i)
	}
	k.news()
	k.forms()
	out := &Kit{Title: titleOf(s)}
	cover := &Sheet{Kind: Cover, For: Reader{Who: Facilitator}, Title: out.Title, Copies: 1, body: k.cover()}
	// One kind after the other, as the cover lists them, so that a printer takes them in one go.
	slices.SortStableFunc(k.sheets, func(a, b *Sheet) int { return cmp.Compare(a.Kind, b.Kind) })
	out.Sheets = append([]*Sheet{cover}, k.sheets...)
	return out, nil
}

// add puts a sheet behind the others.
func (k *kit) add(kind Kind, r Reader, title string, copies int, body any) {
	k.sheets = append(k.sheets, &Sheet{kind, r, title, copies, body})
}

// seatsOf is how many people are in a team.
func (k *kit) seatsOf(t *scenario.Team) int {
	const few = 3
	switch {
	case k.seats > 0:
		return k.seats
	case len(t.Roles) > 0:
		return len(t.Roles)
	}
	return few
}

// people is how many are in all teams.
func (k *kit) people() int {
	n := 0
	for _, t := range k.g.Teams {
		n += k.seatsOf(t)
	}
	return n
}

func readerOf(t *scenario.Team) Reader {
	return Reader{Who: OneTeam, Team: t.Name, Called: t.Called()}
}

func titleOf(s *scenario.Scenario) string {
	if s.Title != "" {
		return s.Title
	}
	return s.Name
}
