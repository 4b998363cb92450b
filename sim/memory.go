package sim

import (
	"errors"
	"math"
	"runtime"
)

// Memory is what a run takes beside its scenario and program, in bytes. It is known before the run.
type Memory struct {
	Outcomes float64 // columns of outcomes, of measures and of checks
	Recorded float64 // of Record: columns of what is recorded, as much as there is at once
	Workers  float64 // what the workers compute in, all of them together
}

// Total is all of it.
func (m Memory) Total() float64 { return m.Outcomes + m.Recorded + m.Workers }

// Addressable is how many bytes a process can have at most: 2 GiB where an address has 32 bits, 4 GiB in WebAssembly, where it has
// 32 too though an int has 64.
func Addressable() float64 { return addressable(runtime.GOARCH, math.MaxInt) }

func addressable(arch string, largest int) float64 {
	if arch == "wasm" {
		return 4 << 30
	}
	return float64(largest) + 1
}

// DefaultMemory is how much a run may take unless RunOptions.Memory says: 8 GiB, or half of what there can be.
func DefaultMemory() float64 { return min(8<<30, Addressable()/2) }

// ErrMemory is the error of a run that would take more memory than it may.
var ErrMemory = errors.New("sim: the run would take more memory than it may")

// RunMemory is what Run takes.
func (p *Program) RunMemory(o RunOptions) Memory {
	columns := float64(8 * (len(p.results) + len(p.measures)))
	for _, list := range [][]result{p.results, p.measures} {
		for i := range list {
			columns += bitBytes(list[i].given) + bitBytes(list[i].never)
		}
	}
	for _, c := range p.checks {
		columns += 1.0/8 + bitBytes(c.looked)
	}
	return Memory{Outcomes: float64(o.Trials) * columns, Workers: p.workerBytes(o)}
}

// bitBytes is what a bit for each trial takes, where there is one.
func bitBytes(r ref) float64 {
	if r == none {
		return 0
	}
	return 1.0 / 8
}

// RecordMemory is what Record takes, what it hands over among it.
func (p *Program) RecordMemory(o RunOptions) Memory {
	if p.inStretches(o.Trials) {
		held := float64(len(p.recordings)*p.stretch(o.Trials)) * pointBytes(o.Trials)
		return Memory{Recorded: held + 8*float64(o.Trials)*float64(p.width())} // every trial is under way
	}
	at := min(len(p.recordings), p.recordedAtOnce(o.Trials))
	return Memory{Recorded: float64(at) * p.recordedBytes(o.Trials), Workers: p.workerBytes(o)}
}

// PathMemory is what Path takes: a machine for one trial, and what is recorded at a point.
func (p *Program) PathMemory(o RunOptions) Memory {
	o.Trials, o.Block = 1, 1
	return Memory{Recorded: 8 * float64(len(p.recordings)), Workers: p.workerBytes(o)}
}

// workerBytes is what the workers hold.
func (p *Program) workerBytes(o RunOptions) float64 {
	o = o.withDefaults(p)
	block := min(o.Block, o.Trials)
	workers := min(o.Workers, (o.Trials+o.Block-1)/o.Block)
	return 8 * float64(workers) * float64(block) * float64(p.width())
}

// may refuses a run that needs too much.
func (o RunOptions) may(need Memory) error {
	if o.Memory == 0 {
		o.Memory = DefaultMemory()
	}
	if need.Total() > o.Memory {
		return ErrMemory
	}
	return nil
}
