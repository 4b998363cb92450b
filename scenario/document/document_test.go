package document

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"wargame/scenario/source"
)

// mapFiles are the files of a test by name.
func mapFiles(files map[string]string) fstest.MapFS {
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

// readFiles reads main.yaml of the files; those under library/ are the shipped ones.
func readFiles(files map[string]string, set ...Assignment) (*Document, source.Diagnostics) {
	user, library := fstest.MapFS{}, fstest.MapFS{}
	for name, file := range mapFiles(files) {
		if shipped, ok := strings.CutPrefix(name, "library/"); ok {
			library[shipped] = file
		} else {
			user[name] = file
		}
	}
	return Read("main.yaml", Options{Files: user, Library: library, Set: set, Keys: strings.Fields("title unit source value start min max from to rate set like effects")})
}

var printedComment = regexp.MustCompile(`(?m) +# [^\n]*$`)

// merged is the document as printed, without the names of files; the test fails on any diagnostic.
func merged(t *testing.T, files map[string]string, set ...Assignment) string {
	t.Helper()
	d, diags := readFiles(files, set...)
	if len(diags) > 0 {
		t.Fatalf("unexpected:\n%s", diags.Error())
	}
	return printedWithoutFiles(t, d)
}

func printedWithoutFiles(t testing.TB, d *Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Print(&b); err != nil {
		t.Fatal(err)
	}
	return printedComment.ReplaceAllString(b.String(), "")
}

// wantMerged checks the merged document of the files, both given without surrounding line ends.
func wantMerged(t *testing.T, files map[string]string, want string) {
	t.Helper()
	if diff := cmp.Diff(strings.Trim(want, "\n")+"\n", merged(t, files)); diff != "" {
		t.Errorf("merged document (-want +got):\n%s", diff)
	}
}

// wantDiagnostics checks the full text of what is reported.
func wantDiagnostics(t *testing.T, files map[string]string, want string) {
	t.Helper()
	_, diags := readFiles(files)
	if diff := cmp.Diff(strings.Trim(want, "\n"), diags.Error()); diff != "" {
		t.Errorf("diagnostics (-want +got):\n%s", diff)
	}
}
