package render

import (
	"fmt"
	"strings"

	"wargame/play"
	"wargame/play/debrief"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/table"
)

// ending is what everybody wants to know first.
func ending(d *debrief.Debrief) page.Section {
	var s page.Section
	if len(d.Objectives) > 0 {
		head := "came about"
		if !d.Over {
			head = "as it stands"
		}
		t := &table.Table{Columns: columns("team, objective, " + head)}
		for _, o := range d.Objectives {
			add(t, table.Words(called(d, o.Team)), table.Words(o.Title), met(o.Met))
		}
		s.Parts = append(s.Parts, said("Objectives", nil, t))
	} else {
		s.Lead = append(s.Lead, "No team had an objective.")
	}
	t := &table.Table{Columns: columns("outcome | in this game")}
	for i := range d.Outcomes {
		if o := &d.Outcomes[i]; o.Headline {
			add(t, table.Words(o.Title), table.Words(outcome(o, o.Played)))
		}
	}
	if len(t.Rows) > 0 {
		s.Parts = append(s.Parts, said("Outcomes", nil, t))
	}
	return s
}

// timeline is turn by turn what was decided, and what was known.
func timeline(d *debrief.Debrief) page.Section {
	var s page.Section
	if len(d.Timeline) == 0 {
		s.Lead = append(s.Lead, "No turn was played.")
	}
	for _, turn := range d.Timeline {
		title := fmt.Sprintf("Turn %d, from %s", turn.Turn, turn.Time)
		if turn.Date != "" {
			title += " (" + turn.Date + ")"
		}
		odds := false
		for _, x := range turn.Decisions {
			odds = odds || x.Odds != nil && len(d.Own(x.Team)) > 0
		}
		heads := "team, ordered, had read"
		if odds {
			heads += ", its odds then"
		}
		t := &table.Table{Columns: columns(heads)}
		for _, x := range turn.Decisions {
			cells := []table.Cell{words(who(d, x)...), words(ordered(x)...), words(knew(x)...)}
			if odds {
				cells = append(cells, words(expected(d, x)...))
			}
			add(t, cells...)
		}
		s.Parts = append(s.Parts, page.Part{Page: &table.Page{Sections: []table.Section{{Title: title, List: news(d, turn), Table: t}}}})
	}
	return s
}

// who is a team and when it sealed.
func who(d *debrief.Debrief, x debrief.Decision) []string {
	list := []string{called(d, x.Team)}
	switch {
	case x.Policy != "":
		list = append(list, "played by the policy "+x.Policy)
	case x.Late:
		list = append(list, "late")
	case x.Sealed != "":
		list = append(list, "sealed "+clock(x.Sealed))
	}
	return list
}

// ordered is what a team changed, and why.
func ordered(x debrief.Decision) []string {
	var list []string
	for _, o := range x.Orders {
		line := o.Title + ": " + o.Says
		switch {
		case o.Changed:
			line += ", was " + o.Was
		case o.Because == "":
			continue
		}
		if o.How == play.ByFacilitator {
			line += " (ordered by the facilitator)"
		}
		if o.Covert {
			line += " (covert)"
		}
		if list = append(list, line); o.Because != "" {
			list = append(list, "“"+o.Because+"”")
		}
	}
	switch {
	case len(x.Orders) == 0:
		return []string{"it has no levers"}
	case len(list) == 0 && x.Policy != "":
		return []string{"what the policy says"}
	case len(list) == 0:
		return []string{"everything as it stood"}
	}
	return list
}

// knew is what a team had read.
func knew(x debrief.Decision) []string {
	list := []string{}
	for _, k := range x.Known {
		line := k.Title + ": " + k.Says
		if k.Error > 0 {
			line += " ±" + chance(k.Error)
		}
		list = append(list, line)
	}
	if len(list) == 0 {
		return []string{"nothing"}
	}
	return list
}

// expected are the odds of a team's own objectives as it decided.
func expected(d *debrief.Debrief, x debrief.Decision) []string {
	if x.Odds == nil {
		return []string{""}
	}
	var list []string
	if !x.Odds.Fits {
		return []string{"what it had read fits hardly any world"}
	}
	for k, o := range d.Own(x.Team) {
		list = append(list, perhaps(x.Odds.Ordered[k], chance)+": "+o.Title)
	}
	rests := fmt.Sprintf("rests on %.0f of %s worlds", x.Odds.Rests, number.Group(x.Odds.Worlds))
	if !x.Open {
		rests += "; the team did not see these"
	}
	return append(list, rests)
}

// news is what came in a turn beside orders.
func news(d *debrief.Debrief, t debrief.Turn) []table.Item {
	var list []table.Item
	item := func(name, text string) {
		list = append(list, table.Item{Name: name + ":", Remarks: table.Remarks{Title: text}})
	}
	for _, x := range d.Rewinds {
		if x.To == t.Turn {
			item("Taken up again", fmt.Sprintf("from turn %d%s", x.From, because(x.Reason)))
		}
	}
	for _, x := range d.Injects {
		if x.Turn == t.Turn {
			item("News to "+calledAll(d, x.To), x.Title)
		}
	}
	for _, x := range d.Rulings {
		if x.Turn == t.Turn {
			item("Ruling", x.Title+" "+succeeded(x.Success))
		}
	}
	for _, x := range d.Overrides {
		if x.Turn == t.Turn {
			item("The facilitator's change", x.Says+because(x.Reason))
		}
	}
	for _, x := range t.Fired {
		item("It happened", x.Title+" ("+strings.Join(x.Times, ", ")+")")
	}
	return list
}

func succeeded(is bool) string {
	if is {
		return "succeeds"
	}
	return "fails"
}

func because(reason string) string {
	if reason == "" {
		return ""
	}
	return ", because " + reason
}
