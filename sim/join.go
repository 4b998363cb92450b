package sim

import (
	"fmt"
	"math"
	"slices"

	"wargame/scenario"
)

// Join puts the outcomes of consecutive trials together, given in the order of their trials: what comes of it is what one run over
// all of them gives, bit for bit. It refuses parts between which trials are missing or shared, and parts of different
// runs; what makes two runs one is for the caller to compare where it is not in their scenario's hash (the program, say).
func Join(parts ...*Outcomes) (*Outcomes, error) {
	if len(parts) == 0 {
		return nil, fmt.Errorf("sim: there is nothing to join")
	}
	joined := *parts[0]
	joined.Trials = 0
	for _, p := range parts {
		if err := joined.precedes(p); err != nil {
			return nil, err
		}
		joined.Trials += p.Trials
	}
	joined.Columns = joinColumns(parts, joined.Trials, func(o *Outcomes) [][]Column { return o.Columns })
	joined.Measures = joinColumns(parts, joined.Trials, func(o *Outcomes) [][]Column { return o.Measures })
	joined.Checks = joinChecks(parts, joined.Scenario.Checks)
	return &joined, nil
}

// precedes refuses a part that does not go on where o ends.
func (o *Outcomes) precedes(p *Outcomes) error {
	switch {
	case o.Scenario.Hash != p.Scenario.Hash:
		return fmt.Errorf("sim: parts of different scenarios")
	case o.Seed != p.Seed:
		return fmt.Errorf("sim: parts of different seeds, %d and %d", o.Seed, p.Seed)
	case o.Design.Name() != p.Design.Name() || o.Design.Size() != p.Design.Size():
		return fmt.Errorf("sim: parts of different designs, %s of %d and %s of %d trials",
			o.Design.Name(), o.Design.Size(), p.Design.Name(), p.Design.Size())
	case !slices.Equal(o.Policies, p.Policies) || !slices.Equal(o.Outcomes, p.Outcomes):
		return fmt.Errorf("sim: parts of different policies or outcomes")
	case o.First+o.Trials != p.First:
		return fmt.Errorf("sim: a part begins at trial %d where trial %d is next", p.First, o.First+o.Trials)
	}
	return nil
}

// joinColumns joins the columns that of gives of each part.
func joinColumns(parts []*Outcomes, trials int, of func(*Outcomes) [][]Column) [][]Column {
	joined := make([][]Column, len(of(parts[0])))
	for i, columns := range of(parts[0]) {
		for k := range columns {
			c := Column{Values: make([]float64, 0, trials)}
			at := 0
			for _, p := range parts {
				own := of(p)[i][k]
				c.Values = append(c.Values, own.Values...)
				c.Given = c.Given.put(own.Given, at, trials)
				c.Never = c.Never.put(own.Never, at, trials)
				at += p.Trials
			}
			joined[i] = append(joined[i], c)
		}
	}
	return joined
}

// put puts a set of trials into one of n, from its trial at on. A set that is nil stays so.
func (b Bits) put(part Bits, at, n int) Bits {
	if part == nil {
		return b
	}
	if b == nil {
		b = newBits(n)
	}
	word, shift := at>>6, at&63
	for i, w := range part {
		b[word+i] |= w << shift
		if rest := w >> (64 - shift); rest != 0 {
			b[word+i+1] |= rest
		}
	}
	return b
}

// joinChecks is how the checks fared over all parts. How often each held is told from the share of those looked at, of which it is
// a whole number.
func joinChecks(parts []*Outcomes, checks []*scenario.Check) []CheckResult {
	var joined []CheckResult
	for i, first := range parts[0].Checks {
		r, held := CheckResult{Check: first.Check}, 0
		for _, p := range parts {
			own := p.Checks[i]
			r.Looked += own.Looked
			held += int(math.Round(own.Share * float64(own.Looked)))
			if r.Failing == 0 {
				r.Failing = own.Failing
			}
		}
		joined = append(joined, r.judged(held, checks[r.Check].Share))
	}
	return joined
}
