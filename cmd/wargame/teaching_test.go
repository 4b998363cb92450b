package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wargame/cmd/wargame/internal/cli"
)

// What a guide tells its reader to type is run. TestDocuments runs what a guide shows with its output; here all commands of
// a guide are run in their order in one folder, with the files that the guide has made by then, and those in "```sh"
// blocks, whose output is not shown, must succeed. Fewer trials will do, as no number is looked at.
func TestGuides(t *testing.T) {
	docs, err := filepath.Abs(filepath.Join("..", "..", "docs"))
	if err != nil {
		t.Fatal(err)
	}
	guides, err := filepath.Glob(filepath.Join(docs, "handouts", "*.md"))
	if err != nil || len(guides) == 0 {
		t.Fatalf("no handouts: %v", err)
	}
	for _, name := range []string{"instructor.md", "first-hour.md", "what-happened.md"} {
		guides = append(guides, filepath.Join(docs, name))
	}
	for _, name := range guides {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			if follow(t, string(text)) == 0 {
				t.Error("there is no command in it")
			}
		})
	}
}

// follow does what a guide says and gives how many commands had to succeed.
func follow(t *testing.T, text string) int {
	ran := 0
	for rest := text; ; {
		_, from, found := strings.Cut(rest, "\n```")
		if !found {
			return ran
		}
		label, after, _ := strings.Cut(from, "\n")
		block, end := until(t, after, "```\n")
		rest = "\n" + strings.TrimPrefix(end, "```\n")
		if name, is := strings.CutPrefix(label, "yaml "); is {
			if err := os.WriteFile(strings.TrimSuffix(name, " wrong"), []byte(block), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		for line := range strings.Lines(block) {
			command, typed := strings.CutPrefix(line, map[string]string{"sh": "wargame ", "console": "$ wargame "}[label])
			if !typed || label != "sh" && label != "console" {
				continue
			}
			stdout, stderr, status := call(t, quick(words(t, command))...)
			if label == "console" {
				continue // its output stands in the guide, where TestDocuments checks it
			}
			ran++
			if status != int(cli.Done) || stdout == "" {
				t.Errorf("%s: exit status %d\n%s%s", strings.TrimSpace(line), status, stdout, stderr)
			}
		}
	}
}

// quick is a command with few trials, where it runs many.
func quick(args []string) []string {
	if args[0] != "run" || slices.Contains(args, "--trials") || slices.Contains(args, "--trial") {
		return args
	}
	return append(args, "--trials", "200")
}
