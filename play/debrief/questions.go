package debrief

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/play"
	"wargame/results/number"
	"wargame/scenario/source"
)

// What is worth a question. The thresholds are judgement: what a facilitator would stop at.
const (
	lowOdds    = 1.0 / 3 // a team that goes ahead at less
	matters    = 0.02    // what its orders change of them, either way
	farApart   = 0.30    // an estimate and the model's, or a change by luck
	ownHarm    = 0.15    // what a team's orders take from its own objective
	sure       = 0.80    // an estimate, of what did not come
	farReading = 2.0     // a reading, in units of its error
)

// rule finds questions in what happened.
type rule struct {
	most int // of them, the weightiest first
	find func(d *Debrief) []weighed
}

// weighed is a question and how much there is to it.
type weighed struct {
	weight float64
	ask    string
}

// rules are all of them, in the order in which they are asked.
var rules = []rule{
	{2, (*Debrief).againstOdds},
	{2, (*Debrief).againstItself},
	{2, (*Debrief).byLuck},
	{2, (*Debrief).betterInstead},
	{2, (*Debrief).reversed},
	{2, (*Debrief).beingLate},
	{2, (*Debrief).apartFromModel},
	{2, (*Debrief).surprised},
	{2, (*Debrief).misled},
}

// questions are those of the file, then those that what happened asks.
func (d *Debrief) questions(g *play.Game) {
	for _, q := range g.Rules.Debrief {
		d.Questions = append(d.Questions, source.OneLine(q))
	}
	for _, r := range rules {
		found := r.find(d)
		slices.SortStableFunc(found, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
		for _, q := range found[:min(len(found), r.most)] {
			d.Questions = append(d.Questions, q.ask)
		}
	}
}

// againstOdds: a team's odds were low, and it went ahead.
func (d *Debrief) againstOdds() (list []weighed) {
	for _, t := range d.Timeline {
		for _, x := range t.Decisions {
			if x.Odds == nil || !changed(x) {
				continue
			}
			for k, o := range d.Own(x.Team) {
				chance, kept := of(x.Odds.Ordered, k), of(x.Odds.Kept, k)
				if chance != nil && kept != nil && *chance < lowOdds && math.Abs(*chance-*kept) >= matters {
					list = append(list, weighed{lowOdds - *chance, fmt.Sprintf("In turn %d the odds of %s for %q were %s, and it went ahead. What spoke for it?",
						t.Turn, d.called(x.Team), o.Title, percent(*chance))})
				}
			}
		}
	}
	return list
}

func changed(x Decision) bool {
	return slices.ContainsFunc(x.Orders, func(o Ordered) bool { return o.Changed })
}

// againstItself: a team's orders took from its own objective.
func (d *Debrief) againstItself() (list []weighed) {
	for _, s := range d.Chances.Steps {
		for k, o := range d.Objectives {
			if s.What == Orders && s.Team == o.Team && s.Change[k] <= -ownHarm {
				list = append(list, weighed{-s.Change[k], fmt.Sprintf("The orders of %s in turn %d took its own chance of %q from %s to %s. What did it want instead, or what did it not know?",
					d.called(o.Team), s.Turn, o.Title, percent(s.Chance[k]-s.Change[k]), percent(s.Chance[k]))})
			}
		}
	}
	return list
}

// byLuck: luck moved an objective far.
func (d *Debrief) byLuck() (list []weighed) {
	for _, s := range d.Chances.Steps {
		for k, o := range d.Objectives {
			if s.What == Luck && math.Abs(s.Change[k]) >= farApart {
				list = append(list, weighed{math.Abs(s.Change[k]), fmt.Sprintf(
					"Luck in turn %d took the chance of %q (%s) from %s to %s. Were the decisions before it worse, or better, for that?",
					s.Turn, o.Title, d.called(o.Team), percent(s.Chance[k]-s.Change[k]), percent(s.Chance[k]))})
			}
		}
	}
	return list
}

// betterInstead: with the same luck, another order would have met an objective of the team that was missed.
func (d *Debrief) betterInstead() (list []weighed) {
	for _, c := range d.Choices {
		for _, a := range c.Instead {
			for k, o := range d.Objectives {
				if o.Team != c.Team || a.Refused != "" || o.Met == nil || *o.Met || a.Objectives[k] == nil || !*a.Objectives[k] {
					continue
				}
				list = append(list, weighed{1, fmt.Sprintf("Had %s ordered in turn %d what the policy %s says (%s), all else the same, %q would have come about. Could it have known?",
					d.called(c.Team), c.Turn, a.Policies[0], ordersSaid(a.Orders), o.Title)})
			}
		}
	}
	return list
}

// ordersSaid are orders that would be other than they were.
func ordersSaid(orders []Ordered) string {
	var list []string
	for _, o := range orders {
		if o.Changed {
			list = append(list, fmt.Sprintf("%s: %s instead of %s", o.Title, o.Says, o.Was))
		}
	}
	return strings.Join(list, "; ")
}

// reversed: a team took back its own order of the turn before.
func (d *Debrief) reversed() (list []weighed) {
	for i, t := range d.Timeline {
		if i == 0 {
			continue
		}
		for k, x := range t.Decisions {
			before := d.Timeline[i-1].Decisions[k]
			for l, o := range x.Orders {
				if was := before.Orders[l]; o.Changed && was.Changed && o.Says == was.Was && x.Policy == "" && o.How != play.ByFacilitator && was.How != play.ByFacilitator {
					list = append(list, weighed{1, fmt.Sprintf("In turn %d %s went from %s to %s with %q, and in turn %d back. What had it learned?",
						t.Turn-1, d.called(x.Team), was.Was, was.Says, o.Title, t.Turn)})
				}
			}
		}
	}
	return list
}

// beingLate: a team did not seal.
func (d *Debrief) beingLate() (list []weighed) {
	for _, t := range d.Timeline {
		for _, x := range t.Decisions {
			if x.Late {
				list = append(list, weighed{1, fmt.Sprintf("%s was late in turn %d. What kept it, and what did that cost?", d.called(x.Team), t.Turn)})
			}
		}
	}
	return list
}

// apartFromModel: an estimate was far from what the model made of what the team knew.
func (d *Debrief) apartFromModel() (list []weighed) {
	for _, e := range d.Estimates.Given {
		if e.Model != nil && math.Abs(e.Chance-*e.Model) >= farApart {
			list = append(list, weighed{math.Abs(e.Chance - *e.Model), fmt.Sprintf("%q: in turn %d %s said %s, and the model made %s of the same readings. Who had the better reason?",
				e.Ask, e.Turn, d.called(e.Seat.Team()), percent(e.Chance), percent(*e.Model))})
		}
	}
	return list
}

// surprised: a team was sure, and it came otherwise.
func (d *Debrief) surprised() (list []weighed) {
	for _, e := range d.Estimates.Given {
		if e.Came == nil {
			continue
		}
		if off := math.Sqrt(missed(e.Chance, *e.Came)); off >= sure {
			list = append(list, weighed{off, fmt.Sprintf("%q: in turn %d %s said %s, and it %s. What did it overlook?",
				e.Ask, e.Turn, d.called(e.Seat.Team()), percent(e.Chance), came(*e.Came))})
		}
	}
	return list
}

func came(is bool) string {
	if is {
		return "came"
	}
	return "did not come"
}

// misled: a reading was far from what was so.
func (d *Debrief) misled() (list []weighed) {
	for _, r := range d.Readings {
		if r.Error == 0 {
			continue
		}
		worst := weighed{}
		for _, s := range r.Shown {
			if s.So == nil || *s.So == 0 {
				continue
			}
			if off := math.Abs(s.Value / *s.So - 1) / r.Error; off >= farReading && off > worst.weight {
				worst = weighed{off, fmt.Sprintf("In %s %s read %s of %q; there were %s. What was decided on it?", s.Time, r.Who, s.Says, r.Title, s.Truth)}
			}
		}
		if worst.ask != "" {
			list = append(list, worst)
		}
	}
	return list
}

// percent is a chance in whole percent; one that is nearly 0 or 100% is below or above.
func percent(x float64) string { return number.Hundred(x, 1-x)[0] + number.Percent }
