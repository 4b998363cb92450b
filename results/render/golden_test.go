package render

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"

	"wargame/results"
	"wargame/results/table"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got; -update accepts):\n%s", path, diff)
	}
}

func TestTables(t *testing.T) {
	reports := []*results.Report{report(t, shells(2000)), report(t, peace(300))}
	for _, width := range []int{40, 60, 80, 120} {
		var out bytes.Buffer
		if err := Table(&out, reports, table.Style{Width: width}, 0); err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(out.Bytes(), []byte("\n")) {
			if displaywidth.String(string(line)) > width {
				t.Errorf("width %d, line %d is too wide: %q", width, i+1, line)
			}
			if bytes.HasSuffix(line, []byte(" ")) {
				t.Errorf("width %d, line %d ends with a space: %q", width, i+1, line)
			}
		}
		golden(t, fmt.Sprintf("table%d.txt", width), out.Bytes())
	}
}

func TestMarkdown(t *testing.T) {
	var out bytes.Buffer
	if err := Markdown(&out, []*results.Report{report(t, shells(2000)), report(t, peace(300))}, 0); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.md", out.Bytes())
}
