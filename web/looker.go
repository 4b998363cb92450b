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
	asked  map[string]bool     // teams whose odds are wanted
	found  map[string]lookedAt // by team
	wake   chan struct{}
	told   func()
	shadow *play.Game
}

// lookedAt are odds, and what the team saw of the game when they were worked out: they rest on that alone, and hold as long as it sees the
// same.
type lookedAt struct {
	saw  string
	view play.OddsView
	err  error
}

// logged is a game as it stands, to be followed apart.
type logged struct {
	game    *play.Game
	entries []play.Entry
	saw     string // by the team whose odds are wanted
}

func newLooker(told func()) *looker {
	return &looker{asked: map[string]bool{}, found: map[string]lookedAt{}, wake: make(chan struct{}, 1), told: told}
}

// odds are those of a team that were worked out last; it asks for newer ones where the team sees something else by now, and says whether
// these are those.
func (l *looker) odds(team, saw string) (lookedAt, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	found, ok := l.found[team]
	if ok && found.saw == saw {
		return found, true
	}
	l.asked[team] = true
	select {
	case l.wake <- struct{}{}:
	default:
	}
	return found, false
}

// has is what a team saw when its odds were worked out last.
func (l *looker) has(team string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.found[team].saw
}

// run works until the context ends. The game is given as it stands, for a team.
func (l *looker) run(ctx context.Context, game func(team string) logged) {
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
func (l *looker) look(team string, game func(team string) logged) {
	at := game(team)
	found := lookedAt{saw: at.saw}
	if found.err = l.follow(at); found.err == nil {
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
func (l *looker) follow(at logged) error {
	if l.shadow == nil {
		var err error
		if l.shadow, err = at.game.Fresh(); err != nil {
			return err
		}
	}
	if err := foldAll(l.shadow, at.entries[len(l.shadow.Entries):]); err != nil {
		l.shadow = nil
		return err
	}
	return nil
}

// foldAll takes a game as far as a log.
func foldAll(g *play.Game, entries []play.Entry) error {
	for _, e := range entries {
		if err := g.Fold(e); err != nil {
			return err
		}
	}
	return nil
}
