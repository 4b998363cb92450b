package analysis_test

import (
	"errors"
	"math"
	"regexp"
	"strings"
	"testing"

	"wargame/analysis"
	"wargame/scenario"
)

// known is a choice of which everything is known. Acting costs 3, and 4 more where the risk is over 0.8; waiting, ten times the signal: so
// that acting is better by 10x - 3 - 4[risk > 0.8], which the signal decides by 100/12 of a variance of 100/12 + 16*0.16; acting fails where
// the risk is over 0.8, and nowhere else; the choice turns where the signal is at 0.38; knowing the signal is worth 0.38 * 3.8 / 2, and
// the risk, with which acting is worse by two in one of five, 0.4.
const known = `wargame: 1
title: Planted
clock: {step: 1 week, length: 1 week}
variables:
  signal: {value: "uniform(0, 1)", title: Signal}
  risk: {value: "uniform(0, 1)", title: Risk}
  idle: uniform(0, 1)
levers:
  acts: {default: 0, range: [0, 2]}
policies:
  wait: {}
  act: {set: {acts: 1}}
  waste: {set: {acts: 2}}
outcomes:
  loss: {value: "if final(acts) == 0 then 10 * signal else if final(acts) == 1 then 3 + (if risk > 0.8 then 4 else 0) else 20", unit: km2, better: lower, acceptable: at most 5}
`

func why(t *testing.T, r *analysis.Run, places ...int) *analysis.Why {
	t.Helper()
	y, err := r.Why(analysis.Reasons{Places: places, Progress: func(int, int) {}})
	if err != nil {
		t.Fatal(err)
	}
	return y
}

// The page finds what was planted.
func TestWhyFindsWhatWasPlanted(t *testing.T) {
	y := why(t, ran(t, known, 10_000), 0)
	if got := y.Policy(y.Leading).Name; got != "act" {
		t.Fatalf("%s leads", got)
	}
	decides := y.Decides.Influences
	holds(t, "what the signal decides", *decides[0].FirstOrder, 100./12/(100./12+16*0.16), 0.03)
	holds(t, "what the risk decides", *decides[1].FirstOrder, 16*0.16/(100./12+16*0.16), 0.03)
	if decides[0].Name != "signal" || decides[1].Name != "risk" || decides[2].Shown() {
		t.Errorf("it is decided by %v", decides)
	}
	box := y.Fails.Boxes[0]
	if y.Where != "act.loss > 5" || len(box.Restrictions) != 1 || y.Fails.Factors[box.Restrictions[0].Factor].Name != "risk" {
		t.Fatalf("where %s: %v", y.Where, box.Restrictions)
	}
	if low := box.Restrictions[0].Low; math.Abs(low-0.8) > 0.02 || box.Density.Value < 0.9 || box.Coverage.Value < 0.9 {
		t.Errorf("it fails where the risk is at least %g: %v of the box, %v of all", low, box.Density, box.Coverage)
	}
	x := y.Weighed()
	turn, ok := x.FirstTurn()
	if !ok || turn.Factor.Name != "signal" || len(turn.Turns) != 1 || !turn.Turns[0].Rises {
		t.Fatalf("the choice turns at %v", turn)
	}
	holds(t, "where it turns", turn.Turns[0].Estimate, 0.38, 0.02)
	worths := y.Worths()
	if len(worths) != 2 || worths[0].Factor.Name != "signal" || worths[1].Factor.Name != "risk" {
		t.Fatalf("worth knowing is %v", worths)
	}
	holds(t, "knowing the signal", worths[0].Estimate, 0.38*3.8/2, 0.05)
	holds(t, "knowing the risk", worths[1].Estimate, 0.4, 0.05)
}

