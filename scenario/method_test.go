package scenario

import (
	"testing"
	"testing/fstest"
)

// The method is that of the file, or the one asked for; under rk4 no bound scales a flow, so that a loop through bounds is none.
func TestMethod(t *testing.T) {
	load := func(method string, o Options) (*Scenario, bool) {
		o.Files = fstest.MapFS{"x.yaml": {Data: []byte(`wargame: 1
clock: {step: 0.1 weeks, length: 4 weeks` + method + `}
stocks: {s: {start: 9, max: 10}, t: {start: 9}}
flows:
  a: {from: s, rate: b / 2}
  b: {from: s, to: t, rate: 1}
`)}}
		s, diags := Load("x.yaml", o)
		return s, diags.HasErrors()
	}
	if _, wrong := load("", Options{}); !wrong {
		t.Error("under euler the flows limit each other, and no loop is told")
	}
	if _, wrong := load(", method: euler", Options{}); !wrong {
		t.Error("euler is what is meant where nothing is said")
	}
	euler, rk4 := Euler, RK4
	s, wrong := load(", method: rk4", Options{})
	if wrong || s.Clock.Method != RK4 || len(s.Limits(Direction{Flow: 1})) > 0 {
		t.Error("rk4 is not taken for it")
	}
	if s, wrong := load("", Options{Method: &rk4}); wrong || s.Clock.Method != RK4 {
		t.Error("the method asked for is not that of the clock")
	}
	if _, wrong := load(", method: rk4", Options{Method: &euler}); !wrong {
		t.Error("euler was asked for")
	}
	if got := s.Clock.Between(3); got != 0.35 {
		t.Errorf("the middle of step 3 of 0.1 is %v", got)
	}
}
