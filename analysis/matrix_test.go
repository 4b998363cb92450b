package analysis_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wargame/analysis"
	"wargame/scenario"
	"wargame/sim"
)

// bimatrix is a game of two as it would come out of a run: what either gets, by row and column, and how far single trials are off.
func bimatrix(a, b [][]float64, trials int, off func(player, row, column, trial int) float64) analysis.Played {
	wants := func(name string, n int) scenario.ActorStrategies {
		x := scenario.ActorStrategies{Actor: &scenario.Actor{Label: scenario.Label{Name: strings.ToLower(name), Title: name},
			Goal: &scenario.Expr{Op: scenario.OpNumber}}}
		for i := range n {
			x.Strategies = append(x.Strategies, &scenario.Strategy{Label: scenario.Label{Name: fmt.Sprintf("%s%d", strings.ToLower(name[:1]), i+1)}})
		}
		return x
	}
	s := &scenario.Scenario{Policies: []*scenario.Policy{{Label: scenario.Label{Name: "start"}}}}
	p := analysis.Played{Scenario: s, Players: []scenario.ActorStrategies{wants("Row", len(a)), wants("Column", len(a[0]))}, Seed: 1, Trials: trials}
	for player, means := range [][][]float64{a, b} {
		var cells []sim.Column
		for row := range means {
			for column, mean := range means[row] {
				c := sim.Column{Values: make([]float64, trials)}
				for trial := range trials {
					c.Values[trial] = mean + off(player, row, column, trial)
				}
				cells = append(cells, c)
			}
		}
		p.Goals = append(p.Goals, cells)
	}
	return p
}

