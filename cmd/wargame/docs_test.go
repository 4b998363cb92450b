package main

//go:generate go test . -run TestDocuments|TestNotebooks -update

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wargame/cmd/wargame/internal/cli"
	"wargame/scenario/builtin"
)

// What documents show is run. In README.md and docs/*.md
//
//   - a fenced block "```yaml NAME" is a file that commands of the same document may name, and must be valid;
//     "```yaml NAME wrong" must not be. "```yaml" alone is a part that must be valid where it is added to the
//     document's first file (unless it is a whole scenario);
//   - in a block "```console", a line "$ wargame ..." is run, and what stands below it is what it prints;
//   - a block "```text NAME" is the file of that name for the commands below it, which may read it ("<NAME");
//   - between "<!-- table: NAME -->" and "<!-- end -->" stands a table made from the table of builtins.
//
// With -update, the output and the tables are written anew.
func TestDocuments(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	t.Setenv("COLUMNS", "100")
	for _, name := range append(names, filepath.Join(root, "README.md")) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			d := &document{}
			got := d.check(t, string(text))
			switch {
			case got == string(text):
			case *update:
				if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			default:
				t.Errorf("%s does not show what happens (go generate ./... writes it anew):\n%s", name, cmp.Diff(string(text), got))
			}
		})
	}
}

// document is a document being checked.
type document struct {
	base string // its first file
}

// check runs what a document shows and gives the document as it should be.
func (d *document) check(t *testing.T, text string) string {
	var out strings.Builder
	rest := text
	for rest != "" {
		line, after, _ := strings.Cut(rest, "\n")
		out.WriteString(line + "\n")
		rest = after
		switch {
		case strings.HasPrefix(line, "```yaml"):
			block, after := until(t, rest, "```\n")
			d.scenario(t, strings.TrimPrefix(line, "```yaml"), block)
			out.WriteString(block)
			rest = after
		case line == "```console":
			block, after := until(t, rest, "```\n")
			out.WriteString(session(t, block))
			rest = after
		case strings.HasPrefix(line, "```text "): // a file, for what is run below it
			block, after := until(t, rest, "```\n")
			if err := os.WriteFile(strings.TrimPrefix(line, "```text "), []byte(block), 0o666); err != nil {
				t.Fatal(err)
			}
			out.WriteString(block + "```\n")
			rest = strings.TrimPrefix(after, "```\n")
			continue
		case strings.HasPrefix(line, "```"):
			block, after := until(t, rest, "```\n")
			out.WriteString(block + "```\n")
			rest = strings.TrimPrefix(after, "```\n")
			continue
		case strings.HasPrefix(line, "<!-- table: "):
			name, _, _ := strings.Cut(strings.TrimPrefix(line, "<!-- table: "), " ")
			_, after := until(t, rest, "<!-- end -->\n")
			out.WriteString(builtinTable(t, name))
			rest = after
		default:
			continue
		}
		line, rest, _ = strings.Cut(rest, "\n") // the end of the block
		out.WriteString(line + "\n")
	}
	return out.String()
}

// until splits a text before a mark, which must be there.
func until(t *testing.T, text, mark string) (before, from string) {
	t.Helper()
	i := strings.Index(text, mark)
	if i < 0 {
		t.Fatalf("a block has no end: %.200s", text)
	}
	return text[:i], text[i:]
}

