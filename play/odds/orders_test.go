package odds

import (
	"math"
	"testing"

	"wargame/scenario"
)

const moved = `
clock: {step: 1 week, length: 8 weeks}
variables: {x: "uniform(0, 10)"}
levers: {push: {default: 1, range: [0, 9]}, react: {default: 1, range: [0, 9]}}
policies:
  even: {}
  reactive: {set: {react: if store > 40 then 2 else 0}}
stocks: {store: {start: x, max: 100}, raids: {start: 0}}
flows: {making: {to: store, rate: push * react}}
events:
  raid: {chance: 50%, repeats: true, effects: {raids: add 1}}
outcomes: {left: {value: final(store)}, raids_: {value: final(raids)}, x_: {value: x}}
`

// Moves act in every world, and a move that was made in the game cannot have been made where there was too little: of a store that begins
// uniform from 0 to 10, taking 4 and then making it 2 leaves worlds that began above 4. E is as many as these.
func TestMoves(t *testing.T) {
	s := load(t, moved)
	f := begun(t, s, Options{Seed: 21, Worlds: 2000, Turn: 2})
	must(t, f.Play(Turn{Orders: map[int]float64{0: 0}, Moves: []Move{{Add, "store", -4}, {Force, "raid", 0}}}))
	o := ahead(t, f, Choice{})
	near(t, "worlds left", o.Effective, 1200, 4*math.Sqrt(2000*0.24))
	near(t, "the store", o.Choices[0].Outcomes[0].Mean, 3, 4*1.73/math.Sqrt(1200))
	near(t, "x", o.Choices[0].Outcomes[2].Mean, 7, 4*1.73/math.Sqrt(1200))
	near(t, "the raids", o.Choices[0].Outcomes[1].Mean, 1+7*0.5, 4*math.Sqrt(7*0.25/1200))

	must(t, f.Play(Turn{Moves: []Move{{Set, "store", 2}, {Prevent, "raid", 0}}}))
	got := ahead(t, f, Choice{}).Choices[0]
	near(t, "the store", got.Outcomes[0].Mean, 2, 1e-12)
	near(t, "the raids", got.Outcomes[1].Mean, 1+6*0.5, 4*math.Sqrt(6*0.25/1200))

	must(t, f.Play(Turn{Moves: []Move{{Add, "store", 200}}})) // which no world can hold
	if o, err := f.Odds([]Choice{{}}); err != nil || o.Fits || o.Effective != 0 || o.Choices != nil {
		t.Errorf("worlds that cannot be the game have odds: %+v, %v", o, err)
	}
}

// Orders stand until others are given, known policies are played step by step, and a choice is for what is left.
func TestOrders(t *testing.T) {
	s := load(t, moved)
	push, react := lever(t, s, "push"), lever(t, s, "react")
	f := begun(t, s, Options{Seed: 22, Worlds: 100, Turn: 2})
	must(t, f.Play(Turn{Orders: map[int]float64{push: 3, react: 2}})) // 12
	must(t, f.Play(Turn{Orders: map[int]float64{react: 1}}))          // 6
	o := ahead(t, f, Choice{}, Choice{Orders: map[int]float64{push: 5}}, Choice{})
	x := o.Choices[0].Outcomes[2].Mean
	near(t, "what is left", o.Choices[0].Outcomes[0].Mean, x+12+6+12, 1e-9)
	near(t, "what is left", o.Choices[1].Outcomes[0].Mean, x+12+6+20, 1e-9)
	near(t, "the difference", o.Choices[1].Outcomes[0].Change.Mean, 8, 1e-9)
	near(t, "what is drawn goes on alike", o.Choices[1].Outcomes[1].Change.Mean, 0, 0)
	if o.Choices[2].Outcomes[0] != o.Choices[0].Outcomes[0] || o.Choices[2].Outcomes[1] != o.Choices[0].Outcomes[1] {
		t.Errorf("the same choice twice: %+v and %+v", o.Choices[0], o.Choices[2])
	}

	fed := begun(t, s, Options{Seed: 22, Worlds: 100, Turn: 2, Fed: map[int]*scenario.Setting{react: s.Policies[1].Setting(react)}})
	must(t, fed.Play(Turn{Orders: map[int]float64{push: 1}, Moves: []Move{{Set, "store", 36}}})) // it adds nothing up to 40
	near(t, "what is left", ahead(t, fed, Choice{}).Choices[0].Outcomes[0].Mean, 36, 1e-9)
	must(t, fed.Play(Turn{Moves: []Move{{Set, "store", 41}}})) // and then 2 in each of the weeks to come
	near(t, "what is left", ahead(t, fed, Choice{}).Choices[0].Outcomes[0].Mean, 41+6*2, 1e-9)
	if err := fed.Play(Turn{Orders: map[int]float64{react: 1}}); err == nil {
		t.Error("an order was taken for a lever that a policy plays")
	}
}

// A filter told the same again says the same, whatever it was asked meanwhile.
func TestToldTheSameAgain(t *testing.T) {
	s := load(t, covert)
	tell := func(ask bool) string {
		f := begun(t, s, Options{Seed: 23, Worlds: 300, Turn: 1, Readings: reads(t, s, of("advance", 0.1, 0)), Covert: [][]int{{0}, {1}}})
		for range 3 {
			must(t, f.Play(Turn{}))
			must(t, f.See([]float64{21}))
			if ask {
				ahead(t, f, Choice{}, Choice{Orders: map[int]float64{0: 3}})
			}
		}
		return text(ahead(t, f, Choice{}, Choice{Orders: map[int]float64{0: 3}}))
	}
	if a, b := tell(false), tell(true); a != b {
		t.Errorf("told the same, it says %s and %s", a, b)
	}
}
