package source

import (
	"errors"
	"strings"
	"testing"
)

// at is the span of the first occurrence of part.
func at(f *File, part string) Span {
	i := strings.Index(string(f.Text), part)
	return f.Span(i, i+len(part))
}

func render(d Diagnostic) string {
	var b strings.Builder
	if err := d.Write(&b); err != nil {
		return err.Error()
	}
	return b.String()
}

func checkRendered(t *testing.T, d Diagnostic, want string) {
	t.Helper()
	if got := render(d); got != strings.TrimPrefix(want, "\n") {
		t.Errorf("got\n%s\nwant%s", got, want)
	}
}

func TestWrite(t *testing.T) {
	f := NewFile("scenarios/harvest.yaml", []byte("variables:\n  rainfall: 1 to 3\nauxiliaries:\n  yield: base * rainfal\n"))
	d := Diagnostic{
		Span:    at(f, "rainfal\n"),
		Message: `unknown name "rainfal"`,
		Notes:   []Note{{at(f, "rainfall"), "the nearest is defined here"}},
		Hint:    `did you mean "rainfall" (line 2)?`,
	}
	checkRendered(t, d, `
scenarios/harvest.yaml:4:17: unknown name "rainfal"
  |   yield: base * rainfal
  |                 ^^^^^^^
note: scenarios/harvest.yaml:2:3: the nearest is defined here
  |   rainfall: 1 to 3
  |   ^^^^^^^^
hint: did you mean "rainfall" (line 2)?
`)
	checkRendered(t, Diagnostic{Severity: Warning, Span: at(f, "base"), Message: "nothing else names it"}, `
scenarios/harvest.yaml:4:10: warning: nothing else names it
  |   yield: base * rainfal
  |          ^^^^
`)
	checkRendered(t, Diagnostic{Message: "no such file", Hint: "list them by wargame list"}, `
no such file
hint: list them by wargame list
`)
}

func TestExcerpt(t *testing.T) {
	check := func(text, part, want string) {
		t.Helper()
		checkRendered(t, Diagnostic{Span: at(NewFile("f", []byte(text)), part), Message: "m"}, want)
	}
	// A span of several lines is underlined on its first, an empty one has a caret.
	check("a: b +\n  c", "b +\n  c", "\nf:1:4: m\n  | a: b +\n  |    ^^^\n")
	check("a: b", "", "\nf:1:1: m\n  | a: b\n  | ^\n")
	check("a: b\r\n", "b", "\nf:1:4: m\n  | a: b\n  |    ^\n")
	// Carets stand under the place whatever the width of what is before.
	check("\ta:\tb", "b", "\nf:1:5: m\n  |     a:    b\n  |           ^\n")
	check("日本: x", "x", "\nf:1:5: m\n  | 日本: x\n  |       ^\n")
	check("e\u0301: 🌾🌾 x", "🌾🌾", "\nf:1:5: m\n  | e\u0301: 🌾🌾 x\n  |    ^^^^\n")
	// What a terminal would obey is not passed on.
	check("a: \x1b[31m\x00\xff\u202e b", "b", "\nf:1:13: m\n  | a: \\x1b[31m\\x00\\xff\\u202e b\n  |                           ^\n")
	// A line without text is not shown.
	check("a\n\nb", "\nb", "\nf:2:1: m\n")
	check("a\n\nb", "\n\nb", "\nf:1:2: m\n  | a\n  |  ^\n")
	check("\n\n", "\n", "\nf:1:1: m\n")
}

