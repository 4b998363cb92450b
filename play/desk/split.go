package desk

import "strings"

// firstWord is a line's first word, and what stands behind it.
func firstWord(line string) (word, rest string) {
	line = strings.TrimSpace(line)
	if i := strings.IndexFunc(line, space); i >= 0 {
		return line[:i], strings.TrimSpace(line[i:])
	}
	return line, ""
}

func space(r rune) bool { return r == ' ' || r == '\t' }

// cutWord cuts a line at the first time that a word stands in it by itself; found says whether it does.
func cutWord(line, word string) (before, after string, found bool) {
	for at := 0; ; {
		i := strings.Index(line[at:], word)
		if i < 0 {
			return strings.TrimSpace(line), "", false
		}
		i += at
		end := i + len(word)
		if (i == 0 || space(rune(line[i-1])) || line[i-1] == ';') && (end == len(line) || space(rune(line[end]))) {
			return strings.TrimSpace(line[:i]), strings.TrimSpace(line[end:]), true
		}
		at = end
	}
}

// cutBecause takes the reason off a line.
func cutBecause(line string) (rest, reason string) {
	rest, reason, _ = cutWord(line, "because")
	return rest, reason
}

// addressed takes the names before a colon off a text: "kyiv,europe: TEXT", or ": TEXT" for everybody. Where the first word ends in no
// colon, there are none.
func addressed(text string) (to []string, rest string, colon bool) {
	if after, ok := strings.CutPrefix(text, ":"); ok {
		return nil, strings.TrimSpace(after), true
	}
	first, after := firstWord(text)
	names, ok := strings.CutSuffix(first, ":")
	if !ok {
		return nil, text, false
	}
	return strings.Split(names, ","), after, true
}
