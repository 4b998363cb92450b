package sim

import "math"

// tally is how the checks fared, trial by trial.
type tally struct{ holds, looked []Bits }

func (p *Program) newTally(trials int) *tally {
	t := &tally{}
	for _, c := range p.checks {
		t.holds = append(t.holds, newBits(trials))
		looked := Bits(nil)
		if c.looked != none {
			looked = newBits(trials)
		}
		t.looked = append(t.looked, looked)
	}
	return t
}

// store takes what a block that begins at trial at, from 0, says of the checks.
func (t *tally) store(m *machine, at int) {
	for i, c := range m.checks {
		t.holds[i].set(at, m.at(c.registers[0]))
		if c.looked != none {
			t.looked[i].set(at, m.at(c.registers[1]))
		}
	}
}

// shareSlack lets a share that must be met be met in spite of rounding.
const shareSlack = 1e-12

// tallied is how the checks fared over all trials, the first of which has the number first.
func (p *Program) tallied(t *tally, first, trials int) []CheckResult {
	var list []CheckResult
	for i, c := range p.checks {
		r := CheckResult{Check: c.check}
		held := 0
		for trial := range trials {
			if t.looked[i] != nil && !t.looked[i].Has(trial) {
				continue
			}
			r.Looked++
			if t.holds[i].Has(trial) {
				held++
			} else if r.Failing == 0 {
				r.Failing = first + trial
			}
		}
		list = append(list, r.judged(held, p.sc.Checks[c.check].Share))
	}
	return list
}

// judged is a result of which it is known in how many of the trials looked at the check held, and in which share it must.
func (r CheckResult) judged(held int, asked float64) CheckResult {
	r.Share = 1
	if r.Looked > 0 {
		r.Share = float64(held) / float64(r.Looked)
	}
	r.Holds = r.Share >= math.Min(1, asked)-shareSlack
	return r
}
