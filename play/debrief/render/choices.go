package render

import (
	"fmt"
	"strings"

	"wargame/play/debrief"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/table"
)

// choices is what would have come out with other decisions.
func choices(d *debrief.Debrief) page.Section {
	s := page.Section{Lead: []string{"Each decision replaced by what each policy of the scenario says for that turn, all else as it was played, with the same luck: " +
		"what would have come out in this one future. It says what a decision did here, not what it does on average."}}
	t := &table.Table{Columns: columns("turn, team, instead, what would have come out")}
	tried, otherwise := 0, 0
	for _, c := range d.Choices {
		for _, a := range c.Instead {
			tried++
			lines, turns := differences(d, a.End)
			if !turns && a.Refused == "" {
				continue
			}
			otherwise++
			add(t, table.Words(fmt.Sprint(c.Turn)), table.Words(called(d, c.Team)), words(append(instead(a), "as "+strings.Join(a.Policies, ", "))...), words(lines...))
		}
	}
	switch {
	case tried == 0:
		return page.Section{Lead: []string{"No policy of the scenario would have decided anything otherwise than the teams did."}}
	case otherwise == 0:
		s.Lead = append(s.Lead, fmt.Sprintf("None of the %s changes whether an objective comes about.", number.Plural(tried, "other decision")))
	default:
		if rest := tried - otherwise; rest > 0 {
			s.Lead = append(s.Lead, fmt.Sprintf("Here are those that change whether an objective comes about. %s would have changed none.", number.Plural(rest, "other decision")))
		}
		s.Parts = append(s.Parts, said("", nil, t))
	}
	if len(d.Overrides) > 0 {
		o := &table.Table{Columns: columns("turn, the facilitator's change, without it")}
		for _, x := range d.Overrides {
			lines, _ := differences(d, x.Without)
			add(o, table.Words(fmt.Sprint(x.Turn)), words(x.Says, "because "+x.Reason), words(lines...))
		}
		s.Parts = append(s.Parts, said("Without the facilitator's changes", nil, o))
	}
	return s
}

// instead are the orders that would have been other ones.
func instead(a debrief.Alternative) []string {
	var list []string
	for _, o := range a.Orders {
		if o.Changed {
			list = append(list, fmt.Sprintf("%s: %s instead of %s", o.Title, o.Says, o.Was))
		}
	}
	return list
}

// differences is how another end differs from that of the game, and whether in an objective.
func differences(d *debrief.Debrief, e debrief.End) (lines []string, objectives bool) {
	if e.Refused != "" {
		return []string{"it could not be played: " + e.Refused}, false
	}
	for k, o := range d.Objectives {
		if is, was := e.Objectives[k], o.Met; is != nil && was != nil && *is != *was {
			objectives = true
			verb := "missed"
			if *is {
				verb = "reached"
			}
			lines = append(lines, fmt.Sprintf("%s: %s: %s", verb, called(d, o.Team), o.Title))
		}
	}
	for i := range d.Outcomes {
		o := &d.Outcomes[i]
		if is, was := outcome(o, e.Outcomes[i]), outcome(o, o.Played); o.Headline && is != was {
			lines = append(lines, fmt.Sprintf("%s: %s instead of %s", o.Title, is, was))
		}
	}
	if len(lines) == 0 {
		lines = []string{"the same in all that counts"}
	}
	return lines, objectives
}
