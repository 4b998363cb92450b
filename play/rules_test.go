package play_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"wargame/play"
	"wargame/scenario"
)

// attempt is something that the rules do not let through.
type attempt struct {
	name string
	when func(testing.TB, *play.Game) // what was done before; nil: nothing
	do   func(*play.Game) ([]play.Entry, error)
	code play.Code
	says []string // of the message and the hint
}

var (
	long   = strings.Repeat("ä", 2001)
	nobody = play.Seat("mars")
	roof   = math.Inf(1)
)

func drafts(by play.Seat, team, lever string, o play.Order) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) {
		return g.Draft(by, play.Draft{Team: team, Lever: lever, Order: &o})
	}
}

func seals(by play.Seat, team string) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Seal(by, team) }
}

func resolves(by play.Seat, late bool) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Resolve(by, late) }
}

func guesses(by play.Seat, x play.Estimated) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Estimate(by, x) }
}

func hands(by play.Seat, x play.Came) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Hand(by, x) }
}

func holds(by play.Seat, inject string) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Hold(by, inject) }
}

func rules(by play.Seat, x play.Ruling) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Rule(by, x) }
}

func overrides(by play.Seat, x play.Override) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Override(by, x) }
}

func sends(by play.Seat, to []string, x play.Message) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Send(by, to, x) }
}

func rewinds(by play.Seat, turn int) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Rewind(by, play.Rewound{Turn: turn}) }
}

func times(by play.Seat, seconds int) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Time(by, play.Timer{Seconds: seconds}) }
}

func changes(by play.Seat, x play.Settings) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Change(by, x) }
}

func joins(seat play.Seat, person int) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Join(seat, person) }
}

func leaves(person int) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Leave(person) }
}

func closes(by play.Seat) func(*play.Game) ([]play.Entry, error) {
	return func(g *play.Game) ([]play.Entry, error) { return g.Close(by) }
}

func northSealed(t testing.TB, g *play.Game) { sealed(t, g, "north") }

func turnOver(t testing.TB, g *play.Game) {
	sealed(t, g, "north", "south", "east")
	do(t, g)(g.Resolve(play.Facilitator, false))
}

func stormHeld(t testing.TB, g *play.Game) { do(t, g)(g.Hold(play.Facilitator, "storm")) }

func allOver(t testing.TB, g *play.Game) { playOut(t, g) }

func closed(t testing.TB, g *play.Game) { do(t, g)(g.Close(play.Facilitator)) }

func costly(t testing.TB, g *play.Game) {
	order(t, g, "north", "patrols", 6)
	order(t, g, "north", "posture", 1)
	do(t, g)(g.Estimate("north", play.Estimated{Chance: 0.2}))
}

func setTraffic(x float64) *play.Move {
	return &play.Move{Act: play.ActSet, Name: "traffic", Value: x}
}