func matrix(t *testing.T, p analysis.Played) *analysis.Matrix {
	t.Helper()
	m, err := analysis.NewMatrix(p)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// noise is a normal number for each of the cells of a trial.
func noise(seed uint64, sd float64) func(player, row, column, trial int) float64 {
	r := rand.New(rand.NewPCG(seed, 7))
	return func(int, int, int, int) float64 { return sd * r.NormFloat64() }
}

// What each gets, how often which is mixed, what is sure and what leading is worth: intervals of 95% hold the truth about as often. Of a
// hundred seeds 95 would; 88 leave room for chance.
func TestMatrixIntervalsCover(t *testing.T) {
	const seeds, least = 100, 88
	// The row plays its first strategy so often that the column gets as much by either: 4(1-x) = 1; the column, its second: 2y+(1-y) = 3(1-y).
	a, b := [][]float64{{2, 1}, {0, 3}}, [][]float64{{0, 1}, {4, 1}}
	held := map[string]int{}
	hold := func(what string, e analysis.Estimate, truth float64) {
		if e.Lo <= truth && truth <= e.Hi {
			held[what]++
		}
	}
	for seed := range seeds {
		m := matrix(t, bimatrix(a, b, 800, noise(uint64(seed), 2)))
		if len(m.Mixed) != 1 || len(m.Pure) != 0 {
			t.Fatalf("seed %d: %v, %v", seed, m.Mixed, m.Pure)
		}
		x := m.Mixed[0]
		hold("a mean", m.Goals[0].Means[3], 3)
		hold("how often the row plays its first", x.Odds[0][0], 0.75)
		hold("how often the column plays its first", x.Odds[1][0], 0.5)
		hold("what the row gets mixing", x.Means[0], 1.5)
		hold("what the row is sure of", m.Goals[0].Secure.Estimate, 1)
		hold("leading, for the row", m.Moves[0].First[0], 1-3) // its first is answered by the second column; answering, it meets that with its second
		hold("a miss", m.Goals[0].Missed[2], 2)
	}
	for what, n := range held {
		if n < least {
			t.Errorf("%s: of %d intervals %d hold the truth", what, seeds, n)
		}
	}
	if len(held) != 7 {
		t.Errorf("held: %v", held)
	}
}

// Where all strategies are as good as each other, hardly ever is one said to be the best.
func TestMatrixCallsNoLuckBest(t *testing.T) {
	const seeds = 200
	zero := [][]float64{{0, 0}, {0, 0}, {0, 0}}
	wrong := 0
	for seed := range seeds {
		m := matrix(t, bimatrix(zero, zero, 200, noise(uint64(seed), 1)))
		if slices.Contains(m.Goals[0].Answers[:1], analysis.Best) || m.Goals[0].Answers[2] == analysis.Best || m.Goals[0].Answers[4] == analysis.Best {
			wrong++ // against the first column
		}
	}
	if wrong > seeds/20 {
		t.Errorf("in %d of %d a best answer is said to be settled", wrong, seeds)
	}
}

// Differences are paired: noise that is the same in all cells of a trial settles nothing and unsettles nothing.
func TestMatrixIsPaired(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	luck := make([]float64, 300)
	for i := range luck {
		luck[i] = 1000 * r.NormFloat64()
	}
	a, b := [][]float64{{3, 3}, {2, 5}, {0, 6}}, [][]float64{{3, 2}, {2, 6}, {3, 1}}
	m := matrix(t, bimatrix(a, b, len(luck), func(_, _, _, trial int) float64 { return luck[trial] }))
	if len(m.Pure) != 1 || m.Pure[0].Cell != 0 || !m.Pure[0].Settled || m.Pure[0].Share != 1 || len(m.Mixed) != 2 || m.Mixed[0].Share != 1 {
		t.Errorf("%v, %v", m.Pure, m.Mixed)
	}
	for cell, want := range []analysis.Answer{analysis.Best, analysis.Worse, analysis.Worse, analysis.Worse, analysis.Worse, analysis.Best} {
		if got := m.Goals[0].Answers[cell]; got != want {
			t.Errorf("cell %d: %v, want %v", cell, got, want)
		}
	}
	if got := m.Goals[0].Missed[2].Value; math.Abs(got-1) > 1e-9 {
		t.Errorf("the second row misses %v against the first column", got)
	}
}

// What differs by rounding alone is as good as each other.
func TestMatrixTies(t *testing.T) {
	tenth, fifth := 0.1, 0.2
	same := [][]float64{{tenth + fifth}, {0.3}, {0.29}}
	m := matrix(t, bimatrix(same, same, 100, noise(1, 0)))
	if want := []analysis.Answer{analysis.Best, analysis.Best, analysis.Worse}; !slices.Equal(m.Goals[0].Answers, want) || len(m.Pure) != 2 || !m.Pure[0].Settled {
		t.Errorf("%v, %v", m.Goals[0].Answers, m.Pure)
	}
	if says := m.Choice(0)[0]; says != "Whatever Column may do, the best answer of Row is r1 and r2 alike." {
		t.Error(says)
	}
}

// What dominates is said where it is settled in every column, also where it is a mixture.
func TestMatrixDominated(t *testing.T) {
	same := [][]float64{{0, 0}, {0, 0}, {0, 0}}
	for _, c := range []struct {
		a    [][]float64
		sd   float64
		want string
	}{
		{[][]float64{{3, 0}, {0, 3}, {1, 1}}, 1, "Row need never play r3: a mixture of r1 50% and r2 50% is better whatever Column may do."},
		{[][]float64{{3, 0}, {0, 3}, {1.49, 1.49}}, 10, ""},
		{[][]float64{{3, 0}, {0, 3}, {2, -1}}, 1, "Row need never play r3: r1 is better whatever Column may do."},
		{[][]float64{{3, 0}, {0, 3}, {3, -1}}, 0, "Row need never play r3: r1 is never worse, and in some combinations better."},
	} {
		m := matrix(t, bimatrix(c.a, same, 2000, noise(1, c.sd)))
		var got []string
		for _, s := range m.Choice(0) {
			if strings.Contains(s, "need never") {
				got = append(got, s)
			}
		}
		if text := strings.Join(got, " "); math.Abs(float64(len(text)-len(c.want))) > 2 || !alike(text, c.want) {
			t.Errorf("%v: %q, want %q", c.a, text, c.want)
		}
	}
}

// alike compares words, whatever the shares of a mixture.
func alike(a, b string) bool {
	plain := func(text string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return -1
			}
			return r
		}, text)
	}
	return plain(a) == plain(b)
}

