package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/table"
)

const rootLong = `wargame plays out policies against uncertainty. A scenario file says what is uncertain, what a
policy may set, how the world moves and what counts; wargame runs thousands of trials of it
under every policy, each policy meeting the same luck, and says how they compare.`

// rootExample is run by a test, as the other examples are.
const rootExample = `  wargame scenarios
  wargame explain us-aid-pause
  wargame run us-aid-pause
  wargame new my-pause --from library/us-aid-pause`

// newRoot is the command line: what is asked of a goes to its streams.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "wargame",
		Short:         "Play out policies against uncertainty",
		Long:          rootLong,
		Example:       rootExample,
		Version:       buildVersion(),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return a.Print(func(w io.Writer) error { return table.WriteText(w, a.style(), welcome()) })
		},
	}
	a.color = oneOf("auto", "always", "never")
	root.PersistentFlags().BoolVarP(&a.Quiet, "quiet", "q", false, "no progress, notes and warnings on stderr, no legends on stdout")
	root.PersistentFlags().BoolVar(&a.NoPager, "no-pager", false, "do not page what is too long for the screen (PAGER says by what)")
	root.PersistentFlags().BoolVar(&a.ascii, "ascii", false, "draw and mark with signs of ASCII alone")
	root.PersistentFlags().Var(&a.color, "color", "colour the output; auto: on a terminal, unless NO_COLOR is set")
	root.SetVersionTemplate("wargame {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(
		newRun(a), newShow(a), newRerun(a), newMerge(a), newCompare(a), newChart(a), newReport(a),
		newWhy(a), newSensitivity(a), newDiscover(a), newRobust(a), newSweep(a), newMatrix(a),
		newPlay(a), newHost(a), newVerify(a), newDebrief(a), newPrint(a),
		newValidate(a), newExplain(a), newScenarios(a), newNew(a), newSchema(a), newReading(),
	)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	refuseStray(root)
	completeFlags(a, root)
	return root
}

// refuseStray makes the commands that cobra brings refuse what they do not know, as ours do: they would show help, as if that was
// what was asked for, or fail without words of ours.
func refuseStray(root *cobra.Command) {
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Args = func(_ *cobra.Command, args []string) error {
				if found, _, _ := root.Find(args); found == root && len(args) > 0 {
					return unknownCommand(root, args[0])
				}
				return nil
			}
		case "completion":
			var shells []string
			for _, shell := range c.Commands() {
				shells = append(shells, shell.Name())
				shell.Args = func(cmd *cobra.Command, args []string) error {
					if len(args) > 0 {
						return cli.Usage(fmt.Sprintf("%s takes no %q", cmd.CommandPath(), args[0]), "see "+cmd.CommandPath()+" --help")
					}
					return nil
				}
			}
			c.Args = cobra.ArbitraryArgs
			c.RunE = func(cmd *cobra.Command, args []string) error {
				if len(args) > 0 {
					return cli.Usage(fmt.Sprintf("there is no completion for %q", args[0]), "there is for "+alternatives(shells))
				}
				return cmd.Help()
			}
		}
	}
}

// unknownCommand says what a first word that is no command may have meant.
func unknownCommand(root *cobra.Command, word string) error {
	var known []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			known = append(known, c.Name())
		}
	}
	hint := didYouMean(word, known)
	for _, c := range root.Commands() {
		if slices.Contains(c.SuggestFor, word) {
			hint = fmt.Sprintf("did you mean %q?", c.Name())
		}
	}
	if info, err := os.Stat(word); hint == "" && (err == nil && !info.IsDir() || isScenarioFile(word) || isShipped(strings.TrimPrefix(word, libraryPrefix))) {
		hint = "to run a scenario: wargame run " + quoteFile(word)
	}
	if hint == "" {
		hint = "see wargame --help"
	}
	return cli.Usage(fmt.Sprintf("there is no command %q", word), hint)
}

// scenarioArgs wants at least one file.
func scenarioArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cli.Usage("which scenario? give one file or more",
			fmt.Sprintf("for example: %s us-aid-pause", cmd.CommandPath()))
	}
	stdin := 0
	for _, name := range args {
		if name == "" {
			return cli.Usage("a file name is empty", "")
		}
		if name == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return cli.Usage("standard input (-) can be given once", "")
	}
	return nil
}

// oneScenario wants one file.
func oneScenario(cmd *cobra.Command, args []string) error {
	if err := scenarioArgs(cmd, args); err != nil {
		return err
	}
	if len(args) > 1 {
		return cli.Usage(cmd.CommandPath()+" takes one scenario", "")
	}
	return nil
}

// completeFlags makes a shell complete the values of flags, and no file names where there is nothing to complete.
func completeFlags(a *app, c *cobra.Command) {
	flags := func(f *pflag.Flag) {
		if err := c.RegisterFlagCompletionFunc(f.Name, a.completion(f)); err != nil {
			panic("wargame: " + err.Error()) // a flag twice
		}
	}
	c.LocalNonPersistentFlags().VisitAll(flags)
	if !c.HasParent() {
		c.PersistentFlags().VisitAll(flags)
	}
	for _, sub := range c.Commands() {
		if sub.Name() != "completion" && sub.Name() != "help" {
			completeFlags(a, sub)
		}
	}
}
