package web

import (
	"crypto/rand"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"wargame/play"
	"wargame/play/picture"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/scenario"
)

// laid is the page of a seat: its view, and what is said and drawn of it.
type laid struct {
	play.View
	In       said
	server   *Server
	At       string // before the names of its parts, where another page stands in this one
	Screen   *laid  // what the screen shows, for the facilitator
	Code     string
	Paused   error // why nothing can be written down
	People   []person
	Readings []laidReading
	Sides    []laidSide // its own team; for the facilitator all
	Events   []string   // of the model, for the facilitator
	Stocks   []string
	Seats    []play.Seat
}

// person is somebody who sits at the table, for the facilitator.
type person struct {
	Number int
	Seat   play.Seat
	Name   string
}

// laidReading is a reading with its picture.
type laidReading struct {
	play.ReadingView
	Called string
	Says   string // the latest value
	Was    string // the one a turn before
	About  string // its error and delay
	Chart  template.HTML
}

// laidSide is a team with the form of its orders.
type laidSide struct {
	play.OwnView
	In         said
	Orders     []laidOrder
	Strategies []laidReady
	Money      *laidMoney
	Open       bool // orders can be given
	Paper      bool // by the facilitator, for a team whose orders stand on paper
	Odds       *laidOdds
}

// laidOdds are odds in words, a number and fifty dots.
type laidOdds struct {
	In      said
	Fits    bool
	Pending bool // they are being worked out, and these are the last
	Rest    string
	Rows    []laidChance
}

// laidChance is the chance of an objective as things stand and, where there is one, under the draft.
type laidChance struct {
	Title string
	Stand laidNumber
	Draft *laidNumber
}

// laidNumber is a chance.
type laidNumber struct {
	Says, Words string
	Full, Empty []struct{} // dots, of fifty
}

// laidOrder is the row of a lever in the form of orders.
type laidOrder struct {
	play.LeverView
	Called  string
	Stood   string
	Field   string // what stands in the field
	Because string
	Range   string
	Costs   string
	Sign    string // behind the field
}

// laidMoney is a budget in words.
type laidMoney struct {
	Left, Spends, Rest, PerTurn string
	Over                        bool
}

// lay is what a page shows of a view.
func (s *Server) lay(in said, v play.View) *laid {
	g := s.table.Game
	p := &laid{View: v, In: in, server: s, Code: s.c.Code, Paused: s.paused}
	for _, r := range v.Readings {
		p.Readings = append(p.Readings, s.layReading(in, r))
	}
	open := v.Phase == play.PhaseOrder || v.Phase == play.PhaseEstimate
	sides := v.Sides
	if v.Own != nil {
		sides = []play.OwnView{*v.Own}
	}
	for _, own := range sides {
		side := laySide(in, own, open && !s.played(own.Team))
		side.Paper = v.Seat == play.Facilitator
		if v.Odds && open {
			side.Odds = s.layOdds(in, own)
		}
		p.Sides = append(p.Sides, side)
	}
	if v.Seat == play.Facilitator {
		for _, e := range g.Scenario.Events {
			p.Events = append(p.Events, e.Name)
		}
		for _, k := range g.Scenario.Stocks {
			p.Stocks = append(p.Stocks, k.Name)
		}
		for _, seat := range play.Seats(g.Rules) {
			p.Seats = append(p.Seats, seat)
			for _, n := range g.Sitting(seat) {
				p.People = append(p.People, person{n, seat, s.c.Names.Name(n)})
			}
		}
	}
	return p
}

func (s *Server) played(team string) bool {
	g := s.table.Game
	i := g.Rules.Index(team)
	return i >= 0 && g.Played(i) != ""
}

// layReading is a reading as a card: what it says now and said a turn ago, and its path.
func (s *Server) layReading(in said, r play.ReadingView) laidReading {
	out := laidReading{ReadingView: r, Called: called(r.Title, r.Name)}
	if n := len(r.Values); n > 0 {
		out.Says = play.SaysReading(r.Reading, r.Values[n-1])
		at := r.Points[n-1] - s.table.Game.Rules.Turn
		for i := range r.Points {
			if r.Points[i] == at {
				out.Was = play.SaysReading(r.Reading, r.Values[i])
			}
		}
	}
	var about []string
	if r.Error > 0 {
		about = append(about, in.T("reading_error", number.Exact(100*r.Error)))
	}
	if r.Delay > 0 {
		about = append(about, in.T("reading_delay", s.lasts(in, r.Delay)))
	}
	out.About = strings.Join(about, "; ")
	if len(r.Values) > 1 && r.Levels == nil {
		var b strings.Builder
		if err := chart.SVG(&b, picture.Reading(r, s.table.Game.Scenario.Clock), chart.Paper{Width: 280, Height: 120}); err == nil {
			out.Chart = template.HTML(b.String()) // chart escapes what is not its own
		}
	}
	return out
}

