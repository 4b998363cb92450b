package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var assignable = map[string]string{"main.yaml": `
sets: {c: [x, y]}
variables: {a: 1, b: {value: 2, title: B, source: S}, rate_$c: {by: c, x: 1, y: 2}}
levers: {aid: {default: 1, source: L}}
stocks: {s: {start: 1}}
policies: {p: {}, q: {set: {aid: 2}}, r: {like: q}, s: {like: q, set: {aid: null}}}
`}

func TestAssign(t *testing.T) {
	got := merged(t, assignable, Assignment{"a", "5 to 6"}, Assignment{"b", "3"}, Assignment{"rate_y", "7"}, Assignment{"b", "4"})
	want := `sets:
  c: [x, y]
variables:
  a:
    value: 5 to 6
    source: set on the command line
  b:
    value: 4
    title: B
    source: set on the command line
  rate_x: 1
  rate_y:
    value: 7
    source: set on the command line
levers:
  aid:
    default: 1
    source: L
stocks:
  s:
    start: 1
policies:
  p: {}
  q:
    set:
      aid: 2
  r:
    like: q
  s:
    like: q
    set:
      aid: null
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAssignMistakes(t *testing.T) {
	d, diags := readFiles(assignable, Assignment{"ad", "3 + x"}, Assignment{"s", "4"}, Assignment{"a", " "}, Assignment{"aid", "50%"})
	want := `--set ad:1:1: no variable or lever is called "ad"
  | 3 + x
  | ^^^^^
hint: did you mean "aid"?
--set s:1:1: no variable or lever is called "s"
  | 4
  | ^
hint: it is in stocks; only variables and levers can be set from outside. To change it, extend the file: wargame new MY.yaml --from FILE
--set a:1:1: no value for "a"
hint: write --set NAME=EXPRESSION
--set aid:1:1: warning: aid is set by q, r: this changes only its default
  | 50%
  | ^^^
`
	if diff := cmp.Diff(want, diags.Error()+"\n"); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	value := d.Root.Child("levers").Child("aid").Child("default").Text
	if got := value.Span(0, 2).String(); value.Value != "50%" || got != "--set aid:1:1" {
		t.Errorf("the default of aid is %q at %s", value.Value, got)
	}
}

// What comes from the command line may hold what no file may; printed, it still reads back.
func TestAssignedControlCharacters(t *testing.T) {
	d, diags := readFiles(assignable, Assignment{"a", "1 +\x00\n\r2"})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	again, diags := readFiles(map[string]string{"main.yaml": printedWithFiles(t, d)})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if d.Hash() != again.Hash() {
		t.Error("the printed document has another hash")
	}
}
