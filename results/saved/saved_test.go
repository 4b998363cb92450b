package saved

import (
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"wargame/results"
	"wargame/scenario"
)

var forms = []Form{CSV, Parquet, None}

// alike compares reports: scenarios were loaded anew, and what they hold is compared by name.
var alike = []cmp.Option{cmpopts.EquateEmpty(), cmpopts.EquateNaNs(),
	cmp.Comparer(func(a, b *scenario.Variable) bool { return a.Name == b.Name }),
	cmp.Comparer(func(a, b *scenario.Actor) bool { return a.Named() == b.Named() }),
	cmp.Comparer(func(a, b *scenario.Bound) bool {
		return (a == nil) == (b == nil) && (a == nil || a.Limit == b.Limit && a.Relation == b.Relation)
	})}

// What is loaded is what was saved: the report, every bit of every column, and what was drawn.
func TestRunsComeBack(t *testing.T) {
	for _, trials := range []int{1, 64, 1600} {
		for _, spread := range []string{"random", "lhs"} {
			if trials == 1 && spread == "lhs" {
				continue
			}
			was := fresh(t, trials, spread)
			for _, form := range forms {
				is, err := loaded(folder(t, was, form))
				if err != nil {
					t.Fatal(err)
				}
				if is.Scenario.Hash != was.Scenario.Hash || is.Scenario.ModelHash != was.Scenario.ModelHash {
					t.Errorf("%s: the scenario is another", form)
				}
				if d := cmp.Diff(was.Report, is.Report, alike...); d != "" {
					t.Errorf("%s, %d trials: %s", form, trials, d)
				}
				if form != None {
					sameColumns(t, was, is)
				}
			}
		}
	}
}

func sameColumns(t *testing.T, was, is *Run) {
	t.Helper()
	if results.Hash(was.Outcomes) != results.Hash(is.Outcomes) || !slices.Equal(was.Outcomes.Policies, is.Outcomes.Policies) ||
		!slices.Equal(was.Outcomes.Checks, is.Outcomes.Checks) {
		t.Errorf("the outcomes are others")
	}
	trials := was.Outcomes.Trials
	a, err := was.Draws(t.Context(), 1, trials)
	if err != nil {
		t.Fatal(err)
	}
	from := trials / 3
	b, err := is.Draws(t.Context(), 1+from, trials-from)
	if err != nil {
		t.Fatal(err)
	}
	bits := func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) }
	for v := range a {
		if !slices.EqualFunc(a[v][from:], b[v], bits) {
			t.Errorf("variable %s drew others", was.Scenario.Variables[v].Name)
		}
	}
}

// The same columns come from a table of one stretch and of many, and rows are told by policy and trial.
func TestCSVIsReadAsItIs(t *testing.T) {
	run := fresh(t, 200, "random")
	files := folder(t, run, CSV)
	f, err := files.Open("outcomes.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"scenario", "policy", "trial", "trial_", "late", "late_never", "when", "much", "late_never_", "when_never"}; !slices.Equal(rows[0], want) {
		t.Errorf("columns %q, want %q", rows[0], want)
	}
	o := run.Outcomes
	for n, row := range rows[1:] {
		i, trial := n/o.Trials, n%o.Trials
		if row[0] != "small" || row[1] != o.Policy(i).Name || row[2] != strconv.Itoa(trial+1) {
			t.Fatalf("row %d begins %q", n, row[:3])
		}
		for k, c := range o.Columns[i] {
			x, err := strconv.ParseFloat(row[3+k], 64)
			switch counts := c.Given == nil || c.Given.Has(trial); {
			case !counts && row[3+k] != "":
				t.Errorf("trial %d has %q for %s, where it does not count", trial+1, row[3+k], o.Outcome(k).Name)
			case counts && (err != nil || math.Float64bits(x) != math.Float64bits(c.Values[trial])):
				t.Errorf("trial %d has %q for %s, want %v", trial+1, row[3+k], o.Outcome(k).Name, c.Values[trial])
			}
		}
		for at, k := range []int{1, 3} {
			if never := o.Columns[i][k].Never.Has(trial); (row[8+at] == "1") != never || row[8+at] != "1" && row[8+at] != "0" {
				t.Errorf("trial %d has %q, whether %s never came: %v", trial+1, row[8+at], o.Outcome(k).Name, never)
			}
		}
	}
	if len(rows) != 1+3*200 {
		t.Errorf("%d rows", len(rows))
	}
}

// Long runs are written in stretches, and come back too.
func TestManyStretchesComeBack(t *testing.T) {
	if testing.Short() {
		t.Skip("200,000 trials")
	}
	was := fresh(t, 2*most+77, "random")
	for _, form := range []Form{CSV, Parquet} {
		is, err := loaded(folder(t, was, form))
		if err != nil {
			t.Fatal(err)
		}
		sameColumns(t, was, is)
	}
}
