package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// example is a table of two quantities under three policies.
func example() *Table {
	t := &Table{Columns: []Column{{Head: Words("week")}}}
	for _, group := range []string{"shells (thousands)", "km2"} {
		for _, head := range []string{"a", "b", "c"} {
			t.Columns = append(t.Columns, Column{Group: group, Head: Words(head), Align: Right})
		}
	}
	t.Rows = []Row{
		{Cells: Cells("8", "1.0", "20.5", "3", "-4", "5", "6")},
		{Cells: Cells("10", "1.0", "20.5", "3", "-4", "", "東京")},
	}
	return t
}

func text(t *testing.T, tb *Table, width int) string {
	t.Helper()
	var out strings.Builder
	page := NewText(Style{Width: width})
	page.Table(tb, &Notes{})
	if _, err := page.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func same(t *testing.T, got string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(strings.Join(want, "\n")+"\n", got); diff != "" {
		t.Error(diff)
	}
}

func TestGroups(t *testing.T) {
	same(t, text(t, example(), 37),
		"      shells (thousands)          km2",
		"week    a     b        c   a  b     c",
		"─────────────────────────────────────",
		"8     1.0  20.5        3  -4  5     6",
		"10    1.0  20.5        3  -4     東京")
}

// A table that is too wide is cut between groups, and inside one only where it does not fit alone.
func TestSplit(t *testing.T) {
	check := func(width int, want ...string) {
		t.Helper()
		var got []string
		for part := range strings.SplitSeq(text(t, example(), width), "\n\n") {
			for line := range strings.Lines(part) {
				if strings.HasPrefix(line, "week") {
					got = append(got, strings.Join(strings.Fields(line), " "))
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("width %d: %s", width, diff)
		}
	}
	check(37, "week a b c a b c")
	check(36, "week a b c", "week a b c")
	check(26, "week a b c", "week a b c")
	check(14, "week a", "week b c", "week a b", "week c") // with the name of the group cut
	check(1, "week a", "week b", "week c", "week a", "week b", "week c")
}

// numbers is a table of aligned parts with a column that may go, and a caution that stands twice.
func numbers() *Table {
	return &Table{Narrow: Lists,
		Columns: []Column{
			{Key: "policy", Head: Words("policy"), Quiet: true},
			{Key: "mean", Head: Words("mean ± error"), Align: Parts, Says: "mean: of all"},
			{Key: "p5", Head: Words("p5"), Align: Parts, Drop: 1},
			{Key: "sd", Hidden: true},
		},
		Rows: []Row{
			{Cells: []Cell{{Text: "on", Raw: "on"}, {Parts: []string{"1,234.5", "±", "2.25"}, Raw: "1234.51"}, {Parts: []string{"7"}, Raw: "7"}, {Raw: "3"}}},
			{Cells: []Cell{{Text: "off", Raw: "off"}, {Parts: []string{"4.25", "±", "10.5"}, Notes: []string{"few", "odd"}, Tone: Good}, {Text: "none", Notes: []string{"odd"}}, {}}},
		},
	}
}

func TestPartsStandUnderEachOther(t *testing.T) {
	same(t, text(t, numbers(), 80),
		"     mean ± error           p5",
		"───────────────────────────────",
		"on   1,234.5  ±  2.25     7",
		"off      4.25 ± 10.5 ¹,²  none²")
}

// Where a line is narrow, a column goes, and then a row is a list. What is not shown has no footnote.
func TestNarrow(t *testing.T) {
	same(t, text(t, numbers(), 26),
		"     mean ± error",
		"────────────────────────",
		"on   1,234.5  ±  2.25",
		"off      4.25 ± 10.5 ¹,²")
	same(t, text(t, numbers(), 22),
		"on",
		"  mean ± error",
		"    1,234.5 ± 2.25",
		"  p5            7",
		"off",
		"  mean ± error",
		"    4.25 ± 10.5¹,²",
		"  p5            none²")
	notes := &Notes{}
	tb := numbers()
	tb.Rows[1].Cells[2].Notes = []string{"of p5"}
	shown := NewText(Style{Width: 26}).Table(tb, notes)
	if diff := cmp.Diff([][2]string{{"¹", "few"}, {"²", "odd"}}, notes.All()); diff != "" {
		t.Error(diff)
	}
	if len(shown) != 2 || shown[1].Says != "mean: of all" {
		t.Errorf("shown: %+v", shown)
	}
}

func TestMarkdownTable(t *testing.T) {
	m := &Markdown{}
	m.Table(&Table{
		Columns: []Column{{Head: Words("week")}, {Group: "a_b", Head: Words("x|y"), Align: Right}, {Align: Center, Head: Cell{Parts: []string{"one", "p|q"}, Typed: true}}},
		Rows: []Row{{Cells: []Cell{Words("1"), {Parts: []string{"2*3", "best"}, Strong: true, Notes: []string{"why"}}, {}},
			Remarks: Remarks{Title: "what_it"}}},
	}, &Notes{})
	var out strings.Builder
	m.WriteTo(&out)
	same(t, out.String(),
		"| week | a\\_b: x\\|y | `one`, `p\\|q` | what it is |",
		"|:--|--:|:-:|:--|",
		"| 1 | 2\\*3 **best**¹ |  | what\\_it |")
}

// CSV has the raw values of the columns that have a key, hidden or not.
func TestCSV(t *testing.T) {
	var out strings.Builder
	tb := numbers()
	tb.Columns[3].Key = "sd"
	if err := CSV(&out, tb); err != nil {
		t.Fatal(err)
	}
	same(t, out.String(), "policy,mean,p5,sd", "on,1234.51,7,3", "off,,,")
}

func TestPictures(t *testing.T) {
	check := func(p Picture, want string) {
		t.Helper()
		if got := (Cell{Picture: &p}).words(); got != want {
			t.Errorf("%+v is %s, want %s", p, got, want)
		}
	}
	check(Picture{Values: []float64{0, 0.1, 3.5, 7}, High: 7, Seen: true}, "▁▂▅█")
	check(Picture{Values: []float64{0, 0.1, 3.4, 7}, High: 7}, "▁▁▄█")
	check(Picture{Values: []float64{1, 1}, Low: 1, High: 1}, "▁▁")
	check(Picture{Values: []float64{3, 1400, 700}, High: 1400, Seen: true}, "▂█▅")
	if got := (Line{Picture: &Picture{Values: []float64{1}, High: 1}, Text: "always"}).words(); got != "█ always" {
		t.Error(got)
	}
}

func TestRaised(t *testing.T) {
	if got := raised(1) + raised(20) + raised(305); got != "¹²⁰³⁰⁵" {
		t.Error(got)
	}
}
