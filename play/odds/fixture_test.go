package odds

import (
	"fmt"
	"math"
	"testing"
	"testing/fstest"

	"wargame/scenario"
	"wargame/scenario/source"
	library "wargame/scenarios"
)

// load loads a scenario written out in a test.
func load(t testing.TB, text string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("test.yaml", scenario.Options{Files: fstest.MapFS{"test.yaml": {Data: []byte("wargame: 1\n" + text)}}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// shipped loads a scenario of the library.
func shipped(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: library.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// reads are readings of expressions.
func reads(t testing.TB, s *scenario.Scenario, list ...scenario.Reading) *Readings {
	t.Helper()
	var of []*scenario.Reading
	for _, r := range list {
		e, problems := s.Resolve(source.Typed("reading", r.Name), scenario.Place{In: scenario.InModel})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		r.Value, r.Levels = e, s.Names(e)
		of = append(of, &r)
	}
	readings, err := NewReadings(s, of)
	must(t, err)
	return readings
}

// of is a reading of an expression.
func of(text string, share float64, delay int) scenario.Reading {
	r := scenario.Reading{Error: share, Delay: delay}
	r.Name = text
	return r
}

// wants are objectives.
func wants(t testing.TB, s *scenario.Scenario, texts ...string) []*scenario.Expr {
	t.Helper()
	var list []*scenario.Expr
	for _, text := range texts {
		e, problems := s.Resolve(source.Typed("objective", text), scenario.Place{In: scenario.InOutcomes, Truth: true})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		list = append(list, e)
	}
	return list
}

// lever is the index of one.
func lever(t testing.TB, s *scenario.Scenario, name string) int {
	t.Helper()
	q, ok := s.Quantity(name)
	if !ok || q.Kind != scenario.KindLever {
		t.Fatalf("no lever %s", name)
	}
	return q.Index
}

// begun is a filter that has just begun.
func begun(t testing.TB, s *scenario.Scenario, o Options) *Filter {
	t.Helper()
	f, err := New(s, o)
	must(t, err)
	return f
}

// ahead are the odds of choices, of which there must be some.
func ahead(t testing.TB, f *Filter, choices ...Choice) *Odds {
	t.Helper()
	o, err := f.Odds(choices)
	must(t, err)
	if !o.Fits {
		t.Fatalf("what was read fits %v worlds", o.Effective)
	}
	return o
}

// near fails where a number is further from another one than it may be.
func near(t testing.TB, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s is %.6g, want %.6g ± %.2g", what, got, want, within)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// text is all that odds say, to the bit.
func text(o *Odds) string { return fmt.Sprintf("%+v", *o) }
