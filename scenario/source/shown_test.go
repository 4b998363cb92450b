package source

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShown(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"Größe, 東京, 🌾, e\u0301, שלום":    "Größe, 東京, 🌾, e\u0301, שלום",
		`a \x1b that was typed`:          `a \x1b that was typed`,
		"\x1b[31mred\a":                  `\x1b[31mred\x07`,
		"\x7f\u009b\x00":                 `\x7f\x9b\x00`,
		"\u202eback\u202c, \u2066\u2069": `\u202eback\u202c, \u2066\u2069`,
		"\u200e\u200f\u061c":             `\u200e\u200f\u061c`,
		"a\nb\r\nc\rd\te":                "a b c d e",
		"a\u0085b\u2028c\u2029d":         "a b c d",
		"\xff\xc3":                       `\xff\xc3`,
		"\ufffd":                         "\ufffd",
		"zero\u200dwidth":                "zero\u200dwidth",
	} {
		if got := Shown(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

// Nothing that a terminal obeys passes, what passed passes again, and what has nothing of the kind is as it was.
func FuzzShown(f *testing.F) {
	f.Add("a\x1b[31m\u202e\xff\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		shown := Shown(text)
		if strings.ContainsFunc(shown, Obeyed) || !utf8.ValidString(shown) {
			t.Fatalf("%q is shown as %q", text, shown)
		}
		if again := Shown(shown); again != shown {
			t.Fatalf("%q is shown as %q, and that as %q", text, shown, again)
		}
		if utf8.ValidString(text) && !strings.ContainsFunc(text, Obeyed) && shown != text {
			t.Fatalf("%q is shown as %q", text, shown)
		}
	})
}
