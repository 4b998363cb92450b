package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
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
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	peak := 0
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			if peak == 0 || peak > columns+64<<20 {
				t.Errorf("it took %d MiB, where %d MiB are columns", peak>>20, columns>>20)
			}
			return
		case <-time.After(2 * time.Millisecond):
			peak = max(peak, held(c.Process.Pid))
		}
	}
}

// held is the most memory that a running process held so far, in bytes. That of an ended one, as the system counts it, may be of the process
// that started it.
func held(pid int) int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes := 0
	fmt.Sscan(rest, &kilobytes)
	return kilobytes << 10
}
