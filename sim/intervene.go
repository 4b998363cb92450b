package sim

import "wargame/scenario"

// Interventions come before a step of rows that are stepped by hand (Options.ByHand): a ruling at a table, not a part of
// the model.

// Set makes a stock what it is told, in one value for all rows or one per row; a value outside its bounds is refused.
func (r *Rows) Set(stock string, values ...float64) error {
	return r.setStock(stock, values, func(_, x float64) float64 { return x })
}

// Add adds to a stock; where that leads outside its bounds, it is refused.
func (r *Rows) Add(stock string, values ...float64) error {
	return r.setStock(stock, values, func(now, x float64) float64 { return now + x })
}

func (r *Rows) setStock(name string, values []float64, becomes func(now, x float64) float64) error {
	i, err := r.byHand(name, scenario.KindStock)
	if err != nil {
		return err
	}
	values, err = r.spreadOut(name, values)
	if err != nil {
		return err
	}
	column := r.m.columns[r.p.register[r.p.stocks[i].self]]
	next := make([]float64, len(column))
	for row, x := range values {
		next[row] = becomes(column[row], x)
		if err := r.stockTakes(i, row, next[row]); err != nil {
			return err
		}
	}
	copy(column, next)
	r.changed()
	return nil
}

// stockTakes refuses what a stock cannot be in a row.
func (r *Rows) stockTakes(i, row int, x float64) error {
	s, nodes := r.p.sc.Stocks[i], r.p.stocks[i]
	if s.Levels != nil {
		return nameTakes("stock", s.Name, s.Levels, x)
	}
	if x-x != 0 {
		return refuse(OutOfRange, s.Name, "the stock %s cannot be %g", s.Name, x)
	}
	if s.Min != nil {
		if low := r.m.at(r.p.register[nodes.min])[row]; x < low {
			return refuse(OutOfRange, s.Name, "the stock %s is at least %g, not %g", s.Name, low, x)
		}
	}
	if s.Max != nil {
		if high := r.m.at(r.p.register[nodes.max])[row]; x > high {
			return refuse(OutOfRange, s.Name, "the stock %s is at most %g, not %g", s.Name, high, x)
		}
	}
	return nil
}

// Force makes an event fire in the step to come, in the rows given or in all, as if its chance were 1: its condition is not
// asked, nor whether it has fired.
func (r *Rows) Force(event string, rows ...int) error { return r.intervene(forceInput, event, rows) }

// Prevent keeps an event from firing in the step to come, in the rows given or in all. It wins over Force.
func (r *Rows) Prevent(event string, rows ...int) error {
	return r.intervene(preventInput, event, rows)
}

func (r *Rows) intervene(kind inputKind, event string, rows []int) error {
	i, err := r.byHand(event, scenario.KindEvent)
	if err != nil {
		return err
	}
	if r.m.point == r.p.steps {
		return refuse(AtTheEnd, event, "no step is left in which %s could fire", event)
	}
	for _, row := range rows {
		if row < 0 || row >= r.Len() {
			return refuse(OutOfRange, event, "there is no row %d among %d", row, r.Len())
		}
	}
	in, _ := r.p.inputOf(kind, i)
	column := r.m.at(r.p.register[r.p.inputs[in].node])
	if len(rows) == 0 {
		fill(column, 1)
	}
	for _, row := range rows {
		column[row] = 1
	}
	return nil
}

// byHand finds the stock or event of an intervention.
func (r *Rows) byHand(name string, kind scenario.Kind) (int, error) {
	q, ok := r.p.sc.Quantity(name)
	if !ok || q.Kind != kind {
		return 0, r.p.unknown(name, kind)
	}
	if !r.p.options.ByHand {
		return 0, refuse(NotByHand, name, "this program is not stepped by hand, so that %s cannot be touched", name)
	}
	return q.Index, nil
}

// clearInterventions ends what was for one step.
func (r *Rows) clearInterventions() {
	for _, in := range r.p.inputs {
		if in.kind != leverInput {
			fill(r.m.at(r.p.register[in.node]), 0)
		}
	}
}

// hands are what interventions read and write: the stocks with their bounds, and whether each event fires.
func (b *builder) hands() (stocks []stockNodes, fires []ref) {
	m := b.models[0]
	for i, s := range b.sc.Stocks {
		nodes := stockNodes{self: b.stock(m, i), min: none, max: none}
		if s.Min != nil {
			nodes.min = b.bound(i, false)
		}
		if s.Max != nil {
			nodes.max = b.bound(i, true)
		}
		stocks = append(stocks, nodes)
	}
	for i := range b.sc.Events {
		fires = append(fires, b.fires(m, i))
	}
	return stocks, fires
}
