package table

import (
	"strings"
	"testing"
)

// hostile is a text that would act on what shows it.
const hostile = "\x1b[31m\u202ex\n# y\t|"

// Texts of every kind pass the gate, and columns stand under each other as they are shown.
func TestTextsPassTheGate(t *testing.T) {
	tb := &Table{
		Columns: []Column{{Head: Words(hostile)}, {Head: Words("n"), Group: hostile, Align: Parts}},
		Rows: []Row{
			{Cells: []Cell{Words(hostile), {Parts: []string{"1.5", hostile}, Notes: []string{hostile}}}},
			{Cells: []Cell{Words("x"), {Text: hostile}}, Remarks: Remarks{Title: hostile, Lines: []Line{{Head: hostile, Text: hostile}}, Notes: []string{hostile}}},
		},
	}
	page := &Page{Title: hostile, Question: hostile, Lead: []string{hostile}, Sections: []Section{
		{Title: hostile, Lead: []string{hostile}, Table: tb},
		{List: []Item{{Name: hostile, Remarks: tb.Rows[1].Remarks}}, Numbered: []string{hostile}, Commands: []string{hostile}},
	}}
	for _, narrow := range []Narrow{Split, Lists, Fold} {
		tb.Narrow = narrow
		for _, width := range []int{12, 40, 200} {
			var out strings.Builder
			if err := WriteText(&out, Style{Width: width}, page); err != nil {
				t.Fatal(err)
			}
			if got := out.String(); strings.ContainsAny(got, "\x1b\u202e\t\r") || width == 200 && strings.Contains(got, "\n# y") {
				t.Errorf("narrow %d, width %d:\n%q", narrow, width, got)
			}
		}
	}
	var out strings.Builder
	if err := WriteMarkdown(&out, page); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); strings.ContainsAny(got, "\x1b\u202e\t\r") || strings.Contains(got, "\n# y") {
		t.Errorf("markdown:\n%q", got)
	}
	if got := hypertextOf(t, page); strings.ContainsAny(body(t, got), "\x1b\u202e\t\r") || strings.Contains(got, "\n# y") {
		t.Errorf("HTML:\n%q", got)
	}
}

func TestFieldsAreNoFormulas(t *testing.T) {
	for raw, want := range map[string]string{
		"":              "",
		"-1.5e-09":      "-1.5e-09",
		"+Inf":          "+Inf",
		"=1+1":          "'=1+1",
		"+1 more":       "'+1 more",
		"-":             "'-",
		"@cmd":          "'@cmd",
		"＝1":            "'＝1",
		"a=1":           "a=1",
		"\x1b[31m\n=1":  `\x1b[31m =1`,
		"\t=cmd|' /C'!": " =cmd|' /C'!",
	} {
		var out strings.Builder
		t1 := &Table{Columns: []Column{{Key: "k"}, {Key: "l"}}, Rows: []Row{{Cells: []Cell{{Raw: raw}, {Raw: "x"}}}}}
		if err := CSV(&out, t1); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSuffix(strings.TrimPrefix(out.String(), "k,l\n"), ",x\n"); got != want && got != `"`+want+`"` {
			t.Errorf("%q is the field %q, want %q", raw, got, want)
		}
	}
}
