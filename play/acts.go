package play

import (
	"fmt"
	"slices"

	"wargame/scenario"
)

// Send is a message: from a team to the facilitator, from the facilitator to whom it is for. A free action that is to be ruled on is a
// message too.
func (g *Game) Send(by Seat, to []string, m Message) ([]Entry, error) {
	if g.phase == PhaseClosed {
		return nil, g.playing()
	}
	if by == Screen || by == Observer {
		return nil, refuse(NotYours, "who watches sends nothing", "")
	}
	texts := []string{m.Text}
	if m.Action != nil {
		texts = append(texts, m.Action.Title, m.Action.Effect, m.Action.Argument)
		if m.Action.Title == "" {
			return nil, refuse(Missing, "a free action needs a title", "say what is tried")
		}
	} else if m.Text == "" {
		return nil, refuse(Missing, "a message needs a text", "")
	}
	for _, text := range texts {
		if err := short(text, "the message"); err != nil {
			return nil, err
		}
	}
	if by != Facilitator {
		return []Entry{g.entry(by, KindMessage, []string{string(by)}, m)}, nil // and the facilitator's, as all
	}
	for _, name := range to {
		if name != Everybody && g.seat(Seat(name)) != nil {
			return nil, refuse(NoSuch, fmt.Sprintf("there is no seat %q", name), "")
		}
	}
	if len(to) == 0 {
		to = []string{Everybody}
	}
	return []Entry{g.entry(by, KindMessage, to, m)}, nil
}

// Rewind goes back to the begin of a turn, and on from there. Nothing is erased: what is taken back stays in the log.
func (g *Game) Rewind(by Seat, x Rewound) ([]Entry, error) {
	switch {
	case by != Facilitator:
		return nil, refuse(NotYours, "the game is rewound by the facilitator", "")
	case g.phase == PhaseClosed:
		return nil, g.playing()
	case x.Turn < 1 || x.Turn > g.turn:
		return nil, refuse(OutOfRange, fmt.Sprintf("the game cannot go back to turn %d", x.Turn), fmt.Sprintf("it is in turn %d; choose from 1 to that", g.turn))
	}
	e := g.entry(by, KindRewound, []string{Everybody}, x)
	e.Turn = x.Turn
	next, err := Replay(g.Scenario, g.Opened, g.seed, append(slices.Clip(g.Entries), e))
	if err != nil {
		return nil, err
	}
	news, err := next.brief()
	return append([]Entry{e}, news...), err
}

// Replay is the game of a log, entry by entry from its first.
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

// Change changes the settings that may change as the game goes: who sees odds, and when a turn resolves.
func (g *Game) Change(by Seat, x Settings) ([]Entry, error) {
	if by != Facilitator {
		return nil, refuse(NotYours, "settings are the facilitator's", "")
	}
	now := g.settings
	now.Odds, now.Shut, now.AtOnce, now.TimerEnds, now.OwnOut, now.Minutes = x.Odds, x.Shut, x.AtOnce, x.TimerEnds, x.OwnOut, x.Minutes
	now, err := now.with(g.Scenario)
	if err != nil {
		return nil, err
	}
	return []Entry{g.entry(by, KindSettings, []string{Everybody}, now)}, nil
}

// Time sets the clock of the room.
func (g *Game) Time(by Seat, x Timer) ([]Entry, error) {
	switch {
	case by != Facilitator:
		return nil, refuse(NotYours, "the clock is the facilitator's", "")
	case x.Seconds < 0 || x.Seconds > 24*60*60:
		return nil, refuse(OutOfRange, fmt.Sprintf("the clock cannot show %d seconds", x.Seconds), "")
	}
	return []Entry{g.entry(by, KindTimer, []string{Everybody}, x)}, g.playing()
}

// Join seats somebody, whose name the log does not hold; Leave is the end of that.
func (g *Game) Join(seat Seat, person int) ([]Entry, error) {
	if err := g.seat(seat); err != nil {
		return nil, err
	}
	return []Entry{g.entry(seat, KindJoined, []string{Everybody}, Person{seat, person})}, nil
}

// Leave ends a person's sitting.
func (g *Game) Leave(person int) ([]Entry, error) {
	seat, ok := g.people[person]
	if !ok {
		return nil, refuse(NoSuch, "nobody of that number is here", "")
	}
	return []Entry{g.entry(seat, KindLeft, []string{Everybody}, Person{seat, person})}, nil
}

// Close ends the game: its last entry says the seed, so that anybody can play it again.
func (g *Game) Close(by Seat) ([]Entry, error) {
	switch {
	case by != Facilitator:
		return nil, refuse(NotYours, "the game is closed by the facilitator", "")
	case g.phase == PhaseClosed:
		return nil, refuse(Done, "the game is closed already", "")
	}
	return []Entry{g.entry(by, KindClosed, []string{Everybody}, Closed{g.seed, g.trial})}, nil
}
