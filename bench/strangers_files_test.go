package bench

import (
	"fmt"
	"strings"
)

// parts are n texts of a format in which each %[1]d is its number, one after the other.
func parts(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// header begins a file of so many steps.
func header(steps int) string {
	return fmt.Sprintf("wargame: 1\nclock: {step: 1 week, length: %d weeks}\n", steps)
}

// outcome is all that a file needs in the end.
const outcome = "outcomes: {y: 1}\n"

// choiceBySet has a choice with a value for each of n members, in an entry for each of them.
func choiceBySet(n int) string {
	return header(4) + "sets: {m: [" + parts(n, "m%[1]d, ") + "]}\n" +
		"auxiliaries:\n  a_$m: {by: m, " + parts(n, "m%[1]d: %[1]d, ") + "}\n" + outcome
}

// choiceByLever has a choice by a lever with n options.
func choiceByLever(n int) string {
	return header(4) + "levers: {l: {default: m0, options: [" + parts(n, "m%[1]d, ") + "]}}\n" +
		"policies: {p: {set: {l: {week 0: m1, week 2: m2}}}}\n" +
		"auxiliaries:\n  a: {by: l, " + parts(n, "m%[1]d: %[1]d, ") + "}\noutcomes: {y: final(a)}\n"
}

// policiesAndOutcomes has n of each.
func policiesAndOutcomes(n int) string {
	return header(4) + "levers: {l: {default: 0, range: [0, 1M]}}\nstocks: {s: {start: 0}}\nflows: {f: {to: s, rate: l}}\n" +
		"policies:\n" + parts(n, "  p%[1]d: {set: {l: %[1]d}}\n") + "outcomes:\n" + parts(n, "  y%[1]d: final(s) + %[1]d\n")
}

// policies has n policies.
func policies(n int) string {
	return header(4) + "levers: {l: {default: 0, range: [0, 1M]}}\nstocks: {s: {start: 0}}\nflows: {f: {to: s, rate: l}}\n" +
		"policies:\n" + parts(n, "  p%[1]d: {set: {l: %[1]d}}\n") + "outcomes: {y: {value: final(s), better: higher}}\n"
}

// watchedSeries has n series of 100,000 steps.
func watchedSeries(n int) string {
	return header(100_000) + "stocks: {s: {start: 0}}\nflows: {f: {to: s, rate: 'uniform(0, 1)'}}\n" + outcome +
		"watch: [" + parts(n, "s + %[1]d, ") + "]\n"
}

// watchedSteps has a series of n steps.
func watchedSteps(n int) string {
	return header(n) + "stocks: {s: {start: 0}}\nflows: {f: {to: s, rate: 'uniform(0, 1)'}}\noutcomes: {y: final(s)}\nwatch: [s]\n"
}

// flowsBetweenTwo has n flows from one stock with bounds to another.
func flowsBetweenTwo(n int) string {
	return header(4) + "stocks: {a: {start: 100, max: 200}, b: {start: 100, max: 200}}\nflows:\n" +
		parts(n, "  f%[1]d: {from: a, to: b, rate: %[1]d / 1M}\n") + "outcomes: {y: final(a)}\n"
}

// biflowsBetweenTwo has n that may go both ways and are drawn at each step.
func biflowsBetweenTwo(n int) string {
	return header(4) + "stocks: {a: {start: 100, max: 200}, b: {start: 100, max: 200}}\nflows:\n" +
		parts(n, "  f%[1]d: {from: a, to: b, biflow: true, rate: 'uniform(-1, %[1]d)'}\n") + "outcomes: {y: final(a)}\n"
}

// schedule sets a lever n times.
func schedule(n int) string {
	return header(n) + "levers: {l: {default: 0, range: [0, 1M]}}\nstocks: {s: {start: 0}}\nflows: {f: {to: s, rate: l}}\n" +
		"policies: {p: {set: {l: {" + parts(n, "week %[1]d: %[1]d, ") + "}}}}\noutcomes: {y: final(s)}\n"
}

// inTransit asks at each of 2n steps what is under way on a flow that takes n steps.
func inTransit(n int) string {
	return header(2*n) + fmt.Sprintf("stocks: {s: {start: 0}}\nflows: {f: {to: s, rate: 'uniform(0, 1)', delay: %d weeks}}\n", n) +
		"outcomes: {y: highest(in_transit(f))}\n"
}

// delayedLong looks back n steps in 30 places.
func delayedLong(n int) string {
	return header(2*n) + "stocks: {s: {start: 0}}\nflows: {f: {to: s, rate: 'uniform(0, 1)'}}\nauxiliaries:\n" +
		parts(30, fmt.Sprintf("  z%%[1]d: delayed(s + %%[1]d, %d weeks, 0)\n", n)) + "outcomes: {y: " + strings.TrimPrefix(parts(30, " + final(z%[1]d)"), " + ") + "}\n"
}

// stages has n smooths of the highest order, and as many delays.
func stages(n int) string {
	return header(4) + "stocks: {s: {start: 0}}\nflows:\n" + parts(n, "  f%[1]d: {to: s, rate: %[1]d, delay: {time: 200 weeks, order: 100}}\n") +
		"auxiliaries:\n" + parts(n, "  z%[1]d: smooth(s + %[1]d, 200 weeks, 0, 100)\n") + "outcomes: {y: " + strings.TrimPrefix(parts(n, " + final(z%[1]d)"), " + ") + "}\n"
}

// stagesUnderPolicies has n smooths of the highest order under fifty policies.
func stagesUnderPolicies(n int) string {
	return header(4) + "levers: {l: {default: 0, range: [0, 1M]}}\npolicies:\n" + parts(50, "  p%[1]d: {set: {l: %[1]d}}\n") +
		"auxiliaries:\n" + parts(n, "  z%[1]d: smooth(l, 200 weeks, %[1]d, 100)\n") + "outcomes: {y: " + strings.TrimPrefix(parts(n, " + final(z%[1]d)"), " + ") + "}\n"
}

// ladder has n variables that each read the two before, and an outcome for each.
func ladder(n int) string {
	var b strings.Builder
	b.WriteString(header(4) + "variables:\n  v0: 1 to 2\n  v1: 1 to 2\n")
	for i := 2; i < n; i++ {
		fmt.Fprintf(&b, "  v%d: (v%d + v%d) / 2\n", i, i-1, i-2)
	}
	return b.String() + "outcomes:\n" + parts(n, "  y%[1]d: v%[1]d\n")
}

// chain has n variables that each read the one before.
func chain(n int) string {
	var b strings.Builder
	b.WriteString(header(4) + "variables:\n  v0: 1 to 2\n")
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, "  v%d: v%d + 1\n", i, i-1)
	}
	return b.String() + fmt.Sprintf("outcomes: {y: v%d}\n", n-1)
}

