package table

import "slices"

// Notes numbers footnotes in the order met, each text once. The tables of one page share them.
type Notes struct{ texts []string }

// All gives the footnotes, each with its mark.
func (n *Notes) All() [][2]string {
	list := make([][2]string, len(n.texts))
	for i, text := range n.texts {
		list[i] = [2]string{raised(i + 1), text}
	}
	return list
}

// mark is the raised numbers of texts.
func (n *Notes) mark(texts []string) string {
	mark := ""
	for _, text := range texts {
		i := slices.Index(n.texts, text)
		if i < 0 {
			i = len(n.texts)
			n.texts = append(slices.Clip(n.texts), text)
		}
		if mark != "" {
			mark += ","
		}
		mark += raised(i + 1)
	}
	return mark
}

func raised(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	s := ""
	for ; n > 0; n /= 10 {
		s = string(digits[n%10]) + s
	}
	return s
}
