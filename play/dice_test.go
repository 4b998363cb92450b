package play_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"slices"
	"testing"

	"wargame/play"
)

// ruled is a ruling as it would be made.
func ruled(t testing.TB, g *play.Game, x play.Ruling) play.Ruling {
	t.Helper()
	x.Title = "something"
	entries, err := g.Rule(play.Facilitator, x)
	if err != nil {
		t.Fatal(err)
	}
	var y play.Ruling
	if err := json.Unmarshal(entries[0].Body, &y); err != nil {
		t.Fatal(err)
	}
	return y
}

// TestTwoDice counts the pairs of dice that succeed, of 36, against the table of the contract; arguments beyond three change nothing.
func TestTwoDice(t *testing.T) {
	g := straitGame(t)
	for net, of36 := range map[int]int{-5: 6, -3: 6, -2: 10, -1: 15, 0: 21, 1: 26, 2: 30, 3: 33, 5: 33} {
		hits, chance := 0, 0.0
		for a := 1; a <= 6; a++ {
			for b := 1; b <= 6; b++ {
				x := ruled(t, g, play.Ruling{Mode: play.Mode2d6, For: max(net, 0) + 1, Against: max(-net, 0) + 1, Dice: []int{a, b}})
				chance = x.Chance
				if x.Success {
					hits++
				}
			}
		}
		if hits != of36 || chance != float64(of36)/36 {
			t.Errorf("net %d: %d of 36 pairs succeed, and the chance is said to be %v; want %d", net, hits, chance, of36)
		}
	}
	for k, percent := range []float64{16.7, 27.8, 41.7, 58.3, 72.2, 83.3, 91.7} {
		if p := math.Round(1000*play.Chance2d6(k-3)) / 10; p != percent {
			t.Errorf("net %d is %v%%, want %v%%", k-3, p, percent)
		}
	}
}

// TestHundred wants of each whole per cent that as many of the 100 sides succeed, also where it is the mean of two estimates.
func TestHundred(t *testing.T) {
	g := straitGame(t)
	for percent := 0; percent <= 100; percent++ {
		p := float64(percent) / 100
		off := min(p, 1-p)
		for _, estimates := range []map[play.Seat]float64{{"north": p}, {"north": p - off/3, "south": p + off/3}} {
			hits := 0
			for side := 1; side <= 100; side++ {
				if ruled(t, g, play.Ruling{Mode: play.ModeEstimate, Estimates: estimates, Dice: []int{side}}).Success {
					hits++
				}
			}
			if hits != percent {
				t.Errorf("%d%%, from %v: %d of 100 sides succeed", percent, estimates, hits)
			}
		}
	}
}

// TestMedian wants the median of the estimates that count.
func TestMedian(t *testing.T) {
	for _, c := range []struct {
		ownOut    bool
		team      string
		estimates map[play.Seat]float64
		want      float64
	}{
		{false, "", map[play.Seat]float64{"north": 0.9}, 0.9},
		{false, "", map[play.Seat]float64{"north": 0.9, "south": 0.2, "east": 0.4}, 0.4},
		{false, "", map[play.Seat]float64{"north": 0.75, "south": 0.25, "east": 0.5, "north/chair": 0.5}, 0.5},
		{false, "north", map[play.Seat]float64{"north": 0.75, "south": 0.25}, 0.5},
		{true, "north", map[play.Seat]float64{"north": 0.75, "north/chair": 1, "south": 0.25, "east": 0.5}, 0.375},
		{true, "", map[play.Seat]float64{"north": 0.75, "south": 0.25}, 0.5},
	} {
		g := open(t, strait(t), play.Settings{OwnOut: c.ownOut})
		if x := ruled(t, g, play.Ruling{Mode: play.ModeEstimate, Team: c.team, Estimates: c.estimates}); x.Chance != c.want {
			t.Errorf("%+v: the median is %v", c, x.Chance)
		}
	}
	g := open(t, strait(t), play.Settings{OwnOut: true})
	_, err := g.Rule(play.Facilitator, play.Ruling{Title: "x", Mode: play.ModeEstimate, Team: "north", Estimates: map[play.Seat]float64{"north": 0.5}})
	wantRefusal(t, err, play.Missing, "own do not count")
}

// TestRulingByWord wants rulings without dice to have none, and those with dice of the table to be flagged and to use up none of the game's.
func TestRulingByWord(t *testing.T) {
	g := straitGame(t)
	for _, mode := range []play.Mode{play.ModeFacilitator, play.ModeConsensus} {
		for _, yes := range []bool{false, true} {
			x := ruled(t, g, play.Ruling{Mode: mode, Reason: "so it is", Success: yes})
			if x.Dice != nil || x.First != 0 || x.Typed || x.Success != yes || (x.Chance == 1) != yes {
				t.Errorf("a ruling by %s: %+v", mode, x)
			}
		}
	}
	if x := ruled(t, g, play.Ruling{Mode: play.Mode2d6, Dice: []int{3, 4}}); !x.Typed || x.First != 0 {
		t.Errorf("dice of the table: %+v", x)
	}
	do(t, g)(g.Rule(play.Facilitator, play.Ruling{Title: "x", Mode: play.Mode2d6, Dice: []int{3, 4}}))
	if x := ruled(t, g, play.Ruling{Mode: play.Mode2d6}); x.Typed || x.First != 1 {
		t.Errorf("the first dice of the game: %+v", x)
	}
}

