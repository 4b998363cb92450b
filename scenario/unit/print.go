package unit

import (
	"strconv"
	"strings"
)

// String is the unit as a file might have it: "shells/week", "EUR billion/month", "per week", "1" of a pure number. Read again it
// is an equal unit, which is printed alike. A word for a pure number stands alone: beside others it says nothing.
func (u Unit) String() string { return u.text(plural) }

// Single is the unit as it stands after 1: "1 shell/week", but "1 thousand shells".
func (u Unit) Single() string {
	for _, f := range u.factors {
		if isMagnitude(f.key) {
			return u.String()
		}
	}
	return u.text(singular)
}

// text is the unit, with what stands over the stroke as it is to be said.
func (u Unit) text(said func(word string) string) string {
	var over strings.Builder
	var under []string
	last := ""
	for _, f := range u.spoken() {
		if f.power < 0 {
			under = append(under, raised(singular(f.spelled), -f.power))
			continue
		}
		switch {
		case last == "":
		case f.power == Whole && (isMagnitude(f.key) || isMagnitude(last)):
			over.WriteByte(' ')
		default:
			over.WriteByte('*')
		}
		over.WriteString(raised(said(f.spelled), f.power))
		last = f.key
	}
	switch {
	case len(under) == 0 && last == "":
		return "1"
	case last == "":
		return "per " + strings.Join(under, "/")
	}
	return strings.Join(append([]string{over.String()}, under...), "/")
}

// spoken are the factors that are said: all that mean something, or the first where none does.
func (u Unit) spoken() []factor {
	var list []factor
	for _, f := range u.factors {
		if len(meaning(f.key)) > 0 {
			list = append(list, f)
		}
	}
	if len(list) == 0 && len(u.factors) > 0 {
		return []factor{{u.factors[0].spelled, u.factors[0].key, Whole}}
	}
	return list
}

// raised is a word to a power above 0: km2, soldiers^2, s^(1/2).
func raised(word string, p Power) string {
	n, rest := p/Whole, p%Whole
	switch {
	case p == Whole:
		return word
	case rest == 0 && n <= 9 && len(word) <= 2 && 'a' <= word[len(word)-1] && word[len(word)-1] <= 'z' && isKnown(word):
		return word + strconv.Itoa(int(n))
	case rest == 0:
		return word + "^" + strconv.Itoa(int(n))
	}
	under := Whole
	for _, d := range [...]Power{2, 3, 5, 7} {
		for p%d == 0 && under%d == 0 {
			p, under = p/d, under/d
		}
	}
	return word + "^(" + strconv.Itoa(int(p)) + "/" + strconv.Itoa(int(under)) + ")"
}

// singular is a word as it stands below a stroke: without the ending of its plural where nothing but that is added.
func singular(text string) string {
	if s, ok := strings.CutSuffix(text, "s"); ok && keyOf(text) == strings.ToLower(s) && keyOf(s) == keyOf(text) {
		return s
	}
	return text
}

// plural is a word as it stands over a stroke: times are counted, also where they first stood below one.
func plural(text string) string {
	switch text {
	case "day", "week", "month", "year", "hour", "minute", "second":
		return text + "s"
	}
	return text
}
