package scenario

import (
	"fmt"
	"sort"
	"strings"

	"wargame/scenario/builtin"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// What has a name beside quantities.
const (
	kindPolicy = KindOutcome + 1 + iota
	kindActor
	kindSet
	kindTeam
	kindRole
	kindInject
	kindStrategy
)

// symbol is a name and what is known of what it names.
type symbol struct {
	kind  Kind
	name  string
	index int // into the slice of the Scenario for its kind
	span  source.Span

	known bool     // its type is known: false where its declaration could not be read
	typ   Type     // once known
	names []string // options or levels, for a Name

	tree    *written // what its type follows from, for variables, auxiliaries and outcomes
	looking bool     // for its type, in this pass of infer
	looked  bool
}

// namespace is the symbols of one kind of name.
type namespace map[string]*symbol

// list is all names in order.
func (n namespace) list() []string {
	names := make([]string, 0, len(n))
	for name := range n {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// declare makes a name known in a namespace. It gives a symbol even where the name cannot be used, so that the rest
// of the entry is checked.
func (c *checker) declare(space namespace, kind Kind, key source.Text, index int) *symbol {
	s := &symbol{kind: kind, name: key.Value, index: index, span: key.Whole()}
	c.checkName(key, kind)
	if first := space[s.name]; first != nil {
		c.errorf(s.span, "name-taken", "%q is already the name of %s", s.name, first.kind.WithArticle()).Notes =
			[]source.Note{{Span: first.span, Message: "first defined here"}}
		return s
	}
	space[s.name] = s
	return s
}

// checkName reports what cannot be the name of a thing.
func (c *checker) checkName(key source.Text, kind Kind) {
	name, at := key.Value, key.Whole()
	switch {
	case c.tooLong(name, at):
	case !formula.IsIdentifier(name):
		c.errorf(at, "bad-name", "%q cannot be the name of %s", name, kind.WithArticle()).Hint =
			"a name is a small letter, then small letters, digits and _"
	case reserved(name, kind):
		c.errorf(at, "reserved-name", "%q cannot be the name of %s: it is a word of expressions", name, kind.WithArticle())
	}
}

// reserved says that an expression would take a name for something else. Policies and actors never stand in one alone. Outcomes do,
// in other outcomes: there a function is known by its parenthesis, and a word of the grammar is no value.
func reserved(name string, kind Kind) bool {
	switch kind {
	case kindPolicy, kindStrategy, kindActor, kindTeam, kindRole, kindInject:
		return false
	case KindOutcome:
		return formula.IsValue(name)
	}
	if name == "next" { // a function that came late: only what is called as it is would be mistaken for it
		return kind == KindTable
	}
	return formula.IsReserved(name) || builtin.IsName(name)
}

// nearest is [source.Nearest] for the first mistakes of a file: with thousands of names mistyped nobody is helped.
func (c *checker) nearest(word string, among []string) string {
	c.suggested++
	c.compared += len(among)
	if c.helped() {
		return ""
	}
	return source.Nearest(word, among)
}

// helped says that enough hints at near names were given: looking for more could take long.
func (c *checker) helped() bool { return c.suggested > maxSuggestions || c.compared > maxCompared }

// kin is the quantities of one kind, for hints.
func (c *checker) kin(kind Kind) namespace {
	same := namespace{}
	if c.helped() {
		return same
	}
	for name, s := range c.names {
		if s.kind == kind {
			same[name] = s
		}
	}
	return same
}

// suggest is the hint for a word that is none of the given ones: the nearest of them, or all if they are few.
func (c *checker) suggest(word string, among []string) string {
	if near := c.nearest(word, among); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(among) > 0 && len(among) <= 12 {
		return "known here: " + strings.Join(among, ", ")
	}
	return ""
}

// meant is the hint for a name that is not in the namespace n, with the line of the nearest.
func (c *checker) meant(name string, n namespace, at source.Span) string {
	near := c.nearest(name, n.list())
	if near == "" {
		return ""
	}
	place := n[near].span
	if place.File == at.File && place.File != nil {
		line, _ := place.File.Position(place.From)
		return fmt.Sprintf("did you mean %q (line %d)?", near, line)
	}
	return fmt.Sprintf("did you mean %q?", near)
}
