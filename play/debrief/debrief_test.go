package debrief

import (
	"context"
	"encoding/json"
	"testing"

	"wargame/play"
)

// TestSharesAddUp wants decision and luck to add up to the whole change, exactly, in 200 random games.
func TestSharesAddUp(t *testing.T) {
	s := small(t)
	moves := 0
	for seed := range uint64(200) {
		g := random(t, s, seed, play.Settings{}, 1+int(seed)%6+int(seed)%2*6)
		w, err := follow(g)
		if err != nil {
			t.Fatal(err)
		}
		ahead, err := g.Ahead(futures)
		if err != nil {
			t.Fatal(err)
		}
		d := &Debrief{}
		if err := d.standing(g); err != nil {
			t.Fatal(err)
		}
		if err := d.chances(context.Background(), g, ahead, w, 1); err != nil {
			t.Fatal(err)
		}
		for k, x := range d.Chances.Shares {
			if sum := x.Before + x.World + x.Own + x.Others + x.Moves + x.Luck; sum != x.After {
				t.Errorf("game %d, objective %d: the shares lead from %v to %v, and the chance is %v", seed, k, x.Before, sum, x.After)
			}
			if met := d.Objectives[k].Met; g.Phase() == play.PhaseDebrief && x.After != map[bool]float64{true: 1}[*met] {
				t.Errorf("game %d, objective %d: its chance at the end is %v, and it came about: %v", seed, k, x.After, *met)
			}
		}
		for _, step := range d.Chances.Steps {
			if step.What == Move {
				moves++
			}
		}
	}
	if moves < 50 {
		t.Errorf("only %d moves in all games", moves)
	}
}

// TestSameBytes wants the debrief of a game to be the same for any number of workers.
func TestSameBytes(t *testing.T) {
	g := random(t, small(t), 3, play.Settings{}, 9)
	var texts []string
	for _, workers := range []int{1, 2, 7} {
		d, err := New(context.Background(), g, Options{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if texts[0] != texts[1] || texts[0] != texts[2] {
		t.Error("the debrief differs with the number of workers")
	}
}

func BenchmarkDebrief(b *testing.B) {
	s := shipped(b, "us-aid-pause")
	g := random(b, s, 5, play.Settings{}, 99)
	for b.Loop() {
		if _, err := New(context.Background(), g, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
