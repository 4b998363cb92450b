package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/scenario/source"
)

// manyUnits is a scenario of quantities in many units.
const manyUnits = header + `variables:
  far: {value: 1 to 2, unit: km}
  near: {value: 1 to 2, unit: m}
  area: {value: 1 to 2, unit: km2}
  ore: {value: 1 to 2, unit: t}
  much_ore: {value: 1 to 2, unit: kt}
  troops: {value: 1 to 2, unit: soldiers}
  guns: {value: 1 to 2, unit: guns}
  pace: {value: 1 to 2, unit: shells/week}
  daily: {value: 1 to 2, unit: shells/day}
  load: {value: 1 to 2, unit: shells/container}
  part: {value: 10% to 20%, unit: share}
  percent: {value: 10% to 20%, unit: "%"}
  ratio: {value: 1 to 2, unit: ratio}
  long: {value: 1 to 2, unit: weeks}
  longer: {value: 1 to 2, unit: months}
  often: {value: 1 to 2, unit: per week}
  monthly: {value: 1 to 2, unit: per month}
  money: {value: 1 to 2, unit: EUR billion}
  price: {value: 1 to 2, unit: EUR/shell}
  strange: {value: 1 to 2, unit: weeks of strikes}
  unsaid: 1 to 2
  also_unsaid: 1 to 2
levers: {speed: {default: 1, unit: ratio}, stance: {default: one, options: [one, other]}}
stocks: {depot: {start: 100, unit: shells}, heap: {start: 1, unit: t}, bare: {start: 1}}
tables: {curve: {0: 0, 10: 1, unit: share}}
events: {burns: {chance: 1%}}
`

