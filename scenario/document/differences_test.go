package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is a difference as a line.
func told(d Difference) string {
	line := strings.Join(d.Path, ".") + ":"
	if d.Was != nil {
		line += " - " + d.Was.Line()
	}
	if d.Is != nil {
		line += " + " + d.Is.Line()
	}
	return line
}

func TestDifferences(t *testing.T) {
	const base = `
title: A
clock: {step: 1 week, length: 4 weeks}
variables: {fire: 1 to 2, old: 3, same: {value: 4}}
policies: {go: {set: {aid: {week 0: 1, week 2: 0}}}}
watch: [a, b, b]
tables: {t: {0: 1, 2: 3}}
`
	for _, c := range []struct {
		name, a, b string
		want       []string
	}{
		{"itself", base, base, nil},
		{"a way of writing", base, strings.NewReplacer("same: {value: 4}", "same: 4", "fire: 1 to 2", "fire:\n    1   to 2\n ", "title: A", "title: 'A'").Replace(base), nil},
		{"a title", base, strings.Replace(base, "title: A", "title: B", 1), []string{"title: - A + B"}},
		{"a value", base, strings.Replace(base, "fire: 1 to 2", "fire: {value: 1 to 3, unit: t}", 1), []string{"variables.fire.value: - 1 to 2 + 1 to 3", "variables.fire.unit: + t"}},
		{"an entry", base, strings.Replace(base, "old: 3", "new: 3", 1), []string{"variables.old: - 3", "variables.new: + 3"}},
		{"a schedule", base, strings.Replace(base, "week 2: 0", "week 3: 0", 1), []string{"policies.go.set.aid: - {week 0: 1, week 2: 0} + {week 0: 1, week 3: 0}"}},
		{"a table", base, strings.Replace(base, "2: 3}}", "2: 4}}", 1), []string{"tables.t: - {0: 1, 2: 3} + {0: 1, 2: 4}"}},
		{"items", base, strings.Replace(base, "[a, b, b]", "[c, b, a]", 1), []string{"watch: - b", "watch: + c"}},
		{"a section", base, strings.Replace(base, "watch: [a, b, b]", "stocks: {s: {start: 1}}", 1), []string{"watch: - a", "watch: - b", "watch: - b", "stocks.s: + {start: 1}"}},
		{"another kind", base, strings.Replace(base, "{step: 1 week, length: 4 weeks}", "now", 1), []string{"clock: - {step: 1 week, length: 4 weeks} + now"}},
		{"sets", base, "sets: {c: [x, y]}\n" + base, []string{"sets.c: + [x, y]"}},
	} {
		a, diags := readFiles(map[string]string{"main.yaml": c.a})
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		b, diags := readFiles(map[string]string{"main.yaml": c.b})
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		var got []string
		for _, d := range Differences(a, b) {
			got = append(got, told(d))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if same := a.Hash() == b.Hash(); same != (len(c.want) == 0) {
			t.Errorf("%s: the same by its hash: %v", c.name, same)
		}
		back := Differences(b, a)
		if len(back) != len(got) {
			t.Errorf("%s: %d differences one way, %d the other", c.name, len(got), len(back))
		}
	}
}
