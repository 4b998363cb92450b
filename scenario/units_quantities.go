package scenario

import (
	"wargame/scenario/source"
	"wargame/scenario/unit"
)

// percent is the unit of numbers that are shown times 100: they are shares.
const percent = "%"

func newMeasurer(s *Scenario) *measurer {
	m := &measurer{s: s, clock: unit.One(s.Clock.Unit + "s"), parsed: map[string]form{}}
	for k := range KindOutcome + 1 {
		m.of[k] = make([]form, s.Count(k))
		for q := range s.Quantities(k) {
			if k != KindFlow && k != KindEvent && s.numeric(q) {
				m.of[k][q.Index] = m.label(q)
			}
		}
	}
	for q := range s.Quantities(KindFlow) {
		m.of[KindFlow][q.Index] = m.flow(q)
	}
	for q := range s.Quantities(KindTable) {
		m.takes = append(m.takes, m.open(q))
	}
	return m
}

// numeric says that the value of a quantity is a number.
func (s *Scenario) numeric(q Quantity) bool {
	switch q.Kind {
	case KindVariable:
		return typeOf(s.Variables[q.Index].Value) == Number
	case KindLever:
		return s.Levers[q.Index].Options == nil && typeOf(s.Levers[q.Index].Default) == Number
	case KindStock:
		return s.Stocks[q.Index].Levels == nil
	case KindAuxiliary:
		return typeOf(s.Auxiliaries[q.Index].Value) == Number
	case KindOutcome:
		return typeOf(s.Outcomes[q.Index].Value) == Number
	}
	return q.Kind != KindEvent
}

// label is the unit of a quantity as it is written, or an unknown one.
func (m *measurer) label(q Quantity) form {
	if text := m.s.Label(q).Unit; text != "" {
		return m.written(text)
	}
	return m.open(q)
}

// written is a unit that the file writes.
func (m *measurer) written(text string) form {
	f, ok := m.parsed[text]
	if ok {
		return f
	}
	switch u, isUnit := unit.Parse(text); {
	case text == percent:
		f = form{unit: unit.One("share")}
	case isUnit:
		f = form{unit: u}
	default:
		f = form{open: &Expr{}, why: OpenProse}
	}
	m.parsed[text] = f
	return f
}

// open is a unit that is not known yet.
func (m *measurer) open(q Quantity) form {
	m.unknown = append(m.unknown, unknownUnit{of: q})
	return form{vars: []raised{{len(m.unknown) - 1, unit.Whole}}}
}

// flow is the unit of a flow: as it is written, or that of a stock per clock unit.
func (m *measurer) flow(q Quantity) form {
	w := m.s.Flows[q.Index]
	if stock := m.s.sayingStock(w); stock >= 0 {
		return m.perTime(m.of[KindStock][stock])
	}
	return m.label(q)
}

func (m *measurer) perTime(f form) form { return f.div(form{unit: m.clock}) }

// quantities goes through what gives quantities their values.
func (m *measurer) quantities() {
	for i, v := range m.s.Variables {
		m.gives(v.Value, KindVariable.At(i))
	}
	for i, l := range m.s.Levers {
		m.gives(l.Default, KindLever.At(i))
		m.cost(l, i)
	}
	m.settings()
	for i, k := range m.s.Stocks {
		if k.Levels == nil {
			m.gives(k.Start, KindStock.At(i))
			m.gives(k.Min, KindStock.At(i))
			m.gives(k.Max, KindStock.At(i))
		}
	}
	for i, w := range m.s.Flows {
		m.ends(w, i)
		m.gives(w.Rate, KindFlow.At(i))
		flow := m.of[KindFlow][i]
		m.meets(w.Amount, flow.mul(form{unit: m.clock}), m.said(KindFlow.At(i)), "what moves in a step of "+w.Name)
		m.meets(w.Delay, form{unit: m.clock}, source.Span{}, "a delay")
		m.meets(w.Loss, form{}, source.Span{}, "a loss")
	}
	for i, a := range m.s.Auxiliaries {
		m.gives(a.Value, KindAuxiliary.At(i))
	}
	for i, t := range m.s.Tables {
		for _, y := range t.Y {
			m.gives(y, KindTable.At(i))
		}
	}
	for _, e := range m.s.Events {
		m.event(e)
	}
	for i, o := range m.s.Outcomes {
		m.gives(o.Value, KindOutcome.At(i))
		m.measure(o.Given)
		if o.Acceptable != nil && typeOf(o.Value) == Number {
			m.meets(o.Acceptable.Value, m.of[KindOutcome][i], m.said(KindOutcome.At(i)), "the outcome "+o.Name)
		}
	}
}

// gives says that an expression is the value of a quantity, or a part of it.
func (m *measurer) gives(e *Expr, q Quantity) {
	if e == nil {
		return
	}
	this := m.measure(e)
	if !m.s.numeric(q) || e.Type != Number {
		return
	}
	m.meet(meeting{this: this, that: m.of[q.Kind][q.Index], at: e.Span, beside: m.said(q), than: m.name(q), gives: true})
}
