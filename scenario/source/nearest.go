package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// longestWord is the length in bytes above which a word has no nearest name: nobody mistypes such a name.
const longestWord = 100

// Nearest is the name among the given ones that word was probably meant to be, or "" if none is near: one mistake
// (a letter added, left out, changed, or two exchanged) for every three letters, upper and lower case alike. Of
// several equally near the first is given.
func Nearest(word string, among []string) string {
	if len(word) > longestWord {
		return ""
	}
	best, least := "", 0
	w := []rune(strings.ToLower(word))
	for _, name := range among {
		if name == word || name == "" || len(name) > longestWord {
			continue
		}
		allowed := max(len(w), utf8.RuneCountInString(name)) / 3
		if best != "" {
			allowed = min(allowed, least-1)
		}
		if d := distance(w, []rune(strings.ToLower(name)), allowed); d <= allowed {
			best, least = name, d
		}
	}
	return best
}

// distance is the Damerau-Levenshtein distance in its restricted form (optimal string alignment): no part is edited
// twice. Where it is more than most, some number above that is given, and found sooner.
func distance(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := above[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, above[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most && slices.Min(above) > most { // an exchange looks back two rows
			return most + 1
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

// listed is how many names a message tells of.
const listed = 50

// List is names in a row; of very many the first, and how many more there are.
func List(names []string) string {
	if more := len(names) - listed; more > 1 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:listed], ", "), more)
	}
	return strings.Join(names, ", ")
}
