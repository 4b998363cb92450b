package unit

import (
	"maps"
	"strconv"
	"strings"
)

// word is what is known of a word.
type word struct {
	text string
	is   string // the number of the bases in of that it is: "1000", "1461/48"; empty: it is a base itself
	of   string
}

// words is the table of what is known. Everything else is a base of its own. The lengths of times are those of expressions.
var words = []word{
	// Pure numbers, and what people call them.
	{"share", "1", ""}, {"%", "1/100", ""}, {"percent", "1/100", ""}, {"‰", "1/1000", ""},
	{"ratio", "1", ""}, {"fraction", "1", ""}, {"factor", "1", ""}, {"times", "1", ""}, {"probability", "1", ""}, {"chance", "1", ""},
	{"odds", "1", ""}, {"logit", "1", ""}, {"log", "1", ""}, {"exponent", "1", ""},

	// Numbers that stand beside another word.
	{"half", "1/2", ""}, {"dozen", "12", ""}, {"hundred", "100", ""},
	{"thousand", "1000", ""}, {"k", "1000", ""},
	{"million", "1000000", ""}, {"M", "1000000", ""}, {"mn", "1000000", ""}, {"mln", "1000000", ""},
	{"billion", "1000000000", ""}, {"bn", "1000000000", ""}, {"B", "1000000000", ""},
	{"trillion", "1000000000000", ""}, {"tn", "1000000000000", ""},

	{"day", "", ""}, {"week", "7", "day"}, {"month", "1461/48", "day"}, {"year", "1461/4", "day"},
	{"hour", "1/24", "day"}, {"h", "1/24", "day"}, {"minute", "1/1440", "day"}, {"min", "1/1440", "day"},
	{"second", "1/86400", "day"}, {"s", "1/86400", "day"},

	{"m", "", ""}, {"mm", "1/1000", "m"}, {"cm", "1/100", "m"}, {"km", "1000", "m"},
	{"metre", "1", "m"}, {"meter", "1", "m"}, {"kilometre", "1000", "m"}, {"kilometer", "1000", "m"}, {"mile", "201168/125", "m"},
	{"ha", "10000", "m m"}, {"hectare", "10000", "m m"},
	{"l", "1/1000", "m m m"}, {"litre", "1/1000", "m m m"}, {"liter", "1/1000", "m m m"},

	{"g", "", ""}, {"kg", "1000", "g"}, {"t", "1000000", "g"}, {"kt", "1000000000", "g"}, {"Mt", "1000000000000", "g"},
	{"gram", "1", "g"}, {"kilogram", "1000", "g"}, {"tonne", "1000000", "g"},

	{"W", "", ""}, {"kW", "1000", "W"}, {"MW", "1000000", "W"}, {"GW", "1000000000", "W"}, {"TW", "1000000000000", "W"},
	{"Wh", "1/24", "W day"}, {"kWh", "1000/24", "W day"}, {"MWh", "1000000/24", "W day"}, {"GWh", "1000000000/24", "W day"},
	{"TWh", "1000000000000/24", "W day"},

	{"EUR", "", ""}, {"€", "1", "EUR"}, {"euro", "1", "EUR"}, {"kEUR", "1000", "EUR"}, {"MEUR", "1000000", "EUR"},
	{"USD", "", ""}, {"$", "1", "USD"}, {"dollar", "1", "USD"}, {"kUSD", "1000", "USD"}, {"MUSD", "1000000", "USD"},

	{"men", "1", "man"}, {"women", "1", "woman"}, {"children", "1", "child"}, {"people", "1", "person"}, {"feet", "1", "foot"},
}

// known is what the words of the table mean.
var known = maps.Collect(func(yield func(string, []axis) bool) {
	for _, w := range words {
		if !yield(w.text, w.axes()) {
			return
		}
	}
})

// axes is what a word means. The words of which it is are bases.
func (w word) axes() []axis {
	if w.is == "" {
		return []axis{{base: w.text, power: 1}}
	}
	var list []axis
	over, under, _ := strings.Cut(w.is, "/")
	list = primes(list, over, 1)
	if under != "" {
		list = primes(list, under, -1)
	}
	for _, base := range strings.Fields(w.of) {
		list = add(list, axis{base: base, power: 1})
	}
	return list
}

// primes adds the primes of a whole number, to a power.
func primes(list []axis, number string, power Power) []axis {
	n, _ := strconv.ParseInt(number, 10, 64)
	for p := int64(2); n > 1; p++ {
		if p*p > n {
			p = n
		}
		for ; n%p == 0; n /= p {
			list = add(list, axis{prime: int(p), power: power})
		}
	}
	return list
}

// meaning is what the word of a key is made of, to whole powers: itself where nothing is known of it.
func meaning(key string) []axis {
	if list, ok := known[key]; ok {
		return list
	}
	if isNumber(key) {
		return primes(nil, key, 1)
	}
	return []axis{{base: key, power: 1}}
}

// isNumber says that a word is a whole number.
func isNumber(word string) bool { return word != "" && '0' <= word[0] && word[0] <= '9' }

// isPure says that a word stands for a number.
func isPure(key string) bool {
	for _, x := range meaning(key) {
		if x.prime == 0 {
			return false
		}
	}
	return true
}

// isMagnitude says that a word is a number that stands beside another one: "million shells", "EUR bn", "1000 t".
func isMagnitude(key string) bool {
	switch key {
	case "%", "percent", "‰":
		return false
	}
	return isPure(key) && len(meaning(key)) > 0
}

// isKnown says that a word stands in the table.
func isKnown(key string) bool {
	_, ok := known[key]
	return ok
}

// keyOf is what a word has in common with its plural, or its singular: no grammar of English, but the same for both of them.
// Words of the table, and those in capitals, are what they are.
func keyOf(text string) string {
	if isKnown(text) || text == strings.ToUpper(text) {
		return text
	}
	key := strings.ToLower(text)
	if s, ok := strings.CutSuffix(key, "s"); ok && len(s) > 2 && !endsIn(s, "s", "u", "i") {
		key = s
		if isKnown(key) {
			return key
		}
	}
	if s, ok := strings.CutSuffix(key, "men"); ok && s != "" {
		return s + "man"
	}
	if s, ok := strings.CutSuffix(key, "ie"); ok {
		return s + "y"
	}
	if s, ok := strings.CutSuffix(key, "e"); ok && endsIn(s, "ch", "sh", "x", "ss", "z", "o") {
		return s
	}
	return key
}

func endsIn(text string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(text, e) {
			return true
		}
	}
	return false
}
