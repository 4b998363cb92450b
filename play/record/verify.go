package record

import (
	"errors"
	"os"
	"path/filepath"

	"wargame/play"
)

// Verified is what was found of a game that was played again from its log.
type Verified struct {
	Lines  int    `json:"lines"`  // of the log, each with its sum and the hash of the one before
	Turns  int    `json:"turns"`  // played again, to the last bit, those that were taken back among them
	Dice   int    `json:"dice"`   // of the game, thrown again
	Typed  int    `json:"typed"`  // of the table, which nobody can check
	Closed bool   `json:"closed"` // the log itself says the seed
	By     string `json:"by"`     // the version of the program that opened the game
	Torn   string `json:"torn,omitempty"`
	Damage string `json:"damage,omitempty"` // the first line that does not fit, in a sentence; empty: all do
	Line   int    `json:"line,omitempty"`   // its number
}

// Verify reads a game, changes nothing, and plays it again: every hash, every die, every state, and the seed against the hash with which
// the game was opened. Its error is that there is no game, or that nothing of it can be read; damage is what it finds.
func Verify(dir string) (Verified, error) {
	var v Verified
	text, err := os.ReadFile(filepath.Join(dir, logFile))
	if errors.Is(err, os.ErrNotExist) {
		return v, ErrNoGame
	}
	if err != nil {
		return v, err
	}
	c, _, err := contents(dir, text)
	if err == nil {
		_, err = c.Game()
	}
	v.Torn, v.By = c.Torn, c.Opened.Version
	var damage *Damage
	switch {
	case errors.As(err, &damage):
		v.Damage, v.Line = damage.What, damage.Line
	case err != nil:
		return v, err
	}
	for i, e := range c.Entries {
		if v.Line > 0 && i+1 >= v.Line {
			break
		}
		v.count(e)
	}
	return v, nil
}

// count adds an entry that fits.
func (v *Verified) count(e play.Entry) {
	v.Lines++
	switch e.Kind {
	case play.KindResolved:
		v.Turns++
	case play.KindClosed:
		v.Closed = true
	case play.KindRuling:
		if x, err := play.Body[play.Ruling](e); err == nil && x.Typed {
			v.Typed += len(x.Dice)
		} else if err == nil {
			v.Dice += len(x.Dice)
		}
	}
}
