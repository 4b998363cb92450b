package document

import "testing"

func TestSetsExpand(t *testing.T) {
	wantMerged(t, map[string]string{"main.yaml": `
sets: {country: [vietnam, japan], good: [rice, steel]}
variables:
  $country_growth: {value: "$country_base * 2", title: Growth of $country, source: paid in $ and $contry}
  base: sum(country, $country_growth) + sum(good, max_over(country, $country_$good))
  japan_growth: 3
  share_$country: {by: country, vietnam: 46%, japan: 24%}
  level_$country: {value: {by: country, japan: $country_x, otherwise: 1}, unit: kg}
stocks:
  $good_$country: {start: $good_price}
policies:
  all: {set: {$country_line: 5, japan_line: 6, $good_line: {week 0: 1}}}
  no_$country: {set: {$country_line: 0}, like: all}
watch: [$country_growth, base, "sum(country, $country_growth)"]
correlations: [[$country_growth, base, 0.4]]
checks:
  - all.$country_x >= 1
  - {that: "sum(country, $country_growth) > 2", in: 99%}
  - {that: "no_$country.x > $good", in: 99%}
`}, `
sets:
  country: [vietnam, japan]
  good: [rice, steel]
variables:
  vietnam_growth:
    value: "vietnam_base * 2"
    title: Growth of vietnam
    source: paid in $ and $contry
  japan_growth: 3
  base: sum(country, $country_growth) + sum(good, max_over(country, $country_$good))
  share_vietnam: 46%
  share_japan: 24%
  level_vietnam:
    value: 1
    unit: kg
  level_japan:
    value: japan_x
    unit: kg
stocks:
  rice_vietnam:
    start: rice_price
  rice_japan:
    start: rice_price
  steel_vietnam:
    start: steel_price
  steel_japan:
    start: steel_price
policies:
  all:
    set:
      vietnam_line: 5
      japan_line: 6
      rice_line:
        week 0: 1
      steel_line:
        week 0: 1
  no_vietnam:
    set:
      vietnam_line: 0
    like: all
  no_japan:
    set:
      japan_line: 0
    like: all
watch:
  - vietnam_growth
  - japan_growth
  - base
  - "sum(country, $country_growth)"
correlations:
  - - vietnam_growth
    - base
    - 0.4
  - - japan_growth
    - base
    - 0.4
checks:
  - all.vietnam_x >= 1
  - all.japan_x >= 1
  - that: "sum(country, $country_growth) > 2"
    in: 99%
  - that: "no_vietnam.x > rice"
    in: 99%
  - that: "no_vietnam.x > steel"
    in: 99%
  - that: "no_japan.x > rice"
    in: 99%
  - that: "no_japan.x > steel"
    in: 99%
`)
}

// In a template, a sum over the template's own set binds the name anew.
func TestSetsSumInsideTemplate(t *testing.T) {
	wantMerged(t, map[string]string{"main.yaml": `
sets: {c: [x, y]}
auxiliaries:
  share_$c: $c_out / sum(c, $c_out * (1 + $c_q)) + sum( c , min_over(c, $c_a) + $c_b) + f($c_d) + ($c_e)
`}, `
sets:
  c: [x, y]
auxiliaries:
  share_x: x_out / sum(c, $c_out * (1 + $c_q)) + sum( c , min_over(c, $c_a) + $c_b) + f(x_d) + (x_e)
  share_y: y_out / sum(c, $c_out * (1 + $c_q)) + sum( c , min_over(c, $c_a) + $c_b) + f(y_d) + (y_e)
`)
}

func TestSetsLongestNameFits(t *testing.T) {
	wantMerged(t, map[string]string{"main.yaml": `
sets: {c: [x], c_group: [g]}
variables: {$c_group_a: 1, $c_grou: $c_b}
`}, `
sets:
  c: [x]
  c_group: [g]
variables:
  g_a: 1
  x_grou: x_b
`)
}

// Sets are written out after merging: a file that extends can change a set, an entry of it, or take one out.
func TestSetsAfterMerging(t *testing.T) {
	wantMerged(t, map[string]string{
		"base.yaml": `
sets: {c: [x, y]}
levers: {aid_$c: {default: 1}, tax_$c: {default: 0}}
policies: {p: {}, q: {like: p, set: {aid_$c: 0}}}
`,
		"main.yaml": `
extends: base.yaml
sets: {c: [x, y, z]}
levers: {aid_y: null, tax_z: {default: 9}}
policies: {q: {set: {aid_y: null}}, r: {set: {tax_$c: 1, tax_x: null}}}
`}, `
sets:
  c: [x, y, z]
levers:
  aid_x:
    default: 1
  aid_z:
    default: 1
  tax_x:
    default: 0
  tax_y:
    default: 0
  tax_z:
    default: 9
policies:
  p: {}
  q:
    like: p
    set:
      aid_x: 0
      aid_y: null
      aid_z: 0
  r:
    set:
      tax_y: 1
      tax_z: 1
`)
}

