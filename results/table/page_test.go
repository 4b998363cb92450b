package table

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// page has what a page can have.
var page = &Page{
	Title:    "A page",
	Question: "What can it have?",
	Lead:     []string{"The first paragraph.", "The second one."},
	Sections: []Section{
		{Title: "A table", Table: &Table{
			Narrow:  Fold,
			Columns: []Column{{Head: Words("name")}, {Head: Words("value"), Align: Right}, {Head: Words("unit")}},
			Rows: []Row{
				{[]Cell{{Text: "shells", Typed: true}, Words("1,000"), Words("shells")},
					Remarks{Title: "Shells in the depots", Lines: []Line{{Text: "max(a | b)"}}}},
				{[]Cell{{Text: "a_long_name", Typed: true}, Words("7"), {}},
					Remarks{Notes: []string{"a note that is longer than fits on one line of it"}}},
			},
		}},
		{Title: "Nothing to say"},
		{Title: "A list", Lead: []string{"Two things."}, List: []Item{
			{"pause", Remarks{Title: "A pause of twelve weeks | and more", Lines: []Line{{Head: "aid", Text: "0%"},
				{Head: "posture", Text: "hold | hold until week 10, then attack"}}}},
			{Name: "continue"},
		}},
		{Title: "To do", Numbered: []string{"I guess ________, as snake_case.", "____ it is."}},
		{Lead: []string{"Type this."}, Commands: []string{"wargame run pause | less"}},
	},
}

func TestPageText(t *testing.T) {
	check := func(width int, want string) {
		t.Helper()
		var out bytes.Buffer
		if err := WriteText(&out, Style{Width: width}, page); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, out.String()); diff != "" {
			t.Errorf("width %d:\n%s", width, diff)
		}
	}
	check(40, `A page
What can it have?

The first paragraph.

The second one.

A table
───────
name         value  unit
shells       1,000  shells
    Shells in the depots
    max(a | b)
a_long_name      7
    a note that is longer than fits on
    one line of it

A list
──────
Two things.
pause  A pause of twelve weeks | and
       more
    aid      0%
    posture  hold | hold until week 10,
             then attack
continue

To do
─────
1. I guess ________, as snake_case.
2. ____ it is.

Type this.
    wargame run pause | less
`)
	check(20, `A page
What can it have?

The first paragraph.

The second one.

A table
───────
name
    value  unit
shells  Shells in
        the depots
    1,000  shells
    max(a | b)
a_long_name
        7
    a note that is
    longer than fits
    on one line of
    it

A list
──────
Two things.
pause  A pause of
       twelve weeks
       | and more
    aid      0%
    posture  hold |
             hold
             until
             week
             10,
             then
             attack
continue

To do
─────
1. I guess ________,
   as snake_case.
2. ____ it is.

Type this.
    wargame run pause | less
`)
}

func TestPageMarkdown(t *testing.T) {
	var out bytes.Buffer
	if err := WriteMarkdown(&out, page); err != nil {
		t.Fatal(err)
	}
	want := `# A page

**What can it have?**

The first paragraph.

The second one.

## A table

| name | value | unit | what it is |
|:--|--:|:--|:--|
| ` + "`shells`" + ` | 1,000 | shells | Shells in the depots<br>` + "`max(a \\| b)`" + ` |
| ` + "`a_long_name`" + ` | 7 |  | a note that is longer than fits on one line of it |

## A list

Two things.

- **pause** A pause of twelve weeks \| and more<br>
  ` + "`aid 0%`" + `<br>
  ` + "`posture hold | hold until week 10, then attack`" + `
- **continue**

## To do

1. I guess ________, as snake\_case.
2. \_\_\_\_ it is.

Type this.

` + "```sh" + `
wargame run pause | less
` + "```" + `
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// A name that is longer than the line is broken, and printed once.
func TestLongNames(t *testing.T) {
	var out bytes.Buffer
	long := &Page{Sections: []Section{{List: []Item{{Name: "baseline.first_outcome <= baseline.second_outcome + 1", Remarks: Remarks{Title: "(in 90% of trials)"}}}}}}
	if err := WriteText(&out, Style{Width: 40, Color: true}, long); err != nil {
		t.Fatal(err)
	}
	const want = "baseline.first_outcome <=\nbaseline.second_outcome + 1 (in 90% of\ntrials)\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
