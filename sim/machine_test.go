package sim

import (
	"path/filepath"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/scenarios"
)

// rareAllocations is what a block may allocate where a draw lies beyond the ends of a gamma's table (one in 2,048): gonum's inverse
// of the incomplete gamma function, which is called then, takes a slice or two.
const rareAllocations = 4

// A worker allocates nothing for a block after its first, whatever the scenario.
func TestNoAllocationPerBlock(t *testing.T) {
	names, err := filepath.Glob("../scenarios/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no shipped scenarios", err)
	}
	for _, path := range names {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		s, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		p, err := Compile(s, Options{})
		if err != nil {
			t.Fatal(err)
		}
		m := p.newMachine(1, orRandom(nil))
		numbers := make([]uint64, 64)
		first := uint64(1)
		block := func() {
			for i := range numbers {
				numbers[i] = first
				first++
			}
			m.begin(numbers, numbers)
			for range s.Clock.Steps {
				m.advance()
			}
			m.finish()
		}
		if n := testing.AllocsPerRun(5, block); n > rareAllocations {
			t.Errorf("%s: %v allocations per block", name, n)
		}
		if m.found != nil {
			t.Errorf("%s: %v", name, p.runError(*m.found))
		}
	}
}
