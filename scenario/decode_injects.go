package scenario

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"wargame/scenario/document"
)

// everybody is who an inject is for, in a word.
const everybody = "all"

// decodeInjects reads the news that the facilitator hands out.
func (c *checker) decodeInjects(f *fields, g *Game) {
	injects := namespace{}
	for i, e := range c.section(f, "injects") {
		s := c.declare(injects, kindInject, e.Key, i)
		x := &Inject{Chance: 1, Fires: -1}
		jf := c.fields(e.Value, s.span, "an inject", injectKeys)
		x.Label, x.Text = jf.label(s), jf.prose("text")
		jf.required("text")
		comes := c.decodeMoment(jf, x, g)
		c.decodeChance(jf, x)
		if n := jf.get("fires"); n != nil && c.scalar(n, "fires") {
			if event := c.quantityNamed(n, KindEvent); event != nil {
				x.Fires = event.index
			}
		}
		if c.decodeTo(jf, x, g) && comes {
			g.Injects = append(g.Injects, x)
		}
	}
}

// decodeMoment reads when an inject comes. It never does where it stands in a file that is extended, for a turn that there is no
// more.
func (c *checker) decodeMoment(f *fields, x *Inject, g *Game) (comes bool) {
	ways := 0
	for _, key := range []string{"at", "when", "by"} {
		if f.has(key) {
			ways++
		}
	}
	if ways > 1 {
		c.errorf(f.span, "conflicting-keys", `an inject comes at a turn, when something holds, or by the facilitator: "at", "when" or "by", one of them`)
	}
	if n := f.get("by"); n != nil && c.scalar(n, "by") && n.Text.Value != "facilitator" {
		c.errorf(n.Span, "wrong-kind", `"by" is facilitator, not %q`, n.Text.Value)
	}
	if w := c.formula(f.get("when"), "a condition"); w != nil {
		c.later = append(c.later, func() {
			x.When = c.truth(w, place{what: "when an inject comes", may: variables | model, role: "when"})
		})
	}
	n := f.get("at")
	if n == nil || !c.scalar(n, "at") {
		return true
	}
	turn, ok := c.turn(n, g)
	x.Turn = turn
	return ok
}

// decodeChance reads the chance of an inject that comes by itself.
func (c *checker) decodeChance(f *fields, x *Inject) {
	n := f.get("chance")
	if n == nil {
		return
	}
	switch p, ok := c.constant(c.formula(n, "chance"), `"chance"`); {
	case ok && !(p > 0 && p <= 1):
		c.errorf(n.Span, "out-of-range", "a chance is above 0%% and at most 100%%")
	case ok && !f.has("at") && !f.has("when"):
		c.errorf(f.keys["chance"].Key.Whole(), "conflicting-keys", "what comes by the facilitator's hand has no chance")
	case ok:
		x.Chance = p
	}
}

// turn reads "turn 2". Where it is none of the game, nothing is reported of a file that is extended.
func (c *checker) turn(n *document.Node, g *Game) (int, bool) {
	word, number, _ := strings.Cut(strings.TrimSpace(n.Text.Value), " ")
	k, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case word != "turn" || err != nil:
		c.errorf(n.Span, "bad-turn", "%q is not a turn", n.Text.Value).Hint = "write turn 2"
	case k >= 1 && k <= g.Turns:
		return k, true
	case k < 1 || !c.inherited(n.Span):
		c.errorf(n.Span, "bad-turn", "there is no turn %d: the game has %d", k, g.Turns)
	}
	return 0, false
}

// decodeTo reads who gets an inject: all, a team, or a list of teams. Nobody does where it stands in a file that is extended, for
// teams that there are no more.
func (c *checker) decodeTo(f *fields, x *Inject, g *Game) (reaches bool) {
	n := f.get("to")
	if n == nil || n.Kind == document.Scalar && n.Text.Value == everybody {
		return true
	}
	items := []*document.Node{n}
	if n.Kind == document.Sequence {
		if items = n.Items; len(items) == 0 {
			c.errorf(n.Span, "missing-value", "the inject goes to no team").Hint = "write to: all, or the names of teams"
		}
	}
	for _, item := range items {
		if !c.scalar(item, "to") {
			continue
		}
		name := item.Text.Value
		switch team := g.Index(name); {
		case team >= 0 && !slices.Contains(x.To, team):
			x.To = append(x.To, team)
		case team < 0 && name == everybody:
			c.errorf(item.Span, "wrong-kind", "%q stands alone, without a list", everybody).Hint = "write to: all"
		case team < 0 && !c.inherited(item.Span):
			c.errorf(item.Span, "unknown-name", "there is no team %q", name).Hint = c.suggest(name, append(g.teamNames(), everybody))
		}
	}
	sort.Ints(x.To)
	return len(x.To) > 0
}
