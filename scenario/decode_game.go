package scenario

import (
	"math"
	"slices"
	"sort"
	"strconv"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// players are the team of levers without an actor, and of a scenario without levers.
const players = "players"

// seats are words for who sits at a table beside the teams, or for all of them: no team is called so.
var seats = []string{"facilitator", "screen", "observer", everybody}

// decodeGame reads how the scenario is played. It is whole without a section too.
func (c *checker) decodeGame(root *fields) {
	g := &Game{}
	c.s.Game = g
	f := &fields{c: c, what: "the game", keys: map[string]document.Entry{}}
	if n := root.get("game"); n != nil {
		f = c.fields(n, root.keys["game"].Key.Whole(), "the game", gameKeys)
	}
	g.About = f.text("about")
	c.decodeTurns(f, g)
	g.Reveal = Reveal(f.word("covert_until", reveals))
	c.decodeTeams(f, g)
	c.decodePublic(f, g)
	c.decodeInjects(f, g)
	c.decodeEstimates(f, g)
	g.Debrief = f.texts("debrief")
}

// inherited says that something stands in a file that the scenario extends. What of its game no longer fits, in a scenario with
// other turns or fewer teams, is left out; what a scenario says itself must fit.
func (c *checker) inherited(at source.Span) bool { return at.File != c.s.File }

// decodeTurns reads how long a turn is, and how many there are.
func (c *checker) decodeTurns(f *fields, g *Game) {
	steps := c.s.Clock.Steps
	turn := defaultTurn(steps)
	if n := f.get("turn"); n != nil {
		switch whole, ok := c.wholeSteps(n, "turn"); {
		case ok && whole <= steps:
			turn = whole
		case ok && c.inherited(n.Span):
			turn = steps
		case ok:
			c.errorf(n.Span, "bad-turn", "a turn of %d steps is longer than the clock, which has %d", whole, steps)
		}
	}
	fit := steps / turn
	g.Turn, g.Turns = turn, fit
	if n := f.get("turns"); n != nil {
		x, ok := c.constant(c.formula(n, "turns"), `"turns"`)
		switch {
		case ok && (x != math.Trunc(x) || x < 1):
			c.errorf(n.Span, "bad-turn", `"turns" is a whole number from 1 on`)
		case ok && x > float64(fit) && !c.inherited(n.Span):
			c.errorf(n.Span, "bad-turn", "%s turns do not fit: the clock has %d steps, and a turn %d, so that there are %d at most", n.Text.Value, steps, turn, fit)
		case ok:
			g.Turns = int(min(x, float64(fit)))
		}
	}
}

// wholeSteps is a length of time that is a whole number of steps, at least one.
func (c *checker) wholeSteps(n *document.Node, what string) (int, bool) {
	length := c.duration(n, what)
	if length == nil {
		return 0, false
	}
	units, ok := c.inUnits(length.Value, length.Unit, length.Span)
	if !ok {
		return 0, false
	}
	steps := units / c.s.Clock.Step
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
	if len(entries) > maxTeams {
		c.errorf(f.keys["teams"].Key.Whole(), "too-large", "the game has %d teams; at most %d are allowed", len(entries), maxTeams)
		return
	}
	teams := namespace{}
	holders := map[int]source.Span{}
	for i, e := range entries {
		s := c.declare(teams, kindTeam, e.Key, i)
		if slices.Contains(seats, s.name) {
			c.errorf(s.span, "reserved-name", "%q cannot be the name of a team: at a table it stands for others", s.name)
		}
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
		if name == "" || slices.Contains(seats, name) {
			name = players
		}
		if len(held[name]) == 0 && !slices.Contains(order, name) {
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

// decodeControls reads the levers of a team, those named or those whose actor has its name, and which of them are covert.
// holders are the levers that teams before it have, with where that is said.
func (c *checker) decodeControls(f *fields, t *Team, holders map[int]source.Span) {
	take := func(lever int, at source.Span) {
		if first, taken := holders[lever]; taken {
			c.errorf(at, "two-teams", "the lever %s belongs to another team already", c.s.Levers[lever].Name).Notes =
				[]source.Note{{Span: first, Message: "here"}}
			return
		}
		holders[lever] = at
		t.Controls = append(t.Controls, lever)
	}
	if f.has("controls") {
		for _, q := range c.quantities(f, "controls", KindLever) {
			if l := c.s.Levers[q.index]; l.Switch() {
				c.errorf(q.span, "nobodys-lever", "the lever %s is a switch of the model, which nobody in the story sets", l.Name)
				continue
			}
			take(q.index, q.span)
		}
	} else {
		idle := true
		for i, l := range c.s.Levers {
			if l.Actor == t.Name && !l.Switch() {
				take(i, t.Span)
				idle = false
			}
		}
		if idle {
			c.warnf(t.Span, "no-lever", "the team %s has no lever: it names none, and none has it for its actor", t.Name).Hint =
				"write controls: [LEVER, ...], or controls: [] for a team that only talks"
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
	seen := map[int]bool{}
	for _, n := range c.items(f, key) {
		if !c.scalar(n, "an item of "+key) {
			continue
		}
		switch s := c.quantityNamed(n, kind); {
		case s == nil:
		case seen[s.index]:
			c.errorf(n.Span, "name-taken", "%q is in %q twice", s.name, key)
		default:
			seen[s.index] = true
			list = append(list, named{s.index, n.Span})
		}
	}
	return list
}

// quantityNamed is the quantity of a kind whose name a text is, or nil, which is reported.
func (c *checker) quantityNamed(n *document.Node, kind Kind) *symbol {
	name := n.Text.Value
	switch s := c.names[name]; {
	case s == nil:
		c.errorf(n.Span, "unknown-name", "there is no %s %q", kind, name).Hint = c.meant(name, c.kin(kind), n.Span)
	case s.kind != kind:
		c.errorf(n.Span, "wrong-kind", "%q is %s, and %s belongs here", name, s.kind.WithArticle(), kind.WithArticle())
	default:
		return s
	}
	return nil
}
