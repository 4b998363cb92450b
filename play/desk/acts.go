package desk

import (
	"fmt"
	"slices"
	"strings"

	"wargame/play"
	"wargame/results/number"
	"wargame/scenario"
)

// resolve plays the turn.
func (d *Desk) resolve(rest string) (Answer, error) {
	if rest != "" && rest != "late" {
		return Answer{}, d.wants("resolve", fmt.Sprintf("nothing is resolved %q", rest))
	}
	return d.play(rest == "late")
}

// play plays the turn and says what came of it.
func (d *Desk) play(late bool) (Answer, error) {
	if err := d.Take(d.Game.Resolve(play.Facilitator, late)); err != nil {
		return Answer{}, err
	}
	clear(d.last)
	p := d.paper()
	if err := d.arrived(p); err != nil {
		return Answer{}, err
	}
	return p.answer()
}

// act sends the facilitator a free action.
func (d *Desk) act(rest string) (Answer, error) {
	parts := clauses(rest)
	if len(parts) == 0 {
		return Answer{}, d.wants("act", "what is tried?")
	}
	parts = append(parts, "", "")
	a := play.Action{Title: parts[0], Effect: parts[1], Argument: strings.Join(slices.DeleteFunc(parts[2:], func(x string) bool { return x == "" }), "; ")}
	if err := d.Take(d.Game.Send(d.seat, nil, play.Message{Action: &a})); err != nil {
		return Answer{}, err
	}
	return d.said("The facilitator is asked to rule on it.")
}

// message sends a text.
func (d *Desk) message(rest string) (Answer, error) {
	var to []string
	if d.seat == play.Facilitator {
		to, rest, _ = addressed(rest)
	}
	if rest == "" {
		return Answer{}, d.wants("message", "what is to be said?")
	}
	if err := d.Take(d.Game.Send(d.seat, to, play.Message{Text: rest})); err != nil {
		return Answer{}, err
	}
	return d.said("Sent to %s.", d.receivers(to))
}

// receivers are whom a message of the seat reaches.
func (d *Desk) receivers(to []string) string {
	switch {
	case d.seat != play.Facilitator:
		return "the facilitator"
	case len(to) == 0:
		return "all"
	}
	return d.whom(to)
}

// whom are addressees as people call them.
func (d *Desk) whom(to []string) string {
	var names []string
	for _, name := range to {
		if name == play.Everybody {
			return "all"
		}
		names = append(names, d.called(name))
	}
	return enumerate(names)
}

