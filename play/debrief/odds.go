package debrief

import (
	"context"

	"wargame/play"
)

// Lookout says what a team could expect at each of its decisions from what it knew: of each turn that was played, in order, and of one
// under way where there is one.
type Lookout func(ctx context.Context, g *play.Game, team int) ([]Odds, error)

// Odds are what a team could expect as it decided.
type Odds struct {
	Ordered []*float64 `json:"ordered"` // the chance of each goal (see play.Goals) under its orders; nil: nothing can be said
	Kept    []*float64 `json:"kept"`    // and had it left everything as it stood
	Worlds  int        `json:"worlds"`
	Rests   float64    `json:"rests"` // on how many of them it rests
}

// lookOut are the odds by team, by turn; nil where nobody looks.
func lookOut(ctx context.Context, g *play.Game, o Options) ([][]Odds, error) {
	if o.Odds == nil {
		return nil, nil
	}
	odds := make([][]Odds, len(g.Rules.Teams))
	err := atOnce(ctx, len(odds), o.Workers, func(team int) error {
		if g.Played(team) != "" {
			return nil
		}
		list, err := o.Odds(ctx, g, team)
		odds[team] = list
		return err
	})
	return odds, err
}

// at are the odds of a team in a turn; nil: none are known.
func at(odds [][]Odds, team, turn int) *Odds {
	if team >= len(odds) || turn > len(odds[team]) {
		return nil
	}
	return &odds[team][turn-1]
}