// attempts are what nobody may do, each with what is said of it.
var attempts = []attempt{
	{"another team's lever", nil, drafts("north", "north", "toll", play.Order{}), play.NotYours,
		[]string{"the lever toll is ordered by The South, not by The North", "its own are patrols, posture, mines"}},
	{"orders of another team", nil, drafts("north", "south", "toll", play.Order{}), play.NotYours, []string{"given by its own seats", "your own team"}},
	{"orders by who watches", nil, drafts(play.Screen, "north", "mines", play.Order{}), play.NotYours, []string{"own seats"}},
	{"no lever", nil, drafts("north", "north", "patrol", play.Order{}), play.NoSuch, []string{`no lever "patrol"`, "did you mean patrols?"}},
	{"a stock for a lever", nil, drafts("north", "north", "traffic", play.Order{}), play.NoSuch, []string{`no lever "traffic"`}},
	{"no team", nil, drafts(play.Facilitator, "west", "mines", play.Order{}), play.NoSuch, []string{`no team "west"`, "north, south, east"}},
	{"no option", nil, drafts("north", "north", "posture", play.Order{Value: 2}), play.OutOfRange, []string{"no option number 2", "calm, loud"}},
	{"half an option", nil, drafts("north", "north", "posture", play.Order{Value: 0.5}), play.OutOfRange, []string{"calm, loud"}},
	{"below the range", nil, drafts("north", "north", "patrols", play.Order{Value: -1}), play.OutOfRange, []string{"patrols goes from 0 ships to 10 ships, not to -1 ships"}},
	{"above the range", nil, drafts("north", "north", "mines", play.Order{Value: 5.01}), play.OutOfRange, []string{"from 0 to 5"}},
	{"no number", nil, drafts("north", "north", "mines", play.Order{Value: math.NaN()}), play.OutOfRange, []string{"NaN"}},
	{"half a truth", nil, drafts("south", "south", "convoy", play.Order{Value: 0.5}), play.OutOfRange, []string{"true or false"}},
	{"no word", nil, drafts("north", "north", "mines", play.Order{Word: "more"}), play.NoSuch, []string{`"more" is no order`, "keep or default"}},
	{"a long reason", nil, drafts("north", "north", "mines", play.Order{Because: long}), play.TooLong, []string{"2001 characters", "at most 2000"}},
	{"a reason that is no text", nil, drafts("north", "north", "mines", play.Order{Because: "\xff"}), play.OutOfRange, []string{"UTF-8"}},
	{"an order after the seal", northSealed, drafts("north", "north", "mines", play.Order{Value: 1}), play.Done, []string{"has sealed", "unseal"}},
	{"an order after the end", allOver, drafts("north", "north", "mines", play.Order{Value: 1}), play.NotNow, []string{"the last turn is over", "debrief, or a rewind"}},

	{"over budget", costly, seals("north", "north"), play.OverBudget, []string{"cost 75 USD million, and there are 50", "take back orders for 25 USD million"}},
	{"over budget by the facilitator, who does not see the sum", costly, seals(play.Facilitator, "north"), play.OverBudget, []string{"more than the 50 USD million"}},
	{"sealing twice", northSealed, seals("north/scout", "north"), play.Done, []string{"sealed its orders already", "unseal"}},
	{"sealing without an estimate", nil, seals("north", "north"), play.Missing, []string{"Will the strait be closed?", "estimate 70%"}},
	{"sealing for another team", northSealed, seals("north", "south"), play.NotYours, []string{"own seats"}},
	{"unsealing what is not sealed", nil, func(g *play.Game) ([]play.Entry, error) { return g.Unseal("north", "north") }, play.Done, []string{"has not sealed"}},
	{"unsealing after resolve", turnOver, func(g *play.Game) ([]play.Entry, error) { return g.Unseal("north", "north") }, play.Done, []string{"turns that are over stay"}},

	{"resolving with teams missing", northSealed, resolves(play.Facilitator, false), play.Missing,
		[]string{"The South (late: its levers go back to their defaults)", "The East (late: the facilitator gives its orders)", "resolve late"}},
	{"resolving with all missing", nil, resolves(play.Facilitator, false), play.Missing, []string{"The North (late: its levers stay as they are)"}},
	{"late, and the facilitator's orders are missing", northSealed, resolves(play.Facilitator, true), play.Missing, []string{"The East is late", "override order"}},
	{"resolving by a team", northSealed, resolves("north", true), play.NotYours, []string{"by the facilitator"}},
	{"resolving after the end", allOver, resolves(play.Facilitator, true), play.NotNow, []string{"last turn is over"}},

	{"estimating twice", northSealed, guesses("north", play.Estimated{Chance: 0.1}), play.Done, []string{"was given, and stays"}},
	{"an estimate that is not asked", turnOver, guesses("north", play.Estimated{Chance: 0.1}), play.NotNow, []string{"turn 2"}},
	{"no such question", nil, guesses("north", play.Estimated{Question: 7, Chance: 0.1}), play.NotNow, []string{"turn 1"}},
	{"a chance over one", nil, guesses("north", play.Estimated{Chance: 1.1}), play.OutOfRange, []string{"from 0% to 100%"}},
	{"no chance", nil, guesses("north", play.Estimated{Chance: math.NaN()}), play.OutOfRange, []string{"from 0% to 100%"}},
	{"an estimate of another", nil, guesses("north", play.Estimated{Seat: "south", Chance: 0.1}), play.NotYours, []string{"by who makes it"}},
	{"an estimate of the screen", nil, guesses(play.Screen, play.Estimated{Chance: 0.1}), play.NotYours, []string{"by teams"}},

	{"an inject that came", nil, hands(play.Facilitator, play.Came{Inject: "dawn"}), play.Done, []string{"dawn has come already", "rewind"}},
	{"no inject", nil, hands(play.Facilitator, play.Came{Inject: "dusk"}), play.NoSuch, []string{`no inject "dusk"`, "dawn"}},
	{"an inject without a text", nil, hands(play.Facilitator, play.Came{}), play.Missing, []string{"needs a text"}},
	{"an inject to no team", nil, hands(play.Facilitator, play.Came{Text: "x", To: []string{"west"}}), play.NoSuch, []string{"west"}},
	{"a long inject", nil, hands(play.Facilitator, play.Came{Text: long}), play.TooLong, nil},
	{"a long title of an inject", nil, hands(play.Facilitator, play.Came{Title: long, Text: "x"}), play.TooLong, nil},
	{"a long text for an inject of the file", nil, hands(play.Facilitator, play.Came{Inject: "card", Text: long}), play.TooLong, nil},
	{"an inject that fires nothing", nil, hands(play.Facilitator, play.Came{Text: "x", Fires: "flood"}), play.OutOfRange, []string{"flood"}},
	{"an inject by a team", nil, hands("north", play.Came{Inject: "card"}), play.NotYours, nil},
	{"a hold by a team", nil, holds("north", "storm"), play.NotYours, []string{"held by the facilitator"}},
	{"a hold of what is not there", nil, holds(play.Facilitator, "dusk"), play.NoSuch, []string{`no inject "dusk"`}},
	{"a hold of what has come", nil, holds(play.Facilitator, "dawn"), play.Done, []string{"dawn has come already"}},
	{"a hold of what is held", stormHeld, holds(play.Facilitator, "storm"), play.Done, []string{"storm is held already", "hand it out"}},
	{"a hold after the end", allOver, holds(play.Facilitator, "storm"), play.NotNow, nil},
	{"an inject after the end", allOver, hands(play.Facilitator, play.Came{Text: "x"}), play.NotNow, nil},

	{"a ruling by a team", nil, rules("north", play.Ruling{Title: "x", Mode: play.Mode2d6}), play.NotYours, nil},
	{"a ruling on nothing", nil, rules(play.Facilitator, play.Ruling{Mode: play.Mode2d6}), play.Missing, []string{"say what was tried"}},
	{"no way of ruling", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: "d20"}), play.NoSuch, []string{"2d6, estimate, facilitator or consensus"}},
	{"a ruling for no team", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, Team: "west"}), play.NoSuch, []string{"west"}},
	{"a ruling without a reason", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.ModeFacilitator}), play.Missing, []string{"because"}},
	{"an agreement without a sentence", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.ModeConsensus}), play.Missing, []string{"because"}},
	{"dice for a ruling by word", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.ModeConsensus, Reason: "y", Dice: []int{1}}), play.OutOfRange, []string{"no dice"}},
	{"a die of seven", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, Dice: []int{7, 1}}), play.OutOfRange, []string{"does not show 7"}},
	{"three dice", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, Dice: []int{1, 1, 1}}), play.OutOfRange, []string{"takes 2"}},
	{"fewer than no arguments", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, For: -1}), play.OutOfRange, nil},
	{"estimates that are missing", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.ModeEstimate}), play.Missing, []string{"needs estimates"}},
	{"estimates where dice rule", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, Estimates: map[play.Seat]float64{"north": math.NaN()}}), play.OutOfRange, []string{"no estimates"}},
	{"an estimate over one in a ruling", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.ModeEstimate, Estimates: map[play.Seat]float64{"north": 2}}), play.OutOfRange, nil},
	{"an estimate of nobody in a ruling", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.ModeEstimate, Estimates: map[play.Seat]float64{nobody: 0.2}}), play.NoSuch, nil},
	{"a ruling that moves nothing there is", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, Moves: []play.Move{{Act: play.ActSet, Name: "sea"}}}), play.OutOfRange, []string{"sea"}},
	{"a ruling that moves to no number", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, Moves: []play.Move{*setTraffic(roof)}}), play.OutOfRange, nil},
	{"a long ruling", nil, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, Argument: long}), play.TooLong, nil},

	{"an override without a reason", nil, overrides(play.Facilitator, play.Override{Move: setTraffic(1)}), play.Missing, []string{"needs a reason", "because"}},
	{"an override by a team", nil, overrides("north", play.Override{Move: setTraffic(1), Reason: "x"}), play.NotYours, nil},
	{"an override of nothing", nil, overrides(play.Facilitator, play.Override{Reason: "x"}), play.Missing, nil},
	{"an override of no stock", nil, overrides(play.Facilitator, play.Override{Reason: "x", Move: &play.Move{Act: play.ActSet, Name: "sea"}}), play.OutOfRange, []string{"sea"}},
	{"an override below zero", nil, overrides(play.Facilitator, play.Override{Reason: "x", Move: setTraffic(-1)}), play.OutOfRange, []string{"at least 0"}},
	{"an override to no number", nil, overrides(play.Facilitator, play.Override{Reason: "x", Move: setTraffic(math.NaN())}), play.OutOfRange, nil},
	{"an override by no act", nil, overrides(play.Facilitator, play.Override{Reason: "x", Move: &play.Move{Act: "burn", Name: "traffic"}}), play.NoSuch, []string{"set, add, fire or prevent"}},
	{"an override of an order out of range", nil, overrides(play.Facilitator, play.Override{Reason: "x", Order: &play.Given{Team: "north", Lever: "mines", Value: 9}}), play.OutOfRange, []string{"0 to 5"}},
	{"an override of another's lever", nil, overrides(play.Facilitator, play.Override{Reason: "x", Order: &play.Given{Team: "north", Lever: "toll"}}), play.NotYours, nil},
	{"a long reason of an override", nil, overrides(play.Facilitator, play.Override{Reason: long, Move: setTraffic(1)}), play.TooLong, nil},
	{"an override after the end", allOver, overrides(play.Facilitator, play.Override{Reason: "x", Move: setTraffic(1)}), play.NotNow, nil},

	{"rewinding to turn 0", turnOver, rewinds(play.Facilitator, 0), play.OutOfRange, []string{"turn 0", "from 1"}},
	{"rewinding forwards", turnOver, rewinds(play.Facilitator, 3), play.OutOfRange, []string{"turn 3", "it is in turn 2"}},
	{"rewinding by a team", turnOver, rewinds("north", 1), play.NotYours, nil},
	{"rewinding with a long reason", turnOver, func(g *play.Game) ([]play.Entry, error) {
		return g.Rewind(play.Facilitator, play.Rewound{Turn: 1, Reason: long})
	}, play.TooLong, nil},

	{"a message by nobody", nil, sends(nobody, nil, play.Message{Text: "x"}), play.NoSuch, []string{"mars", "the seats are"}},
	{"a message to nobody", nil, sends(play.Facilitator, []string{"mars"}, play.Message{Text: "x"}), play.NoSuch, []string{"mars", "the seats are"}},
	{"a message without a text", nil, sends("north", nil, play.Message{}), play.Missing, nil},
	{"a message by the screen", nil, sends(play.Screen, nil, play.Message{Text: "x"}), play.NotYours, nil},
	{"a long message", nil, sends("north", nil, play.Message{Text: long}), play.TooLong, nil},
	{"an action without a title", nil, sends("north", nil, play.Message{Action: &play.Action{Effect: "x"}}), play.Missing, nil},
	{"a long action", nil, sends("north", nil, play.Message{Action: &play.Action{Title: "x", Argument: long}}), play.TooLong, nil},
	{"an answer to no message", nil, sends("north", nil, play.Message{Text: "x", Answers: 1}), play.NoSuch, []string{"no message 1"}},

	{"the clock by a team", nil, times("north", 60), play.NotYours, nil},
	{"a clock of two days", nil, times(play.Facilitator, 2*24*60*60), play.OutOfRange, nil},
	{"settings by a team", nil, changes("north", play.Settings{}), play.NotYours, nil},
	{"odds for nobody", nil, changes(play.Facilitator, play.Settings{Odds: "some"}), play.OutOfRange, []string{"facilitator, teams, all or off"}},
	{"joining no seat", nil, joins(nobody, 1), play.NoSuch, []string{"mars"}},
	{"joining as nobody", nil, joins("north", 0), play.OutOfRange, nil},
	{"joining twice", func(t testing.TB, g *play.Game) { do(t, g)(g.Join("north", 1)) }, joins("north", 1), play.Done, nil},
	{"leaving without being there", nil, leaves(4), play.NoSuch, nil},
	{"closing by a team", nil, closes("north"), play.NotYours, nil},

	{"closed: an order", closed, drafts("north", "north", "mines", play.Order{}), play.NotNow, []string{"the game is closed"}},
	{"closed: a seal", closed, seals("north", "north"), play.NotNow, nil},
	{"closed: an estimate", closed, guesses("north", play.Estimated{Chance: 0.1}), play.NotNow, nil},
	{"closed: a turn", closed, resolves(play.Facilitator, true), play.NotNow, nil},
	{"closed: an inject", closed, hands(play.Facilitator, play.Came{Text: "x"}), play.NotNow, nil},
	{"closed: a ruling", closed, rules(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6}), play.NotNow, nil},
	{"closed: an override", closed, overrides(play.Facilitator, play.Override{Move: setTraffic(1), Reason: "x"}), play.NotNow, nil},
	{"closed: a rewind", closed, rewinds(play.Facilitator, 1), play.NotNow, nil},
	{"closed: a message", closed, sends("north", nil, play.Message{Text: "x"}), play.NotNow, nil},
	{"closed: the clock", closed, times(play.Facilitator, 60), play.NotNow, nil},
	{"closed: settings", closed, changes(play.Facilitator, play.Settings{}), play.NotNow, nil},
	{"closed: joining", closed, joins("north", 1), play.NotNow, nil},
	{"closed: leaving", closed, leaves(1), play.NotNow, nil},
	{"closing twice", closed, closes(play.Facilitator), play.Done, nil},
}

