package table

// span is a part of prose: words, or what stands between two ` in it, as typed.
type span struct {
	text  string
	typed bool
}

// spans are the parts of prose. A ` that nothing closes, or that stands beside another, is a sign like others.
func spans(text string) []span {
	var list []span
	words := func(text string) {
		if text != "" {
			list = append(list, span{text: text})
		}
	}
	signs, from := ticks.FindAllStringIndex(text, -1), 0
	for i := 0; i+1 < len(signs); i++ {
		open, end := signs[i], signs[i+1]
		if open[1]-open[0] > 1 || end[1]-end[0] > 1 {
			continue
		}
		words(text[from:open[0]])
		list = append(list, span{text[open[1]:end[0]], true})
		from, i = end[1], i+1
	}
	words(text[from:])
	return list
}
