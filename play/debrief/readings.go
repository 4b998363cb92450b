package debrief

import (
	"strings"

	"wargame/play"
	"wargame/scenario"
)

// Reading is what somebody was shown of a quantity that had an error or was late, and what was so.
type Reading struct {
	Reader string  `json:"reader"` // public, a team, or a role of one
	Who    string  `json:"who"`    // the reader, in words
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	Unit   string  `json:"unit,omitempty"`
	Error  float64 `json:"error,omitempty"`
	Delay  int     `json:"delay,omitempty"` // steps
	Shown  []Shown `json:"shown"`           // as each turn began, and at the end
}

// Shown is what was shown at a point of the clock.
type Shown struct {
	Point int      `json:"point"`
	Time  string   `json:"time"`
	Value float64  `json:"value"`
	Says  string   `json:"says"`
	So    *float64 `json:"so"` // what it was then; nil: it had no value
	Truth string   `json:"truth,omitempty"`
}

// readings are those that hid something.
func (d *Debrief) readings(g *play.Game) {
	for _, x := range g.Readings(play.Facilitator) {
		if x.Reading.Error == 0 && x.Reading.Delay == 0 {
			continue
		}
		path := g.Path(x.Reading.Value)
		r := Reading{Reader: x.Reader, Who: reader(g.Rules, x.Reader), Name: x.Reading.Name, Title: titled(&x.Reading.Label), Unit: x.Reading.Unit, Error: x.Reading.Error, Delay: x.Reading.Delay}
		for i, p := range x.Points {
			if p%g.Rules.Turn != 0 && p != len(path)-1 {
				continue
			}
			s := Shown{Point: p, Time: g.When(p), Value: x.Values[i], Says: play.SaysReading(x.Reading, x.Values[i]), So: finite(path[p])}
			if s.So != nil {
				s.Truth = play.SaysReading(x.Reading, *s.So)
			}
			r.Shown = append(r.Shown, s)
		}
		d.Readings = append(d.Readings, r)
	}
}

// reader is who reads, in words.
func reader(rules *scenario.Game, name string) string {
	team, role, _ := strings.Cut(name, "/")
	t := rules.Named(team)
	if t == nil {
		return "everybody"
	}
	for _, r := range t.Roles {
		if r.Name == role {
			return t.Called() + " (" + r.Called() + ")"
		}
	}
	return t.Called()
}
