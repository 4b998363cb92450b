package results

import (
	"bytes"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wargame/scenario"
	"wargame/scenario/document"
	"wargame/scenario/source"
	"wargame/scenarios"
	"wargame/sim"
	"wargame/sim/design"
)

// retold is a node of a document with every descriptive text of it, and of what is at most so many levels below,
// written anew, and with the other way taken for better.
func retold(n *document.Node, below int) *document.Node {
	changed := *n
	changed.Entries, changed.Items = slices.Clone(n.Entries), slices.Clone(n.Items)
	for i, e := range changed.Entries {
		text := ""
		switch e.Key.Value {
		case "title", "question", "about", "source", "unit":
			text = "another " + e.Key.Value
		case "better":
			text = map[string]string{"lower": "higher", "higher": "lower"}[e.Value.Text.Value]
		}
		switch {
		case e.Value.Kind == document.Scalar && text != "" && below != 1: // there names stand: a section's entries
			changed.Entries[i].Value = &document.Node{Kind: document.Scalar, Text: source.Fixed(text, e.Value.Span), Span: e.Value.Span, File: e.Value.File}
		case below > 0:
			changed.Entries[i].Value = retold(e.Value, below-1)
		}
	}
	for i, item := range changed.Items {
		changed.Items[i] = retold(item, below-1)
	}
	return &changed
}

// Scenarios that differ only in what the hash of the model leaves out have the same columns, bit for bit.
func TestModelHashHoldsColumns(t *testing.T) {
	run := func(s *scenario.Scenario, problems source.Diagnostics) (*sim.Outcomes, [][][]float64) {
		t.Helper()
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		p, err := sim.Compile(s, sim.Options{})
		if err != nil {
			t.Fatal(err)
		}
		o, err := p.Run(t.Context(), sim.RunOptions{Seed: 7, Trials: 40})
		if err != nil {
			t.Fatal(err)
		}
		var watched []*scenario.Expr
		for _, w := range s.Watch {
			watched = append(watched, w.Value)
		}
		var series [][][]float64
		if p, err = sim.Compile(s, sim.Options{Outcomes: []int{}, Record: watched}); err == nil {
			err = p.Record(t.Context(), sim.RunOptions{Seed: 7, Trials: 40}, func(r sim.Recorded) { series = append(series, r.Points) })
		}
		if err != nil {
			t.Fatal(err)
		}
		return o, series
	}
	for _, name := range scenarios.Names() {
		d, _ := document.Read("library/"+name, document.Options{Library: scenarios.Library})
		d.Root = retold(d.Root, 2)
		var other bytes.Buffer
		if err := d.Print(&other); err != nil {
			t.Fatal(err)
		}
		a, seriesA := run(scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library}))
		b, seriesB := run(scenario.Load(name+".yaml", scenario.Options{Files: fstest.MapFS{name + ".yaml": {Data: other.Bytes()}}}))
		ra, rb := NewReceipt(a, Meta{}), NewReceipt(b, Meta{})
		if ra.ScenarioHash == rb.ScenarioHash || ra.ModelHash != rb.ModelHash || ra.ModelHash == "" {
			t.Errorf("%s: the hashes are %s and %s, of the model %s and %s", name, ra.ScenarioHash, rb.ScenarioHash, ra.ModelHash, rb.ModelHash)
		}
		if diff := cmp.Diff(seriesA, seriesB); ra.OutcomesHash != rb.OutcomesHash || diff != "" || len(seriesA) == 0 {
			t.Errorf("%s: a word changes its columns: %s", name, diff)
		}
	}
}

func TestSpread(t *testing.T) {
	for name, want := range map[string]bool{design.Random: false, design.LHS: true, design.Sobol: true} {
		if got := (Receipt{Design: name}).Designed(); got != want {
			t.Errorf("%s: %t, want %t", name, got, want)
		}
	}
}
