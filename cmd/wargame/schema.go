package main

import (
	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/scenario"
)

const schemaLong = `schema prints the JSON Schema of scenario files. An editor that knows YAML (with the YAML language server:
Visual Studio Code with the extension "YAML", Helix, Neovim and others) then completes keys, says what
each means, and underlines what cannot be. Write it beside your scenarios,

  wargame schema > scenario.schema.json

and make this the first line of each:

  # yaml-language-server: $schema=scenario.schema.json

What expressions say, and whether names exist, only wargame validate knows.`

func newSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "schema",
		Short:             "Print the JSON Schema of scenario files, for editors",
		Long:              schemaLong,
		Example:           "  wargame schema",
		ValidArgsFunction: cobra.NoFileCompletions,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return cli.Usage("wargame schema takes no file", "to check a scenario: wargame validate "+quoteFile(args[0]))
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			a.Out.Write(scenario.Schema()) // its error is kept by stdout
			return nil
		},
	}
}
