package picture

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"

	"wargame/results"
	"wargame/results/chart"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// run is one made by hand: a number that is skewed, a chance, and a number that counts in half of the trials; two policies.
func run(t testing.TB, trials int) (*results.Report, *sim.Outcomes) {
	t.Helper()
	label := func(name, title, unit string) scenario.Label {
		return scenario.Label{Name: name, Title: title, Unit: unit}
	}
	number, truth := &scenario.Expr{Type: scenario.Number}, &scenario.Expr{Type: scenario.Truth}
	random, _ := design.New(design.Random, 0)
	o := &sim.Outcomes{
		Scenario: &scenario.Scenario{
			Name: "made", Clock: scenario.Clock{Unit: "week", Step: 1, Steps: 4, Start: "2026-03-02"},
			Policies: []*scenario.Policy{{Label: label("stay", "", "")}, {Label: label("go", "", "")}},
			Outcomes: []*scenario.Outcome{
				{Label: label("lost", "Ground lost", "km2"), Value: number, Better: scenario.Lower, Acceptable: &scenario.Bound{Relation: scenario.AtMost, Limit: 500_000}},
				{Label: label("breaks", "", ""), Value: truth, Better: scenario.Lower, Acceptable: &scenario.Bound{Relation: scenario.Below, Limit: 0.25}},
				{Label: label("lost_if", "", "%"), Value: number, Given: truth},
			},
		},
		Policies: []int{0, 1}, Outcomes: []int{0, 1, 2}, Seed: 1, First: 1, Trials: trials, Design: random,
	}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 2 {
		columns := make([]sim.Column, 3)
		for k := range columns {
			columns[k].Values = make([]float64, trials)
		}
		columns[2].Given = make(sim.Bits, (trials+63)/64)
		for t := range trials {
			columns[0].Values[t] = math.Exp(13 + r.NormFloat64()/3 + float64(i)/10)
			if r.Float64() < 0.3 {
				columns[1].Values[t] = 1
			}
			columns[2].Values[t] = r.Float64()
			if t%2 == 1 {
				columns[2].Given[t>>6] |= 1 << (t & 63)
			}
		}
		o.Columns = append(o.Columns, columns)
	}
	report, err := results.NewReport(o, results.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range report.Policies {
		report.Policies[i].Series = []results.SeriesReport{
			{Name: "stock", Title: "Shells in depots", Unit: "shells", Time: []float64{0, 1, 2}, Mean: []float64{5, 5, 5}, P5: []float64{1, 1, 1}, P25: []float64{2, 2, 2}, P50: []float64{3, 4, 5},
				P75: []float64{6, 6, 6}, P95: []float64{7, 8, 9}},
			{Name: "front", Levels: []string{"holds", "bends"}, Time: []float64{0, 1, 2}, Share: map[string][]float64{"bends": {0, 0.25, 1}, "holds": {1, 0.75, 0}}},
		}
	}
	return report, o
}

// of are the marks of a kind that the panels of a chart have.
func of[M chart.Mark](c *chart.Chart) []M {
	var list []M
	for _, p := range c.Panels {
		for _, m := range p.Marks {
			if m, ok := m.(M); ok {
				list = append(list, m)
			}
		}
	}
	return list
}

func TestRangesAreTheQuantilesOfTheReport(t *testing.T) {
	r, _ := run(t, 1000)
	c := Ranges(r, 0)
	ranges := of[chart.Range](c)
	if len(ranges) != 2 || c.Title != "Ground lost" || !slices.Equal(c.Y.Names, []string{"stay", "go"}) {
		t.Fatalf("%+v", c)
	}
	for i, m := range ranges {
		q, o := r.Policies[i].Outcomes[0].Quantiles, r.Policies[i].Outcomes[0]
		if m.Row != i || m.P5 != q.P5.Value || m.P25 != q.P25.Value || m.P50 != q.P50.Value || m.P75 != q.P75.Value || m.P95 != q.P95.Value || m.Mean != *o.Mean {
			t.Errorf("%+v of %+v", m, q)
		}
	}
	if got := of[chart.Rule](c); len(got) != 1 || got[0].Text != "acceptable: ≤ 500 thousand km2" || got[0].At != 500_000 {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(c.Note, "no error of simulation") || !strings.HasPrefix(c.Desc, "stay: mean 4") {
		t.Errorf("%q, %q", c.Note, c.Desc)
	}
	for _, m := range ranges { // in thousands, as the axis
		if len(m.Says) != 3 {
			t.Errorf("a mean of %v is said %q", m.Mean, m.Says)
		}
	}
}

func TestChancesAreOfAHundred(t *testing.T) {
	r, _ := run(t, 1000)
	c := Ranges(r, 1)
	for i, m := range of[chart.Bar](c) {
		if m.Row != i || m.Value != *r.Policies[i].Outcomes[1].Mean || !strings.Contains(c.Desc, "in "+m.Says+" of 100 futures") {
			t.Errorf("%+v, %q", m, c.Desc)
		}
	}
	if got := of[chart.Rule](c); len(got) != 1 || got[0].Text != "acceptable: < 25" {
		t.Errorf("%+v", got)
	}
}

// Dots are gonum's quantiles, of the trials that count; those that are not acceptable are rings, and counted.
func TestDotsAreQuantiles(t *testing.T) {
	r, o := run(t, 1001)
	for _, n := range []int{20, 50} {
		for k, values := range [][]float64{o.Columns[0][0].Values, nil, odd(o.Columns[0][2].Values)} {
			if values == nil {
				continue
			}
			d := of[chart.Dots](Dots(r, o, k, n))[0]
			sorted, met := slices.Sorted(slices.Values(values)), 0
			for i, x := range d.Values {
				// R's type 7 at p is gonum's linear interpolation at (h+1)/n, of which h is (n-1)p.
				p := (float64(i) + 0.5) / float64(n)
				h := float64(len(sorted)-1) * p
				lo := int(h)
				want := sorted[lo] + (h-float64(lo))*(sorted[min(lo+1, len(sorted)-1)]-sorted[lo])
				near := stat.Quantile(p, stat.Empirical, sorted, nil)
				if math.Abs(x-want) > 1e-9*math.Abs(want) || math.Abs(x-near) > 0.1*math.Abs(near) && k == 0 {
					t.Errorf("dot %d of %d of outcome %d: %v, want %v, about %v", i, n, k, x, want, near)
				}
				if k == 0 && d.Hollow[i] != (x > 500_000) {
					t.Errorf("dot at %v: ring %v", x, d.Hollow[i])
				}
				if x <= 500_000 {
					met++
				}
			}
			if want := map[int]string{0: strings.Join([]string{strconv.Itoa(met), "of", strconv.Itoa(n)}, " "), 2: ""}[k]; d.Says != want || len(d.Values) != n {
				t.Errorf("%d dots, %q, want %q", len(d.Values), d.Says, want)
			}
		}
	}
	if got := Quantiles(nil, 20); got != nil {
		t.Errorf("quantiles of nothing: %v", got)
	}
}

func odd(values []float64) []float64 {
	var out []float64
	for t := 1; t < len(values); t += 2 {
		out = append(out, values[t])
	}
	return out
}

// Every trial that counts is in a bar, on either side of which its edges are.
func TestHistogramsHoldEveryTrial(t *testing.T) {
	r, o := run(t, 1000)
	for k, want := range map[int]float64{0: 1000, 2: 500} {
		for i, h := range of[chart.Histogram](Histogram(r, o, k)) {
			sum := 0.0
			for b, n := range h.Heights {
				sum += n
				count := 0
				for _, v := range counted(o.Columns[i][k]) {
					if (v > h.Edges[b] || b == 0) && (v <= h.Edges[b+1] || b == bars-1) {
						count++
					}
				}
				if float64(count) != n {
					t.Errorf("bar %d has %v trials, want %d", b, n, count)
				}
			}
			if sum != want {
				t.Errorf("%v trials of %v", sum, want)
			}
		}
	}
}

func TestSeriesAreFansAndShares(t *testing.T) {
	r, _ := run(t, 1000)
	c := Series(r, 0)
	fans := of[chart.Fan](c)
	if len(fans) != 2 || len(c.Panels) != 2 || c.Panels[1].Title != "go" || c.X.Start != "2026-03-02" || c.X.Day != 7 {
		t.Fatalf("%+v", c)
	}
	if f := fans[0]; f.Bands[0].Hi[2] != 9 || f.Bands[1].Lo[0] != 2 || f.Middle[1] != 4 {
		t.Errorf("%+v", f)
	}
	if want := "stay: at the end a median of 5 shells, from 1 to 9 shells in 90% of trials."; !strings.HasPrefix(c.Desc, want) {
		t.Errorf("%q", c.Desc)
	}
	stacks := of[chart.Stack](Series(r, 1))
	if s := stacks[0]; len(stacks) != 2 || s.Layers[0].Name != "holds" || s.Layers[0].Y[1] != 0.75 || s.Layers[1].Y[2] != 1 {
		t.Errorf("%+v", stacks)
	}
	over := of[chart.Fan](Overlaid(r, 0, 1, 0))
	if len(over) != 2 || over[0].Name != "go" || over[0].Series != 1 {
		t.Errorf("%+v", over)
	}
}
