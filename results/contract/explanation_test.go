package contract

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/results/explain"
	"wargame/scenario"
	"wargame/scenarios"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func explained(t *testing.T, name string) Explanation {
	t.Helper()
	files := os.DirFS(filepath.Join("..", "explain", "testdata"))
	s, problems := scenario.Load(name, scenario.Options{Files: files, Library: scenarios.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	x, err := explain.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return NewExplanation(x)
}

// The whole of what is said of a scenario that has every form; its quantiles in six digits, which are the same on every machine.
func TestExplanation(t *testing.T) {
	x := explained(t, "whole.yaml")
	for i := range x.Variables {
		v := &x.Variables[i]
		for _, q := range []*float64{v.P1, v.P5, v.P50, v.P95, v.P99, v.Chance} {
			if q != nil {
				*q, _ = strconv.ParseFloat(strconv.FormatFloat(*q, 'g', 6, 64), 64)
			}
		}
	}
	var got bytes.Buffer
	if err := Write(&got, x); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "whole.json")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-update writes it anew):\n%s", file, diff)
	}
}

// An explanation can be read into the type that it was printed from; no list of any shipped scenario is null.
func TestExplanationsAreReadBack(t *testing.T) {
	for _, name := range scenarios.Names() {
		x := explained(t, "library/"+name)
		var out bytes.Buffer
		if err := Write(&out, x); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(out.Bytes(), []byte("null")) {
			t.Errorf("%s: something is null", name)
		}
		var got Explanation
		d := json.NewDecoder(&out)
		d.DisallowUnknownFields()
		if err := d.Decode(&got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(x, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}
