package contract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/analysis"
	"wargame/analysis/equilibrium"
	"wargame/scenario"
)

// What each number is of stands beside it, by the names of actors and strategies; what does not apply is absent.
func TestMatrixDocument(t *testing.T) {
	of := func(actor string, strategies ...string) scenario.ActorStrategies {
		x := scenario.ActorStrategies{Actor: &scenario.Actor{Label: scenario.Label{Name: actor, Title: "The " + actor, Unit: "EUR"}}}
		for _, name := range strategies {
			x.Strategies = append(x.Strategies, &scenario.Strategy{Label: scenario.Label{Name: name, Title: "To " + name}})
		}
		return x
	}
	est := func(value float64) analysis.Estimate {
		return analysis.Estimate{Value: value, Lo: value - 1, Hi: value + 1}
	}
	goal := func(wants string, means ...float64) analysis.Goal {
		g := analysis.Goal{Wants: wants, Secure: analysis.Secure{Estimate: est(2), Shares: []float64{0.75, 0.25}}}
		for _, x := range means {
			g.Means, g.Missed, g.Answers = append(g.Means, est(x)), append(g.Missed, est(0)), append(g.Answers, analysis.Best)
		}
		return g
	}
	m := &analysis.Matrix{
		Heading: heading, Shape: equilibrium.Shape{2, 1}, Players: []scenario.ActorStrategies{of("dyke", "raise", "wait"), of("rain", "fall")},
		Baseline: &scenario.Policy{Label: scenario.Label{Name: "start"}},
		Outcomes: []analysis.OutcomeMatrix{{Outcome: &scenario.Outcome{Label: scenario.Label{Name: "flood"}}, Means: []analysis.Estimate{est(5), est(6)}}},
	}
	value := func(x float64) object { return object{"value": x, "lo": x - 1, "hi": x + 1} }
	player := func(actor string, strategies ...any) object {
		return object{"actor": actor, "title": "The " + actor, "unit": "EUR", "strategies": strategies}
	}
	played := func(own string) object { return object{"dyke": own, "rain": "fall"} }
	want := headed("matrix", object{
		"trials": 100.0, "baseline": "start",
		"players": []any{
			player("dyke", object{"name": "raise", "title": "To raise"}, object{"name": "wait", "title": "To wait"}),
			player("rain", object{"name": "fall", "title": "To fall"}),
		},
		"combinations": []any{
			object{"strategies": played("raise"), "outcomes": object{"flood": value(5)}},
			object{"strategies": played("wait"), "outcomes": object{"flood": value(6)}},
		},
	})
	if diff := cmp.Diff(any(want), decoded(t, NewMatrix(m))); diff != "" {
		t.Error(diff)
	}

	m.Outcomes = nil
	m.Goals = []analysis.Goal{goal("safety", 3, 4), goal("water", 1, 2)}
	m.Goals[0].Answers, m.Goals[1].Secure.Shares = []analysis.Answer{analysis.Worse, analysis.Open}, []float64{1}
	m.Goals[0].Dominated = []equilibrium.Domination{{Strategy: 1, By: []float64{1, 0}, Strict: true}}
	m.Pure, m.None = []analysis.Equilibrium{{Cell: 1, Share: 0.5}}, 0.25
	m.Mixed = []analysis.Mixture{{Odds: [2][]analysis.Estimate{{est(0.5), est(0.5)}, {est(1)}}, Means: [2]analysis.Estimate{est(3.5), est(1.5)}, Share: 0.75}}
	m.Moves = []analysis.Moves{{LuckKnown: true, First: [2]analysis.Estimate{est(1), est(-1)}, Led: [2]analysis.Led{
		{Announced: 1, Share: 0.9, Answers: []float64{1}, Gets: [2]analysis.Estimate{est(4), est(2)}},
		{Announced: 0, Share: 1, Answers: []float64{0.25, 0.75}, Gets: [2]analysis.Estimate{est(3), est(1)}}}}}
	var sentences []any
	for _, s := range m.Sentences() {
		sentences = append(sentences, s)
	}
	first, second := want["players"].([]any)[0].(object), want["players"].([]any)[1].(object)
	first["goal"], first["secure"], first["dominated"] = "safety", value(2), []any{object{"strategy": "wait", "by": object{"raise": 1.0, "wait": 0.0}, "strict": true}}
	second["goal"], second["secure"] = "water", value(2)
	for i, secures := range []float64{0.75, 0.25} {
		first["strategies"].([]any)[i].(object)["secures"] = secures
	}
	second["strategies"].([]any)[0].(object)["secures"] = 1.0
	got := func(actor string, x float64, answer string) object {
		v := value(x)
		v["actor"], v["answer"], v["missed"] = actor, answer, value(0)
		return v
	}
	want["sentences"] = sentences
	want["combinations"] = []any{
		object{"strategies": played("raise"), "goals": []any{got("dyke", 3, "worse"), got("rain", 1, "best")}},
		object{"strategies": played("wait"), "goals": []any{got("dyke", 4, "open"), got("rain", 2, "best")}},
	}
	want["equilibria"], want["none"] = []any{object{"strategies": played("wait"), "settled": false, "share": 0.5}}, 0.25
	want["mixed"] = []any{object{"odds": object{"dyke": object{"raise": value(0.5), "wait": value(0.5)}, "rain": object{"fall": value(1)}},
		"goals": object{"dyke": value(3.5), "rain": value(1.5)}, "share": 0.75}}
	want["moves"] = []any{
		object{"luck": "known", "first": "dyke", "announces": "wait", "share": 0.9, "answers": object{"fall": 1.0}, "goals": object{"dyke": value(4), "rain": value(2)}, "worth": value(1)},
		object{"luck": "known", "first": "rain", "announces": "fall", "share": 1.0, "answers": object{"raise": 0.25, "wait": 0.75}, "goals": object{"dyke": value(3), "rain": value(1)}, "worth": value(-1)},
	}
	if diff := cmp.Diff(any(want), decoded(t, NewMatrix(m))); diff != "" {
		t.Error(diff)
	}
}
