package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"wargame/cmd/wargame/internal/cli"
	"wargame/play"
	"wargame/play/record"
	"wargame/scenario"
	"wargame/scenarios"
)

// open begins a game of a scenario in a folder of its own, and plays it.
func (f *playFlags) open(ctx context.Context, a *app, name string, given []string) error {
	t, err := f.begin(ctx, a, name, given)
	if err != nil {
		return err
	}
	defer t.Log.Close()
	a.Note("the game is kept in %s; Ctrl-C loses nothing", t.Log.Dir())
	if f.demo {
		return demo(ctx, a, t)
	}
	return sit(ctx, a, t.Game, t.Take, t.Log.Dir())
}

// begin begins a game of a scenario in a folder of its own.
func (f *playFlags) begin(ctx context.Context, a *app, name string, given []string) (*record.Table, error) {
	if f.game != "" && isThere(string(f.game)) {
		return nil, cli.Usage(fmt.Sprintf("%s is there already, and no game is written over", f.game), "to go on with it: wargame play "+quoteFile(string(f.game)))
	}
	s, err := a.load(ctx, name, scenario.Options{Set: f.set})
	if err != nil {
		return nil, err
	}
	settings, err := f.settings(s)
	if err != nil {
		return nil, err
	}
	text, err := wholeText(a, name, f.set)
	if err != nil {
		return nil, err
	}
	seed := uint64(f.seed)
	if !slices.Contains(given, "seed") {
		if seed, err = drawSeed(); err != nil {
			return nil, err
		}
	}
	entries, err := cli.Await(ctx, func() ([]play.Entry, error) { return play.Begin(s, text, version, seed, settings) })
	if err != nil {
		return nil, asUsage(err)
	}
	return f.start(s.Name, entries, seed)
}

// start begins the log of a game: in the folder asked for, or the first of its name and day that is not there.
func (f *playFlags) start(name string, entries []play.Entry, seed uint64) (*record.Table, error) {
	if f.game != "" {
		t, err := record.Start(filepath.Clean(string(f.game)), entries, seed, time.Now)
		return t, unwritable(string(f.game), err)
	}
	for n := 1; ; n++ {
		dir := filepath.Join("games", fmt.Sprintf("%s-%s-%d", name, time.Now().Format(time.DateOnly), n))
		t, err := record.Start(dir, entries, seed, time.Now)
		if !errors.Is(err, fs.ErrExist) {
			return t, unwritable(dir, err)
		}
	}
}

// unwritable says that a game could not be begun.
func unwritable(dir string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("cannot begin a game in %s: %w", dir, cli.Reason(err))
}

// isThere says whether something has a name.
func isThere(path string) bool { return stampOf(path) != stamp{} }

// wholeText is a scenario as merged, which a game holds so that it can be played again.
func wholeText(a *app, name string, set assignments) (string, error) {
	name, err := a.resolve(name)
	if err != nil {
		return "", err
	}
	var text bytes.Buffer
	problems, err := scenario.WriteMerged(&text, filepath.ToSlash(name), scenario.Options{Set: set, Files: a.files(), Library: scenarios.Library})
	if err == nil && problems.HasErrors() {
		err = problems
	}
	return text.String(), err
}

// drawSeed is a seed that nobody knows.
func drawSeed() (uint64, error) {
	var bits [8]byte
	_, err := rand.Read(bits[:])
	return binary.LittleEndian.Uint64(bits[:]), err
}

// asUsage is what the rules of a game do not let be opened, as a command that is wrong.
func asUsage(err error) error {
	var refused *play.Refusal
	if errors.As(err, &refused) {
		return cli.Usage(refused.Message, refused.Hint)
	}
	return err
}

// resume goes on with the game of a folder, or opens it for reading and says why. What was chosen at its opening stays.
func resume(ctx context.Context, a *app, dir string, given []string) error {
	c, err := record.Read(dir)
	if err != nil {
		return noGame(dir, err)
	}
	if len(given) > 0 {
		return cli.Usage(fmt.Sprintf("--%s is chosen when a game is opened, and %s is one that is", given[0], dir), "to go on: wargame play "+quoteFile(dir))
	}
	if c.Torn != "" {
		a.Note("%s", c.Torn)
	}
	if c.Opened.Version != version {
		return read(ctx, a, dir, c, fmt.Sprintf("the game was opened by wargame %s, and this is %s", c.Opened.Version, version))
	}
	t, err := cli.Await(ctx, func() (*record.Table, error) {
		t, _, err := record.Resume(dir, time.Now)
		return t, err
	})
	var refused *play.Refusal
	switch {
	case errors.As(err, &refused) && refused.Code == play.OtherScenario:
		return read(ctx, a, dir, c, refused.Message)
	case err != nil:
		return noGame(dir, err)
	}
	defer t.Log.Close()
	a.Note("the game is kept in %s; Ctrl-C loses nothing", dir)
	return sit(ctx, a, t.Game, t.Take, dir)
}

// read opens a game that cannot go on, as far as it can be followed.
func read(ctx context.Context, a *app, dir string, c record.Contents, why string) error {
	g, err := c.Follow()
	if g == nil {
		return noGame(dir, err)
	}
	if err != nil {
		a.Note("it can be followed up to there: %v", err)
	}
	a.Note("%s: it can be read, and not go on", why)
	refused := &play.Refusal{Code: play.OtherScenario, Message: why, Hint: "the game can be read, and not go on"}
	return sit(ctx, a, g, func([]play.Entry, error) error { return refused }, dir)
}

// noGame says why a folder cannot be played.
func noGame(dir string, err error) error {
	var damaged *record.Damage
	var interrupted cli.Interruption
	switch {
	case errors.As(err, &interrupted):
		return cli.Interruption("interrupted while opening " + dir)
	case errors.Is(err, record.ErrNoGame):
		return cli.Usage(dir+" is the folder of no game: it has no log.jsonl", "wargame play FILE begins one, in games/NAME-DATE-N")
	case errors.Is(err, record.ErrElsewhere):
		return cli.Usage(dir+": "+err.Error(), "end that one first, or wait for it: two would write over each other")
	case errors.As(err, &damaged):
		return cli.Usage(dir+": "+damaged.Error(), "nothing behind that line can be relied on: use another copy of the folder")
	}
	return cli.Usage(fmt.Sprintf("%s: %v", dir, cli.Reason(err)), "")
}
