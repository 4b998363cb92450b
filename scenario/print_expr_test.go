package scenario

import "testing"

// TestPrint holds that what is printed is what was written, and means it: it loads again and prints the same.
func TestPrint(t *testing.T) {
	const rest = `
variables: {v: 1 to 2}
tables: {t: {0: 1, 9: 2}}
levers: {l: {default: x, options: [x, y]}, b: {default: true}}
stocks: {s: {start: 1}, k: {start: lo, levels: [lo, hi]}}
flows: {f: {from: s, rate: 1}}
events: {e: {when: s > 3, effects: {k: set hi}}}
watch: [l, b, k, v, t(1)]
auxiliaries:
  a: `
	for _, text := range []string{
		"1 - (2 - 3)", "1 - 2 - 3", "(1 + 2) * 3", "1 + 2 * 3", "-v ^ 2", "(-v) ^ 2", "2 ^ -v", "2 ^ 3 ^ v", "(2 ^ 3) ^ v", "-(v + 1)",
		"not (b and v > 1)", "not b and v > 1", "(b or b) and b", "b or b and b", "(v > 1) == b", "1 / (2 / v)", "1 / 2 / v",
		"(if b then 1 else 2) + 1", "if b then 1 else if v > 1 then 2 else 3", "min(1, v, 3) + clamp(v, 0, 1)", "t(time)",
		"(v to 9) + 1", "normal(v, 1) * 2", "truncated(1 to 2, 0, 1)", "mixture(1 to 2, 1, normal(0, 1), 2)", "cdf(1 to 2, v)",
		`l == "x"`, `k >= "hi"`, `above(k) == "hi"`, "wanted(f) + f + in_transit(f) + overflow(s)",
		"fired(e) or happened(e) or active(e) or since(e) > 3", "previous(s, 0) + delayed(s, 2, 0) + smooth(s, 3)",
		"pulse(1, 2) * step_up(3) * ramp(1, 2)", "true", "1e+30",
	} {
		s := good(t, rest+text+"\n")
		if got := s.Auxiliaries[0].Value.String(s); got != text {
			t.Errorf("%s is printed as %s", text, got)
		}
	}
}
