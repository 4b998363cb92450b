package unit

import (
	"math"
	"testing"

	"wargame/scenario/formula"
)

// parsed is the unit of a text that is one.
func parsed(t *testing.T, text string) Unit {
	t.Helper()
	u, ok := Parse(text)
	if !ok {
		t.Fatalf("%q is no unit", text)
	}
	return u
}

// What people write is the same unit, or a number of the other, or cannot be converted.
func TestRatio(t *testing.T) {
	check := func(a, b string, want float64) {
		t.Helper()
		x, y := parsed(t, a), parsed(t, b)
		ratio, ok := x.Ratio(y)
		if ok != (want != 0) || math.Abs(ratio-want) > 1e-12*want {
			t.Errorf("%s is %v %s (%v), want %v", a, ratio, b, ok, want)
		}
		if x.Equal(y) != (want == 1) {
			t.Errorf("%s and %s are equal: %v", a, b, x.Equal(y))
		}
	}
	check("shells", "shell", 1)
	check("shells/week", "shells per week", 1)
	check("shells/week", "shells a week", 1)
	check("shells/week", "shells/day", 1./7)
	check("shells/year", "shells/month", 1./12)
	check("shells", "soldiers", 0)
	check("shells", "shells/week", 0)
	check("kt", "t", 1000)
	check("kt", "thousand t", 1)
	check("kt", "1000 t", 1)
	check("Mt/year", "million tonnes per year", 1)
	check("kg", "t", 1./1000)
	check("km2", "km^2", 1)
	check("km²", "km*km", 1)
	check("km2", "m2", 1e6)
	check("ha", "m2", 1e4)
	check("m3", "litres", 1000)
	check("metres", "m", 1)
	check("EUR billion/month", "EUR million/month", 1000)
	check("billion EUR", "EUR bn", 1)
	check("MEUR", "M EUR", 1)
	check("€", "euros", 1)
	check("USD", "EUR", 0)
	check("%", "share", 0.01)
	check("share", "ratio", 1)
	check("share/week", "per week", 1)
	check("odds ratio", "log2", 1)
	check("share", "1", 1)
	check("men/man/day", "per day", 1)
	check("people", "persons", 1)
	check("soldier-weeks", "soldiers * weeks", 1)
	check("soldier-weeks/week", "soldiers", 1)
	check("half-years", "months", 6)
	check("half-tracks", "tracks", 0)
	check("per worker and week", "1/(workers*week)", 1)
	check("kWh", "MW*h", 1./1000)
	check("km/h", "m/s", 1/3.6)
	check("sorties", "sortie", 1)
	check("countries", "country", 1)
	check("boxes", "box", 1)
	check("caches", "cache", 1)
	check("losses", "loss", 1)
	check("torpedoes", "torpedo", 1)
	check("servicemen", "serviceman", 1)
	check("planes", "plans", 0)
	check("gas", "ga", 0)
	check("points", "point", 1)
	check("points", "share", 0)
	check("million soldier-weeks", "soldier-weeks", 1e6)
	check("m^(1/2)*m^(1/2)", "m", 1)
	check("km^(1/2)", "m^(1/2)", math.Sqrt(1000))
	check("dozen eggs", "eggs", 12)
}

// What is no unit is prose: nothing is known of it, and nothing is said.
func TestProse(t *testing.T) {
	for _, text := range []string{
		"", " ", "weeks of strikes", "yes or no", "share of exports", "ballistic missiles", "shells//week", "shells/", "/week", "km^", "km^x",
		"per", "a week", "shells (152 mm)", "(km", "km)", "0 t", "0.5 t", "1e3 t", "5.56mm", "99999999999 t", "m^(1/0)", "m^(1/11)", "m^101",
		"soldier-", "a--b", "half-", "((((((((((m))))))))))", "missiles, a week", "shells\x00", "\xff",
	} {
		if u, ok := Parse(text); ok {
			t.Errorf("%q is read as %v", text, u)
		}
	}
}

func TestString(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		if got := parsed(t, text).String(); got != want {
			t.Errorf("%q is printed as %q, want %q", text, got, want)
		}
	}
	check("shells/weeks", "shells/week")
	check("shells per container", "shells/container")
	check("sorties/sorties", "1")
	check("week per sorties", "weeks/sorties")
	check("km²", "km2")
	check("soldiers^2", "soldiers^2")
	check("m^(2/4)", "m^(1/2)")
	check("s^-1", "per s")
	check("per worker and week", "per worker/week")
	check("EUR billion / month", "EUR billion/month")
	check("thousand t", "thousand t")
	check("share*km", "km")
	check("share", "share")
	check("share/week", "per week")
	check("share*ratio", "share")
	check("1", "1")
	check("men/man/day", "men/man/day")
	check("%/week", "%/week")
	check("kt/t", "kt/t")
	check("man-days", "man*days")
}

func TestSingle(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		if got := parsed(t, text).Single(); got != want {
			t.Errorf("1 of %q is printed as %q, want %q", text, got, want)
		}
	}
	check("shells/weeks", "shell/week")
	check("weeks", "week")
	check("kt", "kt")
	check("thousand shells", "thousand shells")
}

// The lengths of times are those of expressions.
func TestTimes(t *testing.T) {
	for _, a := range formula.Units() {
		for _, b := range formula.Units() {
			want, converts := formula.Ratio(a, b)
			if got, ok := One(a).Ratio(One(b)); ok != converts || converts && math.Abs(got-want) > 1e-14*want {
				t.Errorf("a %s is %v %s (%v), and %v in expressions (%v)", a, got, b, ok, want, converts)
			}
		}
	}
}

func TestPowers(t *testing.T) {
	if p, ok := PowerOf(0.5); !ok || p != Whole/2 {
		t.Error("a half is no power")
	}
	if p, ok := PowerOf(-1. / 3); !ok || p != -Whole/3 {
		t.Error("a third is no power")
	}
	for _, x := range []float64{1. / 11, 0.537, 101, math.NaN(), math.Inf(1), math.Inf(-1), -1e300} {
		if p, ok := PowerOf(x); ok {
			t.Errorf("%v is the power %d", x, p)
		}
	}
	if p, ok := (Whole / 2).Mul(-Whole / 2); !ok || p != -Whole/4 {
		t.Error("a half of minus a half is not minus a quarter")
	}
	if _, ok := Power(1).Mul(Power(1)); ok {
		t.Error("what is no step is a power")
	}
	if _, ok := maxPower.Mul(2 * Whole); ok {
		t.Error("a power is beyond use")
	}
	if p, ok := Whole.Div(-2 * Whole); !ok || p != -Whole/2 {
		t.Error("1 / -2 is not minus a half")
	}
}

// Every row means something that can be said, and no two rows are of one word.
func TestWordsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range words {
		if seen[w.text] {
			t.Errorf("%s is there twice", w.text)
		}
		seen[w.text] = true
		if w.is == "" && w.of != "" || keyOf(w.text) != w.text {
			t.Errorf("the row of %s is not whole", w.text)
		}
		if u, ok := Parse(w.text); !ok || len(u.factors) != 1 {
			t.Errorf("%s is read as %v", w.text, u)
		}
	}
}
