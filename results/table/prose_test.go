package table

import (
	"strings"
	"testing"
)

// What prose quotes is as typed, in a document and on paper; what is no quotation is words, and acts on nothing.
func TestProseQuotes(t *testing.T) {
	for text, want := range map[string]struct{ markdown, html string }{
		"set `dprk_flow` to 160%": {"set `dprk_flow` to 160%", "set <code>dprk_flow</code> to 160%"},
		"`a`, `b` `c`":            {"`a`, `b` `c`", "<code>a</code>, <code>b</code> <code>c</code>"},
		"`a_b` and `":             {"`a_b` and \\`", "<code>a_b</code> and `"},
		"a_b` and c_d":            {"a\\_b\\` and c\\_d", "a_b` and c_d"},
		"``a`` and `b`":           {"\\`\\`a\\`\\` and `b`", "``a`` and <code>b</code>"},
		"`a``b`":                  {"\\`a\\`\\`b\\`", "`a``b`"},
		"`<b>` and <b>":           {"`<b>` and &lt;b>", "<code>&lt;b&gt;</code> and &lt;b&gt;"},
		"- `a|b`":                 {"\\- `a|b`", "- <code>a|b</code>"},
		"`- a`":                   {"`- a`", "<code>- a</code>"},
		"":                        {"", ""},
	} {
		if got := prose(text, "|"); got != want.markdown {
			t.Errorf("%q is %s in a document, want %s", text, got, want.markdown)
		}
		if got := string(prosaic(text)); got != want.html {
			t.Errorf("%q is %s on paper, want %s", text, got, want.html)
		}
	}
}

// No part of a text is lost, whatever ` stand in it, and no quotation holds one.
func FuzzSpans(f *testing.F) {
	for _, seed := range []string{"", "`a`", "``a``", "a`b`c`", "`a``b`", "```"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		again := ""
		for _, part := range spans(text) {
			switch {
			case !part.typed:
				again += part.text
			case part.text == "" || strings.Contains(part.text, "`"):
				t.Errorf("%q quotes %q", text, part.text)
			default:
				again += "`" + part.text + "`"
			}
		}
		if again != text {
			t.Errorf("%q became %q", text, again)
		}
	})
}