// TestRefusals wants each of them to be refused by its code, with a sentence and what to do, and nothing to have changed.
func TestRefusals(t *testing.T) {
	s := strait(t)
	for _, a := range attempts {
		t.Run(a.name, func(t *testing.T) {
			g := open(t, s, play.Settings{Trial: trial})
			if a.when != nil {
				a.when(t, g)
			}
			before := snapshot(t, g)
			entries, err := a.do(g)
			wantRefusal(t, err, a.code, a.says...)
			if entries != nil {
				t.Errorf("there are entries beside the refusal: %+v", entries)
			}
			if snapshot(t, g) != before {
				t.Error("the state has changed")
			}
		})
	}
}

func wantRefusal(t testing.TB, err error, code play.Code, says ...string) {
	t.Helper()
	var r *play.Refusal
	switch {
	case !errors.As(err, &r):
		t.Fatalf("not refused: %v", err)
	case r.Code != code:
		t.Errorf("refused as %s, not %s: %s", r.Code, code, r)
	case len(r.Message) < 10 || r.Hint == "":
		t.Errorf("a refusal that does not say what to do: %q, %q", r.Message, r.Hint)
	}
	for _, text := range says {
		if !strings.Contains(r.Error(), text) {
			t.Errorf("%q does not say %q", r, text)
		}
	}
}

