package page

import (
	"context"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/results"
	"wargame/results/explain"
	"wargame/scenario"
	"wargame/scenarios"
	"wargame/sim"
)

// ran is a run of a scenario, with its watched series.
func ran(t testing.TB, s *scenario.Scenario, trials int) *Run {
	t.Helper()
	o := sim.RunOptions{Seed: 1, Trials: trials}
	p, err := sim.Compile(s, sim.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := results.NewReport(out, results.Meta{Version: "1.0.0", Command: "wargame run " + s.Name, File: s.Name})
	if err != nil {
		t.Fatal(err)
	}
	var watched []*scenario.Expr
	for _, w := range s.Watch {
		watched = append(watched, w.Value)
	}
	if len(watched) > 0 {
		q, err := sim.Compile(s, sim.Options{Outcomes: []int{}, Record: watched})
		if err != nil {
			t.Fatal(err)
		}
		if err := q.Record(context.Background(), o, func(x sim.Recorded) { r.AddSeries(s, x) }); err != nil {
			t.Fatal(err)
		}
	}
	x, err := explain.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return &Run{Report: r, Outcomes: out, Explanation: x}
}

func loaded(t testing.TB, text string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load("made.yaml", scenario.Options{Files: fstest.MapFS{"made.yaml": {Data: []byte(text)}}})
	if s == nil {
		t.Fatal(problems)
	}
	return s
}

func written(t testing.TB, runs ...*Run) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, nil, runs...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// element is a tag of a document, with its attributes.
type element struct {
	name       string
	attributes map[string]string
}

// read is the elements of a document in order, and all that is said between tags, but for its style. It fails where a tag is not closed.
func read(t testing.TB, document string) (elements []element, says string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(document))
	d.Strict, d.AutoClose, d.Entity = false, []string{"meta", "br"}, xml.HTMLEntity
	var words strings.Builder
	var open []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			e := element{x.Name.Local, map[string]string{}}
			for _, a := range x.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			elements, open = append(elements, e), append(open, e.name)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != x.Name.Local {
				t.Fatalf("</%s> closes %v", x.Name.Local, open)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if !slices.Contains(open, "style") {
				words.Write(x)
				words.WriteByte(' ')
			}
		}
	}
	if len(open) > 0 {
		t.Fatalf("not closed: %v", open)
	}
	return elements, strings.Join(strings.Fields(words.String()), " ")
}

// sound holds a document to what every reader needs.
func sound(t testing.TB, name, document string) {
	t.Helper()
	elements, _ := read(t, document)
	level, mains := 0, 0
	for _, e := range elements {
		switch e.name {
		case "script", "link", "img", "iframe", "object", "form", "base":
			t.Errorf("%s: a <%s>", name, e.name)
		case "main":
			mains++
		case "svg":
			if e.attributes["role"] != "img" {
				t.Errorf("%s: a picture without its role", name)
			}
		case "th":
			if e.attributes["scope"] == "" {
				t.Errorf("%s: a head of no scope", name)
			}
		case "h1", "h2", "h3", "h4":
			now := int(e.name[1] - '0')
			if now > level+1 {
				t.Errorf("%s: <%s> under <h%d>", name, e.name, level)
			}
			level = now
		}
		for key, value := range e.attributes {
			if strings.HasPrefix(key, "on") || key == "src" || key == "href" && !strings.HasPrefix(value, "#") {
				t.Errorf("%s: <%s %s=%q>", name, e.name, key, value)
			}
		}
	}
	if mains != 1 {
		t.Errorf("%s: %d main parts", name, mains)
	}
	if len(document) > 1<<20 {
		t.Errorf("%s: %d bytes", name, len(document))
	}
	if found := regexp.MustCompile(`NaN|Infinity|url\(|@import|https?://`).FindString(strings.ReplaceAll(document, "http://www.w3.org", "")); found != "" && found != "https://" && found != "http://" {
		t.Errorf("%s: it has %q", name, found)
	}
}

