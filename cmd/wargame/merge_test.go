package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// runInParts saves parts of a run, each in a folder of its own, and gives these.
func runInParts(t *testing.T, name, into string, sizes []int, flags ...string) (parts []string) {
	t.Helper()
	from := 1
	for i, n := range sizes {
		out := filepath.Join(into, fmt.Sprint("part", i+1))
		args := append([]string{"run", name, "--from", fmt.Sprint(from), "--trials", fmt.Sprint(n), "--out", out}, flags...)
		if _, told, status := call(t, args...); status == 2 || status == 1 {
			t.Fatalf("%q: status %d: %s", args, status, told)
		}
		parts = append(parts, filepath.Join(out, name))
		from += n
	}
	return parts
}

// sameFolder wants two folders to hold the same files, byte for byte.
func sameFolder(t *testing.T, got, want string) {
	t.Helper()
	files, err := os.ReadDir(want)
	if err != nil || len(files) == 0 {
		t.Fatalf("%v in %s: %v", files, want, err)
	}
	if there, _ := os.ReadDir(got); len(there) != len(files) {
		t.Errorf("%d files in %s, %d in %s", len(there), got, len(files), want)
	}
	for _, f := range files {
		a, errA := os.ReadFile(filepath.Join(got, f.Name()))
		b, errB := os.ReadFile(filepath.Join(want, f.Name()))
		if errA != nil || errB != nil || string(a) != string(b) {
			t.Errorf("%s differs: %v %v\n%s", f.Name(), errA, errB, firstDifference(string(a), string(b)))
		}
	}
}

// firstDifference is where two texts part.
func firstDifference(a, b string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			from := max(0, i-80)
			return fmt.Sprintf("%q\n%q", a[from:min(len(a), i+80)], b[from:min(len(b), i+80)])
		}
	}
	return fmt.Sprintf("%d and %d bytes", len(a), len(b))
}

// A merge of seven unequal parts, named in any order, saves and prints the bytes that one run over all trials saves and prints.
func TestMergeOfPartsIsTheRun(t *testing.T) {
	sizes := []int{100, 1, 257, 63, 300, 15, 64}
	for i, c := range []struct {
		scenario string
		flags    []string
		of       bool
	}{
		{"us-aid-pause", []string{"--seed", "5"}, false},
		{"us-aid-pause", []string{"--set", "us_supply=3k", "--policy", "half_year", "--outcome", "runs_short,ground_lost", "--baseline", "half_year"}, false},
		{"us-aid-pause", []string{"--design", "lhs"}, true},
		{"us-aid-pause", []string{"--design", "sobol"}, true},
		{"iwo-jima", []string{"--design", "sobol"}, true},
		{"nato-rok", nil, false},
	} {
		t.Run(c.scenario+strings.Join(c.flags, " "), func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			whole := append([]string{"run", c.scenario, "--trials", "800", "--out", filepath.Join(folder, "whole"), "--data", "parquet"}, c.flags...)
			ran, told, status := call(t, whole...)
			if c.of {
				c.flags = append(c.flags, "--of", "800")
			}
			parts := runInParts(t, c.scenario, folder, sizes, append(c.flags, "--data", []string{"csv", "parquet"}[i%2])...)
			order := []int{3, 0, 6, 1, 2, 5, 4}
			args := []string{"merge", "--out", filepath.Join(folder, "merged"), "--data", "parquet", "--workers", "2"}
			for _, i := range order {
				args = append(args, parts[i])
			}
			merged, toldToo, statusToo := call(t, args...)
			if merged != ran || status != statusToo {
				t.Errorf("status %d and %d\n%s\n%s\n%s", status, statusToo, told, toldToo, firstDifference(merged, ran))
			}
			sameFolder(t, filepath.Join(folder, "merged", c.scenario), filepath.Join(folder, "whole", c.scenario))
		})
	}
}

