package kit

import "wargame/results/number"

// word is a word of estimation: what it means in percent.
type word struct {
	Says, Or string
	From, To int // percent
}

// scale is that of the American intelligence community: Office of the Director of National Intelligence, Intelligence Community
// Directive 203, Analytic Standards, 2 January 2015, D.6.e(2)(a). Neighbours share their ends.
var scale = [...]word{
	{"almost no chance", "remote", 1, 5},
	{"very unlikely", "highly improbable", 5, 20},
	{"unlikely", "improbable", 20, 45},
	{"roughly even chance", "roughly even odds", 45, 55},
	{"likely", "probable", 55, 80},
	{"very likely", "highly probable", 80, 95},
	{"almost certain", "nearly certain", 95, 99},
}

// Range is what the word means, with a sign behind each end.
func (w word) Range() string {
	return number.Group(w.From) + number.Percent + " to " + number.Group(w.To) + number.Percent
}
