// Package walls holds the import direction of docs/architecture.md: scenario ← sim ← results ← analysis ← play ← web ← cmd, and who may use
// which library.
package walls

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
)

// wall is an import that is forbidden. Folders stand for all that is below them.
type wall struct {
	inside   []string // the folders where the wall stands; nil: everywhere
	imported string   // the import path, or the beginning of one that a / follows
	only     []string // the folders inside that may import it all the same; nil: none
	but      []string // the import paths below imported that may be imported all the same; nil: none
	tests    bool     // holds for test files too
	alone    bool     // stands for the import path alone, not for what is below it
	why      string
}

var walls = []wall{
	// The direction.
	{inside: []string{"scenario"}, imported: "wargame/sim", tests: true, why: "a scenario says nothing of how it is computed"},
	{inside: []string{"scenario", "sim"}, imported: "wargame/results", tests: true, why: "what makes columns does not know how they are summarised"},
	{inside: []string{"scenario", "sim", "results"}, imported: "wargame/analysis", tests: true, why: "a run is what it is, whatever is asked of it later"},
	{inside: []string{"scenario", "sim", "results", "analysis"}, imported: "wargame/play", tests: true, why: "a model is what it is, whoever plays it"},
	{inside: []string{"scenario", "sim", "results", "analysis", "play"}, imported: "wargame/cmd", tests: true, why: "the packages must serve a web page as well as a command"},
	{inside: []string{"scenarios"}, imported: "wargame", why: "the library is data"},
	{imported: "wargame/tools", tests: true, why: "what is written by a tool stands in the tree; the program knows no tool"},

	// The rooms.
	{inside: []string{"scenario/source"}, imported: "wargame", tests: true, why: "places in texts come before everything else"},
	{inside: []string{"scenario/builtin"}, imported: "wargame", why: "the table of builtins is data"},
	{inside: []string{"scenario/document"}, imported: "wargame/scenario", alone: true, tests: true, why: "a document is read before it is known what it means"},
	{inside: []string{"scenario/document"}, imported: "wargame/scenario/builtin", tests: true, why: "an expression is a text there, with names and parentheses"},
	{inside: []string{"scenario/formula"}, imported: "wargame/scenario/document", tests: true, why: "an expression does not know where its text stood"},
	{inside: []string{"scenario/formula"}, imported: "wargame/scenario/builtin", tests: true, why: "the grammar does not know what names mean"},
	{inside: []string{"scenario/unit"}, imported: "wargame", why: "a unit does not know what is measured in it"},
	{inside: []string{"sim/kernel"}, imported: "wargame", why: "kernels know columns alone"},
	{inside: []string{"sim/rng"}, imported: "wargame/scenario", why: "a draw's address is text and numbers"},
	{inside: []string{"sim/rng"}, imported: "wargame/sim/dist", why: "a uniform does not know what is made of it"},
	{inside: []string{"sim/dist"}, imported: "wargame/scenario", but: []string{"wargame/scenario/builtin"}, tests: true,
		why: "distributions are mathematics, not files; which parameters are possible is data that the checker reads too"},
	{inside: []string{"sim/design"}, imported: "wargame/scenario", tests: true, why: "designs are mathematics, not files"},
	{inside: []string{"results/stats"}, imported: "wargame", tests: true, why: "statistics are of plain []float64"},
	{inside: []string{"results/number"}, imported: "wargame", tests: true, why: "how a number is said does not depend on what it counts"},
	{inside: []string{"results/table"}, imported: "wargame", but: []string{"wargame/scenario/source"}, tests: true,
		why: "a table does not know what its numbers mean; what text may be shown is known to source"},
	{inside: []string{"results/chart"}, imported: "wargame", but: []string{"wargame/scenario/source", "wargame/results/number", "wargame/results/table"}, tests: true,
		why: "a picture does not know what it shows; numbers are said, and characters measured, as in tables"},
	{inside: []string{"results/picture"}, imported: "wargame/results/render", tests: true, why: "pictures and tables are made of reports, each for itself"},
	{inside: []string{"results/picture"}, imported: "wargame/results/contract", tests: true, why: "what is said to people does not know how programs read it"},
	{inside: []string{"results/explain"}, imported: "wargame/results/render", tests: true, why: "an explanation knows no reports"},
	{inside: []string{"results/render"}, imported: "wargame/results/stats", tests: true, why: "what is printed was computed before"},
	{inside: []string{"results/render", "results/stats"}, imported: "wargame/results/explain", tests: true, why: "an explanation lays out a page of its own"},
	{inside: []string{"results/explain", "results/render"}, imported: "wargame/results/contract", tests: true, why: "what is said to people does not know how programs read it"},
	{inside: []string{"results/contract"}, imported: "wargame/results/render", tests: true, why: "programs read values, not how they are laid out"},
	{inside: []string{"results/contract"}, imported: "wargame/sim", why: "everything that is printed stands in the report"},
	{inside: []string{"results/explain", "results/stats"}, imported: "wargame/sim/kernel", tests: true, why: "whole columns are computed in results, by the engine's arithmetic"},
	{inside: []string{"results/render"}, imported: "wargame/sim", why: "everything that is printed stands in the report"},
	{inside: []string{"results/saved"}, imported: "wargame/results/render", tests: true, why: "a run on disk does not know how it is shown"},
	{inside: []string{"results/contract", "results/render", "results/explain", "results/stats"}, imported: "wargame/results/saved", tests: true, why: "what is said of a run is the same, fresh or loaded"},

	{inside: []string{"analysis/equilibrium"}, imported: "wargame", tests: true, why: "a game in strategic form is mathematics: payoffs, wherever they come from"},
	{inside: []string{"analysis/render", "analysis/contract"}, imported: "wargame/sim", why: "everything that is printed stands in what was found"},
	{inside: []string{"analysis/render"}, imported: "wargame/results/stats", tests: true, why: "what is printed was computed before"},
	{inside: []string{"analysis/render"}, imported: "wargame/analysis/contract", tests: true, why: "what is said to people does not know how programs read it"},
	{inside: []string{"analysis/contract"}, imported: "wargame/analysis/render", tests: true, why: "programs read values, not how they are laid out"},

	{inside: []string{"play/kit"}, imported: "wargame/analysis", tests: true, why: "a kit tells nothing of what may come out"},
	{inside: []string{"play/kit"}, imported: "wargame/results", but: []string{"wargame/results/number", "wargame/results/table", "wargame/results/explain"}, tests: true,
		why: "a kit tells nothing of what may come out; it says numbers and expressions as pages do"},
	{inside: []string{"play/desk"}, imported: "wargame/play/record", tests: true, why: "a desk does not know how the log is kept"},
	{inside: []string{"play/desk"}, imported: "time", tests: true, why: "the same lines give the same text, whenever they are typed"},
	{inside: []string{"web"}, imported: "wargame/play/debrief", why: "what a debrief is made of is the command's to say; the classroom serves it"},
	{imported: "wargame/web", only: []string{"web", "cmd"}, tests: true, why: "only a command serves a classroom"},
	{inside: []string{"play/odds"}, imported: "wargame/play", tests: true, why: "what a team may expect comes from what it knows, and a game knows more"},
	{inside: []string{"play/debrief"}, imported: "wargame/results/page", only: []string{"play/debrief/render"}, tests: true, why: "what there is to say does not know how it looks"},
	{inside: []string{"play/debrief"}, imported: "wargame/results/table", only: []string{"play/debrief/render"}, tests: true, why: "what there is to say does not know how it looks"},
	{inside: []string{"play/debrief/render"}, imported: "wargame/sim", tests: true, why: "everything that is shown stands in the debrief"},

	{inside: []string{"cmd/wargame/internal/cli"}, imported: "wargame/sim", tests: true, why: "streams and statuses do not know what the command does"},
	{inside: []string{"cmd/wargame/internal/cli"}, imported: "wargame/results", but: []string{"wargame/results/number"}, tests: true, why: "streams and statuses do not know what the command does"},

	// The libraries.
	{inside: []string{"scenario"}, imported: "go.yaml.in/yaml", only: []string{"scenario/document"}, why: "one package knows YAML and its traps"},
	{imported: "go.yaml.in/yaml", only: []string{"scenario"}, tests: true, why: "outside, a scenario is no YAML; inside, a test reads it as editors do"},
	{inside: []string{"scenario/source", "scenario/formula", "scenario/builtin"}, imported: "go.yaml.in/yaml", tests: true, why: "an expression may come from a flag or a web form"},
	{imported: "github.com/spf13", only: []string{"cmd"}, tests: true, why: "flags are the command's"},
	{imported: "golang.org/x/term", only: []string{"cmd"}, tests: true, why: "terminals are the command's"},
	{inside: []string{"scenario"}, imported: "gonum.org", tests: true, why: "what takes mathematics to see is seen when a scenario is compiled"},
	{inside: []string{"results"}, imported: "encoding/json", only: []string{"results/contract", "results/saved"}, tests: true, why: "names that programs rely on stand in one place, and beside them those of a run on disk"},
	{imported: "os/signal", only: []string{"cmd"}, tests: true, why: "signals are the command's"},
	{imported: "github.com/olekukonko/tablewriter", only: []string{"results/table"}, why: "one package lays out tables"},
	{imported: "github.com/fatih/color", only: []string{"results/table"}, why: "colour is added where tables are laid out, when cmd says so"},
	{imported: "github.com/parquet-go", only: []string{"results/saved"}, tests: true, why: "one package knows the forms of runs on disk"},
	{imported: "os", only: []string{"cmd", "tools", "sim/kernel", "play/record"}, why: "files come through an fs.FS, streams as arguments; a log is written where it stays; kernels may be forced by the environment"},
	{inside: []string{"analysis"}, imported: "encoding/json", only: []string{"analysis/contract"}, tests: true, why: "names that programs rely on stand in one place"},
	{inside: []string{"sim", "results", "analysis"}, imported: "time", why: "clocks are the command's: results must not depend on the day"},
	{imported: "math/rand", why: "draws are addressed, not sequenced (sim/rng)"},
	{imported: "net", only: []string{"web", "cmd"}, why: "nothing is fetched, and only a classroom is served"},
	{imported: "unsafe", why: "the language's checks are worth their price"},
	{imported: "C", why: "the program is built with the Go toolchain alone"},
}

