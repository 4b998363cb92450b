package results

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"math"

	"wargame/scenario"
	"wargame/sim"
)

// A saved run is this line, a line of JSON (header), then for each policy and outcome the column, then for each
// series its numbers, all little endian, and at the end the SHA-256 of everything before it:
//
//	list    = length uint64, words uint64 × length
//	column  = values list, given list, never list      (lists of bits are empty where the column has none)
//	series  = time, mean, p5, p50, p95 lists, number of shares uint64, share lists
const savedAs = "wargame outcomes 1\n"

// header says what the columns of a saved run are, by name, so that they find their place again.
type header struct {
	ScenarioHash string            `json:"scenario_hash"`
	Seed         uint64            `json:"seed"`
	First        int               `json:"first"`
	Trials       int               `json:"trials"`
	Design       string            `json:"design"`
	Policies     []string          `json:"policies"`
	Outcomes     []string          `json:"outcomes"`
	Series       []seriesHeader    `json:"series"`
	Checks       []sim.CheckResult `json:"checks"`
}

type seriesHeader struct {
	Watch  int    `json:"watch"`
	Policy string `json:"policy"`
}

// Save writes the outcome columns of a run so that [Load] gives them back, bit for bit.
func Save(w io.Writer, o *sim.Outcomes) error {
	head := header{
		ScenarioHash: o.Scenario.Hash,
		Seed:         o.Seed,
		First:        o.First,
		Trials:       o.Trials,
		Design:       o.Design,
		Checks:       o.Checks,
	}
	for _, p := range o.Policies {
		head.Policies = append(head.Policies, o.Scenario.Policies[p].Name)
	}
	for _, k := range o.Outcomes {
		head.Outcomes = append(head.Outcomes, o.Scenario.Outcomes[k].Name)
	}
	for _, s := range o.Series {
		head.Series = append(head.Series, seriesHeader{s.Watch, o.Scenario.Policies[s.Policy].Name})
	}
	line, err := json.Marshal(head)
	if err != nil {
		return fmt.Errorf("results: save: %w", err)
	}
	out := &saver{hash: sha256.New()}
	out.w = bufio.NewWriter(io.MultiWriter(w, out.hash))
	out.w.WriteString(savedAs)
	out.w.Write(append(line, '\n'))
	for _, columns := range o.Columns {
		for _, c := range columns {
			out.numbers(c.Values)
			out.words(c.Given)
			out.words(c.Never)
		}
	}
	for _, s := range o.Series {
		for _, list := range [][]float64{s.Time, s.Mean, s.P5, s.P50, s.P95} {
			out.numbers(list)
		}
		out.word(uint64(len(s.Share)))
		for _, list := range s.Share {
			out.numbers(list)
		}
	}
	if err := out.w.Flush(); err != nil { // the first error of all writes
		return fmt.Errorf("results: save: %w", err)
	}
	if _, err := w.Write(out.hash.Sum(nil)); err != nil {
		return fmt.Errorf("results: save: %w", err)
	}
	return nil
}

type saver struct {
	w    *bufio.Writer
	hash hash.Hash
}

func (s *saver) word(x uint64) {
	s.w.Write(binary.LittleEndian.AppendUint64(s.w.AvailableBuffer(), x))
}

func (s *saver) words(list []uint64) {
	s.word(uint64(len(list)))
	for _, x := range list {
		s.word(x)
	}
}

func (s *saver) numbers(list []float64) {
	s.word(uint64(len(list)))
	for _, x := range list {
		s.word(math.Float64bits(x))
	}
}

// What may be wrong with a saved run.
var (
	ErrForeign = errors.New("not a saved run of this version of wargame")
	ErrDamaged = errors.New("the saved run is cut short or damaged; save it again")
	ErrOther   = errors.New("the saved run is of another scenario, or of this one before it was changed; run it again")
)

