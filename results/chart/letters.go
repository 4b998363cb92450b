package chart

import (
	"strings"

	"wargame/results/table"
	"wargame/scenario/source"
)

// letter is how wide a character is at most, as a part of the height of its font: what DejaVu Sans takes, the widest of the fonts that a page without
// one of its own falls back on.
func letter(r rune) float64 {
	switch {
	case strings.ContainsRune("ijl|'.,:;!` ", r):
		return 0.34
	case strings.ContainsRune("frtI()[]{}-/\\\"*", r):
		return 0.46
	case strings.ContainsRune("mwMW@%—…", r):
		return 1
	case r >= 'A' && r <= 'Z':
		return 0.78
	case r < 0x250:
		return 0.64
	}
	if table.Width(string(r)) == 0 {
		return 0
	}
	return max(0.8, 0.55*float64(table.Width(string(r))))
}

// lengthOf is how long a text is at most, in a font of that height.
func lengthOf(text string, height float64) float64 {
	sum := 0.0
	for _, r := range text {
		sum += letter(r)
	}
	return sum * height
}

// fitted is a text as it is shown in so much room: its end gives way to an ellipsis.
func fitted(text string, height, room float64) string {
	text = source.Shown(text)
	if lengthOf(text, height) <= room {
		return text
	}
	room -= lengthOf("…", height)
	end := 0
	for i, r := range text {
		if room -= letter(r) * height; room < 0 {
			break
		}
		end = i + len(string(r))
	}
	return strings.TrimRight(text[:end], " ") + "…"
}

// wrapped breaks a text between words into lines of at most that length; a word that is longer is shortened.
func wrapped(text string, height, room float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(source.Shown(text)) {
		switch longer := line + " " + word; {
		case line == "":
			line = word
		case lengthOf(longer, height) <= room:
			line = longer
		default:
			lines, line = append(lines, fitted(line, height, room)), word
		}
	}
	if line != "" {
		lines = append(lines, fitted(line, height, room))
	}
	return lines
}