// scenario writes a file that the document shows, and wants it valid, or wrong where that is said.
func (d *document) scenario(t *testing.T, label, text string) {
	t.Helper()
	label, isWrong := strings.CutSuffix(label, " wrong")
	name, want := strings.TrimSpace(label), cli.Done
	switch {
	case isWrong:
		want = cli.Wrong
	case name == "" && strings.HasPrefix(text, "wargame:"):
		name = "whole.yaml"
	case name == "":
		name = "part.yaml"
		text = "wargame: 1\nextends: " + d.base + "\n" + text
	case d.base == "":
		d.base = name
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if stdout, stderr, status := call(t, "validate", name); status != int(want) {
		t.Errorf("exit status %d, want %d:\n%s\n%s%s", status, want, text, stdout, stderr)
	}
}

// session runs the commands of a block and gives the block with what they print.
func session(t *testing.T, block string) string {
	var out strings.Builder
	for line := range strings.Lines(block) {
		command, is := strings.CutPrefix(line, "$ wargame ")
		if !is {
			continue
		}
		out.WriteString(line)
		stdin := ""
		if before, name, from := strings.Cut(strings.TrimSpace(command), " <"); from {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			command, stdin = before, string(text)
		}
		stdout, stderr, _ := callFrom(t, stdin, words(t, command)...)
		for printed := range strings.Lines(stdout + stderr) {
			out.WriteString(strings.TrimRight(printed, " \n") + "\n")
		}
	}
	if out.Len() == 0 {
		t.Errorf("nothing to run in:\n%s", block)
	}
	return out.String()
}

// words splits a command line as a shell does, with single quotes alone.
func words(t *testing.T, line string) []string {
	t.Helper()
	var list []string
	for i, part := range strings.Split(strings.TrimSpace(line), "'") {
		switch {
		case i%2 == 0:
			list = append(list, strings.Fields(part)...)
		default:
			list = append(list, part)
		}
	}
	return list
}

// groups names the tables of functions that documents have.
var groups = map[string]builtin.Group{
	"arithmetic": builtin.Arithmetic, "clock": builtin.ClockGroup, "history": builtin.History, "levels": builtin.Levels,
	"state": builtin.State, "sets": builtin.Sets, "measure": builtin.Measure, "probability": builtin.Probability,
}

// builtinTable is the table of a group of functions, or of the distributions.
func builtinTable(t *testing.T, name string) string {
	t.Helper()
	var out strings.Builder
	out.WriteString("| | what it is | example |\n|:--|:--|:--|\n")
	row := func(signature, doc, example string) {
		fmt.Fprintf(&out, "| `%s` | %s | `%s` |\n", signature, strings.ReplaceAll(doc, "|", `\|`), example)
	}
	if name == "distributions" {
		for _, d := range builtin.Distributions() {
			if d.Name == "to" {
				row("a to b", d.Doc, d.Example)
				continue
			}
			row(d.Signature(), d.Doc, d.Example)
		}
		return out.String()
	}
	group, ok := groups[name]
	if !ok {
		t.Fatalf("no table %q", name)
	}
	for _, f := range builtin.Functions() {
		if f.Group == group {
			row(f.Signature(), f.Doc, f.Example)
		}
	}
	return out.String()
}

// Every function and distribution stands in one of the tables that the reference has.
func TestReferenceIsWhole(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "format.md"))
	if err != nil {
		t.Fatal(err)
	}
	for name := range groups {
		if !strings.Contains(string(text), "<!-- table: "+name+" ") {
			t.Errorf("docs/format.md has no table %q", name)
		}
	}
	for _, f := range builtin.Functions() {
		if !strings.Contains(string(text), "| `"+f.Signature()+"`") {
			t.Errorf("docs/format.md does not have %s", f.Name)
		}
	}
}

// Every example of the tables is valid in the first scenario of the reference.
func TestReferenceExamples(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "format.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, from := until(t, string(text), "```yaml pause.yaml\n")
	base, _ := until(t, strings.TrimPrefix(from, "```yaml pause.yaml\n"), "```\n")
	t.Chdir(t.TempDir())
	if err := os.WriteFile("pause.yaml", []byte(base), 0o666); err != nil {
		t.Fatal(err)
	}
	check := func(place, example string) {
		t.Helper()
		text := "wargame: 1\nextends: pause.yaml\nsets: {country: [poland, spain]}\nvariables: {aid_$country: 1}\n" +
			fmt.Sprintf(place, "'"+strings.ReplaceAll(example, "'", "''")+"'") + "\n"
		if err := os.WriteFile("example.yaml", []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if stdout, _, status := call(t, "validate", "example.yaml"); status != int(cli.Done) {
			t.Errorf("%s is not valid:\n%s", example, stdout)
		}
	}
	for _, f := range builtin.Functions() {
		switch {
		case f.Name == "firing":
			check("events: {example: {when: %s}}", f.Example)
		case f.Group == builtin.Levels:
			check("events: {example: {when: true, effects: {talks: %s}}}", "set "+f.Example)
		case f.Name == "next":
			check("auxiliaries: {example_$country: %s}", f.Example)
		case f.Group == builtin.Measure:
			check("outcomes: {example: %s}", f.Example)
		default:
			check("auxiliaries: {example: %s}", f.Example)
		}
	}
	for _, d := range builtin.Distributions() {
		check("auxiliaries: {example: %s}", d.Example)
	}
}

// The examples of help texts are run as they stand.
func TestHelpExamples(t *testing.T) {
	t.Chdir(t.TempDir())
	root := newRoot(&app{})
	commands := append(root.Commands(), root)
	for _, c := range root.Commands() {
		commands = append(commands, c.Commands()...)
	}
	ran := map[string]bool{}
	for _, c := range commands {
		for line := range strings.Lines(c.Example) {
			command, is := strings.CutPrefix(strings.TrimSpace(line), "wargame ")
			if !is {
				t.Errorf("%s: an example is no command: %s", c.Name(), line)
				continue
			}
			if ran[command] {
				continue
			}
			ran[command] = true
			if line := words(t, command); line[0] == "host" { // which serves until it is stopped, here at a port that is free
				if status := hostIt(t, append(line[1:], "--listen", "127.0.0.1:0")...).end(t); status != int(cli.Interrupted) {
					t.Errorf("wargame %s: exit status %d", command, status)
				}
				continue
			}
			stdout, stderr, status := call(t, words(t, command)...)
			if status != int(cli.Done) || stdout == "" {
				t.Errorf("wargame %s: exit status %d\n%s", command, status, stderr)
			}
		}
	}
	if len(ran) < 5 {
		t.Errorf("%d examples are too few to be all of them", len(ran))
	}
}
