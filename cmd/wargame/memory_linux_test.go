package main

import (
	"os"
	"syscall"
	"testing"
)

// sensitivity keeps to 64 MiB beside the columns of its run, the program itself among them.
func TestSensitivityKeepsToItsMemory(t *testing.T) {
	many, err := os.ReadFile("../../analysis/testdata/many.yaml")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	const more = "  chance: {value: final(more) * x14 > 1}\n  with_luck: {value: final(more) * x7 + x6 * final(luck)}\n  square: {value: final(more) * x1^2}\n"
	if err := os.WriteFile("many.yaml", append(many, more...), 0o666); err != nil {
		t.Fatal(err)
	}
	const columns = 8 * 300_000 * (15 + 6*4) // variables, and outcomes under policies
	c := wargameProcess(t, "sensitivity", "many.yaml", "--trials", "300k", "-q")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if peak := c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10; peak > columns+64<<20 {
		t.Errorf("it took %d MiB, where %d MiB are columns", peak>>20, columns>>20)
	} else {
		t.Logf("it took %d MiB, of which %d MiB are columns", peak>>20, columns>>20)
	}
}
