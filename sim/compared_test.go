package sim_test

import (
	"strings"
	"testing"

	"wargame/sim"
)

// TestWhatIsComparedIsANumber has a share of nothing compared in every place of a scenario: each is told with that place, the
// quantity and the time.
func TestWhatIsComparedIsANumber(t *testing.T) {
	const text = `wargame: 1
clock: {step: 1 week, length: 4 weeks}
variables: {any: "uniform(0, 1)", zero: "0 * any", never: "zero / zero VARIABLE"}
levers: {open: {default: true}}
policies: {hold: {}, push: {set: {open: "true LEVER"}}}
stocks: {none_: {start: 0}, s: {start: 1}}
flows: {in_: {to: s, rate: "1 FLOW"}}
auxiliaries:
  share: none_ / zero
  aux: "1 AUXILIARY"
events: {e: {when: "time == week 2 EVENT", effects: {s: "add 1 EFFECT"}}}
outcomes:
  end: {value: "final(s) OUTCOME"}
  zero_end: {value: final(none_)}
  ever_: {value: "ever(s > 100 MEASURE)"}
checks:
  - baseline.end >= 0 CHECK
`
	text2 := strings.ReplaceAll(text, "baseline.", "hold.")
	for _, c := range []struct {
		place, expr, quantity, policy string
		time                          float64
	}{
		{"VARIABLE", "+ (if zero / zero > 1 then 1 else 0)", "never", "hold", 0},
		{"LEVER", "and share < 1", "open", "push", 0},
		{"FLOW", "+ (if share > 1 then 1 else 0)", "in_", "hold", 0},
		{"AUXILIARY", "+ ramp(share, 3)", "aux", "hold", 0},
		{"EVENT", "and share != 1", "e", "hold", 2},
		{"EFFECT", "+ (if share == 1 then 1 else 0)", "e", "hold", 2},
		{"OUTCOME", "+ (if final(none_) / final(none_) >= 0 then 1 else 0)", "end", "hold", 4},
		{"MEASURE", "or share > 1", "ever_", "hold", 0},
		{"CHECK", "and hold.zero_end / hold.zero_end < 1", "CHECK", "", 4},
	} {
		model := strings.Replace(text2, c.place, c.expr, 1)
		for _, other := range []string{"VARIABLE", "LEVER", "FLOW", "AUXILIARY", "EVENT", "EFFECT", "OUTCOME", "MEASURE", "CHECK"} {
			model = strings.Replace(model, " "+other, "", 1)
		}
		_, err := compiled(t, model, sim.Options{}).Run(t.Context(), sim.RunOptions{Trials: 3})
		e, ok := err.(*sim.RunError)
		if !ok {
			t.Errorf("%s: %v", c.place, err)
			continue
		}
		quantity := c.quantity
		if c.place == "CHECK" {
			quantity = "hold.end >= 0 " + c.expr
		}
		if e.Message != "what is compared is NaN, not a number" || e.Quantity != quantity || e.Policy != c.policy || e.Trial != 1 || e.Time != c.time || e.Span.From >= e.Span.To {
			t.Errorf("%s: %+v", c.place, e)
		}
	}
}
