package sim

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"slices"

	"wargame/scenario"
)

// Rows are trials under way: begin, step, look, save and load, fan out, finish. A row has the number of its world (what
// was drawn once) and of its luck (what is drawn at steps), so that assumptions and chance can be varied apart. In a
// program compiled with Options.Open the levers come with each step; otherwise each policy feeds its own.
//
// Rows are not safe for use by several goroutines.
type Rows struct {
	p    *Program
	m    *machine
	seed uint64
}

// Begin puts a row at point 0 for each pair of a world and a luck number.
func (p *Program) Begin(seed uint64, worlds, lucks []uint64) (*Rows, error) {
	if len(worlds) != len(lucks) || len(worlds) == 0 {
		return nil, errors.New("sim: rows need a world and a luck number each")
	}
	r := &Rows{p: p, m: p.newMachine(seed, spread{}), seed: seed}
	r.m.begin(slices.Clone(worlds), slices.Clone(lucks))
	return r, r.fault()
}

// Len is how many rows there are.
func (r *Rows) Len() int { return len(r.m.lucks) }

// Point is the number of the point that the rows are at.
func (r *Rows) Point() int { return r.m.point }

// Step takes the rows to the next point. levers has a column per lever of the scenario, each with a value per row or
// one for all; it is nil in a program whose policies feed the levers. Values are kept in the lever's range.
func (r *Rows) Step(levers [][]float64) error {
	if r.m.point >= r.p.sc.Clock.Steps {
		return errors.New("sim: the rows are at their last point")
	}
	if err := r.feed(levers); err != nil {
		return err
	}
	r.m.advance()
	return r.fault()
}

// feed writes levers given from outside into their registers.
func (r *Rows) feed(levers [][]float64) error {
	if !r.p.options.Open {
		return nil
	}
	if len(levers) != len(r.p.sc.Levers) {
		return fmt.Errorf("sim: %d levers given, the scenario has %d", len(levers), len(r.p.sc.Levers))
	}
	for i := range r.p.nodes {
		n := &r.p.nodes[i]
		if n.op != opInput || r.p.register[i] < 0 {
			continue
		}
		dst, given := r.m.columns[r.p.register[i]], levers[n.aux]
		if len(given) != 1 && len(given) != len(dst) {
			return fmt.Errorf("sim: lever %s has %d values for %d rows", r.p.sc.Levers[n.aux].Name, len(given), len(dst))
		}
		for j := range dst {
			dst[j] = inRange(r.p.sc.Levers[n.aux], given[j%len(given)])
		}
	}
	return nil
}

func inRange(l *scenario.Lever, x float64) float64 {
	if l.Ranged {
		return min(max(x, l.Low), l.High)
	}
	return x
}

// Finish evaluates point N, with the levers as they are there, and gives the outcomes: a column per policy and outcome of the program.
func (r *Rows) Finish(levers [][]float64) ([][][]float64, error) {
	if r.m.point != r.p.sc.Clock.Steps {
		return nil, fmt.Errorf("sim: the rows are at point %d of %d", r.m.point, r.p.sc.Clock.Steps)
	}
	if err := r.feed(levers); err != nil {
		return nil, err
	}
	r.m.finish()
	out := make([][][]float64, len(r.p.policies))
	for _, result := range r.p.results {
		out[result.model] = append(out[result.model], slices.Clone(r.m.at(result.registers[0])))
	}
	return out, r.fault()
}

// Stock is a stock of the scenario at the point, a value per row, under the program's policy number model. It says false of a
// stock that the program does not compute, since nothing needs it. The column changes with the next step.
func (r *Rows) Stock(model, stock int) ([]float64, bool) {
	register := r.p.register[r.p.stocks[model][stock]]
	return r.m.at(register), register >= 0
}

// fault is the first fault so far, as an error.
func (r *Rows) fault() error {
	if r.m.found == nil {
		return nil
	}
	return r.p.runError(*r.m.found, r.p.variablesOf(r.seed, int(r.m.worlds[0]), spread{}))
}

// Fan makes rows that all stand where row stands, in its world, each with a luck of its own.
func (r *Rows) Fan(row int, lucks []uint64) (*Rows, error) {
	worlds := make([]uint64, len(lucks))
	for i := range worlds {
		worlds[i] = r.m.worlds[row]
	}
	to, err := r.p.Begin(r.seed, worlds, lucks)
	if err != nil {
		return nil, err
	}
	to.m.point = r.m.point
	for i, from := range r.m.living() {
		fill(to.m.living()[i], from[row])
	}
	return to, nil
}

// living are the columns that carry the rows from point to point: states and goods under way, in a fixed order.
func (m *machine) living() [][]float64 {
	var list [][]float64
	for _, s := range m.active {
		list = append(list, m.columns[m.register[m.states[s].self]])
	}
	for i, slots := range m.past {
		if m.slots[i] > 0 {
			list = append(list, slots...)
		}
	}
	return list
}

// The saved form: a mark, the program's fingerprint, seed, point, rows; worlds, lucks, living columns; a checksum of it all.
const savedMark = "wargame rows 1\n"

// Save writes where the rows stand.
func (r *Rows) Save() []byte {
	var b bytes.Buffer
	b.WriteString(savedMark)
	put := func(x uint64) { b.Write(binary.LittleEndian.AppendUint64(nil, x)) }
	put(r.p.fingerprint())
	put(r.seed)
	put(uint64(r.m.point))
	put(uint64(r.Len()))
	for _, numbers := range [][]uint64{r.m.worlds, r.m.lucks} {
		for _, x := range numbers {
			put(x)
		}
	}
	for _, column := range r.m.living() {
		for _, x := range column {
			put(math.Float64bits(x))
		}
	}
	put(checksum(b.Bytes()))
	return b.Bytes()
}

// Load puts rows where Save left them. It needs the same program.
func (p *Program) Load(saved []byte) (*Rows, error) {
	body, ok := bytes.CutPrefix(saved, []byte(savedMark))
	if !ok {
		return nil, errors.New("these are not saved rows")
	}
	if len(body) < 40 || len(body)%8 != 0 || checksum(saved[:len(saved)-8]) != binary.LittleEndian.Uint64(saved[len(saved)-8:]) {
		return nil, errors.New("the saved rows are damaged")
	}
	take := func() uint64 {
		x := binary.LittleEndian.Uint64(body)
		body = body[8:]
		return x
	}
	if take() != p.fingerprint() {
		return nil, errors.New("the saved rows belong to another scenario, or to another version of this one")
	}
	seed, point, rows := take(), int(take()), int(take())
	if rows <= 0 || rows > len(body)/16 || point > p.sc.Clock.Steps {
		return nil, errors.New("the saved rows are damaged")
	}
	numbers := make([]uint64, 2*rows)
	for i := range numbers {
		numbers[i] = take()
	}
	r, err := p.Begin(seed, numbers[:rows], numbers[rows:])
	if err != nil {
		return nil, err
	}
	r.m.point = point
	for _, column := range r.m.living() {
		for i := range column {
			column[i] = math.Float64frombits(take())
		}
	}
	return r, nil
}

func checksum(b []byte) uint64 {
	h := fnv.New64a()
	h.Write(b)
	return h.Sum64()
}

// fingerprint tells programs apart whose saved rows do not fit each other.
func (p *Program) fingerprint() uint64 { return checksum([]byte(p.sc.Hash + p.String())) }