// thrown is a die of a recorded game, as the log has it.
type thrown struct {
	Turn   int `json:"turn"`
	Number int `json:"number"`
	Sides  int `json:"sides"`
	Shows  int `json:"shows"`
}

// dicing is a game in which dice are thrown in each turn, and those dice.
func dicing(t testing.TB) (*play.Game, []thrown) {
	t.Helper()
	g := straitGame(t)
	rule := func(x play.Ruling) {
		x.Title = "something"
		do(t, g)(g.Rule(play.Facilitator, x))
	}
	for g.Phase() != play.PhaseDebrief {
		for range 3 {
			rule(play.Ruling{Mode: play.Mode2d6, For: 1})
			rule(play.Ruling{Mode: play.Mode2d6, Dice: []int{1, 2}})
			rule(play.Ruling{Mode: play.ModeEstimate, Estimates: map[play.Seat]float64{"north": 0.5}})
		}
		turnOver(t, g)
	}
	var dice []thrown
	for _, e := range g.Entries {
		var x play.Ruling
		if e.Kind != play.KindRuling {
			continue
		}
		if err := json.Unmarshal(e.Body, &x); err != nil {
			t.Fatal(err)
		}
		for k, shows := range x.Dice {
			if !x.Typed {
				dice = append(dice, thrown{e.Turn, x.First + k, map[play.Mode]int{play.Mode2d6: 6, play.ModeEstimate: 100}[x.Mode], shows})
			}
		}
	}
	if len(dice) != 4*3*3 {
		t.Fatalf("%d dice were thrown", len(dice))
	}
	return g, dice
}

// TestDiceAgain computes the dice of a recorded game again, from the words of the contract alone, and wants them numbered through each turn.
func TestDiceAgain(t *testing.T) {
	_, dice := dicing(t)
	for i, d := range dice {
		mac := hmac.New(sha256.New, fmt.Append(nil, seed))
		mac.Write([]byte("dice\x00" + fmt.Sprint(d.Turn) + "\x00" + fmt.Sprint(d.Number)))
		if shows := 1 + int(binary.BigEndian.Uint64(mac.Sum(nil)[:8])%uint64(d.Sides)); shows != d.Shows {
			t.Errorf("%+v: the die shows %d", d, shows)
		}
		if d.Number != i%9+1 || d.Turn != i/9+1 {
			t.Errorf("die %d is number %d of turn %d", i, d.Number, d.Turn)
		}
	}
}

// python computes dice with the standard library of Python: another program in another language.
const python = `
import hashlib, hmac, json, sys
asked = json.load(sys.stdin)
key = str(asked["seed"]).encode()
for d in asked["dice"]:
    words = b"\0".join(str(w).encode() for w in ("dice", d["turn"], d["number"]))
    first = hmac.new(key, words, hashlib.sha256).digest()[:8]
    d["shows"] = 1 + int.from_bytes(first, "big") % d["sides"]
json.dump(asked["dice"], sys.stdout)
`

// TestDiceInPython wants the same dice of Python.
func TestDiceInPython(t *testing.T) {
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed; the dice are computed by it")
	}
	_, dice := dicing(t)
	asked := slices.Clone(dice)
	for i := range asked {
		asked[i].Shows = 0
	}
	text, err := json.Marshal(map[string]any{"seed": seed, "dice": asked})
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(path, "-c", python)
	run.Stdin = bytes.NewReader(text)
	out, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	var again []thrown
	if err := json.Unmarshal(out, &again); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(again, dice) {
		t.Errorf("Python throws %+v; the game threw %+v", again, dice)
	}
}

// TestForgedDice wants a log to be refused in which a die, its number or what follows from it was changed.
func TestForgedDice(t *testing.T) {
	g, _ := dicing(t)
	for i, e := range g.Entries {
		if e.Kind != play.KindRuling || e.Turn != 2 {
			continue
		}
		for _, change := range []func(*play.Ruling){
			func(x *play.Ruling) { x.Dice[0] = x.Dice[0]%6 + 1; x.Typed = false },
			func(x *play.Ruling) { x.First++ },
			func(x *play.Ruling) { x.Success = !x.Success },
			func(x *play.Ruling) { x.Chance /= 2 },
			func(x *play.Ruling) { x.Dice = append(x.Dice, 1) },
		} {
			var x play.Ruling
			if err := json.Unmarshal(e.Body, &x); err != nil {
				t.Fatal(err)
			}
			change(&x)
			body, err := json.Marshal(x)
			if err != nil {
				t.Fatal(err)
			}
			forged := slices.Clone(g.Entries)
			forged[i].Body = body
			again, err := replay(g.Scenario, forged)
			if err == nil || len(again.Entries) != i {
				t.Errorf("entry %d passes as %s: %v", i+1, body, err)
			}
		}
	}
}
