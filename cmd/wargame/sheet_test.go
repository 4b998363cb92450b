package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// example is a sheet of two quantities under three policies.
func example() *sheet {
	return &sheet{
		groups: []string{"", "shells (thousands)", "shells (thousands)", "shells (thousands)", "km2", "km2", "km2"},
		heads:  []string{"week", "a", "b", "c", "a", "b", "c"},
		rows: [][]string{
			{"8", "1.0", "20.5", "3", "-4", "5", "6"},
			{"10", "1.0", "20.5", "3", "-4", "", "東京"},
		},
	}
}

func TestSheetText(t *testing.T) {
	var out strings.Builder
	text{&out, 80}.sheet(example())
	want := strings.Join([]string{
		"      shells (thousands)          km2",
		"week    a     b        c   a  b     c",
		"─────────────────────────────────────",
		"8     1.0  20.5        3  -4  5     6",
		"10    1.0  20.5        3  -4     東京",
		"",
	}, "\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	if w := example().width(); w != 37 {
		t.Errorf("width is %d, want 37", w)
	}
}

func TestSheetMarkdown(t *testing.T) {
	var out strings.Builder
	markdown{&out}.sheet(&sheet{groups: []string{"", "a_b"}, heads: []string{"week", "x|y"}, rows: [][]string{{"1", "2*3"}}})
	want := "| week | a\\_b: x\\|y |\n|:--|--:|\n| 1 | 2\\*3 |\n"
	if out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

// A sheet that is too wide is cut between quantities, and inside one only where it does not fit alone.
func TestSheetFit(t *testing.T) {
	check := func(width int, want ...string) {
		t.Helper()
		var got []string
		for _, part := range example().fit(width) {
			got = append(got, strings.Join(part.heads, " "))
			if len(part.heads) > 2 && part.width() > width {
				t.Errorf("width %d: a part of %d", width, part.width())
			}
			for _, row := range part.rows {
				if len(row) != len(part.heads) {
					t.Errorf("width %d: %d cells under %d heads", width, len(row), len(part.heads))
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
	check(14, "week a", "week b", "week c", "week a b", "week c")
	check(1, "week a", "week b", "week c", "week a", "week b", "week c")
}

func TestTextBreaksLines(t *testing.T) {
	var out strings.Builder
	text{&out, 12}.line("one two three four-and-a-half five")
	if want := "one two\nthree\nfour-and-a-half\nfive\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}
