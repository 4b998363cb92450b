package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wargame/results/explain"
	"wargame/results/table"
	"wargame/scenario"
)

// There is a page for each scenario, as its file is today, and no other file.
func TestPagesAreCurrent(t *testing.T) {
	all, err := pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join("..", "..", "docs", "handouts")
	there, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range there {
		if _, ok := all[filepath.Base(path)]; !ok {
			t.Errorf("%s is of no scenario in the library", path)
		}
	}
	for name, want := range all {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Errorf("%v (go generate ./... writes it)", err)
			continue
		}
		if string(got) != want {
			t.Errorf("%s is not what the scenario says (go generate ./... writes it anew):\n%s", name, cmp.Diff(string(got), want))
		}
	}
}

func TestOrigin(t *testing.T) {
	for source, want := range map[string]string{
		"NHK, 3 July 2025: 46% in April":                     "NHK, 3 July 2025",
		"assumption: nobody counts":                          "assumption",
		"NHK, 3 July 2025: 46%; assumption: the range":       "NHK, 3 July 2025; assumption",
		"assumption: a fifth; NHK, 3 July 2025: a half":      "assumption; NHK, 3 July 2025",
		"NHK, 3 July 2025: 46%; NHK, 3 July 2025: it stands": "NHK, 3 July 2025",
		"the minister, May 2025: so; before: otherwise":      "the minister, May 2025",
		"a book without a colon":                             "a book without a colon",
	} {
		if got := origin(source); got != want {
			t.Errorf("origin of %q is %q, want %q", source, got, want)
		}
	}
}

// The page has the ranges on which the headline hangs most, then the widest, in the order of the file, and says which is which.
func TestChosen(t *testing.T) {
	g := &guessed{Explanation: &explain.Explanation{}, headline: "Depots run dry", influence: map[*scenario.Variable]float64{}}
	for i := range shown + 3 {
		low, middle, high := 10.0, 20.0, 30.0+float64(i)
		g.Variables = append(g.Variables, explain.Variable{Variable: &scenario.Variable{Label: scenario.Label{Unit: fmt.Sprint(i)}}, P5: &low, P50: &middle, P95: &high})
	}
	chance := 0.5
	g.Variables[1].Chance = &chance
	check := func(says string, want ...int) {
		t.Helper()
		var got, units []string
		for _, v := range chosen(g) {
			got = append(got, v.Unit)
		}
		for _, unit := range want {
			units = append(units, fmt.Sprint(unit))
		}
		if d := cmp.Diff(units, got); d != "" {
			t.Error(d)
		}
		if got := ranges(g); !strings.Contains(got, says) {
			t.Errorf("it does not say %q: %s", says, got)
		}
	}
	check("the 12 widest of 15 ranges", 1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
	g.influence[g.Variables[0].Variable] = 0.02
	check(`"Depots run dry" hangs most, under one choice or another, on 1 of 15 ranges. They stand here with the 11 widest of the others,`,
		0, 1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
	for i, v := range g.Variables {
		g.influence[v.Variable] = 1 / float64(i+1)
	}
	check(`on 12 of 15 ranges. They stand here; the last command`, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
	g.Variables = g.Variables[:3]
	check("In nine futures of ten each lies between these two.", 0, 1, 2)
}

// What the headline hangs on is found by a run, under each policy.
func TestInfluenceIsOfTheHeadline(t *testing.T) {
	g := guessedFrom(t, `wargame: 1
title: A pause
clock: {step: 1 week, length: 4 weeks}
variables: {shells: 8 to 12, lost: 1 to 100, idle: 1 to 100}
levers: {paused: {default: 0%, range: [0%, 100%]}}
policies: {go: {title: Go}, stop: {title: Stop, set: {paused: 100%}}}
auxiliaries: {there: shells - paused * lost}
outcomes:
  fired: {value: final(there), title: Shells fired, better: higher}
`)
	shells, lost := g.influence[g.Variables[0].Variable], g.influence[g.Variables[1].Variable]
	if len(g.influence) != 2 || shells < 0.9 || lost < 0.3 || g.headline != "Shells fired" {
		t.Errorf("%q hangs on %v", g.headline, g.influence)
	}
}

// What a file says of its scenario is words, whatever signs are in it.
func TestAboutIsWords(t *testing.T) {
	s := &scenario.Scenario{Policies: []*scenario.Policy{{}}}
	s.Title, s.About = "A pause", "The first <b>,\nof `act_at`.\n\n# No heading.\n"
	x := &explain.Explanation{Scenario: s, Policies: []explain.Policy{{Policy: s.Policies[0]}}}
	var got strings.Builder
	if err := table.WriteMarkdown(&got, page("pause", &guessed{Explanation: x})); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got.String(), "\n\nThe first &lt;b>, of `act_at`.\n\n\\# No heading.\n\n## The choices") {
		t.Error(got.String())
	}
}

// A page says for whom an outcome is better, and which lever nobody chooses.
func TestPageSaysForWhom(t *testing.T) {
	g := guessedFrom(t, `wargame: 1
title: A push
clock: {step: 1 week, length: 4 weeks}
actors: {ukraine: {title: Kyiv}}
levers: {law: {default: linear, options: [linear, square], title: Law of attrition, actor: none}}
policies: {linear: {title: Linear}, square: {title: Square, set: {law: square}}}
auxiliaries: {lost: {by: law, linear: 1, square: 2}}
outcomes:
  ours: {value: final(lost), title: Our dead, better: lower}
  theirs: {value: total(lost), title: Their dead, unit: men, better: higher, for: ukraine}
`)
	var got strings.Builder
	if err := table.WriteMarkdown(&got, page("war", g)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| Square | Law of attrition (a switch of the model, nobody's choice): square |",
		"| Our dead | lower |",
		"| Their dead (men) | higher (Kyiv) |",
	} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, &got)
		}
	}
}

// guessedFrom is a scenario of a text.
func guessedFrom(t *testing.T, text string) *guessed {
	t.Helper()
	s, problems := scenario.Load("war.yaml", scenario.Options{Files: fstest.MapFS{"war.yaml": {Data: []byte(text)}}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	g, err := guessedOf(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
