package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/play"
	"wargame/scenario"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

const playLong = `play is a scenario played turn by turn by people: one of its trials, in which teams give the orders that policies give elsewhere.

Several teams sit round one device: it is handed from team to team, with a screen in between that holds no secret, and at
last to the facilitator, who resolves the turn. --team NAME=POLICY lets a policy play a team, --team NAME=STRATEGY a strategy
of its own; who plays the only team that is left plays alone, and a turn is resolved as soon as it is sealed. With --demo
policies play all teams, by themselves.

Lines come from a person at a prompt, where Tab completes words, levers, values and quantities, or from a pipe
(wargame play FILE --seed 7 <moves.txt), where the same lines give the same text each time. help lists the words; as SEAT sits
down at another seat.

Everything is written down as it happens, in a folder of its own: Ctrl-C or a closed terminal lose nothing, and
wargame play GAME goes on. The seed is drawn anew for each game, and told when the game is closed: who knows it knows the luck.

A FILE is a scenario, as wargame run takes it; a GAME is the folder of a game.`

const playExample = `  wargame play us-aid-pause --seed 7 --game games/pause
  wargame play games/pause
  wargame play us-aid-pause --team washington=half_year --team europe=europe_buys_in --team moscow=missiles_now
  wargame play us-aid-pause --demo --turn '13 weeks' --game games/demo`

// playFlags are the flags of play. All of them are of the opening of a game.
type playFlags struct {
	seed     whole
	trial    count
	turn     word
	policies teamPolicies
	odds     choice
	worlds   count
	minutes  count
	game     folder
	demo     bool
	set      assignments
}

func newPlayFlags() *playFlags {
	return &playFlags{odds: oneOf(string(play.OddsFacilitator), string(play.OddsTeams), string(play.OddsAll), string(play.OddsOff)), policies: teamPolicies{}}
}

func newPlay(a *app) *cobra.Command {
	f := newPlayFlags()
	c := &cobra.Command{
		Use:               "play FILE|GAME",
		SuggestFor:        []string{"game", "tabletop", "resume"},
		Short:             "Play a scenario turn by turn, at a table",
		Long:              playLong + cli.StatusHelp(map[cli.Status]string{cli.Wrong: "the command or a scenario is wrong, or a line from a pipe was refused"}),
		Example:           playExample,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) != 1 || args[0] == "":
				return cli.Usage("which scenario or game? give one", "for example: wargame play us-aid-pause")
			case args[0] == "-":
				return cli.Usage("standard input brings what is typed, so that the scenario has to be a file", "")
			}
			return f.run(c.Context(), a, args[0], ownFlags(c))
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.register(flags)
	flags.BoolVar(&f.demo, "demo", false, "policies play all teams, the baseline where --team names none, and one window shows all seats")
	return c
}

// register adds the flags with which a game is opened.
func (f *playFlags) register(flags *pflag.FlagSet) {
	flags.Var(&f.seed, "seed", "luck of the game; two games of one seed and the same moves are the same (default drawn anew, and told when the game is closed)")
	flags.Var(&f.trial, "trial", "the trial that is played (default drawn from the seed)")
	flags.Var(&f.turn, "turn", "how long a turn is, a whole number of steps, such as '4 weeks' (default as the scenario says)")
	flags.Var(&f.policies, "team", "let a policy, or a strategy of its own, play a team; repeatable")
	flags.Var(&f.odds, "odds", "who sees what may come")
	flags.Var(&f.worlds, "worlds", "on how many worlds odds rest (default 1,000)")
	flags.Var(&f.minutes, "minutes", "how many minutes a turn is meant to take")
	flags.Var(&f.game, "game", "keep the game in this folder, which must not be there (default games/NAME-DATE-N)")
	flags.Var(&f.set, "set", "give a variable this value, or a lever this default; repeatable")
	for _, name := range []string{"seed", "trial", "turn", "worlds", "minutes", "game"} {
		flags.Lookup(name).DefValue = ""
	}
}

// ownFlags are the flags of a command that were given, but for those of all commands.
func ownFlags(c *cobra.Command) []string {
	var given []string
	c.Flags().Visit(func(x *pflag.Flag) {
		if c.InheritedFlags().Lookup(x.Name) == nil {
			given = append(given, x.Name)
		}
	})
	return given
}

// run plays a new game of a scenario, or goes on with one. given are the names of the flags that were given.
func (f *playFlags) run(ctx context.Context, a *app, name string, given []string) error {
	if isFolder(name) {
		return resume(ctx, a, name, given)
	}
	return f.open(ctx, a, name, given)
}

// settings are those of a new game of a scenario.
func (f *playFlags) settings(s *scenario.Scenario) (play.Settings, error) {
	x := play.Settings{Trial: int(f.trial), Policies: map[string]string{}, Worlds: int(f.worlds), Minutes: int(f.minutes), Odds: play.Odds(f.odds.value)}
	if s.Game == nil {
		return x, nil // which the game refuses
	}
	people := 0
	for _, t := range s.Game.Teams {
		if f.demo {
			x.Policies[t.Name] = s.Policies[s.Baseline].Name
		}
		if f.policies[t.Name] == "" && len(t.Controls) > 0 {
			people++
		}
	}
	for team, policy := range f.policies {
		x.Policies[team] = policy
	}
	x.AtOnce = people == 1
	var err error
	if f.turn != "" {
		x.Turn, err = turnSteps(s.Clock, string(f.turn))
	}
	return x, err
}

// turnSteps reads how long a turn is, as "4 weeks", or a number in the unit of the clock.
func turnSteps(clock scenario.Clock, text string) (int, error) {
	n, problems := formula.Parse(source.Typed("turn", text))
	if problems.HasErrors() || n.Kind != formula.Number {
		return 0, cli.Usage(fmt.Sprintf("--turn %q is no length of time", text), fmt.Sprintf("for example --turn '4 %ss'", clock.Unit))
	}
	units := n.Value
	if n.Unit != "" {
		ratio, ok := formula.Ratio(n.Unit, clock.Unit)
		if !ok {
			return 0, cli.Usage(fmt.Sprintf("--turn %q cannot be had in %ss, in which the clock counts", text, clock.Unit), fmt.Sprintf("for example --turn '4 %ss'", clock.Unit))
		}
		units *= ratio
	}
	for steps := 1; steps <= clock.Steps; steps++ {
		if x := clock.Time(steps); x >= units*(1-scenario.SameTime) && x <= units*(1+scenario.SameTime) {
			return steps, nil
		}
	}
	return 0, cli.Usage(fmt.Sprintf("--turn %q is no whole number of steps of the clock", text),
		fmt.Sprintf("a step is %s %s, and there are %d of them", strings.TrimSuffix(fmt.Sprint(clock.Step), ".0"), clock.Unit, clock.Steps))
}

// teamPolicies is a flag that gives a team a policy; repeatable.
type teamPolicies map[string]string

func (t teamPolicies) Type() string   { return "name=policy" }
func (t teamPolicies) String() string { return "" }

func (t teamPolicies) Set(text string) error {
	team, policy, found := strings.Cut(text, "=")
	if team, policy = strings.TrimSpace(team), strings.TrimSpace(policy); !found || team == "" || policy == "" {
		return cli.Usage("must be name=policy", "for example --team moscow=missiles_now")
	}
	if t[team] != "" {
		return cli.Usage(fmt.Sprintf("gives %s a second policy", team), "one policy plays a team")
	}
	t[team] = policy
	return nil
}
