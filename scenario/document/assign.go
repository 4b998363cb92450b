package document

import (
	"fmt"
	"strings"

	"wargame/scenario/source"
)

// assign gives variables a value and levers a default from outside, in order. The text of each assignment is a file
// of its own, so that mistakes in it are shown like those of any file. Policies that set such a lever themselves are
// named in a warning.
func assign(root *Node, assignments []Assignment) (*Node, source.Diagnostics) {
	var diags source.Diagnostics
	for _, a := range assignments {
		text := source.Typed("--set "+a.Name, a.Text)
		all := text.Whole()
		value := &Node{Kind: Scalar, Text: text, Span: all, File: all.File}
		variables, levers := root.Child("variables"), root.Child("levers")
		variable, lever := variables.Child(a.Name), levers.Child(a.Name)
		switch {
		case strings.TrimSpace(a.Text) == "":
			diags = append(diags, source.Diagnostic{Code: "empty-value", Span: all, Message: fmt.Sprintf("no value for %q", a.Name), Hint: "write --set NAME=EXPRESSION"})
		case variable != nil:
			root = root.withEntry(Entry{Key: keyOf(root, "variables"), Value: variables.withEntry(Entry{keyOf(variables, a.Name), assignedVariable(variable, value)})})
		case lever != nil:
			changed := lever
			if lever.Kind != Mapping {
				changed = value.mappingLike(nil)
			}
			changed = changed.withEntry(Entry{source.Fixed("default", all), value})
			root = root.withEntry(Entry{Key: keyOf(root, "levers"), Value: levers.withEntry(Entry{keyOf(levers, a.Name), changed})})
			if set := policiesThatSet(root, a.Name); len(set) > 0 {
				diags = append(diags, source.Diagnostic{Severity: source.Warning, Code: "set-overridden", Span: all,
					Message: fmt.Sprintf("%s is set by %s: this changes only its default", a.Name, strings.Join(set, ", "))})
			}
		default:
			diags = append(diags, unknownAssignment(root, a.Name, all))
		}
	}
	return root, diags
}

func keyOf(n *Node, key string) source.Text { return n.Entries[n.At(key)].Key }

// assignedVariable is a variable with another value, for which its source no longer speaks.
func assignedVariable(variable, value *Node) *Node {
	changed := value.mappingLike(nil)
	if isLongForm(variable) {
		changed = variable
	}
	changed = changed.withEntry(Entry{source.Fixed("value", value.Span), value})
	said := &Node{Kind: Scalar, Text: source.Fixed("set on the command line", value.Span), Span: value.Span, File: value.File}
	return changed.withEntry(Entry{source.Fixed("source", value.Span), said})
}

// unknownAssignment tells that there is no variable or lever of that name.
func unknownAssignment(root *Node, name string, at source.Span) source.Diagnostic {
	d := source.Diagnostic{Code: "unknown-name", Span: at, Message: fmt.Sprintf("no variable or lever is called %q", name)}
	for _, section := range []string{"stocks", "flows", "auxiliaries", "tables", "events", "outcomes", "policies"} {
		if root.Child(section).At(name) >= 0 {
			d.Hint = fmt.Sprintf("it is in %s; only variables and levers can be set from outside. To change it, extend the file: wargame new MY.yaml --from FILE", section)
			return d
		}
	}
	var names []string
	for _, section := range []*Node{root.Child("variables"), root.Child("levers")} {
		if section == nil {
			continue
		}
		for _, e := range section.Entries {
			names = append(names, e.Key.Value)
		}
	}
	if near := source.Nearest(name, names); near != "" {
		d.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return d
}

// policiesThatSet are the policies that set a lever, themselves or through like.
func policiesThatSet(root *Node, lever string) []string {
	policies := root.Child("policies")
	if policies == nil {
		return nil
	}
	byName := make(map[string]*Node, len(policies.Entries))
	for _, p := range policies.Entries {
		byName[p.Key.Value] = p.Value
	}
	known := map[string]bool{} // whether a policy sets the lever; false while its like is followed, which ends a cycle
	var sets func(name string) bool
	sets = func(name string) bool {
		if answer, ok := known[name]; ok || byName[name] == nil {
			return answer
		}
		known[name] = false
		policy := byName[name]
		if value := policy.Child("set").Child(lever); value != nil {
			known[name] = value.Kind != Null
		} else if strategy := strategyFor(root, policy, lever); strategy != nil {
			known[name] = strategy.Child("set").Child(lever) != nil
		} else if like := policy.Child("like"); like != nil {
			known[name] = sets(like.Text.Value)
		}
		return known[name]
	}
	var names []string
	for _, p := range policies.Entries {
		if sets(p.Key.Value) {
			names = append(names, p.Key.Value)
		}
	}
	return names
}

// strategyFor is the strategy that a policy names for the actor who sets a lever, or nil.
func strategyFor(root, policy *Node, lever string) *Node {
	actor := root.Child("levers").Child(lever).Child("actor")
	if actor == nil {
		return nil
	}
	name := policy.Child("strategies").Child(actor.Text.Value)
	if name == nil {
		return nil
	}
	return root.Child("strategies").Child(actor.Text.Value).Child(name.Text.Value)
}
