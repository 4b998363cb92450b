package scenario

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// compiledSchema is the schema as an independent implementation reads it.
func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("scenario.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("scenario.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// asJSON is a YAML text as an editor checks it: by the core schema of YAML 1.2, with keys as text.
func asJSON(t *testing.T, text []byte) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	var convert func(n *yaml.Node) any
	convert = func(n *yaml.Node) any {
		switch {
		case n.Kind == yaml.DocumentNode:
			return convert(n.Content[0])
		case n.Kind == yaml.AliasNode:
			return convert(n.Alias)
		case n.Kind == yaml.SequenceNode:
			list := []any{}
			for _, item := range n.Content {
				list = append(list, convert(item))
			}
			return list
		case n.Kind == yaml.MappingNode:
			mapping := map[string]any{}
			for i := 0; i < len(n.Content); i += 2 {
				mapping[n.Content[i].Value] = convert(n.Content[i+1])
			}
			return mapping
		}
		switch n.Tag {
		case "!!null":
			return nil
		case "!!bool":
			return n.Value == "true"
		case "!!int", "!!float":
			if _, err := strconv.ParseFloat(n.Value, 64); err == nil {
				return json.Number(n.Value)
			}
		}
		return n.Value
	}
	return convert(&doc)
}

// Every shipped file passes the schema as well as the loader, and points to it.
func TestShippedFilesPassSchema(t *testing.T) {
	schema := compiledSchema(t)
	shipped := os.DirFS("../scenarios")
	checked := 0
	err := fs.WalkDir(shipped, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(file) != ".yaml" {
			return err
		}
		text, err := fs.ReadFile(shipped, file)
		if err != nil {
			return err
		}
		checked++
		line, _, _ := strings.Cut(string(text), "\n")
		if want := "# yaml-language-server: $schema=" + strings.Repeat("../", strings.Count(file, "/")+1) + "docs/scenario.schema.json"; line != want {
			t.Errorf("the first line of %s is not %s", file, want)
		}
		if err := schema.Validate(asJSON(t, text)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if _, problems := Load("library/"+strings.TrimSuffix(file, ".yaml"), Options{Library: shipped}); problems.HasErrors() {
			t.Errorf("%s: %v", file, problems)
		}
		return nil
	})
	if err != nil || checked < 5 {
		t.Fatalf("%d files, %v", checked, err)
	}
}

// placesOfKeys are the places where the keys of each table stand.
var placesOfKeys = []struct {
	place string // KEY: VALUE in it
	keys  keys
}{
	{"%s", sections}, {"%s", labelKeys}, {"clock: {%s}", clockKeys},
	{"actors: {a: {%s}}", actorKeys}, {"variables: {a: {%s}}", keys{valueKey}}, {"levers: {a: {%s}}", leverKeys},
	{"strategies: {a: {b: {%s}}}", strategyKeys}, {"policies: {a: {%s}}", policyKeys}, {"stocks: {a: {%s}}", stockKeys}, {"flows: {a: {%s}}", flowKeys},
	{"auxiliaries: {a: {%s}}", keys{auxiliaryKey}}, {"events: {a: {%s}}", eventKeys}, {"outcomes: {a: {%s}}", outcomeKeys},
	{"checks: [{%s}]", checkKeys}, {"watch: [{%s}]", keys{valueKey}}, {"tables: {a: {0: 1, %s}}", labelKeys},
	{"game: {%s}", gameKeys}, {"game: {teams: {a: {%s}}}", teamKeys}, {"game: {teams: {a: {roles: {b: {%s}}}}}", roleKeys},
	{"game: {teams: {a: {sees: [{%s}]}}}", readingKeys}, {"game: {teams: {a: {budget: {%s}}}}", budgetKeys},
	{"game: {teams: {a: {objectives: [{%s}]}}}", objectiveKeys}, {"game: {public: [{%s}]}", readingKeys},
	{"game: {injects: {a: {%s}}}", injectKeys}, {"game: {estimates: [{%s}]}", estimateKeys},
}

// What the loader says of a key, the schema says too: each key of a table is known to both, and a mistyped one to
// neither.
func TestSchemaKnowsKeys(t *testing.T) {
	schema := compiledSchema(t)
	passes := func(text string) bool { return schema.Validate(asJSON(t, []byte(text))) == nil }
	known := func(text string) bool {
		_, problems := loadText("main.yaml", text)
		for _, p := range problems {
			if p.Code == "unknown-key" {
				return false
			}
		}
		return true
	}
	for _, of := range placesOfKeys {
		for _, k := range append(of.keys[:len(of.keys):len(of.keys)], labelKeys...) {
			for _, name := range []string{k.name, k.name + "x"} {
				text := "wargame: 1\n" + strings.Replace(of.place, "%s", name+": ", 1) + "\n"
				if name == "wargame" {
					text = "wargame: 1\n"
				}
				want := name == k.name
				if strings.HasPrefix(of.place, "tables") { // there a key that is no descriptive one is a point
					want = true
				}
				if passes(text) != want || known(text) != want {
					t.Errorf("schema passes %v and loader knows %v, want %v:\n%s", passes(text), known(text), want, text)
				}
			}
		}
	}
}