// platformMath are functions of package math whose last bits differ between processors, not only between
// architectures. (Sin, Cos and Tan are the same Go code everywhere but on s390x.)
var platformMath = strings.Fields(`Acos Acosh Asin Asinh Atan Atan2 Atanh Cbrt Cosh Erf Erfc Erfcinv Erfinv Exp Exp2
	Expm1 FMA Gamma Hypot J0 J1 Jn Lgamma Log Log10 Log1p Log2 Pow Sincos Sinh Tanh Y0 Y1 Yn`)

// within says whether a folder is one of those, or below one of them.
func within(folder string, of []string) bool {
	for _, f := range of {
		if folder == f || strings.HasPrefix(folder, f+"/") {
			return true
		}
	}
	return false
}

// breach gives the wall that the import breaks, or nil.
func breach(folder string, test bool, imported string) *wall {
	for i := range walls {
		w := &walls[i]
		if w.inside != nil && !within(folder, w.inside) || test && !w.tests || within(folder, w.only) || within(imported, w.but) {
			continue
		}
		// Version suffixes (yaml/v4) and packages below count as the path itself; a room may import its own rooms.
		if (imported == w.imported || !w.alone && within(imported, []string{w.imported})) && !within(imported, own(folder)) {
			return w
		}
	}
	return nil
}

