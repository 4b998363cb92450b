package scenario

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// everybody is who an inject is for, in a word.
const everybody = "all"

// decodeInjects reads the news that the facilitator hands out.
func (c *checker) decodeInjects(f *fields, g *Game) {
	injects := namespace{}
	for i, e := range c.section(f, "injects") {
		s := c.declare(injects, kindInject, e.Key, i)
		x := &Inject{Chance: 1, Fires: -1}
		g.Injects = append(g.Injects, x)
		jf := c.fields(e.Value, s.span, "an inject", injectKeys)
		x.Label, x.Text = jf.label(s), jf.prose("text")
		jf.required("text")
		c.decodeMoment(jf, x, g)
		if n := jf.get("chance"); n != nil {
			switch p, ok := c.constant(c.formula(n, "chance"), `"chance"`); {
			case ok && !(p > 0 && p <= 1):
				c.errorf(n.Span, "out-of-range", "a chance is above 0%% and at most 100%%")
			case ok && x.Turn == 0 && !jf.has("when"):
				c.errorf(jf.keys["chance"].Key.Whole(), "conflicting-keys", "what comes by the facilitator's hand has no chance")
			case ok:
				x.Chance = p
			}
		}
		if n := jf.get("fires"); n != nil && c.scalar(n, "fires") {
			switch event := c.names[n.Text.Value]; {
			case event == nil && c.s.Abstract:
			case event == nil:
				c.errorf(n.Span, "unknown-name", "there is no event %q", n.Text.Value).Hint = c.meant(n.Text.Value, c.kin(KindEvent), n.Span)
			case event.kind != KindEvent:
				c.errorf(n.Span, "wrong-kind", "%q is %s, and an inject fires an event", n.Text.Value, event.kind.WithArticle())
			default:
				x.Fires = event.index
			}
		}
		c.decodeTo(jf, x, g)
	}
}

// decodeMoment reads when an inject comes.
func (c *checker) decodeMoment(f *fields, x *Inject, g *Game) {
	ways := 0
	for _, key := range []string{"at", "when", "by"} {
		if f.has(key) {
			ways++
		}
	}
	if ways > 1 {
		c.errorf(f.span, "conflicting-keys", `an inject comes at a turn, when something holds, or by the facilitator: "at", "when" or "by", one of them`)
	}
	if n := f.get("at"); n != nil && c.scalar(n, "at") {
		x.Turn, _ = c.turn(n, g)
	}
	if n := f.get("by"); n != nil && c.scalar(n, "by") && n.Text.Value != "facilitator" {
		c.errorf(n.Span, "wrong-kind", `"by" is facilitator, not %q`, n.Text.Value)
	}
	if w := c.formula(f.get("when"), "a condition"); w != nil {
		c.later = append(c.later, func() {
			x.When = c.truth(w, place{what: "when an inject comes", may: variables | model, role: "when"})
		})
	}
}

// turn reads "turn 2".
func (c *checker) turn(n *document.Node, g *Game) (int, bool) {
	word, number, _ := strings.Cut(strings.TrimSpace(n.Text.Value), " ")
	k, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case word != "turn" || err != nil:
		c.errorf(n.Span, "bad-turn", "%q is not a turn", n.Text.Value).Hint = "write turn 2"
	case k < 1 || k > g.Turns:
		c.errorf(n.Span, "bad-turn", "there is no turn %d: the game has %d", k, g.Turns)
	default:
		return k, true
	}
	return 0, false
}

// decodeTo reads who gets an inject: all, a team, or a list of teams.
func (c *checker) decodeTo(f *fields, x *Inject, g *Game) {
	n := f.get("to")
	if n == nil {
		return
	}
	items := []*document.Node{n}
	if n.Kind == document.Sequence {
		if items = n.Items; len(items) == 0 {
			c.errorf(n.Span, "missing-value", "the inject goes to no team").Hint = "write to: all, or the names of teams"
		}
	}
	var names []string
	for _, t := range g.Teams {
		names = append(names, t.Name)
	}
	for _, item := range items {
		if !c.scalar(item, "to") || item.Text.Value == everybody && n.Kind != document.Sequence {
			continue
		}
		team := g.Index(item.Text.Value)
		if team < 0 {
			c.errorf(item.Span, "unknown-name", "there is no team %q", item.Text.Value).Hint = c.suggest(item.Text.Value, append(names, everybody))
		} else if !slices.Contains(x.To, team) {
			x.To = append(x.To, team)
		}
	}
	sort.Ints(x.To)
}

