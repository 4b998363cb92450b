package scenario

import (
	"testing"
	"testing/fstest"

	"wargame/scenario/document"
)

const sides = `
actors: {russia: {title: Russia, goal: ground - 2 * cost, unit: points, source: assumption}, us: {goal: -ground}}
levers:
  tempo: {default: 1, actor: russia}
  reserve: {default: 0, actor: russia}
  aid: {default: 1, actor: us}
  law: {default: a, options: [a, b], actor: none}
strategies:
  us: {keep: {}, pause: {title: A pause, set: {aid: 0}}}
  russia:
    hold:
    surge: {set: {tempo: 2}}
    gamble: {set: {reserve: 1, tempo: 1}}
outcomes: {ground: final(tempo * reserve / aid), cost: final(tempo), kind: final(law == "a")}
`

// madeOf is what a policy sets, as text.
func madeOf(s *Scenario, p *Policy) map[string]string {
	set := map[string]string{}
	for _, x := range p.Settings {
		set[s.Levers[x.Lever].Name] = x.Entries[len(x.Entries)-1].Value.String(s)
	}
	return set
}

// A policy has of each lever what its own set says, then what the strategies say that it names, then the policy that it is like.
func TestPoliciesNameStrategies(t *testing.T) {
	for _, c := range []struct {
		policies string
		want     map[string]string
	}{
		{"{p: {strategies: {russia: surge, us: pause}}}", map[string]string{"tempo": "2", "aid": "0"}},
		{"{p: {strategies: {russia: hold}}}", map[string]string{}},
		{"{p: {strategies: {russia: gamble}}}", map[string]string{"reserve": "1"}},
		{"{p: {strategies: {russia: surge}, set: {tempo: 3, law: b}}}", map[string]string{"tempo": "3", "law": `"b"`}},
		{"{p: {strategies: {russia: surge, us: pause}, set: {tempo: null}}}", map[string]string{"aid": "0"}},
		{"{q: {set: {reserve: 5, aid: 7}}, p: {like: q, strategies: {russia: surge}}}", map[string]string{"tempo": "2", "aid": "7"}},
		{"{q: {strategies: {russia: surge, us: pause}}, p: {like: q, strategies: {russia: gamble}}}", map[string]string{"reserve": "1", "aid": "0"}},
		{"{q: {strategies: {russia: surge}}, p: {like: q, set: {tempo: null}}}", map[string]string{}},
		{"{q: {strategies: {russia: surge}}, r: {like: q, set: {tempo: 4}}, p: {like: r}}", map[string]string{"tempo": "4"}},
	} {
		s := good(t, sides+"policies: "+c.policies)
		equal(t, c.policies, madeOf(s, s.Policies[len(s.Policies)-1]), c.want)
	}
}

func TestCombination(t *testing.T) {
	s := good(t, sides+"policies: {base: {set: {tempo: 5, aid: 6, law: b}}}")
	equal(t, "order of the file", []string{s.Strategies[0].Actor.Name, s.Strategies[1].Actor.Name, s.Strategies[1].Strategies[2].Name}, []string{"us", "russia", "gamble"})
	equal(t, "places", []int{s.StrategiesOf("russia"), s.StrategiesOf("china"), s.Strategies[1].Named("gamble"), s.Strategies[1].Named("pause")}, []int{1, -1, 2, -1})
	for _, c := range []struct {
		chosen      []int
		name, title string
		want        map[string]string
	}{
		{[]int{0, 0}, "keep+hold", "keep + hold", map[string]string{"law": `"b"`}},
		{[]int{1, 2}, "pause+gamble", "A pause + gamble", map[string]string{"aid": "0", "reserve": "1", "law": `"b"`}},
		{[]int{-1, 1}, "surge", "surge", map[string]string{"tempo": "2", "aid": "6", "law": `"b"`}},
		{[]int{-1, -1}, "", "", map[string]string{"tempo": "5", "aid": "6", "law": `"b"`}},
	} {
		p := s.Combination(c.chosen)
		equal(t, "names", []string{p.Name, p.Title}, []string{c.name, c.title})
		equal(t, c.name, madeOf(s, p), c.want)
		with := s.WithPolicies([]*Policy{p})
		equal(t, "policies", []int{len(with.Policies), with.Baseline, len(s.Policies)}, []int{1, 0, 1})
	}
}