// own is the import path of a folder, for external tests and packages of one room.
func own(folder string) []string { return []string{"wargame/" + folder} }

// isModule says whether a folder holds a module of its own, such as the tools that check the project.
func isModule(root fs.FS, folder string) bool {
	_, err := fs.Stat(root, path.Join(folder, "go.mod"))
	return err == nil
}

// sources calls visit with every Go file of the module, parsed; what it is built of may lie in vendor.
func sources(t *testing.T, visit func(file string, tree *ast.File, set *token.FileSet)) {
	t.Helper()
	root := os.DirFS(".")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || name == "vendor" || isModule(root, name)):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		set := token.NewFileSet()
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(set, name, text, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		visit(name, tree, set)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWalls(t *testing.T) {
	used := map[string]bool{} // "folder imported"
	sources(t, func(file string, tree *ast.File, set *token.FileSet) {
		folder := path.Dir(file)
		if folder == "." {
			return
		}
		for _, spec := range tree.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			used[folder+" "+imported] = true
			if w := breach(folder, strings.HasSuffix(file, "_test.go"), imported); w != nil {
				t.Errorf("%s imports %s: %s", set.Position(spec.Pos()), imported, w.why)
			}
		}
	})

	// An exception that nothing uses is a hole.
	for _, w := range walls {
		for _, folder := range w.only {
			needed := false
			for use := range used {
				by, imported, _ := strings.Cut(use, " ")
				needed = needed || within(by, []string{folder}) && within(imported, []string{w.imported})
			}
			if !needed {
				t.Errorf("%s may import %s but does not", folder, w.imported)
			}
		}
		for _, but := range w.but {
			needed := false
			for use := range used {
				by, imported, _ := strings.Cut(use, " ")
				needed = needed || within(by, w.inside) && within(imported, []string{but})
			}
			if !needed {
				t.Errorf("%v may import %s but do not", w.inside, but)
			}
		}
	}
}

