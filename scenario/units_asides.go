package scenario

import (
	"wargame/scenario/source"
	"wargame/scenario/unit"
)

// settings goes through what policies and strategies make of levers. They share those that one has from another.
func (m *measurer) settings() {
	seen := map[*Setting]bool{}
	each := func(settings []*Setting) {
		for _, x := range settings {
			if seen[x] {
				continue
			}
			seen[x] = true
			for _, entry := range x.Entries {
				m.gives(entry.Value, KindLever.At(x.Lever))
			}
		}
	}
	for _, p := range m.s.Policies {
		each(p.Settings)
	}
	for _, a := range m.s.Strategies {
		for _, x := range a.Strategies {
			each(x.Settings)
		}
	}
}

// cost holds what a lever costs to the unit of the budget of its team.
func (m *measurer) cost(l *Lever, i int) {
	if l.Cost == nil {
		return
	}
	this := m.measure(l.Cost)
	if m.s.Game == nil {
		return
	}
	team := m.s.Game.Holder(i)
	if team < 0 {
		return
	}
	if t := m.s.Game.Teams[team]; t.Budget != nil && t.Budget.Unit != "" {
		m.meet(meeting{this: this, that: m.written(t.Budget.Unit), at: l.Cost.Span, beside: t.Budget.UnitSpan, than: "the budget of " + t.Name})
	}
}

// ends holds the unit of a flow to those of its stocks.
func (m *measurer) ends(w *Flow, i int) {
	at := w.Span
	if w.Unit != "" {
		at = w.UnitSpan
	}
	for _, stock := range [...]int{w.From, w.To} {
		if stock < 0 {
			continue
		}
		k := m.s.Stocks[stock]
		m.meet(meeting{this: m.of[KindFlow][i], that: m.perTime(m.of[KindStock][stock]), at: at, beside: k.UnitSpan, than: "a flow of " + k.Name})
	}
}

// event goes through what makes an event happen, and what it does.
func (m *measurer) event(e *Event) {
	time := form{unit: m.clock}
	m.measure(e.When)
	m.chance(e)
	m.meets(e.Hazard, form{}.div(time), source.Span{}, "a hazard")
	m.meets(e.At, time, source.Span{}, "the time of an event")
	m.meets(e.Every, time, source.Span{}, "how often an event comes")
	m.meets(e.Lasts, time, source.Span{}, "how long an event lasts")
	for _, x := range e.Effects {
		if m.s.Stocks[x.Stock].Levels != nil {
			m.measure(x.Value)
			continue
		}
		q := KindStock.At(x.Stock)
		m.meets(x.Value, m.of[KindStock][x.Stock], m.said(q), m.name(q))
	}
}

// chance holds a chance to a pure number; one over a UNIT may be per UNIT by its own unit.
func (m *measurer) chance(e *Event) {
	if e.Chance == nil {
		return
	}
	this := m.measure(e.Chance)
	if per := (unit.One(e.ChancePer)); e.ChancePer != "" && this.open == nil && this.unit.Has(per, -unit.Whole) {
		this = this.mul(form{unit: per})
	}
	m.meet(meeting{this: this, at: e.Chance.Span, than: "a chance"})
}

// asides goes through what only looks at the model: series, checks, and what the game asks. Goals are left out: they weigh what
// nobody could add.
func (m *measurer) asides() {
	for _, w := range m.s.Watch {
		m.looks(w)
	}
	for _, c := range m.s.Checks {
		m.measure(c.Value)
	}
	g := m.s.Game
	if g == nil {
		return
	}
	readings := func(list []*Reading) {
		for _, r := range list {
			m.looks(&r.Series)
		}
	}
	readings(g.Public)
	for _, t := range g.Teams {
		readings(t.Sees)
		for _, r := range t.Roles {
			readings(r.Sees)
		}
		for _, o := range t.Objectives {
			m.measure(o.Met)
		}
	}
	for _, x := range g.Injects {
		m.measure(x.When)
	}
	for _, e := range g.Estimates {
		m.measure(e.Of)
	}
}

// looks holds what is kept step by step to the unit that is said of it.
func (m *measurer) looks(w *Series) {
	this := m.measure(w.Value)
	if w.Value != nil && w.Value.Type == Number && w.Unit != "" {
		m.meet(meeting{this: this, that: m.written(w.Unit), at: w.Value.Span, beside: w.UnitSpan, than: "what is kept of it"})
	}
}

// said is the place where the unit of a quantity is written: of a flow, perhaps at its stock; nowhere, where it is not.
func (m *measurer) said(q Quantity) source.Span {
	if q.Kind == KindFlow {
		if stock := m.s.sayingStock(m.s.Flows[q.Index]); stock >= 0 {
			return m.s.Stocks[stock].UnitSpan
		}
	}
	return m.s.Label(q).UnitSpan
}

// name is what a quantity is called in messages.
func (m *measurer) name(q Quantity) string {
	if q.Kind == KindFlow {
		if stock := m.s.sayingStock(m.s.Flows[q.Index]); stock >= 0 {
			return "a flow of " + m.s.Stocks[stock].Name
		}
	}
	return m.s.Label(q).Name
}

// sayingStock is the stock that says the unit of a flow without one of its own; -1 where there is none.
func (s *Scenario) sayingStock(w *Flow) int {
	if w.Unit != "" {
		return -1
	}
	last := -1
	for _, stock := range [...]int{w.From, w.To} {
		if stock >= 0 && s.Stocks[stock].Unit != "" {
			return stock
		}
		last = max(last, stock)
	}
	return last
}
