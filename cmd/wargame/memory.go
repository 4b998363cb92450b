package main

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/number"
	"wargame/sim"
)

// memory is a flag that is an amount of memory, in bytes: 512M, 4G, 1.5 GiB. Zero was not given.
type memory float64

// memoryUnits are by what letter they go.
var memoryUnits = map[byte]float64{'k': 1 << 10, 'm': 1 << 20, 'g': 1 << 30, 't': 1 << 40}

func (m *memory) Type() string   { return "amount" }
func (m *memory) String() string { return inBytes(float64(*m)) }

func (m *memory) Set(text string) error {
	digits := strings.ToLower(strings.TrimSpace(text))
	for _, ending := range []string{"ib", "b"} {
		digits = strings.TrimSuffix(digits, ending)
	}
	last := max(len(digits)-1, 0)
	unit := memoryUnits[strings.Clone(digits + " ")[last]]
	x, err := strconv.ParseFloat(strings.TrimSpace(digits[:last]), 64)
	if unit == 0 || err != nil || !(x*unit >= 1<<20 && x*unit <= 1<<60) {
		return errors.New("must be an amount of memory, such as 512M or 4G")
	}
	*m = memory(x * unit)
	return nil
}

// inBytes says an amount of memory.
func inBytes(x float64) string {
	if x < 1<<30 {
		return fmt.Sprintf("%.0f MiB", x/(1<<20))
	}
	return fmt.Sprintf("%.1f GiB", x/(1<<30))
}

// allowance is how much memory a run may take, and who says so.
func (s *selection) allowance() (bytes float64, words string) {
	if s.memory > 0 {
		return float64(s.memory), "--memory allows " + s.memory.String()
	}
	half := min(cli.Memory(), sim.Addressable()) / 2
	return half, "half of this machine's is " + inBytes(half)
}

// fitsRun refuses a run that would take more memory than it may, where the results of so many like it are held at once.
func (s *selection) fitsRun(p *prepared, o sim.RunOptions, held int) error {
	need := p.program.RunMemory(o)
	need.Outcomes *= float64(held)
	return s.fits(need, fmt.Sprintf("%s trials of %s under %d policies with %d outcomes",
		number.Group(o.Trials), p.file, len(p.policies), len(p.outcomes)), s.smaller(need))
}

// ownMemory is what the program takes before it runs anything, in bytes: its text, the runtime, a scenario of the usual size.
const ownMemory = 24 << 20

// analysingMemory is what an analysis takes beside what is held when it begins, in bytes: with the scenario and the report, which are held
// then, 64 MiB beside the columns of its run.
const analysingMemory = 56 << 20

// keepTo has garbage collected before the program takes more than so many bytes beside what it holds now.
func keepTo(beside float64) {
	runtime.GC()
	limit := int64(cli.Held() + beside - ownMemory)
	debug.SetMemoryLimit(min(limit, debug.SetMemoryLimit(-1)))
}

// fits refuses what would take more memory than it may, with the figure. what is what takes it, smaller what makes it smaller,
// both for messages.
func (s *selection) fits(need sim.Memory, what, smaller string) error {
	limit, words := s.allowance()
	total := max(need.Total(), need.Outcomes+s.after)
	if total > limit {
		return cli.Usage(fmt.Sprintf("%s would take %s of memory; %s", what, inBytes(total), words), smaller+"; or allow more with --memory")
	}
	if s.after > 0 && !s.precision.asked() { // whose batches, and what they are joined to, are held at once
		limit = min(limit, total-ownMemory+cli.Held()) // what is saved takes no more than was said
	}
	debug.SetMemoryLimit(int64(limit)) // and what is left behind is collected before there is more
	return nil
}

// smaller says what makes the largest part of a run smaller.
func (s *selection) smaller(need sim.Memory) string {
	limit, _ := s.allowance()
	switch {
	case need.Recorded >= max(need.Outcomes, need.Workers):
		return "ask for fewer --trials, or name the --policy that matters"
	case s.after >= limit:
		return "save nothing, without --out"
	case need.Outcomes < need.Workers:
		return "ask for fewer --workers"
	}
	if most := (limit - max(need.Workers, s.after)) / need.Outcomes * float64(s.trials); most >= 1 {
		return fmt.Sprintf("ask for at most %s --trials, or name the --policy and --outcome that matter", number.Group(int(most)))
	}
	return "ask for fewer --trials, or name the --policy and --outcome that matter"
}
