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
	all, err := pages()
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

// The page has the widest ranges, in the order of the file.
func TestWidest(t *testing.T) {
	var all []explain.Variable
	for i := range shown + 3 {
		low, middle, high := 10.0, 20.0, 30.0+float64(i)
		all = append(all, explain.Variable{Variable: &scenario.Variable{Label: scenario.Label{Unit: fmt.Sprint(i)}}, P5: &low, P50: &middle, P95: &high})
	}
	chance := 0.5
	all[1].Chance = &chance
	var got []string
	for _, v := range widest(all) {
		got = append(got, v.Unit)
	}
	want := []string{"1"}
	for i := 4; i < shown+3; i++ {
		want = append(want, fmt.Sprint(i))
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// What a file says of its scenario is words, whatever signs are in it.
func TestAboutIsWords(t *testing.T) {
	s := &scenario.Scenario{Policies: []*scenario.Policy{{}}}
	s.Title, s.About = "A pause", "The first <b>,\nof `act_at`.\n\n# No heading.\n"
	x := &explain.Explanation{Scenario: s, Policies: []explain.Policy{{Policy: s.Policies[0]}}}
	var got strings.Builder
	if err := table.WriteMarkdown(&got, page("pause", x)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got.String(), "\n\nThe first &lt;b>, of `act_at`.\n\n\\# No heading.\n\n## The choices") {
		t.Error(got.String())
	}
}

// A page says for whom an outcome is better, and which lever nobody chooses.
func TestPageSaysForWhom(t *testing.T) {
	files := fstest.MapFS{"war.yaml": {Data: []byte(`wargame: 1
title: A push
clock: {step: 1 week, length: 4 weeks}
actors: {ukraine: {title: Kyiv}}
levers: {law: {default: linear, options: [linear, square], title: Law of attrition, actor: none}}
policies: {linear: {title: Linear}, square: {title: Square, set: {law: square}}}
auxiliaries: {lost: {by: law, linear: 1, square: 2}}
outcomes:
  ours: {value: final(lost), title: Our dead, better: lower}
  theirs: {value: total(lost), title: Their dead, unit: men, better: higher, for: ukraine}
`)}}
	s, problems := scenario.Load("war.yaml", scenario.Options{Files: files})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	x, err := explain.New(s)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := table.WriteMarkdown(&got, page("war", x)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| Square | Law of attrition (a switch of the model, nobody's choice): square |",
		"| Our dead | lower |",
		"| Their dead (men) | higher (for: Kyiv) |",
	} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, &got)
		}
	}
}
