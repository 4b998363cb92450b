package scenarios_test

import (
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
	"wargame/sim"
)

// playedWithCare are the scenarios whose games are written out.
var playedWithCare = []string{"article4-korea", "ceasefire-or-attrition", "tariff-deadline", "us-aid-pause"}

// Every shipped scenario can be played as it is: in four to eight turns, every lever that somebody in the story sets is some team's,
// everybody sees something, and what a policy orders its teams can pay for, in each turn.
func TestEveryScenarioIsAGame(t *testing.T) {
	for _, name := range scenarios.Names() {
		s := load(t, name)
		g := s.Game
		if g.Turns < 4 || g.Turns > 8 {
			t.Errorf("%s: %d turns", name, g.Turns)
		}
		for i, l := range s.Levers {
			if held := g.Holder(i) >= 0; held == l.Switch() {
				t.Errorf("%s: that some team holds %s, whose actor is %q, is %v", name, l.Name, l.Actor, held)
			}
		}
		for _, team := range g.Teams {
			if len(g.Public)+len(team.Sees) == 0 {
				t.Errorf("%s: %s sees nothing", name, team.Name)
			}
			if team.Budget != nil {
				affordable(t, s, team)
			}
		}
	}
}

// affordable holds that a team can pay for what each policy, and each strategy of its own, orders at each step of the clock, were it a turn, with what comes in
// with a turn alone: so whoever plays a policy's orders is never refused them.
func affordable(t *testing.T, s *scenario.Scenario, team *scenario.Team) {
	t.Helper()
	var costs []string
	for _, l := range team.Controls {
		if c := s.Levers[l].Cost; c != nil {
			costs = append(costs, "("+c.String(s)+")")
		}
	}
	most, problems := s.Resolve(source.Typed("costs", "highest("+strings.Join(costs, " + ")+")"), scenario.Place{In: scenario.InOutcomes})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var courses []*scenario.Policy
	for _, c := range s.Courses(team.Controls) {
		courses = append(courses, c.Policy)
	}
	out := ran(t, s.WithPolicies(courses), sim.Options{Outcomes: []int{}, Measure: []*scenario.Expr{most}})
	for i, p := range courses {
		if cost := out.Measures[i][0].Values[0]; cost > team.Budget.PerTurn {
			t.Errorf("%s: under %s the orders of %s cost up to %g a turn, and it has %g", s.Name, p.Name, team.Name, cost, team.Budget.PerTurn)
		}
	}
}

// ran is a short run.
func ran(t *testing.T, s *scenario.Scenario, o sim.Options) *sim.Outcomes {
	t.Helper()
	program, err := sim.Compile(s, o)
	if err != nil {
		t.Fatal(err)
	}
	out, err := program.Run(t.Context(), sim.RunOptions{Seed: 1, Trials: 100})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The games that are written out have three teams or more, each told who it is in a page, with something to want and something
// that the others do not see; news of each kind, with whether it is invented; chances to be asked for; questions for the end.
func TestWrittenGamesAreWhole(t *testing.T) {
	for _, name := range playedWithCare {
		g := load(t, name).Game
		if len(g.Teams) < 3 || len(g.Estimates) < 2 || len(g.Debrief) < 4 || len(g.Public) == 0 {
			t.Errorf("%s: %d teams, %d estimates, %d questions, %d public", name, len(g.Teams), len(g.Estimates), len(g.Debrief), len(g.Public))
		}
		for _, team := range g.Teams {
			words := len(strings.Fields(team.Brief))
			if words < 120 || words > 330 {
				t.Errorf("%s: the brief of %s has %d words, which is no page", name, team.Name, words)
			}
			for _, says := range []string{"You ", "What you fear", "want"} {
				if !strings.Contains(team.Brief, says) {
					t.Errorf("%s: the brief of %s does not say %q", name, team.Name, says)
				}
			}
			if len(team.Objectives) < 2 || len(team.Roles) < 2 || len(team.Sees) == 0 {
				t.Errorf("%s: %s has %d objectives, %d roles, sees %d", name, team.Name, len(team.Objectives), len(team.Roles), len(team.Sees))
			}
			for _, r := range team.Roles {
				if r.Brief == "" || r.Title == "" {
					t.Errorf("%s: %s of %s has no brief or title", name, r.Name, team.Name)
				}
			}
		}
		kinds := map[string]int{}
		for _, x := range g.Injects {
			kinds[momentOf(x)]++
			if x.Title == "" || !sourcedNews.MatchString(x.Source) {
				t.Errorf("%s: the inject %s has the title %q, and as its source %q: who said it and when, or invented", name, x.Name, x.Title, x.Source)
			}
			if x.Fires >= 0 {
				kinds["fires"]++
				if momentOf(x) != "by" {
					t.Errorf("%s: the inject %s fires an event by itself, so that a game whose teams give the orders of a policy is no trial of it", name, x.Name)
				}
			}
		}
		for _, kind := range []string{"at", "when", "by", "fires"} {
			if kinds[kind] == 0 {
				t.Errorf("%s: no inject comes %q", name, kind)
			}
		}
	}
}

// sourcedNews is a source with its year, or that there is none.
var sourcedNews = regexp.MustCompile(`invented|\b20[12]\d\b`)

func momentOf(x *scenario.Inject) string {
	switch {
	case x.Turn > 0:
		return "at"
	case x.When != nil:
		return "when"
	}
	return "by"
}

// How a scenario is played changes no number of a run: without its section and its costs the model is the same, and so are the
// outcomes.
func TestGameChangesNoNumber(t *testing.T) {
	cost := regexp.MustCompile(`(?m)^    cost: .*\n|^  \w+: \{cost: .*\}\n|, cost: [^,}]*`)
	for _, name := range playedWithCare {
		text, err := fs.ReadFile(scenarios.Library, name+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		bare, _, found := strings.Cut(string(text), "\ngame:\n")
		bare = cost.ReplaceAllString(bare, "")
		bare = strings.Replace(bare, "levers:\n  # Costs of a turn of six weeks, for the game below; a run takes no notice of them.\n", "", 1)
		if !found || strings.Contains(bare, "cost:") {
			t.Fatalf("%s: a game or a cost is left", name)
		}
		played := load(t, name)
		without, problems := scenario.Load("library/"+name, scenario.Options{Library: overlay{scenarios.Library, fstest.MapFS{name + ".yaml": {Data: []byte(bare)}}}})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		if played.Hash == without.Hash || played.ModelHash != without.ModelHash {
			t.Errorf("%s: the hash of the scenario is the same %v, that of the model %v", name, played.Hash == without.Hash, played.ModelHash == without.ModelHash)
		}
		with, alone := ran(t, played, sim.Options{}), ran(t, without, sim.Options{})
		for p := range with.Columns {
			for k, column := range with.Columns[p] {
				if !slices.EqualFunc(column.Values, alone.Columns[p][k].Values, sameBits) {
					t.Errorf("%s: %s under %s differs", name, played.Outcomes[k].Name, played.Policies[p].Name)
				}
			}
		}
	}
}

func sameBits(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }

// overlay is a file system with files in place of those of another.
type overlay struct {
	fs.FS
	over fs.FS
}

func (o overlay) Open(name string) (fs.File, error) {
	if f, err := o.over.Open(name); err == nil && name != "." {
		return f, nil
	}
	return o.FS.Open(name)
}
