package play

import (
	"fmt"
	"slices"

	"wargame/scenario"
)

// Rewind goes back to the begin of a turn, and on from there. Nothing is erased: what is taken back stays in the log.
func (g *Game) Rewind(by Seat, x Rewound) ([]Entry, error) {
	e, err := g.rewound(by, x)
	if err != nil {
		return nil, err
	}
	next := g.fork(nil)
	if err := next.rewind(e); err != nil {
		return nil, err
	}
	next.Entries = append(next.Entries, e)
	return append([]Entry{e}, next.announced()...), nil
}

// rewound is the entry of going back.
func (g *Game) rewound(by Seat, x Rewound) (Entry, error) {
	switch {
	case by != Facilitator:
		return Entry{}, refuse(NotYours, "the game is rewound by the facilitator", "ask for it by a message")
	case g.phase == PhaseClosed:
		return Entry{}, g.playing()
	case x.Turn < 1 || x.Turn > g.turn:
		return Entry{}, refuse(OutOfRange, fmt.Sprintf("the game cannot go back to turn %d", x.Turn), fmt.Sprintf("it is in turn %d; choose from 1 to that", g.turn))
	}
	if err := writable(x.Reason, "the reason"); err != nil {
		return Entry{}, err
	}
	e := g.entry(by, KindRewound, []string{Everybody}, x)
	e.Turn = x.Turn
	return e, nil
}

// rewind makes the state anew from what is not taken back.
func (g *Game) rewind(e Entry) error {
	body, err := bodyOf[Rewound](e)
	if err != nil {
		return err
	}
	kept := slices.DeleteFunc(slices.Clone(g.branch), func(x Entry) bool { return x.Turn >= body.Turn && !outlasts(x.Kind) })
	if err := g.reset(); err != nil {
		return err
	}
	for _, x := range append(kept, e) {
		if err := g.apply(x); err != nil {
			return err
		}
	}
	return nil
}

// outlasts says that a rewind does not take back an entry of this kind: who is there, and what was said.
func outlasts(k Kind) bool {
	switch k {
	case KindOpened, KindJoined, KindLeft, KindMessage, KindSettings, KindRewound:
		return true
	}
	return false
}

// Replay is the game of a log, entry by entry from its first. Where an entry does not follow, it gives the game up to it too.
func Replay(s *scenario.Scenario, body Opened, seed uint64, entries []Entry) (*Game, error) {
	g, err := Open(s, body, seed)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if err := g.Fold(e); err != nil {
			return g, err
		}
	}
	return g, nil
}
