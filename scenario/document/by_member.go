package document

import (
	"fmt"
	"slices"
	"strings"

	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// markMembers is the root of a file in which values by member, {vietnam: 46%, japan: 24%} in the place of a value of a template, are
// choices: {by: SET, ...} with the set left empty, since sets are known only once all files are merged. They are replaced whole, as
// choices are. keys are those that entries may have, so that what has one of these is no such value.
func markMembers(root *Node, keys []string) *Node {
	marked := *root
	marked.Entries = slices.Clone(root.Entries)
	for i, section := range marked.Entries {
		if section.Value.Kind != Mapping || section.Key.Value == "game" {
			continue
		}
		entries := *section.Value
		entries.Entries = slices.Clone(entries.Entries)
		for j, e := range entries.Entries {
			if strings.Contains(e.Key.Value, "$") {
				entries.Entries[j].Value = markValue(e.Value, e.Key.Value, keys, section.Key.Value == "policies")
			}
		}
		marked.Entries[i].Value = &entries
	}
	return &marked
}

// namesKeys are the keys whose mappings have names of quantities or options for keys.
var namesKeys = map[string]bool{"set": true, "effects": true, "cost": true}

// markValue is n, the value of a key, with values by member marked in it; plain says that it cannot be one itself.
func markValue(n *Node, key string, keys []string, plain bool) *Node {
	if n.Kind != Mapping {
		return n
	}
	marked := *n
	marked.Entries = nil
	byMember := !plain && !namesKeys[key] && len(n.Entries) > 0
	for _, e := range n.Entries {
		byMember = byMember && formula.IsIdentifier(e.Key.Value) && e.Key.Value != "by" && !slices.Contains(keys, e.Key.Value)
		marked.Entries = append(marked.Entries, Entry{e.Key, markValue(e.Value, e.Key.Value, keys, false)})
	}
	if byMember {
		unsaid := &Node{Kind: Scalar, Text: source.Fixed("", n.Span), Span: n.Span, File: n.File}
		marked.Entries = append([]Entry{{source.Fixed("by", n.Span), unsaid}}, marked.Entries...)
	}
	return &marked
}

// isUnsaid says that the set of a choice is to be found by its members. What a file says is never empty without quotes.
func isUnsaid(by *Node) bool { return by.Text.Value == "" && !by.Quoted }

// setOf is the set whose members the values n are for, among those that b fixes; empty where they are for none, so that n is a plain
// mapping. What is not clear is reported.
func (x *setExpander) setOf(n *Node, b binding) (set string, clear bool) {
	var fitting, elsewhere []string
	for _, s := range x.sets {
		if !slices.ContainsFunc(n.Entries, func(e Entry) bool { return slices.Contains(s.Members, e.Key.Value) }) {
			continue
		}
		if _, fixed := b[s.Name]; fixed {
			fitting = append(fitting, s.Name)
		} else {
			elsewhere = append(elsewhere, s.Name)
		}
	}
	if all := slices.DeleteFunc(slices.Clone(fitting), func(set string) bool { return !x.hasAll(set, n) }); len(all) == 1 {
		return all[0], true
	}
	d := source.Diagnostic{Code: "free-set", Span: n.Span}
	switch {
	case len(fitting) == 1:
		return fitting[0], true
	case len(fitting) > 1:
		d.Message = fmt.Sprintf("%s have such members, and nothing says which is meant", strings.Join(fitting, " and "))
		d.Hint = fmt.Sprintf("write {by: %s, ...}", fitting[0])
	case len(elsewhere) > 0:
		d.Message = fmt.Sprintf("nothing says which member of %s is meant", elsewhere[0])
		d.Hint = fmt.Sprintf("values by member stand in an entry with $%s in its name", elsewhere[0])
	default:
		return "", true
	}
	if !slices.ContainsFunc(x.diags, func(other source.Diagnostic) bool { return other.Span == d.Span }) { // once for all members
		x.diags = append(x.diags, d)
	}
	return "", false
}

// hasAll says that the keys of the values n are all members of a set.
func (x *setExpander) hasAll(set string, n *Node) bool {
	return !slices.ContainsFunc(n.Entries, func(e Entry) bool {
		key := e.Key.Value
		return key != "by" && key != "otherwise" && !slices.Contains(x.members[set], key)
	})
}
