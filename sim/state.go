package sim

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strconv"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim/design"
)

// State is where rows stand, each column named for what it is, so that another program of the same model can go on from it:
// one that computes less takes what it needs. It is bound to the model, not to the text of the scenario. As JSON its
// columns keep every bit.
type State struct {
	Model  string // scenario.Scenario.ModelHash
	Seed   uint64
	Design string // name of the design
	Size   int    // and the number of worlds that it spreads over
	Point  int
	Worlds []uint64
	Lucks  []uint64
	Rows   map[string][]float64 // a value per row: states, goods under way, levers as they stand
	Faults map[int]RunError     // by row, of those that ran into one; without its place in the text and what the world drew
}

// column is a column that carries rows from point to point, and what it is.
type living struct {
	key    string
	column []float64
}

// living are the columns that persist from point to point, in a fixed order.
func (m *machine) living() []living {
	var list []living
	for _, s := range m.active {
		st := &m.states[s]
		list = append(list, living{st.key(), m.columns[m.register[st.self]]})
	}
	for i := range m.past {
		for age := 1; age <= m.slots[i]; age++ {
			step := m.point - age + m.slots[i] // before the first step there is no past: what the columns hold is not read
			list = append(list, living{m.rings[i].key() + ", " + strconv.Itoa(age) + " ago", m.past[i].at(step)})
		}
	}
	for _, in := range m.inputs {
		if column := m.at(m.register[in.node]); column != nil {
			list = append(list, living{m.inputKey(in), column})
		}
	}
	return list
}

func (s *state) key() string { return s.kind + " of " + s.what }

func (r *ring) key() string { return r.kind + " of " + r.what }

func (p *Program) inputKey(in input) string {
	if in.kind == leverInput {
		return in.kind.String() + " " + p.sc.Levers[in.index].Name
	}
	return in.kind.String() + " " + p.sc.Events[in.index].Name
}

// State says where the rows stand.
func (r *Rows) State() State {
	s := State{
		Model: r.p.sc.ModelHash, Seed: r.seed, Design: r.m.design.Name(), Size: r.m.design.Size(), Point: r.m.point,
		Worlds: slices.Clone(r.m.worlds), Lucks: slices.Clone(r.m.lucks), Rows: map[string][]float64{}, Faults: map[int]RunError{},
	}
	for _, l := range r.m.living() {
		s.Rows[l.key] = slices.Clone(l.column)
	}
	for row, e := range r.faults() {
		if e != nil {
			e.Span = source.Span{} // of the text, which may be another
			s.Faults[row] = *e
		}
	}
	for _, in := range r.p.inputs { // what is asked of no row is not said
		if key := r.p.inputKey(in); in.kind != leverInput && !slices.Contains(s.Rows[key], 1) {
			delete(s.Rows, key)
		}
	}
	return s
}

// Resume puts rows where a state says. The program may compute less than the one the state is of, not more: what is missing
// is refused by name, and so is a state of another model.
func (p *Program) Resume(s State) (*Rows, error) {
	switch {
	case s.Model != p.sc.ModelHash:
		return nil, refuse(OtherModel, "", "the state is of another model than %s", p.sc.Name)
	case s.Point < 0 || s.Point > p.steps:
		return nil, refuse(OutOfRange, "", "the state is at point %d of %d", s.Point, p.steps)
	}
	d, err := design.New(s.Design, s.Size)
	if err != nil {
		return nil, err
	}
	r, err := p.Begin(Start{Seed: s.Seed, Worlds: s.Worlds, Lucks: s.Lucks, Design: d})
	if err != nil {
		return nil, err
	}
	r.m.point = s.Point
	for row, e := range s.Faults {
		if row < 0 || row >= r.Len() {
			return nil, refuse(OutOfRange, "", "the state has a fault of row %d among %d", row, r.Len())
		}
		r.earlier[row] = &e
	}
	known := map[string]bool{}
	for _, l := range r.m.living() {
		known[l.key] = true
		from, ok := s.Rows[l.key]
		switch {
		case !ok && p.isIntervention(l.key): // it is asked of no row
		case !ok:
			return nil, refuse(MissingState, l.key, "the state lacks %s", l.key)
		case len(from) != len(l.column):
			return nil, refuse(WrongNumber, l.key, "the state has %d values of %s for %d rows", len(from), l.key, len(l.column))
		}
		copy(l.column, from)
	}
	r.m.moved(s.Point)
	for l, lever := range p.sc.Levers {
		key := p.inputKey(input{kind: leverInput, index: l})
		if s.Rows[key] != nil && !known[key] {
			return nil, refuse(SurplusState, lever.Name, "the state has an order for %s, which a policy feeds in this program", lever.Name)
		}
		for _, x := range s.Rows[key] {
			if err := leverTakes(lever, x); err != nil {
				return nil, err
			}
		}
	}
	for _, e := range p.sc.Events {
		for _, kind := range []inputKind{forceInput, preventInput} {
			if key := kind.String() + " " + e.Name; s.Rows[key] != nil && !known[key] {
				return nil, refuse(SurplusState, e.Name, "the state is to %s %s, and this program is not stepped by hand", kind, e.Name)
			}
		}
	}
	return r, nil
}

