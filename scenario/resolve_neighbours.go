package scenario

import (
	"slices"
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/formula"
)

// cyclic is the word by which the first member of a set comes after its last.
const cyclic = "cyclic"

// neighbour is what next($set, x else end) or next($set, x, cyclic) says: the member before or after the one that is meant.
type neighbour struct {
	set    string
	member string // the one that is meant
	beside string // the one before or after it; empty at an end
	x      *formula.Node
	end    *formula.Node // what stands at an end; nil: cyclic
}

// asksNeighbour says that a call of next, or of previous, asks of a member of a set. previous(x, first) is the past of x.
func asksNeighbour(n *formula.Node) bool {
	switch {
	case n.Name == "next":
		return true
	case n.Name != "previous":
		return false
	}
	return n.Else || len(n.Args) == 3 && isCyclic(n.Args[2])
}

func isCyclic(n *formula.Node) bool { return n.Kind == formula.Name && n.Name == cyclic }

// besideMember resolves such a call: to x with the member beside in place of $set, or at an end to what stands there.
func (r *resolver) besideMember(n *formula.Node) *Expr {
	b, ok := r.neighbour(n)
	if !ok {
		return nil
	}
	inner, at := *r, b.x
	inner.sets = &meantMember{set: b.set, member: b.beside, outer: r.sets}
	if b.beside == "" {
		inner.sets.member, at = b.member, b.end
	}
	e := inner.expr(at)
	if t, ok := r.c.typeOfNode(b.x, &symbol{}); ok { // the type that it was taken for, of all members
		return r.c.typed(e, t)
	}
	return e
}

// neighbour reads such a call, and reports what is wrong with it.
func (r *resolver) neighbour(n *formula.Node) (neighbour, bool) {
	written := n.Name + "($set, x_$set else 0)"
	if len(n.Args) < 2 || len(n.Args) > 3 {
		r.c.errorf(n.Span, "wrong-arguments", "%s takes a member, what is asked of the one beside it, and what happens at the end", n.Name).Hint = "write " + written
		return neighbour{}, false
	}
	b, ok := r.meant(n)
	if !ok {
		return neighbour{}, false
	}
	switch {
	case n.Else:
		b.end = n.Args[2]
	case len(n.Args) == 3 && isCyclic(n.Args[2]):
	default:
		r.c.errorf(n.Span, "no-end", "%s does not say what happens at the end of %s", n.Name, b.set).Hint =
			n.Name + "($" + b.set + ", " + n.Args[1].String() + " else 0), or cyclic instead: " + n.Name + "($" + b.set + ", " + n.Args[1].String() + ", cyclic)"
		return neighbour{}, false
	}
	b.x = n.Args[1]
	members := r.c.membersOf(b.set)
	at := slices.Index(members, b.member)
	to := at + 1
	if n.Name == "previous" {
		to = at - 1
	}
	switch {
	case b.end == nil:
		b.beside = members[(to+len(members))%len(members)]
	case 0 <= to && to < len(members):
		b.beside = members[to]
	}
	return b, true
}

// meant is the set and the member that the first argument of such a call says: $country in a sum, country.vietnam in what was a template.
func (r *resolver) meant(n *formula.Node) (neighbour, bool) {
	a := n.Args[0]
	if a.Kind == formula.Bad {
		return neighbour{}, false
	}
	var set, member string
	if a.Kind == formula.Name {
		if set, member, _ = strings.Cut(a.Name, "."); strings.HasPrefix(set, "$") {
			set = set[1:]
			member = r.sets.of(set)
		}
	}
	if slices.Contains(r.c.membersOf(set), member) {
		return neighbour{set: set, member: member}, true
	}
	d := r.c.errorf(a.Span, "unknown-set", "%s takes a member of a set first", n.Name)
	d.Hint = "write $ before the name of the set: " + n.Name + "($country, x_$country else 0)"
	if r.c.membersOf(set) != nil {
		d.Hint = "write " + n.Name + "($" + set + ", ...), in an entry with $" + set + " in its name or in a sum over " + set
	}
	return neighbour{}, false
}

// endOfFlow is the stock that the end of a flow names, where it is next($set, stock_$set else none) or the like; empty where that is none.
func (c *checker) endOfFlow(n *document.Node, key string) (name string, ok bool) {
	if !strings.ContainsRune(n.Text.Value, '(') {
		return n.Text.Value, true
	}
	w := c.formula(n, key)
	if w == nil || w.broken {
		return "", false
	}
	if w.tree.Kind != formula.Call || !asksNeighbour(w.tree) {
		c.errorf(n.Span, "wrong-kind", "%q is the name of a stock", key).Hint = "of a set it may be the one beside: next($country, stock_$country else none)"
		return "", false
	}
	r := c.resolver(place{what: "the end of a flow"})
	b, ok := r.neighbour(w.tree)
	if !ok {
		return "", false
	}
	at, member := b.x, b.beside
	if b.beside == "" {
		at, member = b.end, b.member
	}
	if at.Kind != formula.Name {
		c.errorf(at.Span, "wrong-kind", "%q is the name of a stock, or none", key)
		return "", false
	}
	if at.Name == "none" {
		return "", true
	}
	r.sets = &meantMember{set: b.set, member: member}
	return r.substitute(at.Name), true
}
