// The commands of a cluster are a shell's.

//go:build !wasip1

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// blocks are the named blocks of a document.
func blocks(t *testing.T, name string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]string{}
	inside := ""
	for line := range strings.Lines(string(text)) {
		switch fence, is := strings.CutPrefix(strings.TrimSpace(line), "```"); {
		case is && inside == "":
			inside = "one without a name"
			if words := strings.Fields(fence); len(words) == 2 {
				inside = words[1]
			}
		case is:
			inside = ""
		case inside != "":
			named[inside] += line
		}
	}
	return named
}

// shell runs a script in a folder, with variables beside those of the test.
func shell(t *testing.T, folder, script string, variables ...string) {
	t.Helper()
	c := exec.Command("sh", "-euc", script)
	c.Dir = folder
	c.Env = append(os.Environ(), variables...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, script, out)
	}
}

// The arrays of docs/cluster.md, their variables set by hand, over fewer trials and in seven tasks: what is merged is one run.
func TestClusterPage(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no shell")
	}
	page := blocks(t, "cluster.md")
	_, pod, ok := strings.Cut(page["run.yml"], "            - |\n")
	if !ok || !strings.Contains(page["run.yml"], "completions: 100\n") {
		t.Fatal("docs/cluster.md has no command of a pod, or no number of them")
	}
	fewer := strings.NewReplacer("1000000 100 ", "1000 7 ", "1000000", "1000")
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "part.sh"), []byte(page["part.sh"]), 0o666); err != nil {
		t.Fatal(err)
	}
	here := strings.NewReplacer("/job/", "", "/runs/", "pods/")
	for task := range 7 {
		shell(t, folder, fewer.Replace(page["run.slurm"]), "SLURM_ARRAY_TASK_COUNT=7", fmt.Sprint("SLURM_ARRAY_TASK_ID=", task), "SLURM_CPUS_PER_TASK=1")
		shell(t, folder, here.Replace(fewer.Replace(pod)), fmt.Sprint("JOB_COMPLETION_INDEX=", task))
	}
	shell(t, folder, page["merge.slurm"])
	shell(t, folder, "wargame merge pods/parts/*/us-aid-pause --out whole")
	shell(t, folder, "wargame run us-aid-pause --trials 1000 --out one")
	sameFolder(t, filepath.Join(folder, "runs/us-aid-pause"), filepath.Join(folder, "one/us-aid-pause"))
	sameFolder(t, filepath.Join(folder, "whole/us-aid-pause"), filepath.Join(folder, "one/us-aid-pause"))
	if !strings.Contains(fewer.Replace(page["run.slurm"]), " 1000 ") || !strings.Contains(fewer.Replace(pod), " 1000 7 ") {
		t.Error("the page asks for another number of trials than the test makes fewer")
	}
}