// TestAbstractScenario wants a scenario that is for extending to be refused.
func TestAbstractScenario(t *testing.T) {
	_, err := play.Begin(&scenario.Scenario{Name: "base", Abstract: true}, "", "test", seed, play.Settings{})
	wantRefusal(t, err, play.NoSuch, "for extending")
}

// TestOverrideToNoughtBelow wants an override to the other zero to be in the log what it was when it was decided.
func TestOverrideToNoughtBelow(t *testing.T) {
	g := straitGame(t)
	do(t, g)(g.Override(play.Facilitator, play.Override{Reason: "why", Move: &play.Move{Act: play.ActSet, Name: "north_store", Value: math.Copysign(0, -1)}}))
}

// TestPolicyTeams wants a team that a policy plays to take no orders and no estimates, and wrong names to be refused at the opening.
func TestPolicyTeams(t *testing.T) {
	s := strait(t)
	g := open(t, s, play.Settings{Policies: map[string]string{"north": "press"}})
	_, err := g.Draft("north", draft("north", "mines", 1))
	wantRefusal(t, err, play.NotNow, "played by the policy press")
	_, err = g.Estimate("north", play.Estimated{Chance: 0.4})
	wantRefusal(t, err, play.NotNow, "played by the policy press")
	for _, x := range []play.Settings{
		{Policies: map[string]string{"west": "press"}}, {Policies: map[string]string{"north": "rest"}},
		{Worlds: 99}, {Odds: "some"}, {Turn: 13}, {Turn: -1}, {Trial: -1}, {Minutes: -1},
	} {
		_, err := play.Begin(s, "", "test", seed, x)
		wantRefusal(t, err, codeOf(x))
	}
}

func codeOf(x play.Settings) play.Code {
	if x.Policies != nil {
		return play.NoSuch
	}
	return play.OutOfRange
}
