package render

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// page has what a page can have.
var page = &Page{
	Title: "A page",
	Lead:  []string{"The first paragraph.", "The second one."},
	Sections: []Section{
		{Title: "A table", Heads: []Head{{Text: "name"}, {Text: "value", Number: true}, {Text: "unit"}}, Rows: []Row{
			{Name: "shells", Title: "Shells in the depots", Cells: []string{"1,000", "shells"}, Lines: []Line{{Text: "max(a | b)"}}},
			{Name: "a_long_name", Cells: []string{"7", ""}, Notes: []string{"a note that is longer than fits on one line of it"}},
		}},
		{Title: "Nothing to say"},
		{Title: "A list", Lead: []string{"Two things."}, Rows: []Row{
			{Name: "pause", Title: "A pause of twelve weeks | and more", Lines: []Line{{"aid", "0%"}, {"posture", "hold | hold until week 10, then attack"}}},
			{Name: "continue"},
		}},
	},
}

func TestPageText(t *testing.T) {
	check := func(width int, want string) {
		t.Helper()
		var out bytes.Buffer
		if err := PageText(&out, page, Style{Width: width}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, out.String()); diff != "" {
			t.Errorf("width %d:\n%s", width, diff)
		}
	}
	check(40, `A page
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
`)
	check(20, `A page
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
`)
}

func TestPageMarkdown(t *testing.T) {
	var out bytes.Buffer
	if err := PageMarkdown(&out, page); err != nil {
		t.Fatal(err)
	}
	want := `# A page

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
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