// What is no part of one run is refused by name, with what to do; parts of a part of a design may be joined and joined again.
func TestWhatIsNotMerged(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	plan := "wargame: 1\nclock: {step: 1 week, length: 4 weeks}\nlevers: {aid: {default: 1}}\npolicies: {a: {}, b: {set: {aid: 2}}}\n" +
		"variables: {x: 1 to 2}\nauxiliaries: {spent: aid}\noutcomes: {y: x * initial(spent), z: x}\n"
	if err := writeFiles([]newFile{{"plan.yaml", []byte(plan)}, {"other/plan.yaml", []byte(strings.Replace(plan, "1 to 2", "1 to 3", 1))},
		{"third.yaml", []byte(plan)}}, true); err != nil {
		t.Fatal(err)
	}
	save := func(out string, args ...string) {
		if _, told, status := call(t, append(append([]string{"run"}, args...), "--out", out)...); status != 0 {
			t.Fatalf("%q: status %d: %s", args, status, told)
		}
	}
	save("1", "plan.yaml", "--trials", "64")
	save("2", "plan.yaml", "--trials", "36", "--from", "65")
	save("3", "plan.yaml", "--trials", "10", "--from", "121")
	save("over", "plan.yaml", "--trials", "36", "--from", "60")
	save("seed", "plan.yaml", "--trials", "36", "--from", "65", "--seed", "2")
	save("text", "other/plan.yaml", "--trials", "36", "--from", "65")
	save("name", "third.yaml", "--trials", "36", "--from", "65")
	save("one", "plan.yaml", "--trials", "36", "--from", "65", "--policy", "a")
	save("base", "plan.yaml", "--trials", "36", "--from", "65", "--baseline", "b")
	save("few", "plan.yaml", "--trials", "36", "--from", "65", "--outcome", "y")
	save("lhs", "plan.yaml", "--trials", "96", "--from", "65", "--design", "lhs", "--of", "160")
	save("lhs2", "plan.yaml", "--trials", "64", "--design", "lhs", "--of", "320")
	save("lhs1", "plan.yaml", "--trials", "64", "--design", "lhs", "--of", "160")
	save("none", "plan.yaml", "--trials", "36", "--from", "65", "--data", "none")
	for _, c := range []struct{ runs, want, hint string }{
		{"1/plan", "two runs or more", "wargame show 1/plan"},
		{"1/plan 3/plan", "trials 65 to 120 are in none of the runs: 1/plan ends before them, and 3/plan begins after them",
			"run them: wargame run plan.yaml --from 65 --trials 56 --seed 1 --design random --out DIR"},
		{"1/plan over/plan", "trials 60 to 64 are in two of the runs: 1/plan and over/plan", "leave one out"},
		{"1/plan 2/plan 1/plan", "trials 1 to 64 are in two of the runs: 1/plan and 1/plan", "leave one out"},
		{"1/plan seed/plan", "1/plan and seed/plan are no parts of one run: they differ in their seed: 1 and 2", "run it again"},
		{"1/plan text/plan", "they differ in their scenario as merged", ""},
		{"1/plan name/third", "they differ in their scenario: plan and third", ""},
		{"1/plan one/plan", "they differ in their list of policies: a,b and a", ""},
		{"1/plan base/plan", "they differ in their baseline: a and b", ""},
		{"1/plan few/plan", "they differ in their list of outcomes: y,z and y", ""},
		{"1/plan lhs/plan", "they differ in their design: random and lhs of 160 trials", ""},
		{"lhs2/plan lhs/plan", "they differ in their design: lhs of 320 trials and lhs of 160 trials", ""},
		{"1/plan none/plan", "saved without its trials", "run it again with --data csv"},
		{"1/plan nowhere", "there is no saved run in nowhere", "saves one"},
	} {
		out, told, status := call(t, append(strings.Fields("merge --out merged"), strings.Fields(c.runs)...)...)
		if out != "" || status != 2 || !strings.Contains(told, c.want) || !strings.Contains(told, c.hint) {
			t.Errorf("%s: status %d, expected %q and %q:\n%s", c.runs, status, c.want, c.hint, told)
		}
	}
	if _, told, status := call(t, "merge", "1/plan", "2/plan"); status != 2 || !strings.Contains(told, "--out DIR") {
		t.Errorf("without --out: status %d, %s", status, told)
	}
	if _, told, status := call(t, "merge", "2/plan", "1/plan", "--out", "1"); status != 2 || !strings.Contains(told, "--force") {
		t.Errorf("over a part: status %d, %s", status, told)
	}
	if _, err := os.Stat("merged"); err == nil {
		t.Error("something was saved")
	}
	if shown, told, status := call(t, "merge", "lhs/plan", "lhs1/plan", "--out", "merged"); status != 0 || strings.Contains(shown, "a part has") {
		t.Errorf("a whole design: status %d, %s\n%s", status, told, shown)
	}
	save("whole", "plan.yaml", "--trials", "160", "--design", "lhs")
	sameFolder(t, "merged/plan", "whole/plan")
}