// Who answers and knows the luck gets on average the mean of the better of two: E max(0, z) = 1/sqrt(2 pi) of a normal z, where by the
// average alone it would get nothing.
func TestMatrixWithLuckKnown(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	z := make([]float64, 20_000)
	for i := range z {
		z[i] = r.NormFloat64()
	}
	zero := [][]float64{{0, 0}}
	p := bimatrix(zero, zero, len(z), func(player, _, column, trial int) float64 {
		return float64(2*player-1) * float64(column) * z[trial] // the column's second gets it z, which the row loses
	})
	p.LuckKnown = true
	m := matrix(t, p)
	known := m.Moves[1].Led[0]
	if want := 1 / math.Sqrt(2*math.Pi); !m.Moves[1].LuckKnown || known.Gets[1].Lo > want || known.Gets[1].Hi < want || known.Gets[0].Value != -known.Gets[1].Value {
		t.Errorf("%v, want %v", known.Gets, want)
	}
	if math.Abs(known.Answers[1]-0.5) > 0.02 {
		t.Errorf("answers %v", known.Answers)
	}
	if unknown := m.Moves[0].Led[0]; unknown.Gets[1].Hi > 0.1 {
		t.Errorf("with luck unknown it gets %v", unknown.Gets[1])
	}
	if got := m.Moves[1].First[1]; got.Hi >= 0 { // leading it knows nothing
		t.Errorf("leading is worth %v to who would know", got)
	}
}

// Of any number of players, with payoffs that are known: the equilibria are the cells in which nobody's other strategy is better, and the
// best answers those of which there is no better one.
func TestMatrixByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.IntRange(1, 3), 2, 4).Draw(t, "sizes")
		p := analysis.Played{Scenario: &scenario.Scenario{Policies: []*scenario.Policy{{}}}, Seed: 1, Trials: 50}
		cells := 1
		for _, n := range sizes {
			cells *= n
			of := scenario.ActorStrategies{Actor: &scenario.Actor{Goal: &scenario.Expr{}}}
			for range n {
				of.Strategies = append(of.Strategies, &scenario.Strategy{})
			}
			p.Players = append(p.Players, of)
		}
		for range sizes {
			var columns []sim.Column
			for range cells {
				x := float64(rapid.IntRange(0, 4).Draw(t, "payoff"))
				columns = append(columns, sim.Column{Values: slices.Repeat([]float64{x}, p.Trials)})
			}
			p.Goals = append(p.Goals, columns)
		}
		m, err := analysis.NewMatrix(p)
		if err != nil {
			t.Fatal(err)
		}
		found := map[int]bool{}
		for _, e := range m.Pure {
			if !e.Settled || e.Share != 1 {
				t.Fatalf("%v, of what is known", e)
			}
			found[e.Cell] = true
		}
		for cell := range cells {
			all := true
			for player, goal := range p.Goals {
				best := true
				stride := 1
				for _, n := range sizes[player+1:] {
					stride *= n
				}
				start := cell - cell/stride%sizes[player]*stride
				for own := range sizes[player] {
					best = best && goal[start+own*stride].Values[0] <= goal[cell].Values[0]
				}
				if best != (m.Goals[player].Answers[cell] == analysis.Best) {
					t.Fatalf("player %d in cell %d: %v", player, cell, m.Goals[player].Answers[cell])
				}
				all = all && best
			}
			if found[cell] != all {
				t.Fatalf("cell %d is an equilibrium: %v", cell, all)
			}
		}
	})
}

// What is found does not hang on how many work at it.
func TestMatrixByAnyWorkers(t *testing.T) {
	p := bimatrix([][]float64{{2, 1}, {0, 3}}, [][]float64{{0, 1}, {4, 1}}, 500, noise(5, 2))
	p.LuckKnown = true
	first := ""
	for _, p.Workers = range []int{1, 2, 5} {
		m := matrix(t, p)
		text := fmt.Sprint(m.Goals, m.Pure, m.Mixed, m.Moves, m.Sentences(), m.Receipt)
		if first == "" {
			first = text
		}
		if text != first {
			t.Errorf("%d workers: %s, by one: %s", p.Workers, text, first)
		}
	}
}
