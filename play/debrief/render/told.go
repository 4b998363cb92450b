package render

import (
	"fmt"
	"strings"

	"wargame/play"
	"wargame/play/debrief"
	"wargame/results/explain"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/table"
)

// told are news, rulings, overrides and rewinds.
func told(d *debrief.Debrief) page.Section {
	var s page.Section
	if len(d.Injects) > 0 {
		t := &table.Table{Columns: columns("turn, to, news")}
		for _, x := range d.Injects {
			lines := []string{x.Title, x.Text}
			if x.Fires != "" {
				lines = append(lines, "In the model: "+x.Fires)
			}
			add(t, table.Words(fmt.Sprint(x.Turn)), table.Words(calledAll(d, x.To)), words(lines...))
		}
		s.Parts = append(s.Parts, said("News", nil, t))
	}
	if len(d.Rulings) > 0 {
		t := &table.Table{Columns: columns("turn, action, how, outcome | chance, dice")}
		for _, x := range d.Rulings {
			add(t, table.Words(fmt.Sprint(x.Turn)), words(action(d, x)...), words(how(x)...),
				words(append([]string{succeeded(x.Success)}, x.Did...)...), table.Words(chance(x.Chance)), table.Words(dice(x)))
		}
		s.Parts = append(s.Parts, said("Rulings", nil, t))
	}
	if len(d.Overrides) > 0 {
		t := &table.Table{Columns: columns("turn, change, from, to, reason")}
		for _, x := range d.Overrides {
			add(t, table.Cells(fmt.Sprint(x.Turn), x.Says, x.Old, x.New, x.Reason)...)
		}
		s.Parts = append(s.Parts, said("The facilitator's changes", nil, t))
	}
	if len(d.Rewinds) > 0 {
		t := &table.Table{Columns: columns("from turn, back to turn, reason")}
		for _, x := range d.Rewinds {
			add(t, table.Cells(fmt.Sprint(x.From), fmt.Sprint(x.To), x.Reason)...)
		}
		s.Parts = append(s.Parts, said("Taken back", nil, t))
	}
	return s
}

// action is what was tried.
func action(d *debrief.Debrief, x debrief.Ruling) []string {
	list := []string{x.Title}
	if x.Team != "" {
		list[0] = called(d, x.Team) + ": " + x.Title
	}
	for _, text := range []string{x.Effect, x.Argument} {
		if text != "" {
			list = append(list, text)
		}
	}
	return list
}

// how a ruling was made.
func how(x debrief.Ruling) []string {
	says := map[play.Mode]string{
		play.Mode2d6: fmt.Sprintf("two dice, %d for and %d against", x.For, x.Against), play.ModeEstimate: "the median of estimates",
		play.ModeFacilitator: "the facilitator said so", play.ModeConsensus: "agreed",
	}
	list := []string{says[x.Mode]}
	if x.Reason != "" {
		list = append(list, x.Reason)
	}
	return list
}

// dice are what was thrown.
func dice(x debrief.Ruling) string {
	list := make([]string, len(x.Dice))
	for i, die := range x.Dice {
		list[i] = fmt.Sprint(die)
	}
	if x.Typed {
		list = append(list, "on the table")
	}
	return strings.Join(list, ", ")
}

// questions are what to talk about.
func questions(d *debrief.Debrief) page.Section {
	if len(d.Questions) == 0 {
		return page.Section{}
	}
	return page.Section{Parts: []page.Part{{Page: &table.Page{Sections: []table.Section{{Numbered: d.Questions}}}}}}
}

// limits are what the model leaves out, and what the game was played with.
func limits(d *debrief.Debrief) page.Section {
	var s page.Section
	s.Parts = append(s.Parts, said("", append(explain.Paragraphs(d.About),
		"A game is no forecast. It is one path through a model that leaves out most of the world, and its chances are those of the model."), nil))
	r, t := d.Receipt, &table.Table{Columns: columns("what, value")}
	line := func(name, value string, typed bool) {
		add(t, table.Words(name), table.Cell{Text: value, Typed: typed})
	}
	line("Program", "wargame "+r.Version, false)
	line("Scenario", r.Hash, true)
	line("Model", r.Model, true)
	if r.Seed != nil {
		line("Seed", fmt.Sprint(*r.Seed), false)
		line("Trial", number.Group(r.Trial), false)
		s.Command = r.Command
	} else {
		line("Seed", "told when the game is closed", false)
	}
	line("SHA-256 of the seed", r.SeedHash, true)
	line("Entries of the log", number.Group(r.Entries), false)
	s.Parts = append(s.Parts, said("What it was played with", nil, t))
	return s
}