// enumerate is names as in "a, b and c".
func enumerate(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// inject hands out news, or lists those of the file that have not come.
func (d *Desk) inject(rest string) (Answer, error) {
	if rest == "" {
		return d.coming()
	}
	x := play.Came{Inject: rest}
	if to, text, colon := addressed(rest); colon {
		x = play.Came{To: to, Text: text}
	} else if name, text := firstWord(rest); text != "" {
		return Answer{}, d.wants("inject", fmt.Sprintf("%q is no name of an inject", name+" "+text))
	}
	came := len(d.Game.Entries)
	if err := d.Take(d.Game.Hand(d.seat, x)); err != nil {
		return Answer{}, err
	}
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	p := d.paper()
	for _, n := range v.Injects {
		if n.Seq > came {
			d.news(p, n, true)
		}
	}
	return p.answer()
}

// coming are the injects of the file that have not come.
func (d *Desk) coming() (Answer, error) {
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	t := grid("Inject", "comes", "to", "fires")
	for _, n := range v.Coming {
		row := cells(n.What.Inject, d.comes(n), d.whom(n.What.To), n.What.Fires)
		row.Title = n.What.Title
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return d.said("No inject of the file is left. One of your own: inject: TEXT")
	}
	p := d.paper()
	p.table(t)
	return p.answer()
}

// comes says when an inject comes.
func (d *Desk) comes(n play.InjectView) string {
	i := slices.IndexFunc(d.Game.Rules.Injects, func(x *scenario.Inject) bool { return x.Name == n.What.Inject })
	when := "by hand"
	switch x := d.Game.Rules.Injects[i]; {
	case x.Turn > 0 && x.Turn < d.Game.Turn():
		return "did not come"
	case x.Turn > 0:
		when = fmt.Sprintf("turn %d", x.Turn)
	case x.When != nil:
		when = "when " + x.When.String(d.Game.Scenario)
	}
	if n.What.Chance > 0 {
		when += ", chance " + percent(n.What.Chance)
	}
	return when
}

// overrideOf is the word that makes a move in the model.
func overrideOf(act play.Act) func(*Desk, string) (Answer, error) {
	return func(d *Desk, rest string) (Answer, error) {
		text, reason := cutBecause(rest)
		text, open := openly(text)
		m, err := d.move(string(act)+" "+text, string(act))
		if err != nil {
			return Answer{}, err
		}
		return d.overrule(play.Override{Move: &m, Reason: reason, Open: open})
	}
}

// override gives an order for a team.
func (d *Desk) override(rest string) (Answer, error) {
	text, reason := cutBecause(rest)
	text, open := openly(text)
	order, text := firstWord(text)
	name, value := firstWord(text)
	if order != "order" || value == "" {
		return Answer{}, d.wants("override", "which order becomes what?")
	}
	team, l, err := d.lever(name)
	if err != nil {
		return Answer{}, err
	}
	o, err := play.ParseOrder(l, value)
	if err != nil {
		return Answer{}, err
	}
	switch view, err := d.view(); {
	case err != nil:
		return Answer{}, err
	case o.Word != play.AsValue:
		for i := range view.Sides {
			if lv := lever(&view.Sides[i], name); lv != nil {
				o.Value = map[play.Word]float64{play.AsKeep: lv.Stands, play.AsDefault: lv.Default}[o.Word]
			}
		}
	}
	return d.overrule(play.Override{Order: &play.Given{Team: team, Lever: name, Value: o.Value}, Reason: reason, Open: open})
}

// openly takes the word openly off the end.
func openly(text string) (string, bool) {
	rest, after, found := cutWord(text, "openly")
	if !found || after != "" {
		return text, false
	}
	return rest, true
}

// overrule carries out an override.
func (d *Desk) overrule(x play.Override) (Answer, error) {
	if err := d.Take(d.Game.Override(d.seat, x)); err != nil {
		return Answer{}, err
	}
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	told := "The teams are told in the debrief."
	if x.Open {
		told = "All are told."
	}
	return d.said("%s %s", d.changed(v.Changes[len(v.Changes)-1].What), told)
}

// changed says what an override did.
func (d *Desk) changed(x play.Override) string {
	because := sentence(", because " + x.Reason)
	switch {
	case x.Order != nil:
		q, _ := d.Game.Scenario.Quantity(x.Order.Lever)
		l := d.Game.Scenario.Levers[q.Index]
		return fmt.Sprintf("%s is %s this turn instead of %s%s", l.Name, play.Says(l, *x.New), play.Says(l, *x.Old), because)
	case x.Move.Act == play.ActFire:
		return x.Move.Name + " happens in the coming step" + because
	case x.Move.Act == play.ActPrevent:
		return x.Move.Name + " does not happen in the coming step" + because
	}
	return fmt.Sprintf("%s is %s instead of %s%s", x.Move.Name, d.amount(x.Move.Name, *x.New), d.amount(x.Move.Name, *x.Old), because)
}

// amount is a value of a stock as people say it.
func (d *Desk) amount(stock string, x float64) string {
	q, ok := d.Game.Scenario.Quantity(stock)
	if !ok || q.Kind != scenario.KindStock {
		return number.Figure(x)
	}
	s := d.Game.Scenario.Stocks[q.Index]
	if i := int(x); s.Levels != nil && i >= 0 && i < len(s.Levels) {
		return s.Levels[i]
	}
	return number.In(s.Unit).Say(x, number.Figure)
}

// rewind goes back.
func (d *Desk) rewind(rest string) (Answer, error) {
	text, reason := cutBecause(rest)
	turn, err := play.ParseNumber(text)
	if err != nil || turn != float64(int(turn)) {
		return Answer{}, d.wants("rewind", "to the begin of which turn?")
	}
	if err := d.Take(d.Game.Rewind(d.seat, play.Rewound{Turn: int(turn), Reason: reason})); err != nil {
		return Answer{}, err
	}
	clear(d.last)
	return d.said("The game goes on from the begin of turn %d. What is taken back stays in the log.", int(turn))
}

// close ends the game for good.
func (d *Desk) close(rest string) (Answer, error) {
	if err := d.nothing("close", rest); err != nil {
		return Answer{}, err
	}
	if err := d.Take(d.Game.Close(d.seat)); err != nil {
		return Answer{}, err
	}
	closed, err := d.Game.Entries[len(d.Game.Entries)-1].Closed()
	if err != nil {
		return Answer{}, err
	}
	return d.said("The game is closed. It was trial %d of the seed %d: with --seed %d --trial %d and the same moves it comes out the same.",
		closed.Trial, closed.Seed, closed.Seed, closed.Trial)
}