// Each shipped scenario makes a sound page that says what it has to.
func TestShipped(t *testing.T) {
	for _, name := range scenarios.Names() {
		s, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library})
		if s == nil {
			t.Fatal(problems)
		}
		r := ran(t, s, 300)
		document := written(t, r)
		sound(t, name, document)
		_, says := read(t, document)
		for _, want := range []string{s.Title, "Scorecard", "What each policy does", "What is assumed", "error of simulation", "of the world",
			"To get the same numbers", r.Report.Receipt.OutcomesHash} {
			if !strings.Contains(says, strings.Join(strings.Fields(want), " ")) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		for _, p := range r.Report.Policies {
			if !strings.Contains(document, "<h3>"+p.Name+"</h3>") {
				t.Errorf("%s has no part on %s", name, p.Name)
			}
		}
		for _, v := range r.Explanation.Variables {
			if !strings.Contains(says, v.Name) {
				t.Errorf("%s does not say that %s is assumed", name, v.Name)
			}
		}
		if again := written(t, r); again != document {
			t.Errorf("%s: other bytes the second time", name)
		}
	}
}

// Texts of a scenario are texts: none becomes markup, whatever it says.
func TestTextsAreNoMarkup(t *testing.T) {
	const hostile = `</h1><script>alert(1)</script><img src=x onerror=y>&amp;]]>`
	s := loaded(t, `wargame: 1
title: '`+hostile+`'
question: '`+hostile+`'
about: '`+hostile+`'
clock: {step: 1 week, length: 4 weeks}
variables: {v: {value: 0.2 to 0.8, title: '`+hostile+`', unit: '`+hostile+`', source: '`+hostile+`'}}
levers: {l: {default: 0, range: [0, 1], title: '`+hostile+`'}}
policies: {none: {title: '`+hostile+`'}, some: {title: '`+hostile+`', set: {l: {week 1: 1}}}}
auxiliaries: {x: v + l}
outcomes: {o: {value: highest(x), title: '`+hostile+`', better: lower, acceptable: at most 0.5}, c: {value: highest(x) > 1.2, title: '`+hostile+`'}}
watch: [{value: x, title: '`+hostile+`'}]
`)
	document := written(t, ran(t, s, 200))
	sound(t, "hostile", document)
	if _, says := read(t, document); strings.Count(says, "<script>alert(1)</script>") < 8 {
		t.Errorf("the texts are not said")
	}
}

// What has nothing to show still makes a page: one trial, nothing uncertain, no outcomes, trials that were not kept.
func TestLittleToShow(t *testing.T) {
	const certain = `wargame: 1
clock: {step: 1 week, length: 4 weeks}
stocks: {s: {start: 1}}
policies: {a: {}}
outcomes: {o: final(s)}
`
	for name, text := range map[string]string{
		"certain":     certain,
		"no outcomes": strings.Replace(certain, "outcomes: {o: final(s)}\n", "watch: [s]\n", 1),
		"never counts": `wargame: 1
clock: {step: 1 week, length: 4 weeks}
variables: {v: 0.2 to 0.8}
policies: {a: {}}
outcomes: {o: {value: v, given: v > 2, better: lower, acceptable: at most 1}}
`,
	} {
		for _, trials := range []int{1, 60} {
			sound(t, name, written(t, ran(t, loaded(t, text), trials)))
		}
	}
	r := ran(t, loaded(t, strings.Replace(certain, "start: 1", "start: 1 to 2", 1)), 60)
	r.Outcomes.Columns = nil
	sound(t, "without trials", written(t, r))
}

// Several runs have a list of contents that leads to each; those of one title are told apart by their files.
func TestSeveral(t *testing.T) {
	one := loaded(t, "wargame: 1\ntitle: One\nclock: {step: 1 week, length: 4 weeks}\nvariables: {v: 0.2 to 0.8}\npolicies: {a: {}}\noutcomes: {o: v}\n")
	document := written(t, ran(t, one, 60), ran(t, one, 60))
	sound(t, "several", document)
	for _, want := range []string{`<a href="#run-1">One (made)</a>`, `<a href="#run-2">One (made)</a>`, `<article id="run-2">`, "<title>wargame: 2 scenarios</title>"} {
		if !strings.Contains(document, want) {
			t.Errorf("no %s", want)
		}
	}
}
