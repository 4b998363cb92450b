package table

import "testing"

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
