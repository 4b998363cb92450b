package play

import (
	"fmt"
	"slices"
)

// Send is a message: from a team to the facilitator, from the facilitator to whom it is for. A free action that is to be ruled on is a
// message too.
func (g *Game) Send(by Seat, to []string, m Message) ([]Entry, error) {
	if err := g.seat(by); err != nil {
		return nil, err
	}
	texts := []string{m.Text}
	if m.Action != nil {
		texts = append(texts, m.Action.Title, m.Action.Effect, m.Action.Argument)
	}
	switch {
	case g.phase == PhaseClosed:
		return nil, g.playing()
	case by == Screen || by == Observer:
		return nil, refuse(NotYours, "who watches sends nothing", "join a team to take part")
	case m.Action != nil && m.Action.Title == "":
		return nil, refuse(Missing, "a free action needs a title", "say what is tried")
	case m.Action == nil && m.Text == "":
		return nil, refuse(Missing, "a message needs a text", "write what is to be said")
	case m.Answers != 0 && !g.knows(by, m.Answers):
		return nil, refuse(NoSuch, fmt.Sprintf("there is no message %d to answer", m.Answers), "answer by the number that stands beside a message")
	}
	for _, text := range texts {
		if err := writable(text, "the message"); err != nil {
			return nil, err
		}
	}
	if by != Facilitator {
		return []Entry{g.entry(by, KindMessage, []string{string(by)}, m)}, nil // and the facilitator's, as all
	}
	for _, name := range to {
		if err := g.seat(Seat(name)); name != Everybody && err != nil {
			return nil, err
		}
	}
	if len(to) == 0 {
		to = []string{Everybody}
	}
	return []Entry{g.entry(by, KindMessage, to, m)}, nil
}

// knows says that a message of this number has reached a seat, or came from it.
func (g *Game) knows(seat Seat, seq int) bool {
	return slices.ContainsFunc(told(g, g.messages, seat, false), func(x Told[Message]) bool { return x.Seq == seq })
}

// Change changes the settings that may change as the game goes: who sees odds, and when a turn resolves.
func (g *Game) Change(by Seat, x Settings) ([]Entry, error) {
	switch {
	case by != Facilitator:
		return nil, refuse(NotYours, "settings are the facilitator's", "ask for it by a message")
	case g.phase == PhaseClosed:
		return nil, g.playing()
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
		return nil, refuse(NotYours, "the clock is the facilitator's", "ask for it by a message")
	case x.Seconds < 0 || x.Seconds > 24*60*60:
		return nil, refuse(OutOfRange, fmt.Sprintf("the clock cannot show %d seconds", x.Seconds), "choose from 0 to a day")
	}
	if err := g.playing(); err != nil {
		return nil, err
	}
	return []Entry{g.entry(by, KindTimer, []string{Everybody}, x)}, nil
}

// Join seats somebody, whose name the log does not hold; Leave is the end of that.
func (g *Game) Join(seat Seat, person int) ([]Entry, error) {
	if err := g.seat(seat); err != nil {
		return nil, err
	}
	switch {
	case g.phase == PhaseClosed:
		return nil, g.playing()
	case person < 1:
		return nil, refuse(OutOfRange, fmt.Sprintf("nobody has the number %d", person), "persons are counted from 1")
	case g.people[person] == seat:
		return nil, refuse(Done, fmt.Sprintf("person %d sits there already", person), "choose another seat, or leave it")
	}
	return []Entry{g.entry(seat, KindJoined, []string{Everybody}, Person{seat, person})}, nil
}

// Leave ends a person's sitting.
func (g *Game) Leave(person int) ([]Entry, error) {
	seat, ok := g.people[person]
	switch {
	case g.phase == PhaseClosed:
		return nil, g.playing()
	case !ok:
		return nil, refuse(NoSuch, fmt.Sprintf("nobody with the number %d is here", person), "join first")
	}
	return []Entry{g.entry(seat, KindLeft, []string{Everybody}, Person{seat, person})}, nil
}

// Close ends the game: its last entry says the seed, so that anybody can play it again.
func (g *Game) Close(by Seat) ([]Entry, error) {
	switch {
	case by != Facilitator:
		return nil, refuse(NotYours, "the game is closed by the facilitator", "ask for it by a message")
	case g.phase == PhaseClosed:
		return nil, refuse(Done, "the game is closed already", "open a new one")
	}
	return []Entry{g.entry(by, KindClosed, []string{Everybody}, Closed{g.seed, g.trial})}, nil
}
