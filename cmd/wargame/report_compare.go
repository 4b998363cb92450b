package main

import (
	"context"
	"slices"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/saved"
)

// compare holds the runs of a report against each other. The baseline is that of the first.
func (f *reportFlags) compare(ctx context.Context, runs []*reported) (*page.Comparison, error) {
	var files []string
	for _, r := range runs {
		files = append(files, r.file)
	}
	if len(runs) == 1 {
		return nil, cli.Usage("there is nothing left to compare "+files[0]+" with", "")
	}
	labels := labelsOf(files)
	list := make([]*compared, len(runs))
	for i, r := range runs {
		if r.run.Outcomes.Columns == nil {
			return nil, unreadable(r.file, saved.ErrNoTrials)
		}
		part := results.Part{Outcomes: r.run.Outcomes, Label: labels[i], Warnings: warnings(r.run.Scenario)}
		list[i] = &compared{Part: part, file: r.file, receipt: r.page.Report.Receipt}
	}
	own := f.selection
	own.baseline = word(jointBaseline(runs, labels))
	command := own.comparison(files)
	joined, err := f.join(ctx, list, string(own.baseline), command)
	if err != nil {
		return nil, err
	}
	return &page.Comparison{Report: joined.Report, Differences: differencesOf(list), Digits: number.Digits(f.digits), Command: command}, nil
}

// jointBaseline is what the baseline of the first run is called among the policies of all.
func jointBaseline(runs []*reported, labels []string) string {
	first := runs[0].page.Report
	single, shared := len(first.Policies) == 1, false
	for _, r := range runs[1:] {
		policies := r.page.Report.Policies
		single = single && len(policies) == 1
		shared = shared || slices.ContainsFunc(policies, func(p results.PolicyReport) bool { return p.Name == first.Baseline })
	}
	switch {
	case single:
		return labels[0]
	case shared:
		return labels[0] + ":" + first.Baseline
	}
	return first.Baseline
}
