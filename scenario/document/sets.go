package document

import (
	"fmt"
	"strings"

	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// binding says which member stands for which set.
type binding map[string]string

// setReference is a $name in a text.
type setReference struct {
	from, to int    // with the $
	set      string // the longest set name that fits, or empty
	word     string // the whole identifier after the $
	bound    bool   // stands in a sum (or its like) over the set, which says what it means

	neighbour bool // the member beside it is asked for, so that its set is written too: country.vietnam
}

// aggregates are the functions that bind a set's name in their second argument.
var aggregates = map[string]bool{"sum": true, "min_over": true, "max_over": true}

// readSets reads the section sets.
func readSets(root *Node) ([]Set, source.Diagnostics) {
	var sets []Set
	var diags source.Diagnostics
	report := func(at source.Span, format string, args ...any) {
		diags = append(diags, source.Diagnostic{Code: "bad-set", Span: at, Message: fmt.Sprintf(format, args...), Hint: "a set is written country: [vietnam, japan]"})
	}
	section := root.Child("sets")
	if section == nil || section.Kind == Null {
		return nil, nil
	}
	if section.Kind != Mapping {
		report(section.Span, "sets is a mapping of names to lists")
	}
	for _, e := range section.Entries {
		s := Set{Name: e.Key.Value, Span: e.Key.Whole()}
		if e.Value.removes() {
			continue // it removed nothing, which is reported
		}
		if !formula.IsIdentifier(s.Name) {
			report(s.Span, "%q cannot be the name of a set", s.Name)
		}
		if e.Value.Kind != Sequence || len(e.Value.Items) == 0 {
			report(e.Value.Span, "the set %q has no members", s.Name)
		}
		seen := map[string]bool{}
		for _, item := range e.Value.Items {
			switch member := item.Text.Value; {
			case item.Kind != Scalar || !formula.IsIdentifier(member):
				report(item.Span, "a member of a set is a name such as vietnam")
			case seen[member]:
				report(item.Span, "%q is in the set %q twice", member, s.Name)
			default:
				seen[member] = true
				s.Members = append(s.Members, member)
			}
		}
		sets = append(sets, s)
	}
	return sets, diags
}

// references finds every $name of a text. Where the text is prose, no parentheses count.
func (x *setExpander) references(text string, prose bool) []setReference {
	if !strings.Contains(text, "$") {
		return nil
	}
	var found []setReference
	var open []string         // for each open parenthesis, the set it binds, or empty
	bound := map[string]int{} // how many of them bind each set
	quoted := false
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '$':
			ref := x.reference(text, i)
			ref.bound = ref.set != "" && bound[ref.set] > 0
			if ref.word != "" {
				found = append(found, ref)
			}
			i = max(ref.to, i+1)
		case prose:
			i++
		case c == '"':
			quoted = !quoted
			i++
		case quoted:
			i++
		case c == '(':
			open = append(open, "")
			i++
		case c == ')':
			if last := len(open) - 1; last >= 0 {
				bound[open[last]]--
				open = open[:last]
			}
			i++
		case isNameByte(c):
			word := leadingName(text[i:])
			i += len(word)
			if aggregates[word] {
				if set, length := x.aggregated(text[i:]); set != "" {
					open = append(open, set)
					bound[set]++
					i += length
				}
			}
			if ref, ok := x.neighboured(text, i, word); ok {
				if ref.bound = bound[ref.set] > 0; ref.neighbour {
					found = append(found, ref)
				}
				open = append(open, ref.set)
				bound[ref.set]++
				i = ref.to
			}
		default:
			i++
		}
	}
	return found
}

// reference reads the $name at i.
func (x *setExpander) reference(text string, i int) setReference {
	word := leadingName(text[i+1:])
	ref := setReference{from: i, to: i + 1 + len(word), word: word}
	for n := min(len(word), maxKeyBytes); n > 0; n-- {
		if _, ok := x.members[word[:n]]; ok {
			ref.set, ref.to = word[:n], i+1+n
			break
		}
	}
	return ref
}

