package saved

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/results"
	"wargame/scenario"
)

// ofTheScenario are the fields of a report that it takes from the scenario, which is saved too, or that have to agree with the
// columns: they are as they are.
var ofTheScenario = map[string]string{
	"Question":                     "the scenario's",
	"Policies[].Name":              "by which the policy is found",
	"Policies[].Outcomes[].Name":   "by which the outcome is found",
	"Policies[].Outcomes[].Better": "the outcome's",
	"Policies[].Outcomes[].For":    "the outcome's",
	"Policies[].Outcomes[].Bound":  "the outcome's",
	"Policies[].Series[].Name":     "by which the series is found",
	"Policies[].Series[].Title":    "the series'",
	"Policies[].Series[].Unit":     "the series'",
	"Policies[].Series[].Levels":   "the series'",
	"Clock":                        "the scenario's",
	"Most":                         "of several runs, which are not saved as one",
	"Precision.Reached":            "that with which Need is said",
	"Receipt.Of":                   "the columns'",
	"Seed":                         "the receipt's",
	"Trials":                       "the receipt's",
	"Receipt.Seed":                 "the columns'",
	"Receipt.Trials":               "the columns'",
	"Receipt.Design":               "the columns'",
	"Receipt.ScenarioHash":         "the scenario's",
	"Receipt.ModelHash":            "the scenario's",
}

// filler fills values with others, no two the same where their type has that many.
type filler struct {
	of     *scenario.Scenario
	count  int
	filled map[string]bool
}

// words is how many values a type has that is counted.
var words = map[reflect.Type]int{
	reflect.TypeFor[results.Mark]():       len(marks),
	reflect.TypeFor[results.Verdict]():    len(verdicts),
	reflect.TypeFor[results.Direction]():  len(directions),
	reflect.TypeFor[results.Kind]():       len(kinds),
	reflect.TypeFor[results.Acceptance](): len(acceptances),
}

// fill fills a value and all of its parts. What is nil or empty gets parts first.
func (f *filler) fill(path string, v reflect.Value) {
	f.filled[path] = true
	if ofTheScenario[path] != "" {
		return
	}
	f.count++
	if n := words[v.Type()]; n > 0 {
		v.SetUint(uint64(1 + f.count%(n-1)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("%s <%d>", path, f.count))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(f.count))
		switch path {
		case "Headlines[]", "InfluencesOf": // places among the outcomes
			v.SetInt(int64(1 + f.count%(len(f.of.Outcomes)-1)))
		case "Precision.Last": // among the two of Known
			v.SetInt(1)
		}
	case reflect.Float64:
		v.SetFloat(float64(f.count) + 1./3)
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*scenario.Variable]() {
			v.Set(reflect.ValueOf(f.of.Variables[f.count%len(f.of.Variables)]))
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(path, v.Elem())
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		}
		for i := range v.Len() {
			f.fill(path+"[]", v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			f.fill(path+"{}", key)
			f.fill(path+"[]", value)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), v.Field(i))
		}
	default:
		panic("saved: a report has a value of a kind that this test cannot fill: " + path)
	}
}

// Each field of a report comes back, also one that it may gain: all of them are filled here, with values that differ, as no run
// would have them.
func TestEveryFieldComesBack(t *testing.T) {
	run := fresh(t, 320, "random")
	f := &filler{of: run.Scenario, filled: map[string]bool{}}
	f.fill("", reflect.ValueOf(run.Report).Elem())
	for path := range ofTheScenario {
		if !f.filled[path] {
			t.Errorf("a report has no %s", path)
		}
	}
	comesBack := func() {
		t.Helper()
		is, err := Open(folder(t, run, None))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(run.Report, is.Report, alike...); d != "" {
			t.Error(d)
		}
	}
	comesBack()
	p := run.Report.Precision
	p.Need = math.Inf(1)
	comesBack()
	p.Reached, p.Need = true, 0
	comesBack()
}
