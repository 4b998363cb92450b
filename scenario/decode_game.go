package scenario

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// players are the team of levers without an actor, and of a scenario without levers.
const players = "players"

// decodeGame reads how the scenario is played. It is whole without a section too.
func (c *checker) decodeGame(root *fields) {
	g := &Game{}
	c.s.Game = g
	f := &fields{c: c, what: "the game", keys: map[string]document.Entry{}}
	if n := root.get("game"); n != nil {
		f = c.fields(n, root.keys["game"].Key.Whole(), "the game", gameKeys)
	}
	c.decodeTurns(f, g)
	g.Reveal = Reveal(f.word("covert_until", reveals))
	c.decodeTeams(f, g)
	c.decodePublic(f, g)
	c.decodeInjects(f, g)
	c.decodeEstimates(f, g)
	g.Debrief = f.texts("debrief")
}

// decodeTurns reads how long a turn is, and how many there are.
func (c *checker) decodeTurns(f *fields, g *Game) {
	steps := c.s.Clock.Steps
	turn := defaultTurn(steps)
	if n := f.get("turn"); n != nil {
		if whole, ok := c.wholeSteps(n, "turn"); ok && whole <= steps {
			turn = whole
		} else if ok {
			c.errorf(n.Span, "bad-turn", "a turn of %d steps is longer than the clock, which has %d", whole, steps)
		}
	}
	turns := 0
	if n := f.get("turns"); n != nil {
		x, ok := c.constant(c.formula(n, "turns"), "turns")
		switch fit := steps / turn; {
		case ok && (x != math.Trunc(x) || x < 1):
			c.errorf(n.Span, "bad-turn", `"turns" is a whole number from 1 on`)
		case ok && x > float64(fit):
			c.errorf(n.Span, "bad-turn", "%s turns do not fit: the clock has %d steps, and a turn %d, so that there are %d at most", n.Text.Value, steps, turn, fit)
		case ok:
			turns = int(x)
		}
	}
	g.setTurns(turn, turns, steps)
}

// wholeSteps is a length of time that is a whole number of steps, at least one.
func (c *checker) wholeSteps(n *document.Node, what string) (int, bool) {
	length := c.duration(n, what)
	if length == nil {
		return 0, false
	}
	steps := c.inUnits(length.Value, length.Unit) / c.s.Clock.Step
	whole := math.Round(steps)
	if whole < 1 || math.Abs(steps-whole) > SameTime*whole || whole > math.MaxInt32 {
		c.errorf(n.Span, "bad-turn", "%s is %.6g steps of the clock, which is not a whole number of steps", n.Text.Value, steps).Hint =
			"a step is " + strconv.FormatFloat(c.s.Clock.Step, 'g', -1, 64) + " " + c.s.Clock.Unit
		return 0, false
	}
	return int(whole), true
}

// decodeTeams reads who plays. Teams that the file does not name are the actors that have levers.
func (c *checker) decodeTeams(f *fields, g *Game) {
	entries := c.section(f, "teams")
	if len(entries) == 0 {
		c.defaultTeams(g)
		return
	}
	teams := namespace{}
	holders := map[int]source.Span{}
	for i, e := range entries {
		s := c.declare(teams, kindTeam, e.Key, i)
		t := &Team{}
		g.Teams = append(g.Teams, t)
		var tf *fields
		if e.Value.Kind == document.Null {
			tf = &fields{c: c, what: "a team", span: s.span, keys: map[string]document.Entry{}}
		} else {
			tf = c.fields(e.Value, s.span, "a team", teamKeys)
		}
		t.Label = tf.label(s)
		if a := c.actors[s.name]; a != nil && t.Title == "" {
			t.Title = c.s.Actors[a.index].Title
		}
		c.decodeControls(tf, t, holders)
		t.Late = Late(tf.word("late", lates))
		t.Brief = tf.prose("brief")
		c.readings(tf, "sees", &t.Sees)
		c.decodeBudget(tf, t)
		c.decodeObjectives(tf, t)
		c.decodeRoles(tf, t)
	}
}

// defaultTeams are the actors that have levers, in the order of the actors or else of the levers, and the players, who have the
// levers without an actor.
func (c *checker) defaultTeams(g *Game) {
	held := map[string][]int{}
	var order []string
	for _, a := range c.s.Actors {
		order = append(order, a.Name)
	}
	for i, l := range c.s.Levers {
		if l.Switch() {
			continue
		}
		name := l.Actor
		if name == "" {
			name = players
		}
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
		held[name] = append(held[name], i)
	}
	for _, name := range order {
		if len(held[name]) > 0 {
			t := &Team{Label: Label{Name: name, Span: c.s.Levers[held[name][0]].Span}, Controls: held[name]}
			if a := c.s.Who(name); a != nil {
				t.Title, t.About = a.Title, a.About
			}
			g.Teams = append(g.Teams, t)
		}
	}
	if len(g.Teams) == 0 {
		g.Teams = []*Team{{Label: Label{Name: players}}}
	}
}

