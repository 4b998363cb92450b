// Package desk stands between a game and people who type: a line becomes a decision of the game, and what a seat may see becomes text.
//
//	line ──▶ a word of the table ──▶ the game decides ──▶ Take writes it down ──▶ what to say, and what comes next
//
// A line that is refused changes nothing. The same lines give the same text, wherever they come from: a person at a prompt, a pipe, a
// test. The package reads no terminal, no file and no clock; whoever holds a desk does.
package desk

import (
	"strings"

	"wargame/play"
	"wargame/results/table"
	"wargame/scenario"
)

// Desk is a seat at which somebody types, of a game whose entries Take writes down and folds. It is not safe for use by several
// goroutines.
type Desk struct {
	Game *play.Game
	Take func([]play.Entry, error) error // has the shape of what the game decides
	Look Look

	seat play.Seat
	last map[string]string // by team: the lever it ordered last, which because is about
}

// Look is how text is laid out.
type Look struct {
	table.Style
	Height int // lines of a chart; 0: what is usual
}

// Answer is what a line comes to.
type Answer struct {
	Text string // whole lines; may be empty
	Next Next
}

// Next is what whoever holds the desk does next.
type Next uint8

// What comes after a line.
const (
	Stay  Next = iota // the next line
	Pass              // the device goes to another seat, which is that of the desk now; Text is for the seat before
	Saved             // say where the game is kept
	Leave             // the end of the sitting
)

// New is a desk at the seat that has something to do.
func New(g *play.Game, take func([]play.Entry, error) error, look Look) *Desk {
	d := &Desk{Game: g, Take: take, Look: look, last: map[string]string{}}
	d.seat = d.due()
	return d
}

// Seat is who sits at the desk.
func (d *Desk) Seat() play.Seat { return d.seat }

// Do carries out a line. Its error is a *play.Refusal where the line cannot be carried out, and nothing has changed; another one is of
// the log, and the sitting is over. An empty line and one that begins with # are nothing.
func (d *Desk) Do(line string) (Answer, error) {
	line = strings.TrimSpace(line)
	if line == "" || strings.HasPrefix(line, "#") {
		return Answer{}, nil
	}
	name, rest := firstWord(line)
	if short, colon := strings.CutSuffix(name, ":"); colon { // inject: TEXT
		name, rest = short, ": "+rest
	}
	w, err := d.find(strings.ToLower(name))
	if err != nil {
		return Answer{}, err
	}
	return w.run(d, rest)
}

// people are the teams that people play, by index.
func (d *Desk) people() []int {
	var list []int
	for i, t := range d.Game.Rules.Teams {
		if d.Game.Played(i) == "" && len(t.Controls) > 0 {
			list = append(list, i)
		}
	}
	return list
}

// Shared says that several people sit round the device, who have secrets from each other.
func (d *Desk) Shared() bool { return len(d.people()) > 1 }

// due is the seat that has something to do: the first team that has not sealed, else who resolves the turn.
func (d *Desk) due() play.Seat {
	people := d.people()
	switch {
	case len(people) == 1:
		return play.Seat(d.Game.Rules.Teams[people[0]].Name)
	case d.over():
		return play.Facilitator
	}
	if missing := d.Game.Missing(); len(missing) > 0 {
		return play.Seat(d.Game.Rules.Teams[missing[0]].Name)
	}
	return play.Facilitator
}

// over says that all turns are played.
func (d *Desk) over() bool {
	return d.Game.Phase() == play.PhaseDebrief || d.Game.Phase() == play.PhaseClosed
}

// view is all that the seat may see.
func (d *Desk) view() (play.View, error) { return d.Game.View(d.seat) }

// Called is a seat as people call it.
func Called(g *scenario.Game, s play.Seat) string {
	t := g.Named(s.Team())
	if t == nil {
		return strings.ToUpper(string(s[:1])) + string(s[1:])
	}
	for _, r := range t.Roles {
		if r.Name == s.Role() {
			return t.Called() + ", " + r.Called()
		}
	}
	return t.Called()
}

// called is a team as people call it.
func (d *Desk) called(team string) string { return Called(d.Game.Rules, play.Seat(team)) }
