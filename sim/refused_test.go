package sim_test

import (
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"wargame/scenario/source"
	"wargame/sim"
)

var update = flag.Bool("update", false, "rewrite what the files in testdata/refused expect")

// TestRefused compiles the scenarios in testdata/refused, which load. Each NAME.yaml is followed by NAME.diagnostics,
// all that the compiler has against it.
func TestRefused(t *testing.T) {
	for _, path := range refusedFiles(t) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range archive.Files {
			name, ok := strings.CutSuffix(f.Name, ".yaml")
			if !ok {
				continue
			}
			if i+1 == len(archive.Files) || archive.Files[i+1].Name != name+".diagnostics" {
				t.Fatalf("%s: no diagnostics after %s", path, f.Name)
			}
			expected := &archive.Files[i+1]
			got := refusal(t, f.Name, string(f.Data))
			if d := cmp.Diff(string(expected.Data), got); d != "" && !*update {
				t.Errorf("%s: %s (-want +got):\n%s", path, f.Name, d)
			}
			expected.Data = []byte(got)
		}
		if *update {
			if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Distributions that take time to prepare are counted, equal ones once.
func TestManyTables(t *testing.T) {
	variables := func(shape string, n int) string {
		text := "wargame: 1\nclock: {step: 1 week, length: 1 week}\nvariables:\n"
		for i := range n {
			text += fmt.Sprintf("  x%d: "+shape+"\n", i, float64(i))
		}
		return text
	}
	if got := refusal(t, "equal.yaml", variables("beta(2, 3) + %v", 1000)); got != "" {
		t.Error(got)
	}
	if got := refusal(t, "counts.yaml", variables("poisson(%v)", 300)); got != "" {
		t.Error(got)
	}
	for name, c := range map[string]struct {
		shape string
		line  int // of the first that is too many
	}{
		"many.yaml":      {"gamma(1, 1 + %v)", 104},
		"small.yaml":     {"gamma(0.2, 1 + %v)", 10}, // slow ones
		"large.yaml":     {"student_t(5_000, 1 + %v, 1)", 10},
		"truncated.yaml": {"truncated(gamma(0.2, 1 + %v / 100), 0.01, 9)", 10},
	} {
		got := refusal(t, name, variables(c.shape, c.line))
		if !strings.HasPrefix(got, fmt.Sprintf("scenario.yaml:%d:", c.line)) || !strings.Contains(got, "at most 100 different") || strings.Count(got, "scenario.yaml") != 1 {
			t.Errorf("%s: %s", name, got)
		}
		if got := refusal(t, name, variables(c.shape, c.line-4)); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func refusedFiles(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/refused/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no files", err)
	}
	return paths
}

// refusal is all that the compiler has against a scenario.
func refusal(t *testing.T, name, text string) string {
	t.Helper()
	_, err := sim.Compile(mustLoad(t, name, text), sim.Options{})
	if err == nil {
		return ""
	}
	var refused source.Diagnostics
	if !errors.As(err, &refused) {
		t.Fatalf("%s: %v", name, err)
	}
	return refused.Error() + "\n"
}

// undecided are the faults that constants alone do not bring about: what a stock becomes, or comes to, is added to what it was.
var undecided = []string{"the stock becomes %s", "the stock comes to %s within a step, "}

// Whatever can stop a trial is refused before a trial runs where constants decide it: the words of every fault of the
// engine stand in a file of testdata/refused.
func TestEveryFaultIsRefusedOfConstants(t *testing.T) {
	said := ""
	for _, path := range refusedFiles(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		said += string(text)
	}
	messages := faultMessages(t)
	if len(messages) < 10 {
		t.Errorf("only %d faults found in the engine", len(messages))
	}
	for _, message := range messages {
		for part := range strings.SplitSeq(message, "%s") {
			if !slices.Contains(undecided, message) && !strings.Contains(said, part) {
				t.Errorf("no file of testdata/refused meets %q", message)
			}
		}
	}
}

// faultMessages are the formats of the engine's faults and the names of durations, as they stand in its source.
func faultMessages(t *testing.T) []string {
	t.Helper()
	var messages []string
	add := func(e ast.Node) {
		ast.Inspect(e, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				text, err := strconv.Unquote(l.Value)
				if err != nil {
					t.Fatal(err)
				}
				messages = append(messages, text)
			}
			return true
		})
	}
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if name, ok := n.Type.(*ast.Ident); !ok || name.Name != "fault" {
					return true
				}
				for _, element := range n.Elts {
					if field, ok := element.(*ast.KeyValueExpr); ok && field.Key.(*ast.Ident).Name == "message" {
						add(field.Value)
					}
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "checkDuration" {
					for _, arg := range n.Args {
						if l, ok := arg.(*ast.BasicLit); ok {
							add(l)
						}
					}
				}
			}
			return true
		})
	}
	return messages
}
