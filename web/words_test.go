package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wargame/play/odds"
	"wargame/scenario/formula"
)

// Every text of the interface stands in each language, with the same verbs in the same order.
func TestWordsAreWhole(t *testing.T) {
	verb := regexp.MustCompile(`%(\[\d+\])?[a-z%]`)
	for key, row := range words {
		first := verb.FindAllString(row[0], -1)
		for i, text := range row {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s has no text in %s", key, languages[i])
			}
			if got := verb.FindAllString(text, -1); !slices.Equal(got, first) {
				t.Errorf("%s has %q in %s, and %q in %s", key, got, languages[i], first, languages[0])
			}
		}
		if row[0] == row[1] && !slices.Contains([]string{"direction"}, key) {
			t.Errorf("%s is the same in both languages: %q", key, row[0])
		}
	}
}

// Every text that pages, scripts and the program ask for stands in the table, and every row of it is asked for.
func TestWordsAreUsed(t *testing.T) {
	asked, all := regexp.MustCompile(`T \(?(?:printf )?"([a-z0-9_]+)(%s)?"`), ""
	paths, err := fs.Glob(texts, "pages/*.html")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	used := map[string]bool{}
	for _, path := range paths {
		text, err := texts.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all += string(text)
		for _, m := range asked.FindAllStringSubmatch(string(text), -1) {
			found := false
			for key := range words {
				if key == m[1] || m[2] != "" && strings.HasPrefix(key, m[1]) {
					used[key], found = true, true
				}
			}
			if !found {
				t.Errorf("%s asks for a text %q, and there is none", path, m[1])
			}
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	program := ""
	for _, file := range files {
		if file == "words_table.go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		program += string(text)
	}
	for _, m := range regexp.MustCompile(`\bT\("([a-z0-9_]+)"`).FindAllStringSubmatch(program, -1) {
		if _, ok := words[m[1]]; !ok {
			t.Errorf("the program asks for a text %q, and there is none", m[1])
		}
	}
	made := regexp.MustCompile(`^(clock|lasts|says|refused)_`) // of words of other packages: TestWordsOfOthers
	for key := range words {
		if !used[key] && !made.MatchString(key) && !strings.Contains(program, `"`+key+`"`) {
			t.Errorf("nothing asks for the text %q", key)
		}
	}
	// What stands between tags is from the table or the scenario: no word of the interface stands in a template itself.
	plain := regexp.MustCompile(`(?s)\{\{.*?\}\}|<[^>]*>`).ReplaceAllString(all, " ")
	for _, word := range regexp.MustCompile(`[\pL]{2,}`).FindAllString(plain, -1) {
		if !slices.Contains([]string{"wargame"}, word) {
			t.Errorf("%q stands in a template, not in the table", word)
		}
	}
}

// TestWordsOfOthers wants a text for every unit of a clock, every chance in words and every kind of refusal, and none that nothing makes.
func TestWordsOfOthers(t *testing.T) {
	want := map[string]bool{}
	for _, unit := range formula.Units() {
		want[key("clock", unit)], want[key("lasts", unit)], want[key("lasts_one", unit)] = true, true, true
	}
	for i := range 1001 {
		want[key("says", odds.InWords(float64(i)/1000))] = true
	}
	refusals, err := os.ReadFile(filepath.Join("..", "play", "refusal.go"))
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`Code = "([a-z-]+)"`).FindAllStringSubmatch(string(refusals), -1)
	if len(codes) < 5 {
		t.Fatalf("%d kinds of refusal are too few to be all", len(codes))
	}
	for _, code := range codes {
		want[key("refused", code[1])] = true
	}
	for k := range want {
		if _, ok := words[k]; !ok {
			t.Errorf("there is no text %q", k)
		}
	}
	for k := range words {
		if regexp.MustCompile(`^(clock|lasts|says|refused)_`).MatchString(k) && !want[k] {
			t.Errorf("nothing makes the text %q", k)
		}
	}
	if key("says", odds.InWords(0.3)) != "says_unlikely" {
		t.Error("a chance of 30% is not unlikely")
	}
}
