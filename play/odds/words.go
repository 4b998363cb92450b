package odds

// words are what a chance is called up to another one: those of the Office of the Director of National Intelligence, Intelligence
// Community Directive 203, Analytic Standards, 2 January 2015, D.6.e(2)(a), with the first and the last drawn out to 0 and 1.
var words = [...]struct {
	upTo float64
	word string
}{
	{0.05, "almost no chance"},
	{0.20, "very unlikely"},
	{0.45, "unlikely"},
	{0.55, "roughly even chance"},
	{0.80, "likely"},
	{0.95, "very likely"},
	{1, "almost certain"},
}

// InWords is what a chance is called; empty of NaN. Where one word ends and the next begins, the one nearer to even counts.
func InWords(chance float64) string {
	for _, w := range words {
		if chance < w.upTo || chance == w.upTo && chance > 0.5 {
			return w.word
		}
	}
	return ""
}
