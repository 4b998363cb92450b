package scenario

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/scenario/document"
)

// Each text of each shipped scenario that says something else is one difference, which only tells where no column depends on it.
func TestDifferencesOfShipped(t *testing.T) {
	library := os.DirFS("../scenarios")
	paths, err := filepath.Glob("../scenarios/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no shipped scenarios", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		d, problems := document.Read("library/"+name, document.Options{Library: library})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		s := &Scenario{document: d}
		if list := Differences(s, s); list != nil {
			t.Errorf("%s differs from itself: %v", name, list)
		}
		leaves(d.Root, nil, func(path []string, root *document.Node) {
			changed := *d
			changed.Root = root
			list := Differences(s, &Scenario{document: &changed})
			if slices.Contains(path, "-") { // an item of a list goes, and another comes
				return
			}
			if len(list) != 1 || list[0].Section != path[0] || list[0].Tells != told(path) || list[0].Was == "" || list[0].Is == "" {
				t.Errorf("%s: %q: %v", name, path, list)
			}
		})
	}
}

func TestDifferences(t *testing.T) {
	const body = `
clock: {step: 1 week, length: 4 weeks}
variables: {a: 1 to 2, b: 3}
levers: {aid: {default: 1, range: [0, 2]}}
policies: {go: {}, stop: {set: {aid: 0}}}
auxiliaries: {f: a * aid}
outcomes: {o: {value: highest(f), better: lower}}
checks: [go.o > 1]
`
	const other = `
title: Another
clock: {step: 1 week, length: 5 weeks}
variables: {a: {value: 1 to 4, source: someone}, c: {value: 3}}
levers: {aid: {default: 1, range: [0, 2]}}
policies: {go: {}, stop: {set: {aid: {week 0: 1, week 2: 0}}}, more: {set: {aid: 2}}}
auxiliaries: {f: a * aid + c - 3}
outcomes: {o: {value: highest(f), better: higher}}
checks: [go.o > 1, stop.o < go.o]
`
	loaded := func(text string) *Scenario {
		s, problems := loadText("test.yaml", "wargame: 1"+text)
		if s == nil {
			t.Fatal(problems)
		}
		return s
	}
	got := Differences(loaded(body), loaded(other))
	want := []Difference{
		{Section: "clock", Name: "length", Was: "4 weeks", Is: "5 weeks"},
		{Section: "variables", Name: "a", Was: "1 to 2", Is: "1 to 4"},
		{Section: "variables", Name: "b", Was: "3"},
		{Section: "variables", Name: "c", Is: "3"},
		{Section: "policies", Name: "stop", Key: "set.aid", Was: "0", Is: "{week 0: 1, week 2: 0}"},
		{Section: "policies", Name: "more", Is: "{set: {aid: 2}}"},
		{Section: "auxiliaries", Name: "f", Was: "a * aid", Is: "a * aid + c - 3"},
		{Section: "checks", Is: "stop.o < go.o"},
		{Section: "variables", Name: "a", Key: "source", Is: "someone", Tells: true},
		{Section: "outcomes", Name: "o", Key: "better", Was: "lower", Is: "higher", Tells: true},
		{Section: "title", Is: "Another", Tells: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
