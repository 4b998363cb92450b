package scenario

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// told says that no column depends on the text at a path: descriptive keys of the file, an entry, an item or the clock,
// who may set levers, what judges columns, and how it is played at a table.
func told(path []string) bool {
	section, last := path[0], path[len(path)-1]
	descriptive := slices.Contains([]string{"title", "question", "about", "source", "unit", "actor"}, last)
	switch {
	case section == "actors", section == "game":
		return true
	case len(path) == 1, section == "clock", section == "strategies" && len(path) == 4:
		return descriptive
	case len(path) != 3:
		return false
	}
	judges := map[string]bool{"policies baseline": true, "outcomes better": true, "outcomes for": true, "outcomes acceptable": true, "outcomes headline": true, "checks in": true,
		"levers cost": true}
	return descriptive || judges[section+" "+last]
}

// leaves calls visit with the path of each text of a node and with the node in which that text says something else.
func leaves(n *document.Node, path []string, visit func(path []string, changed *document.Node)) {
	at := func(key string) []string { return append(path[:len(path):len(path)], key) }
	switch n.Kind {
	case document.Scalar:
		changed := *n
		changed.Text = source.Fixed(n.Text.Value+" more", n.Span)
		visit(path, &changed)
	case document.Mapping:
		for i, e := range n.Entries {
			leaves(e.Value, at(e.Key.Value), func(path []string, value *document.Node) {
				changed := *n
				changed.Entries = slices.Clone(n.Entries)
				changed.Entries[i].Value = value
				visit(path, &changed)
			})
		}
	case document.Sequence:
		for i, item := range n.Items {
			leaves(item, at("-"), func(path []string, value *document.Node) {
				changed := *n
				changed.Items = slices.Clone(n.Items)
				changed.Items[i] = value
				visit(path, &changed)
			})
		}
	}
}

// Each text of each shipped scenario changes the hash of the scenario; it changes that of the model if a column can
// depend on it, and else not.
func TestModelHashOfShipped(t *testing.T) {
	library := os.DirFS("../scenarios")
	paths, err := filepath.Glob("../scenarios/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no shipped scenarios", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		d, problems := document.Read("library/"+name, document.Options{Library: library})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		hash, model := d.Hash(), modelOf(d).Hash()
		of := map[bool]int{}
		leaves(d.Root, nil, func(path []string, root *document.Node) {
			changed := *d
			changed.Root = root
			of[told(path)]++
			if changed.Hash() == hash {
				t.Errorf("%s: %q leaves the hash as it is", name, path)
			}
			if same := modelOf(&changed).Hash() == model; same != told(path) {
				t.Errorf("%s: %q leaves the hash of the model as it is: %v", name, path, same)
			}
		})
		if of[true] < 10 || of[false] < 10 {
			t.Errorf("%s: %d texts that tell, %d that make", name, of[true], of[false])
		}
	}
}

// In every place where keys stand, a key counts for the model as its row says.
func TestModelHashKnowsKeys(t *testing.T) {
	hash := func(text string) string {
		files := mapOf("main.yaml", text)
		d, problems := document.Read("main.yaml", document.Options{Files: files})
		if d == nil {
			t.Fatalf("%v\n%s", problems, text)
		}
		return modelOf(d).Hash()
	}
	for _, of := range placesOfKeys {
		for _, k := range append(of.keys[:len(of.keys):len(of.keys)], labelKeys...) {
			if slices.Contains([]string{"extends", "sets", "wargame"}, k.name) {
				continue // not in a document's root, or always 1
			}
			with := func(value string) string {
				return hash("wargame: 1\n" + strings.Replace(of.place, "%s", k.name+": "+value, 1) + "\n")
			}
			if same := with("1") == with("2"); same != (k.bearing == tells) {
				t.Errorf("%s of %s: the same hash %v", k.name, of.place, same)
			}
		}
	}
}

// The hash of the model does not change with the form in which a model is written, nor with names that are keys elsewhere.
func TestModelHash(t *testing.T) {
	const body = `
actors: {a: {title: A}, b: {}}
levers:
  posture: {default: hold, options: [hold, title], actor: a}
strategies: {a: {title: {set: { posture: title }}, set: {}}}
variables: {a: 1 to 2}
auxiliaries:
  f: {by: posture, hold: a, title: 3}
policies: {one: {set: {posture: title}}}
stocks: {title: {start: a}, unit: {start: 1}}
flows: {drain: {from: title, rate: f}}
outcomes: {o: {value: final(title) + final(unit), better: lower}}
watch: [title, f / 2]
checks: [one.o > 1]
`
	first := good(t, body)
	for _, c := range []struct {
		was, is string
		same    bool
	}{
		{"a: 1 to 2", "a: {value: 1 to 2, source: 'someone, 2024', title: A}", true},
		{"{a: 1 to 2}", "\n  a: 1   to 2  # a comment", true},
		{"f: {by: posture, hold: a, title: 3}", "f: {value: {by: posture, hold: a, title: 3}, unit: kg}", true},
		{"lower", "higher", true},
		{"better: lower", "better: lower, acceptable: at most 3", true},
		{"better: lower", "better: lower, for: b", true},
		{"set: {posture: title}", "set: {posture: title}, baseline: true, title: One", true},
		{"[title, f / 2]", "[{value: title, title: A stock}, {value: f / 2, unit: '%'}]", true},
		{"[one.o > 1]", "[{that: one.o > 1, in: 50%, title: A check}]", true},
		{"levers:", "title: T\nquestion: Q?\nlevers:", true},
		{"b: {}", "b: {goal: o, unit: points}", true},
		{"[hold, title], ", "[hold, title], cost: {hold: 0, title: 2}, ", true},
		{"set: {}}}", "set: {title: Nothing, source: 'someone, 2024'}}}", true},
		{"levers:", "game: {turn: 1 week, teams: {us: {controls: [posture]}}}\nlevers:", true},

		{"title: 3", "title: 4", false},
		{"set: { posture: title }", "set: { posture: hold }", false},
		{"set: {}}}", "set: {}, more: {}}}", false},
		{"one: {set: {posture: title}}", "one: {strategies: {a: title}}", false},
		{"{start: a}, unit", "{start: a, min: 1}, unit", false},
		{"title: {start: a}, unit: {start: 1}", "unit: {start: 1}, title: {start: a}", false},
		{"options: [hold, title]", "options: [title, hold]", false},
		{"one: {set: {posture: title}}", "two: {set: {posture: title}}, one: {set: {posture: title}}", false},
		{"f / 2]", "f / 3]", false},
		{"[one.o > 1]", "[one.o > 2]", false},
	} {
		text := strings.Replace(body, c.was, c.is, 1)
		if text == body {
			t.Fatalf("no %q", c.was)
		}
		if same := good(t, text).ModelHash == first.ModelHash; same != c.same {
			t.Errorf("%s for %s: the same hash of the model %v", c.is, c.was, same)
		}
	}
	set, problems := Load("test.yaml", Options{Files: mapOf("test.yaml", header+body), Set: []Assignment{{Name: "a", Text: "1 to 3"}}})
	if problems.HasErrors() || set.ModelHash == first.ModelHash {
		t.Errorf("a value from outside: the same hash of the model, %v", problems)
	}
}
