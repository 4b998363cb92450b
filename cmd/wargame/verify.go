package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/play/record"
	"wargame/results/number"
)

const verifyLong = `verify plays a game again from its log, changes nothing, and says whether all of it fits: the hash of every
line, every die that the game threw, the state of the model after every turn, to the last bit, and the seed
against the hash with which the game was opened. It names the first line that does not fit. Only lines that
were taken off the end of a game that is not closed cannot be missed: nothing behind them says that they were there.

Dice that were thrown on the table and typed in cannot be checked, and are counted apart. A game that is not
closed yet can be verified by whoever has its folder, which holds the seed.`

const verifyExample = `  wargame play us-aid-pause --demo --turn '13 weeks' --game games/demo
  wargame verify games/demo
  wargame verify games/demo --format json`

func newVerify(a *app) *cobra.Command {
	f := output{oneOf("text", "json")}
	c := &cobra.Command{
		Use:        "verify GAME",
		SuggestFor: []string{"audit"},
		Short:      "Play a game again from its log, and say whether all of it fits",
		Long:       verifyLong + cli.StatusHelp(map[cli.Status]string{cli.Failed: "something in the log does not fit", cli.Wrong: "the command is wrong, or there is no game"}),
		Example:    verifyExample,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return cli.Usage("which game? give the folder of one", "wargame play FILE writes one, in games/")
			}
			return nil
		},
		ValidArgsFunction: completeRuns,
		RunE:              func(c *cobra.Command, args []string) error { return verify(c.Context(), a, args[0], f) },
	}
	f.register(c.Flags())
	return c
}

func verify(ctx context.Context, a *app, dir string, f output) error {
	v, err := cli.Await(ctx, func() (record.Verified, error) { return record.Verify(dir) })
	if errors.Is(err, record.ErrNoGame) {
		return cli.Usage(dir+" is no folder of a game", "wargame play FILE writes one, in games/")
	}
	if err != nil {
		return fmt.Errorf("cannot read the game in %s: %w", dir, cli.Reason(err))
	}
	if v.By != "" && v.By != version {
		a.Note("the game was opened by wargame %s, and this is %s, which may play it otherwise", v.By, version)
	}
	err = a.Print(func(w io.Writer) error {
		if f.format.value == "json" {
			e := json.NewEncoder(w)
			e.SetIndent("", "  ")
			return e.Encode(v)
		}
		_, err := io.WriteString(w, verified(v))
		return err
	})
	switch {
	case err != nil:
		return err
	case v.Damage != "":
		return fmt.Errorf("line %d of the log in %s does not fit: %s", v.Line, dir, v.Damage)
	}
	return nil
}

// verified says what was found.
func verified(v record.Verified) string {
	text := fmt.Sprintf("%s of the log fit, %s played again and %s thrown again.\n",
		number.Plural(v.Lines, "line"), number.Plural(v.Turns, "turn"), plural(v.Dice, "die", "dice"))
	if v.Damage == "" {
		text = "All fits: " + text
	}
	if v.Typed > 0 {
		text += fmt.Sprintf("%s thrown on the table cannot be checked.\n", plural(v.Typed, "die", "dice"))
	}
	if v.Torn != "" {
		text += "But: " + v.Torn + ".\n"
	}
	if v.Damage == "" && !v.Closed {
		text += "The game is not closed: its seed stands beside the log, and not in it yet.\n"
	}
	return text
}

// plural counts what has a plural of its own.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number.Group(n) + " " + many
}
