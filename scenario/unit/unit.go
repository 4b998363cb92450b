// Package unit computes with units: soldiers, shells/week, km2, EUR billion/month.
//
// A [Unit] is a product of words to powers, kept as they were written. Most words are bases of their own: nothing is known of
// soldiers but that they are no shells. What is known of the others stands in one table (words.go): a week is 7 days, a kt 1000 t,
// a share or a % is a pure number. So a unit can be brought down to numbers and bases, by which [Unit.Equal] and [Unit.Ratio]
// compare, and is still said in the author's words.
//
//	"thousand t/week" ── Parse ──▶ thousand · t · week^-1 ── reduced ──▶ 2^3 · 5^3 · 10^6 (of 2 and 5) · 7^-1 · g · day^-1
//
// Numbers are kept as powers of their primes, so that nothing is rounded: a unit, reduced, is a point of a vector space over the
// rational numbers, with a prime or a base along each axis (A. Kennedy, Programming Languages and Dimensions, 1996).
package unit

import (
	"math"
	"math/bits"
	"slices"
)

// Power is an exponent, in steps of 1/2520: halves, thirds and so on up to tenths are whole.
type Power int64

// Whole is the power of 1.
const Whole Power = 2520

// maxPower bounds what [Unit.Pow] makes: no quantity has such units, and products of bounded powers never overflow.
const maxPower = 100 * Whole

// Unit is a product of words to powers. The zero value is that of a pure number.
type Unit struct{ factors []factor }

// factor is a word to a power.
type factor struct {
	spelled string // as it was first written
	key     string // what it has in common with its plural
	power   Power  // not 0
}

// One is the unit of a single word, which is a base or stands in the table of words.
func One(word string) Unit { return Unit{[]factor{{word, keyOf(word), Whole}}} }

// Words is of how many words a unit is.
func (u Unit) Words() int { return len(u.factors) }

// Has says that the word of o, which has one, stands in u to a power.
func (u Unit) Has(o Unit, power Power) bool {
	return slices.ContainsFunc(u.factors, func(f factor) bool { return f.key == o.factors[0].key && f.power == power })
}

// Mul is the product of two units.
func (u Unit) Mul(o Unit) Unit { return u.times(o, 1) }

// Div is the quotient of two units.
func (u Unit) Div(o Unit) Unit { return u.times(o, -1) }

// times is u multiplied by o to a whole power.
func (u Unit) times(o Unit, power Power) Unit {
	switch {
	case len(o.factors) == 0:
		return u
	case len(u.factors) == 0 && power == 1:
		return o
	}
	product := append(make([]factor, 0, len(u.factors)+len(o.factors)), u.factors...)
	for _, f := range o.factors {
		f.power *= power
		i := slices.IndexFunc(product, func(x factor) bool { return x.key == f.key })
		switch {
		case i < 0:
			product = append(product, f)
		case product[i].power+f.power == 0:
			product = slices.Delete(product, i, i+1)
		default:
			product[i].power += f.power
		}
	}
	return Unit{product}
}

// Pow is the unit to a power; false where a word would have one that is no step of [Power], or beyond any use.
func (u Unit) Pow(p Power) (Unit, bool) {
	if p == 0 {
		return Unit{}, true
	}
	raised := make([]factor, len(u.factors))
	for i, f := range u.factors {
		power, ok := f.power.Mul(p)
		if !ok {
			return Unit{}, false
		}
		raised[i] = factor{f.spelled, f.key, power}
	}
	return Unit{raised}, true
}

// PowerOf is a number as a power; false where it is none, or beyond any use.
func PowerOf(x float64) (Power, bool) {
	steps := math.Round(x * float64(Whole))
	if !(math.Abs(steps) <= float64(maxPower)) || math.Abs(steps/float64(Whole)-x) > 1e-12 {
		return 0, false
	}
	return Power(steps), true
}

// Mul is the product of two powers; false where it is no power, or beyond any use.
func (p Power) Mul(o Power) (Power, bool) { return p.scaled(o, Whole) }

// Div is the quotient of two powers, of which the second is not 0; false as with Mul.
func (p Power) Div(o Power) (Power, bool) { return p.scaled(Whole, o) }

// scaled is p times a quotient.
func (p Power) scaled(by, over Power) (Power, bool) {
	negative := (p < 0) != (by < 0) != (over < 0)
	high, low := bits.Mul64(p.size(), by.size())
	if high >= over.size() {
		return 0, false
	}
	quotient, rest := bits.Div64(high, low, over.size())
	if rest != 0 || quotient > uint64(maxPower) {
		return 0, false
	}
	if negative {
		return -Power(quotient), true
	}
	return Power(quotient), true
}

func (p Power) size() uint64 {
	if p < 0 {
		return uint64(-p)
	}
	return uint64(p)
}

// Equal says that two units are the same: shells and shell, km2 and a million m2, % / 100 and share.
func (u Unit) Equal(o Unit) bool { return same(u, o) || len(u.Div(o).reduced()) == 0 }

// same says that two units are written alike, which saves a look at most of those that are equal.
func same(u, o Unit) bool {
	return slices.EqualFunc(u.factors, o.factors, func(a, b factor) bool { return a.key == b.key && a.power == b.power })
}

// Pure says that the unit is that of a number without one.
func (u Unit) Pure() bool { return u.Equal(Unit{}) }

// Ratio is how many of the unit o one of u is; false where neither can be converted to the other.
func (u Unit) Ratio(o Unit) (float64, bool) {
	ratio := 1.0
	for _, x := range u.Div(o).reduced() {
		if x.prime == 0 {
			return 0, false
		}
		ratio *= math.Pow(float64(x.prime), float64(x.power)/float64(Whole))
	}
	return ratio, true
}

// axis is a prime or a base, to a power.
type axis struct {
	prime int    // 0: a base
	base  string // key of a word of which nothing is known
	power Power  // not 0
}

// reduced is the unit brought down to primes and bases, each once; empty for a pure number.
func (u Unit) reduced() []axis {
	var list []axis
	for _, f := range u.factors {
		for _, x := range meaning(f.key) {
			// A word means whole powers alone, of which a product with a power is one.
			x.power *= f.power
			list = add(list, x)
		}
	}
	return list
}

// add adds to a power in a list.
func add(list []axis, x axis) []axis {
	i := slices.IndexFunc(list, func(y axis) bool { return x.prime == y.prime && x.base == y.base })
	switch {
	case i < 0:
		return append(list, x)
	case list[i].power+x.power == 0:
		return slices.Delete(list, i, i+1)
	}
	list[i].power += x.power
	return list
}
