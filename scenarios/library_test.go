package scenarios_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wargame/scenario"
	"wargame/scenarios"
)

// freeze is the last date that a scenario's sources may have, since its ranges are compared with what came after: year,
// month, day. A scenario of the past has none.
var freeze = map[string][3]int{
	"container-count":     {2024, 10, 15},
	"rok-nuclear-opinion": {2024, 10, 15},
	"iwo-jima":            {},
}

var usualFreeze = [3]int{2025, 7, 2}

func load(t *testing.T, name string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return s
}

// Each file that is embedded has a name: those beside the package, and those in folders.
func TestNamesAreAllFiles(t *testing.T) {
	var want []string
	err := fs.WalkDir(scenarios.Library, ".", func(file string, entry fs.DirEntry, err error) error {
		if !entry.IsDir() {
			want = append(want, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, name := range scenarios.Names() {
		if strings.Contains(name, "/") {
			t.Errorf("%s does not stand beside the package", name)
		}
		got = append(got, name+".yaml")
	}
	for _, name := range scenarios.Others() {
		if !strings.Contains(name, "/") {
			t.Errorf("%s stands in no folder", name)
		}
		got = append(got, name+".yaml")
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("names are of\n%v\nfiles are\n%v", got, want)
	}
}

// Every shipped scenario asks a question, sources every variable, offers three to eight policies, says what a class would watch
// and what must hold, and gives validate nothing to warn of.
func TestScenariosMeetTheStandard(t *testing.T) {
	for _, name := range scenarios.Names() {
		s := load(t, name)
		for _, w := range s.Warnings {
			t.Errorf("%s: warning: %s", name, w.Message)
		}
		if !strings.HasSuffix(strings.TrimSpace(s.Question), "?") || s.Title == "" || len(s.About) < 200 {
			t.Errorf("%s: question %q, title %q, %d bytes of about", name, s.Question, s.Title, len(s.About))
		}
		if n := len(s.Policies); n < 3 || n > 8 {
			t.Errorf("%s: %d policies", name, n)
		}
		if len(s.Watch) == 0 || len(s.Checks) == 0 {
			t.Errorf("%s: watches %d, checks %d", name, len(s.Watch), len(s.Checks))
		}
		for _, v := range s.Variables {
			if v.Unit == "" || v.Title == "" {
				t.Errorf("%s: %s has unit %q, title %q", name, v.Name, v.Unit, v.Title)
			}
			if !sourced(v.Source) {
				t.Errorf("%s: %s has source %q: a public source with its date, or an assumption with its reason", name, v.Name, v.Source)
			}
		}
		for _, p := range s.Policies {
			if p.Title == "" {
				t.Errorf("%s: the policy %s has no title", name, p.Name)
			}
		}
		for _, l := range s.Levers {
			if l.Title == "" {
				t.Errorf("%s: the lever %s has no title", name, l.Name)
			}
		}
		for _, w := range s.Watch {
			if w.Title == "" {
				t.Errorf("%s: nothing says what %s is, which is watched", name, w.Name)
			}
		}
		better := 0
		for _, o := range s.Outcomes {
			if o.Title == "" {
				t.Errorf("%s: the outcome %s has no title", name, o.Name)
			}
			if o.Better != scenario.Unsaid {
				better++
			}
		}
		if better == 0 {
			t.Errorf("%s: no outcome says what is better", name)
		}
	}
}

var (
	year       = regexp.MustCompile(`\b(1[89]|20)\d\d\b`)
	assumption = regexp.MustCompile(`(?i)\bassum\w*\b.{20,}`)
)

// sourced says whether a source has a date, or is an assumption with a reason.
func sourced(source string) bool {
	flat := strings.Join(strings.Fields(source), " ")
	return year.MatchString(flat) || assumption.MatchString(flat)
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12,
}

var (
	isoDate   = regexp.MustCompile(`\b(20\d\d)-(\d\d)-(\d\d)\b`)
	monthDate = regexp.MustCompile(`(?i)(?:\b(\d{1,2}) )?\b(january|february|march|april|may|june|july|august|september|october|november|december),? (20\d\d)\b`)
)

// datesIn gives the dates of a source to the day or month; a month counts from its first day.
func datesIn(source string) [][3]int {
	number := func(s string) int {
		n, _ := strconv.Atoi(s)
		return n
	}
	var dates [][3]int
	for _, m := range isoDate.FindAllStringSubmatch(source, -1) {
		dates = append(dates, [3]int{number(m[1]), number(m[2]), number(m[3])})
	}
	for _, m := range monthDate.FindAllStringSubmatch(source, -1) {
		dates = append(dates, [3]int{number(m[3]), months[strings.ToLower(m[2])], max(1, number(m[1]))})
	}
	return dates
}

func later(a, b [3]int) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] > b[i]
		}
	}
	return false
}

