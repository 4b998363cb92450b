package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzLoad holds that loading gives a scenario or errors, whatever a file says, and that a scenario is whole: every
// expression is there, its names are, and it can be printed.
func FuzzLoad(f *testing.F) {
	small, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(small))
	paths, _ := filepath.Glob("testdata/check/*.txtar")
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".yaml") && len(file.Data) < 2000 {
				f.Add(string(file.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, diags := loadText("fuzz.yaml", text)
		if (s == nil) != diags.HasErrors() {
			t.Fatalf("a scenario and errors, or neither: %v", diags)
		}
		if s == nil || s.Abstract {
			return
		}
		for what, e := range expressions(s) {
			intact(t, what, e)
			if e.String(s) == "" {
				t.Fatalf("%s: an expression prints as nothing", what)
			}
		}
		combined(t, s)
		playable(t, s)
	})
}

// expressions are those that a whole scenario cannot do without.
func expressions(s *Scenario) map[string]*Expr {
	all := map[string]*Expr{}
	for _, a := range s.Actors {
		if a.Goal != nil {
			all["goal of "+a.Name] = a.Goal
		}
	}
	for _, v := range s.Variables {
		all["variable "+v.Name] = v.Value
	}
	for _, l := range s.Levers {
		all["lever "+l.Name] = l.Default
	}
	for _, p := range s.Policies {
		for _, x := range p.Settings {
			for i, e := range x.Entries {
				all["policy "+p.Name+" "+s.Levers[x.Lever].Name+string(rune('0'+i))] = e.Value
			}
		}
	}
	for _, of := range s.Strategies {
		for _, p := range of.Strategies {
			for _, x := range p.Settings {
				for i, e := range x.Entries {
					all["strategy "+of.Actor.Name+" "+p.Name+" "+s.Levers[x.Lever].Name+string(rune('0'+i))] = e.Value
				}
			}
		}
	}
	for _, k := range s.Stocks {
		all["stock "+k.Name] = k.Start
	}
	for _, w := range s.Flows {
		if w.Amount == nil {
			all["flow "+w.Name] = w.Rate
		}
	}
	for _, a := range s.Auxiliaries {
		all["auxiliary "+a.Name] = a.Value
	}
	for _, tb := range s.Tables {
		for i, y := range tb.Y {
			all["table "+tb.Name+string(rune('0'+i))] = y
		}
	}
	for _, e := range s.Events {
		for i, x := range e.Effects {
			all["event "+e.Name+string(rune('0'+i))] = x.Value
		}
	}
	for _, o := range s.Outcomes {
		all["outcome "+o.Name] = o.Value
	}
	for _, w := range s.Watch {
		all["series "+w.Name] = w.Value
	}
	for _, c := range s.Checks {
		all["check "+c.That] = c.Value
	}
	return all
}

// combined holds that strategies of different actors make a policy: each lever is set at most once, in order.
func combined(t *testing.T, s *Scenario) {
	for last := range 2 {
		chosen := make([]int, len(s.Strategies))
		for i, of := range s.Strategies {
			chosen[i] = last * (len(of.Strategies) - 1)
		}
		for i, x := range s.Combination(chosen).Settings {
			if before := s.Combination(chosen).Settings[:i]; len(before) > 0 && before[i-1].Lever >= x.Lever {
				t.Fatalf("strategies %v meet in %s", chosen, s.Levers[x.Lever].Name)
			}
		}
	}
}

// intact holds that an expression is there to its leaves.
func intact(t *testing.T, what string, e *Expr) {
	if e == nil {
		t.Fatalf("%s: an expression is missing, and nothing was said of it", what)
	}
	if e.Op >= opEnd || e.Type > Name {
		t.Fatalf("%s: operator %d, type %d", what, e.Op, e.Type)
	}
	for _, a := range e.Args {
		intact(t, what, a)
	}
}

// TestWhole holds the same of the small scenario, in every run of the tests.
func TestWhole(t *testing.T) {
	s, diags := Load("testdata/small.yaml", Options{Files: os.DirFS(".")})
	if s == nil {
		t.Fatal(diags)
	}
	for what, e := range expressions(s) {
		intact(t, what, e)
	}
}
