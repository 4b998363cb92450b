package unit

import (
	"math"
	"math/rand/v2"
	"testing"
)

// random is a unit of a few words, known and unknown, to small powers.
func random(r *rand.Rand) Unit {
	vocabulary := []string{"shells", "soldier", "week", "days", "km", "m", "kt", "t", "share", "%", "million", "EUR", "month", "1000"}
	var u Unit
	for range r.IntN(5) {
		x, _ := One(vocabulary[r.IntN(len(vocabulary))]).Pow(Power(r.IntN(9)-4) * Whole / 2)
		u = u.Mul(x)
	}
	return u
}

// Units are a commutative group with powers, whatever words they are made of.
func TestAlgebra(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		a, b, c := random(r), random(r), random(r)
		equal := func(what string, x, y Unit) {
			t.Helper()
			if !x.Equal(y) || !y.Equal(x) {
				t.Fatalf("%s: %v and %v, of %v, %v and %v", what, x, y, a, b, c)
			}
		}
		equal("one", a.Mul(Unit{}), a)
		equal("inverse", a.Div(a), Unit{})
		equal("commutes", a.Mul(b), b.Mul(a))
		equal("associates", a.Mul(b).Mul(c), a.Mul(b.Mul(c)))
		equal("divides", a.Div(b), Unit{}.Div(b).Mul(a))
		equal("divides back", a.Div(b).Mul(b), a)
		square, _ := a.Pow(2 * Whole)
		equal("square", square, a.Mul(a))
		root, ok := square.Pow(Whole / 2)
		if !ok {
			t.Fatalf("no root of %v", square)
		}
		equal("root", root, a)
		product, _ := a.Mul(b).Pow(-Whole)
		equal("power of a product", product, Unit{}.Div(a).Div(b))
		if a.Equal(b) != b.Equal(a) || a.Equal(b) && !a.Mul(c).Equal(b.Mul(c)) {
			t.Fatalf("equality of %v and %v", a, b)
		}
		again, ok := Parse(a.String())
		if !ok || !again.Equal(a) || again.String() != a.String() {
			t.Fatalf("%v is read as %v", a, again)
		}
		checkRatios(t, a, b, c)
	}
}

// checkRatios holds that factors of conversion go on from unit to unit.
func checkRatios(t *testing.T, a, b, c Unit) {
	t.Helper()
	b, c = a.Mul(One("week").Div(One("day"))), a.Mul(One("kt").Div(One("t"))).Mul(b.Div(b)).Mul(c.Div(c))
	ab, _ := a.Ratio(b)
	bc, _ := b.Ratio(c)
	ac, ok := a.Ratio(c)
	if !ok || math.Abs(ab*bc-ac) > 1e-9*ac {
		t.Fatalf("%v to %v to %v: %v * %v, and %v", a, b, c, ab, bc, ac)
	}
}

// FuzzParse holds that reading stops, and that what is printed is read as the same unit and printed alike.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"shells/week", "EUR billion/month", "km2", "m^(1/2)", "per worker and week", "soldier-weeks", "thousand t", "%", "½ m",
		"a/(b*c)", "1000 km^-2", "boxes", "men/man/day", "log2", "K-2", "kt·€", "x.y'z"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		u, ok := Parse(text)
		if !ok {
			return
		}
		printed := u.String()
		again, ok := Parse(printed)
		if !ok || !again.Equal(u) {
			t.Fatalf("%q is printed as %q, which is read as %v", text, printed, again)
		}
		if again.String() != printed {
			t.Fatalf("%q is printed as %q, and then as %q", text, printed, again)
		}
	})
}
