package results

import "wargame/scenario"

// Direction is which way a mean differs from another, as people judge it.
type Direction uint8

// The directions. More and Less are those of an outcome of which nobody says which way is better.
const (
	Level Direction = iota
	More
	Less
	Better
	Worse
)

// String is the direction in one word.
func (d Direction) String() string {
	return [...]string{Level: "level", More: "more", Less: "less", Better: "better", Worse: "worse"}[d]
}

// direction is that of a difference of means.
func direction(difference float64, better scenario.Better) Direction {
	up := difference > 0
	switch {
	case !up && !(difference < 0):
		return Level
	case better == scenario.Unsaid && up:
		return More
	case better == scenario.Unsaid:
		return Less
	case up == (better == scenario.Higher):
		return Better
	}
	return Worse
}
