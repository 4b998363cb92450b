package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wargame/play"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/source"
)

// roll rules by two dice.
func (d *Desk) roll(rest string) (Answer, error) {
	if rest == "" {
		return Answer{}, d.wants("roll", "on what?")
	}
	return d.rule(string(play.Mode2d6) + " " + rest)
}

// rule decides whether an action succeeded.
func (d *Desk) rule(rest string) (Answer, error) {
	text, reason := cutBecause(rest)
	parts := clauses(text)
	if len(parts) == 0 {
		return Answer{}, d.wants("rule", "how, and on what?")
	}
	mode, title := firstWord(parts[0])
	x := play.Ruling{Mode: play.Mode(mode), Reason: reason}
	if x.Mode == play.ModeFacilitator || x.Mode == play.ModeConsensus {
		var yes string
		if yes, title = firstWord(title); yes != "yes" && yes != "no" {
			return Answer{}, d.wants("rule", "does it succeed, yes or no?")
		}
		x.Success = yes == "yes"
	}
	x.Title = title
	for _, part := range parts[1:] {
		if err := d.clause(&x, part); err != nil {
			return Answer{}, err
		}
	}
	if err := d.Take(d.Game.Rule(d.seat, x)); err != nil {
		return Answer{}, err
	}
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	return d.said("%s", d.ruled(v.Rulings[len(v.Rulings)-1].What))
}

