package scenario

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"wargame/scenario/source"
)

var update = flag.Bool("update", false, "rewrite what the files in testdata expect")

// TestCheck loads the scenarios in testdata/check. Each NAME.yaml is followed by NAME.diagnostics, all that is said of
// it; nothing is said of a good one.
func TestCheck(t *testing.T) {
	paths, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no files", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { checkArchive(t, path) })
	}
}

func checkArchive(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	expected := map[string]string{}
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".diagnostics"); ok {
			expected[name] = string(f.Data)
		}
	}
	updated := txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		name, ok := strings.CutSuffix(f.Name, ".yaml")
		if !ok {
			continue
		}
		got := diagnosed(t, f.Name, string(f.Data))
		updated.Files = append(updated.Files, f, txtar.File{Name: name + ".diagnostics", Data: []byte(got)})
		if d := cmp.Diff(expected[name], got); d != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", f.Name, d)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(&updated), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// diagnosed is all that is said of a scenario.
func diagnosed(t *testing.T, name, text string) string {
	t.Helper()
	s, diags := loadText(name, text)
	if (s == nil) != diags.HasErrors() {
		t.Errorf("%s: a scenario and errors, or neither", name)
	}
	if len(diags) == 0 {
		return ""
	}
	return diags.Error() + "\n"
}

// loadText loads a scenario that is one file.
func loadText(name, text string) (*Scenario, source.Diagnostics) {
	return Load(name, Options{Files: mapOf(name, text)})
}

// mapOf is one file.
func mapOf(name, text string) fstest.MapFS { return fstest.MapFS{name: {Data: []byte(text)}} }
