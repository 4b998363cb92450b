package scenario

import (
	"fmt"
	"strings"

	"wargame/scenario/source"
)

// assign gives variables a value and levers a default from outside, in order. The text of each assignment is a file
// of its own, so that mistakes in it are shown like those of any file. Policies that set such a lever themselves are
// named in a warning.
func assign(root *node, assignments []Assignment) (*node, source.Diagnostics) {
	var diags source.Diagnostics
	for _, a := range assignments {
		file := source.NewFile("--set "+a.Name, []byte(a.Text))
		all := file.Span(0, len(a.Text))
		value := &node{kind: scalarNode, text: source.Plain(file, 0, len(a.Text)), span: all, file: file}
		variables, levers := root.child("variables"), root.child("levers")
		variable, lever := variables.child(a.Name), levers.child(a.Name)
		switch {
		case strings.TrimSpace(a.Text) == "":
			diags = append(diags, source.Diagnostic{Code: "empty-value", Span: all, Message: fmt.Sprintf("no value for %q", a.Name), Hint: "write --set NAME=EXPRESSION"})
		case variable != nil:
			root = root.withEntry(entry{key: keyOf(root, "variables"), value: variables.withEntry(entry{keyOf(variables, a.Name), assignedVariable(variable, value)})})
		case lever != nil:
			changed := lever
			if lever.kind != mappingNode {
				changed = value.mappingLike(nil)
			}
			changed = changed.withEntry(entry{source.Fixed("default", all), value})
			root = root.withEntry(entry{key: keyOf(root, "levers"), value: levers.withEntry(entry{keyOf(levers, a.Name), changed})})
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

func keyOf(n *node, key string) source.Text { return n.entries[n.at(key)].key }

// assignedVariable is a variable with another value, for which its source no longer speaks.
func assignedVariable(variable, value *node) *node {
	changed := value.mappingLike(nil)
	if isLongForm(variable) {
		changed = variable
	}
	changed = changed.withEntry(entry{source.Fixed("value", value.span), value})
	said := &node{kind: scalarNode, text: source.Fixed("set on the command line", value.span), span: value.span, file: value.file}
	return changed.withEntry(entry{source.Fixed("source", value.span), said})
}

// unknownAssignment tells that there is no variable or lever of that name.
func unknownAssignment(root *node, name string, at source.Span) source.Diagnostic {
	d := source.Diagnostic{Code: "unknown-name", Span: at, Message: fmt.Sprintf("no variable or lever is called %q", name)}
	for _, section := range []string{"stocks", "flows", "auxiliaries", "tables", "events", "outcomes", "policies"} {
		if root.child(section).at(name) >= 0 {
			d.Hint = fmt.Sprintf("it is in %s; only variables and levers can be set from outside", section)
			return d
		}
	}
	var names []string
	for _, section := range []*node{root.child("variables"), root.child("levers")} {
		if section == nil {
			continue
		}
		for _, e := range section.entries {
			names = append(names, e.key.Value)
		}
	}
	if near := source.Nearest(name, names); near != "" {
		d.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return d
}

// policiesThatSet are the policies that set a lever, themselves or through like.
func policiesThatSet(root *node, lever string) []string {
	policies := root.child("policies")
	if policies == nil {
		return nil
	}
	byName := make(map[string]*node, len(policies.entries))
	for _, p := range policies.entries {
		byName[p.key.Value] = p.value
	}
	known := map[string]bool{} // whether a policy sets the lever; false while its like is followed, which ends a cycle
	var sets func(name string) bool
	sets = func(name string) bool {
		if answer, ok := known[name]; ok || byName[name] == nil {
			return answer
		}
		known[name] = false
		policy := byName[name]
		if value := policy.child("set").child(lever); value != nil {
			known[name] = value.kind != nullNode
		} else if like := policy.child("like"); like != nil {
			known[name] = sets(like.text.Value)
		}
		return known[name]
	}
	var names []string
	for _, p := range policies.entries {
		if sets(p.key.Value) {
			names = append(names, p.key.Value)
		}
	}
	return names
}
