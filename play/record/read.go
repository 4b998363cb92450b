package record

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"wargame/play"
)

// Contents are what a folder holds of a game.
type Contents struct {
	Entries []play.Entry
	Opened  play.Opened
	Seed    uint64
	Torn    string // what was dropped at the end, in a sentence; empty: nothing
}

// Damage is a log that was changed, or is none.
type Damage struct {
	Line int // from 1
	What string
}

func (d *Damage) Error() string {
	return fmt.Sprintf("line %d of the log is damaged: %s", d.Line, d.What)
}

// ErrNoGame says that a folder holds no game.
var ErrNoGame = errors.New("the folder holds no game: it has no " + logFile)

// Read reads what a folder holds of a game, and changes nothing.
func Read(dir string) (Contents, error) {
	text, err := os.ReadFile(filepath.Join(dir, logFile))
	if errors.Is(err, fs.ErrNotExist) {
		return Contents{}, ErrNoGame
	}
	if err != nil {
		return Contents{}, err
	}
	c, _, err := contents(dir, text)
	return c, err
}

// contents are the entries of a log's text, and how many of its bytes they are.
func contents(dir string, text []byte) (Contents, int, error) {
	var c Contents
	entries, whole, torn, err := parse(text)
	c.Entries, c.Torn = entries, torn
	if err != nil {
		return c, whole, err
	}
	if len(entries) == 0 || entries[0].Kind != play.KindOpened {
		return c, whole, &Damage{1, "it does not open a game"}
	}
	if c.Opened, err = entries[0].Opened(); err != nil {
		return c, whole, &Damage{1, err.Error()}
	}
	c.Seed, err = seedOf(dir, entries)
	return c, whole, err
}

// seedOf is the seed of a game: in its last entry where it is closed, else in a file of its own.
func seedOf(dir string, entries []play.Entry) (uint64, error) {
	if last := entries[len(entries)-1]; last.Kind == play.KindClosed {
		x, err := last.Closed()
		if err != nil {
			return 0, &Damage{len(entries), err.Error()}
		}
		return x.Seed, nil
	}
	text, err := os.ReadFile(filepath.Join(dir, seedFile))
	if err != nil {
		return 0, fmt.Errorf("the game is not closed, and its seed, which stands in the file %s beside the log, cannot be read: %w", seedFile, err)
	}
	seed, err := strconv.ParseUint(strings.TrimSpace(string(text)), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("the file %s beside the log holds no seed: it is the number alone", seedFile)
	}
	return seed, nil
}

// parse reads the lines of a log: its entries, how many bytes they are, and what was dropped at the end.
func parse(text []byte) (entries []play.Entry, whole int, torn string, err error) {
	prev, more := hash(nil), 0
	var batch []play.Entry
	for at, number := 0, 1; at < len(text); number++ {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return tornEnd(entries, whole, text[at:], number)
		}
		l, err := readLine(text[at : at+end])
		switch {
		case err != nil:
			return entries, whole, "", &Damage{number, err.Error()}
		case l.Prev != prev:
			return entries, whole, "", &Damage{number, "it does not follow from the line before"}
		case l.Seq != number:
			return entries, whole, "", &Damage{number, fmt.Sprintf("it is numbered %d", l.Seq)}
		case len(batch) > 0 && l.More != more-1:
			return entries, whole, "", &Damage{number, "it does not belong to the lines before, which were decided together"}
		}
		prev, more = hash(text[at:at+end]), l.More
		batch = append(batch, l.Entry)
		at += end + 1
		if more == 0 {
			entries, batch, whole = append(entries, batch...), nil, at
		}
	}
	if len(batch) > 0 {
		torn = fmt.Sprintf("the last %d lines of the log were written in part, before anybody was told of them, and are dropped", len(batch))
	}
	return entries, whole, torn, nil
}

// tornEnd is what a last line without an end is: what a crash left of it, or a line whose end was changed.
func tornEnd(entries []play.Entry, whole int, rest []byte, number int) ([]play.Entry, int, string, error) {
	if _, err := readLine(rest[:len(rest)-1]); err == nil {
		return entries, whole, "", &Damage{number, "its end was changed"}
	}
	return entries, whole, "the last line of the log was written in part, before anybody was told of it, and is dropped", nil
}
