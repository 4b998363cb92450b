package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/results/explain"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// page is the page of a scenario.
func page(name string, x *explain.Explanation) string {
	s, words := x.Scenario, explain.WordsOf(x.Scenario)
	var out strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&out, format, args...) }

	p("# %s\n\n**%s**\n\n", table.Escape(s.Title), table.Escape(explain.OneLine(s.Question)))
	about := &table.Markdown{}
	for _, paragraph := range explain.Paragraphs(s.About) {
		about.Paragraph(paragraph)
	}
	about.WriteTo(&out) // a builder takes everything

	p("\n")
	p("## The choices\n\nOrder them before you run anything: 1 is what you would do.\n\n")
	choices := &table.Table{Columns: columns("choice", "what it sets", "mine")}
	choices.Columns[2].Align = table.Center
	for _, policy := range x.Policies {
		add(choices, policy.Title, sets(policy, s, words), "")
	}
	write(&out, choices)

	p("\n## What counts\n\n")
	counts := &table.Table{Columns: columns("", "better", "good enough")}
	for _, o := range x.Outcomes {
		title := o.Title
		switch {
		case o.IsChance():
			title += " (chance)"
		case o.Unit != "":
			title += " (" + o.Unit + ")"
		}
		if o.About != "" {
			title += ". " + explain.OneLine(o.About)
		}
		add(counts, title, better(o.Outcome), words.Acceptable(o.Outcome))
	}
	write(&out, counts)

	p("\n## What nobody knows\n\n%s Mark the one that you believe least.\n\n", ranges(x))
	known := &table.Table{Columns: columns("", "from", "to", "unit", "known from")}
	known.Columns[1].Align, known.Columns[2].Align = table.Right, table.Right
	for _, v := range widest(x.Variables) {
		low, high, unit := ends(v)
		add(known, v.Title, low, high, unit, origin(v.Source))
	}
	write(&out, known)

	p("\n## Before you look\n\n")
	p("1. I judge by ______________________. By that, my first choice does better than \"%s\" in ____ of 100 possible "+
		"futures.\n", table.Escape(x.Policies[0].Title))
	p("2. What I believe least is ______________________. I would say from ________ to ________.\n")
	p("3. I would change my mind if ______________________________________________.\n")
	p("\n## Then\n\n```sh\nwargame run %s\nwargame explain %s\n```\n", name, name)
	return out.String()
}

func columns(heads ...string) []table.Column {
	list := make([]table.Column, len(heads))
	for i, head := range heads {
		list[i].Head = table.Words(head)
	}
	return list
}

func add(t *table.Table, texts ...string) {
	t.Rows = append(t.Rows, table.Row{Cells: table.Cells(texts...)})
}

func write(out *strings.Builder, t *table.Table) {
	m := &table.Markdown{}
	m.Table(t, &table.Notes{})
	m.WriteTo(out) // a builder takes everything
}

// sets says what a policy sets, by the titles of its levers.
func sets(policy explain.Policy, s *scenario.Scenario, words explain.Words) string {
	var list []string
	for _, set := range policy.Settings {
		lever := s.Levers[set.Lever]
		title := lever.Title
		if title == "" {
			title = lever.Name
		}
		if lever.Switch() {
			title += " (a switch of the model, nobody's choice)"
		}
		list = append(list, title+": "+strings.TrimSuffix(words.Setting(set), " throughout"))
	}
	if len(list) == 0 {
		return "nothing"
	}
	return strings.Join(list, "; ")
}

// better is which way an outcome is better, and for whom.
func better(o *scenario.Outcome) string {
	if o.For == nil {
		return o.Better.String()
	}
	return o.Better.String() + ", for " + o.For.Called()
}

// shown is how many ranges have room on a page.
const shown = 14

// ranges says what the list of ranges is.
func ranges(x *explain.Explanation) string {
	all := len(x.Variables)
	text := "In nine futures of ten each lies between these two."
	if all > shown {
		text += fmt.Sprintf(" These are the %d widest of %d ranges, by their length over their middle; `explain` lists them all.", shown, all)
	}
	return text
}

// widest are as many variables as there is room for, those with the widest ranges, in the order of the file.
func widest(all []explain.Variable) []explain.Variable {
	if len(all) <= shown {
		return all
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(width(all[j]), width(all[i])) })
	order = order[:shown]
	slices.Sort(order)
	list := make([]explain.Variable, shown)
	for i, at := range order {
		list[i] = all[at]
	}
	return list
}

// width is the length of a range over its middle. Nothing is wider than a yes or no.
func width(v explain.Variable) float64 {
	if v.Chance != nil {
		return math.Inf(1)
	}
	return (*v.P95 - *v.P5) / math.Abs(*v.P50)
}

// ends is the range of a variable, shares in percent; a truth value has a chance instead.
func ends(v explain.Variable) (low, high, unit string) {
	if v.Chance != nil {
		return "", number.Figure(number.OfChance().Factor * *v.Chance), "% of futures"
	}
	unit = v.Unit
	if unit == "share" { // a class reads these in percent too
		unit = number.Percent
	}
	m := number.In(unit)
	return number.Figure(m.Factor * *v.P5), number.Figure(m.Factor * *v.P95), unit
}

// origin is who says so and when, without what they say: a source reads "WHO, DATE: WHAT; ...; assumption: WHY".
func origin(source string) string {
	var list []string
	for part := range strings.SplitSeq(explain.OneLine(source), ";") {
		who, _, says := strings.Cut(strings.TrimSpace(part), ":")
		if says && (who == "assumption" || strings.ContainsAny(who, "0123456789")) && !slices.Contains(list, who) {
			list = append(list, who)
		}
	}
	if len(list) == 0 {
		return explain.OneLine(source)
	}
	return strings.Join(list, "; ")
}