// What a part cannot tell it says in a sentence, and the others go on.
func TestWhySaysWhatItCannotTell(t *testing.T) {
	swap := func(old, new string) string { return strings.Replace(known, old, new, 1) }
	only := swap("  act: {set: {acts: 1}}\n  waste: {set: {acts: 2}}\n", "")
	for name, c := range map[string]struct {
		text, leads, decides, fails, turns, knows string
	}{
		"one policy": {only, "There is one policy, wait, ", "It hangs most on Signal", `wait fails ("loss" is not at most 5 km2) in 49%`, "There is one policy", "There is one policy"},
		"one policy without a limit": {strings.Replace(only, ", acceptable: at most 5", "", 1), "There is one policy, wait, ", "It hangs most on Signal",
			"Nobody says what of it is acceptable, and there is no other policy to do worse than.", "There is one policy", "There is one policy"},
		"no better": {swap("better: lower, ", ""), `No policy can be said to lead in "loss": nobody says which way`, "By how much act differs from wait hangs most on Signal",
			"Nobody says which way of loss is better", "Nobody says", "Nobody says"},
		"no limit":  {swap(", acceptable: at most 5", ""), "act leads", "By how much act differs from wait", "act fails (it does worse than wait) in ", "act is better than wait", "Most worth knowing"},
		"few cases": {swap("at most 5", "at most 7"), "act leads", "By how much act", `act fails where "loss" is not at most 7 km2: it holds in none of 2,000 trials.`, "act is better", "Most worth"},
		"nothing varies": {strings.NewReplacer(`"uniform(0, 1)"`, "0.5", "uniform(0, 1)", "0.5").Replace(known), `act leads in "loss" (less is better): 3 km2`, "No variable varies",
			"act fails where ", "No value of one variable", "That it would be worth anything"},
		"all the same":   {strings.NewReplacer("acts: 1", "acts: 0", "acts: 2", "acts: 0").Replace(known), "wait leads", "It is the same in every trial.", "wait fails (", "All policies are the same", "All policies"},
		"too large":      {swap("10 * signal", "1.7e308 * signal"), `No policy can be said to lead in "loss": its values are too large to compare.`, "Its values", "Its values are too large", "Its values", "Its values"},
		"baseline leads": {swap("10 * signal", "2 * signal"), "wait leads", "By how much act differs from wait", `wait fails where "loss" is not at most 5 km2: `, "No value of one variable", "That it"},
	} {
		y := why(t, ran(t, c.text, 2_000), 0)
		for _, said := range [][2]string{{y.Leads(), c.leads}, {y.Deciding(), c.decides}, {y.Failing(), c.fails}, {y.Turning(), c.turns}, {y.Knowing(), c.knows}} {
			if !strings.HasPrefix(said[0], said[1]) {
				t.Errorf("%s: %q does not begin with %q", name, said[0], said[1])
			}
		}
	}
	alone := strings.NewReplacer("range: [0, 2]}", "range: [0, 2], actor: them}", "better: lower, ", "better: lower, for: us, ").Replace(known)
	y := why(t, ran(t, alone, 2_000), 0)
	for _, said := range [][2]string{{y.Leads(), `No policy but wait is for us to choose, so that this is told of it, by "loss" (less is better for us).`}, {y.Deciding(), "It hangs most on Signal"},
		{y.Failing(), `wait fails ("loss" is not at most 5 km2) in 49%`}, {y.Turning(), "No other policy is for us to choose."}, {y.Knowing(), "No other policy is for us to choose."}} {
		if !strings.HasPrefix(said[0], said[1]) {
			t.Errorf("all are others': %q does not begin with %q", said[0], said[1])
		}
	}
	var refused *analysis.Refused
	if _, err := ran(t, known, 99).Why(analysis.Reasons{Places: []int{0}}); !errors.As(err, &refused) {
		t.Errorf("99 trials: %v", err)
	}
}

// The page is about the first outcome in which there is something to tell.
func TestWhyTellsOfWhatVaries(t *testing.T) {
	text := strings.Replace(known, "outcomes:\n", `outcomes:
  neutral: {value: signal}
  at_times: {value: signal, given: risk > 0.5, better: higher}
  settled: {value: "final(acts) == 1", better: higher}
  lost: {value: "final(acts) == 0 and signal > 0.9", better: higher, title: It is lost}
`, 1)
	r := ran(t, text, 1_000)
	if y := why(t, r, 0, 1, 2, 3, 4); y.Outcome(y.Place).Name != "lost" {
		t.Errorf("it is about %s", y.Outcome(y.Place).Name)
	}
	y := why(t, r, 3)
	if said := y.Failing(); !strings.HasPrefix(said, `wait fails (not "It is lost") in 9`) || y.Where != "not wait.lost" {
		t.Errorf("%s: %s", y.Where, said)
	}
	if y := why(t, r, 0, 1, 2); y.Outcome(y.Place).Name != "settled" {
		t.Errorf("it is about %s", y.Outcome(y.Place).Name)
	}
	if y := why(t, r, 1); y.Outcome(y.Place).Name != "at_times" || !strings.Contains(y.Turning(), "counts in other trials") {
		t.Errorf("%s: %s", y.Outcome(y.Place).Name, y.Turning())
	}
}

