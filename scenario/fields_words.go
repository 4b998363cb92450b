package scenario

import (
	"slices"
	"strings"

	"wargame/scenario/document"
)

// word is the value of a key that is one of some words, as its place among them; the first where it is not there.
func (f *fields) word(key string, words []string) int {
	n := f.get(key)
	if n == nil || !f.c.scalar(n, key) {
		return 0
	}
	if i := slices.Index(words, n.Text.Value); i >= 0 {
		return i
	}
	f.c.errorf(n.Span, "wrong-kind", "%q is one of %s, not %q", key, strings.Join(words, ", "), n.Text.Value).Hint = f.c.suggest(n.Text.Value, words)
	return 0
}

// prose is the value of a key that is a text to read, which is not empty where it is there.
func (f *fields) prose(key string) string {
	text := f.text(key)
	if n := f.keys[key].Value; f.has(key) && n.Kind == document.Scalar && text == "" {
		f.c.errorf(n.Span, "missing-value", "%q is empty", key)
	}
	return text
}

// texts is the value of a key that is a list of texts.
func (f *fields) texts(key string) []string {
	var list []string
	for _, n := range f.c.items(f, key) {
		if f.c.scalar(n, "an item of "+key) {
			list = append(list, strings.TrimSpace(n.Text.Value))
		}
	}
	return list
}
