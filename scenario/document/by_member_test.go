package document

import "testing"

// Values by member mean what a choice by their set means, in every place of a value.
func TestByMember(t *testing.T) {
	const short = `sets: {city: [odesa, kyiv], side: [us, them], coast: [odesa, izmail]}
variables:
  people_$city: {odesa: 3, kyiv: 5 to 7}
  shells_$city: {value: {odesa: 3, otherwise: 4}, title: {odesa: Odesa's, kyiv: "Kyiv's"}}
  fear_$city_$side: {us: 1, them: "2 * people_$city"}
  sea_$city_$coast: {odesa: 1, izmail: 2}
stocks: {fed_$city: {start: {odesa: 1, kyiv: 2}, max: {kyiv: 9, odesa: none}}}
tables:
  hunger_$city: {odesa: {0: 1, 10: 0.5}, kyiv: {0: 1}}
  thirst_$city: {0: {odesa: 1, kyiv: 2}, 5: 3}
policies:
  spare_$city: {set: {aid: {odesa: 1, kyiv: 2}}}
`
	const long = `sets: {city: [odesa, kyiv], side: [us, them], coast: [odesa, izmail]}
variables:
  people_$city: {by: city, odesa: 3, kyiv: 5 to 7}
  shells_$city: {value: {by: city, odesa: 3, otherwise: 4}, title: {by: city, odesa: Odesa's, kyiv: "Kyiv's"}}
  fear_$city_$side: {by: side, us: 1, them: "2 * people_$city"}
  sea_$city_$coast: {by: coast, odesa: 1, izmail: 2}
stocks: {fed_$city: {start: {by: city, odesa: 1, kyiv: 2}, max: {by: city, kyiv: 9, odesa: none}}}
tables:
  hunger_$city: {by: city, odesa: {0: 1, 10: 0.5}, kyiv: {0: 1}}
  thirst_$city: {0: {by: city, odesa: 1, kyiv: 2}, 5: 3}
policies:
  spare_$city: {set: {aid: {by: city, odesa: 1, kyiv: 2}}}
`
	want := merged(t, map[string]string{"main.yaml": long})
	if got := merged(t, map[string]string{"main.yaml": short}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// They are a value, which a file that extends replaces whole, by values of another kind too.
func TestByMemberIsReplacedWhole(t *testing.T) {
	base := "sets: {city: [odesa, kyiv]}\nvariables:\n  a_$city: {odesa: 1, kyiv: 2}\n  b_$city: {value: {odesa: 1, kyiv: 2}, title: B}\n  c_$city: 3\n  d_$city: {odesa: 1, kyiv: 2}\n" +
		"stocks: {s_$city: {start: {odesa: 1, kyiv: 2}, max: 9}}\n"
	over := "extends: base.yaml\nvariables:\n  a_$city: {odesa: 7, otherwise: 8}\n  b_$city: {odesa: 7, kyiv: 8}\n  c_$city: {odesa: 7, kyiv: 8}\n  d_$city: 9\n" +
		"stocks: {s_$city: {start: {kyiv: 7, odesa: 8}}}\n"
	got := merged(t, map[string]string{"main.yaml": over, "base.yaml": base})
	want := `sets:
  city: [odesa, kyiv]
variables:
  a_odesa: 7
  a_kyiv: 8
  b_odesa:
    value: 7
    title: B
  b_kyiv:
    value: 8
    title: B
  c_odesa: 7
  c_kyiv: 8
  d_odesa: 9
  d_kyiv: 9
stocks:
  s_odesa:
    start: 8
    max: 9
  s_kyiv:
    start: 7
    max: 9
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What has a key of entries is an entry, and names of levers and stocks are no members.
func TestByMemberIsNoEntry(t *testing.T) {
	text := `sets: {s: [max, start, x]}
stocks: {x_$s: {start: 1, max: 2}}
policies: {p_$s: {set: {x: 3}}}
events: {e_$s: {effects: {x: add 1}}}
`
	if got, want := merged(t, map[string]string{"main.yaml": text}), `sets:
  s: [max, start, x]
stocks:
  x_max:
    start: 1
    max: 2
  x_start:
    start: 1
    max: 2
  x_x:
    start: 1
    max: 2
policies:
  p_max:
    set:
      x: 3
  p_start:
    set:
      x: 3
  p_x:
    set:
      x: 3
events:
  e_max:
    effects:
      x: add 1
  e_start:
    effects:
      x: add 1
  e_x:
    effects:
      x: add 1
`; got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestByMemberMistakes(t *testing.T) {
	wantDiagnostics(t, map[string]string{"main.yaml": `sets: {city: [odesa, kyiv], port: [odesa, izmail], side: [us]}
variables:
  a_$city: {odesa: 1, kiev: 2}
  b_$side: {odesa: 1, kyiv: 2}
  c_$city_$port: {odesa: 1, otherwise: 2}
`}, `
main.yaml:3:12: no value for kyiv
  |   a_$city: {odesa: 1, kiev: 2}
  |            ^^^^^^^^^^^^^^^^^^^
hint: give it, or otherwise: VALUE
main.yaml:3:23: "kiev" is not in the set city
  |   a_$city: {odesa: 1, kiev: 2}
  |                       ^^^^
hint: it has odesa, kyiv
main.yaml:4:12: nothing says which member of city is meant
  |   b_$side: {odesa: 1, kyiv: 2}
  |            ^^^^^^^^^^^^^^^^^^^
hint: values by member stand in an entry with $city in its name
main.yaml:5:18: city and port have such members, and nothing says which is meant
  |   c_$city_$port: {odesa: 1, otherwise: 2}
  |                  ^^^^^^^^^^^^^^^^^^^^^^^^
hint: write {by: city, ...}
`)
}
