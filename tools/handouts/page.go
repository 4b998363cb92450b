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
	"wargame/scenario/source"
)

// page is the page of a scenario.
func page(name string, g *guessed) *table.Page {
	x, s := g.Explanation, g.Scenario
	return &table.Page{Title: s.Title, Question: source.OneLine(s.Question), Lead: explain.Paragraphs(s.About), Sections: []table.Section{
		{Title: "The choices", Lead: []string{"Order them before you run anything: 1 is what you would do."}, Table: choices(x)},
		{Title: "What counts", Table: counts(x)},
		{Title: "What nobody knows", Lead: []string{ranges(g) + " Mark the one that you believe least."}, Table: unknowns(g)},
		{Title: "Before you look", Numbered: []string{
			fmt.Sprintf("I judge by ______________________. By that, my first choice does better than \"%s\" in ____ of 100 possible futures.", x.Policies[0].Title),
			"What I believe least is ______________________. I would say from ________ to ________.",
			"I would change my mind if ____________________________________________________________.",
		}},
		{Title: "Then", Commands: []string{"wargame run " + name, "wargame explain " + name}},
	}}
}

func choices(x *explain.Explanation) *table.Table {
	words := explain.WordsOf(x.Scenario)
	t := &table.Table{Columns: columns("choice", "what it sets", "mine")}
	t.Columns[2].Align, t.Columns[2].Room = table.Center, true
	for _, policy := range x.Policies {
		add(t, policy.Title, sets(policy, x.Scenario, words), "")
	}
	return t
}

func counts(x *explain.Explanation) *table.Table {
	words := explain.WordsOf(x.Scenario)
	t := &table.Table{Columns: columns("", "better", "good enough")}
	for _, o := range x.Outcomes {
		title := o.Title
		switch {
		case o.IsChance():
			title += " (chance)"
		case o.Unit != "":
			title += " (" + o.Unit + ")"
		}
		if o.About != "" {
			title += ". " + source.OneLine(o.About)
		}
		add(t, title, better(o.Outcome), words.Acceptable(o.Outcome))
	}
	return t
}

func unknowns(g *guessed) *table.Table {
	t := &table.Table{Columns: columns("", "from", "to", "unit", "known from")}
	t.Columns[1].Align, t.Columns[2].Align = table.Right, table.Right
	for _, v := range chosen(g) {
		low, high, unit := ends(v)
		add(t, v.Title, low, high, unit, origin(v.Source))
	}
	return t
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
	return o.Better.String() + " (" + o.For.Called() + ")"
}

// shown is how many ranges have room on a page.
const shown = 12

// ranges says what the list of ranges is.
func ranges(g *guessed) string {
	text := "In nine futures of ten each lies between these two."
	all, told := len(g.Variables), 0
	for _, v := range chosen(g) {
		if g.influence[v.Variable] > 0 {
			told++
		}
	}
	if all <= shown {
		return text
	}
	const widest, rest = "by their length over their middle", "; the last command below lists them all."
	if told == 0 {
		return text + fmt.Sprintf(" These are the %d widest of %d ranges, %s%s", shown, all, widest, rest)
	}
	text += fmt.Sprintf(" \"%s\" hangs most, under one choice or another, on %d of %d ranges. They stand here", g.headline, told, all)
	if told < shown {
		text += fmt.Sprintf(" with the %d widest of the others, %s", shown-told, widest)
	}
	return text + rest
}

// chosen are as many variables as there is room for, those on which the headline hangs most and then the widest, in the order of
// the file.
func chosen(g *guessed) []explain.Variable {
	all := g.Variables
	if len(all) <= shown {
		return all
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := all[i], all[j]
		return cmp.Or(cmp.Compare(g.influence[b.Variable], g.influence[a.Variable]), cmp.Compare(width(b), width(a)))
	})
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
func origin(from string) string {
	var list []string
	for part := range strings.SplitSeq(source.OneLine(from), ";") {
		who, _, says := strings.Cut(strings.TrimSpace(part), ":")
		if says && (who == "assumption" || strings.ContainsAny(who, "0123456789")) && !slices.Contains(list, who) {
			list = append(list, who)
		}
	}
	if len(list) == 0 {
		return source.OneLine(from)
	}
	return strings.Join(list, "; ")
}
