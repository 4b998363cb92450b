package desk

import (
	"fmt"
	"slices"
	"strings"

	"wargame/play"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/source"
)

// word is a word of the prompt.
type word struct {
	name    string
	takes   string
	who     who
	says    string // what it does, in a line
	example string
	run     func(d *Desk, rest string) (Answer, error)
	offers  func(d *Desk, before []string) []string // what may stand behind the words before; nil: nothing is known
}

// who may say a word.
type who uint8

const (
	anybody who = iota
	teams
	facilitator
)

// words are all of them, as help lists them. A function, since help is one of them.
func words() []word {
	return []word{
		{"brief", "", anybody, "what you are, what you want, what is asked of you now", "brief", (*Desk).brief, nil},
		{"look", "[QUANTITY]", anybody, "all readings, or a chart of one", "look {reading}", (*Desk).look, offerReadings},
		{"order", "[LEVER VALUE [because TEXT]]", anybody, "write down an order, or see all: a value, keep or default", "order {lever} {value} because we can", (*Desk).order, offerOrder},
		{"strategy", "[NAME]", anybody, "ready-made orders, or write down those of one", "strategy {strategy}", (*Desk).strategy, offerStrategies},
		{"because", "TEXT", teams, "say why, of the order written down last", "because nobody else will", (*Desk).because, nil},
		{"drop", "LEVER", anybody, "take an order back that is not sealed", "drop {lever}", (*Desk).drop, offerLevers},
		{"estimate", "[CHANCE]", anybody, "answer a question about what will come out", "estimate 70%", (*Desk).estimate, nil},
		{"odds", "[LEVER VALUE ...]", anybody, "what may come of your orders, or of others, against all as it stands", "odds {lever} {value}", (*Desk).odds, offerOdds},
		{"seal", "", anybody, "hand in your orders; levers without one stay as they are", "seal", (*Desk).seal, offerTeams},
		{"unseal", "", anybody, "take them back, until the turn is resolved", "unseal", (*Desk).unseal, offerTeams},
		{"act", "TITLE; EFFECT; ARGUMENT", teams, "ask the facilitator for what is no lever", "act Offer talks; a pause in strikes; both are tired", (*Desk).act, nil},
		{"message", "TEXT", anybody, "write to the facilitator, or as facilitator to all or to TEAM: TEXT", "message {team}: your request is granted", (*Desk).message, nil},
		{"resolve", "[late]", facilitator, "play the turn; late: without teams that have not sealed", "resolve", (*Desk).resolve, offerLate},
		{"roll", "TITLE[; CLAUSE ...]", facilitator, "two dice on an action: 7 or more succeeds", "roll A raid on the bridge; by {team}; for 2; against 1", (*Desk).roll, nil},
		{"rule", "MODE TITLE[; CLAUSE ...]", facilitator, "rule on an action by 2d6, estimate, facilitator or consensus", "rule consensus yes Talks go on; because all agree", (*Desk).rule, offerModes},
		{"inject", "[NAME] or : TEXT", facilitator, "hand out news of the file, or your own; alone: those to come", "inject {team}: Crews report fog.", (*Desk).inject, offerInjects},
		{"set", "STOCK VALUE [openly] because TEXT", facilitator, "give a stock another value", "set {stock} 200 because there was more than we knew", overrideOf(play.ActSet), offerStocks},
		{"add", "STOCK VALUE [openly] because TEXT", facilitator, "add to a stock", "add {stock} 20 because of a gift", overrideOf(play.ActAdd), offerStocks},
		{"fire", "EVENT [openly] because TEXT", facilitator, "make an event happen in the coming step", "fire {event} because of the ruling", overrideOf(play.ActFire), offerEvents},
		{"prevent", "EVENT [openly] because TEXT", facilitator, "keep an event from happening in the coming step", "prevent {event} because of the ruling", overrideOf(play.ActPrevent), offerEvents},
		{"override", "order LEVER VALUE [openly] because TEXT", facilitator, "give an order for a team", "override order {lever} {value} because of a ruling", (*Desk).override, offerOverride},
		{"rewind", "TURN [because TEXT]", facilitator, "go back to the begin of a turn; nothing is erased", "rewind 2 because of a mistake", (*Desk).rewind, nil},
		{"pass", "", anybody, "hand the device to who has something to do", "pass", (*Desk).pass, nil},
		{"as", "SEAT", anybody, "sit down at another seat: a team, a role, facilitator, screen", "as facilitator", (*Desk).as, offerSeats},
		{"log", "", anybody, "what happened so far", "log", (*Desk).log, nil},
		{"save", "", anybody, "where the game is kept: everything is, as it happens", "save", (*Desk).save, nil},
		{"close", "", facilitator, "end the game for good; its seed is told", "close", (*Desk).close, nil},
		{"help", "[WORD]", anybody, "these words, or one of them", "help order", (*Desk).help, offerWords},
		{"quit", "", anybody, "leave; the game goes on with: wargame play GAME", "quit", (*Desk).quit, nil},
	}
}

// may says that the seat may say a word. Who plays alone is the facilitator too.
func (d *Desk) may(w *word) bool {
	switch w.who {
	case teams:
		return d.seat.Team() != ""
	case facilitator:
		return d.seat == play.Facilitator
	}
	return true
}