// What is others' to choose has no part in what the page tells, and is named.
func TestWhyLeavesOthersMovesOut(t *testing.T) {
	text := strings.NewReplacer("range: [0, 2]}", "range: [0, 2], actor: us}\n  gift: {default: 0, range: [0, 1], actor: them}", "better: lower, ", "better: lower, for: us, ",
		"  waste:", "  given: {set: {gift: 1}}\n  met: {set: {acts: 1, gift: 1}}\n  waste:", `value: "if`, `value: "if final(gift) == 1 then 0 else if`).Replace(known)
	y, without := why(t, ran(t, text, 2_000), 0), why(t, ran(t, known, 2_000), 0)
	if said := y.Leads(); !strings.HasPrefix(said, "act leads in") || !strings.HasSuffix(said, " Not for us to choose: given and met.") {
		t.Error(said)
	}
	for _, said := range [][2]string{{y.Deciding(), without.Deciding()}, {y.Failing(), without.Failing()}, {y.Turning(), without.Turning()}, {y.Knowing(), without.Knowing()}} {
		if said[0] != said[1] {
			t.Errorf("%q, and without others' moves %q", said[0], said[1])
		}
	}
}

// Where nobody says for whom it is better, who would have to choose the policy that leads is said.
func TestWhySaysWhoseChoiceItIs(t *testing.T) {
	text := strings.NewReplacer("levers:\n", "actors: {us: {title: America}, them: {}}\nlevers:\n  gift: {default: 0, range: [0, 1], actor: them}\n", "range: [0, 2]}", "range: [0, 2], actor: us}").Replace(known)
	for text, want := range map[string]string{
		text: " act is for America to choose.",
		strings.Replace(text, "act: {set: {acts: 1}}", "act: {set: {acts: 1, gift: 1}}", 1): " act is for them and America to choose.",
		strings.Replace(text, "10 * signal", "2 * signal", 1):                               "km2.",
		known: "km2.",
	} {
		if said := why(t, ran(t, text, 1_000), 0).Leads(); !strings.HasSuffix(said, want) {
			t.Errorf("%q does not end with %q", said, want)
		}
	}
}

// A sentence has three limits of a box at most, and counts the others.
func TestWhyCountsFurtherLimits(t *testing.T) {
	d := &analysis.Discovery{}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		v := &scenario.Variable{Label: scenario.Label{Name: name}, Value: &scenario.Expr{}}
		d.Factors = append(d.Factors, analysis.Factor{Variable: v})
	}
	box := func(limits int) (b analysis.Discovered) {
		for j := range limits {
			b.Restrictions = append(b.Restrictions, analysis.Restriction{Factor: j, Limits: analysis.Limits{Low: float64(j), High: math.Inf(1)}, LowError: 0.1})
		}
		return b
	}
	for limits, want := range map[int]string{
		1: "a is at least 0", 3: "a is at least 0, b is at least 1.0 and c is at least 2.0",
		4: "a is at least 0, b is at least 1.0, c is at least 2.0 and 1 more limit holds",
		5: "a is at least 0, b is at least 1.0, c is at least 2.0 and 2 more limits hold",
	} {
		if got := d.Conditions(box(limits), 3); got != want {
			t.Errorf("%d limits: %s", limits, got)
		}
	}
}

// A box in which a policy fails hardly more often is none.
func TestWhyTellsOfNoIdleBox(t *testing.T) {
	y := why(t, ran(t, known, 2_000), 0)
	there := &y.Fails.Boxes[0].Density.Value
	base := float64(y.Fails.Cases) / float64(y.Fails.Trials)
	for _, c := range []struct {
		more  float64
		boxed bool
	}{{0.01, false}, {0.04, false}, {0.06, true}, {0.8, true}} {
		*there = base + c.more
		if y.Boxed() != c.boxed || strings.Contains(y.Failing(), "in no box of the variables much more often") == c.boxed {
			t.Errorf("%g more: %s", c.more, y.Failing())
		}
	}
	y.Fails.Cases, *there = y.Fails.Trials/100, 0.02 // twice as often is more often, however seldom
	if !y.Boxed() {
		t.Error(y.Failing())
	}
}

// A choice that turns and turns back is told of between.
func TestTurningBack(t *testing.T) {
	r := ran(t, strings.Replace(known, "10 * signal", "7 - 40 * (signal - 0.5) ^ 2", 1), 10_000)
	between := regexp.MustCompile(`^act is better than wait on average where Signal is from 0\.2[12]\d* to 0\.7[78]\d*\.$`)
	if said := why(t, r, 0).Turning(); !between.MatchString(said) { // waiting costs 3.8, as much as acting does, where the signal is 0.5 ± 0.283
		t.Error(said)
	}
}