// clauses are the parts of a line between semicolons.
func clauses(text string) []string {
	var parts []string
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// clauseWords are the first words of clauses of a ruling.
var clauseWords = []string{"by", "for", "against", "effect", "argument", "dice", "from", "then", "openly"}

// clause takes a clause into a ruling.
func (d *Desk) clause(x *play.Ruling, text string) (err error) {
	name, rest := firstWord(text)
	switch name {
	case "by":
		x.Team = rest
	case "for":
		x.For, err = count(name, rest)
	case "against":
		x.Against, err = count(name, rest)
	case "effect":
		x.Effect = rest
	case "argument":
		x.Argument = rest
	case "dice":
		for word := range strings.FieldsSeq(rest) {
			die, err := count(name, word)
			if err != nil {
				return err
			}
			x.Dice = append(x.Dice, die)
		}
	case "from":
		x.Estimates, err = chances(rest)
	case "then":
		var m play.Move
		m, err = d.move(rest, "then")
		x.Moves = append(x.Moves, m)
	case "openly":
		x.Open = true
	default:
		hint := clausesHelp
		if n := source.Nearest(name, clauseWords); n != "" {
			hint = "did you mean " + n + "? " + hint
		}
		return &play.Refusal{Code: play.NoSuch, Message: fmt.Sprintf("a ruling has no clause %q", text), Hint: hint}
	}
	return err
}

// count is a small whole number of a clause.
func count(name, text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1000 {
		return 0, &play.Refusal{Code: play.OutOfRange, Message: fmt.Sprintf("%s %q is no number", name, text), Hint: clausesHelp}
	}
	return n, nil
}

// chances are those that seats gave: kyiv 60%, moscow 30%.
func chances(text string) (map[play.Seat]float64, error) {
	list := map[play.Seat]float64{}
	for part := range strings.SplitSeq(text, ",") {
		seat, chance := firstWord(part)
		x, err := play.ParseChance(chance)
		if err != nil {
			return nil, err
		}
		list[play.Seat(seat)] = x
	}
	return list, nil
}

// acts are the words of moves, with what they take.
var acts = map[play.Act]string{play.ActSet: "STOCK VALUE", play.ActAdd: "STOCK VALUE", play.ActFire: "EVENT", play.ActPrevent: "EVENT"}

// move reads a move: set STOCK VALUE, add STOCK VALUE, fire EVENT, prevent EVENT. It is a part of another word.
func (d *Desk) move(text, of string) (play.Move, error) {
	act, rest := firstWord(text)
	name, value := firstWord(rest)
	m := play.Move{Act: play.Act(act), Name: name}
	takes, known := acts[m.Act]
	switch {
	case !known:
		return m, &play.Refusal{Code: play.NoSuch, Message: fmt.Sprintf("%s cannot do %q", of, act), Hint: "say set STOCK VALUE, add STOCK VALUE, fire EVENT or prevent EVENT"}
	case name == "" || (value == "") != (takes == "EVENT"):
		return m, &play.Refusal{Code: play.Missing, Message: fmt.Sprintf("%s takes %s", act, takes), Hint: "as in: set ua_shells 200k, fire depot_burns"}
	case takes == "EVENT":
		return m, d.known("event", name, eventNames(d.Game.Scenario))
	}
	if err := d.known("stock", name, stockNames(d.Game.Scenario)); err != nil {
		return m, err
	}
	q, _ := d.Game.Scenario.Quantity(name)
	if levels := d.Game.Scenario.Stocks[q.Index].Levels; levels != nil && m.Act == play.ActSet {
		if err := d.known("level of "+name, value, levels); err != nil {
			return m, err
		}
		m.Value = float64(slices.Index(levels, value))
		return m, nil
	}
	var err error
	m.Value, err = play.ParseNumber(value)
	return m, err
}

// known refuses a name that is not one of a kind.
func (d *Desk) known(kind, name string, names []string) error {
	if slices.Contains(names, name) {
		return nil
	}
	hint := "there are " + strings.Join(names, ", ")
	if len(names) == 0 {
		hint = "the scenario has none"
	}
	if n := source.Nearest(name, names); n != "" {
		hint = "did you mean " + n + "? " + hint
	}
	return &play.Refusal{Code: play.NoSuch, Message: fmt.Sprintf("there is no %s %q", kind, name), Hint: hint}
}

func eventNames(s *scenario.Scenario) []string {
	var names []string
	for _, e := range s.Events {
		names = append(names, e.Name)
	}
	return names
}

func stockNames(s *scenario.Scenario) []string {
	var names []string
	for _, x := range s.Stocks {
		names = append(names, x.Name)
	}
	return names
}

// ruled says how a ruling came out.
func (d *Desk) ruled(x play.Ruling) string {
	how := ""
	switch x.Mode {
	case play.Mode2d6:
		bonus := play.Bonus(x.For, x.Against)
		how = fmt.Sprintf("%d and %d", x.Dice[0], x.Dice[1])
		if bonus != 0 {
			how += fmt.Sprintf(", with %s for arguments,", number.Signed(strconv.Itoa(bonus)))
		}
		how += fmt.Sprintf(" make %d, where 7 is enough (%s of throws)", x.Dice[0]+x.Dice[1]+bonus, percent(x.Chance))
	case play.ModeEstimate:
		how = fmt.Sprintf("the median of the estimates is %s, and the die shows %d", percent(x.Chance), x.Dice[0])
	default:
		how = "by " + string(x.Mode)
	}
	if x.Typed {
		how += ", dice of the table"
	}
	outcome := "fails"
	if x.Success {
		outcome = "succeeds"
	}
	text := fmt.Sprintf("%s %s: %s", x.Title, outcome, how)
	if x.Team != "" {
		text = d.called(x.Team) + ": " + text
	}
	if x.Reason != "" {
		text += ", because " + x.Reason
	}
	text = sentence(text)
	for _, m := range x.Moves {
		if x.Success {
			text += " " + d.moved(m)
		}
	}
	return text
}

// moved says what a move does.
func (d *Desk) moved(m play.Move) string {
	switch m.Act {
	case play.ActFire:
		return m.Name + " happens in the coming step."
	case play.ActPrevent:
		return m.Name + " does not happen in the coming step."
	case play.ActAdd:
		return fmt.Sprintf("%s more of %s.", d.amount(m.Name, m.Value), m.Name)
	}
	return fmt.Sprintf("%s is %s.", m.Name, d.amount(m.Name, m.Value))
}