func TestLongLinesAreCut(t *testing.T) {
	line := strings.Repeat("a", 200) + "XYZ" + strings.Repeat("é", 100_000)
	f := NewFile("f", []byte(line))
	want := "f:1:201: m\n" +
		"  | …" + strings.Repeat("a", 50) + "XYZ" + strings.Repeat("é", 67) + "…\n" +
		"  |  " + strings.Repeat(" ", 50) + "^^^\n"
	checkRendered(t, Diagnostic{Span: at(f, "XYZ"), Message: "m"}, want)

	want = "f:1:201: m\n" +
		"  | …" + strings.Repeat("a", 50) + "XYZ" + strings.Repeat("é", 67) + "…\n" +
		"  |  " + strings.Repeat(" ", 50) + strings.Repeat("^", 70) + "\n"
	checkRendered(t, Diagnostic{Span: f.Span(200, len(line)), Message: "m"}, want)

	whole := strings.Repeat("b", 119) + "X"
	checkRendered(t, Diagnostic{Span: at(NewFile("f", []byte(whole)), "X"), Message: "m"},
		"f:1:120: m\n  | "+whole+"\n  | "+strings.Repeat(" ", 119)+"^\n")
}

func TestSort(t *testing.T) {
	a, b := NewFile("a", []byte("0123456789")), NewFile("b", []byte("0123456789"))
	d := func(f *File, from int, message string) Diagnostic {
		return Diagnostic{Span: f.Span(from, from+1), Message: message}
	}
	sorted := Diagnostics{
		d(b, 5, "1"), d(a, 3, "2"), d(b, 2, "3"), d(b, 5, "4"), d(b, 5, "1"), d(a, 0, "5"),
	}.Sort()
	var order []string
	for _, x := range sorted {
		order = append(order, x.Span.File.Name+x.Message)
	}
	if got, want := strings.Join(order, " "), "b3 b1 b4 a5 a2"; got != want {
		t.Errorf("sorted to %s, want %s", got, want)
	}
}

func TestDiagnosticsAreAnError(t *testing.T) {
	f := NewFile("f", []byte("a b"))
	warning := Diagnostic{Severity: Warning, Span: at(f, "a"), Message: "one"}
	failure := Diagnostic{Span: at(f, "b"), Message: "two", Hint: "three"}
	var err error = Diagnostics{warning, failure}
	want := "f:1:1: warning: one\n  | a b\n  | ^\nf:1:3: two\n  | a b\n  |   ^\nhint: three"
	if err.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", err, want)
	}
	if (Diagnostics{warning}).HasErrors() || !(Diagnostics{warning, failure}).HasErrors() || Diagnostics(nil).HasErrors() {
		t.Error("warnings and errors are not told apart")
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestWriteReportsItsError(t *testing.T) {
	if err := (Diagnostic{Message: "m"}).Write(brokenPipe{}); err == nil {
		t.Error("the error of the writer is lost")
	}
}

func TestNearest(t *testing.T) {
	names := []string{"rainfall", "ua_shells", "ru_shells", "yield", "sd", "a", "rate"}
	check := func(word, want string) {
		t.Helper()
		if got := Nearest(word, names); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
	check("rainfal", "rainfall")
	check("rianfall", "rainfall")
	check("Rainfall", "rainfall")
	check("raynfal", "rainfall")
	check("uashells", "ua_shells")
	check("rushells", "ru_shells")
	check("yeild", "yield")
	check("SD", "sd")
	check("st", "")
	check("b", "")
	check("snow", "")
	check("rainfall", "")
	check("", "")
	check(strings.Repeat("rainfall", 10_000), "")
}

func TestDistance(t *testing.T) {
	check := func(a, b string, want int) {
		t.Helper()
		if got := distance([]rune(a), []rune(b)); got != want {
			t.Errorf("%s to %s is %d, want %d", a, b, got, want)
		}
		if got := distance([]rune(b), []rune(a)); got != want {
			t.Errorf("%s to %s is %d, want %d", b, a, got, want)
		}
	}
	check("", "", 0)
	check("", "abc", 3)
	check("kitten", "sitting", 3)
	check("ab", "ba", 1)
	check("ca", "abc", 3) // restricted: two edits would need to edit "a" twice
	check("größe", "grösse", 2)
}
