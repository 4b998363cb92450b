package analysis

import (
	"strings"

	"wargame/results/number"
)

// Say prints a value of the axis in a sentence.
func (a Axis) Say(x float64) string {
	if a.Levels != nil {
		return a.Levels[int(x)]
	}
	return a.Measure.Say(x, func(x float64) string { return number.Digits(3).Known(x).Known(x) })
}

// Raw is a value of the axis for programs.
func (a Axis) Raw(x float64) string {
	if a.Levels != nil {
		return a.Levels[int(x)]
	}
	return number.Full(x)
}

// Called is what people call the axis: its title, or its name where it has none.
func (a Axis) Called() string {
	if a.Title != "" {
		return a.Title
	}
	return a.Name
}

// Sentence says which way a curve goes and where it turns, as far as trials can tell; empty along options, which have no order.
func (s *Sweep) Sentence(c *Curve) string {
	axis := s.Axes[0]
	if axis.Levels != nil || len(c.Steps) == 0 {
		return ""
	}
	at := func(n int) string { return axis.Say(axis.Values[n]) }
	var said []string
	for n, stretch := range c.Stretches() {
		words := [...]string{"falls", "does not change that these trials can tell", "rises"}[stretch.Way+1]
		if stretch.Same {
			words = "stays as it is in every future"
		}
		if n == 0 {
			words += " from " + at(stretch.From)
		} else {
			words = "then " + words
		}
		said = append(said, words+" to "+at(stretch.To))
	}
	return s.Named(c) + " " + strings.Join(said, ", ") + "."
}

// Named is the outcome of a curve, under which policy and in which part of the futures, as far as there are several.
func (s *Sweep) Named(c *Curve) string {
	name := c.Outcome.Name
	if c.Outcome.Title != "" {
		name = c.Outcome.Title
	}
	if of := s.Among(c); of != "" {
		name += " (" + of + ")"
	}
	return name
}

// Among is under which policy a curve is and in which part of the futures; empty where there is one of either.
func (s *Sweep) Among(c *Curve) string {
	var of []string
	for _, other := range s.Curves {
		if other.Policy != c.Policy {
			of = append(of, c.Policy.Name)
			break
		}
	}
	if c.Part != nil {
		of = append(of, "where "+s.By.Name+" "+Restriction{Limits: c.Part.Limits}.Says(s.By))
	}
	return strings.Join(of, ", ")
}
