package main

import (
	"context"
	"io"
	"strings"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/contract"
	"wargame/results/number"
	"wargame/results/render"
	"wargame/results/table"
	"wargame/scenario"
)

// explainFolders lists the scenarios of folders, with what each is about.
func (f *explainFlags) explainFolders(ctx context.Context, a *app, list named) error {
	loaded, ending := each(ctx, a, list.files, func(ctx context.Context, a *app, file string) (*contract.Listed, error) {
		s, err := a.load(ctx, file, scenario.Options{Set: f.set})
		if err != nil {
			return nil, err
		}
		listed := contract.NewListed(file, s)
		return &listed, nil
	})
	if ctx.Err() != nil || len(loaded) == 0 {
		return ending
	}
	err := a.Page(func(w io.Writer) error {
		switch f.format.value {
		case "json":
			return contract.Write(w, map[string][]*contract.Listed{"scenarios": loaded})
		case "markdown":
			return table.WriteMarkdown(w, listPage(loaded, ""))
		}
		next := "Next: wargame explain FILE says what one assumes, wargame explain FILE FILE what one says otherwise than another."
		if a.Quiet {
			next = ""
		}
		return table.WriteText(w, a.style(), listPage(loaded, next))
	})
	return ending.Worse(a.Tell(err))
}

// listPage has an item for each scenario, and what to do next.
func listPage(list []*contract.Listed, next string) *table.Page {
	section := table.Section{}
	for _, s := range list {
		item := table.Item{Name: s.File, Remarks: table.Remarks{Title: s.Title}}
		if s.Question != "" {
			item.Notes = append(item.Notes, s.Question)
		}
		item.Notes = append(item.Notes, holds(s))
		section.List = append(section.List, item)
	}
	page := &table.Page{Sections: []table.Section{section}}
	if next != "" {
		page.Sections = append(page.Sections, table.Section{Lead: []string{next}})
	}
	return page
}

// holds is what there is of a scenario, in one line.
func holds(s *contract.Listed) string {
	if s.Abstract {
		return "a model, to be extended"
	}
	policies := "1 policy"
	if n := len(s.Policies); n != 1 {
		policies = number.Group(n) + " policies"
	}
	parts := []string{number.Plural(s.Clock.Steps, "step"), number.PluralOrNo(s.Variables, "variable"), policies, number.PluralOrNo(len(s.Outcomes), "outcome")}
	if len(s.Extends) > 0 {
		parts = append(parts, "extends "+strings.Join(s.Extends, ", "))
	}
	return strings.Join(parts, ", ")
}

// explainDifferences says what scenarios say otherwise than the first: of two line by line, of more in short.
func (f *explainFlags) explainDifferences(ctx context.Context, a *app, files []string) error {
	if err := noneTwice(files); err != nil {
		return err
	}
	loaded, ending := each(ctx, a, files, func(ctx context.Context, a *app, file string) (*scenario.Scenario, error) {
		return a.load(ctx, file, scenario.Options{Set: f.set})
	})
	if len(loaded) < len(files) {
		return ending
	}
	labels, first := labelsOf(files), loaded[0]
	document := contract.Otherwise{Scenarios: []contract.Listed{contract.NewListed(files[0], first)}, Differences: []contract.Versus{}}
	var versus []render.Versus
	for i, s := range loaded[1:] {
		v := render.Versus{From: labels[0], To: labels[i+1], List: scenario.Differences(first, s), Ordered: first.Hash != s.Hash}
		versus = append(versus, v)
		document.Scenarios = append(document.Scenarios, contract.NewListed(files[i+1], s))
		document.Differences = append(document.Differences, contract.NewVersus(v.From, v.To, v.List))
	}
	page := render.Differences(versus)
	if len(versus) > 1 {
		page = render.DifferencesInShort(versus)
	}
	return a.Page(func(w io.Writer) error {
		switch f.format.value {
		case "json":
			return contract.Write(w, document)
		case "markdown":
			return table.WriteMarkdown(w, page)
		}
		return table.WriteText(w, a.style(), page)
	})
}

// one refuses views of one scenario where more are named.
func (f *explainFlags) one() error {
	for _, view := range []struct {
		asked bool
		name  string
	}{{f.merged, "--merged"}, {f.diagram, "--diagram"}, {f.units, "--units"}, {f.program, "--program"}} {
		if view.asked {
			return cli.Usage(view.name+" is of one scenario", "give one file")
		}
	}
	return nil
}
