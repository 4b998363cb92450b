package play_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wargame/play"
	"wargame/scenario"
)

// moment is how far the game of the canaries has come.
type moment int

const (
	opened   moment = iota
	said            // the facilitator has handed out a card, ruled and overridden, all have written to each other
	drafted         // the North has written its orders down
	isSealed        // and sealed them
	resolved        // the turn is over
	rewound         // a second turn too, and was taken back
	debrief         // all turns are over
	never
)

// Who hears of something.
const (
	everybody = "facilitator screen observer north north/chair north/scout south east"
	theNorth  = "facilitator north north/chair north/scout"
	theSouth  = "facilitator south"
	theEast   = "facilitator east"
	theChair  = "facilitator north north/chair"
	theScout  = "facilitator north north/scout"
	northOnly = "north north/chair north/scout"
	facility  = "facilitator"
)

// canary is a word that stands in the game once, and who has it from which moment on: exactly those.
type canary struct {
	word string
	who  map[moment]string
}

// canaries are those of the game that fly plays. Shut is the setting that the facilitator does not see sealed orders; revealed is the one
// of the file that covert orders are shown when the turn is over.
func canaries(shut, revealed bool) []canary {
	from := func(m moment, who string) map[moment]string { return map[moment]string{m: who} }
	open := map[moment]string{drafted: northOnly, isSealed: theNorth, resolved: everybody}
	covert := map[moment]string{drafted: northOnly, isSealed: theNorth, debrief: everybody}
	because := map[moment]string{drafted: northOnly, isSealed: theNorth, debrief: everybody}
	if shut {
		delete(open, isSealed)
		covert = map[moment]string{drafted: northOnly, resolved: theNorth, debrief: everybody}
		because = map[moment]string{drafted: northOnly, resolved: theNorth, debrief: everybody}
	}
	if revealed {
		covert[resolved] = everybody
	}
	return []canary{
		{"wordnorthbrief", from(opened, theNorth)}, {"wordsouthbrief", from(opened, theSouth)}, {"wordeastbrief", from(opened, theEast)},
		{"wordchairbrief", from(opened, theChair)}, {"wordscoutbrief", from(opened, theScout)}, {"wordnorthgoal", from(opened, theNorth)},
		{"wordnorthtitle", from(opened, theNorth)}, {"wordnorthinject", from(opened, theNorth)},
		{"wordsharedinject", from(opened, "facilitator south east")},
		{"wordeastcard", map[moment]string{opened: facility, said: theEast}}, {"wordowninject", from(said, theSouth)}, {"wordallinject", from(said, everybody)},
		{"71234.5", from(opened, theNorth)}, {"72234.5", map[moment]string{opened: theSouth, said: facility, debrief: everybody}}, {"73234.5", from(opened, theChair)}, {"74234.5", from(opened, theEast)},

		{"wordscoutmessage", from(said, theScout)}, {"wordsouthmessage", from(said, theSouth)}, {"wordreply", from(said, theSouth)}, {"wordtoall", from(said, everybody)},
		{"wordactiontitle", from(said, theChair)}, {"wordactioneffect", from(said, theChair)}, {"wordactionargument", from(said, theChair)},
		{"0.4375", from(said, theChair)}, // an estimate of the chair's
		{"wordclosedruling", map[moment]string{said: theNorth, debrief: everybody}}, {"wordopenruling", from(said, everybody)},
		{"0.8125", map[moment]string{said: facility, debrief: everybody}},   // an estimate in a ruling
		{"0.015625", map[moment]string{said: facility, debrief: everybody}}, // what it does in the model
		{"wordhiddenoverride", map[moment]string{said: facility, debrief: everybody}}, {"wordopenoverride", from(said, everybody)},
		{"7.0625", map[moment]string{said: facility, resolved: everybody}},               // an order of the East's, given by the facilitator
		{"72235.5", from(said, everybody)},                                               // a stock of the South's, set aloud
		{"wordcovertoverride", map[moment]string{rewound: theNorth, debrief: everybody}}, // told to the team whose lever it is

		{"3.125", open}, {"2.0625", covert}, {"wordbecause", because}, {"wordcovertbecause", because},
		{"31.25", map[moment]string{drafted: northOnly, isSealed: sealedTo(shut), resolved: northOnly, debrief: ""}}, // what an order costs
		{"wordrewind", from(rewound, everybody)},
		{fmt.Sprint(seed), from(never, "")},
	}
}

