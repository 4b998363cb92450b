package number

import "strings"

// Percent is the unit of shares: 0.7 of it is shown as 70.
const Percent = "%"

// Points are what shares and chances differ by: from 43% to 70% are 27 points, which is not 27% more.
const Points = "points"

// Measure is how the values of one thing are shown.
type Measure struct {
	Factor float64 // what a value is multiplied by
	Unit   string  // what a head says once of all of them; may be empty
	Suffix string  // what stands behind each of them, whatever the head says
}

// Pure says that the unit is none, or a word for what kind of pure number it is: sentences and axes have the number alone.
func (m Measure) Pure() bool {
	switch m.Unit {
	case "", "ratio", "share", "exponent", "odds ratio":
		return true
	}
	return false
}

// In is how values in a unit are shown: shares in percent, all others as they are.
func In(unit string) Measure {
	if unit == Percent {
		return Measure{Factor: 100, Unit: unit}
	}
	return Measure{Factor: 1, Unit: unit}
}

// OfChance is how chances are shown: in percent, each with its sign.
func OfChance() Measure { return Measure{Factor: 100, Suffix: Percent} }

// Difference is how differences of what is so measured are shown: of shares and chances in points, each of which says so.
func (m Measure) Difference() Measure {
	if m.Unit == Percent || m.Suffix == Percent {
		return Measure{Factor: m.Factor, Suffix: Points}
	}
	return m
}

// Parts are a printed value and what stands behind it, as parts of a cell.
func (m Measure) Parts(text string) []string {
	switch m.Suffix {
	case "":
		return []string{text}
	case Points:
		return []string{text, m.counted(text)}
	}
	return []string{text + m.Suffix}
}

// Behind is a printed value with what stands behind it, if anything.
func (m Measure) Behind(text string) string { return strings.Join(m.Parts(text), " ") }

// counted is the suffix of points, of which there may be just one.
func (m Measure) counted(text string) string {
	if strings.TrimLeft(text, "+-") == "1" {
		return strings.TrimSuffix(m.Suffix, "s")
	}
	return m.Suffix
}

// Times is a measure in thousands (1e-3, "thousand") or the like.
func (m Measure) Times(factor float64, word string) Measure {
	return Measure{Factor: m.Factor * factor, Unit: strings.TrimSpace(word + " " + m.Unit), Suffix: m.Suffix}
}

// Say prints a value in a sentence, where no head says its unit: "70%", "5 km", "5".
func (m Measure) Say(x float64, print func(float64) string) string {
	text := m.Behind(print(m.Factor * x))
	switch {
	case m.Pure():
		return text
	case m.Unit == Percent:
		return text + Percent
	}
	return text + " " + m.Unit
}

// Named is the name of a thing as the head over its values, with the unit that they have; once where the name is the unit.
func (m Measure) Named(name string) string {
	if m.Unit == "" || m.Unit == name {
		return name
	}
	return name + " (" + m.Unit + ")"
}

// Short is the measure in which a shown number of that size has few digits: from 100,000 on in thousands, millions or billions.
func (m Measure) Short(size float64) Measure {
	unit, factor := m, 1.0
	for _, word := range []string{"thousand", "million", "billion"} {
		if !(size >= 100_000) {
			break
		}
		factor /= 1000
		m, size = unit.Times(factor, word), size/1000
	}
	return m
}
