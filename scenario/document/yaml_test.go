package document

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"wargame/scenario/source"
)

// TestYAMLMistakes checks the place, the first line and the hint of each mistake that YAML makes easy.
func TestYAMLMistakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: x ? y : z\n", "1:10: a colon followed by a space is not allowed here; a choice is written \"if A then B else C\""},
		{"a: b: c\n", "1:5: a colon followed by a space is not allowed here; a value with a colon in it must be quoted; a new key must be indented like its neighbours"},
		{"a: 1\n b: 2\n", "2:3: a colon followed by a space is not allowed here; a value with a colon in it must be quoted; a new key must be indented like its neighbours"},
		{"a: !x && y\n", `1:4: "!x" is a tag to YAML, and scenario files have none; for "not", write not; a text that starts with "!" must be quoted`},
		{"a: !!str 5\n", `1:4: "!!str" is a tag to YAML, and scenario files have none; for "not", write not; a text that starts with "!" must be quoted`},
		{"a: ! x\n", `1:4: "!" is a tag to YAML, and scenario files have none; for "not", write not; a text that starts with "!" must be quoted`},
		{"a: > 5\n", "1:4: a value cannot start with '>' in YAML; quote it"},
		{"a: >5\n", "1:4: '>' starts a text over several lines in YAML, and there is none; quote it"},
		{"a: {r: > 5}\n", "1:8: a value cannot start with '>' in YAML; quote it"},
		{"a: |x\n", "1:4: a value cannot start with '|' in YAML; quote it"},
		{"a: %5\n", "1:4: a value cannot start with '%' in YAML; quote it"},
		{"é: @x\n", "1:4: a value cannot start with '@' in YAML; quote it"},
		{"a: `x`\n", "1:4: a value cannot start with '`' in YAML; quote it"},
		{"a: *b\n", `1:4: a value that starts with "*" is an alias in YAML, and there is no such anchor above; quote it`},
		{"a: [* 3]\n", "1:5: a value cannot start with '*' in YAML; quote it"},
		{"a: - 5\n", `1:4: a "-" followed by a space starts a list, which is not allowed here; write the minus without a space, or quote the value`},
		{"a: ?\n", `1:4: a value cannot start with "?" in YAML; quote it`},
		{"a: [x] + 1\n", "1:8: this does not belong to the value before it, nor is it a key; a value that starts with [, { or a quote ends where that closes: quote it whole; a new key must be indented like its neighbours"},
		{"a: {rate: max(a, b)}\n", `1:11: YAML splits "max(a, b)" at its comma inside {...} and [...]; quote it, or write it on a line of its own`},
		{"a: {r: max(a, b), s: 1, t: min(a, b) + f(g(1, 2), 3)}\n", `1:8: YAML splits "max(a, b)" at its comma inside {...} and [...]; quote it, or write it on a line of its own
1:28: YAML splits "min(a, b) + f(g(1, 2), 3)" at its comma inside {...} and [...]; quote it, or write it on a line of its own`},
		{"a: [1, max(a, b)]\n", `1:8: YAML splits "max(a, b)" at its comma inside {...} and [...]; quote it, or write it on a line of its own`},
		{"a: {rate: max(a, b)\n", "1:4: \"{\" is never closed; add '}'"},
		{"a: [1, 2\n", "1:4: \"[\" is never closed; add ']'"},
		{"a: 1\nb:\u00a0x\nc: 1\n", `2:3: this is a space of print, which is none to YAML; write a plain space`},
		{"b:\u00a0x\n", `1:3: this is a space of print, which is none to YAML; write a plain space`},
		{"a: {b:\u202f1, c: 2}\n", `1:7: this is a space of print, which is none to YAML; write a plain space`},
		{"a:\n\u00a0\u00a0b: 1\n", `2:1: this is a space of print, which is none to YAML; write a plain space`},
		{"a: {b: \"x\" y}\n", "1:12: expected , or } here; a text that holds quotes, brackets or braces must be quoted whole"},
		{"a: 'x\n", "1:4: the single quote is never closed; "},
		{"a: \"x\n", "1:4: the double quote is never closed; "},
		{"a: \"\\q\"\n", `1:5: YAML knows no such escape in double quotes; write \\ for a backslash, or use single quotes`},
		{"a:\n\tb: c\n", "2:1: a tab where YAML wants spaces; indent with spaces"},
		{"a: |\n  x\n\ty\n", "3:1: a tab where YAML wants spaces; indent with spaces"},
		{"a: 1\nb:2\n", `2:1: a key without a colon and a space; write "key: value"`},
		{" a: 1\nb: 2\n", "2:1: the document has ended before this; every key at the top of the file starts in the first column"},
		{"a: 1\n... x\n", "2:5: the document has ended before this; "},
		{"a: {by: x, m:1}\n", `1:12: "m:1" is one word to YAML; write a space after the colon`},
		{"? [a]\n: b\n", "1:3: a key must be a name, not a list or mapping; a text that starts with [ or { must be quoted"},
		{": b\n", "1:1: no key before the colon; "},
		{"<<: {a: 1}\n", `1:1: "<<" is not a key: YAML 1.2 has no merge key; use extends, or write the keys out`},
		{strings.Repeat("k", 300) + ": 1\n", "1:1: a key longer than 200 bytes; "},
		{"a: 1\nb: 2\na: 3\n\"b\": 4\n", "3:1: \"a\" is here twice; \n4:2: \"b\" is here twice; "},
		{"a: &a [*a]\n", "1:8: the alias *a stands inside what it stands for; "},
		{"", "1:1: the file is empty; a scenario starts with \"wargame: 1\""},
		{" \n\n", "1:1: the file is empty; a scenario starts with \"wargame: 1\""},
		{"# c\n", "1:1: there is nothing in this file but comments; a scenario starts with \"wargame: 1\""},
		{"a\n", `1:1: a scenario is a mapping of keys to values; write "title: ..." and so on, with a space after each colon`},
		{"- a\n", `1:1: a scenario is a mapping of keys to values; write "title: ..." and so on, with a space after each colon`},
		{"---\na: 1\n# c\n---\nb: 2\n", "4:1: a second YAML document starts here; a scenario is one document: remove this line, or put the rest in a file of its own"},
		{"a: 1\n...\nb: 2\n", "3:1: a second YAML document starts here; a scenario is one document: remove this line, or put the rest in a file of its own"},
		{"a: \x01\n", "1:4: a control character (U+0001): is this a text file?; "},
		{"a: x\x00\n", "1:5: a control character (U+0000): is this a text file?; "},
		{"a: \xff\n", "1:4: not UTF-8 text; save the file as UTF-8"},
		{"a: x\u2028y\n", "1:5: an unusual line break (U+2028); end lines with a line feed"},
		{"a: x\rb: y\n", "1:5: an unusual line break (U+000D); end lines with a line feed"},
	} {
		_, diags := readFiles(map[string]string{"main.yaml": c.text})
		var got []string
		for _, d := range diags {
			got = append(got, strings.TrimPrefix(d.Span.String(), "main.yaml:")+": "+d.Message+"; "+d.Hint)
		}
		if got := strings.Join(got, "\n"); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A mistake that stands alone does not hide the others of its file.
// A directive may say that a file is YAML 1.2, which scenarios are; places after it are what they were.
func TestYAMLDirective(t *testing.T) {
	for text, want := range map[string]string{
		"%YAML 1.2\n---\nb: 2\nb: 3\n":                        `4:1: "b" is here twice`,
		"# a comment\n\n%YAML  1.2 # so\r\n---\nb: 2\nb: 3\n": `6:1: "b" is here twice`,
		"%YAML 1.1\n---\nb: 2\nb: 3\n":                        `4:1: "b" is here twice`,
		"%YAML 3.0\n---\nb: 2\n":                              `1:1: not YAML: found incompatible YAML document`,
		"b: 2\n%YAML 1.2\n":                                   `2:1: not YAML: did not find expected <document end> before directive`,
	} {
		left := maxNodes
		_, diags := readYAML(source.NewFile("a.yaml", []byte(text)), &left)
		var got []string
		for _, d := range diags {
			line := strings.TrimPrefix(d.Span.String(), "a.yaml:") + ": " + d.Message
			if d.Hint != "" {
				line += "; " + d.Hint
			}
			got = append(got, line)
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestYAMLMistakesInOrder(t *testing.T) {
	wantDiagnostics(t, map[string]string{"main.yaml": `title: x
variables:
  a: {value: max(1, 2), unit: kg}
  b: !x 3
  a: 4
`}, `
main.yaml:3:14: YAML splits "max(1, 2)" at its comma inside {...} and [...]
  |   a: {value: max(1, 2), unit: kg}
  |              ^^^^^^^^^
hint: quote it, or write it on a line of its own
main.yaml:4:6: "!x" is a tag to YAML, and scenario files have none
  |   b: !x 3
  |      ^^
hint: for "not", write not; a text that starts with "!" must be quoted
main.yaml:5:3: "a" is here twice
  |   a: 4
  |   ^
note: main.yaml:3:3: first defined here
  |   a: {value: max(1, 2), unit: kg}
  |   ^
`)
}

// TestYAMLPlaces marks with < and > where the letter X of each value is thought to stand in the file.
func TestYAMLPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: b + X\n", "a: b + <X>\n"},
		{"\ufeffa: é X\r\n", "a: é <X>\r\n"},
		{"a: {é: \"é X\"}\n", "a: {é: \"é <X>\"}\n"},
		{"a: 'it''s X' # X\n", "a: 'it''s <X>' # X\n"},
		{"a: \"\\u00e9\\t X \\\"\"\n", "a: \"\\u00e9\\t <X> \\\"\"\n"},
		{"a: \"one\n  two X\"\n", "a: \"one\n  two <X>\"\n"},
		{"a: \"one \\\n  X\"\n", "a: \"one \\\n  <X>\"\n"},
		{"a: one\n  two\n\n  X\n", "a: one\n  two\n\n  <X>\n"},
		{"a: |\n  one\n\n    two\n  X\nb: 1\n", "a: |\n  one\n\n    two\n  <X>\nb: 1\n"},
		{"a: |2-\n   one\r\n  X", "a: |2-\n   one\r\n  <X>"},
		{"a: |\n\n\n  X\n", "a: |\n\n\n  <X>\n"},
		{"a: >\n  one\n  two\n\n  X\n", "a: >\n  one\n  two\n\n  <X>\n"},
		{"a: &n X\n", "a: &n <X>\n"},
		{"a: &n # note\n  X\n", "a: &n # note\n  <X>\n"},
		{"a: &n\n  - b: [1, X]\n", "a: &n\n  - b: [1, <X>]\n"},
	} {
		files := &fileReader{options: Options{Files: mapFiles(map[string]string{"x": c.text})}, known: map[fileAddress]*scenarioFile{}, nodesLeft: 100}
		f := files.open(fileAddress{path: "x"}, source.Span{})
		if f == nil || len(files.diags) > 0 {
			t.Errorf("%q: %v", c.text, files.diags)
			continue
		}
		found := findX(f.root)
		text := string(f.source.Text)
		if got := text[:found.From] + "<" + text[found.From:found.To] + ">" + text[found.To:]; got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// findX is the place of the X in the scalar that has one.
func findX(n *Node) source.Span {
	if i := strings.IndexByte(n.Text.Value, 'X'); i >= 0 {
		return n.Text.Span(i, i+1)
	}
	for _, e := range n.Entries {
		if s := findX(e.Value); !s.IsZero() {
			return s
		}
	}
	for _, item := range n.Items {
		if s := findX(item); !s.IsZero() {
			return s
		}
	}
	return source.Span{}
}

func TestYAMLSpansOfCollections(t *testing.T) {
	d, diags := readFiles(map[string]string{"main.yaml": "a: {b: [1, 2 ] , }\nc:\n  d: 1\n  e: {f: }\ng: &x {h: 1}\n"})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	for path, want := range map[string]string{"a": "{b: [1, 2 ] , }", "a b": "[1, 2 ]", "c": "d: 1\n  e: {f: }", "c e": "{f: }", "g": "{h: 1}"} {
		n := d.Root
		for _, key := range strings.Fields(path) {
			n = n.Child(key)
		}
		if got := string(n.Span.File.Text[n.Span.From:n.Span.To]); got != want {
			t.Errorf("%s stands at %q, want %q", path, got, want)
		}
	}
}

func TestYAMLAliases(t *testing.T) {
	wantMerged(t, map[string]string{"main.yaml": "a: &x {b: [1, &y two]}\nc: *x\nd: *y\n*y : 3\n"}, `
a:
  b:
    - 1
    - two
c:
  b:
    - 1
    - two
d: two
two: 3
`)
}

// TestReadBounds gives files that would cost much, and wants them refused at once, each by the name of its bound.
func TestReadBounds(t *testing.T) {
	chain := map[string]string{}
	for i := range maxFiles + 1 {
		chain[fmt.Sprintf("f%d.yaml", i)] = fmt.Sprintf("extends: f%d.yaml\n", i+1)
	}
	chain["main.yaml"] = "extends: f0.yaml\n"
	bomb := "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", c, c, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1)
	}
	letters := strings.Repeat("m%d, ", 100)
	for i := range 100 {
		letters = strings.Replace(letters, "%d", fmt.Sprint(i), 1)
	}
	sets := "sets: {a: [" + letters + "], b: [" + letters + "], c: [" + letters + "]}\n"
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"file", map[string]string{"main.yaml": "a: " + strings.Repeat("x", 50<<20)}, "main.yaml is larger than 1 MiB"},
		{"brackets", map[string]string{"main.yaml": strings.Repeat("[", 200_000)}, "nested deeper than 64 levels"},
		{"dashes", map[string]string{"main.yaml": strings.Repeat("- ", 200_000)}, "nested deeper than 64 levels"},
		{"values", map[string]string{"main.yaml": "a: [" + strings.Repeat("1,", 200_000) + "]\n"}, "more than 100000 values"},
		{"aliases", map[string]string{"main.yaml": bomb}, "more than 100000 values"},
		{"files", chain, "more than 64 files"},
		{"sets", map[string]string{"main.yaml": sets + "variables: {$a_$b_$c: 1}\n"}, "more than 100000 values, or texts as large, once sets are written out"},
		{"uses", map[string]string{"main.yaml": "sets: {a: [b]}\nvariables: {x_$a: '" + strings.Repeat("(", 300_000) + strings.Repeat("$a ", 150_000) + "'}\n"}, "more than 1000 names with $ in one text"},
		{"texts", map[string]string{"main.yaml": "y: &a " + strings.Repeat("x ", 200_000) + "\nx: [" + strings.Repeat("*a, ", 90_000) + "]\n"}, "more than 100000 values, or texts as large"},
		{"sets in a name", map[string]string{"main.yaml": "sets: {a: [b], c: [d], e: [f], g: [h], i: [j], k: [l], m: [n], o: [p], q: [r]}\nvariables: {$a$c$e$g$i$k$m$o$q: 1}\n"}, "more than 8 sets in one name"},
		{"items", map[string]string{"main.yaml": sets + "watch: [$a + $b + $c]\n"}, "more than 100000 values, or texts as large, once sets are written out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			d, diags := readFiles(c.files)
			if d != nil || len(diags) != 1 || !strings.Contains(diags[0].Message, c.want) {
				t.Errorf("got %.300q, want only %q", diags.Error(), c.want)
			}
			if took := time.Since(start); took > 5*time.Second { // far above the tens of milliseconds it takes
				t.Errorf("took %v", took)
			}
		})
	}
}

// A large file is refused by its size, without being read.
func TestReadLargeFileUnread(t *testing.T) {
	large := fstest.MapFS{"main.yaml": {Data: make([]byte, maxFileBytes+1)}}
	_, diags := Read("main.yaml", Options{Files: large})
	if got, want := diags.Error(), "main.yaml is larger than 1 MiB, the most a scenario file may have"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	exact := fstest.MapFS{"main.yaml": {Data: append([]byte("a: "), []byte(strings.Repeat("x", maxFileBytes-3))...)}}
	if _, diags := Read("main.yaml", Options{Files: exact}); len(diags) > 0 {
		t.Errorf("a file of just 1 MiB: %.200s", diags.Error())
	}
}
