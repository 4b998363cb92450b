package web

import (
	"fmt"
	"net/http"
	"strings"

	"golang.org/x/text/language"
)

// languages are those that the interface speaks, the first for everybody else. A scenario's texts stay as they are written.
var languages = []language.Tag{language.English, language.Ukrainian}

var matcher = language.NewMatcher(languages)

// said are the texts of the interface in one language.
type said struct {
	Lang string
	at   int // the column of words
}

// wordsFor are the texts in the language that a browser asks for; a query lang=uk says otherwise.
func wordsFor(r *http.Request) said {
	_, i := language.MatchStrings(matcher, r.URL.Query().Get("lang"), r.Header.Get("Accept-Language"))
	return said{Lang: languages[i].String(), at: i}
}

// T is a text of the interface, with values in place of its verbs.
func (x said) T(key string, values ...any) string {
	texts, ok := words[key]
	if !ok {
		return key
	}
	if len(values) == 0 {
		return texts[x.at]
	}
	return fmt.Sprintf(texts[x.at], values...)
}

// key is a text's key made of a word of another package: "very likely" is says_very_likely.
func key(kind, word string) string {
	return kind + "_" + strings.NewReplacer(" ", "_", "-", "_").Replace(word)
}
