package kit

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/play/odds"
)

// Whatever is played, the minutes of a plan add up to the lesson, in the order of the clock, and each phase has its least.
func TestMinutesAddUp(t *testing.T) {
	for _, minutes := range lengths {
		for turns := 1; turns <= 60; turns++ {
			for every := range 4 { // an estimate each so many turns; 0: never
				asked := func(turn int) bool { return every > 0 && turn%every == 0 }
				plan := planned(minutes, turns, asked)
				at := 0
				for i, p := range plan.Parts {
					if p.From != at || p.Minutes < 1 {
						t.Fatalf("%d minutes, %d turns: part %d begins at %d and has %d minutes, the one before ends at %d", minutes, turns, i, p.From, p.Minutes, at)
					}
					at += p.Minutes
					if p.Turn == 0 {
						continue
					}
					sum := 0
					for j, m := range p.Phases {
						sum += m
						if phase := inTurn[j]; phase == estimating && !asked(p.Turn) && m != 0 || (phase != estimating || asked(p.Turn)) && m < phases[phase].least {
							t.Fatalf("%d minutes, turn %d: %d for %s", minutes, p.Turn, m, phases[phase].name)
						}
					}
					if sum != p.Minutes || p.Turn != i {
						t.Fatalf("%d minutes, part %d: turn %d, phases of %d minutes in %d", minutes, i, p.Turn, sum, p.Minutes)
					}
				}
				if at != minutes || plan.Minutes != minutes {
					t.Fatalf("%d turns: %d minutes of %d", turns, at, minutes)
				}
				if plan.Played() > turns || plan.Played() < min(turns, 5) {
					t.Fatalf("%d minutes: %d of %d turns", minutes, plan.Played(), turns)
				}
			}
		}
	}
}

