package sim_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

// closedWorld is a random scenario of stocks between which flows go, with delays, losses, priorities and limits of all kinds, and
// which nothing enters or leaves. Goods go forward alone, or back after a delay, so that no limit waits for itself.
func closedWorld(seed uint64) string {
	d := newDice(seed)
	var stocks, flows strings.Builder
	n := d.between(2, 5)
	for i := range n {
		fmt.Fprintf(&stocks, "  s%d: {start: %d, limit: %s", i, d.between(0, 40), d.pick("what is there", "with inflows"))
		if d.one(3) {
			fmt.Fprintf(&stocks, ", max: %d", d.between(40, 70))
		}
		stocks.WriteString("}\n")
	}
	for i := range 2 * n {
		from := d.below(n)
		to := (from + d.between(1, n-1)) % n
		fmt.Fprintf(&flows, "  f%d: {from: s%d, to: s%d, rate: 'uniform(-2, 20) * (1 + s%d / 50)'", i, from, to, d.below(n))
		if to < from || d.one(2) {
			fmt.Fprintf(&flows, ", delay: {time: %s, order: %s}", d.pick("'uniform(0, 9)'", "5", "0.5", "2.5"), d.pick("fixed", "1", "2", "3", "6"))
		}
		if d.one(3) {
			fmt.Fprintf(&flows, ", loss: 'uniform(0, 1)'")
		}
		if d.one(2) {
			fmt.Fprintf(&flows, ", priority: %d", d.between(1, 3))
		}
		flows.WriteString("}\n")
	}
	return "wargame: 1\nclock: {step: " + d.pick("1", "0.5") + " weeks, length: 20 weeks}\nstocks:\n" + stocks.String() + "flows:\n" + flows.String() +
		"outcomes: {y: {value: 1}}\n"
}

// world is what is recorded of a scenario at the points of a trial: stocks, flows that act and that are wanted, what is under way,
// losses and overflows.
type world struct {
	s      *scenario.Scenario
	values map[string][]float64
}

func (w world) at(name string, k int) float64 { return w.values[name][k] }

func worldOf(t *testing.T, text string, trial int) world {
	t.Helper()
	s := mustLoad(t, "closed", text)
	var asked []string
	for _, k := range s.Stocks {
		asked = append(asked, k.Name, "overflow("+k.Name+")")
	}
	for _, f := range s.Flows {
		asked = append(asked, f.Name, "wanted("+f.Name+")", "in_transit("+f.Name+")")
	}
	exprs := make([]*scenario.Expr, len(asked))
	for i, text := range asked {
		exprs[i] = resolved(t, s, text, scenario.Place{In: scenario.InModel})
	}
	w := world{s, map[string][]float64{}}
	for _, r := range record(t, s, exprs, sim.RunOptions{Seed: 5, First: trial, Trials: 1}) {
		for _, point := range r.Points {
			w.values[asked[r.Record]] = append(w.values[asked[r.Record]], point[0])
		}
	}
	return w
}

// TestNothingGetsLost follows closed worlds: at each point what the stocks hold, what is under way and what overflowed is what there
// was at first, but for what flows lose; no stock leaves its bounds, and what has a later turn moves only where all
// that came before got what they wanted.
func TestNothingGetsLost(t *testing.T) {
	for seed := range uint64(60) {
		text := closedWorld(seed)
		lossless := strings.ReplaceAll(text, ", loss: 'uniform(0, 1)'", "")
		w := worldOf(t, lossless, int(seed)+1)
		first := 0.0
		for k := range w.s.Clock.Steps + 1 {
			sum := 0.0
			for _, stock := range w.s.Stocks {
				sum += w.at(stock.Name, k) + w.at("overflow("+stock.Name+")", k)
			}
			for _, f := range w.s.Flows {
				sum += w.at("in_transit("+f.Name+")", k)
			}
			if k == 0 {
				first = sum
			}
			if math.Abs(sum-first) > 1e-9 {
				t.Fatalf("seed %d: %v in all at point %d, of %v at first:\n%s", seed, sum, k, first, lossless)
			}
		}
		w = worldOf(t, text, int(seed)+1)
		for k := range w.s.Clock.Steps {
			inBounds(t, w, k+1, text)
			inTurn(t, w, k, text)
		}
	}
}

func inBounds(t *testing.T, w world, k int, text string) {
	t.Helper()
	for _, stock := range w.s.Stocks {
		x := w.at(stock.Name, k)
		if x < 0 || stock.Max != nil && x > stock.Max.Value {
			t.Fatalf("%s is %v at point %d:\n%s", stock.Name, x, k, text)
		}
	}
	for _, f := range w.s.Flows {
		if x := w.at("in_transit("+f.Name+")", k); x < 0 {
			t.Fatalf("%v are under way on %s at point %d:\n%s", x, f.Name, k, text)
		}
	}
}

// inTurn checks that where a flow moves anything, those whose turn is before got what they wanted, unless where they go
// was full; and that it moves what it wanted where the stock ends above its floor.
func inTurn(t *testing.T, w world, k int, text string) {
	t.Helper()
	for i, stock := range w.s.Stocks {
		before, short := true, false
		for _, tier := range w.s.Tiers(i) {
			for _, d := range tier {
				f := w.s.Flows[d.Flow]
				acts, wants := w.at(f.Name, k), w.at("wanted("+f.Name+")", k)
				if !before && acts > 1e-9 {
					t.Fatalf("%s moves %v at point %d, before those whose turn is earlier have what they want:\n%s", f.Name, acts, k, text)
				}
				if acts > wants*(1+1e-9) {
					t.Fatalf("%s moves %v at point %d and wants %v:\n%s", f.Name, acts, k, wants, text)
				}
				if refusable := f.Delay == nil && w.s.Stocks[f.To].Max != nil; !refusable && acts < wants*(1-1e-9) {
					short = true
				}
			}
			before = before && !short
		}
		if arriving := w.at(stock.Name, k+1); short && stock.WithInflows && arriving > 1e-9 && !mayBeFull(w, i) {
			t.Fatalf("%s keeps %v at point %d of what its outflows wanted:\n%s", stock.Name, arriving, k+1, text)
		}
	}
}

// mayBeFull says whether where a flow from a stock goes may be full.
func mayBeFull(w world, stock int) bool {
	for _, f := range w.s.Flows {
		if f.From == stock && f.Delay == nil && w.s.Stocks[f.To].Max != nil {
			return true
		}
	}
	return false
}