func laySide(in said, own play.OwnView, open bool) laidSide {
	side := laidSide{OwnView: own, In: in, Open: open, Strategies: layReady(in, own)}
	for _, l := range own.Levers {
		o := laidOrder{LeverView: l, Called: called(l.Title, l.Name), Stood: play.Says(l.Lever, l.Stands), Range: rangeOf(l.Lever), Sign: unitBehind(l.Lever)}
		o.Field = fieldOf(l)
		if l.Draft != nil {
			o.Because = l.Draft.Because
		}
		if l.Cost != nil && own.Budget != nil {
			o.Costs = number.In(own.Budget.Unit).Say(*l.Cost, number.Exact)
		}
		side.Orders = append(side.Orders, o)
	}
	if b := own.Budget; b != nil {
		say := func(x float64) string { return number.In(b.Unit).Say(x, number.Exact) }
		side.Money = &laidMoney{say(b.Left), say(b.Spends), say(b.Left - b.Spends), say(b.PerTurn), b.Spends > b.Left}
	}
	return side
}

func called(title, name string) string {
	if title != "" {
		return title
	}
	return name
}

// rangeOf says between what a lever's values lie; empty where options or boxes show it.
func rangeOf(l *scenario.Lever) string {
	if !l.Ranged {
		return ""
	}
	return fmt.Sprintf("%s – %s", strings.TrimSuffix(play.Says(l, l.Low), unitBehind(l)), play.Says(l, l.High))
}

// fieldOf is the draft of a lever as it stands in its field: the unit stands behind it.
func fieldOf(l play.LeverView) string {
	switch {
	case l.Draft == nil:
		return ""
	case l.Draft.Word != play.AsValue:
		return string(l.Draft.Word)
	}
	return strings.TrimSuffix(play.Says(l.Lever, l.Draft.Value), unitBehind(l.Lever))
}

// unitBehind is what stands behind the field of a lever.
func unitBehind(l *scenario.Lever) string {
	switch {
	case l.Options != nil || l.Default.Type == scenario.Truth || l.Unit == "" || number.In(l.Unit).Pure():
		return ""
	case l.Unit == number.Percent:
		return l.Unit
	}
	return " " + l.Unit
}

// newRef is the number of a form.
func newRef() string { return rand.Text()[:12] }

// clockOf is the attribute of the room's clock.
func clockOf(left int, runs bool) []byte {
	if !runs {
		left = -1
	}
	return fmt.Appendf(nil, `data-clock="%d"`, left)
}

// layOdds are a team's odds as far as they were worked out; nil where they cannot be. Those of a draft are shown to who sees the draft.
func (s *Server) layOdds(in said, own play.OwnView) *laidOdds {
	found, fresh := s.looker.odds(own.Team, s.sees(play.Seat(own.Team)).told)
	if found.err != nil && fresh {
		return nil
	}
	v := found.view
	o := &laidOdds{In: in, Fits: v.Fits, Pending: !fresh}
	o.Rest = in.T("rests_on", number.Exact(float64(int(v.Effective))), v.Worlds)
	if len(v.Choices) == 0 {
		return o
	}
	drafted := slices.ContainsFunc(own.Levers, func(l play.LeverView) bool { return l.Draft != nil })
	for i, x := range slices.Concat(v.Choices[0].Objectives, v.Choices[0].Estimates) {
		row := laidChance{Title: x.Title, Stand: layChance(in, x)}
		if len(v.Choices) > 1 && drafted {
			draft := layChance(in, slices.Concat(v.Choices[1].Objectives, v.Choices[1].Estimates)[i])
			row.Draft = &draft
		}
		o.Rows = append(o.Rows, row)
	}
	return o
}

// dots are how many futures a chance is drawn in.
const dots = 50

func layChance(in said, x play.OddsChance) laidNumber {
	n := laidNumber{Says: "?", Empty: make([]struct{}, dots)}
	if x.Chance != nil {
		n.Words = in.T(key("says", x.Words))
		full := int(math.Round(*x.Chance * dots))
		n.Says = number.OfChance().Say(math.Round(*x.Chance*100)/100, number.Exact)
		n.Full, n.Empty = make([]struct{}, full), make([]struct{}, dots-full)
	}
	return n
}
