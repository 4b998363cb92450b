package kit

import (
	"fmt"
	"html/template"
	"slices"

	"wargame/results/explain"
	"wargame/results/number"
	"wargame/scenario"
)

// lengths are the lessons for which there is a run sheet, in minutes.
var lengths = []int{50, 90}

// facilitator adds the sheets that the facilitator keeps.
func (k *kit) facilitator() {
	for _, minutes := range lengths {
		k.add(RunSheet, Reader{Who: Facilitator}, fmt.Sprintf("Run sheet for %d minutes", minutes), 1, k.runSheet(minutes))
	}
	k.add(Secrets, Reader{Who: Facilitator}, Secrets.String(), 1, k.secrets())
	k.add(Rules, Reader{}, Rules.String(), len(k.g.Teams)+1, rulesSheet{rulings(), scale[:]})
}

// runSheet is a lesson minute by minute.
type runSheet struct {
	Minutes int
	Heads   []string // of the phases of a turn
	Rows    []runRow
	Does    [][2]string // each phase, and what is done in it
	Left    string      // of turns for which there is no time; empty: none
}

type runRow struct {
	From    string
	Name    string
	Phases  []string // of a turn; nil: it has none
	Minutes int
	Ready   []string // what is to be handed out in it
}

func (k *kit) runSheet(minutes int) runSheet {
	plan := planned(minutes, k.g.Turns, k.asks)
	v := runSheet{Minutes: minutes}
	for _, p := range inTurn {
		v.Heads = append(v.Heads, phases[p].name)
	}
	for _, p := range phases {
		v.Does = append(v.Does, [2]string{p.name, p.does})
	}
	for i, p := range plan.Parts {
		row := runRow{From: fmt.Sprintf("%d:%02d", p.From/60, p.From%60), Minutes: p.Minutes}
		switch {
		case i == 0:
			row.Name, row.Ready = phases[opening].name, []string{"situation", "briefs"}
			if slices.ContainsFunc(k.g.Teams, func(t *scenario.Team) bool { return len(t.Roles) > 0 }) {
				row.Ready = append(row.Ready, "role cards")
			}
		case p.Turn == 0:
			row.Name, row.Ready = phases[debriefing].name, []string{"debrief sheets"}
		default:
			row.Name, row.Ready = fmt.Sprintf("Turn %d", p.Turn), k.handedOut(p.Turn)
			for _, m := range p.Phases {
				text := ""
				if m > 0 {
					text = number.Group(m)
				}
				row.Phases = append(row.Phases, text)
			}
		}
		v.Rows = append(v.Rows, row)
	}
	if n := plan.Played(); n < k.g.Turns {
		v.Left = fmt.Sprintf("There is time for %d of %d turns. What is left of the clock runs on with the last orders.", n, k.g.Turns)
	}
	return v
}

// asks says whether an estimate is asked for in a turn.
func (k *kit) asks(turn int) bool {
	return slices.ContainsFunc(k.g.Estimates, func(e *scenario.Estimate) bool { return slices.Contains(e.Turns, turn) })
}

// handedOut is what a turn takes from the pile.
func (k *kit) handedOut(turn int) []string {
	var list []string
	if slices.ContainsFunc(k.g.Teams, k.reads) {
		list = append(list, "readings")
	}
	for _, j := range k.g.Injects {
		if j.Turn == turn {
			list = append(list, fmt.Sprintf("news “%s” to %s", titled(j.Label), k.to(j)))
		}
	}
	if k.asks(turn) {
		list = append(list, "estimate cards")
	}
	return append(list, "order sheets")
}

// secrets are what the facilitator alone knows.
type secrets struct {
	About     template.HTML
	News      []newsRow
	Estimates []estimateRow
	Teams     []secretTeam
	Reveal    string
}

type newsRow struct {
	Title string
	Text  template.HTML
	To    string
	Comes string
	Fires string
	Who   string // says so
}

type estimateRow struct{ Ask, Decided, Turns string }

type secretTeam struct {
	Title, Late string
	Budget      string // what it rests on; empty: nothing is said
	Covert      []string
	Objectives  []estimateRow
}

// lateSays are what becomes of the levers of a team that seals nothing.
var lateSays = [...]string{
	scenario.LateKeep:        "its last orders stand",
	scenario.LateDefault:     "its levers go back to their defaults",
	scenario.LateFacilitator: "you say what its orders are, and the turn waits for it",
}

func (k *kit) secrets() secrets {
	words := explain.WordsOf(k.s)
	v := secrets{About: prose(k.g.About), Reveal: "in the debrief"}
	if k.g.Reveal == scenario.RevealNextTurn {
		v.Reveal = "in the next turn"
	}
	for _, j := range k.g.Injects {
		v.News = append(v.News, newsRow{titled(j.Label), prose(j.Text), k.to(j), k.comes(j), k.fires(j), j.Source})
	}
	for _, e := range k.g.Estimates {
		v.Estimates = append(v.Estimates, estimateRow{e.Ask, words.Expression(e.Of), turnsSaid(e.Turns)})
	}
	for _, t := range k.g.Teams {
		team := secretTeam{Title: t.Called(), Late: lateSays[t.Late]}
		if t.Budget != nil {
			team.Budget = t.Budget.Source
		}
		for _, i := range t.Covert {
			team.Covert = append(team.Covert, titled(k.s.Levers[i].Label))
		}
		for _, o := range t.Objectives {
			team.Objectives = append(team.Objectives, estimateRow{Ask: o.Title, Decided: words.Expression(o.Met)})
		}
		v.Teams = append(v.Teams, team)
	}
	return v
}

// turnsSaid are turns in a sentence: "turn 1", "turns 1 and 4".
func turnsSaid(turns []int) string {
	names := make([]string, len(turns))
	for i, n := range turns {
		names[i] = number.Group(n)
	}
	if len(turns) == 1 {
		return "turn " + names[0]
	}
	return "turns " + each(names)
}

// rulesSheet is how to rule on what no lever can do.
type rulesSheet struct {
	Rulings []ruling
	Words   []word
}
