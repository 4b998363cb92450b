package explain

import (
	"fmt"
	"strconv"
	"strings"

	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
)

// gameSections are how the scenario is played: who plays and what each sees, which news may come, what is asked. What the players
// read themselves, briefs and the texts of news, is not told again.
func (p page) gameSections() []table.Section {
	g := p.Scenario.Game
	if g == nil {
		return nil
	}
	teams := table.Section{Title: "The game: who plays it, and what each team sees", Lead: append([]string{p.Turns(g) + "."}, Paragraphs(g.About)...)}
	if len(g.Public) > 0 {
		teams.Lead = append(teams.Lead, "Everybody sees "+p.Readings(g.Public)+".")
	}
	for _, t := range g.Teams {
		teams.List = append(teams.List, table.Item{Name: t.Name, Remarks: table.Remarks{Title: t.Title, Notes: append(p.team(t), Paragraphs(t.About)...)}})
	}
	news := table.Section{Title: "News that may come during the game"}
	for _, x := range g.Injects {
		news.List = append(news.List, table.Item{Name: x.Name, Remarks: table.Remarks{Title: x.Title,
			Notes: append([]string{strings.Join(p.Inject(x), "; ")}, told(x.Source, x.About)...)}})
	}
	asked := table.Section{Title: "Chances that every team is asked for"}
	for _, e := range g.Estimates {
		asked.List = append(asked.List, table.Item{Name: p.Expression(e.Of), Remarks: table.Remarks{Title: source.OneLine(e.Ask), Notes: []string{"in " + turns(e.Turns)}}})
	}
	return []table.Section{teams, news, asked, {Title: "Questions for the end of the game", Numbered: g.Debrief}}
}

// team says what a team has and wants.
func (p page) team(t *scenario.Team) []string {
	says := []string{"controls " + p.controls(t)}
	if len(t.Sees) > 0 {
		says = append(says, "sees "+p.Readings(t.Sees))
	}
	for _, o := range t.Objectives {
		wants := "wants: " + source.OneLine(o.Title)
		if met := p.Expression(o.Met); met != source.OneLine(o.Title) {
			wants += " (" + met + ")"
		}
		says = append(says, wants)
	}
	if t.Budget != nil {
		says = append(says, p.Budget(t.Budget))
		says = append(says, told(t.Budget.Source, t.Budget.About)...)
	}
	roles := make([]string, len(t.Roles))
	for i, r := range t.Roles {
		roles[i] = r.Called()
		if len(r.Sees) > 0 {
			roles[i] += ", who also sees " + p.Readings(r.Sees)
		}
	}
	if len(roles) > 0 {
		says = append(says, "roles: "+strings.Join(roles, "; "))
	}
	if late := lateSays[t.Late]; late != "" {
		says = append(says, late)
	}
	return says
}

// lateSays is what becomes of levers for which a team seals no order, where they do not stay as they are.
var lateSays = [...]string{
	scenario.LateKeep:        "",
	scenario.LateDefault:     "levers without an order go to their defaults",
	scenario.LateFacilitator: "the facilitator gives the orders that are missing",
}

// controls names the levers of a team.
func (p page) controls(t *scenario.Team) string {
	names := make([]string, len(t.Controls))
	for i, l := range t.Controls {
		names[i] = p.Scenario.Levers[l].Name
		for _, covert := range t.Covert {
			if covert == l {
				names[i] += " (covert)"
			}
		}
	}
	if len(names) == 0 {
		return "no lever"
	}
	return strings.Join(names, ", ")
}

// Turns is how a game goes on: "6 turns of 6 weeks; the last orders hold for the 3 weeks after them".
func (w Words) Turns(g *scenario.Game) string {
	step := w.s.Clock.Step
	says := fmt.Sprintf("%d turns of %s", g.Turns, w.duration(step*float64(g.Turn)))
	if g.Turns == 1 {
		says = "1 turn of " + w.duration(step*float64(g.Turn))
	}
	if left := w.s.Clock.Steps - g.Steps(g.Turns+1); left > 0 {
		says += "; the last orders hold for the " + w.duration(step*float64(left)) + " after them"
	}
	for _, t := range g.Teams {
		if len(t.Covert) > 0 {
			return says + "; covert orders are shown " + map[scenario.Reveal]string{scenario.RevealAtDebrief: "at the end", scenario.RevealNextTurn: "a turn later"}[g.Reveal]
		}
	}
	return says
}

// Readings are what somebody sees: "interceptors (within 15%, 2 weeks late), taken".
func (w Words) Readings(list []*scenario.Reading) string {
	says := make([]string, len(list))
	for i, r := range list {
		says[i] = source.OneLine(r.Name)
		var how []string
		if r.Error > 0 {
			how = append(how, "within "+number.OfChance().Say(r.Error, number.Exact))
		}
		if r.Delay > 0 {
			how = append(how, w.duration(w.s.Clock.Step*float64(r.Delay))+" late")
		}
		if len(how) > 0 {
			says[i] += " (" + strings.Join(how, ", ") + ")"
		}
	}
	return strings.Join(says, ", ")
}

// Budget is what a team can spend: "has 400 USD million a turn; what is left is kept".
func (w Words) Budget(b *scenario.Budget) string {
	says := "has " + number.In(b.Unit).Say(b.PerTurn, number.Exact) + " a turn"
	if b.Carry {
		says += "; what is left is kept"
	}
	return says
}

// Inject is when news comes, to whom and with what: "in turn 2", "to kyiv, europe", "with the event loan".
func (w Words) Inject(x *scenario.Inject) []string {
	var says []string
	switch {
	case x.Turn > 0:
		says = append(says, "in "+turns([]int{x.Turn}))
	case x.When != nil:
		says = append(says, "once "+w.Expression(x.When))
	default:
		says = append(says, "when the facilitator hands it out")
	}
	if x.Chance < 1 {
		says[0] += ", with probability " + number.OfChance().Say(x.Chance, number.Exact)
		if x.When != nil {
			says[0] += " a turn"
		}
	}
	to := make([]string, len(x.To))
	for i, t := range x.To {
		to[i] = w.s.Game.Teams[t].Name
	}
	if x.To == nil {
		to = []string{"everybody"}
	}
	says = append(says, "to "+strings.Join(to, ", "))
	if x.Fires >= 0 {
		says = append(says, "with the event "+w.s.Events[x.Fires].Name)
	}
	return says
}

// turns names turns of a game: "turn 2", "turns 1, 3 and 5".
func turns(list []int) string {
	names := make([]string, len(list))
	for i, k := range list {
		names[i] = strconv.Itoa(k)
	}
	last := len(names) - 1
	if last == 0 {
		return "turn " + names[0]
	}
	return "turns " + strings.Join(names[:last], ", ") + " and " + names[last]
}
