package analysis

import (
	"fmt"
	"math"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
)

// Sentence says where it is so, in the units and titles of the variables.
func (d *Discovery) Sentence() string {
	base := number.Digits(2).Share(float64(d.Cases)/float64(d.Trials), d.Trials)
	b := d.Boxes[0]
	if len(b.Restrictions) == 0 {
		return fmt.Sprintf("%s in %s of futures, and in no box of the variables is it clearly more frequent: it hangs on luck, or on variables in a way that no box holds.", d.Where, base)
	}
	return fmt.Sprintf("%s in %s of futures. Where %s, it is so in %s; %s of all futures in which it is so lie there.",
		d.Where, base, d.Conditions(b, len(b.Restrictions)), Share(b.Density), Share(b.Coverage))
}

// Conditions are the limits of a box, in words, those first that matter most. Of more than so many, the others are counted.
func (d *Discovery) Conditions(b Discovered, most int) string {
	var list []string
	for _, r := range b.Restrictions[:min(most, len(b.Restrictions))] {
		v := d.Factors[r.Factor].Variable
		list = append(list, Called(v)+" "+r.Says(v))
	}
	switch more := len(b.Restrictions) - most; {
	case more == 1:
		list = append(list, "1 more limit holds")
	case more > 1:
		list = append(list, number.Group(more)+" more limits hold")
	}
	return listed(list)
}

// listed are words as in "a, b and c".
func listed(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Called is what people call a variable: its title, or its name where it has none.
func Called(v *scenario.Variable) string {
	if v.Title != "" {
		return v.Title
	}
	return v.Name
}

// Says is the limits of a variable in words, in as many digits as their errors support.
func (r Restriction) Says(v *scenario.Variable) string {
	low, high := !math.IsInf(r.Low, 0), !math.IsInf(r.High, 0)
	switch {
	case v.Value.Type == scenario.Truth && low:
		return "is true"
	case v.Value.Type == scenario.Truth:
		return "is not true"
	case low && high && r.Low == r.High:
		return "is " + limit(v, r.Low, 0)
	case low && high:
		return "is from " + limit(v, r.Low, r.LowError) + " to " + limit(v, r.High, r.HighError)
	case low:
		return "is at least " + limit(v, r.Low, r.LowError)
	}
	return "is at most " + limit(v, r.High, r.HighError)
}

// limit prints the limit of a variable, to the first digit of its error.
func limit(v *scenario.Variable, x, half float64) string {
	if math.IsNaN(half) {
		half = math.Inf(1)
	}
	m := number.In(v.Unit)
	half *= m.Factor
	return m.Say(x, func(x float64) string { return number.Digits(3).Figures(x).Quantile(x, x-half, x+half) })
}

// Share prints a share in percent, as far as its interval supports.
func Share(e Estimate) string {
	half := 100 * (e.Hi - e.Lo) / 2
	return number.Digits(2).Chances(100*e.Value).Chance(100*e.Value, &half)
}