// find is the word of a name that the seat may say.
func (d *Desk) find(name string) (*word, error) {
	list := words()
	var names []string
	for i := range list {
		w := &list[i]
		switch {
		case w.name == name && !d.may(w):
			return nil, &play.Refusal{Code: play.NotYours, Message: name + " is said by " + says[w.who], Hint: "sit down there: as " + d.at(w.who)}
		case w.name == name:
			return w, nil
		case d.may(w):
			names = append(names, w.name)
		}
	}
	hint := "say help for the words that there are"
	if n := source.Nearest(name, names); n != "" {
		w := list[slices.IndexFunc(list, func(w word) bool { return w.name == n })]
		hint = fmt.Sprintf("did you mean %s? %s", n, d.usage(&w))
	}
	return nil, &play.Refusal{Code: play.NoSuch, Message: fmt.Sprintf("there is no word %q here", name), Hint: hint}
}

var says = map[who]string{teams: "teams", facilitator: "the facilitator"}

// at is a seat at which a word may be said.
func (d *Desk) at(w who) string {
	if people := d.people(); w == teams && len(people) > 0 {
		return d.Game.Rules.Teams[people[0]].Name
	}
	return string(play.Facilitator)
}

// usage says what a word takes.
func (d *Desk) usage(w *word) string {
	if w.takes == "" {
		return w.name + " takes nothing"
	}
	return fmt.Sprintf("%s takes %s, as in: %s", w.name, w.takes, d.example(w))
}

// example is a word as somebody at this seat may say it.
func (d *Desk) example(w *word) string {
	names := func(list []string, none string) string { return append(list, none)[0] }
	lever, value := "LEVER", "VALUE"
	if list := d.ordering(); len(list) > 0 {
		lever, value = list[0].Name, someValue(list[0])
	}
	return strings.NewReplacer("{lever}", lever, "{value}", value, "{reading}", names(offerReadings(d, nil), "QUANTITY"), "{team}", d.at(teams),
		"{strategy}", names(d.strategies(), "NAME"), "{stock}", names(stockNames(d.Game.Scenario), "STOCK"), "{event}", names(eventNames(d.Game.Scenario), "EVENT")).Replace(w.example)
}

// someValue is a value that a lever can be.
func someValue(l *scenario.Lever) string {
	switch {
	case l.Options != nil:
		return l.Options[len(l.Options)-1]
	case l.Default.Type == scenario.Truth:
		return "true"
	case l.Ranged:
		return number.Exact(l.High)
	}
	return "100"
}

// wants refuses what a word cannot take, with what it takes.
func (d *Desk) wants(name, message string) error {
	for _, w := range words() {
		if w.name == name {
			return &play.Refusal{Code: play.Missing, Message: message, Hint: d.usage(&w)}
		}
	}
	panic("desk: there is no word " + name)
}

// nothing refuses what stands behind a word that takes nothing.
func (d *Desk) nothing(name, rest string) error {
	if rest == "" {
		return nil
	}
	return d.wants(name, fmt.Sprintf("nothing stands behind %s, and here does %q", name, rest))
}

// help lists the words of the seat, or says more of one.
func (d *Desk) help(rest string) (Answer, error) {
	if rest != "" {
		w, err := d.find(strings.ToLower(rest))
		if err != nil {
			return Answer{}, err
		}
		p := d.paper()
		p.text("%s %s", w.name, w.takes)
		p.indented("    ", w.says)
		p.indented("    for example: ", d.example(w))
		for _, line := range more[w.name] {
			p.indented("    ", line)
		}
		return p.answer()
	}
	p := d.paper()
	var list [][2]string
	for _, w := range words() {
		if d.may(&w) {
			list = append(list, [2]string{w.name, w.says})
		}
	}
	p.Names(list)
	p.text("help WORD says what it takes. Tab completes words, levers, values and quantities.")
	return p.answer()
}

// more is what help says of words whose line is not enough.
var more = map[string][]string{
	"order": {"A value is one of the options, true or false, or a number as in scenario files: 50%, 1.2k. keep leaves the lever as it is, default sets it back."},
	"strategy": {"Of a team whose actor has strategies in the file. Orders that are written down can be changed until they are sealed.",
		"The facilitator says of which team: strategy TEAM NAME."},
	"odds": {"Without anything: of the orders that are written down. Several choices stand with semicolons between them.",
		"The facilitator says of which team: odds TEAM LEVER VALUE; and who sees odds: odds facilitator, teams, all or off."},
	"roll": {clausesHelp},
	"rule": {"2d6 TITLE: two dice, 7 or more succeeds; each argument for is worth 1, each against -1, from -3 to 3.",
		"estimate TITLE; from TEAM CHANCE, TEAM CHANCE: the median of the chances, then a die of 100.",
		"facilitator yes|no TITLE because TEXT, consensus yes|no TITLE because TEXT: as is said.", clausesHelp},
	"inject":  {"inject NAME hands out news of the file; inject: TEXT is for all; inject TEAM,TEAM: TEXT for some."},
	"message": {"A team writes to the facilitator. The facilitator writes to all, or message TEAM,TEAM: TEXT to some."},
	"seal":    {"The facilitator seals for a team whose orders came on paper: seal TEAM."},
	"set":     {"What is done openly is told to all at once, else in the debrief. The debrief says what it changed."},
}

const clausesHelp = "Clauses: by TEAM; for N; against N; effect TEXT; argument TEXT; dice 3 4 (thrown on the table); " +
	"then set STOCK VALUE, then add STOCK VALUE, then fire EVENT, then prevent EVENT (where it succeeds); openly (all are told)."
