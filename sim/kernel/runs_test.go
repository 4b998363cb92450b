package kernel_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path"
	"testing"

	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/kernel"
)

// digestVariable makes the test binary print the digest of the shipped scenarios' outcomes instead of testing.
const digestVariable = "WARGAME_TEST_DIGEST"

func TestMain(m *testing.M) {
	if os.Getenv(digestVariable) == "" {
		os.Exit(m.Run())
	}
	text, err := digest(os.DirFS("../../scenarios"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Print(kernel.Default().Name, "\n", text)
}

// digest is a line per scenario with a hash of the bits of all its outcomes.
func digest(library fs.FS) (string, error) {
	names, err := fs.Glob(library, "*.yaml")
	if err != nil {
		return "", err
	}
	text := ""
	for _, name := range names {
		s, faults := scenario.Load(name, scenario.Options{Files: library, Library: library})
		if s == nil {
			return "", fmt.Errorf("%s: %w", name, faults)
		}
		p, err := sim.Compile(s, sim.Options{})
		if err != nil {
			return "", err
		}
		outcomes, err := p.Run(context.Background(), sim.RunOptions{Seed: 5, Trials: 300, Workers: 1})
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		h := fnv.New64a()
		for _, policy := range outcomes.Columns {
			for _, column := range policy {
				for _, x := range column.Values {
					h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(x)))
				}
			}
		}
		text += fmt.Sprintf("%s %016x\n", path.Base(name), h.Sum64())
	}
	return text, nil
}

// All shipped scenarios have the same outcomes, to the bit, with each set of kernels.
func TestRunsAreAlike(t *testing.T) {
	want := ""
	for _, set := range kernel.Sets() {
		command := exec.Command(os.Args[0])
		command.Env = append(os.Environ(), digestVariable+"=1", kernel.Variable+"="+set.Name)
		command.Stderr = os.Stderr
		out, err := command.Output()
		if err != nil {
			t.Fatalf("%s: %v", set.Name, err)
		}
		name := set.Name + "\n"
		if len(out) < len(name) || string(out[:len(name)]) != name {
			t.Fatalf("asked for %s, ran with %.10q", set.Name, out)
		}
		got := string(out[len(name):])
		if want == "" {
			want = got
		}
		if got == "" || got != want {
			t.Errorf("with %s:\n%swith %s:\n%s", set.Name, got, kernel.Sets()[0].Name, want)
		}
	}
}