// aggregated reads "(country," and gives the set and the length read, or an empty name.
func (x *setExpander) aggregated(rest string) (set string, length int) {
	at := len(rest) - len(strings.TrimLeft(rest, " \n"))
	if at == len(rest) || rest[at] != '(' {
		return "", 0
	}
	at++
	at += len(rest[at:]) - len(strings.TrimLeft(rest[at:], " \n"))
	name := leadingName(rest[at:])
	if x.members[name] == nil {
		return "", 0
	}
	return name, at + len(name)
}

func isNameByte(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// leadingName is the letters, digits and underlines that a text starts with.
func leadingName(text string) string {
	i := 0
	for i < len(text) && isNameByte(text[i]) {
		i++
	}
	return text[:i]
}

// freeSets are the sets that a text names outside of sums over them and that bound does not fix, in order.
func (x *setExpander) freeSets(text string, bound binding) []string {
	return x.addFree(nil, text, bound)
}

func (x *setExpander) addFree(free []string, text string, bound binding) []string {
references:
	for _, ref := range x.references(text, false) {
		if _, fixed := bound[ref.set]; fixed || ref.bound || ref.set == "" {
			continue
		}
		for _, have := range free {
			if have == ref.set {
				continue references
			}
		}
		free = append(free, ref.set)
	}
	return free
}

// freeWithin are the sets that any text of a node names freely, in order.
func (x *setExpander) freeWithin(free []string, n *Node) []string {
	free = x.addFree(free, n.Text.Value, nil)
	for _, e := range n.Entries {
		free = x.freeWithin(x.addFree(free, e.Key.Value, nil), e.Value)
	}
	for _, item := range n.Items {
		free = x.freeWithin(free, item)
	}
	return free
}

// bindings are all ways to fix the sets, the last changing fastest; without sets there is one, that fixes nothing.
// at is what names them.
func (x *setExpander) bindings(sets []string, at source.Span) []binding {
	all := []binding{nil}
	if len(sets) > maxSetsNamed {
		x.overflow(at, fmt.Sprintf("more than %d sets in one name", maxSetsNamed))
		return all
	}
	for _, set := range sets {
		if len(all)*len(x.members[set]) > maxNodes {
			x.count(at, 0, maxNodes)
			return all
		}
		var next []binding
		for _, b := range all {
			for _, member := range x.members[set] {
				next = append(next, b.with(set, member))
			}
		}
		all = next
	}
	return all
}

// with is the binding with one more set fixed.
func (b binding) with(set, member string) binding {
	c := binding{set: member}
	for name, value := range b {
		c[name] = value
	}
	return c
}

// joined is the binding with all of another one.
func (b binding) joined(other binding) binding {
	if len(b) == 0 {
		return other
	}
	for set, member := range other {
		b = b.with(set, member)
	}
	return b
}

// fill puts members in place of the sets that b fixes.
func (x *setExpander) fill(t source.Text, b binding) source.Text {
	return fillReferences(t, x.references(t.Value, false), b)
}

func fillReferences(t source.Text, refs []setReference, b binding) source.Text {
	for i := len(refs) - 1; i >= 0; i-- { // from the end, so that the places of the others stay
		if member, fixed := b[refs[i].set]; fixed && !refs[i].bound {
			if refs[i].neighbour {
				member = refs[i].set + "." + member
			}
			t = t.Replace(refs[i].from, refs[i].to, member)
		}
	}
	return t
}

// madeNames are the names of the entries that the templates of a mapping make.
func (x *setExpander) madeNames(mapping *Node) map[string]bool {
	made := map[string]bool{}
	tried := 0
	for _, e := range mapping.Entries {
		if !strings.Contains(e.Key.Value, "$") {
			continue
		}
		for _, b := range x.bindings(x.freeSets(e.Key.Value, nil), e.Key.Whole()) {
			made[x.fill(e.Key, b).Value] = true
			if tried++; tried > maxNodes {
				return made // writing them out will be refused
			}
		}
	}
	return made
}