// Every wall refuses what it names, so a misspelt one does not stand there for show.
func TestWallsBite(t *testing.T) {
	for i, w := range walls {
		folder := "results/elsewhere"
		if w.inside != nil {
			folder = w.inside[0]
		}
		if w.why == "" {
			t.Errorf("wall %d, of %s, has no reason", i, w.imported)
		}
		imported := w.imported + "/v9"
		if w.alone {
			imported = w.imported
		}
		if breach(folder, w.tests, imported) == nil {
			t.Errorf("%s may import %s", folder, w.imported)
		}
	}
	for _, free := range []struct{ folder, imported string }{
		{"scenario/document", "go.yaml.in/yaml/v4"}, {"scenario/document", "wargame/scenario/source"},
		{"scenario", "wargame/scenario/document"}, {"sim", "wargame/scenario"}, {"results", "wargame/sim"}, {"cmd/wargame", "time"},
		{"sim", "math"}, {"results/render", "wargame/results/number"}, {"results/render", "wargame/results/table"}, {"sim/dist", "wargame/sim/kernel"}, {"sim/dist", "wargame/scenario/builtin"}, {"results/render", "wargame/results"},
		{"results/contract", "encoding/json"},
	} {
		if w := breach(free.folder, false, free.imported); w != nil {
			t.Errorf("%s may not import %s: %s", free.folder, free.imported, w.why)
		}
	}
	// What a wall lets through is no gate for its neighbours.
	for _, shut := range []struct{ folder, imported string }{
		{"sim/dist", "wargame/scenario"}, {"sim/dist", "wargame/scenario/formula"}, {"sim/dist", "wargame/scenario/builtins"},
		{"sim/design", "wargame/scenario/builtin"}, {"sim/rng", "wargame/scenario/builtin"},
	} {
		if breach(shut.folder, false, shut.imported) == nil {
			t.Errorf("%s may import %s", shut.folder, shut.imported)
		}
	}
}

// What runs per trial uses no function whose bits depend on the machine.
func TestNoPlatformMath(t *testing.T) {
	forbidden := map[string]bool{}
	for _, name := range platformMath {
		forbidden[name] = true
	}
	sources(t, func(file string, tree *ast.File, set *token.FileSet) {
		if folder := path.Dir(file); folder != "sim" && folder != "sim/kernel" && folder != "sim/rng" || strings.HasSuffix(file, "_test.go") {
			return
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if from, ok := call.X.(*ast.Ident); ok && from.Name == "math" && forbidden[call.Sel.Name] {
				t.Errorf("%s: math.%s gives other bits on other machines; use sim/kernel", set.Position(call.Pos()), call.Sel.Name)
			}
			return true
		})
	})
}
