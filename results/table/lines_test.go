package table

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCut(t *testing.T) {
	for _, c := range []struct {
		text        string
		most, lines int
		want        string
	}{
		{"Ground taken by Russia", 30, 1, "Ground taken by Russia"},
		{"Ground taken by Russia", 15, 2, "Ground taken by|Russia"},
		{"Ground taken by Russia", 15, 1, "Ground taken…"},
		{"Ground, taken", 8, 1, "Ground…"},
		{"Interdepartmental", 5, 1, "Interdepartmental"},
		{"", 5, 1, ""},
	} {
		if got := strings.Join(Cut(c.text, c.most, c.lines), "|"); got != c.want {
			t.Errorf("%q in %d lines of %d: %q, want %q", c.text, c.lines, c.most, got, c.want)
		}
	}
}

// No word is cut, lines are as short as asked but for single words, and what fits is whole.
func TestCutBetweenWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,9}`), 1, 12).Draw(t, "words")
		most, lines := rapid.IntRange(3, 30).Draw(t, "most"), rapid.IntRange(1, 4).Draw(t, "lines")
		got := Cut(strings.Join(words, " "), most, lines)
		if len(got) > lines {
			t.Fatalf("%d lines: %q", len(got), got)
		}
		all := strings.Fields(strings.Join(got, " "))
		for i, word := range all {
			if w := strings.TrimSuffix(word, "…"); w != words[i] {
				t.Fatalf("%q is no word of %q", word, words)
			}
		}
		if cut := strings.HasSuffix(got[len(got)-1], "…"); cut == (len(all) == len(words)) && cut {
			t.Fatalf("an ellipsis behind all words: %q", got)
		}
		for _, line := range got {
			if width(line) > most && strings.Contains(line, " ") {
				t.Fatalf("%q is over %d", line, most)
			}
		}
	})
}

func TestBroken(t *testing.T) {
	for _, c := range []struct {
		name    string
		longest int
		want    string
	}{
		{"pause", 60, "pause"},
		{"half_year", 60, "half_year"},
		{"europe_buys_in", 60, "europe_|buys_in"},
		{"half_year", 8, "half_|year"},
		{"information_pact", 8, "informa-|tion_|pact"},
		{"conditional", 8, "conditi-|onal"},
	} {
		if got := strings.Join(Broken(c.name, "_", c.longest), "|"); got != c.want {
			t.Errorf("%s at %d: %s, want %s", c.name, c.longest, got, c.want)
		}
	}
}

// Words stand under each other; the ends of numbers too, where a column has numbers of different things.
func TestLinesAndEnds(t *testing.T) {
	tb := &Table{
		Columns: []Column{{Head: Words("outcome"), Quiet: true}, {Head: Cell{Lines: []string{"half_", "year"}}, Align: Ends}, {Head: Words("end"), Align: Ends}},
		Rows: []Row{
			{Cells: []Cell{{Lines: []string{"Ground taken", "by Russia"}}, {Parts: []string{"3,250", "▼"}}, {Parts: []string{"1"}}}},
			{Cells: []Cell{Words("Weeks"), {Parts: []string{"5.8", "=*"}}, {Parts: []string{"12.25"}}}},
		},
	}
	same(t, text(t, tb, 40),
		"              half_",
		"              year        end",
		"─────────────────────────────",
		"Ground taken  3,250 ▼       1",
		"by Russia",
		"Weeks           5.8 =*  12.25",
	)
	tb.Bare = true
	if got := text(t, tb, 40); strings.Contains(got, "year") || strings.Contains(got, "─") {
		t.Errorf("heads of a bare table:\n%s", got)
	}
	before := slices.Clone(tb.Columns[1].Head.Lines)
	text(t, tb, 40)
	if !slices.Equal(before, tb.Columns[1].Head.Lines) {
		t.Error("drawing a table changes it")
	}
}

// A word instead of a number ends where numbers do, and leaves no room between them and their marks.
func TestWordsAmongEnds(t *testing.T) {
	tb := &Table{
		Columns: []Column{{Head: Words("outcome"), Quiet: true}, {Head: Words("pause"), Align: Ends}},
		Rows: []Row{
			{Cells: []Cell{Words("Weeks"), {Parts: []string{"5.8", "=*"}}}},
			{Cells: []Cell{Words("Lost"), {Parts: []string{"too large"}}}},
			{Cells: []Cell{Words("Won"), {Parts: []string{"yes", "▲"}}}},
		},
	}
	same(t, text(t, tb, 40),
		"       pause",
		"───────────────────",
		"Weeks        5.8 =*",
		"Lost   too large",
		"Won          yes ▲",
	)
}

// Where one word is longer than a line it loses its middle, in whichever line of a cell it stands; numbers never do.
func TestLongWordsInLines(t *testing.T) {
	long := strings.Repeat("abcdefghij", 10)
	tb := &Table{
		Columns: []Column{{Head: Words("outcome"), Quiet: true}, {Head: Cell{Lines: []string{"half_", long}}, Align: Ends}},
		Rows:    []Row{{Cells: []Cell{{Lines: []string{"Ground taken", long}}, {Parts: []string{"3,250", "▼"}}}}},
	}
	got := text(t, tb, 40)
	for line := range strings.Lines(got) {
		if width(strings.TrimSuffix(line, "\n")) > 40 {
			t.Errorf("a line over 40: %s", line)
		}
	}
	if !strings.Contains(got, "3,250 ▼") || !strings.Contains(got, "Ground taken") {
		t.Errorf("what fits is cut:\n%s", got)
	}
	if tb.Rows[0].Cells[0].Lines[1] != long {
		t.Error("drawing a table changes it")
	}
}

func TestDots(t *testing.T) {
	for share, want := range map[float64]string{0: "··········", 0.04: "··········", 0.05: "●·········", 0.43: "●●●●······", 1: "●●●●●●●●●●"} {
		if got := (&Picture{Dots: 10, Values: []float64{share}, High: 1}).blocks(); got != want {
			t.Errorf("%v: %s, want %s", share, got, want)
		}
	}
}

func TestASCII(t *testing.T) {
	out := NewText(Style{ASCII: true})
	out.Paragraph("", "▲ better, ▼ worse; ● and · of 100, ±1 … ─")
	var b strings.Builder
	out.WriteTo(&b)
	for _, r := range b.String() {
		if r > 126 {
			t.Fatalf("%q has %q", b.String(), r)
		}
	}
}
