package scenario

import "slices"

// Actor is who may set a lever, and whose view an outcome may be judged by.
type Actor struct {
	Label       // Unit is that of Goal
	Goal  *Expr // what it wants, a number of which more is better: reads outcomes of one trial and policy; nil: unsaid
}

// Nobody is what stands for an actor where a lever is a switch of the model, which nobody in the story sets.
const Nobody = "none"

// Switch says that nobody in the story sets the lever: it switches the model.
func (l *Lever) Switch() bool { return l.Actor == Nobody }

// Called is an actor's title, or its name where it has none; that of nil is empty.
func (a *Actor) Called() string {
	switch {
	case a == nil:
		return ""
	case a.Title != "":
		return a.Title
	}
	return a.Name
}

// View says for whom something is better: "for: United States"; that of nil is empty. A title need not be a word that can stand
// in a sentence without its article, so it stands behind a colon.
func (a *Actor) View() string {
	if a == nil {
		return ""
	}
	return "for: " + a.Called()
}

// Named is an actor's name; that of nil is empty.
func (a *Actor) Named() string {
	if a == nil {
		return ""
	}
	return a.Name
}

// Who is the actor of a name, of the scenario's or, where it has none, one that is no more than its name; nil: the name is empty.
func (s *Scenario) Who(name string) *Actor {
	if name == "" {
		return nil
	}
	for i := range s.Actors {
		if s.Actors[i].Name == name {
			return &s.Actors[i]
		}
	}
	return &Actor{Label: Label{Name: name}}
}

// decodeActors reads who there is.
func (c *checker) decodeActors(root *fields) {
	for i, e := range c.section(root, "actors") {
		s := c.declare(c.actors, kindActor, e.Key, i)
		if s.name == Nobody {
			c.errorf(s.span, "reserved-name", "%q cannot be the name of an actor: it stands for nobody", Nobody)
		}
		f := c.fields(e.Value, s.span, "an actor", actorKeys)
		c.s.Actors = append(c.s.Actors, Actor{Label: f.label(s)})
		c.decodeGoal(f, i)
	}
}

// actor is the value of a key that names one of the actors, or else one of some words; where the scenario lists no actors, any
// name will do.
func (f *fields) actor(key string, or ...string) string {
	name := f.text(key)
	if len(f.c.actors) > 0 && name != "" && f.c.actors[name] == nil && !slices.Contains(or, name) {
		f.c.errorf(f.keys[key].Value.Span, "unknown-name", "there is no actor %q", name).Hint =
			f.c.suggest(name, append(f.c.actors.list(), or...))
	}
	return name
}

// setter is who sets a thing: one of the actors or, of a lever, nobody.
func (f *fields) setter(kind Kind) string {
	if kind == KindLever {
		return f.actor("actor", Nobody)
	}
	return f.actor("actor")
}

// view is whose view the direction of an outcome is.
func (c *checker) view(f *fields) *Actor {
	name := f.actor("for")
	if name != "" && !f.has("better") {
		c.errorf(f.keys["for"].Key.Whole(), "missing-key", `"for" says for whom "better" is, and there is no "better"`).Hint =
			"write better: higher or better: lower beside it, or leave out for"
	}
	return c.s.Who(name)
}
