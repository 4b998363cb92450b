package odds

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

const covert = `
clock: {step: 1 week, length: 6 weeks}
variables: {speed: "uniform(1, 2)", wit: "uniform(0, 1)"}
levers: {push: {default: 3 - 2, range: [0, 9]}, hold: {default: 0, range: [0, 9]}}
policies:
  even: {}
  later: {set: {push: {week 0: 2, week 2: 4}}}
  clever: {set: {push: 2 + wit}}
stocks: {ground: {start: 0}}
flows: {advance: {to: ground, rate: push * 10}}
outcomes: {taken: {value: final(ground)}, pushed: {value: final(push)}}
`

// TestCovert reads the ground that a secret push takes: how likely each of the file's three policies is follows from Bayes' rule.
func TestCovert(t *testing.T) {
	s := load(t, covert)
	r := reads(t, s, of("advance", 0.5, 0))
	f := begun(t, s, Options{Seed: 5, Worlds: 4000, Turn: 1, Readings: r, Covert: [][]int{{lever(t, s, "push")}}})
	mass := [3]float64{1, 1, 0}
	likely := func(reading float64, point int, x float64) float64 {
		return distuv.LogNormal{Mu: math.Log(x), Sigma: r.Law(0, point).Error / 1.6448536269514722}.Prob(reading)
	}
	told := []float64{22, 19, 30}
	const cells = 1000
	for i := range cells {
		p := 1.0
		for k, reading := range told {
			p *= likely(reading, k+1, 10*(2+(float64(i)+0.5)/cells))
		}
		mass[2] += p / cells
	}
	for k, reading := range told {
		must(t, f.Play(Turn{}))
		must(t, f.See([]float64{reading}))
		mass[0] *= likely(reading, k+1, 10)
		mass[1] *= likely(reading, k+1, []float64{20, 20, 40}[k])
	}
	got := [3]float64{}
	for row, p := range f.worlds.policies[0] {
		got[p] += f.weights[row]
	}
	sum := mass[0] + mass[1] + mass[2]
	for i := range got {
		p := mass[i] / sum
		near(t, "the chance of "+s.Policies[i].Name, got[i], p, 4*math.Sqrt(p*(1-p)/f.distinct())+1e-9)
	}
	if mass[1]/sum < 0.05 || mass[2]/sum < 0.05 {
		t.Errorf("the test is none: %v", mass)
	}
}

// TestCovertStrategies holds the strategies of a team's own possible beside the policies, and no other team's: a push that no policy has
// is known by the ground that it takes.
func TestCovertStrategies(t *testing.T) {
	s := load(t, strings.NewReplacer("3 - 2, range: [0, 9]}", "3 - 2, range: [0, 9], actor: east}", "hold: {default: 0, range: [0, 9]}",
		"hold: {default: 0, range: [0, 9], actor: west}", "policies:", "strategies: {east: {rest: {set: {push: 0}}, storm: {set: {push: 5 + wit}}}, west: {all: {set: {hold: 1}}}}\npolicies:").Replace(covert))
	f := begun(t, s, Options{Seed: 7, Worlds: 1000, Turn: 1, Readings: reads(t, s, of("advance", 0.05, 0)), Covert: [][]int{{lever(t, s, "push")}}})
	held := map[int]int{}
	for _, p := range f.worlds.policies[0] {
		held[p]++
	}
	for p := range 5 {
		near(t, "worlds that hold a course", float64(held[p]), 200, 4*math.Sqrt(1000*0.2*0.8))
	}
	must(t, f.Play(Turn{}))
	must(t, f.See([]float64{55}))
	storm := 0.0
	for row, p := range f.worlds.policies[0] {
		if p == 4 {
			storm += f.weights[row]
		}
	}
	near(t, "the chance of the storm", storm, 1, 1e-9)
}

// TestPoliciesGiveWhatTheyGiveThen looks at the lever itself: by a default, a schedule at the time, and an expression of the world. Two teams
// hold policies apart from each other, the levers of one team go together, and an order that is known is no secret.
func TestPoliciesGiveWhatTheyGiveThen(t *testing.T) {
	s := load(t, covert)
	r := reads(t, s, of("push", 0, 0), of("wit", 0, 0), of("hold", 0, 0))
	push, hold := lever(t, s, "push"), lever(t, s, "hold")
	f := begun(t, s, Options{Seed: 6, Worlds: 300, Turn: 1, Readings: r, Covert: [][]int{{push}, {hold}}})
	for turn := range 4 {
		must(t, f.Play(Turn{}))
		x, wit := f.now.read[0][turn+1], f.now.read[1][turn+1]
		for row, p := range f.worlds.policies[0] {
			later := 2.0
			if turn >= 2 {
				later = 4
			}
			if want := []float64{1, later, 2 + wit[row]}[p]; x[row] != want {
				t.Fatalf("in turn %d the push of policy %d is %v, want %v", turn+1, p, x[row], want)
			}
		}
	}
	together := 0
	for row, p := range f.worlds.policies[0] {
		if p == f.worlds.policies[1][row] {
			together++
		}
	}
	near(t, "worlds in which two teams play one policy", float64(together), 100, 5*math.Sqrt(300*2/9.0))
	must(t, f.Play(Turn{Orders: map[int]float64{push: 7}}))
	for _, x := range f.now.read[0][5] {
		if x != 7 {
			t.Fatalf("the push is %v, and everybody knows that it is 7", x)
		}
	}
	o := ahead(t, f, Choice{})
	near(t, "the push to come", o.Choices[0].Outcomes[1].Mean, 7, 1e-12)
}

// TestASettingThatAsksWhatFlows has no answer before the first step: the lever keeps its default for a turn.
func TestASettingThatAsksWhatFlows(t *testing.T) {
	s := load(t, `
clock: {step: 1 week, length: 6 weeks}
levers: {push: {default: 3, range: [0, 99]}}
policies: {clever: {set: {push: advance + 1}}}
stocks: {ground: {start: 0}}
flows: {advance: {to: ground, rate: "previous(ground, 5)"}}
outcomes: {taken: {value: final(ground)}}
`)
	r := reads(t, s, of("push", 0, 0), of("advance", 0, 0))
	f := begun(t, s, Options{Worlds: 50, Turn: 1, Readings: r, Covert: [][]int{{0}}})
	must(t, f.Play(Turn{}))
	must(t, f.Play(Turn{}))
	if first, second, flowed := f.now.read[0][1][0], f.now.read[0][2][0], f.now.read[1][1][0]; first != 3 || second != flowed+1 {
		t.Errorf("the push is %v and then %v, want 3 and %v", first, second, flowed+1)
	}
}
