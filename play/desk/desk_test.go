package desk_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"wargame/play"
	"wargame/play/desk"
	"wargame/results/table"
	"wargame/scenario"
	library "wargame/scenarios"
)

const seed = 7

// started is a desk at a new game of a shipped scenario. Its log is kept in memory.
func started(t testing.TB, name string, x play.Settings) *desk.Desk {
	t.Helper()
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: library.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return opened(t, s, x)
}

func opened(t testing.TB, s *scenario.Scenario, x play.Settings) *desk.Desk {
	t.Helper()
	entries, err := play.Begin(s, "", "test", seed, x)
	if err != nil {
		t.Fatal(err)
	}
	body, err := entries[0].Opened()
	if err != nil {
		t.Fatal(err)
	}
	g, err := play.Replay(s, body, seed, entries)
	if err != nil {
		t.Fatal(err)
	}
	take := func(entries []play.Entry, err error) error {
		for _, e := range entries {
			if err == nil {
				err = g.Fold(e)
			}
		}
		return err
	}
	return desk.New(g, take, desk.Look{Style: table.Style{Width: 80}})
}

// says carries out a line that is not refused.
func says(t testing.TB, d *desk.Desk, line string) string {
	t.Helper()
	a, err := d.Do(line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return a.Text
}

// Every word is whole, and its example is not refused for what it says: it is a line of that word.
func TestWords(t *testing.T) {
	d := started(t, "us-aid-pause", play.Settings{})
	says(t, d, "as facilitator")
	for line := range strings.Lines(says(t, d, "help")) {
		if !strings.HasPrefix(line, "  ") {
			continue
		}
		name := strings.Fields(line)[0]
		text := says(t, d, "help "+name)
		_, example, found := strings.Cut(text, "for example: ")
		if example = strings.Join(strings.Fields(example), " "); !found || !strings.HasPrefix(example, name) {
			t.Errorf("help %s has no example of it:\n%s", name, text)
		}
		if strings.ContainsAny(text, "{}") {
			t.Errorf("help %s: something is not filled in:\n%s", name, text)
		}
	}
}

// A line that is refused says why and what to do, and changes nothing.
func TestRefusals(t *testing.T) {
	for _, x := range []struct{ seat, line, message, hint string }{
		{"kyiv", "odrer salvos single", `there is no word "odrer" here`, "did you mean order?"},
		{"kyiv", "resolve", "resolve is said by the facilitator", "as facilitator"},
		{"kyiv", "order us_shells 0", "the lever us_shells is ordered by Washington, not by Kyiv", "its own are depot_campaign, saving_weeks, salvos"},
		{"kyiv", "order salvo single", `there is no lever "salvo"`, "did you mean salvos?"},
		{"kyiv", "order salvos sinlge", `salvos has no option "sinlge"`, "did you mean single?"},
		{"kyiv", "order salvos", "an order for salvos needs a value", "it is one of usual, single"},
		{"kyiv", "order saving_weeks 40", "saving_weeks goes from 0.5 weeks to 12 weeks, not to 40 weeks", ""},
		{"kyiv", "seal", "Kyiv has not estimated: Will Ukraine's air defence run short in some week?", "estimate 70%"},
		{"kyiv", "unseal", "Kyiv has not sealed the orders of this turn", ""},
		{"kyiv", "estimate 170%", `"170%" is no chance`, "from 0% to 100%"},
		{"kyiv", "because of that", "there is no order yet that it could be about", "order LEVER VALUE because TEXT"},
		{"kyiv", "look ua_shels", `nothing called "ua_shels" is seen from here`, "did you mean ua_shells?"},
		{"kyiv", "look ru_troops", `nothing called "ru_troops" is seen from here`, "there are"},
		{"kyiv", "as moskow", `there is no seat "moskow"`, "the seats are"},
		{"kyiv", "save it", `nothing stands behind save, and here does "it"`, "save takes nothing"},
		{"facilitator", "resolve", "not sealed yet: Washington (late: its levers stay as they are)", "resolve late"},
		{"facilitator", "resolve now", `nothing is resolved "now"`, "resolve takes [late]"},
		{"facilitator", "seal", "of which team?", "seal washington"},
		{"facilitator", "set ua_shells 200k", "an override needs a reason", "because"},
		{"facilitator", "set ua_shels 200k because of that", `there is no stock "ua_shels"`, "did you mean ua_shells?"},
		{"facilitator", "set ua_shells many because of that", `"many" is no number`, "1.2k"},
		{"facilitator", "set ua_shells -5 because of that", "ua_shells", ""},
		{"facilitator", "fire depot_burn because of that", `there is no event "depot_burn"`, "did you mean depot_burns?"},
		{"facilitator", "override order us_shells 0%", "an override needs a reason", "because"},
		{"facilitator", "override us_shells 0% because so", "which order becomes what?", "override takes order LEVER VALUE"},
		{"facilitator", "inject kremlin_welcomes", "the inject kremlin_welcomes has come already", "rewind"},
		{"facilitator", "inject nowhere: fog", `there is no team "nowhere"`, ""},
		{"facilitator", "rule 3d6 Raid", `there is no way of ruling called "3d6"`, "2d6, estimate, facilitator or consensus"},
		{"facilitator", "rule consensus maybe Raid because so", "does it succeed, yes or no?", "rule takes"},
		{"facilitator", "roll Raid; agianst 1", `a ruling has no clause "agianst 1"`, "did you mean against?"},
		{"facilitator", "roll Raid; dice 3", "there are 1 dice, and the ruling takes 2", ""},
		{"facilitator", "roll Raid; dice 3 7", "a die of 6 sides does not show 7", ""},
		{"facilitator", "roll Raid; then burn depot_burns", `then cannot do "burn"`, "fire EVENT"},
		{"facilitator", "rewind 3", "the game cannot go back to turn 3", "it is in turn 1"},
		{"facilitator", "rewind back", "to the begin of which turn?", "rewind takes TURN"},
		{"screen", "message hello", "who watches sends nothing", ""},
		{"screen", "seal kyiv", "orders of Kyiv are given by its own seats and the facilitator", ""},
	} {
		d := started(t, "us-aid-pause", play.Settings{})
		says(t, d, "as "+x.seat)
		before := stateOf(t, d)
		a, err := d.Do(x.line)
		var refused *play.Refusal
		if !errors.As(err, &refused) {
			t.Errorf("%s: %s: not refused: %q, %v", x.seat, x.line, a.Text, err)
			continue
		}
		if !strings.Contains(refused.Message, x.message) || !strings.Contains(refused.Hint, x.hint) {
			t.Errorf("%s: %s: refused with\n  %s\n  %s\nwant\n  %s\n  %s", x.seat, x.line, refused.Message, refused.Hint, x.message, x.hint)
		}
		if stateOf(t, d) != before {
			t.Errorf("%s: %s: was refused and changed something", x.seat, x.line)
		}
	}
}

// stateOf is all that can be seen of a game from any seat, and where the desk is.
func stateOf(t testing.TB, d *desk.Desk) string {
	t.Helper()
	var list []any
	for _, s := range play.Seats(d.Game.Rules) {
		v, err := d.Game.View(s)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	text, err := json.Marshal(append(list, d.Seat(), d.Game.Entries))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Tab offers what the seat may say.
func TestComplete(t *testing.T) {
	d := started(t, "us-aid-pause", play.Settings{})
	for _, x := range []struct {
		seat, line string
		want       []string
	}{
		{"kyiv", "or", []string{"order"}},
		{"kyiv", "res", nil},
		{"facilitator", "res", []string{"resolve"}},
		{"kyiv", "order ", []string{"depot_campaign", "saving_weeks", "salvos"}},
		{"kyiv", "order sa", []string{"saving_weeks", "salvos"}},
		{"kyiv", "order salvos s", []string{"single"}},
		{"kyiv", "order salvos single b", []string{"because"}},
		{"kyiv", "order us_shells ", nil},
		{"kyiv", "look interc", []string{"interceptors"}},
		{"kyiv", "as mos", []string{"moscow", "moscow/kremlin", "moscow/general_staff"}},
		{"facilitator", "rule con", []string{"consensus"}},
		{"facilitator", "rule consensus ", []string{"yes", "no"}},
		{"facilitator", "inject in", []string{"in_the_papers"}},
		{"facilitator", "fire d", []string{"depot_burns"}},
		{"facilitator", "set ua", []string{"ua_troops", "ua_shells"}},
		{"facilitator", "override o", []string{"order"}},
		{"facilitator", "override order dprk_flow k", []string{"keep"}},
		{"facilitator", "resolve ", []string{"late"}},
		{"facilitator", "seal ky", []string{"kyiv"}},
		{"facilitator", "help rew", []string{"rewind"}},
		{"facilitator", "nonsense ", nil},
		{"facilitator", " ", nil},
	} {
		says(t, d, "as "+x.seat)
		got := d.Complete(x.line)
		if x.line == " " {
			if !slices.Contains(got, "resolve") {
				t.Errorf("nothing typed: %q", got)
			}
			continue
		}
		if !slices.Equal(got, x.want) && len(got)+len(x.want) > 0 {
			t.Errorf("%s: %q: %q, want %q", x.seat, x.line, got, x.want)
		}
	}
}

// What a team orders covertly, thinks, estimates and is told shows at its own seats and the facilitator's, whatever the others say.
func TestSecrets(t *testing.T) {
	d := started(t, "us-aid-pause", play.Settings{})
	for _, line := range []string{
		"as kyiv", "order saving_weeks 7.125 because CANARY1", "message CANARY2", "act CANARY3; CANARY4; CANARY5", "estimate 61.25%", "estimate 62.25%", "seal",
		"as facilitator", "inject kyiv: CANARY6", "message kyiv: CANARY7", "roll CANARY8; by kyiv; because CANARY9", "set ua_shells 123k because CANARY10", "resolve late",
	} {
		says(t, d, line)
	}
	secrets := []string{"7.125", "61.2", "62.2", "CANARY"}
	all := []string{"brief", "look", "order", "estimate", "log", "help"}
	for _, seat := range play.Seats(d.Game.Rules) {
		says(t, d, "as "+string(seat))
		shown, err := d.Greet()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range all {
			if a, err := d.Do(line); err == nil {
				shown += a.Text
			} else {
				shown += err.Error()
			}
		}
		for _, secret := range secrets {
			switch known := seat == play.Facilitator || seat.Team() == "kyiv"; {
			case !known && strings.Contains(shown, secret):
				t.Errorf("%s is shown %s:\n%s", seat, secret, shown)
			case known && secret == "CANARY" && !strings.Contains(shown, secret):
				t.Errorf("%s is shown nothing of it:\n%s", seat, shown)
			}
		}
	}
}

// Every shipped scenario can be played to its end, at any width, with signs of ASCII alone too.
func TestEveryScenario(t *testing.T) {
	for _, name := range library.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := started(t, name, play.Settings{})
			d.Look.Width, d.Look.ASCII = 60, true
			if _, err := d.Greet(); err != nil {
				t.Fatal(err)
			}
			says(t, d, "as facilitator")
			for d.Game.Phase() != play.PhaseDebrief {
				says(t, d, "resolve late")
				says(t, d, "look")
				v, err := d.Game.View(play.Facilitator)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range v.Readings {
					says(t, d, "look "+r.Name)
				}
			}
			for _, seat := range play.Seats(d.Game.Rules) {
				says(t, d, "as "+string(seat))
				for _, line := range []string{"brief", "look", "order", "log"} {
					for text := range strings.Lines(says(t, d, line)) {
						if n := len([]rune(strings.TrimSuffix(text, "\n"))); n > 60 {
							t.Errorf("%s: %s: a line of %d: %s", seat, line, n, text)
						}
					}
				}
			}
		})
	}
}
