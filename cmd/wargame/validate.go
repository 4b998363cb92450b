package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/contract"
	"wargame/results/number"
	"wargame/results/render"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

const validateLong = `validate says everything that is wrong with scenarios, and what is probably a mistake, each with its
place; of a folder, it says so of all scenarios in it and in folders within it. Nothing is run, but
for --halve-step: that runs every scenario again at half its step, and shows which outcomes shift by
more than their error, so that the step is too long for them, and which spread more or less. Where
outcomes shift under euler, it does the same under rk4, and says whether the step would do with that
(clock: {method: rk4}).`

const validateExample = `  wargame validate library/us-aid-pause
  wargame validate library/us-aid-pause --format json
  wargame validate .
  wargame validate library/us-aid-pause --halve-step --trials 2k`

// validateFlags are the flags of validate.
type validateFlags struct {
	selection // of the runs of --halve-step
	output
	halve bool
}

func newValidate(a *app) *cobra.Command {
	f := &validateFlags{selection: newSelection(), output: output{oneOf("text", "json")}}
	c := &cobra.Command{
		Use:               "validate FILE|FOLDER...",
		SuggestFor:        []string{"check", "lint"},
		Short:             "Check scenarios without running them",
		Long:              validateLong + cli.StatusHelp(map[cli.Status]string{cli.Done: "no errors (there may be warnings)"}),
		Example:           validateExample,
		Args:              scenarioArgs,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			return f.validate(c.Context(), a, args)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.halve, "halve-step", false, "run at the step and at half of it, and compare the outcomes")
	f.selection.register(flags, "halve-step", "trials", "seed", "workers", "memory")
	f.selection.register(flags, "", "set")
	f.output.register(flags)
	return c
}

// validation is what validate says of one file, as JSON.
type validation struct {
	File     string           `json:"file"`
	Valid    bool             `json:"valid"` // no errors
	Abstract bool             `json:"abstract"`
	Problems []problem        `json:"problems"`
	Shifts   []contract.Shift `json:"halved_step,omitempty"`

	UnderRK4 *contract.UnderRK4 `json:"under_rk4,omitempty"` // where outcomes shift under euler
}

// problem is a diagnostic as JSON.
type problem struct {
	Severity string `json:"severity"` // "error" or "warning"
	Code     string `json:"code"`
	Place    string `json:"place"` // FILE:LINE:COLUMN, or empty
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

func (f *validateFlags) validate(ctx context.Context, a *app, names []string) error {
	list, err := a.unfold(ctx, names)
	if err != nil {
		return err
	}
	all, ending := each(ctx, a, list.files, func(ctx context.Context, a *app, file string) (*validation, error) {
		return f.file(ctx, a, file, list.found[file])
	})
	if len(list.folders) > 0 && f.format.value == "text" {
		if err := a.Print(func(w io.Writer) error { return printTotal(w, all) }); err != nil {
			return err
		}
	}
	if f.format.value == "json" {
		err := a.Print(func(w io.Writer) error {
			return contract.Write(w, map[string][]*validation{"files": all})
		})
		if err != nil {
			return err
		}
	}
	return ending
}

// file validates one file. The errors and warnings are what was asked for, so they go to stdout: as text at once, as
// JSON at the end. One that was found in a folder may be abstract, and then is not run.
func (f *validateFlags) file(ctx context.Context, a *app, file string, found bool) (*validation, error) {
	v := &validation{File: file, Problems: []problem{}}
	s, problems, err := f.problems(ctx, a, file)
	switch {
	case err != nil:
		return nil, err
	case problems.HasErrors():
		err = cli.Wrong
	default:
		v.Valid, v.Abstract = true, s.Abstract
	}
	for _, d := range problems {
		v.Problems = append(v.Problems, newProblem(d))
	}
	if f.format.value == "text" {
		if err := a.Print(func(w io.Writer) error { return v.print(w, problems) }); err != nil {
			return v, err
		}
	}
	if err != nil || !f.halve || (found && v.Abstract) {
		return v, err
	}
	shifts, rk4, err := f.selection.halve(ctx, a, file)
	if err != nil {
		return v, err
	}
	v.Shifts, v.UnderRK4 = contract.NewShifts(shifts), contract.NewUnderRK4(rk4)
	if f.format.value == "text" {
		err = a.Print(func(w io.Writer) error { return render.Shifts(w, shifts, rk4, table.Style{Width: a.Width()}) })
	}
	return v, err
}

// problems are all that is said of a file before anything runs. Loading sees what it says, compiling what it amounts to:
// constants that cannot be.
func (f *validateFlags) problems(ctx context.Context, a *app, file string) (*scenario.Scenario, source.Diagnostics, error) {
	s, err := a.load(ctx, file, scenario.Options{Set: f.set})
	var problems source.Diagnostics
	if errors.As(err, &problems) {
		return nil, problems, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if s.Abstract {
		return s, s.Warnings, nil
	}
	_, err = cli.Await(ctx, func() (*sim.Program, error) { return sim.Compile(s, sim.Options{}) })
	switch {
	case ctx.Err() != nil:
		return nil, nil, cli.Interruption(fmt.Sprintf("interrupted while checking %s", file))
	case errors.As(err, &problems):
		return s, append(problems, s.Warnings...).Sort(), nil
	}
	return s, s.Warnings, err
}

// print shows what is wrong with a file, and a last line that says how it stands.
func (v *validation) print(w io.Writer, problems source.Diagnostics) error {
	count := map[source.Severity]int{}
	for _, d := range problems {
		count[d.Severity]++
		if err := d.Write(w); err != nil {
			return err
		}
	}
	line := fmt.Sprintf("%s: %s, %s", v.File, number.PluralOrNo(count[source.Error], "error"), number.PluralOrNo(count[source.Warning], "warning"))
	if v.Abstract {
		line += " (abstract: the rest is checked in the files that extend it)"
	}
	_, err := fmt.Fprintln(w, source.Shown(line))
	return err
}

// printTotal says how many of all files are wrong.
func printTotal(w io.Writer, all []*validation) error {
	wrong := 0
	for _, v := range all {
		if !v.Valid {
			wrong++
		}
	}
	of := number.Group(wrong)
	if wrong == 0 {
		of = "none"
	}
	_, err := fmt.Fprintf(w, "%s, %s with errors\n", number.Plural(len(all), "scenario"), of)
	return err
}

func newProblem(d source.Diagnostic) problem {
	p := problem{Severity: "error", Code: d.Code, Place: d.Span.String(), Message: d.Message, Hint: d.Hint}
	if d.Severity == source.Warning {
		p.Severity = "warning"
	}
	return p
}
