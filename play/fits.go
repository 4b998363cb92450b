package play

import (
	"bytes"
	"fmt"
	"slices"
)

// fits refuses an entry that could not have been decided now: decided again, from its body and by who gave it, it is refused or another
// one. So no log leads to a state that the rules do not allow, whoever wrote it. What the engine makes of an entry is checked where it is
// applied.
func (g *Game) fits(e Entry) error {
	again, err := g.decided(e)
	switch {
	case err != nil:
		return refuse(Damaged, fmt.Sprintf("the rules do not allow it (%s): %s", e.Kind, err), "")
	case again.Seq != e.Seq:
		return refuse(Damaged, fmt.Sprintf("entry %d follows entry %d", e.Seq, len(g.Entries)), "")
	case again.Kind != e.Kind || again.By != e.By:
		return refuse(Damaged, fmt.Sprintf("%s by %s stands where %s by %s was due", e.Kind, e.By, again.Kind, again.By), "")
	case again.Turn != e.Turn || again.Phase != e.Phase:
		return refuse(Damaged, fmt.Sprintf("%s stands in turn %d, %s; the game was in turn %d, %s", e.Kind, e.Turn, e.Phase, again.Turn, again.Phase), "")
	case !slices.Equal(again.To, e.To):
		return refuse(Damaged, fmt.Sprintf("%s has other addressees than the rules give it", e.Kind), "")
	case !bytes.Equal(again.Body, e.Body):
		return refuse(Damaged, fmt.Sprintf("%s says something else than the rules make of it", e.Kind), "")
	}
	return nil
}

// decided is an entry decided again from its body. The game begins with the first, and a turn with its injects.
func (g *Game) decided(e Entry) (Entry, error) {
	switch {
	case len(g.Entries) == 0:
		return g.entry(Facilitator, KindOpened, nil, g.Opened), nil
	case len(g.news) > 0:
		return g.announced()[0], nil
	}
	switch e.Kind {
	case KindJoined:
		return again(e, func(x Person) ([]Entry, error) { return g.Join(x.Seat, x.Person) })
	case KindLeft:
		return again(e, func(x Person) ([]Entry, error) { return g.Leave(x.Person) })
	case KindDraft:
		return again(e, func(x Draft) ([]Entry, error) { return g.Draft(e.By, x) })
	case KindSealed:
		return again(e, func(x Sealed) ([]Entry, error) { return g.Seal(e.By, x.Team) })
	case KindUnsealed:
		return again(e, func(x Sealed) ([]Entry, error) { return g.Unseal(e.By, x.Team) })
	case KindEstimate:
		return again(e, func(x Estimated) ([]Entry, error) { return g.Estimate(e.By, x) })
	case KindInject:
		return again(e, func(x Came) ([]Entry, error) { return g.Hand(e.By, x) })
	case KindHeld:
		return again(e, func(x Held) ([]Entry, error) { return g.Hold(e.By, x.Inject) })
	case KindResolved:
		return again(e, func(x Resolved) ([]Entry, error) {
			_, err := g.resolves(e.By, len(x.Late) > 0)
			return one(g.resolved(e.Body), err)
		})
	case KindRuling:
		return again(e, func(x Ruling) ([]Entry, error) { return g.Rule(e.By, x.unthrown()) })
	case KindOverride:
		return again(e, func(x Override) ([]Entry, error) { return g.Override(e.By, x) })
	case KindRewound:
		return again(e, func(x Rewound) ([]Entry, error) { return one(g.rewound(e.By, x)) })
	case KindMessage:
		return again(e, func(x Message) ([]Entry, error) { return g.Send(e.By, e.To, x) })
	case KindTimer:
		return again(e, func(x Timer) ([]Entry, error) { return g.Time(e.By, x) })
	case KindSettings:
		return again(e, func(x Settings) ([]Entry, error) { return g.Change(e.By, x) })
	case KindClosed:
		return again(e, func(Closed) ([]Entry, error) { return g.Close(e.By) })
	}
	return Entry{}, refuse(Damaged, fmt.Sprintf("there is no entry of the kind %q", e.Kind), "")
}

// again decides on the body of an entry.
func again[T any](e Entry, decide func(T) ([]Entry, error)) (Entry, error) {
	body, err := bodyOf[T](e)
	if err != nil {
		return Entry{}, err
	}
	list, err := decide(body)
	if err != nil {
		return Entry{}, err
	}
	return list[0], nil
}

// one is an entry in the shape in which decisions come.
func one(e Entry, err error) ([]Entry, error) {
	if err != nil {
		return nil, err
	}
	return []Entry{e}, nil
}
