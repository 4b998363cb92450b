package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestPagerCommand(t *testing.T) {
	bin := t.TempDir()
	for _, name := range []string{"less", "more"} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin)
	for _, c := range []struct {
		choice string
		chosen bool
		want   []string // nil: none
	}{
		{"", false, []string{filepath.Join(bin, "less")}},
		{"", true, nil},
		{"cat", true, nil},
		{"more -e", true, []string{filepath.Join(bin, "more"), "-e"}},
		{"nowhere", true, nil},
	} {
		var got []string
		if p := pagerCommand(c.choice, c.chosen); p != nil {
			got = p.Args
			got[0] = p.Path
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("PAGER %q (%v): %q, want %q", c.choice, c.chosen, got, c.want)
		}
	}
	t.Setenv("LESS", "S")
	if p := pagerCommand("", false); slices.Contains(p.Env, "LESS=FRX") {
		t.Error("the user's LESS is overridden")
	}
}

// What goes to a file or a pipe is never paged.
func TestPagesElsewhere(t *testing.T) {
	var out bytes.Buffer
	s := NewStreams(nil, &out, io.Discard)
	err := s.Page(func(w io.Writer) error {
		for i := range 1000 {
			fmt.Fprintln(w, i)
		}
		return nil
	})
	if err != nil || bytes.Count(out.Bytes(), []byte("\n")) != 1000 {
		t.Errorf("%d lines, %v", bytes.Count(out.Bytes(), []byte("\n")), err)
	}
}
