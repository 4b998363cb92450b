package render

import (
	"fmt"
	"math"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// Overview lays several runs out a line each: in how many of 100 futures what the scenario is asked first happens under its
// baseline, and under the policy that moves it most.
func Overview(reports []*results.Report, style table.Style) *table.Page {
	p := &table.Page{Title: number.Plural(len(reports), "scenario") + trialsOf(reports), Together: true,
		Lead: []string{"In how many of 100 it happens under the baseline, and under the policy that changes that most:"}}
	screen := table.NewText(style)
	room := widest
	for ; room > narrowest; room-- {
		if screen.Fits(overviewTable(reports, room)) {
			break
		}
	}
	p.Sections = append(p.Sections, table.Section{Table: overviewTable(reports, room)})
	p.Sections = append(p.Sections, table.Section{Lead: cautionsOf(reports)})
	if style.Quiet {
		return p
	}
	p.Sections = append(p.Sections,
		table.Section{Lead: []string{"▲ better, ▼ worse, + more often, - less often; all policies of a scenario meet the same luck."}},
		commands(style, [][2]string{
			{"wargame run " + reports[0].File, "one of them, with a picture"},
			{"wargame explain " + reports[0].File, "what it assumes, and who says so"},
			{"wargame new mine --from " + fromLibrary(reports[0]), "change a number, and see"},
			{"wargame run FILES --table scorecard", "a screen of each; detail: numbers"},
		}))
	return p
}

// trialsOf is how many futures each of some runs has, where all have as many.
func trialsOf(reports []*results.Report) string {
	for _, r := range reports {
		if r.Trials != reports[0].Trials {
			return ""
		}
	}
	return ", " + number.Plural(reports[0].Trials, "future") + " each"
}

// fromLibrary is what --from takes.
func fromLibrary(r *results.Report) string {
	if strings.HasPrefix(r.File, "library/") || strings.ContainsAny(r.File, `/\.`) {
		return r.File
	}
	return "library/" + r.File
}

func overviewTable(reports []*results.Report, room int) *table.Table {
	t := &table.Table{Columns: []table.Column{{Head: table.Words("scenario"), Quiet: true}, {Head: table.Words("in how many of 100"), Quiet: true},
		{Head: table.Words("base"), Align: table.Right}, {Head: table.Words("moved most by")}}}
	for _, r := range reports {
		cells := table.Cells(r.Scenario, "", "", "")
		if k, ok := r.Lead(); ok {
			o := r.Base(k)
			cells[1] = table.Words(shortened(title(o.Title, o.Name), bounded(o)+forWhom(", ", o.For), room, 1)[0])
			switch share := o.Futures(); {
			case share == nil:
			case r.Exact():
				cells[2] = yesOrNo(*share)
			default:
				cells[2] = table.Words(number.Hundred(*share, 1-*share)[0])
			}
			cells[3] = mover(r, k)
		} else if len(r.Policies) > 0 && len(r.Headlines) > 0 {
			o := r.Base(r.Headlines[0])
			cells[1] = table.Words(shortened(title(o.Title, o.Name), " (a mean, no chance)", room, 1)[0])
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// mover is the policy that moves the lead most, with what it moves it to.
func mover(r *results.Report, k int) table.Cell {
	base := r.Base(k)
	if base.Futures() == nil {
		return table.Cell{}
	}
	most, cell := 0.0, table.Words("nothing shown")
	for _, p := range r.Policies {
		o := &p.Outcomes[k]
		share := o.Futures()
		if share == nil || p.Name == r.Baseline {
			continue
		}
		mark := moved(o, base)
		if by := math.Abs(*share - *base.Futures()); mark > results.MarkOpen && by > most {
			most = by
			m := marks[mark]
			says := number.Hundred(*share, 1-*share)[0]
			if r.Exact() {
				says = yesOrNo(*share).Text
			}
			cell = table.Cell{Text: fmt.Sprintf("%s: %s %s", p.Name, says, m.sign), Tone: m.tone}
		}
	}
	return cell
}

// moved is how in how many futures an outcome happens, or is acceptable, stands to the baseline. The mark of a number is that of
// its mean, which may go another way: more acceptable futures are better, where they differ by more than their errors.
func moved(o, base *results.OutcomeReport) results.Mark {
	if o.Kind == results.Chance {
		return o.Score.Mark
	}
	switch by := *o.Futures() - *base.Futures(); {
	case math.Abs(by) <= math.Hypot(o.FuturesError(), base.FuturesError()):
		return results.MarkOpen
	case by > 0:
		return results.MarkBetter
	}
	return results.MarkWorse
}

// cautionsOf says how the checks of all runs fared, and what warnings there are.
func cautionsOf(reports []*results.Report) []string {
	all, held, lines := 0, true, []string(nil)
	for _, r := range reports {
		all += len(r.Checks)
		if said := checkLines(r); len(said) > 1 {
			held = false
			lines = append(lines, r.Scenario+": "+strings.Join(said, "; "))
		}
		for _, w := range r.Warnings {
			lines = append(lines, "warning: "+r.Scenario+": "+w.Text)
		}
	}
	if all > 0 && held {
		lines = append([]string{number.Plural(all, "check") + " " + verb(all, "holds", "hold") + "."}, lines...)
	}
	return lines
}

// bounded is what stands behind the title of a number of which it is counted whether it is acceptable.
func bounded(o *results.OutcomeReport) string {
	if o.Kind == results.Chance {
		return ""
	}
	m := measure(o.Kind, o.Unit)
	m.Unit = strings.TrimPrefix(m.Unit, strings.Trim(m.Unit, number.Percent))
	return " " + o.Bound.Relation.Sign() + " " + m.Say(o.Bound.Limit, number.Exact)
}
