package scenario

import (
	"testing"
	"testing/fstest"
)

const correlatedBase = `wargame: 1
clock: {step: 1 week, length: 2 weeks}
variables: {a: "normal(0, 1)", b: "normal(0, 1)", c: 1 to 2}
correlations: [[a, b, 0.5], [b, c, 0.5]]
outcomes: {o: a + b + c}
`

// A variable that is set to one value is correlated with nothing, and that is said; one that is set to an expression is refused in
// words that speak of what was set. It is the same where a file that extends does it.
func TestSettingWhatIsCorrelated(t *testing.T) {
	files := fstest.MapFS{"base.yaml": {Data: []byte(correlatedBase)}}
	load := func(own string, set ...Assignment) (int, string) {
		files["own.yaml"] = &fstest.MapFile{Data: []byte("wargame: 1\nextends: base.yaml\n" + own)}
		s, diags := Load("own.yaml", Options{Files: files, Set: set})
		if s == nil {
			return -1, diags.Error()
		}
		return len(s.Correlations), diags.Error()
	}
	for _, c := range []struct {
		own  string
		set  []Assignment
		left int
		says string
	}{
		{"", []Assignment{{Name: "a", Text: "3"}}, 1, `--set a:1:1: warning: a is now the same in every trial, and its correlation with b is left out
  | 3
  | ^`},
		{"variables: {a: 2 * 3}\n", nil, 1, `own.yaml:3:16: warning: a is now the same in every trial, and its correlation with b is left out
  | variables: {a: 2 * 3}
  |                ^^^^^`},
		{"", []Assignment{{Name: "a", Text: "uniform(0, 1)"}}, 2, ""},
		{"", []Assignment{{Name: "c", Text: "2 * a"}}, -1, `--set c:1:1: c is correlated with b, which takes exactly one distribution
  | 2 * a
  | ^^^^^
note: base.yaml:4:29: the correlation
  | correlations: [[a, b, 0.5], [b, c, 0.5]]
  |                             ^^^^^^^^^^^
hint: give it a distribution alone, such as 10 to 20, or a number, which leaves the correlation out`},
		{"correlations: [[a, b, 0.3]]\nvariables: {a: 3}\n", nil, -1, `own.yaml:3:16: a is not exactly one distribution call and cannot be correlated
  | correlations: [[a, b, 0.3]]
  |                ^^^^^^^^^^^
note: own.yaml:4:13: defined here
  | variables: {a: 3}
  |             ^`},
	} {
		if left, says := load(c.own, c.set...); left != c.left || says != c.says {
			t.Errorf("%q %v: %d correlations, want %d\n%s\nwant\n%s", c.own, c.set, left, c.left, says, c.says)
		}
	}
	if left, says := load("", Assignment{Name: "b", Text: "1"}); left != 0 || says == "" {
		t.Errorf("%d correlations of b: %s", left, says)
	}
}
