package document

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/scenario/source"
)

// Of a file that is no scenario nothing is shown, whatever is wrong with it; of one that names its version or has sections alone
// everything is.
func TestExtendsNoScenario(t *testing.T) {
	for text, want := range map[string]string{
		"root:x:0:0\n":                        "main.yaml:2:10: base.yaml is not a scenario",
		"password: hunter2\n":                 "main.yaml:2:10: base.yaml is not a scenario",
		"{password: hunter2\n":                "main.yaml:2:10: base.yaml is not a scenario",
		"\x00\x01":                            "main.yaml:2:10: base.yaml is not a scenario",
		"variables: {a: 1}\npassword: x\n":    "main.yaml:2:10: base.yaml is not a scenario",
		"variables: {a: 1, a: 2}\n":           `base.yaml:1:19: "a" is here twice`,
		"{wargame: 1\n":                       "main.yaml:2:10: base.yaml is not a scenario",
		"wargame: 1\nvariables: {a: 1\n":      `base.yaml:2:12: "{" is never closed`,
		"# mine\nwargame: 1\npassword: x\n":   "",
		"variables: {a: 1}\nextends: no.yaml": `base.yaml:2:10: no file "no.yaml"`,
	} {
		_, diags := Read("main.yaml", Options{
			Files:    fstest.MapFS{"main.yaml": {Data: []byte("wargame: 1\nextends: base.yaml\n")}, "base.yaml": {Data: []byte(text)}},
			Sections: []string{"variables", "extends"},
		})
		got := ""
		if len(diags) > 0 {
			got = diags[0].Span.String() + ": " + diags[0].Message
		}
		if got != want || strings.Contains(diags.Error(), "hunter2") || len(diags) > 1 {
			t.Errorf("%q: %v, want %q", text, diags, want)
		}
	}
}

// Paths go through links as the system goes: what is above a folder that is linked is above where it really stands.
func TestExtendsFollowsLinks(t *testing.T) {
	top := t.TempDir()
	for name, text := range map[string]string{
		"here/main.yaml":              "wargame: 1\nextends: [models/front.yaml, ./plain/../models/../plain/own.yaml]\n",
		"here/plain/own.yaml":         "variables: {own: 1}\n",
		"here/common.yaml":            "variables: {wrong: 1}\n",
		"elsewhere/models/front.yaml": "extends: ../common.yaml\n",
		"elsewhere/common.yaml":       "extends: after.yaml\nvariables: {right: 1}\n",
		"elsewhere/after.yaml":        "variables: {after: 1}\n",
		"here/after.yaml":             "variables: {wrong: 1}\n",
		"elsewhere/plain/own.yaml":    "variables: {linked: 1}\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(top, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(top, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join("..", "elsewhere", "models"), filepath.Join(top, "here", "models")); err != nil {
		t.Skip(err)
	}
	doc, diags := Read("here/main.yaml", Options{Files: linkedFS(top)})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	var names []string
	for _, e := range doc.Root.Child("variables").Entries {
		names = append(names, e.Key.Value)
	}
	if !slices.Equal(names, []string{"after", "right", "linked"}) {
		t.Errorf("%q", names)
	}
}

// linkedFS is a folder in which paths may go through links and "..", as the command's do.
type linkedFS string

func (f linkedFS) Open(name string) (fs.File, error) {
	return os.Open(string(f) + "/" + name)
}
func (f linkedFS) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(string(f) + "/" + name) }
func (f linkedFS) ReadLink(name string) (string, error)   { return os.Readlink(string(f) + "/" + name) }

// What a file extends is a plain file.
func TestExtendsPlainFilesOnly(t *testing.T) {
	for mode, want := range map[fs.FileMode]string{
		fs.ModeDir: "a folder", fs.ModeNamedPipe: "a pipe", fs.ModeDevice: "a device", fs.ModeDevice | fs.ModeCharDevice: "a device",
		fs.ModeSocket: "a socket", fs.ModeIrregular: "no plain file",
	} {
		_, diags := readAll(fstest.MapFS{"main.yaml": {Data: []byte("extends: base.yaml\n")}, "base.yaml": {Data: []byte("a: 1"), Mode: mode}})
		if want = "base.yaml is " + want + ", not a scenario file"; len(diags) != 1 || diags[0].Message != want || diags[0].Span.String() != "main.yaml:1:10" {
			t.Errorf("%v: %v, want %s", mode, diags, want)
		}
	}
}

func readAll(files fs.FS) (*Document, source.Diagnostics) {
	return Read("main.yaml", Options{Files: files})
}
