package main

import (
	"bytes"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/explain"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/saved"
)

const reportLong = `report writes one HTML file that can be read, printed and handed out: the question, the scorecard, what
each policy does when, every outcome as a picture and in numbers, watched series, what is assumed and
who says so, and how to get the same numbers again. It needs no network and no script.

--with adds why it came out so, as wargame sensitivity, run --spread, discover, robust and matrix tell it,
with their pictures; discover is asked where the policy that leads fails, or where --where holds.

A FILE is run first, as wargame run does; a RUN is one that was saved with wargame run --out.`

const reportExample = `  wargame report us-aid-pause --trials 2k
  wargame report us-aid-pause iwo-jima --trials 2k -o class.html
  wargame report us-aid-pause --trials 2k --with sensitivity,robust -o why.html
  wargame report us-aid-pause --trials 2k --with discover --where 'half_year.weeks_uncovered > 4' -o where.html
  wargame report us-aid-pause --trials 2k --policy half_year,carve_out -o pause.html --digits 2`

// reportFlags are the flags of report.
type reportFlags struct {
	selection
	digits digits
	with   several
	where  string // what discover is asked, in place of where the policy that leads fails
	joint  bool   // with how they compare first
	file   pageFile
}

func newReport(a *app) *cobra.Command {
	f := &reportFlags{selection: newSelection(), with: anyOf(questionNames()...), file: pageFile{what: "a report"}}
	c := &cobra.Command{
		Use:               "report FILE|RUN...",
		SuggestFor:        []string{"html", "page", "publish"},
		Short:             "Write a report with pictures, as one HTML file",
		Long:              reportLong + cli.StatusHelp(map[cli.Status]string{cli.Unmet: "a check of a scenario does not hold"}),
		Example:           reportExample,
		Args:              scenarioArgs,
		ValidArgsFunction: completeScenarios,
		RunE: func(c *cobra.Command, args []string) error {
			return f.report(c.Context(), a, args)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.Var(&f.with, "with", "add why it came out so: "+alternatives(questionNames())+", several with commas between them, or all")
	flags.Lookup("with").DefValue = ""
	flags.StringVar(&f.where, "where", "", "with --with discover: where this `condition` over outcomes holds, instead of where the policy that leads fails")
	flags.BoolVar(&f.joint, "compare", false, "of several versions of a scenario: begin with what differs, and with one scorecard of all")
	f.file.register(flags, "NAME.html, report.html for several")
	f.selection.register(flags, "", "trials", "seed", "policy", "outcome", "baseline", "set", "design", "workers", "memory")
	flags.Var(&f.digits, "digits", "significant digits of numbers in tables")
	flags.Lookup("digits").DefValue = "3"
	return c
}

func (f *reportFlags) report(ctx context.Context, a *app, names []string) error {
	if f.where != "" && !f.with.chosen["discover"] {
		return cli.Usage("--where is what --with discover is asked, and that is not asked for", "add --with discover")
	}
	out, err := f.file.named(reportName(names))
	if err == nil {
		err = f.selection.check()
	}
	if err == nil {
		err = noneTwice(names)
	}
	if err == nil && f.joint {
		err = twoOrMore(names)
	}
	if err != nil {
		return err
	}
	runs, ending := each(ctx, a, names, f.run)
	if len(runs) == 0 || ctx.Err() != nil && ending != cli.Done && len(runs) < len(names) {
		return ending
	}
	if err := allDiffer(runs); err != nil {
		return err
	}
	var first *page.Comparison
	if f.joint {
		first, err = f.compare(ctx, runs)
		ending = ending.Worse(a.Tell(err))
	}
	var pages []*page.Run
	for _, r := range runs {
		pages = append(pages, r.page)
	}
	var text bytes.Buffer
	if err := page.Write(&text, first, pages...); err != nil {
		return err
	}
	shown, err := f.file.write(a, out, text.Bytes())
	if err != nil {
		return err
	}
	ending = ending.Worse(shown)
	for _, r := range runs {
		ending = ending.Worse(unmetChecks(a, r.page.Report))
	}
	return ending
}

// allDiffer refuses runs of the same trials under several names, copies of a file, say, or a saved run and its file.
func allDiffer(runs []*reported) error {
	trials := func(r *reported) results.Receipt {
		x := r.page.Report.Receipt
		x.Command = ""
		return x
	}
	for i, r := range runs {
		for _, other := range runs[:i] {
			if trials(r) == trials(other) {
				return cli.Usage(fmt.Sprintf("%s and %s are the same scenario with the same trials", other.file, r.file), "leave one of them out")
			}
		}
	}
	return nil
}

// reportName is what the report of some files is called where nobody says.
func reportName(names []string) string {
	if len(names) == 1 && names[0] != "-" {
		return labelsOf(names)[0] + ".html"
	}
	return "report.html"
}

// reported is a run as it is told of, and as it is loaded.
type reported struct {
	file string
	page *page.Run
	run  *saved.Run
}

// run is a run with what its scenario assumes.
func (f *reportFlags) run(ctx context.Context, a *app, name string) (*reported, error) {
	if f.where != "" {
		if err := (&discoverFlags{selection: f.selection, where: f.where}).early(ctx, a, name); err != nil {
			return nil, err
		}
	}
	run, stopped := f.open(ctx, a, name, wants{series: true, influences: true})
	if run == nil {
		return nil, stopped
	}
	if stopped != nil {
		ctx = context.WithoutCancel(ctx)
	}
	x, err := cli.Await(ctx, func() (*explain.Explanation, error) { return explain.New(run.Scenario) })
	if err != nil {
		return nil, failure(err, run.Scenario, 1)
	}
	sections, err := f.sections(ctx, a, name, run)
	if err != nil {
		return nil, err
	}
	told := &page.Run{Report: run.Report, Outcomes: run.Outcomes, Explanation: x, Digits: number.Digits(f.digits), Sections: sections}
	return &reported{name, told, run}, stopped
}