func (p *Program) isIntervention(key string) bool {
	return slices.ContainsFunc(p.inputs, func(in input) bool { return in.kind != leverInput && p.inputKey(in) == key })
}

// savedState is a state as JSON: columns are their bits, eight bytes a value, the lowest first.
type savedState struct {
	Model  string            `json:"model"`
	Seed   uint64            `json:"seed"`
	Design string            `json:"design"`
	Size   int               `json:"size,omitempty"`
	Point  int               `json:"point"`
	Worlds []uint64          `json:"worlds"`
	Lucks  []uint64          `json:"lucks"`
	Rows   map[string][]byte `json:"rows"`
	Faults map[int]RunError  `json:"faults,omitempty"`
	Sum    string            `json:"sum"` // FNV-1a of all that stands before, so that damage is seen
}

// MarshalJSON writes a state; the same state gives the same bytes.
func (s State) MarshalJSON() ([]byte, error) {
	out := savedState{s.Model, s.Seed, s.Design, s.Size, s.Point, s.Worlds, s.Lucks, map[string][]byte{}, s.Faults, ""}
	for key, column := range s.Rows {
		bytes := make([]byte, 0, 8*len(column))
		for _, x := range column {
			bytes = binary.LittleEndian.AppendUint64(bytes, math.Float64bits(x))
		}
		out.Rows[key] = bytes
	}
	out.Sum = out.sum()
	return json.Marshal(out)
}

// UnmarshalJSON reads a state, and refuses one that is damaged.
func (s *State) UnmarshalJSON(text []byte) error {
	var in savedState
	if err := json.Unmarshal(text, &in); err != nil {
		return err
	}
	if in.Sum != in.sum() {
		return errors.New("the state of the rows is damaged")
	}
	*s = State{in.Model, in.Seed, in.Design, in.Size, in.Point, in.Worlds, in.Lucks, map[string][]float64{}, in.Faults}
	if s.Faults == nil {
		s.Faults = map[int]RunError{}
	}
	for key, bytes := range in.Rows {
		column := make([]float64, len(bytes)/8)
		for i := range column {
			column[i] = math.Float64frombits(binary.LittleEndian.Uint64(bytes[8*i:]))
		}
		s.Rows[key] = column
	}
	return nil
}

func (s *savedState) sum() string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s %d %s %d %d %d %d", s.Model, s.Seed, s.Design, s.Size, s.Point, s.Worlds, s.Lucks)
	for _, key := range slices.Sorted(maps.Keys(s.Rows)) {
		fmt.Fprintf(h, " %q %x", key, s.Rows[key])
	}
	for _, row := range slices.Sorted(maps.Keys(s.Faults)) {
		e := s.Faults[row]
		fmt.Fprintf(h, " %d %q %q %q %q %d %d %g", row, e.Message, e.Hint, e.Quantity, e.Policy, e.Trial, e.World, e.Time)
	}
	return strconv.FormatUint(h.Sum64(), 16)
}

// identity is an expression as a part of a state's name: written out, with the addresses of its draws, so that two that are
// named alike are the same in every trial.
func identity(s *scenario.Scenario, e *scenario.Expr) string {
	text := e.String(s)
	for part := range e.Parts() {
		if part.Op == scenario.OpDraw {
			text += fmt.Sprintf(" [%s.%s.%d]", part.Address.Quantity, part.Address.Role, part.Address.Call)
		}
	}
	return text
}
