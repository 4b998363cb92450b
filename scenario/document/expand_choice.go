package document

import (
	"fmt"

	"wargame/scenario/source"
)

// choose is the value that {by: SET, MEMBER: VALUE}, or {MEMBER: VALUE} alone, has for the member that b fixes; false where n is no such
// choice.
func (x *setExpander) choose(n *Node, b binding) (*Node, bool) {
	by := n.Child("by")
	if by == nil || by.Kind != Scalar {
		return nil, false
	}
	set := by.Text.Value
	if isUnsaid(by) {
		found, clear := x.setOf(n, b)
		switch {
		case !clear:
			return nil, false
		case found == "":
			return n.without("by"), true
		}
		set = found
	}
	member, fixed := b[set]
	if !fixed {
		if x.members[set] != nil && x.root.Child("levers").At(set) < 0 && x.root.Child("stocks").At(set) < 0 {
			x.diags = append(x.diags, source.Diagnostic{Code: "free-set", Span: by.Span, Message: fmt.Sprintf("nothing says which member of %s is meant", set),
				Hint: fmt.Sprintf("by: %s works in an entry with $%s in its name", set, set)})
		}
		return nil, false
	}
	values, seen := x.choices[n]
	if !seen {
		values = x.readChoice(n, by, set)
		x.choices[n] = values
	}
	for _, key := range []string{member, "otherwise"} {
		if v := values[key]; v != nil {
			return v, true
		}
	}
	return &Node{Span: n.Span, File: n.File}, true
}

// choice is what {by: SET, MEMBER: VALUE} has for each member, and for otherwise.
type choice map[string]*Node

// readChoice reads a choice by a set, and reports members that it does not know or lacks. It is done once for all
// members: a set of thousands has choices as long.
func (x *setExpander) readChoice(n, by *Node, set string) choice {
	members := x.members[set]
	values := make(choice, len(n.Entries))
	for _, e := range n.Entries {
		values[e.Key.Value] = e.Value
	}
	known := make(map[string]bool, len(members))
	var missing []string
	for _, m := range members {
		known[m] = true
		if values[m] == nil && values["otherwise"] == nil {
			missing = append(missing, m)
		}
	}
	for _, e := range n.Entries {
		name := e.Key.Value
		if name == "by" || name == "otherwise" || known[name] {
			continue
		}
		hint := "it has " + source.List(members)
		if near := x.nearest(name, members); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		x.diags = append(x.diags, source.Diagnostic{Code: "unknown-member", Span: e.Key.Whole(), Message: fmt.Sprintf("%q is not in the set %s", name, set), Hint: hint})
	}
	if len(missing) > 0 {
		x.diags = append(x.diags, source.Diagnostic{Code: "missing-member", Span: by.Span, Message: fmt.Sprintf("no value for %s", source.List(missing)), Hint: "give it, or otherwise: VALUE"})
	}
	return values
}