// A lesson as a class has it.
func TestLesson(t *testing.T) {
	var got []string
	for _, p := range planned(90, 4, func(turn int) bool { return turn == 1 }).Parts {
		got = append(got, fmt.Sprint(p.From, p.Minutes, p.Phases))
	}
	want := []string{"0 15 []", "15 14 [3 1 7 1 2]", "29 13 [3 0 7 1 2]", "42 13 [3 0 7 1 2]", "55 13 [3 0 7 1 2]", "68 22 []"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// The chances of two dice, against the closed form of their sum: s of 2 to 12 comes in 6-|7-s| ways of 36.
func TestRulings(t *testing.T) {
	list := rulings()
	for i, r := range list {
		ways := 0
		for sum := 2; sum <= 12; sum++ {
			if sum+i-3 >= 7 {
				ways += 6 - int(math.Abs(float64(7-sum)))
			}
		}
		if r.Ways != ways || r.All() != 36 {
			t.Errorf("net %s: %d of %d ways, want %d", r.Net, r.Ways, r.All(), ways)
		}
	}
	var nets, percent []string
	for _, r := range list {
		nets, percent = append(nets, r.Net), append(percent, r.Percent)
	}
	if got, want := strings.Join(nets, " "), "-3 -2 -1 0 +1 +2 +3"; got != want {
		t.Errorf("nets %q, want %q", got, want)
	}
	if got, want := strings.Join(percent, " "), "16.7% 27.8% 41.7% 58.3% 72.2% 83.3% 91.7%"; got != want {
		t.Errorf("percentages %q, want %q", got, want)
	}
}

// The words of estimation leave no chance between 1% and 99% without a word, and are those in which odds are told.
func TestScaleHasNoGap(t *testing.T) {
	at := 1
	for _, w := range scale {
		if w.From != at || w.To <= w.From || w.Says == "" || w.Or == "" {
			t.Errorf("%+v after %d", w, at)
		}
		if got := odds.InWords(float64(w.From+w.To) / 200); got != w.Says {
			t.Errorf("odds between %d%% and %d%% are called %q, and a card says %q", w.From, w.To, got, w.Says)
		}
		at = w.To
	}
	if at != 99 {
		t.Errorf("the scale ends at %d", at)
	}
}

// Levers as sheets have them: options to tick, ranges in their unit, costs as the engine computes them.
func TestLevers(t *testing.T) {
	s := loaded(t, `wargame: 1
clock: {step: 1 week, length: 4 weeks}
tables: {steep: {0: 0, 1: 10, 2: 40}}
variables: {rate: 3}
levers:
  shells: {default: 100%, range: [0%, 200%], cost: rate * 20 * shells}
  planes: {default: 1, range: [0, 2], unit: wings, cost: steep(planes)}
  front: {default: alone, options: [alone, together], cost: {alone: 0, together: 7}}
  alarm: {default: true}
  men: {default: 5}
policies: {keep: {}}
stocks: {s: {start: 0}}
flows: {f: {to: s, rate: 'shells + planes + men + (if alarm and front == "together" then 1 else 0)'}}
outcomes: {y: final(s)}
game: {teams: {all_of_us: {controls: [shells, planes, front, alarm, men], covert: [front], budget: {per_turn: 80}}}}
`)
	prices, err := pricesOf(s, s.Game)
	if err != nil {
		t.Fatal(err)
	}
	k := &kit{s: s, g: s.Game, prices: prices}
	want := []lever{
		{Title: "shells", Unit: "%", Range: "0% to 200%", Default: "100%", Prices: []price{{"0%", "0"}, {"50%", "30"}, {"100%", "60"}, {"150%", "90"}, {"200%", "120"}}},
		{Title: "planes", Unit: "wings", Range: "0 to 2 wings", Default: "1 wings", Prices: []price{{"0 wings", "0"}, {"0.5 wings", "5"}, {"1 wings", "10"}, {"1.5 wings", "25"}, {"2 wings", "40"}}},
		{Title: "front", Options: []string{"alone", "together"}, Default: "alone", Covert: true, Prices: []price{{"alone", "0"}, {"together", "7"}}},
		{Title: "alarm", Options: []string{"no", "yes"}, Default: "yes"},
		{Title: "men", Default: "5"},
	}
	if d := cmp.Diff(want, k.leversOf(s.Game.Teams[0])); d != "" {
		t.Error(d)
	}
}

// A reading that is late has nothing to say at first, and says of when it is.
func TestReadingsAreLate(t *testing.T) {
	k, _ := written(t, loaded(t, planted), Options{})
	var got []string
	for _, x := range k.Sheets {
		if v, ok := x.body.(readingSlip); ok && x.For == (Reader{OneTeam, "red", "", "Reds"}) {
			got = append(got, fmt.Sprintf("%d %v %s: %s", v.Number, v.Rows[0].None, v.Rows[0].AsOf, v.Rows[0].Trust()))
		}
	}
	want := []string{"1 true : ± 20% in nine of ten readings, 2 weeks late", "2 false week 2 (2025-07-21): ± 20% in nine of ten readings, 2 weeks late"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// The cover says how many to print: a brief for each person, cards by the page, news for each team.
func TestCopies(t *testing.T) {
	s := loaded(t, planted)
	for seats, want := range map[int][]string{
		0: {"Brief, Reds: 1x2", "Brief, Blues: 1x3", "Role cards, Reds: 2x1", "Estimate cards, everybody: 2x2", "Debrief, everybody: 1x5", "News, everybody: 1x2"},
		5: {"Brief, each team: 2x5", "Role cards, Reds: 2x1", "Estimate cards, everybody: 2x3", "Debrief, everybody: 1x10", "Order sheets, each team: 4x1"},
	} {
		k, _ := written(t, s, Options{Seats: seats})
		var rows []string
		for _, r := range k.Sheets[0].body.(cover).Rows {
			rows = append(rows, fmt.Sprintf("%s, %s: %dx%d", r.Kind, r.For, r.Sheets, r.Copies))
		}
		for _, row := range want {
			if !slices.Contains(rows, row) {
				t.Errorf("with %d seats the cover does not say %q: %q", seats, row, rows)
			}
		}
	}
}

// A longer turn makes fewer sheets, and drops what no turn is left for.
func TestWithTurn(t *testing.T) {
	s := loaded(t, planted)
	k, document := written(t, s, Options{Game: s.WithTurn(8)})
	orders := slices.DeleteFunc(slices.Clone(k.Sheets), func(x *Sheet) bool { return x.Kind != Order })
	if len(orders) != 2 || strings.Contains(document, "turn 2") || strings.Contains(document, "planted_inject") {
		t.Errorf("%d order sheets of one turn for two teams", len(orders))
	}
}
