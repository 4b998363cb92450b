package scenario

import (
	"strings"

	"wargame/scenario/builtin"
	"wargame/scenario/formula"
)

// meantMember says which member of a set is meant inside a sum over it, and what the sums around that one say.
type meantMember struct {
	set, member string
	outer       *meantMember
}

// of is the member meant of a set: the innermost sum over it says so. It is empty where none does.
func (m *meantMember) of(set string) string {
	for ; m != nil; m = m.outer {
		if m.set == set {
			return m.member
		}
	}
	return ""
}

// substitute puts the members of the sets that sum and its like go over in place of $set. The longest set name that
// fits is meant.
func (r *resolver) substitute(name string) string {
	if !strings.Contains(name, "$") || r.sets == nil {
		return name
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(name, "$")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		longest := r.c.longestSet(after)
		if member := r.sets.of(longest); member != "" {
			b.WriteString(member)
		} else {
			b.WriteString("$" + longest)
		}
		name = after[len(longest):]
	}
}

// overSet writes sum(set, EXPR), min_over and max_over out: a fold from the left over the members.
func (r *resolver) overSet(n *formula.Node, fn *builtin.Function) *Expr {
	members, ok := r.members(n)
	if !ok {
		return nil
	}
	name := n.Args[0].Name
	var whole *Expr
	for i, m := range members {
		inner := *r
		inner.sets = &meantMember{set: name, member: m, outer: r.sets}
		e := inner.want(n.Args[1], Number)
		if e == nil {
			return nil // what is wrong with one member is, most often, wrong with all
		}
		switch {
		case i == 0:
			whole = e
		case fn.Name == "sum":
			whole = r.node(n, OpAdd, Number, whole, e)
		default:
			whole = r.node(n, OpCall, Number, whole, e)
			whole.Func = builtin.LookupFunction(fn.Name[:len("min")])
		}
	}
	return whole
}

// members is the members of the set that the first argument names.
func (r *resolver) members(n *formula.Node) ([]string, bool) {
	a := n.Args[0]
	var known []string
	for _, s := range r.c.s.document.Sets {
		if a.Kind == formula.Name && s.Name == a.Name {
			return s.Members, len(s.Members) > 0
		}
		known = append(known, s.Name)
	}
	if a.Kind != formula.Bad {
		d := r.c.errorf(a.Span, "unknown-set", "%s takes the name of a set first", n.Name)
		if a.Kind == formula.Name {
			d.Hint = r.c.suggest(strings.TrimPrefix(a.Name, "$"), known)
		}
		if len(known) == 0 {
			d.Hint = "this scenario has no sets; to add two values, write a + b"
		}
	}
	return nil, false
}
