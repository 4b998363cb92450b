package desk

import (
	"slices"
	"strings"

	"wargame/play"
	"wargame/scenario"
)

// Complete is what the last word of a line may become, in order: words that begin with what is typed of it.
func (d *Desk) Complete(line string) []string {
	before := strings.FieldsFunc(line, space)
	typed := ""
	if line != "" && !space(rune(line[len(line)-1])) {
		typed = before[len(before)-1]
		before = before[:len(before)-1]
	}
	var offered []string
	if len(before) == 0 {
		offered = offerWords(d, nil)
	} else if w, err := d.find(strings.ToLower(before[0])); err == nil && w.offers != nil {
		offered = w.offers(d, before[1:])
	}
	return slices.DeleteFunc(offered, func(x string) bool { return !strings.HasPrefix(x, typed) })
}

// first offers names behind a word, and nothing behind the first.
func first(before []string, names []string) []string {
	if len(before) > 0 {
		return nil
	}
	return names
}

func offerWords(d *Desk, before []string) []string {
	var names []string
	for _, w := range words() {
		if d.may(&w) {
			names = append(names, w.name)
		}
	}
	return first(before, names)
}

func offerReadings(d *Desk, before []string) []string {
	v, err := d.view()
	if err != nil {
		return nil
	}
	var names []string
	for _, r := range v.Readings {
		if !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	return first(before, names)
}

// ordering are the levers that the seat may order: of its team, or of all teams that people play.
func (d *Desk) ordering() []*scenario.Lever {
	var list []*scenario.Lever
	for _, i := range d.people() {
		t := d.Game.Rules.Teams[i]
		if d.seat != play.Facilitator && d.seat.Team() != t.Name {
			continue
		}
		for _, l := range t.Controls {
			list = append(list, d.Game.Scenario.Levers[l])
		}
	}
	return list
}

func offerLevers(d *Desk, before []string) []string {
	var names []string
	for _, l := range d.ordering() {
		names = append(names, l.Name)
	}
	return first(before, names)
}

func offerOrder(d *Desk, before []string) []string {
	if len(before) == 0 {
		return offerLevers(d, nil)
	}
	for _, l := range d.ordering() {
		if l.Name == before[0] {
			return behindLever(l, before[1:])
		}
	}
	return nil
}

// behindLever are the values of a lever, and because behind one.
func behindLever(l *scenario.Lever, before []string) []string {
	switch {
	case len(before) == 1:
		return []string{"because"}
	case len(before) > 1:
		return nil
	}
	values := slices.Clone(l.Options)
	if l.Options == nil && l.Default.Type == scenario.Truth {
		values = []string{"true", "false"}
	}
	return append(values, string(play.AsKeep), string(play.AsDefault))
}

// offerOdds are a lever and a value by turns; for the facilitator, a team or who sees odds before them.
func offerOdds(d *Desk, before []string) []string {
	if d.seat == play.Facilitator {
		if len(before) == 0 {
			names := offerTeams(d, nil)
			for _, who := range oddsFor {
				names = append(names, string(who))
			}
			return names
		}
		before = before[1:]
	}
	if len(before)%2 == 0 {
		return offerLevers(d, nil)
	}
	return offerOrder(d, before[len(before)-1:])
}

func offerOverride(d *Desk, before []string) []string {
	if len(before) == 0 {
		return []string{"order"}
	}
	return offerOrder(d, before[1:])
}

func offerTeams(d *Desk, before []string) []string {
	if d.seat != play.Facilitator {
		return nil
	}
	var names []string
	for _, i := range d.people() {
		names = append(names, d.Game.Rules.Teams[i].Name)
	}
	return first(before, names)
}

func offerSeats(d *Desk, before []string) []string {
	var names []string
	for _, s := range play.Seats(d.Game.Rules) {
		names = append(names, string(s))
	}
	return first(before, names)
}

func offerInjects(d *Desk, before []string) []string {
	v, err := d.view()
	if err != nil {
		return nil
	}
	var names []string
	for _, x := range v.Coming {
		names = append(names, x.What.Inject)
	}
	return first(before, names)
}

func offerStocks(d *Desk, before []string) []string {
	return first(before, stockNames(d.Game.Scenario))
}
func offerEvents(d *Desk, before []string) []string {
	return first(before, eventNames(d.Game.Scenario))
}
func offerLate(_ *Desk, before []string) []string { return first(before, []string{"late"}) }

func offerModes(_ *Desk, before []string) []string {
	if len(before) == 1 && (before[0] == string(play.ModeFacilitator) || before[0] == string(play.ModeConsensus)) {
		return []string{"yes", "no"}
	}
	return first(before, []string{string(play.Mode2d6), string(play.ModeEstimate), string(play.ModeFacilitator), string(play.ModeConsensus)})
}
