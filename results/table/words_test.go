package table

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct{ text, first, want string }{
		{"one two three", "", "one two\nthree\n"},
		{"one two three", "  - ", "  - one\n    two\n    three\n"},
		{"unbreakable_word x", "", "unbreakable_word\nx\n"},
		{"日本語 日本語", "", "日本語\n日本語\n"},
		{"", "x", "x\n"},
	} {
		if got := wrap(c.text, c.first, 9); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestShortened(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"continue", 8, "continue"},
		{"continues", 8, "cont…ues"},
		{"東京東京東京", 8, "東京…京"},
		{"continue", 2, "c…"},
		{"continue", 1, "…"},
		{"continue", 0, "…"},
	} {
		if got := shortened(c.text, c.most); got != c.want {
			t.Errorf("%q in %d is %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

// Names of any length keep within the line, in tables of every kind and in lists of names.
func TestLongNamesFit(t *testing.T) {
	long := strings.Repeat("a", 76)
	for _, narrow := range []Narrow{Split, Lists, Fold} {
		for _, w := range []int{30, 80} {
			tb := &Table{Narrow: narrow, Columns: []Column{{Head: Words("policy")}, {Head: Words(long), Group: long, Align: Right}, {Head: Words("b" + long)}}}
			tb.Rows = []Row{{Cells: Cells(long, "1.5", "-2")}, {Cells: Cells("x"+long, "10", "3")}}
			page := NewText(Style{Width: w})
			page.Names([][2]string{{long, "a title"}, {"short", "another"}})
			page.Table(tb, &Notes{})
			var out strings.Builder
			if _, err := page.WriteTo(&out); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(out.String()) {
				if text := strings.TrimRight(line, "\n"); width(text) > w && strings.Trim(text, " xba") != "" {
					t.Errorf("narrow %d, width %d: %q", narrow, w, text)
				}
			}
		}
	}
}
