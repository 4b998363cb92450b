package desk

import (
	"fmt"
	"slices"
	"strings"

	"wargame/play"
	"wargame/results/number"
	"wargame/results/table"
)

// odds shows what a team can expect of some orders beside keeping all as it stands: of those written down, or of those named, several
// with semicolons between them. The facilitator says of which team, or who sees odds from now on.
func (d *Desk) odds(rest string) (Answer, error) {
	if who := play.Odds(rest); d.seat == play.Facilitator && slices.Contains(oddsFor, who) {
		x := d.Game.Settings()
		x.Odds = who
		if err := d.Take(d.Game.Change(d.seat, x)); err != nil {
			return Answer{}, err
		}
		return d.said("Odds are shown to %s.", map[play.Odds]string{play.OddsFacilitator: "the facilitator", play.OddsTeams: "the teams", play.OddsAll: "all", play.OddsOff: "nobody"}[who])
	}
	team, rest, err := d.ofTeam("odds", rest)
	if err != nil {
		return Answer{}, err
	}
	var choices []map[string]float64
	heads, key := []string{"as it stands"}, ""
	if drafted := d.Game.Drafted(team); rest == "" && len(drafted) > 0 {
		choices, heads = append(choices, drafted), append(heads, "as ordered")
	}
	for i, part := range clauses(rest) {
		orders, err := d.choice(team, part)
		if err != nil {
			return Answer{}, err
		}
		letter := string(rune('A' + i%26))
		choices, heads = append(choices, orders), append(heads, letter)
		key += fmt.Sprintf("%s: %s. ", letter, strings.Join(strings.Fields(part), " "))
	}
	found, err := d.Game.Odds(d.seat, team, choices...)
	if err != nil {
		return Answer{}, err
	}
	p := d.paper()
	if key != "" {
		p.text("%s", key)
	}
	d.expected(p, heads, &found)
	return p.answer()
}

// oddsFor are those to whom the facilitator may show odds.
var oddsFor = []play.Odds{play.OddsFacilitator, play.OddsTeams, play.OddsAll, play.OddsOff}

// choice reads orders of a team: LEVER VALUE LEVER VALUE ...
func (d *Desk) choice(team, text string) (map[string]float64, error) {
	words := strings.Fields(text)
	if len(words)%2 != 0 {
		return nil, d.wants("odds", fmt.Sprintf("%q has a lever without a value", text))
	}
	v, err := d.Game.View(play.Seat(team))
	if err != nil {
		return nil, err
	}
	orders := map[string]float64{}
	for pair := range slices.Chunk(words, 2) {
		l := lever(v.Own, pair[0])
		if l == nil { // which the game says with the levers that there are
			_, err := d.Game.Odds(d.seat, team, map[string]float64{pair[0]: 0})
			return nil, err
		}
		o, err := play.ParseOrder(l.Lever, pair[1])
		if err != nil {
			return nil, err
		}
		orders[pair[0]] = map[play.Word]float64{play.AsValue: o.Value, play.AsKeep: l.Stands, play.AsDefault: l.Default}[o.Word]
	}
	return orders, nil
}

// expected are odds, a column for each choice.
func (d *Desk) expected(p *paper, heads []string, found *play.OddsView) {
	rests := fmt.Sprintf("Rests on %s of %s worlds that fit what %s knows.", number.Figure(found.Effective), number.Group(found.Worlds), d.called(found.Team))
	if !found.Fits {
		p.text("What %s was shown fits hardly any world. %s That is too few for odds.", d.called(found.Team), rests)
		return
	}
	if found.Heeded < 1 {
		rests += " The numbers read last are used only in part: to use them whole would leave too few worlds (--worlds takes more)."
	}
	outcomes := grid(append([]string{"Outcome"}, heads...)...)
	for i, o := range found.Choices[0].Outcomes {
		row := table.Row{Cells: []table.Cell{{Text: o.Name, Typed: true}}}
		row.Title = strings.TrimSpace(o.Title + " " + unitOf(o))
		for k, c := range found.Choices {
			text := outlook(c.Outcomes[i])
			if k > 0 && text == outlook(o) {
				text = "the same"
			}
			row.Cells = append(row.Cells, table.Words(text))
		}
		outcomes.Rows = append(outcomes.Rows, row)
	}
	p.Heading("Mean, and from where to where in 90% of worlds")
	p.table(outcomes)
	p.Space(1)
	chances := grid(append([]string{"Chance"}, heads...)...)
	for i := range found.Choices[0].Objectives {
		chances.Rows = append(chances.Rows, chanceRow(fmt.Sprintf("objective %d", i+1), heads, found.Choices, func(c play.OddsChoice) play.OddsChance { return c.Objectives[i] }))
	}
	for i := range found.Choices[0].Estimates {
		chances.Rows = append(chances.Rows, chanceRow(fmt.Sprintf("question %d", i+1), heads, found.Choices, func(c play.OddsChoice) play.OddsChance { return c.Estimates[i] }))
	}
	if len(chances.Rows) > 0 {
		p.table(chances)
	}
	if len(found.Choices) > 1 {
		rests += " Behind a chance, in points: what it differs by from all as it stands."
	}
	p.text("%s A game is no forecast.", rests)
}

// chanceRow is the chance of one thing under each choice, in percent and in words.
func chanceRow(name string, heads []string, choices []play.OddsChoice, of func(play.OddsChoice) play.OddsChance) table.Row {
	row := table.Row{Cells: table.Cells(name)}
	first := of(choices[0])
	row.Title = sentence(first.Title) + " " + capital(first.Words)
	for k, c := range choices {
		x := of(c)
		text := "unknown"
		if x.Chance != nil {
			text = roundly(*x.Chance)
		}
		if x.Change != nil {
			text += " (" + points(*x.Change, x.Off) + ")"
		}
		if x.Words != first.Words {
			row.Title += "; " + heads[k] + ": " + x.Words
		}
		row.Cells = append(row.Cells, table.Words(text))
	}
	row.Title = sentence(row.Title)
	return row
}

// roundly is a chance in whole percent, of which only what is certain is 0 or 100.
func roundly(x float64) string { return number.Hundred(x, 1-x)[0] + "%" }

// clearly is from how many standard errors on a difference counts: 95% of those that are nothing are smaller.
const clearly = 1.96

// points is what a chance differs by, or that it does not clearly.
func points(change, off float64) string {
	if change == 0 || change < clearly*off && -change < clearly*off {
		return "±0"
	}
	if size := 100 * max(change, -change); size < 1 {
		return number.Signed(number.Figure(100 * change))
	}
	return number.Signed(number.At(100*change, 0))
}

// unitOf is the unit of an outcome behind its title.
func unitOf(o play.OddsOutcome) string {
	if m := number.In(o.Unit); !m.Pure() && !o.Chance {
		return "(" + m.Unit + ")"
	}
	return ""
}

// outlook is how an outcome may end.
func outlook(o play.OddsOutcome) string {
	switch {
	case o.Mean == nil:
		return "unknown"
	case o.Chance:
		return roundly(*o.Mean)
	case o.P5 == nil || o.P95 == nil:
		return number.Figure(number.In(o.Unit).Factor * *o.Mean)
	}
	f := number.In(o.Unit).Factor
	return fmt.Sprintf("%s (%s to %s)", number.Figure(f**o.Mean), number.Figure(f**o.P5), number.Figure(f**o.P95))
}
