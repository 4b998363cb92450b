package web

import (
	"context"
	"maps"
	"slices"
	"sync"

	"wargame/play"
)

// looker works out odds beside the game, so that nobody waits for them: it keeps a game of its own, folded from the same entries. Of what
// is asked while it works, the last counts.
type looker struct {
	mu     sync.Mutex
	asked  map[string]int      // by team: entries of the log when odds were asked for
	found  map[string]lookedAt // by team
	wake   chan struct{}
	told   func()
	shadow *play.Game
}

// lookedAt are odds, and for how many entries of the log they hold.
type lookedAt struct {
	entries int
	view    play.OddsView
	err     error
}

func newLooker(told func()) *looker {
	return &looker{asked: map[string]int{}, found: map[string]lookedAt{}, wake: make(chan struct{}, 1), told: told}
}

// odds are those of a team that were worked out last; it asks for newer ones where the log has grown, and says whether these are.
func (l *looker) odds(team string, entries int) (lookedAt, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	found, ok := l.found[team]
	if ok && found.entries == entries {
		return found, true
	}
	l.asked[team] = entries
	select {
	case l.wake <- struct{}{}:
	default:
	}
	return found, false
}

// run works until the context ends. The entries are those of the log as it stands.
func (l *looker) run(ctx context.Context, game func() (*play.Game, []play.Entry)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.wake:
		}
		for team, ok := l.next(); ok && ctx.Err() == nil; team, ok = l.next() {
			l.look(team, game)
		}
	}
}

// next is a team whose odds were asked for, the first by name.
func (l *looker) next() (string, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	teams := slices.Sorted(maps.Keys(l.asked))
	if len(teams) == 0 {
		return "", false
	}
	delete(l.asked, teams[0])
	return teams[0], true
}

// look works out the odds of a team: of keeping all as it stands and, where there is one, of its draft.
func (l *looker) look(team string, game func() (*play.Game, []play.Entry)) {
	of, entries := game()
	found := lookedAt{entries: len(entries)}
	if found.err = l.follow(of, entries); found.err == nil {
		var choices []map[string]float64
		if draft := l.shadow.Drafted(team); len(draft) > 0 {
			choices = append(choices, draft)
		}
		found.view, found.err = l.shadow.Odds(play.Facilitator, team, choices...)
	}
	l.mu.Lock()
	l.found[team] = found
	l.mu.Unlock()
	l.told()
}

// follow takes the shadow as far as the log.
func (l *looker) follow(of *play.Game, entries []play.Entry) error {
	if l.shadow == nil {
		var err error
		if l.shadow, err = of.Fresh(); err != nil {
			return err
		}
	}
	for _, e := range entries[len(l.shadow.Entries):] {
		if err := l.shadow.Fold(e); err != nil {
			l.shadow = nil
			return err
		}
	}
	return nil
}
