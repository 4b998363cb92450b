package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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

func svgOf(t testing.TB, c *Chart, p Paper) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := SVG(&out, c, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSVG(t *testing.T) {
	pictures := gallery()
	for _, name := range slices.Sorted(maps.Keys(pictures)) {
		golden(t, name+".svg", svgOf(t, pictures[name], Paper{Alone: true}))
		for _, p := range []Paper{{}, {Width: 280, Height: 120}, {Width: 340}, {Width: 1000, Alone: true}} {
			checkSVG(t, name, svgOf(t, pictures[name], p))
		}
	}
}

func checkSVG(t *testing.T, name string, picture []byte) {
	t.Helper()
	if err := wrongIn(string(picture)); err != nil {
		t.Fatalf("%s: %v:\n%s", name, err, picture)
	}
}

// wrongIn wants XML that is well-formed, names itself, and has no number in it that is none.
func wrongIn(picture string) error {
	d := xml.NewDecoder(strings.NewReader(picture))
	var elements []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		elements = append(elements, start.Name.Local)
		for _, a := range start.Attr {
			if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") || strings.Contains(a.Value, "%!") {
				return fmt.Errorf("<%s %s=%q>", start.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
	if len(elements) < 2 || elements[0] != "svg" || elements[1] != "title" {
		return fmt.Errorf("it begins with %q", elements[:min(2, len(elements))])
	}
	return nil
}

func textOf(t testing.TB, c *Chart, how Cells) string {
	t.Helper()
	var out strings.Builder
	if err := Text(&out, c, how); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestText(t *testing.T) {
	pictures := gallery()
	for _, name := range slices.Sorted(maps.Keys(pictures)) {
		golden(t, name+".txt", []byte(textOf(t, pictures[name], Cells{})+"\n"+textOf(t, pictures[name], Cells{ASCII: true})))
	}
}
