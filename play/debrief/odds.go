package debrief

import (
	"context"

	"wargame/play"
	"wargame/play/odds"
)

// Odds are what a team could expect as it decided, from what it knew and nothing else (see package odds).
type Odds struct {
	Ordered []*float64 `json:"ordered"` // the chance of each of its objectives under its orders
	Kept    []*float64 `json:"kept"`    // had it left everything as it stood
	Asked   []*float64 `json:"asked"`   // likewise, of what all teams are asked to estimate
	Worlds  int        `json:"worlds"`
	Rests   float64    `json:"rests"` // on how many of them it rests
	Fits    bool       `json:"fits"`  // these are not too few; else there are no odds
}

// lookOut are the odds by team, by turn played. Each team's are found by playing the game again beside it, turn by turn as it learned more.
func lookOut(ctx context.Context, g *play.Game, workers int) ([][]*Odds, error) {
	found := make([][]*Odds, len(g.Rules.Teams))
	return found, atOnce(ctx, len(found), workers, func(team int) error {
		if g.Played(team) != "" || len(g.Rules.Teams[team].Controls) == 0 {
			return nil
		}
		_, err := g.Again(play.Change{See: func(e play.Entry, now *play.Game) error {
			if e.Kind != play.KindResolved {
				return ctx.Err()
			}
			o, err := oddsThen(e, now, team)
			found[team] = append(found[team], o)
			return err
		}})
		return err
	})
}

// oddsThen are the odds of a team as a turn was about to be played, under its orders.
func oddsThen(e play.Entry, now *play.Game, team int) (*Odds, error) {
	x, err := play.Body[play.Resolved](e)
	if err != nil {
		return nil, err
	}
	t := now.Rules.Teams[team]
	orders := map[int]float64{}
	for _, u := range x.Orders {
		if q, ok := now.Scenario.Quantity(u.Lever); ok && u.Team == t.Name {
			orders[q.Index] = u.Value
		}
	}
	f, err := now.Expects(team)
	if err != nil {
		return nil, err
	}
	ahead, err := f.Odds([]odds.Choice{{}, {Orders: orders}})
	if err != nil {
		return nil, err
	}
	o := &Odds{Worlds: ahead.Worlds, Rests: ahead.Effective, Fits: ahead.Fits}
	if !ahead.Fits {
		return o, nil
	}
	kept, ordered := ahead.Choices[0].Objectives, ahead.Choices[1].Objectives
	for k := range kept {
		if k < len(t.Objectives) {
			o.Kept, o.Ordered = append(o.Kept, finite(kept[k].Mean)), append(o.Ordered, finite(ordered[k].Mean))
		} else {
			o.Asked = append(o.Asked, finite(kept[k].Mean))
		}
	}
	return o, nil
}

// at are the odds of a team in a turn; nil: none are known.
func at(found [][]*Odds, team, turn int) *Odds {
	if team >= len(found) || turn > len(found[team]) {
		return nil
	}
	return found[team][turn-1]
}

// of is the chance number k among some; nil where there are none.
func of(chances []*float64, k int) *float64 {
	if k >= len(chances) {
		return nil
	}
	return chances[k]
}
