package table

import (
	"strings"
	"testing"
)

func document(t *testing.T, pages ...*Page) string {
	t.Helper()
	var out strings.Builder
	if err := WriteMarkdown(&out, pages...); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// What is as typed ends where it ends, whatever stands in it: a ` in a unit opens no link behind it.
func TestTypedIsClosedByItsEnd(t *testing.T) {
	for text, want := range map[string]string{
		"a | b":       "`a \\| b`",
		"k`[l](x)`":   "`` k`[l](x)` ``",
		"a``b`c":      "``` a``b`c ```",
		"two\nlines":  "`two lines`",
		"two  spaces": "`two  spaces`",
	} {
		if got := code(text, `\|`); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

// A line break in a text ends no heading, row or thing of a list.
func TestLineBreaks(t *testing.T) {
	const broken = "a\n\nb\r\nc\rd"
	same(t, document(t, &Page{Title: broken, Sections: []Section{{
		Title: broken,
		List:  []Item{{Name: broken, Remarks: Remarks{Title: broken, Notes: []string{broken}}}},
		Table: &Table{Columns: []Column{{Group: broken, Head: Words(broken)}},
			Rows: []Row{{Cells: Cells(broken)}, {Cells: []Cell{{Parts: []string{broken}, Typed: true}}}}},
	}}}),
		"# a  b c d",
		"",
		"## a  b c d",
		"",
		"- **a  b c d** a  b c d<br>",
		"  a  b c d",
		"",
		"| a  b c d: a  b c d |",
		"|:--|",
		"| a  b c d |",
		"| `a  b c d` |")
}

// A text is a paragraph, whatever it begins with.
func TestParagraphsBeginNothingElse(t *testing.T) {
	for text, want := range map[string]string{
		"- a": `\- a`, "+ a": `\+ a`, "* a": `\* a`, "> a": `\> a`, "---": `\---`, "==": `\==`, "= a": "= a", "~~~": `\~~~`, "# a": `\# a`, "```": "\\`\\`\\`",
		"1. a": `1\. a`, "12) a": `12\) a`, "3.": `3\.`,
		"1.5 a": "1.5 a", "2025-07-07": "2025-07-07", "1234567890. a": "1234567890. a", "a - b": "a - b", "~ a": "~ a", "-5 a": "-5 a", "± a": "± a",
	} {
		m := &Markdown{}
		m.Paragraph(text)
		m.Item(text)
		var out strings.Builder
		m.WriteTo(&out)
		if got := out.String(); got != want+"\n- "+want+"\n" {
			t.Errorf("%q is written\n%swant %s", text, got, want)
		}
	}
}

// Nor does what is said of a thing of a list, which has a line of its own.
func TestNotesBeginNothingElse(t *testing.T) {
	list := []Item{{Name: "a", Remarks: Remarks{Title: "b", Notes: []string{"> c", "---"}}}}
	same(t, document(t, &Page{Title: "p", Sections: []Section{{List: list}}}), "# p", "", "- **a** b<br>", `  \> c<br>`, `  \---`)
}
