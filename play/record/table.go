package record

import (
	"errors"
	"fmt"
	"time"

	"wargame/play"
)

// Table is a game and its log, kept together: what is decided is written down, and then it counts.
type Table struct {
	Game *play.Game
	Log  *Log
}

// Start begins a game in a folder that must not be there yet.
func Start(dir string, entries []play.Entry, seed uint64, now func() time.Time) (*Table, error) {
	log, err := Create(dir, seed, entries, now)
	if err != nil {
		return nil, err
	}
	log.Close()
	t, _, err := Resume(dir, now)
	return t, err
}

// Resume goes on with the game of a folder. Its error is a *Damage that names the line where the log cannot be followed.
func Resume(dir string, now func() time.Time) (*Table, Contents, error) {
	log, c, err := Open(dir, now)
	if err != nil {
		return nil, c, err
	}
	g, err := c.Game()
	if err != nil {
		log.Close()
		return nil, c, err
	}
	return &Table{g, log}, c, nil
}

// Game is the game of what a folder holds, every turn of it played again. Its error is a *Damage where an entry does not follow from
// those before.
func (c Contents) Game() (*play.Game, error) {
	s, err := c.Opened.Load()
	if err != nil {
		return nil, fmt.Errorf("the scenario of the game cannot be read: %w", err)
	}
	g, err := play.Replay(s, c.Opened, c.Seed, c.Entries)
	var refused *play.Refusal
	if errors.As(err, &refused) {
		at := 1
		if g != nil {
			at = len(g.Entries) + 1
		}
		return g, &Damage{at, refused.Message}
	}
	return g, err
}

// Follow is the game of what a folder holds as far as this program can follow it, for reading: one of another program, or whose
// scenario has another hash by now. Its error says what cannot be followed; without any game where that is all of it.
func (c Contents) Follow() (*play.Game, error) {
	s, err := c.Opened.Load()
	if s == nil {
		return nil, err
	}
	return play.Replay(s, c.Opened, c.Seed, c.Entries)
}

// Take writes down what was decided, and takes it into the game. It has the shape of what decisions give.
func (t *Table) Take(entries []play.Entry, err error) error {
	if err != nil {
		return err
	}
	written, err := t.Log.Append(entries...)
	for _, e := range written {
		if err := t.Game.Fold(e); err != nil {
			t.Log.failed = fmt.Errorf("what was written down does not follow from the game: %w", err)
			return t.Log.failed
		}
	}
	return err
}
