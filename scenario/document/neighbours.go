package document

import "strings"

// neighboured reads "($country" of a call of next or previous, of the member beside that one: next($country, x_$country else 0). It binds
// the set in what follows, as sums do. The offsets of the reference are those of text; i is behind the name of the function. Where a member
// is in place already, "(country.vietnam", the reference is empty but for its set and end. A call of previous that does not say what happens
// at the ends of the set asks for the value of a quantity one step ago.
func (x *setExpander) neighboured(text string, i int, function string) (ref setReference, ok bool) {
	if function != "next" && function != "previous" {
		return setReference{}, false
	}
	rest := strings.TrimLeft(text[i:], " \n")
	if !strings.HasPrefix(rest, "(") {
		return setReference{}, false
	}
	at := len(text) - len(strings.TrimLeft(rest[1:], " \n"))
	if at == len(text) {
		return setReference{}, false
	}
	if text[at] == '$' {
		ref = x.reference(text, at)
		ref.neighbour = true
		ok = ref.set != "" && len(ref.word) == len(ref.set)
	} else if set, member, there := strings.Cut(text[at:], "."); there && x.members[set] != nil {
		ref.set, ref.to = set, at+len(set)+len(".")+len(leadingName(member))
		ok = true
	}
	return ref, ok && (function == "next" || saysEnds(text[ref.to:]))
}

// saysEnds says that the rest of a call, behind its first argument, has an else that belongs to no if of its own, or ends in "cyclic".
func saysEnds(rest string) bool {
	depth, ifs, last := 0, 0, ""
	for i := 0; i < len(rest); {
		switch c := rest[i]; {
		case c == '(':
			depth++
			i++
		case c == ')':
			if depth--; depth < 0 {
				return last == "cyclic"
			}
			i++
		case isNameByte(c):
			last = leadingName(rest[i:])
			i += len(last)
			switch {
			case depth > 0:
			case last == "if":
				ifs++
			case last == "else":
				if ifs--; ifs < 0 {
					return true
				}
			}
		default:
			if c != ' ' && c != '\n' {
				last = ""
			}
			i++
		}
	}
	return false
}
