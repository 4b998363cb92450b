package results

import (
	"bytes"
	"errors"
	"io"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"wargame/scenario"
	"wargame/sim"
)

// whole is a run with everything that is saved.
func whole() *sim.Outcomes {
	n := 700
	z := func(_ int, _, z float64) float64 { return z }
	o := made([]*scenario.Outcome{numberOutcome(scenario.Lower), numberOutcome(scenario.Lower)},
		[][]float64{column(n, 1, z), column(n, 2, z)}, [][]float64{column(n, 3, z), column(n, 4, z)})
	o.Columns[1][0].Given = make(sim.Bits, 11)
	o.Columns[1][0].Given[3] = 12345
	o.Columns[0][1].Never = sim.Bits{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	o.Columns[0][0].Values[5] = math.Copysign(0, -1)
	o.Checks = []sim.CheckResult{{Check: 0, Share: 0.5, Looked: 700, Failing: 7}}
	o.Series = []sim.Series{
		{Watch: 0, Policy: 1, Time: []float64{0, 1}, Mean: []float64{math.Inf(1), math.NaN()}, P5: []float64{1, 2}, P50: []float64{3, 4}, P95: []float64{5, 6}},
		{Watch: 1, Policy: 0, Time: []float64{0}, Share: [][]float64{{0.25}, {0.75}}},
	}
	return o
}

func saved(t *testing.T, o *sim.Outcomes) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Save(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSavedIsLoaded(t *testing.T) {
	o := whole()
	got, err := Load(bytes.NewReader(saved(t, o)), o.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(o, got, cmpopts.IgnoreFields(sim.Outcomes{}, "Scenario"), cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("-saved +loaded:\n%s", diff)
	}
	if Hash(got) != Hash(o) {
		t.Error("the loaded columns differ in their bits")
	}
	if got.Scenario != o.Scenario {
		t.Error("the loaded run has no scenario")
	}
}

func TestDamagedFiles(t *testing.T) {
	o := whole()
	file := saved(t, o)
	load := func(b []byte) error {
		_, err := Load(bytes.NewReader(b), o.Scenario)
		return err
	}
	for _, size := range []int{0, 5, len(savedAs), len(savedAs) + 20, 700, len(file) / 2, len(file) - 33, len(file) - 1} {
		if err := load(file[:size]); !errors.Is(err, ErrForeign) && !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v", size, err)
		}
	}
	if err := load([]byte("scenario,policy,outcome\npause,continue,territory_lost\n")); !errors.Is(err, ErrForeign) {
		t.Errorf("a CSV file: %v", err)
	}
	for at := 0; at < len(file); at += 97 {
		b := bytes.Clone(file)
		b[at] ^= 0x80
		if load(b) == nil {
			t.Errorf("byte %d of %d flipped: no error", at, len(file))
		}
	}
	other := *o.Scenario
	other.Hash = "cd34"
	if _, err := Load(bytes.NewReader(file), &other); !errors.Is(err, ErrOther) {
		t.Errorf("of another scenario: %v", err)
	}
}

type full struct{ room int }

func (w *full) Write(b []byte) (int, error) {
	if w.room -= len(b); w.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

func TestSaveReportsAFullDisk(t *testing.T) {
	o := whole()
	size := len(saved(t, o))
	for _, room := range []int{0, 100, size / 2, size - 1} {
		if err := Save(&full{room}, o); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("room for %d of %d bytes: %v", room, size, err)
		}
	}
}
