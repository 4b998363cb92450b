package scenario

import "wargame/scenario/source"

// Bound is "at most X", "at least X", "above X" or "below X".
type Bound struct {
	Relation Relation
	Limit    float64
	Value    *Expr       // the limit as it is written
	Span     source.Span // of the limit
}

// Relation is how a value has to stand to a limit.
type Relation uint8

// The relations.
const (
	AtMost Relation = iota
	AtLeast
	Above
	Below
)

// String is the relation in words, as files have it.
func (r Relation) String() string { return [...]string{"at most", "at least", "above", "below"}[r] }

// Sign is the relation as tables have it.
func (r Relation) Sign() string { return [...]string{"≤", "≥", ">", "<"}[r] }

// Meets says whether a value is within the bound.
func (b Bound) Meets(x float64) bool {
	switch b.Relation {
	case AtMost:
		return x <= b.Limit
	case AtLeast:
		return x >= b.Limit
	case Above:
		return x > b.Limit
	}
	return x < b.Limit
}