// A scenario that can be compared with what happened knows nothing of it: no source is later than its freeze date.
func TestNoSourceIsLaterThanTheFreeze(t *testing.T) {
	for _, name := range scenarios.Names() {
		limit, special := freeze[name]
		if !special {
			limit = usualFreeze
		}
		if limit[0] == 0 {
			continue
		}
		for what, source := range sourcesOf(load(t, name)) {
			flat := strings.Join(strings.Fields(source), " ")
			for _, date := range datesIn(flat) {
				if later(date, limit) {
					t.Errorf("%s: the source of %s is of %v, after %v: %s", name, what, date, limit, flat)
				}
			}
		}
	}
}

func sourcesOf(s *scenario.Scenario) map[string]string {
	sources := map[string]string{}
	for _, v := range s.Variables {
		sources[v.Name] = v.Source
	}
	for _, x := range s.Stocks {
		sources[x.Name] = x.Source
	}
	for _, x := range s.Flows {
		sources[x.Name] = x.Source
	}
	for _, x := range s.Auxiliaries {
		sources[x.Name] = x.Source
	}
	for _, x := range s.Tables {
		sources[x.Name] = x.Source
	}
	for _, x := range s.Events {
		sources[x.Name] = x.Source
	}
	return sources
}

func TestDatesAreRead(t *testing.T) {
	for source, want := range map[string][3]int{
		"Reuters, 15 April 2025: more than half": {2025, 4, 15},
		"NATO, July 2025":                        {2025, 7, 1},
		"report of 2025-07-03":                   {2025, 7, 3},
		"in December, 2024 it said":              {2024, 12, 1},
	} {
		if got := datesIn(source); len(got) != 1 || got[0] != want {
			t.Errorf("%q: %v, want %v", source, got, want)
		}
	}
	if !later([3]int{2025, 7, 3}, usualFreeze) || later(usualFreeze, usualFreeze) || later([3]int{2024, 12, 31}, usualFreeze) {
		t.Error("later is wrong")
	}
}

// What became known later extends the scenario it is about, and loads.
func TestHindsightExtends(t *testing.T) {
	for _, name := range scenarios.Others() {
		about, is := strings.CutPrefix(name, "hindsight/")
		if !is {
			continue
		}
		s, base := load(t, name), load(t, about)
		if len(s.Files) < 2 || s.Hash == base.Hash {
			t.Errorf("%s does not change %s", name, base.Name)
		}
	}
}

var parenthesised = regexp.MustCompile(`^[^#'"]*\{[^}'"]*\([^}]*\}`)

// A student copies the form of what stands there: an expression with parentheses stands on a line of its own, not in {...},
// where YAML would split a call at its comma.
func TestExpressionsWithParenthesesStandInBlocks(t *testing.T) {
	for _, name := range append(scenarios.Names(), scenarios.Others()...) {
		text, err := fs.ReadFile(scenarios.Library, name+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if parenthesised.MatchString(line) && !strings.Contains(line, "source:") && !strings.Contains(line, "title:") {
				t.Errorf("%s.yaml:%d: %s", name, i+1, strings.TrimSpace(line))
			}
		}
	}
}

// Each variable and lever can be set to one value, whatever it is correlated with.
func TestEachNameCanBeSet(t *testing.T) {
	for _, name := range scenarios.Names() {
		s := load(t, name)
		try := func(x, value string) {
			_, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library, Set: []scenario.Assignment{{Name: x, Text: value}}})
			if problems.HasErrors() {
				t.Errorf("%s --set %s=%s: %v", name, x, value, problems)
			}
		}
		for _, v := range s.Variables {
			try(v.Name, [...]string{scenario.Number: "1", scenario.Truth: "true"}[v.Value.Type])
		}
		for _, l := range s.Levers {
			try(l.Name, l.Default.String(s))
		}
	}
}