// A section, with an expression that is right and one that is wrong in the place of %, and what is said of the wrong one; a warning
// begins with "?".
var unitPairs = []struct{ section, right, wrong, said string }{
	// Sums, comparisons and branches.
	{`auxiliaries: {x: {value: %, unit: km}}`, "far + far", "far + near", "this is in m, and what it is added to is in km"},
	{`auxiliaries: {x: {value: %, unit: t}}`, "ore - ore", "ore - much_ore", "this is in kt, and what it is subtracted from is in t"},
	{`auxiliaries: {x: {value: %, unit: t}}`, "ore + 1000 * much_ore", "ore + troops", "this is in soldiers, and what it is added to is in t"},
	{`auxiliaries: {x: "%"}`, "far > 5", "far > near", "this is in m, and what it is compared to is in km"},
	{`auxiliaries: {x: "%"}`, "long >= 3 weeks", "far >= 3 weeks", "this is in weeks, and what it is compared to is in km"},
	{`auxiliaries: {x: "%"}`, "part == percent", "part == guns", "this is in guns, and what it is compared to is a pure number"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "if far > 1 then far else 0", "if far > 1 then far else near", "this is in m, and the other branch is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "if far > 1 then far else 0", "if far > near then far else 0", "this is in m, and what it is compared to is in km"},
	{`auxiliaries: {x: {value: {by: stance, %}, unit: km}}`, "one: far, other: 2", "one: far, other: near", "this is in m, and the other branch is in km"},
	{`auxiliaries: {x: {value: "-(%)", unit: km}}`, "far", "near", "this is in m, and x is in km"},

	// Products and powers.
	{`auxiliaries: {x: {value: %, unit: km2}}`, "far * far", "far * near", "this is in km*m, and x is in km2"},
	{`auxiliaries: {x: {value: %, unit: shells}}`, "pace * long", "pace * longer", "this is in shells*months/week, and x is in shells"},
	{`auxiliaries: {x: {value: %, unit: containers}}`, "depot / load", "depot * load", "this is in shells^2/container, and x is in containers"},
	{`auxiliaries: {x: {value: %, unit: ratio}}`, "far / far", "far / troops", "this is in km/soldier, and x is a pure number"},
	{`auxiliaries: {x: {value: %, unit: km2}}`, "far ^ 2", "far ^ 3", "this is in km3, and x is in km2"},
	{`auxiliaries: {x: {value: %, unit: km}}`, "sqrt(area)", "sqrt(far)", "this is in km^(1/2), and x is in km"},
	{`auxiliaries: {x: {value: %, unit: km}}`, "area ^ 0.5", "area ^ 2", "this is in km4, and x is in km"},
	{`auxiliaries: {x: {value: %, unit: share}}`, "(1 - part) ^ guns", "part + far ^ 2", "this is in km2, and what it is added to is a pure number"},
	{`auxiliaries: {x: {value: %, unit: EUR}}`, "depot * price", "pace * price", "this is in EUR/week, and x is in EUR"},
	{`auxiliaries: {x: {value: %, unit: EUR million}}`, "1000 * money", "money + 0", "this is in EUR billion, and x is in EUR million"},

	// Functions.
	{`auxiliaries: {x: "%"}`, "exp(far / far)", "exp(far)", "this is in km, and what exp takes here is a pure number"},
	{`auxiliaries: {x: "%"}`, "ln(ratio)", "ln(depot)", "this is in shells, and what ln takes here is a pure number"},
	{`auxiliaries: {x: "%"}`, "log10(depot / 1k)", "log10(depot + 1)", "this is in shells, and what log10 takes here is a pure number"},
	{`auxiliaries: {x: "%"}`, "sin(ratio)", "sin(far)", "this is in km, and what sin takes here is a pure number"},
	{`auxiliaries: {x: "%"}`, "logistic(ratio - 1)", "logistic(far - 1)", "this is in km, and what logistic takes here is a pure number"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "min(far, 3, far)", "min(far, 3, near)", "this is in m, and what stands beside it in min is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "max(0, far)", "max(0, near)", "this is in m, and x is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "clamp(far, 0, 9)", "clamp(far, 0, near)", "this is in m, and what stands beside it in clamp is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "mod(far, far)", "mod(far, near)", "this is in m, and what stands beside it in mod is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "abs(round(far))", "abs(round(near))", "this is in m, and x is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "sign(part) * far", "sign(far)", "this is a pure number, and x is in km"},
	{`auxiliaries: {x: {value: "%", unit: weeks}}`, "divide(depot, pace, 3 weeks)", "divide(depot, pace, far)", "this is in km, and what stands beside it in divide is in weeks"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "previous(far, 0)", "previous(far, near)", "this is in m, and what stands beside it in previous is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "delayed(far, long, 0)", "delayed(far, longer, 0)", "this is in months, and what delayed takes here is in weeks"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "smooth(far, 4 weeks)", "smooth(far, part)", "this is a pure number, and what smooth takes here is in weeks"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "smooth(far, 4 weeks, far, 3)", "smooth(far, 4 weeks, near)", "this is in m, and what stands beside it in smooth is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "delayed(far, long, far, 3)", "delayed(far, long, near, 3)", "this is in m, and what stands beside it in delayed is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "initial(far)", "initial(near)", "this is in m, and x is in km"},
	{`auxiliaries: {x: {value: "%", unit: share}}`, "pulse(week 4, long)", "pulse(week 4, far)", "this is in km, and what pulse takes here is in weeks"},
	{`auxiliaries: {x: {value: "%", unit: shells}}`, "overflow(depot)", "overflow(heap)", "this is in t, and x is in shells"},
	{`auxiliaries: {x: {value: "%", unit: share}}`, "curve(far) + curve(2 * far)", "curve(far) * far", "this is in km, and x is a pure number"},
	{`auxiliaries: {x: {value: "%", unit: share}}`, "curve(far) + curve(far)", "curve(far) + curve(near)", "?this is in m, and what curve takes elsewhere is in km"},
	{`auxiliaries: {x: "%"}`, "since(burns) > long", "since(burns) > far", "?this is in km, and what it is compared to is in weeks"},
	{`auxiliaries: {x: "%"}`, "exp(-time / 3 weeks)", "exp(-time)", "?this is in weeks, and what exp takes here is a pure number"},

	// Distributions.
	{`variables: {y: {value: "%", unit: km}}`, "normal(far, 2)", "normal(far, near)", "this is in m, and what stands beside it in normal is in km"},
	{`variables: {y: {value: "%", unit: km}}`, "far to 9", "far to 9 * near", ""},
	{`variables: {y: {value: "%", unit: km}}`, "truncated(normal(far, 2), 0, 9)", "truncated(normal(far, 2), 0, troops)", "this is in soldiers, and what stands beside it in truncated is in km"},
	{`variables: {y: {value: "%", unit: weeks}}`, "exponential(often)", "exponential(long)", "this is in per week, and y is in weeks"},
	{`variables: {y: {value: "%", unit: guns}}`, "binomial(round(guns), part)", "binomial(round(guns), far)", "this is in km, and what binomial takes here is a pure number"},
	{`variables: {y: {value: "%", unit: share}}`, "cdf(normal(far, 1), far)", "cdf(normal(far, 1), near)", "this is in m, and what the distribution gives is in km"},
	{`variables: {y: {value: "%", unit: share}}`, "beta(2, 5)", "far * beta(2, 5)", "this is in km, and y is a pure number"},

	// What gives quantities their values.
	{`flows: {f: {to: depot, rate: "%"}}`, "pace", "depot", "this is in shells, and a flow of depot is in shells/week"},
	{`flows: {f: {to: depot, rate: "%"}}`, "7 * daily", "daily", "this is in shells/day, and a flow of depot is in shells/week"},
	{`flows: {f: {to: depot, amount: "%"}}`, "pace * dt", "pace", "this is in shells/week, and what moves in a step of f is in shells"},
	{`flows: {f: {to: depot, rate: 1, unit: %}}`, "shells/week", "shells/day", "this is in shells/day, and a flow of depot is in shells/week"},
	{`flows: {f: {to: depot, rate: 1, unit: %}}`, "shells per week", "t/week", "this is in t/week, and a flow of depot is in shells/week"},
	{`flows: {f: {from: depot, to: %, rate: 1}}`, "bare", "heap", "this is in shells/week, and a flow of heap is in t/week"},
	{`flows: {f: {to: depot, rate: pace, delay: "%"}}`, "long", "part", "this is a pure number, and a delay is in weeks"},
	{`flows: {f: {to: depot, rate: pace, loss: "%"}}`, "part", "often", "this is in per week, and a loss is a pure number"},
	{`events: {e: {hazard: "%"}}`, "often", "part", "this is a pure number, and a hazard is in per week"},
	{`events: {e: {hazard: "%"}}`, "monthly per month", "monthly", "this is in per month, and a hazard is in per week"},
	{`events: {e: {chance: "%"}}`, "monthly per month", "monthly", "this is in per month, and a chance is a pure number"},
	{`events: {e: {at: "%"}}`, "long", "far", "this is in km, and the time of an event is in weeks"},
	{`events: {e: {chance: 0.1, lasts: "%"}}`, "4 weeks", "troops", "this is in soldiers, and how long an event lasts is in weeks"},
	{`events: {e: {chance: 0.1, effects: {depot: add %}}}`, "pace * 1 week", "pace", "this is in shells/week, and depot is in shells"},
	{`stocks: {s: {start: "%", unit: t}}`, "ore", "much_ore", "this is in kt, and s is in t"},
	{`stocks: {s: {start: 0, max: "%", unit: t}}`, "ore", "much_ore", "this is in kt, and s is in t"},
	{`levers: {l: {default: 0, unit: km}}` + "\npolicies: {p: {set: {l: %}}}", "far", "near", "this is in m, and l is in km"},
	{`variables: {y: {value: "%", unit: weeks}}`, "2 months", "2 * far", ""},
	{`variables: {y: {value: "%", unit: months}}`, "2", "2 months", "this is in weeks, and y is in months"},

	// Outcomes and what looks at them.
	{`outcomes: {o: {value: "%", unit: shells}}`, "total(pace)", "final(pace)", "this is in shells/week, and o is in shells"},
	{`outcomes: {o: {value: "%", unit: km}}`, "highest(far)", "lowest(near)", "this is in m, and o is in km"},
	{`outcomes: {o: {value: "%", unit: shells}}`, "at(depot, week 4)", "at(depot, part)", "this is a pure number, and what at takes here is in weeks"},
	{`outcomes: {o: {value: duration(depot > 1), unit: %}}`, "weeks", "days", "?this is in weeks, and o is in days"},
	{`outcomes: {o: {value: first_time(depot > 1) / 1 month, unit: %}}`, "months", "km", ""},
	{`outcomes: {o: {value: final(depot), unit: shells, acceptable: at most %}}`, "300", "3 weeks", "this is in weeks, and the outcome o is in shells"},
	{`outcomes: {o: {value: final(depot), unit: %}}`, "shells", "million shells", "this is in shells, and o is in million shells"},
	{"outcomes: {o: {value: final(depot), unit: shells}, w: {value: duration(depot > 1), unit: weeks}}\nchecks: [\"%\"]", "baseline.o >= 3", "baseline.o >= baseline.w", "this is in weeks, and what it is compared to is in shells"},
	{`watch: [{value: "%", unit: km}]`, "far * ratio", "near * ratio", "this is in m, and what is kept of it is in km"},

	// What only follows.
	{`auxiliaries: {a: far, x: {value: "%", unit: km}}`, "a", "a / 1 week", "?this is in km/week, and x is in km"},
	{`auxiliaries: {a: far, b: near, x: "%"}`, "a + far", "a + b", "?this is in m, and what it is added to is in km"},
	{`auxiliaries: {a: unsaid + far, x: "%"}`, "unsaid * 2 + near", "unsaid + near", "?this is in m, and what it is added to is in km"},
	{`auxiliaries: {a: unsaid * far, x: {value: a + area, unit: km2}, y: "%"}`, "unsaid + far", "unsaid + near", "?this is in m, and what it is added to is in km"},
	{`auxiliaries: {a: also_unsaid * unsaid + area, b: also_unsaid + far, x: "%"}`, "unsaid + far", "unsaid + troops", "?this is in soldiers, and what it is added to is in km"},
	{`auxiliaries: {x: {value: "%", unit: km}}`, "0.5 * near", "strange * near", ""},
}

// clashes are what is said of the units of a scenario that has a section more than manyUnits.
func clashes(t *testing.T, section string) source.Diagnostics {
	t.Helper()
	files := fstest.MapFS{"base.yaml": {Data: []byte(manyUnits)}, "more.yaml": {Data: []byte("wargame: 1\nextends: base.yaml\n" + section + "\n")}}
	_, diags := Load("more.yaml", Options{Files: files})
	return ofUnits(t, diags)
}

// ofUnits are the diagnostics that are about units; no others may be errors.
func ofUnits(t *testing.T, diags source.Diagnostics) source.Diagnostics {
	t.Helper()
	var found source.Diagnostics
	for _, d := range diags {
		if d.Code == "different-units" {
			found = append(found, d)
		} else if d.Severity == source.Error {
			t.Errorf("%v", diags)
		}
	}
	return found
}

func TestUnitPairs(t *testing.T) {
	for _, p := range unitPairs {
		fill := func(expr string) string { return strings.Replace(p.section, "%", expr, 1) }
		if found := clashes(t, fill(p.right)); len(found) > 0 {
			t.Errorf("%s, %s is right:\n%v", p.section, p.right, found)
		}
		found := clashes(t, fill(p.wrong))
		message, soft := strings.CutPrefix(p.said, "?")
		switch {
		case message == "" && len(found) > 0:
			t.Errorf("%s, of %s nothing follows:\n%v", p.section, p.wrong, found)
		case message != "" && (len(found) != 1 || found[0].Message != message || soft != (found[0].Severity == source.Warning)):
			t.Errorf("%s, %s: want %s\n%v", p.section, p.wrong, p.said, found)
		}
	}
	if len(unitPairs) < 60 {
		t.Errorf("there are %d pairs", len(unitPairs))
	}
}

// A file that writes no unit is not looked at, whatever it does with time.
func TestNoUnits(t *testing.T) {
	text := header + "stocks: {s: {start: 1}}\nflows: {f: {to: s, rate: exp(time) + 3 weeks}}\noutcomes: {o: final(s) + duration(s > 1)}\n"
	_, diags := loadText("units.yaml", text)
	if found := ofUnits(t, diags); len(found) > 0 {
		t.Errorf("no unit is written, and\n%v", found)
	}
}

// Nothing in the shipped scenarios is in different units.
func TestUnitsOfShipped(t *testing.T) {
	library := os.DirFS("../scenarios")
	paths, _ := filepath.Glob("../scenarios/*.yaml")
	hindsight, _ := filepath.Glob("../scenarios/hindsight/*.yaml")
	for _, path := range append(paths, hindsight...) {
		name, _ := filepath.Rel("../scenarios", path)
		s, diags := Load(name, Options{Files: library, Library: library})
		if s == nil {
			t.Errorf("%v", diags)
			continue
		}
		for _, c := range s.Units().Clashes {
			t.Errorf("%s: %v", c.At, c)
		}
	}
}