// mistyped has n long names, and n that are nearly one of them.
func mistyped(n int) string {
	long := strings.Repeat("a_long_name_", 7)
	return header(4) + "variables:\n" + parts(n, "  "+long+"b%[1]d: 1\n") + "auxiliaries:\n" +
		parts(n, "  c%[1]d: "+long+"x%[1]d_\n") + outcome
}

// manySteps has fifty stocks over n steps.
func manySteps(n int) string {
	return header(n) + "stocks:\n" + parts(50, "  s%[1]d: {start: 0}\n") + "flows:\n" +
		parts(50, "  f%[1]d: {to: s%[1]d, rate: 'uniform(0, 1)'}\n") + "outcomes: {y: final(s0)}\n"
}

// aliases repeats an expression of 241 bytes n times.
func aliases(n int) string {
	return header(4) + "variables:\n  v: &e 1" + strings.Repeat("+1", 120) + "\nauxiliaries:\n" + parts(n, "  a%[1]d: *e\n") + outcome
}

// variables has n variables, and an outcome.
func variables(n int) string {
	return header(4) + "variables:\n" + parts(n, "  v%[1]d: 1 to 2\n") + "outcomes: {y: v0}\n"
}

// slowTables has n student_t that take long to prepare.
func slowTables(n int) string {
	return header(4) + "variables:\n" + parts(n, "  v%[1]d: 'student_t(5_000 + %[1]d, 0, 1)'\n") + "outcomes: {y: v0}\n"
}

// outcomes has n outcomes.
func outcomes(n int) string {
	return header(4) + "stocks: {s: {start: 1 to 3}}\noutcomes:\n" + parts(n, "  y%[1]d: final(s) + %[1]d\n")
}

// events has n events that may set the same stock in the same step.
func events(n int) string {
	return header(4) + "stocks: {s: {start: 1}}\nevents:\n" + parts(n, "  e%[1]d: {when: s > 0, effects: {s: set %[1]d}}\n") + outcome
}

// sums has n sums of a sum, each of 90,000 parts.
func sums(n int) string {
	return header(4) + "sets: {a: [" + parts(300, "a%[1]d, ") + "], b: [" + parts(300, "b%[1]d, ") + "]}\nauxiliaries:\n" +
		parts(n, "  s%[1]d: sum(a, sum(b, %[1]d))\n") + "outcomes: {y: final(s0)}\n"
}
