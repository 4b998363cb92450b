package scenario

import (
	"strconv"
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// decodeStocks reads what accumulates.
func (c *checker) decodeStocks(root *fields) {
	for i, e := range c.section(root, "stocks") {
		s := c.declare(c.names, KindStock, e.Key, i)
		f := c.fields(e.Value, s.span, "a stock", stockKeys)
		k := &Stock{Label: f.label(s), Levels: f.names("levels")}
		c.s.Stocks = append(c.s.Stocks, k)
		start := c.formula(f.required("start"), "the start of a stock")
		if f.has("levels") {
			s.typ, s.names, s.known = Name, k.Levels, k.Levels != nil
			for _, key := range [...]string{"min", "max", "limit"} {
				if f.has(key) {
					c.errorf(f.keys[key].Key.Whole(), "conflicting-keys", "a stock with levels has no %q", key)
				}
			}
			c.later = append(c.later, func() {
				if k.Levels != nil {
					k.Start = c.oneOf(start, c.startOf(s), k.Levels)
				}
			})
			continue
		}
		s.typ, s.known = Number, true
		low, high := c.limit(f, "min"), c.limit(f, "max")
		if !f.has("min") {
			k.Min = &Expr{Op: OpNumber, Span: s.span}
		}
		c.decodeLimit(f, k, low == nil && f.has("min"))
		c.later = append(c.later, func() {
			k.Start = c.number(start, c.startOf(s))
			if low != nil {
				k.Min = c.number(low, c.onceIn(s, "min"))
			}
			k.Max = c.number(high, c.onceIn(s, "max"))
		})
	}
}

// checkStocks reports starts outside their bounds, where both are constants. Where not, the run looks.
func (c *checker) checkStocks() {
	for _, k := range c.s.Stocks {
		start, okStart := c.s.value(k.Start)
		low, okLow := c.s.value(k.Min)
		high, okHigh := c.s.value(k.Max)
		switch {
		case k.Levels != nil:
		case okLow && okHigh && low > high:
			c.errorf(k.Max.Span, "out-of-range", "the max of %s, %v, is below its min, %v", k.Name, high, low)
		case okStart && okLow && start < low:
			c.errorf(k.Start.Span, "out-of-range", "%s starts at %v, below its min of %v", k.Name, start, low).Hint =
				"a stock has a min of 0 unless it says another, or min: none"
		case okStart && okHigh && start > high:
			c.errorf(k.Start.Span, "out-of-range", "%s starts at %v, above its max of %v", k.Name, start, high)
		}
	}
}

// limit reads the floor or ceiling of a stock; nil where there is none.
func (c *checker) limit(f *fields, key string) *written {
	n := f.get(key)
	if n != nil && n.Kind == document.Scalar && strings.TrimSpace(n.Text.Value) == "none" {
		return nil
	}
	return c.formula(n, "the "+key+" of a stock")
}

// onceIn is the place of an expression that is evaluated once per trial.
func (c *checker) onceIn(s *symbol, role string) place {
	return place{what: "the " + role + " of " + s.kind.WithArticle(), may: variables | draws, owner: s, role: role, once: true}
}

// startOf is the place of the start of a stock, which is evaluated once per trial, and at the first point.
func (c *checker) startOf(s *symbol) place {
	p := c.onceIn(s, "start")
	p.may |= model | history
	return p
}

// stepIn is the place of an expression that is evaluated at every point.
func (c *checker) stepIn(s *symbol, role string) place {
	return place{what: "the " + role + " of " + s.kind.WithArticle(), may: variables | draws | model | history, owner: s, role: role}
}

// decodeFlows reads what moves between stocks.
func (c *checker) decodeFlows(root *fields) {
	for i, e := range c.section(root, "flows") {
		s := c.declare(c.names, KindFlow, e.Key, i)
		s.typ, s.known = Number, true
		f := c.fields(e.Value, s.span, "a flow", flowKeys)
		w := &Flow{Label: f.label(s), From: -1, To: -1, Biflow: f.flag("biflow")}
		c.s.Flows = append(c.s.Flows, w)
		c.checkFlowKeys(f, w)
		from, to := f.get("from"), f.get("to")
		rate, amount := c.formula(f.get("rate"), "a rate"), c.formula(f.get("amount"), "an amount")
		delay, loss := c.decodeDelay(f, w), c.formula(f.get("loss"), "a loss")
		c.decodePriority(f, w)
		c.later = append(c.later, func() {
			w.From, w.To = c.end(from, "from"), c.end(to, "to")
			c.checkEnds(s, w, from, to)
			if w.From >= 0 && w.From == w.To {
				c.errorf(to.Span, "same-stock", "a flow leads from a stock to another one, not to itself")
			}
			w.Rate = c.number(rate, c.stepIn(s, "rate"))
			w.Amount = c.number(amount, c.stepIn(s, "amount"))
			w.Delay = c.number(delay, c.onceIn(s, "delay"))
			w.Loss = c.number(loss, c.stepIn(s, "loss"))
		})
	}
}

// checkFlowKeys reports keys of a flow that do not go together.
func (c *checker) checkFlowKeys(f *fields, w *Flow) {
	if !f.read {
		return
	}
	complete := !c.s.Abstract
	if complete && !f.has("from") && !f.has("to") {
		c.errorf(f.span, "missing-key", `a flow needs "from", "to" or both`)
	}
	switch {
	case f.has("rate") && f.has("amount"):
		c.errorf(f.keys["amount"].Key.Whole(), "conflicting-keys", `a flow has a "rate" or an "amount", not both`).Hint =
			"a rate is per clock unit, an amount is what moves in one step"
	case complete && !f.has("rate") && !f.has("amount"):
		c.errorf(f.span, "missing-key", `a flow needs "rate" or "amount"`)
	}
	for _, key := range [...]string{"delay", "loss"} {
		if w.Biflow && f.has(key) {
			c.errorf(f.keys[key].Key.Whole(), "conflicting-keys", "a biflow has no %q", key)
		}
	}
}

// end is the stock at one end of a flow, -1 if there is none.
func (c *checker) end(n *document.Node, key string) int {
	if n == nil || !c.scalar(n, strconv.Quote(key)) {
		return -1
	}
	name, ok := c.endOfFlow(n, key)
	if !ok || name == "" {
		return -1
	}
	s := c.stock(name, n.Span)
	if s == nil {
		return -1
	}
	if s.typ == Name {
		c.errorf(n.Span, "levels-flow", "%q has levels, and a stock with levels takes no flows", s.name).Hint = "only events change it"
		return -1
	}
	if k := c.s.Stocks[s.index]; key == "from" && (k.Min != nil || !s.known) {
		c.used[s] = true // the stock limits the flow
	}
	return s.index
}

// checkEnds reports a flow of a set that at the end of it leads from nowhere to nowhere.
func (c *checker) checkEnds(s *symbol, w *Flow, ends ...*document.Node) {
	for _, n := range ends {
		if n != nil && w.From < 0 && w.To < 0 && strings.ContainsRune(n.Text.Value, '(') && !c.diags.HasErrors() {
			c.errorf(s.span, "missing-key", "%s leads from no stock to none", s.name).Notes = []source.Note{{Span: n.Span, Message: "which says none"}}
			return
		}
	}
}

// stock is the stock of that name; nil, and reported, if there is none.
func (c *checker) stock(name string, at source.Span) *symbol {
	s := c.names[name]
	switch {
	case s == nil && c.s.Abstract:
	case s == nil:
		c.errorf(at, "unknown-name", "there is no stock %q", name).Hint = c.meant(name, c.kin(KindStock), at)
	case s.kind != KindStock:
		c.errorf(at, "wrong-kind", "%q is %s, not a stock", name, s.kind.WithArticle())
		return nil
	}
	return s
}

// decodeAuxiliaries reads named expressions.
func (c *checker) decodeAuxiliaries(root *fields) {
	for i, e := range c.section(root, "auxiliaries") {
		s := c.declare(c.names, KindAuxiliary, e.Key, i)
		f := c.entry(e, "an auxiliary", auxiliaryKey, nil)
		a := &Auxiliary{Label: f.label(s)}
		c.s.Auxiliaries = append(c.s.Auxiliaries, a)
		s.tree = c.choiceOr(f.required("value"), "the value of an auxiliary")
		c.later = append(c.later, func() {
			a.Value = c.plain(s.tree, place{
				what: "an auxiliary", may: variables | draws | model | history, owner: s, role: "value",
			})
		})
	}
}
