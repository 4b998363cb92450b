package source

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPosition(t *testing.T) {
	f := NewFile("f", []byte("ab\ncé🌾d\r\ne\rf\n"))
	check := func(offset, line, column int) {
		t.Helper()
		if l, c := f.Position(offset); l != line || c != column {
			t.Errorf("offset %d is at %d:%d, want %d:%d", offset, l, c, line, column)
		}
	}
	check(-1, 1, 1)
	check(0, 1, 1)
	check(2, 1, 3) // the line end itself
	check(3, 2, 1)
	check(strings.Index(string(f.Text), "d"), 2, 4)
	check(strings.Index(string(f.Text), "e"), 3, 1)
	check(strings.Index(string(f.Text), "f"), 4, 1)
	check(len(f.Text), 5, 1)
	check(len(f.Text)+9, 5, 1)

	for i, want := range []string{"ab", "cé🌾d", "e", "f", ""} {
		if got := lineText(f, i+1); got != want {
			t.Errorf("line %d is %q, want %q", i+1, got, want)
		}
	}
	if got := f.Span(4, 6).String(); got != "f:2:2" {
		t.Errorf("the span is at %s", got)
	}
	if s := (Span{}); s.String() != "" || !s.IsZero() || f.Span(0, 0).IsZero() {
		t.Error("the zero span is not told apart")
	}
}

// lineText is the text of line n, from 1, without its line end.
func lineText(f *File, n int) string { return string(f.Text[f.lines[n-1]:f.lineEnd(n)]) }

// Every offset of any text has the position that counting gives.
func TestPositionCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("aé🌾\n\r"))).Draw(t, "text")
		f := NewFile("f", []byte(text))
		line, column, before := 1, 1, rune(0)
		for i, r := range text {
			if before == '\n' || before == '\r' && r != '\n' {
				line, column = line+1, 1
			}
			if l, c := f.Position(i); l != line || c != column {
				t.Fatalf("%q: offset %d is at %d:%d, want %d:%d", text, i, l, c, line, column)
			}
			if strings.ContainsAny(lineText(f, line), "\r\n") {
				t.Fatalf("%q: line %d is %q", text, line, lineText(f, line))
			}
			column, before = column+1, r
		}
	})
}

func TestText(t *testing.T) {
	//                              0123456789012345678901
	f := NewFile("f", []byte("x: |\n  ab +\n  $c_d\ny"))
	var b Builder
	b.Exact("ab +\n", 7)
	b.Exact("$c_d", 14)
	block := b.Text(f)
	check := func(text Text, part, want string) {
		t.Helper()
		from := strings.Index(text.Value, part)
		s := text.Span(from, from+len(part))
		if got := string(f.Text[s.From:s.To]); got != want {
			t.Errorf("%q of %q stands for %q, want %q", part, text.Value, got, want)
		}
	}
	check(block, "ab", "ab")
	check(block, "+\n", "+\n")
	check(block, "+\n$c", "+\n  $c")
	check(block, block.Value, "ab +\n  $c_d")

	// A member takes the place of its set's name.
	from := strings.Index(block.Value, "$c")
	japan := block.Replace(from, from+2, "japan")
	if japan.Value != "ab +\njapan_d" {
		t.Errorf("replaced: %q", japan.Value)
	}
	check(japan, "ab", "ab")
	check(japan, "japan", "$c")
	check(japan, "apa", "$c")
	check(japan, "_d", "_d")
	check(japan, "pan_d", "$c_d")
	check(japan.Replace(0, 2, "z"), "japan_d", "$c_d")
	check(japan.Replace(0, 2, ""), " +", " +")

	slice := japan.Slice(5, len(japan.Value))
	if slice.Value != "japan_d" {
		t.Errorf("sliced: %q", slice.Value)
	}
	check(slice, "japan", "$c")
	check(slice, "_d", "_d")
	check(japan.Slice(1, 3), "b ", "b ")

	check(Plain(f, 7, 9), "b", "b")
	check(Fixed("anything", f.Span(7, 9)), "thing", "ab")
	var wide Builder
	wide.Exact("ab", 7)
	wide.Wide("é", f.Span(10, 12))
	check(wide.Text(f), "é", "+\n")
}

func TestEmptyPlaces(t *testing.T) {
	f := NewFile("f", []byte("abc"))
	check := func(s Span, from, to int) {
		t.Helper()
		if s.From != from || s.To != to || s.File != f {
			t.Errorf("stands at %d..%d, want %d..%d", s.From, s.To, from, to)
		}
	}
	check(Plain(f, 1, 1).Whole(), 1, 1)
	check(Plain(f, 0, 3).Span(3, 3), 3, 3)
	check(Plain(f, 0, 3).Span(1, 1), 1, 1)
	check(Plain(f, 0, 3).Slice(2, 2).Whole(), 2, 2)
	check(Plain(f, 0, 3).Span(2, 99), 2, 3)
	if !(Text{Value: "x"}).Whole().IsZero() {
		t.Error("a value without a file stands somewhere")
	}
}

// However a text is cut and replaced, what is left of the original stands where it stood, and everything inside the
// file.
func TestTextKeepsItsPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		original := rapid.StringMatching(`[a-z ]{0,20}`).Draw(t, "file")
		f := NewFile("f", []byte(original))
		text := Plain(f, 0, len(original))
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			from := rapid.IntRange(0, len(text.Value)).Draw(t, "from")
			to := rapid.IntRange(from, len(text.Value)).Draw(t, "to")
			if rapid.Bool().Draw(t, "replace") {
				text = text.Replace(from, to, rapid.StringMatching(`[A-Z]{0,4}`).Draw(t, "with"))
			} else {
				text = text.Slice(from, to)
			}
		}
		for i := range text.Value {
			s := text.Span(i, i+1)
			if s.From < 0 || s.To < s.From || s.To > len(original) {
				t.Fatalf("byte %d of %q stands at %d..%d", i, text.Value, s.From, s.To)
			}
			if c := text.Value[i]; (c < 'A' || c > 'Z') && original[s.From:s.To] != string(c) {
				t.Fatalf("byte %d of %q stands for %q", i, text.Value, original[s.From:s.To])
			}
		}
	})
}