// The reference tells of each key of a game.
func TestReferenceKnowsGame(t *testing.T) {
	text, err := os.ReadFile("../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(text), "\n## The game\n")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, table := range []keys{gameKeys, teamKeys, roleKeys, readingKeys, budgetKeys, objectiveKeys, injectKeys, estimateKeys} {
		for _, name := range table.names() {
			if !found || !regexp.MustCompile("`"+name+"[`:]").MatchString(section) && !strings.Contains(section, name+": ...") {
				t.Errorf("docs/format.md says nothing of %q in a game", name)
			}
		}
	}
}

// What an editor should underline while a file is being written.
func TestSchemaRefuses(t *testing.T) {
	schema := compiledSchema(t)
	for _, text := range []string{
		"title: no version",
		"wargame: 2",
		"wargame: 1\nstocks: [a, b]",
		"wargame: 1\nflows: {a: {biflow: maybe}}",
		"wargame: 1\nflows: {a: {delay: [3 weeks, 3]}}",
		"wargame: 1\nstocks: {a: {limit: with outflows}}",
		"wargame: 1\noutcomes: {a: {value: 1, better: more}}",
		"wargame: 1\noutcomes: {a: {value: 1, acceptable: 500}}",
		"wargame: 1\nlevers: {a: {default: 1, range: [0, 1, 2]}}",
		"wargame: 1\nevents: {a: {effects: {b: grow 3}}}",
		"wargame: 1\nvariables: {Name: 1}",
		"wargame: 1\nvariables: {name: {poland: 1}}",
		"wargame: 1\ncorrelations: [[a, b]]",
		"wargame: 1\npolicies: {a: {set: {b: []}}}",
		"wargame: 1\nextends: [{from: a.yaml, without: [b]}]",
		"wargame: 1\ngame: {teams: [a, b]}",
		"wargame: 1\ngame: {teams: {a: {controls: aid}}}",
		"wargame: 1\ngame: {teams: {a: {late: never}}}",
		"wargame: 1\ngame: {teams: {a: {budget: {per_turn: 3, carry: maybe}}}}",
		"wargame: 1\ngame: {covert_until: tomorrow}",
		"wargame: 1\ngame: {injects: [news]}",
		"wargame: 1\ngame: {estimates: [o > 1]}",
		"wargame: 1\ngame: {debrief: Why?}",
	} {
		if schema.Validate(asJSON(t, []byte(text))) == nil {
			t.Errorf("the schema passes\n%s", text)
		}
	}
	if err := schema.Validate(asJSON(t, []byte(wholeScenario))); err != nil {
		t.Error(err)
	}
}

// wholeScenario has every form that a value may have.
const wholeScenario = `
wargame: 1
title: 2025
extends: [a.yaml, {from: library/models/front, except: [policies]}]
abstract: true
clock: {start: 2025-07-07, step: 1 week, length: 26 weeks}
actors: {us: {title: United States}}
sets: {country: [vietnam, japan]}
variables: {a: 1, b: 40k to 90k, c: {value: 70%, source: said, unit: "%"}, aid_$country: null, gift_$country: {vietnam: 1, japan: 2 to 3}, gave_$country: {value: {vietnam: 1, otherwise: 2}, title: G}}
levers: {aid: {default: 100%, range: [0%, 100%], actor: us, cost: 3 * aid}, posture: {default: hold, options: [hold, none], actor: none, cost: {hold: 1, none: 0}}, on: {default: true}}
policies:
  go_on:
  pause: {like: go_on, set: {aid: {week 0: 0%, 2025-08-01: 1}, posture: hold, on: null, x: {by: posture, hold: 1, otherwise: 2}}}
stocks: {s: {start: 0, min: none, max: 3}, s_$country: {start: {vietnam: 1, japan: 2}}, talks: {start: none, levels: [none, opened]}}
flows: {f: {from: s, rate: 10k per day, delay: 3 weeks, loss: 5%, biflow: false}, g: {to: s, amount: poisson(3)}}
auxiliaries: {x: a + b, y: {by: posture, hold: 1, none: 2}, z: {value: {by: country, vietnam: 1, japan: 2}, title: Z}}
tables: {t: {0: 1, 10: 0.5, week 12: 0.1, title: T}, t_$country: {vietnam: {0: 1}, japan: {0: 1, 3: 2}}}
events: {e: {when: s > 3, chance: 10% per month, lasts: 2 weeks, repeats: true, effects: {s: add 3, talks: set "opened"}}}
correlations: [[a, b, -0.4]]
outcomes: {o: final(s), p: {value: ever(s > 1), better: lower, for: us, acceptable: below 25%, given: s > 0}}
watch: [s, s + 1, {value: f, title: F}]
checks: [pause.o >= go_on.o, {that: pause.o > 0, in: 99%}]
game:
  about: For a lesson.
  turn: 4 weeks
  turns: 6
  covert_until: next turn
  teams:
    us: {title: Us, controls: [aid], covert: [aid], sees: [s, {of: s, error: 20%, delay: 2 weeks}], budget: {unit: USD, per_turn: 3, carry: true},
      brief: You are, objectives: [o > 1, {met: o > 2, title: Much}], roles: {chair: {brief: You, sees: [s]}, deputy: null}, late: keep}
    others: null
  public: [s]
  injects: {a: {at: turn 2, to: [us], text: News}, b: {when: s > 1, chance: 50%, to: all, fires: e, text: News}, c: {by: facilitator, text: News}}
  estimates: [{ask: Will it?, of: o > 1, at: turn 1}, {ask: Will it?, of: o > 1, at: [turn 1, turn 2]}]
  debrief: [Why?]
`