func TestSetsMistakes(t *testing.T) {
	wantDiagnostics(t, map[string]string{"main.yaml": `sets: {country: [vietnam, japan], c2: [a]}
variables:
  $contry_x: 1
  y: $country_x + 1
  z: 2 * $countri_x
  share_$country: {by: country, vietnam: 1, jpan: 2}
  alone: {by: country, vietnam: 1, japan: 2}
  $country_a: 1
  vietnam_$c2: 1
`}, `
main.yaml:3:3: no set fits $contry_x
  |   $contry_x: 1
  |   ^^^^^^^^^
hint: did you mean $country?
main.yaml:4:6: nothing says which member of country is meant
  |   y: $country_x + 1
  |      ^^^^^^^^^^
hint: put $country into the name of the entry, or use sum(country, ...)
main.yaml:5:10: no set fits $countri_x
  |   z: 2 * $countri_x
  |          ^^^^^^^^^^
hint: did you mean $country?
main.yaml:6:24: no value for japan
  |   share_$country: {by: country, vietnam: 1, jpan: 2}
  |                        ^^^^^^^
hint: give it, or otherwise: VALUE
main.yaml:6:45: "jpan" is not in the set country
  |   share_$country: {by: country, vietnam: 1, jpan: 2}
  |                                             ^^^^
hint: did you mean "japan"?
main.yaml:7:15: nothing says which member of country is meant
  |   alone: {by: country, vietnam: 1, japan: 2}
  |               ^^^^^^^
hint: by: country works in an entry with $country in its name
main.yaml:9:3: "vietnam_a" is made by two templates
  |   vietnam_$c2: 1
  |   ^^^^^^^^^^^
note: main.yaml:8:3: first made here
  |   $country_a: 1
  |   ^^^^^^^^^^
`)
}

func TestSetsMalformed(t *testing.T) {
	wantDiagnostics(t, map[string]string{"main.yaml": `sets:
  a: []
  b: [x, y, x]
  c: [x, 3y, [z]]
  2d: [x]
  e: x
variables: {v: 1}
`}, `
main.yaml:2:6: the set "a" has no members
  |   a: []
  |      ^^
hint: a set is written country: [vietnam, japan]
main.yaml:3:13: "x" is in the set "b" twice
  |   b: [x, y, x]
  |             ^
hint: a set is written country: [vietnam, japan]
main.yaml:4:10: a member of a set is a name such as vietnam
  |   c: [x, 3y, [z]]
  |          ^^
hint: a set is written country: [vietnam, japan]
main.yaml:4:14: a member of a set is a name such as vietnam
  |   c: [x, 3y, [z]]
  |              ^^^
hint: a set is written country: [vietnam, japan]
main.yaml:5:3: "2d" cannot be the name of a set
  |   2d: [x]
  |   ^^
hint: a set is written country: [vietnam, japan]
main.yaml:6:6: the set "e" has no members
  |   e: x
  |      ^
hint: a set is written country: [vietnam, japan]
`)
}

// A member stands for the $name in the file, so that what is wrong with it is shown there.
func TestSetsKeepPlaces(t *testing.T) {
	d, diags := readFiles(map[string]string{"main.yaml": "sets: {c: [switzerland]}\nvariables: {$c_x: 1 + $c_y * Q}\n"})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	e := d.Root.Child("variables").Entries[0]
	if got := e.Key.Whole().String(); e.Key.Value != "switzerland_x" || got != "main.yaml:2:13" {
		t.Errorf("key %q at %s", e.Key.Value, got)
	}
	text := e.Value.Text
	for part, want := range map[string]string{"switzerland": "$c", "_y": "_y", "Q": "Q", "1": "1"} {
		for i := range len(text.Value) - len(part) + 1 {
			if text.Value[i:i+len(part)] == part {
				span := text.Span(i, i+len(part))
				if got := string(span.File.Text[span.From:span.To]); got != want {
					t.Errorf("%q stands at %q, want %q", part, got, want)
				}
			}
		}
	}
}
