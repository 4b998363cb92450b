package scenario

import (
	"fmt"
	"strings"
	"testing"
)

// TestLimits goes over what a flow x from a to b and its stocks can be: which bounds scale it in each direction, and
// what they scale with it. Beside it out leaves a and in enters it; late enters b after a delay.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		a, b, x string
		want    string // per direction and bound: what the bound scales
	}{
		{"min: none", "min: none", "", ""},
		{"min: 0", "min: none", "", "forth: min of a scales out, x"},
		{"min: none", "min: 0", "", ""},
		{"min: none, max: 9", "min: none", "", ""},
		{"min: none", "min: none, max: 9", "", "forth: max of b scales x"},
		{"min: 0, max: 9", "min: 0, max: 9", "", "forth: min of a scales out, x; forth: max of b scales x"},

		{"min: 0, max: 9", "min: 0, max: 9", "delay: 2 weeks", "forth: min of a scales out, x"},
		{"min: none, max: 9", "min: none, max: 9", "delay: 2 weeks", ""},

		{"min: none", "min: none", "biflow: true", ""},
		{"min: 0", "min: none", "biflow: true", "forth: min of a scales out, x"},
		{"min: none", "min: 0", "biflow: true", "back: min of b scales x back"},
		{"min: none, max: 9", "min: none", "biflow: true", "back: max of a scales in, x back"},
		{"min: none", "min: none, max: 9", "biflow: true", "forth: max of b scales x"},
		{"min: 0, max: 9", "min: 0, max: 9", "biflow: true", "forth: min of a scales out, x; forth: max of b scales x; " +
			"back: min of b scales x back; back: max of a scales in, x back"},
	} {
		s := good(t, fmt.Sprintf(`
stocks: {a: {start: 5, %s}, b: {start: 5, %s}}
flows:
  out: {from: a, rate: 1}
  in: {to: a, rate: 1}
  late: {to: b, rate: 1, delay: 1 week}
  x: {from: a, to: b, rate: 1, %s}
watch: [a, b]
`, c.a, c.b, c.x))
		var said []string
		acting := map[Quantity]bool{}
		for _, d := range s.Directions(3) {
			for _, l := range s.Limits(d) {
				acting[KindStock.At(l.Stock)] = true
				said = append(said, fmt.Sprintf("%s: %s of %s scales %s", way(d), bound(l), s.Stocks[l.Stock].Name, together(s, l)))
			}
		}
		what := fmt.Sprintf("a {%s}, b {%s}, x {%s}", c.a, c.b, c.x)
		equal(t, what, strings.Join(said, "; "), c.want)

		// What acts on the flow is what limits it, and nothing else.
		got := map[Quantity]bool{}
		for _, q := range s.ActingOn(KindFlow.At(3)) {
			got[q] = true
		}
		equal(t, what+": what acts on x", got, acting)
	}
}

func way(d Direction) string {
	if d.Back {
		return "back"
	}
	return "forth"
}

func bound(l Limit) string {
	if l.Ceiling {
		return "max"
	}
	return "min"
}

// together names what a bound scales.
func together(s *Scenario, l Limit) string {
	var names []string
	for _, d := range s.Limited(l) {
		name := s.Flows[d.Flow].Name
		if d.Back {
			name += " back"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func TestActingOnStocks(t *testing.T) {
	s := good(t, `
stocks: {a: {start: 5}, b: {start: 5}}
flows: {out: {from: a, rate: 1}, late: {to: a, rate: 1, delay: 1 week}, other: {to: b, rate: 1}}
events:
  e: {at: week 1, effects: {a: add 1}}
  f: {at: week 2, effects: {b: set 1}}
watch: [a, b]
`)
	var names []string
	for _, q := range s.ActingOn(KindStock.At(0)) {
		names = append(names, q.Kind.String()+" "+s.Label(q).Name)
	}
	equal(t, "on a", names, []string{"flow out", "flow late", "event e"})
}
