package debrief

import (
	"slices"

	"wargame/play"
	"wargame/scenario/source"
)

// Estimates are the chances that teams gave, with what came.
type Estimates struct {
	Given       []Estimate    `json:"given"`
	Scores      []Score       `json:"scores,omitempty"`      // by team that gave any on what has come or not
	Calibration []Calibration `json:"calibration,omitempty"` // of all estimates together, where there are enough
}

// Estimate is one of them.
type Estimate struct {
	Turn   int       `json:"turn"`
	Seat   play.Seat `json:"seat"`
	Ask    string    `json:"ask"`
	Chance float64   `json:"chance"`
	Model  *float64  `json:"model"` // from what the team knew, with everything left as it stood; nil: too few worlds fit that
	Came   *bool     `json:"came"`  // nil: it cannot be told yet

	question int
}

// Score is how good the estimates of a team were: the mean of (chance - what came)², 0 at best and 0.25 for who always says 50%. Brier,
// "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950), of one of the two classes.
type Score struct {
	Team  string   `json:"team"`
	Brier float64  `json:"brier"`
	Of    int      `json:"of"`    // estimates
	Same  int      `json:"same"`  // of them, those at which the model could tell odds
	Own   *float64 `json:"own"`   // the team's score of these; nil: there are none
	Model *float64 `json:"model"` // and that of the model, from what the team knew
}

// Calibration is how often came what was given a chance within limits.
type Calibration struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	Of   int     `json:"of"`
	Mean float64 `json:"mean"` // of the chances given
	Came float64 `json:"came"` // the share that came
}

// enough is from how many estimates on calibration is told.
const enough = 10

// bins is into how many parts the chances are divided for it.
const bins = 5

// estimates gathers those that count.
func (d *Debrief) estimates(g *play.Game, odds [][]*Odds) error {
	_, goals, err := g.Standings()
	if err != nil {
		return err
	}
	for _, e := range g.Kept() {
		if e.Kind != play.KindEstimate {
			continue
		}
		x, err := play.Body[play.Estimated](e)
		if err != nil {
			return err
		}
		goal := len(d.Objectives) + x.Question
		y := Estimate{Turn: e.Turn, Seat: x.Seat, Ask: source.OneLine(g.Rules.Estimates[x.Question].Ask), Chance: x.Chance, question: x.Question}
		if d.Over {
			y.Came = truth(goals[goal], 0)
		}
		if o := at(odds, g.Rules.Index(x.Seat.Team()), e.Turn); o != nil {
			y.Model = of(o.Asked, x.Question)
		}
		d.Estimates.Given = append(d.Estimates.Given, y)
	}
	for _, t := range d.Teams {
		if s, ok := score(t.Name, d.Estimates.Given); ok {
			d.Estimates.Scores = append(d.Estimates.Scores, s)
		}
	}
	d.Estimates.Calibration = calibrate(d.Estimates.Given)
	return nil
}

// score is the Brier score of a team.
func score(team string, given []Estimate) (Score, bool) {
	s, own, model := Score{Team: team}, 0.0, 0.0
	for _, e := range given {
		if e.Seat.Team() != team || e.Came == nil {
			continue
		}
		s.Of++
		s.Brier += missed(e.Chance, *e.Came)
		if e.Model != nil {
			s.Same++
			own += missed(e.Chance, *e.Came)
			model += missed(*e.Model, *e.Came)
		}
	}
	if s.Of == 0 {
		return s, false
	}
	s.Brier /= float64(s.Of)
	if s.Same > 0 {
		own, model = own/float64(s.Same), model/float64(s.Same)
		s.Own, s.Model = &own, &model
	}
	return s, true
}

// missed is the square of how far a chance was from what came.
func missed(chance float64, came bool) float64 {
	if came {
		chance = 1 - chance
	}
	return chance * chance
}

// calibrate holds chances against how often what they were given for came.
func calibrate(given []Estimate) []Calibration {
	given = slices.DeleteFunc(slices.Clone(given), func(e Estimate) bool { return e.Came == nil })
	if len(given) < enough {
		return nil
	}
	list := make([]Calibration, bins)
	for _, e := range given {
		b := &list[min(int(e.Chance*bins), bins-1)]
		b.Of++
		b.Mean += e.Chance
		if *e.Came {
			b.Came++
		}
	}
	for i := range list {
		b := &list[i]
		b.Low, b.High = float64(i)/bins, float64(i+1)/bins
		if b.Of > 0 {
			b.Mean, b.Came = b.Mean/float64(b.Of), b.Came/float64(b.Of)
		}
	}
	return slices.DeleteFunc(list, func(b Calibration) bool { return b.Of == 0 })
}