func TestGoals(t *testing.T) {
	s := good(t, sides+"policies: {one: {}, two: {set: {tempo: 3}}}")
	russia := s.Who("russia")
	equal(t, "goal", []string{russia.Goal.String(s), russia.Unit, russia.Goal.Under(1).String(s)}, []string{"ground - 2 * cost", "points", "two.ground - 2 * two.cost"})
	if s.Who("us").Goal.Under(0).Equal(s.Who("us").Goal) || s.Policies[0].Name != "one" {
		t.Error("a goal is changed by what is made of it")
	}
	if (*Expr)(nil).Under(0) != nil {
		t.Error("something is made of no goal")
	}
}

// A strategy that answers draws and reads the model is checked and clamped like a policy's set.
func TestStrategiesAreChecked(t *testing.T) {
	s := good(t, `
levers: {tempo: {default: 1, range: [0, 2], actor: russia}}
strategies: {russia: {a: {set: {tempo: time / 3}}, b: {set: {tempo: {week 2: 2, week 5: 0 to 1}}}}}
watch: [tempo]`)
	of := s.Strategies[0]
	equal(t, "clamped", of.Strategies[0].Settings[0].Entries[0].Value.String(s), "clamp(time / 3, 0, 2)")
	equal(t, "schedule", len(of.Strategies[1].Settings[0].Entries), 2)
	equal(t, "an actor of no list", *of.Actor, Actor{Label: Label{Name: "russia"}})
}

// What a file extends is changed strategy by strategy and lever by lever.
func TestStrategiesMerge(t *testing.T) {
	base := header + sides + `
policies: {worst: {strategies: {russia: surge, us: pause}, set: {law: b}}}
`
	more := `wargame: 1
extends: base.yaml
actors: {russia: {goal: ground}, us: {goal: null}}
strategies:
  russia: {hold: null, surge: {title: Summer, set: {reserve: {week 1: 1, week 2: 3}}}, gamble: {set: {reserve: null}}}
  us: {pause: , more: {set: {aid: 2}}}
policies: {worst: {strategies: {us: more}, set: {law: null}}}
`
	s, diags := Load("more.yaml", Options{Files: fstest.MapFS{"base.yaml": {Data: []byte(base)}, "more.yaml": {Data: []byte(more)}}})
	if s == nil {
		t.Fatal(diags)
	}
	named := func(of ActorStrategies) (names []string) {
		for _, x := range of.Strategies {
			names = append(names, x.Name)
		}
		return names
	}
	equal(t, "us", named(s.Strategies[0]), []string{"keep", "pause", "more"})
	equal(t, "russia", named(s.Strategies[1]), []string{"surge", "gamble"})
	equal(t, "worst", madeOf(s, s.Policies[0]), map[string]string{"tempo": "2", "reserve": "3", "aid": "2"})
	equal(t, "a lever taken out", len(s.Strategies[1].Strategies[1].Settings), 0)
	equal(t, "goals", []any{s.Who("russia").Goal.String(s), s.Who("russia").Source, s.Who("us").Goal == nil}, []any{"ground", "", true})
	equal(t, "nothing after a name changes nothing", madeOf(s, &Policy{Settings: s.Strategies[0].Strategies[1].Settings}), map[string]string{"aid": "0"})
}

// A default from outside is said not to reach policies whose strategies set the lever.
func TestAssignedUnderStrategies(t *testing.T) {
	text := header + sides + "policies: {a: {}, b: {strategies: {russia: surge}}, c: {like: b, strategies: {russia: gamble}}, d: {like: b, set: {law: b}}}\n"
	s, diags := Load("a.yaml", Options{Files: mapOf("a.yaml", text), Set: []document.Assignment{{Name: "reserve", Text: "2"}, {Name: "tempo", Text: "0.5"}}})
	if s == nil || len(diags) != 2 {
		t.Fatal(diags)
	}
	equal(t, "warnings", []string{diags[0].Message, diags[1].Message}, []string{
		"reserve is set by c: this changes only its default", "tempo is set by b, c, d: this changes only its default"})
}

// Sets write out strategies as they do all else.
func TestStrategiesOfSets(t *testing.T) {
	s := good(t, `
sets: {side: [east, west]}
levers: {$side_push: {default: 1, actor: $side}}
strategies: {$side: {hold: {title: "$side holds"}, push: {set: {$side_push: 2}}}}
watch: [$side_push]`)
	equal(t, "actors", []string{s.Strategies[0].Actor.Name, s.Strategies[1].Actor.Name}, []string{"east", "west"})
	equal(t, "west", []string{s.Strategies[1].Strategies[0].Title, s.Levers[s.Strategies[1].Strategies[1].Settings[0].Lever].Name}, []string{"west holds", "west_push"})
}
