package scenario

import (
	"fmt"
	"strings"
	"testing"
)

// members is a set of n members.
func members(n int) string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("m%d", i))
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// manyOutcomes are n outcomes more.
func manyOutcomes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ", y%d: %d", i, i)
	}
	return b.String()
}

func TestBounds(t *testing.T) {
	for what, body := range map[string]string{
		"the expressions of the scenario grow beyond 300000 parts":          "sets: {a: " + members(120) + "}\nauxiliaries:\n  x_$a: sum(a, sum(a, 1))\n",
		"at most 20000 are allowed":                                         "sets: {a: " + members(150) + ", b: " + members(150) + "}\nauxiliaries:\n  x_$a_$b: 1\n",
		"5001 outcomes under 1 policies are 5001; at most 5000 are allowed": "outcomes: {a: 1" + manyOutcomes(5000) + "}\n",
		"distributions stand inside each other 5 deep; at most 4 are allowed": "variables:\n  x: " +
			strings.Repeat("truncated(", 4) + "normal(0, 1)" + strings.Repeat(", -1, 1)", 4) + "\n",
		"a distribution made of 101 others; at most 100 are allowed": "auxiliaries:\n  x: cdf(mixture(" +
			strings.Repeat("normal(0, 1), 1, ", 100) + "normal(0, 1), 1), 0)\n",
	} {
		s, diags := loadText("test.yaml", header+body)
		if s != nil || !strings.Contains(diags.Error(), what) {
			t.Errorf("no %q in %.300s", what, diags.Error())
		}
	}
}

// TestManyMistakes holds that all mistakes of a file full of them are given, and without looking for what each of
// thousands of names was meant to be.
func TestManyMistakes(t *testing.T) {
	var b strings.Builder
	b.WriteString(header + "auxiliaries:\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "  name_of_an_auxiliary_%d: name_of_no_auxiliary_%d\n", i, i)
	}
	_, diags := loadText("test.yaml", b.String())
	hints := 0
	for _, d := range diags {
		if d.Hint != "" {
			hints++
		}
	}
	if len(diags) < 2000 || hints > maxSuggestions {
		t.Errorf("%d mistakes, %d hints", len(diags), hints)
	}
}

// TestManyEventsOfAStock holds that pairs of events are not looked at, nor warned of, without end, and that this is said.
func TestManyEventsOfAStock(t *testing.T) {
	for name, when := range map[string]string{"all together": "s > 0", "never together": "s > 0, at: %d weeks"} {
		var b strings.Builder
		b.WriteString("stocks: {s: {start: 1}}\nevents:\n")
		for i := range 1000 {
			at := when
			if strings.Contains(when, "%d") {
				at = fmt.Sprintf(when, i)
			}
			fmt.Fprintf(&b, "  e%d: {when: %s, effects: {s: set 1}}\n", i, at)
		}
		s, diags := loadText("test.yaml", "wargame: 1\nclock: {step: 1 week, length: 1000 weeks}\n"+b.String()+"outcomes: {y: final(s)}\n")
		if s == nil {
			t.Fatalf("%.300s", diags.Error())
		}
		pairs, said := 0, 0
		for _, d := range s.Warnings {
			if d.Code == "order-of-effects" {
				pairs++
			}
			if strings.Contains(d.Message, "were not looked at for their order") {
				said++
			}
		}
		if said != 1 || pairs > maxPairsWarned+1 || name == "never together" && pairs != 1 {
			t.Errorf("%s: %d warnings, %d of what was not looked at", name, pairs, said)
		}
	}
}

// TestLongChains holds that constants and types are found once, however many ways lead to them.
func TestLongChains(t *testing.T) {
	var b strings.Builder
	b.WriteString("auxiliaries:\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "  a_%d: (a_%d + a_%d) / 2\n", i, i+1, i+1)
	}
	b.WriteString("  a_2000: 1\nwatch: [a_0]\n")
	s := good(t, b.String())
	if v := value(t, s, s.Auxiliaries[0].Value); v != 1 {
		t.Errorf("the end of the chain is %v", v)
	}
}
