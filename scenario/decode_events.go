package scenario

import (
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// decodeEvents reads what may happen in a step.
func (c *checker) decodeEvents(root *fields) {
	for i, e := range c.section(root, "events") {
		s := c.declare(c.names, KindEvent, e.Key, i)
		f := c.fields(e.Value, s.span, "an event", eventKeys)
		v := &Event{Label: f.label(s)}
		v.Repeats = f.flag("repeats") || f.has("every")
		c.s.Events = append(c.s.Events, v)
		c.checkEventKeys(f)
		when, chance := c.formula(f.get("when"), "a condition"), c.formula(f.get("chance"), "a chance")
		hazard, at := c.formula(f.get("hazard"), "a hazard"), c.formula(f.get("at"), "a time")
		every, lasts := c.formula(f.get("every"), "a duration"), c.formula(f.get("lasts"), "a duration")
		effects := c.decodeEffects(f)
		in := func(role string) place {
			p := c.stepIn(s, role)
			p.may |= firing
			return p
		}
		c.later = append(c.later, func() {
			v.When = c.truth(when, in("when"))
			if chance != nil && chance.tree.Kind == formula.Per {
				v.ChanceUnit, _ = c.inUnits(1, chance.tree.Unit, chance.tree.Span)
				v.ChancePer = chance.tree.Unit
				chance.tree = chance.tree.Args[0]
			}
			c.warnInnerPer(chance)
			v.Chance = c.number(chance, in("chance"))
			v.Hazard = c.number(hazard, in("hazard"))
			v.At = c.number(at, place{what: "the time of an event", may: variables | draws, owner: s, role: "at"})
			v.Every = c.number(every, in("every"))
			v.Lasts = c.number(lasts, in("lasts"))
			for _, x := range effects {
				if k := c.stock(x.stock.Value, x.stock.Whole()); k != nil {
					v.Effects = append(v.Effects, c.effect(x, k, in("effect "+k.name)))
				}
			}
		})
	}
}

// warnInnerPer warns of a chance over a UNIT that is only part of a chance: there it is a rate, and the whole is the chance of
// one step.
func (c *checker) warnInnerPer(chance *written) {
	if chance == nil {
		return
	}
	chance.tree.Walk(func(n *formula.Node) bool {
		if n.Kind == formula.Per {
			c.warnf(n.Span, "inner-per", "per %s belongs to this part alone, and the whole is the chance in one step", n.Unit).Hint =
				"for a chance per " + n.Unit + ", write (the whole) per " + n.Unit
		}
		return true
	})
}

// checkEventKeys reports more than one way in which an event fires.
func (c *checker) checkEventKeys(f *fields) {
	first := ""
	for _, key := range [...]string{"chance", "hazard", "at", "every"} {
		switch {
		case !f.has(key):
		case first == "":
			first = key
		default:
			c.errorf(f.keys[key].Key.Whole(), "conflicting-keys", "an event has %q or %q, not both", first, key)
		}
	}
}

// writtenEffect is an effect as it stands in the file.
type writtenEffect struct {
	stock source.Text
	kind  EffectKind
	verb  string
	at    source.Span // of the verb
	value *written
}

// decodeEffects reads the effects of an event: stock: add X, remove X or set X.
func (c *checker) decodeEffects(f *fields) []writtenEffect {
	n := f.get("effects")
	if n == nil {
		return nil
	}
	if n.Kind != document.Mapping {
		c.errorf(n.Span, "wrong-kind", "effects are a mapping of stocks to what is done to them").Hint = "write {shells: add 20k}"
		return nil
	}
	var effects []writtenEffect
	for _, e := range n.Entries {
		if !c.scalar(e.Value, "an effect") {
			continue
		}
		text := e.Value.Text
		verb, rest, ok := strings.Cut(text.Value, " ")
		kind, known := map[string]EffectKind{"add": Add, "remove": Remove, "set": Set}[verb]
		if !known || !ok || strings.TrimSpace(rest) == "" {
			c.errorf(e.Value.Span, "bad-effect", "%q does not say what is done to %s", text.Value, e.Key.Value).Hint =
				"write add X, remove X or set X"
			continue
		}
		from := len(verb) + 1
		value := &document.Node{Kind: document.Scalar, Text: text.Slice(from, len(text.Value)), Span: text.Span(from, len(text.Value))}
		effects = append(effects, writtenEffect{e.Key, kind, verb, text.Span(0, len(verb)), c.formula(value, "an effect")})
	}
	return effects
}

// effect resolves an effect on a stock.
func (c *checker) effect(x writtenEffect, k *symbol, p place) Effect {
	e := Effect{Stock: k.index, Kind: x.kind}
	p.what = "an effect of an event"
	switch {
	case k.kind != KindStock || !k.known:
	case k.typ != Name:
		e.Value = c.number(x.value, p)
	case x.kind != Set:
		c.errorf(x.at, "bad-effect", "%q has levels, which can only be set", k.name).Hint = "write set and a level: " +
			strings.Join(k.names, ", ")
	default:
		e.Value = c.oneOf(x.value, p, k.names)
	}
	return e
}