// A part of a design says so, and a trial of it is found again.
func TestPartsSayWhatTheyAre(t *testing.T) {
	part := []string{"run", "us-aid-pause", "--from", "101", "--trials", "60", "--design", "sobol", "--of", "1600", "--outcome", "ground_lost"}
	out, _, _ := call(t, append(part, "--format", "json")...)
	for _, want := range []string{`"command": "wargame run us-aid-pause --from 101 --trials 60 --seed 1 --design sobol --of 1600 --outcome ground_lost"`,
		`"first": 101`, `"of": 1600`, "these are 60 trials from 101 on, of the 1,600 over which sobol spreads"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %.3000s", want, out)
		}
	}
	if screen, _, _ := call(t, part...); !strings.Contains(screen, "us-aid-pause, 60 trials (101 to 160) of 39 weeks, seed 1") {
		t.Errorf("the screen does not say which trials these are: %.400s", screen)
	}
	folder := t.TempDir()
	ran, _, _ := call(t, append(part, "--out", folder)...)
	if shown, told, status := call(t, "show", folder+"/us-aid-pause"); status != 0 || shown != ran {
		t.Errorf("status %d: a part is shown otherwise than it ran: %s", status, told)
	}
	if again, told, status := call(t, "rerun", folder+"/us-aid-pause"); status != 0 || !strings.Contains(again, "the same in 60 trials") {
		t.Errorf("status %d: a part is another when run again: %s%s", status, again, told)
	}
	alone, _, _ := call(t, "run", "us-aid-pause", "--trial", "130", "--design", "sobol", "--trials", "1600", "--format", "csv")
	within, _, status := call(t, "run", "us-aid-pause", "--trial", "130", "--design", "sobol", "--of", "1600", "--format", "csv")
	if status != 0 || alone != within {
		t.Errorf("status %d; trial 130 of 1,600 is another by --of", status)
	}
	for _, c := range []struct{ flags, want string }{
		{"--of 1600", "--of is of --design lhs and sobol"},
		{"--from 17 --trials 16 --design lhs", "needs --of"},
		{"--trials 16 --design lhs --of 100", "needs a multiple of 16 trials in --of"},
		{"--trials 16 --design lhs --of 100", "for example --of 112"},
		{"--from 90 --trials 16 --design lhs --of 96", "trials 90 to 105 are not among the 96"},
		{"--from 5 --trial 3", "--from is the first of many trials"},
		{"--from 0", "must be a whole number of at least 1"},
	} {
		if out, told, status := call(t, append([]string{"run", "us-aid-pause"}, strings.Fields(c.flags)...)...); out != "" || status != 2 || !strings.Contains(told, c.want) {
			t.Errorf("%s: status %d, expected %q: %s", c.flags, status, c.want, told)
		}
	}
}
