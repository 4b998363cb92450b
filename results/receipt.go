package results

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math"

	"wargame/sim"
	"wargame/sim/design"
)

// NewReceipt is the receipt of a run.
func NewReceipt(o *sim.Outcomes, m Meta) Receipt {
	r := Receipt{
		Version:      m.Version,
		ScenarioHash: o.Scenario.Hash,
		ModelHash:    o.Scenario.ModelHash,
		Seed:         o.Seed,
		Trials:       o.Trials,
		Design:       o.Design.Name(),
		Command:      m.Command,
		OutcomesHash: Hash(o),
	}
	if o.First != 1 {
		r.First = o.First
	}
	if partial(o) {
		r.Of = o.Design.Size()
	}
	return r
}

// partial says whether the trials of a run are some only of those over which its design spreads.
func partial(o *sim.Outcomes) bool {
	size := o.Design.Size()
	return size > 0 && (o.First != 1 || o.Trials != size)
}

// Designed says whether a design spread what was drawn once over the trials of the run, so that a trial of it is found again
// only among as many.
func (r Receipt) Designed() bool { return r.Design != design.Random }

// Hash is the hex SHA-256 of all outcome columns: for each policy and outcome their names, then trial by trial the
// bits of the value, little endian, 0 where the trial does not count, then the trials that do and those that never
// came.
func Hash(o *sim.Outcomes) string {
	h := sha256.New()
	for i := range o.Policies {
		for k := range o.Outcomes {
			h.Write([]byte(o.Policy(i).Name + "\x00" + o.Outcome(k).Name + "\x00"))
			hashColumn(h, o.Columns[i][k])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// HashColumns is the hex SHA-256 of some columns, each as [Hash] has it, without names.
func HashColumns(columns []sim.Column) string {
	h := sha256.New()
	for _, c := range columns {
		hashColumn(h, c)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func hashColumn(h hash.Hash, c sim.Column) {
	var buf [8 * 512]byte
	at := 0
	put := func(word uint64) {
		binary.LittleEndian.PutUint64(buf[at:], word)
		if at += 8; at == len(buf) {
			h.Write(buf[:])
			at = 0
		}
	}
	for t, v := range c.Values {
		if c.Given != nil && !c.Given.Has(t) {
			v = 0
		}
		put(math.Float64bits(v))
	}
	for _, bits := range []sim.Bits{c.Given, c.Never} {
		put(uint64(len(bits)))
		for _, word := range bits {
			put(word)
		}
	}
	h.Write(buf[:at])
}