// Load reads a run saved by [Save]. It must be of this very scenario.
func Load(r io.Reader, s *scenario.Scenario) (*sim.Outcomes, error) {
	in := &loader{r: bufio.NewReader(r), hash: sha256.New()}
	magic := make([]byte, len(savedAs))
	if in.read(magic); in.err != nil || string(magic) != savedAs {
		return nil, ErrForeign
	}
	var head header
	if err := json.Unmarshal(in.line(), &head); err != nil || in.err != nil {
		return nil, ErrDamaged
	}
	if head.ScenarioHash != s.Hash {
		return nil, ErrOther
	}
	o := &sim.Outcomes{
		Scenario: s,
		Seed:     head.Seed,
		First:    head.First,
		Trials:   head.Trials,
		Design:   head.Design,
		Checks:   head.Checks,
	}
	if !in.place(o, head) {
		return nil, ErrDamaged
	}
	for range o.Policies {
		columns := make([]sim.Column, len(o.Outcomes))
		for k := range columns {
			columns[k] = sim.Column{Values: in.numbers(), Given: in.words(), Never: in.words()}
		}
		o.Columns = append(o.Columns, columns)
	}
	for i := range o.Series {
		series := &o.Series[i]
		for _, list := range []*[]float64{&series.Time, &series.Mean, &series.P5, &series.P50, &series.P95} {
			*list = in.numbers()
		}
		for n := in.word(); n > 0 && in.err == nil; n-- {
			series.Share = append(series.Share, in.numbers())
		}
	}
	want := in.hash.Sum(nil)
	got := make([]byte, sha256.Size)
	if in.read(got); in.err != nil || !bytes.Equal(got, want) {
		return nil, ErrDamaged
	}
	return o, nil
}

// place finds policies, outcomes and series of a saved run in its scenario.
func (in *loader) place(o *sim.Outcomes, head header) bool {
	policies := make(map[string]int)
	for i, p := range o.Scenario.Policies {
		policies[p.Name] = i
	}
	outcomes := make(map[string]int)
	for i, q := range o.Scenario.Outcomes {
		outcomes[q.Name] = i
	}
	for _, name := range head.Policies {
		i, ok := policies[name]
		if !ok {
			return false
		}
		o.Policies = append(o.Policies, i)
	}
	for _, name := range head.Outcomes {
		i, ok := outcomes[name]
		if !ok {
			return false
		}
		o.Outcomes = append(o.Outcomes, i)
	}
	for _, s := range head.Series {
		i, ok := policies[s.Policy]
		if !ok {
			return false
		}
		o.Series = append(o.Series, sim.Series{Watch: s.Watch, Policy: i})
	}
	return true
}

// loader reads a saved run; after an error, err, it reads nothing.
type loader struct {
	r    *bufio.Reader
	hash hash.Hash
	err  error
}

func (in *loader) read(b []byte) {
	if in.err == nil {
		_, in.err = io.ReadFull(in.r, b)
		in.hash.Write(b)
	}
}

func (in *loader) line() []byte {
	if in.err != nil {
		return nil
	}
	var b []byte
	b, in.err = in.r.ReadBytes('\n')
	in.hash.Write(b)
	return b
}

func (in *loader) word() uint64 {
	var b [8]byte
	if in.read(b[:]); in.err != nil {
		return 0
	}
	return binary.LittleEndian.Uint64(b[:])
}

// words reads a list in pieces, so that a damaged length asks for no more memory than the file is long.
func (in *loader) words() []uint64 {
	var list []uint64
	var b [8 * 512]byte
	for n := in.word(); n > 0 && in.err == nil; {
		piece := b[:8*min(n, 512)]
		if in.read(piece); in.err != nil {
			return nil
		}
		for at := 0; at < len(piece); at += 8 {
			list = append(list, binary.LittleEndian.Uint64(piece[at:]))
		}
		n -= uint64(len(piece) / 8)
	}
	return list
}

func (in *loader) numbers() []float64 {
	words := in.words()
	if words == nil {
		return nil
	}
	list := make([]float64, len(words))
	for i, w := range words {
		list[i] = math.Float64frombits(w)
	}
	return list
}