// decodeControls reads the levers of a team: those named, or those whose actor has its name.
func (c *checker) decodeControls(f *fields, t *Team, holders map[int]source.Span) {
	if f.has("controls") {
		for _, q := range c.quantities(f, "controls", KindLever) {
			at := q.span
			if first, taken := holders[q.index]; taken {
				c.errorf(at, "two-teams", "the lever %s belongs to another team already", c.s.Levers[q.index].Name).Notes =
					[]source.Note{{Span: first, Message: "here"}}
				continue
			}
			holders[q.index] = at
			t.Controls = append(t.Controls, q.index)
		}
	} else {
		for i, l := range c.s.Levers {
			if l.Actor != t.Name || l.Switch() {
				continue
			}
			if first, taken := holders[i]; taken {
				c.errorf(t.Span, "two-teams", "the lever %s of the actor %s belongs to another team already", l.Name, t.Name).Notes =
					[]source.Note{{Span: first, Message: "here"}}
				continue
			}
			holders[i] = t.Span
			t.Controls = append(t.Controls, i)
		}
	}
	sort.Ints(t.Controls)
	for _, q := range c.quantities(f, "covert", KindLever) {
		if !slices.Contains(t.Controls, q.index) {
			c.errorf(q.span, "not-controlled", "the team %s does not control the lever %s, so that its orders for it cannot be covert", t.Name, c.s.Levers[q.index].Name)
			continue
		}
		t.Covert = append(t.Covert, q.index)
	}
	sort.Ints(t.Covert)
}

// named is a quantity, and where it was named.
type named struct {
	index int
	span  source.Span
}

// quantities is the value of a key that is a list of names of quantities of a kind, each once.
func (c *checker) quantities(f *fields, key string, kind Kind) []named {
	var list []named
	for _, n := range c.items(f, key) {
		if !c.scalar(n, "an item of "+key) {
			continue
		}
		name := n.Text.Value
		s := c.names[name]
		switch {
		case s == nil && c.s.Abstract:
		case s == nil:
			c.errorf(n.Span, "unknown-name", "there is no %s %q", kind, name).Hint = c.meant(name, c.kin(kind), n.Span)
		case s.kind != kind:
			c.errorf(n.Span, "wrong-kind", "%q is %s, and %q lists %ss", name, s.kind.WithArticle(), key, kind)
		case slices.ContainsFunc(list, func(x named) bool { return x.index == s.index }):
			c.errorf(n.Span, "name-taken", "%q is in %q twice", name, key)
		default:
			list = append(list, named{s.index, n.Span})
		}
	}
	return list
}

// decodePublic reads what everybody sees: what is watched, where the file says nothing of what anybody sees.
func (c *checker) decodePublic(f *fields, g *Game) {
	if f.has("public") {
		c.readings(f, "public", &g.Public)
		return
	}
	for _, t := range g.Teams {
		if len(t.Sees) > 0 {
			return
		}
	}
	for _, w := range c.s.Watch {
		r := &Reading{Series: *w}
		g.Public = append(g.Public, r)
		c.later = append(c.later, func() { r.Series = *w }) // once it is resolved
	}
}

// readings reads what somebody sees: names or expressions, or {of: ..., error: 20%, delay: 2 weeks}.
func (c *checker) readings(f *fields, key string, to *[]*Reading) {
	seen := map[string]bool{}
	for _, n := range c.items(f, key) {
		r := &Reading{}
		rf := &fields{c: c, what: "a reading", span: n.Span, read: true, keys: map[string]document.Entry{"of": {Value: n}}}
		if n.Kind == document.Mapping {
			rf = c.fields(n, n.Span, "a reading", readingKeys)
		}
		w := c.formula(rf.required("of"), "a reading")
		if w == nil {
			continue
		}
		if seen[w.text.Value] {
			c.errorf(n.Span, "name-taken", "%q is in %q twice", strings.TrimSpace(w.text.Value), key)
			continue
		}
		seen[w.text.Value] = true
		if e := rf.get("error"); e != nil {
			if x, ok := c.constant(c.formula(e, "error"), `"error"`); ok && (x < 0 || x > 1) {
				c.errorf(e.Span, "out-of-range", `"error" is a share of what is so, from 0%% to 100%%`)
			} else if ok {
				r.Error = x
			}
		}
		if d := rf.get("delay"); d != nil {
			if steps, ok := c.wholeSteps(d, "delay"); ok {
				r.Delay = steps
			}
		}
		r.Label = rf.label(&symbol{name: strings.TrimSpace(w.text.Value), span: w.span})
		*to = append(*to, r)
		c.later = append(c.later, func() { c.resolveReading(r, w) })
	}
}

