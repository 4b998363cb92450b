// These tests start processes and kill them, which wasip1 and js have none of.

//go:build !wasip1 && !js

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// wargameProcess is a process of this command: the test binary, which is the command under that name.
func wargameProcess(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	name := filepath.Join(t.TempDir(), "wargame")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, name); err != nil {
		t.Skipf("a program cannot have a second name here: %v", err)
	}
	return exec.Command(name, args...)
}

// A process that is killed at any moment leaves the run that was there, whole, or the new one, or none where there was none; and
// the next one removes what it left.
func TestKilledRunsAreWholeOrNotThere(t *testing.T) {
	times := 50
	if testing.Short() {
		times = 8
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("plan.yaml", []byte(killedScenario), 0o666); err != nil {
		t.Fatal(err)
	}
	save := func(seed int) []string {
		return []string{"run", "plan.yaml", "--trials", "40k", "--seed", fmt.Sprint(seed), "--out", "runs", "--force", "--data",
			[]string{"csv", "parquet"}[seed%2], "-q"}
	}
	start := time.Now()
	if out, err := wargameProcess(t, save(1)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(start)
	if err := os.RemoveAll("runs"); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	here, killed := 0, 0 // the seed of the run that is there
	for seed := 1; seed <= times; seed++ {
		c := wargameProcess(t, save(seed)...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(whole) * 11 / 10)))
		c.Process.Kill()
		if c.Wait() != nil {
			killed++
		}
		out, told, status := call(t, "rerun", "runs/plan")
		is := seedOf(t)
		switch {
		case is == 0 && here == 0 && status == 2 && strings.Contains(told, "there is no saved run"):
		case status != 0 || is != seed && is != here:
			t.Fatalf("seed %d was killed over that of seed %d: seed %d is there, and rerun has status %d: %s%s", seed, here, is, status, out, told)
		}
		here = is
	}
	if killed == 0 {
		t.Error("none was killed in time")
	}
	if out, err := wargameProcess(t, save(1)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	left, err := os.ReadDir("runs")
	if err != nil || len(left) != 1 || seedOf(t) != 1 {
		t.Errorf("%v is left beside the run: %v", left, err)
	}
}

// seedOf is the seed of the run that is saved; 0: there is none.
func seedOf(t *testing.T) int {
	t.Helper()
	out, _, status := call(t, "show", "runs/plan", "--format", "json")
	if status != 0 {
		return 0
	}
	_, rest, _ := strings.Cut(out, `"seed": `)
	seed := 0
	if _, err := fmt.Sscan(strings.TrimRight(strings.SplitN(rest, "\n", 2)[0], ","), &seed); err != nil {
		t.Fatal(err)
	}
	return seed
}

// A disk that is full as a run is saved is told of, the results are printed all the same, and nothing is left on the disk, but the
// run that was there before.
func TestFullDiskIsToldOf(t *testing.T) {
	disk := mounted(t, "size=600k")
	t.Chdir(t.TempDir())
	if err := os.WriteFile("plan.yaml", []byte(killedScenario), 0o666); err != nil {
		t.Fatal(err)
	}
	plain, _, _ := call(t, "run", "plan.yaml", "--trials", "40k")
	for _, form := range []string{"csv", "parquet"} {
		out := filepath.Join(disk, form)
		printed, told, status := call(t, "run", "plan.yaml", "--trials", "40k", "--out", out, "--data", form)
		if status != 1 || printed != plain || !strings.Contains(told, "cannot save the run in "+filepath.Join(out, "plan")+": no space left on device") {
			t.Errorf("%s: status %d: %s", form, status, told)
		}
		if left, err := os.ReadDir(out); err == nil && len(left) > 0 {
			t.Errorf("%s: %v is left on the disk", form, left)
		}
	}
	if _, told, status := call(t, "run", "plan.yaml", "--trials", "100", "--out", disk); status != 0 {
		t.Fatalf("status %d: %s", status, told)
	}
	call(t, "run", "plan.yaml", "--trials", "40k", "--out", disk, "--force")
	if out, told, status := call(t, "rerun", filepath.Join(disk, "plan")); status != 0 {
		t.Errorf("the run that was there is no more: %s%s", out, told)
	}
}

// mounted is a disk in memory, as the options of mount say.
func mounted(t *testing.T, options string) string {
	t.Helper()
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("a disk of %s cannot be mounted here: %v: %s", options, err, bytes.TrimSpace(out))
	}
	t.Cleanup(func() { exec.Command("umount", disk).Run() })
	return disk
}

// locked is a folder in which this process may write nothing.
func locked(t *testing.T) string {
	t.Helper()
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	return folder
}

// A folder that cannot be written is told of, and the results are printed all the same.
func TestReadOnlyFoldersAreToldOf(t *testing.T) {
	for _, of := range []struct {
		name, reason string
		folder       func(t *testing.T) string
	}{
		{"disk", "read-only file system", func(t *testing.T) string { return mounted(t, "ro,size=600k") }},
		{"folder", "permission denied", locked},
	} {
		t.Run(of.name, func(t *testing.T) {
			out := of.folder(t)
			t.Chdir(t.TempDir())
			if err := os.WriteFile("plan.yaml", []byte(killedScenario), 0o666); err != nil {
				t.Fatal(err)
			}
			plain, _, _ := call(t, "run", "plan.yaml", "--trials", "100")
			for _, out := range []string{out, filepath.Join(out, "deeper")} {
				printed, told, status := call(t, "run", "plan.yaml", "--trials", "100", "--out", out)
				if status != 1 || printed != plain || !strings.Contains(told, "cannot save the run in "+filepath.Join(out, "plan")+": "+of.reason) {
					t.Errorf("status %d: %s", status, told)
				}
			}
		})
	}
}