func sealedTo(shut bool) string {
	if shut {
		return northOnly
	}
	return theNorth
}

// stands says that the word is in a text, a number not as a part of another.
func (c canary) stands(text string) bool {
	return regexp.MustCompile(`(^|[^0-9.])` + regexp.QuoteMeta(c.word) + `([^0-9]|$)`).MatchString(text)
}

// has says whether a seat is to have the word at a moment.
func (c canary) has(seat play.Seat, now moment) bool {
	who := ""
	for m := opened; m <= now; m++ {
		if x, ok := c.who[m]; ok {
			who = x
		}
	}
	return slices.Contains(strings.Fields(who), string(seat))
}

// TestCanaries plays a game with a word of its own in everything that is secret, and wants at every moment each word to be with exactly
// those whom it should reach: in what they see, and in what they are told when they are refused.
func TestCanaries(t *testing.T) {
	for _, revealed := range []bool{false, true} {
		for _, shut := range []bool{false, true} {
			t.Run(fmt.Sprintf("shut=%v/revealed=%v", shut, revealed), func(t *testing.T) {
				s := strait(t)
				if revealed {
					s.Game.Reveal = scenario.RevealNextTurn
				}
				g := open(t, s, play.Settings{Trial: trial, Shut: shut})
				fly(t, g, func(now moment) { look(t, g, now, canaries(shut, revealed)) })
			})
		}
	}
}

// look looks at everything that each seat gets.
func look(t *testing.T, g *play.Game, now moment, all []canary) {
	t.Helper()
	for _, seat := range play.Seats(g.Rules) {
		v := view(t, g, seat)
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		apart(t, v)
		told := strings.Join(refusedTo(g, seat), "\n")
		for _, c := range all {
			has := c.has(seat, now)
			if c.stands(string(text)) != has {
				t.Errorf("moment %d: %s is with %s: %v, want %v", now, c.word, seat, !has, has)
			}
			if c.stands(told) && !has {
				t.Errorf("moment %d: %s is told to %s in a refusal", now, c.word, seat)
			}
		}
	}
}

// apart wants a seat to see of other teams neither that they are writing nor what they owe, nor who else was told what it was.
func apart(t *testing.T, v play.View) {
	t.Helper()
	if v.Seat == play.Facilitator {
		return
	}
	for _, x := range v.Teams {
		if x.Name != v.Seat.Team() && (x.State == play.Drafting || x.Due != 0) {
			t.Errorf("%s sees of %s: %+v", v.Seat, x.Name, x)
		}
	}
	for _, x := range v.Injects {
		if to := x.What.To; len(to) != 1 || to[0] != play.Everybody && to[0] != v.Seat.Team() || x.What.Fires != "" || x.What.Inject != "" {
			t.Errorf("%s sees of an inject: %+v", v.Seat, x.What)
		}
	}
}