// resolveReading resolves what is read, and takes what it is called from the quantity.
func (c *checker) resolveReading(r *Reading, w *written) {
	if r.Value = c.resolve(w, place{what: "a reading", may: variables | model, role: "watch"}); r.Value == nil {
		return
	}
	r.Levels = c.s.Names(r.Value)
	if r.Error > 0 && (r.Levels != nil || r.Value.Type == Truth) {
		c.errorf(w.span, "wrong-type", "only a number can be read with an error, and this is %s", r.Value.Type.words())
	}
	if q, ok := r.Value.Quantity(); ok && isName(w) {
		r.Label = c.s.Label(q).with(r.Label)
	}
}

// decodeBudget reads what a team can spend.
func (c *checker) decodeBudget(f *fields, t *Team) {
	n := f.get("budget")
	if n == nil {
		return
	}
	bf := c.fields(n, f.keys["budget"].Key.Whole(), "a budget", budgetKeys)
	t.Budget = &Budget{Unit: bf.text("unit"), Carry: bf.flag("carry")}
	if per := bf.required("per_turn"); per != nil {
		x, ok := c.constant(c.formula(per, "per_turn"), `"per_turn"`)
		if ok && x < 0 {
			c.errorf(per.Span, "out-of-range", `"per_turn" is 0 or more`)
		} else if ok {
			t.Budget.PerTurn = x
		}
	}
	c.later = append(c.later, func() {
		for _, l := range t.Controls {
			if c.s.Levers[l].Cost != nil {
				return
			}
		}
		c.errorf(n.Span, "no-cost", "the team %s has a budget, and none of its levers a cost", t.Name).Hint =
			"write cost: 35 * NAME beside the default of a lever, or a cost for each of its options"
	})
}

// decodeObjectives reads what a team wants.
func (c *checker) decodeObjectives(f *fields, t *Team) {
	for _, n := range c.items(f, "objectives") {
		of := &fields{c: c, what: "an objective", span: n.Span, read: true, keys: map[string]document.Entry{"met": {Value: n}}}
		if n.Kind == document.Mapping {
			of = c.fields(n, n.Span, "an objective", objectiveKeys)
		}
		w := c.formula(of.required("met"), "an objective")
		if w == nil {
			continue
		}
		o := &Objective{Title: of.text("title")}
		if o.Title == "" {
			o.Title = strings.TrimSpace(w.text.Value)
		}
		t.Objectives = append(t.Objectives, o)
		c.later = append(c.later, func() {
			o.Met = c.truth(w, place{what: "an objective", may: variables | measures, role: "met"})
			c.readsOutcomes(o.Met, "an objective")
		})
	}
}

// readsOutcomes reports a question that reads no outcome: it would be answered before the game begins.
func (c *checker) readsOutcomes(e *Expr, what string) {
	if e == nil {
		return
	}
	for q := range e.Reads() {
		if q.Kind != KindVariable && q.Kind != KindTable {
			return
		}
	}
	c.errorf(e.Span, "no-outcome", "%s reads no outcome, so that it is decided before the game begins", what).Hint =
		"compare an outcome: " + c.outcomeExample()
}

func (c *checker) outcomeExample() string {
	if len(c.s.Outcomes) > 0 {
		return c.s.Outcomes[0].Name + " < ..."
	}
	return "the scenario has none yet"
}

// decodeRoles reads who sits in a team.
func (c *checker) decodeRoles(f *fields, t *Team) {
	roles := namespace{}
	for i, e := range c.section(f, "roles") {
		s := c.declare(roles, kindRole, e.Key, i)
		r := &Role{}
		t.Roles = append(t.Roles, r)
		if e.Value.Kind == document.Null {
			r.Label = Label{Name: s.name, Span: s.span}
			continue
		}
		rf := c.fields(e.Value, s.span, "a role", roleKeys)
		r.Label, r.Brief = rf.label(s), rf.prose("brief")
		c.readings(rf, "sees", &r.Sees)
	}
}
