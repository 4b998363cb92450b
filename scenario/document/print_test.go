package document

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPrintNamesFiles(t *testing.T) {
	d, diags := readFiles(map[string]string{
		"base.yaml": "sets: {c: [x]}\nvariables:\n  $c_a: {value: 1, title: \"A: b\"}\nabout: |\n  Two\n  lines.\n",
		"main.yaml": "extends: base.yaml\nvariables: {x_a: {value: 2}}\nwatch: [x_a]\n",
	}, Assignment{"x_a", "3"})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	var b bytes.Buffer
	if err := d.Print(&b); err != nil {
		t.Fatal(err)
	}
	want := `sets:                                # base.yaml
  c: [x]                             # base.yaml
variables:                           # base.yaml
  x_a:                               # main.yaml
    value: 3                         # --set x_a
    source: set on the command line  # --set x_a
about: |                             # base.yaml
  Two
  lines.
watch:                               # main.yaml
  - x_a                              # main.yaml
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// hardToPrint are texts that YAML would read as something else if they were printed as they are.
const hardToPrint = `
"null": "null"
"~": ~x
"a: b": "a: b"
"#c": "x # y"
"- d": - 
"é\u00a0\U0001F600": "\t\x01\r\n\e\x7f\u2028"
empty: ""
nothing:
single: 'it''s "x"'
plain: a "b" 'c' - d #e
tabs: z		z
truth: [true, "true"]
block: |2+
    indented

  x # no comment


folded: >-
  a: b

   more
list: [[], {}, [[1], {a: {b: [2]}}], , "x"]
policies: {p: , q: {like: p, set: {a: null, b: ~}}}
---x: 1
"...": 2
-1: -1
"?": x
`

func TestPrintReadsBack(t *testing.T) {
	text := strings.Replace(hardToPrint, "- \n", "\"- \"\n", 1)
	text = strings.Replace(text, ", , ", ", ", 1)
	d, diags := readFiles(map[string]string{"main.yaml": text})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	checkReadsBack(t, d)
}

func TestPrintOfNothing(t *testing.T) {
	d, diags := readFiles(map[string]string{"main.yaml": "extends: base.yaml\ntitle: null\n", "base.yaml": "title: x\n"})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	checkReadsBack(t, d)
}

// checkReadsBack prints a document, reads it again and wants the same document.
func checkReadsBack(t *testing.T, d *Document) {
	t.Helper()
	printed := printedWithFiles(t, d)
	again, diags := readFiles(map[string]string{"main.yaml": printed})
	if len(diags) > 0 {
		t.Fatalf("printed document is refused: %v\n%s", diags, printed)
	}
	if diff := cmp.Diff(plainValue(d.Root), plainValue(again.Root)); diff != "" {
		t.Errorf("the printed document reads differently (-first +second):\n%s\n%s", diff, printed)
	}
	if d.Hash() != again.Hash() {
		t.Errorf("the printed document has another hash:\n%s", printed)
	}
}

func printedWithFiles(t *testing.T, d *Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// plainValue is a node as lists and texts, for comparison: all that counts but places. Quotes count only where they
// keep a truth value a text; a plain text with a tab in it, say, is printed in quotes.
func plainValue(n *Node) any {
	switch n.Kind {
	case Mapping:
		all := []any{"mapping"}
		for _, e := range n.Entries {
			all = append(all, e.Key.Value, plainValue(e.Value))
		}
		return all
	case Sequence:
		all := []any{"list"}
		for _, item := range n.Items {
			all = append(all, plainValue(item))
		}
		return all
	case Null:
		return []any{"null", n.removes()}
	}
	text := n.Text.Value
	return []any{text, n.Quoted && (text == "true" || text == "false")}
}

// TestHash wants the same hash however a scenario is written, and another one for everything that counts.
func TestHash(t *testing.T) {
	const written = "wargame: 1\nsets: {c: [x, y]}\nvariables: {a: {value: 1, title: A}, $c_b: 2}\nauxiliaries: {f: {value: a + 1}}\nabout: some text\n"
	hash := func(files map[string]string, set ...Assignment) string {
		t.Helper()
		d, diags := readFiles(files, set...)
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		return d.Hash()
	}
	first := hash(map[string]string{"main.yaml": written})
	if len(first) != 64 {
		t.Errorf("hash %q", first)
	}
	same := map[string]map[string]string{
		"comments and format": {"main.yaml": "# c\nwargame: 1 # d\nsets:\n  c:\n  - x\n  - y\nvariables:\n  a: {title: \"A\", value: '1'}\n  $c_b: 2\nauxiliaries: {f: {value: a + 1}}\nabout: |\n  some\n  text\n"},
		"order of sections":   {"main.yaml": "about: some text\nauxiliaries: {f: {value: a + 1}}\nvariables: {a: {value: 1, title: A}, $c_b: 2}\nsets: {c: [x, y]}\nwargame: 1\n"},
		"two files":           {"main.yaml": "extends: sub/base.yaml\nvariables: {$c_b: 2}\nabout: some text\n", "sub/base.yaml": "wargame: 1\nsets: {c: [x, y]}\nvariables: {a: {value: 1, title: A}}\nauxiliaries: {f: {value: a + 1}}\n"},
		"short form":          {"main.yaml": strings.Replace(written, "{value: a + 1}", "a + 1", 1)},
		"sets written out":    {"main.yaml": strings.Replace(written, "$c_b: 2", "x_b: 2, y_b: 2", 1)},
	}
	for _, name := range slices.Sorted(maps.Keys(same)) {
		if hash(same[name]) != first {
			t.Errorf("%s: another hash", name)
		}
	}
	for _, change := range [][2]string{{"value: 1", "value: 10"}, {"title: A", "title: AA"}, {"a + 1", "a +1"}, {"[x, y]", "[y, x]"},
		{"a: {value: 1, title: A}, $c_b: 2", "$c_b: 2, a: {value: 1, title: A}"}, {"some text", "sometext"}, {"wargame: 1\n", ""}} {
		if hash(map[string]string{"main.yaml": strings.Replace(written, change[0], change[1], 1)}) == first {
			t.Errorf("%s for %s: the same hash", change[1], change[0])
		}
	}
	if hash(map[string]string{"main.yaml": written}, Assignment{"a", "2"}) == first {
		t.Error("an assignment: the same hash")
	}
}