// refusedTo are what a seat is told when it tries what it may not, or cannot.
func refusedTo(g *play.Game, seat play.Seat) []string {
	var told []string
	hear := func(_ []play.Entry, err error) {
		if err != nil {
			told = append(told, err.Error())
		}
	}
	for _, team := range g.Rules.Teams {
		for _, l := range g.Scenario.Levers {
			hear(g.Draft(seat, draft(team.Name, l.Name, 99)))
		}
		hear(g.Draft(seat, draft(team.Name, "sea", 99)))
		hear(g.Seal(seat, team.Name))
		hear(g.Unseal(seat, team.Name))
		hear(g.Estimate(seat, play.Estimated{Seat: play.Seat(team.Name), Chance: 0.5}))
	}
	for n := range len(g.Entries) + 2 {
		hear(g.Send(seat, nil, play.Message{Answers: n, Text: strings.Repeat("x", 3000)}))
	}
	hear(g.Resolve(seat, false))
	hear(g.Hand(seat, play.Came{Inject: "card"}))
	hear(g.Rule(seat, play.Ruling{Title: "x", Mode: play.ModeEstimate}))
	hear(g.Override(seat, play.Override{Reason: "x", Move: &play.Move{Act: play.ActSet, Name: "north_store", Value: -1}}))
	hear(g.Rewind(seat, play.Rewound{Turn: 9}))
	hear(g.Change(seat, play.Settings{Odds: "some"}))
	hear(g.Time(seat, play.Timer{Seconds: -1}))
	hear(g.Join("mars", 9))
	hear(g.Leave(9))
	if seat != play.Facilitator {
		hear(g.Close(seat))
	}
	_, err := g.View("mars")
	hear(nil, err)
	return told
}

// fly plays the game, and says at which moment it is.
func fly(t testing.TB, g *play.Game, at func(moment)) {
	t.Helper()
	act := do(t, g)
	at(opened)

	act(g.Hand(play.Facilitator, play.Came{Inject: "card"}))
	act(g.Hand(play.Facilitator, play.Came{Title: "Word", Text: "wordowninject", To: []string{"south"}, Fires: "clash"}))
	act(g.Hand(play.Facilitator, play.Came{Text: "wordallinject"}))
	act(g.Send("north/scout", nil, play.Message{Text: "wordscoutmessage"}))
	act(g.Send("south", nil, play.Message{Text: "wordsouthmessage"}))
	act(g.Send(play.Facilitator, []string{"south"}, play.Message{Text: "wordreply", Answers: len(g.Entries)}))
	act(g.Send(play.Facilitator, nil, play.Message{Text: "wordtoall"}))
	act(g.Send("north/chair", nil, play.Message{Action: &play.Action{Title: "wordactiontitle", Effect: "wordactioneffect", Argument: "wordactionargument"}}))
	act(g.Estimate("north/chair", play.Estimated{Chance: 0.4375}))
	act(g.Rule(play.Facilitator, play.Ruling{Title: "wordclosedruling", Team: "north", Mode: play.Mode2d6}))
	act(g.Rule(play.Facilitator, play.Ruling{Title: "wordopenruling", Mode: play.ModeEstimate, Open: true, Dice: []int{1},
		Estimates: map[play.Seat]float64{"south": 0.8125, "east": 0.5}, Moves: []play.Move{{Act: play.ActAdd, Name: "traffic", Value: 0.015625}}}))
	act(g.Override(play.Facilitator, play.Override{Reason: "wordhiddenoverride", Order: &play.Given{Team: "east", Lever: "relief", Value: 7.0625}}))
	act(g.Override(play.Facilitator, play.Override{Reason: "wordopenoverride", Open: true, Move: &play.Move{Act: play.ActAdd, Name: "south_store", Value: 1}}))
	act(g.Override(play.Facilitator, play.Override{Reason: "wordopenoverride", Open: true, Move: &play.Move{Act: play.ActSet, Name: "south_store", Value: 72235.5}}))
	at(said)

	because := func(value float64, reason string) *play.Order { return &play.Order{Value: value, Because: reason} }
	act(g.Draft("north", play.Draft{Team: "north", Lever: "patrols", Order: because(3.125, "wordbecause")}))
	act(g.Draft("north/scout", play.Draft{Team: "north", Lever: "mines", Order: because(2.0625, "wordcovertbecause")}))
	at(drafted)

	act(g.Seal("north/chair", "north"))
	at(isSealed)

	act(g.Resolve(play.Facilitator, true))
	at(resolved)

	turnOver(t, g)
	act(g.Rewind(play.Facilitator, play.Rewound{Turn: 2, Reason: "wordrewind"}))
	act(g.Override(play.Facilitator, play.Override{Reason: "wordcovertoverride", Open: true, Order: &play.Given{Team: "north", Lever: "mines", Value: 2.0625}}))
	at(rewound)

	playOut(t, g)
	at(debrief)
}
