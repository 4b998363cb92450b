package explain

import (
	"strings"

	"wargame/results/table"
	"wargame/scenario"
)

// goalSection is what each actor wants that is said to want anything.
func (p page) goalSection() table.Section {
	all := table.Section{Title: "Goals: what each actor wants, as a number of which more is better"}
	for _, a := range p.Scenario.Actors {
		if a.Goal == nil {
			continue
		}
		title := a.Title
		if a.Unit != "" {
			title = strings.TrimSpace(title + " [" + a.Unit + "]")
		}
		all.List = append(all.List, table.Item{Name: a.Name, Remarks: table.Remarks{Title: title,
			Lines: []table.Line{{Text: p.Expression(a.Goal)}}, Notes: told(a.Source, a.About)}})
	}
	return all
}

// strategySections are what each actor may choose from, as timelines of the levers that it sets.
func (p page) strategySections() []table.Section {
	var list []table.Section
	for i, of := range p.Scenario.Strategies {
		all := table.Section{Title: "Strategies of " + of.Actor.Called() + ": what it may choose"}
		for _, x := range p.Strategies[i] {
			row := table.Item{Name: x.Name, Remarks: table.Remarks{Title: x.Title, Lines: p.timelines(x.Settings, x.Bars), Notes: told(x.Source, x.About)}}
			if len(x.Settings) == 0 {
				row.Notes = append([]string{"every lever of its own at its default"}, row.Notes...)
			}
			all.List = append(all.List, row)
		}
		list = append(list, all)
	}
	return list
}

// policySection is the policies, each a timeline of the levers that it sets.
func (p page) policySection() table.Section {
	all := table.Section{Title: "Policies: what each sets, over time"}
	for _, policy := range p.Policies {
		row := table.Item{Name: policy.Name, Remarks: table.Remarks{Title: policy.Title, Notes: Paragraphs(policy.About)}}
		if policy.Baseline && len(p.Policies) > 1 {
			row.Title = strings.TrimSpace(policy.Title + " (baseline)")
		}
		row.Lines = p.timelines(policy.Settings, policy.Bars)
		if len(policy.Settings) == 0 {
			row.Notes = append(row.Notes, "every lever at its default")
		}
		all.List = append(all.List, row)
	}
	return all
}

// timelines are levers as they are set over time.
func (p page) timelines(settings []*scenario.Setting, bars []*Bar) []table.Line {
	width := min(barWidth, p.Scenario.Clock.Steps)
	var lines []table.Line
	for i, set := range settings {
		lines = append(lines, table.Line{Head: p.Scenario.Levers[set.Lever].Name, Picture: bars[i].picture(width), Text: p.Setting(set)})
	}
	return lines
}
