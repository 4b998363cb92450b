package scenarios_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"wargame/results"
	"wargame/scenario"
)

// clearly is by which part of what lies between the best and the worst policy that a scenario ships a try has to be better than
// the best, to be a winner.
const clearly = 0.1

// winners are the ends of single levers, and pairs of ends of one actor, at which, under the baseline, a headline is better than
// under every policy that is shipped: by more than its error, and clearly. A pair has to be so much better than each of its ends
// alone, too: else one of them wins it. Of each the headlines are given, by the number of the try.
func (t *tried) winners(name string) map[int][]string {
	found := map[int][]string{}
	for _, k := range t.Headlines() {
		o := t.Outcomes[k]
		if o.Better == scenario.Unsaid {
			continue
		}
		pairing := results.Pairing{Better: o.Better, Chance: o.IsChance()}
		against := func(i, j int) results.Comparison {
			c, _ := results.Compare(t.out.Columns[i][k], t.out.Columns[j][k], pairing)
			return c
		}
		best, worst := 0, 0
		for i := range t.own {
			if against(i, best).Direction == results.Better {
				best = i
			}
			if against(i, worst).Direction == results.Worse {
				worst = i
			}
		}
		span := math.Abs(against(best, worst).Mean)
		for i, try := range t.tries {
			if try.like != t.Policies[t.Baseline].Name || !judges(name, o, t.lever(try.held[0])) {
				continue
			}
			beaten := func(j int) bool {
				c := against(t.own+i, j)
				return c.Verdict == results.Settled && c.Direction == results.Better && math.Abs(c.Mean) > clearly*span
			}
			if beaten(best) && !slices.ContainsFunc(t.alone(try), func(j int) bool { return !beaten(j) }) {
				found[i] = append(found[i], o.Name)
			}
		}
	}
	return found
}

// alone are the policies that hold one end of a pair.
func (t *tried) alone(pair try) []int {
	var list []int
	for i, single := range t.tries {
		if len(pair.held) > 1 && single.like == pair.like && len(single.held) == 1 && slices.Contains(pair.held, single.held[0]) {
			list = append(list, t.own+i)
		}
	}
	return list
}

// foes are those against whom a scenario is judged, where an outcome is for nobody in particular: that things are better where they
// hold back is no policy of anybody who would want it.
var foes = map[string][]string{"": {"russia", "dprk"}, "iwo-jima": {"japan"}}

// allies are those who set levers for the sake of another.
var allies = map[string][]string{"ukraine": {"us", "europe"}}

// judges says whether a lever is of somebody who might set it for the sake of an outcome.
func judges(name string, o *scenario.Outcome, l *scenario.Lever) bool {
	switch {
	case l.Switch():
		return false
	case o.For != nil:
		return l.Actor == o.For.Name || slices.Contains(allies[o.For.Name], l.Actor)
	}
	return !slices.Contains(foes[""], l.Actor) && !slices.Contains(foes[name], l.Actor)
}

// lever is the lever of an end.
func (t *tried) lever(e end) *scenario.Lever {
	return t.Levers[slices.IndexFunc(t.Levers, func(l *scenario.Lever) bool { return l.Name == e.lever })]
}

// nameWinners wants what its author says of each winner, and nothing said of what does not win.
func (t *tried) nameWinners(test *testing.T, name string) {
	wins := map[string]bool{}
	for i, headlines := range t.winners(name) {
		held, about := t.tries[i].holds(), t.About
		for _, e := range t.tries[i].held {
			about += " " + t.lever(e).About
		}
		wins[held] = true
		switch says := won[name][held]; {
		case says == "":
			test.Errorf("%s is better than every policy in %s, and nothing says so: ship it, or name it in about",
				held, strings.Join(headlines, ", "))
		case !strings.Contains(strings.Join(strings.Fields(about), " "), says):
			test.Errorf("%s wins, and no about says %q any more", held, says)
		}
	}
	for held := range won[name] {
		if !wins[held] && !testing.Short() {
			test.Errorf("%s wins nothing, and something is said of it", held)
		}
	}
}

// won are the ends, of levers and of pairs of them, at which a policy that nobody ships wins a headline: what an about says of it.
var won = map[string]map[string]string{
	"us-aid-pause": {
		"europe_buys=1":    "More is better in the air by construction, for a bill",
		"europe_shells=2":  "keep the guns firing by construction",
		"depot_campaign=1": "keep the guns firing by construction",
		"salvos=single":    "Who fires one is short less often by construction",
		"saving_weeks=0.5": "Who saves less is short in fewer weeks by construction",
	},
	"ceasefire-or-attrition": {
		"ua_mobilisation=1.5": "That leaves fewer Russians per Ukrainian than any policy here",
	},
	"drone-surge": {
		"europe_buys=1":    "More is better in the air by construction, for a bill",
		"hunters=5000":     "More of them stop more by construction, for a bill",
		"salvos=single":    "Who fires one is short less often by construction",
		"saving_weeks=0.5": "Who saves less is short in fewer weeks by construction",

		"hunters=5000, factory_strikes=1": "Who pays for both",
	},
	"european-rearmament": {
		"us_share=1, ukraine_share=1": "half in America, half in Ukraine",
		"us_share=0, joint=1":         "nothing in America and only joint orders at home",
	},
	"container-count": {
		"sharing=joint, collection=2":     "three times today's collection",
		"definition=common, collection=2": "three times today's collection",
	},
	"iwo-jima": {
		"landing=0": "who does not land loses nobody",
	},
}
