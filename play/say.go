package play

import (
	"fmt"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// Says is a value of a lever as people say it, in its unit, or the name of an option.
func Says(l *scenario.Lever, x float64) string {
	switch {
	case l.Options != nil:
		if i := int(x); i >= 0 && i < len(l.Options) {
			return l.Options[i]
		}
		return number.Exact(x)
	case l.Default.Type == scenario.Truth:
		return truth(x)
	}
	return number.In(l.Unit).Say(x, number.Exact)
}

// SaysReading is a value that was read as people say it: to three digits, which is all a reading is good for, or a name.
func SaysReading(r *scenario.Reading, x float64) string {
	switch {
	case r.Levels != nil:
		if i := int(x); i >= 0 && i < len(r.Levels) {
			return r.Levels[i]
		}
		return number.Exact(x)
	case r.Value.Type == scenario.Truth:
		return truth(x)
	}
	return number.In(r.Unit).Say(x, number.Figure)
}

func truth(x float64) string {
	if x != 0 {
		return "true"
	}
	return "false"
}

// money is an amount in the unit of a budget.
func money(x float64, b *scenario.Budget) string { return number.In(b.Unit).Say(x, number.Exact) }

// ParseOrder reads an order for a lever as people type it: keep, default, an option, true or false, or a number as scenario files have
// it (40%, 2.5k).
func ParseOrder(l *scenario.Lever, text string) (Order, error) {
	text = strings.TrimSpace(text)
	switch w := Word(text); {
	case text == "":
		return Order{}, refuse(Missing, "an order for "+l.Name+" needs a value", takes(l))
	case l.Options != nil:
		for i, name := range l.Options {
			if name == text {
				return Order{Value: float64(i)}, nil
			}
		}
		if w == AsKeep || w == AsDefault {
			return Order{Word: w}, nil
		}
		hint := takes(l)
		if n := source.Nearest(text, l.Options); n != "" {
			hint = "did you mean " + n + "? " + hint
		}
		return Order{}, refuse(NoSuch, fmt.Sprintf("%s has no option %q", l.Name, text), hint)
	case w == AsKeep || w == AsDefault:
		return Order{Word: w}, nil
	}
	x, kind, ok := constant(text)
	wanted := formula.Number
	if l.Default.Type == scenario.Truth {
		wanted = formula.Truth
	}
	if !ok || kind != wanted {
		return Order{}, refuse(OutOfRange, fmt.Sprintf("%q is nothing that %s can be", text, l.Name), takes(l))
	}
	return Order{Value: x}, nil
}

// takes says what a lever can be.
func takes(l *scenario.Lever) string {
	switch {
	case l.Options != nil:
		return "it is one of " + strings.Join(l.Options, ", ") + ", or keep, or default"
	case l.Default.Type == scenario.Truth:
		return "it is true or false, or keep, or default"
	case l.Ranged:
		return fmt.Sprintf("it goes from %s to %s, or say keep, or default", Says(l, l.Low), Says(l, l.High))
	}
	return "it is a number, or keep, or default"
}

// ParseChance reads a chance as people type it: 70%, 0.7.
func ParseChance(text string) (float64, error) {
	x, kind, ok := constant(strings.TrimSpace(text))
	if !ok || kind != formula.Number || !(x >= 0 && x <= 1) {
		return 0, refuse(OutOfRange, fmt.Sprintf("%q is no chance", text), "a chance goes from 0% to 100%, as in 70%")
	}
	return x, nil
}

// ParseNumber reads a number as scenario files have it.
func ParseNumber(text string) (float64, error) {
	x, kind, ok := constant(strings.TrimSpace(text))
	if !ok || kind != formula.Number {
		return 0, refuse(OutOfRange, fmt.Sprintf("%q is no number", text), "write it as in scenario files: 1200, 1.2k, 40%")
	}
	return x, nil
}

// constant is the number or truth value that a text is, with a sign perhaps.
func constant(text string) (float64, formula.Kind, bool) {
	n, diags := formula.Parse(source.Typed("order", text))
	if len(diags) > 0 {
		return 0, 0, false
	}
	sign := 1.0
	if n.Kind == formula.Unary && n.Op == formula.Negate {
		sign, n = -1, n.Args[0]
	}
	if n.Kind == formula.Number && n.Unit != "" {
		return 0, 0, false
	}
	return sign * n.Value, n.Kind, n.Kind == formula.Number || n.Kind == formula.Truth && sign > 0
}

// near is a hint at the nearest of some names, or empty.
func near[T any](word string, among []T, name func(T) string) string {
	names := make([]string, len(among))
	for i, x := range among {
		names[i] = name(x)
	}
	if n := source.Nearest(word, names); n != "" {
		return "; did you mean " + n + "?"
	}
	return ""
}
