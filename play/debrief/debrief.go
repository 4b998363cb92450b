// Package debrief says what there is to talk about once a game is over, as values: what happened and what was known, where the class's
// path lies among those it might have had, what orders did and what luck did, what other orders would have come to, how good the
// estimates were, and what the readings hid.
//
//	*play.Game ── New ──▶ *Debrief ── play/debrief/render ──▶ a page, CSV
//	                          └── as it is ──▶ JSON
//
// It is a function of the game: the same bytes for any number of workers. Nothing of the model is computed here; the game is played
// again, or looked ahead from, by package play. It holds no name of a person, since the log holds none.
package debrief

import (
	"context"
	"slices"

	"wargame/play"
	"wargame/scenario"
	"wargame/scenario/source"
)

// Options say how much is computed.
type Options struct {
	Workers int  // 0: one per processor
	Sealed  bool // the seed and the trial are not told, as of a game that is not closed
}

// futures are how many futures stand for what may come. A power of two: chances are whole numbers of 1,024ths, which binary numbers hold
// exactly, so that the changes from step to step add up to the whole to the last bit.
const futures = 1024

// Debrief is all of it.
type Debrief struct {
	Scenario   string      `json:"scenario"`
	Title      string      `json:"title"`
	Question   string      `json:"question,omitempty"`
	Over       bool        `json:"over"` // all turns are played; else it is of what was played so far
	Played     int         `json:"played"`
	Turns      int         `json:"turns"`
	TurnSteps  int         `json:"turn_steps"`
	Teams      []Team      `json:"teams"`
	Objectives []Objective `json:"objectives"`

	Timeline  []Turn    `json:"timeline"`
	Series    []Series  `json:"series"`
	Outcomes  []Outcome `json:"outcomes"`
	Trials    int       `json:"trials"` // of the baseline, from which the two above come
	Baseline  string    `json:"baseline"`
	Chances   Chances   `json:"decision_and_luck"`
	Choices   []Choice  `json:"choices"`
	Overrides []Undone  `json:"overrides"`
	Estimates Estimates `json:"estimates"`
	Readings  []Reading `json:"readings"`
	Injects   []Inject  `json:"injects"`
	Rulings   []Ruling  `json:"rulings"`
	Rewinds   []Rewind  `json:"rewinds"`
	Questions []string  `json:"questions"`
	About     string    `json:"about,omitempty"`
	Receipt   Receipt   `json:"receipt"`

	Clock scenario.Clock `json:"-"`
}

// Team is who played.
type Team struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Policy string `json:"policy,omitempty"` // that played it
}

// Objective is what a team wanted to have come about.
type Objective struct {
	Team  string `json:"team"`
	Title string `json:"title"`
	Met   *bool  `json:"met"` // as things stand; nil: it cannot be told
}

// New makes the debrief of a game, of what was played so far where it is not over.
func New(ctx context.Context, g *play.Game, o Options) (*Debrief, error) {
	s := g.Scenario
	d := &Debrief{
		Scenario: s.Name, Title: source.OneLine(s.Title), Question: source.OneLine(s.Question), About: s.About, Clock: s.Clock,
		Played: len(g.Turns()), Turns: g.Rules.Turns, TurnSteps: g.Rules.Turn, Baseline: s.Policies[s.Baseline].Name,
		// Programs read lists, also empty ones.
		Objectives: []Objective{}, Timeline: []Turn{}, Series: []Series{}, Outcomes: []Outcome{}, Choices: []Choice{}, Overrides: []Undone{},
		Readings: []Reading{}, Injects: []Inject{}, Rulings: []Ruling{}, Rewinds: []Rewind{}, Questions: []string{},
	}
	d.Over = d.Played == d.Turns
	if d.Title == "" {
		d.Title = s.Name
	}
	for i, t := range g.Rules.Teams {
		d.Teams = append(d.Teams, Team{t.Name, t.Called(), g.Played(i)})
	}
	if err := d.standing(g); err != nil {
		return nil, err
	}
	w, err := follow(g)
	if err != nil {
		return nil, err
	}
	ahead, err := g.Ahead(futures)
	if err != nil {
		return nil, err
	}
	odds, err := lookOut(ctx, g, o.Workers)
	if err != nil {
		return nil, err
	}
	d.Timeline = w.timeline(g, odds)
	for _, part := range []func() error{
		func() error { return d.paths(ctx, g, ahead, o.Workers) },
		func() error { return d.chances(ctx, g, ahead, w, o.Workers) },
		func() error { return d.choices(ctx, g, w, o.Workers) },
		func() error { return d.told(g) },
		func() error { return d.estimates(g, odds) },
	} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	d.readings(g)
	d.Receipt = receipt(g, o.Sealed)
	d.questions(g)
	return d, ctx.Err()
}

// standing is how the objectives stand.
func (d *Debrief) standing(g *play.Game) error {
	_, goals, err := g.Standings()
	if err != nil {
		return err
	}
	for _, t := range g.Rules.Teams {
		for _, o := range t.Objectives {
			met := truth(goals[len(d.Objectives)], 0)
			d.Objectives = append(d.Objectives, Objective{t.Name, source.OneLine(o.Title), met})
		}
	}
	return nil
}

// called is the title of a team.
func (d *Debrief) called(team string) string {
	if i := slices.IndexFunc(d.Teams, func(t Team) bool { return t.Name == team }); i >= 0 {
		return d.Teams[i].Title
	}
	return team
}

// Own are the objectives of a team.
func (d *Debrief) Own(team string) []Objective {
	var list []Objective
	for _, o := range d.Objectives {
		if o.Team == team {
			list = append(list, o)
		}
	}
	return list
}