// decodeEstimates reads what chances are asked for.
func (c *checker) decodeEstimates(f *fields, g *Game) {
	for _, n := range c.items(f, "estimates") {
		ef := c.fields(n, n.Span, "an estimate", estimateKeys)
		e := &Estimate{Ask: ef.text("ask")}
		ef.required("ask")
		w := c.formula(ef.required("of"), "an estimate")
		if at := ef.get("at"); at != nil {
			items := []*document.Node{at}
			if at.Kind == document.Sequence {
				items = at.Items
			}
			for _, item := range items {
				if c.scalar(item, "at") {
					if k, ok := c.turn(item, g); ok && !slices.Contains(e.Turns, k) {
						e.Turns = append(e.Turns, k)
					}
				}
			}
			sort.Ints(e.Turns)
		} else {
			e.Turns = []int{1}
		}
		if w == nil {
			continue
		}
		g.Estimates = append(g.Estimates, e)
		c.later = append(c.later, func() {
			e.Of = c.truth(w, place{what: "an estimate", may: variables | measures, role: "of"})
			c.readsOutcomes(e.Of, "an estimate")
		})
	}
}

// word is the value of a key that is one of some words, as its place among them; the first where it is not there.
func (f *fields) word(key string, words []string) int {
	n := f.get(key)
	if n == nil || !f.c.scalar(n, key) {
		return 0
	}
	if i := slices.Index(words, n.Text.Value); i >= 0 {
		return i
	}
	f.c.errorf(n.Span, "wrong-kind", "%q is one of %s, not %q", key, strings.Join(words, ", "), n.Text.Value).Hint = f.c.suggest(n.Text.Value, words)
	return 0
}

// prose is the value of a key that is a text to read, which is not empty where it is there.
func (f *fields) prose(key string) string {
	text := f.text(key)
	if n := f.keys[key].Value; f.has(key) && n.Kind == document.Scalar && text == "" {
		f.c.errorf(n.Span, "missing-value", "%q is empty", key)
	}
	return text
}

// texts is the value of a key that is a list of texts.
func (f *fields) texts(key string) []string {
	var list []string
	for _, n := range f.c.items(f, key) {
		if f.c.scalar(n, "an item of "+key) {
			list = append(list, strings.TrimSpace(n.Text.Value))
		}
	}
	return list
}

// decodeCost reads what a lever costs a turn as it stands: an expression of it, or a cost for each of its options.
func (c *checker) decodeCost(f *fields, l *Lever, s *symbol) {
	n := f.get("cost")
	if n == nil {
		return
	}
	w := c.costByOption(n, l, s)
	if w == nil {
		w = c.choiceOr(n, "the cost of a lever")
	}
	c.later = append(c.later, func() {
		if e := c.resolve(w, place{what: "the cost of a lever", may: variables | model, role: "cost"}); e != nil {
			l.Cost = c.typed(e, Number)
		}
	})
}

// costByOption is a mapping of options to costs as a choice by the lever; nil where the cost is none.
func (c *checker) costByOption(n *document.Node, l *Lever, s *symbol) *written {
	if n.Kind != document.Mapping || l.Options == nil || isChoice(n) {
		return nil
	}
	by := source.Fixed(s.name, s.span)
	ch := &choice{span: n.Span, by: &document.Node{Kind: document.Scalar, Text: by, Span: s.span, File: n.File}}
	for _, e := range n.Entries {
		ch.otherwise = ch.otherwise || e.Key.Value == "otherwise"
		ch.cases = append(ch.cases, choiceCase{e.Key, c.formula(e.Value, "a cost")})
	}
	return &written{by: ch, span: n.Span}
}

// checkCosts reports a cost that those who give the order cannot know: one that reads more than levers and constants.
func (c *checker) checkCosts() {
	for _, l := range c.s.Levers {
		if l.Cost == nil {
			continue
		}
		for q := range l.Cost.Reads() {
			switch {
			case q.Kind == KindLever, q.Kind == KindTable:
			case q.Kind == KindVariable && c.s.Variables[q.Index].Constant:
			case q.Kind == KindAuxiliary && c.s.Auxiliaries[q.Index].Constant:
			default:
				c.errorf(l.Cost.Span, "hidden-cost", "what an order costs must be known to those who give it, and %s is not", c.s.Label(q).Name).Hint =
					"let the cost read levers and constants"
			}
		}
	}
}

// isName says that an expression is a bare name.
func isName(w *written) bool { return w.tree != nil && w.tree.Kind == formula.Name }
