package render

import (
	"fmt"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
)

// sentences say what each policy is, and in one sentence how it does against the baseline over the headlines that say which
// way is better: by name where three lines have room.
func sentences(r *results.Report, style table.Style) table.Section {
	t := &table.Table{Bare: true, Columns: []table.Column{{}, {}}}
	longest := 0
	for _, p := range r.Policies {
		longest = max(longest, len(p.Name))
	}
	room := style.Room(longest)
	for i := range r.Policies {
		p := &r.Policies[i]
		if lines := saidOf(r, p, room); len(lines) > 0 {
			t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Words(p.Name), {Lines: lines}}})
		}
	}
	return table.Section{Table: t}
}

// saidOf is the title and the sentence of a policy in lines of so many characters; none where there is neither.
func saidOf(r *results.Report, p *results.PolicyReport, room int) []string {
	stands := standsOf(r, p)
	switch {
	case len(stands) == 0 && p.Title == "":
		return nil
	case len(stands) == 0:
		return table.Cut(p.Title, room, 2)
	}
	name := ""
	if p.Title != "" {
		name = p.Title + ": "
	}
	lines := table.Cut(name+inOneSentence(stands, r.Baseline, 3), room, 99)
	for named := 3; named >= 0 && len(lines) > 3; named-- {
		lines = table.Cut(name+inOneSentence(stands, r.Baseline, named), room, 99)
	}
	return lines
}

// stand is how a policy stands to the baseline: in which outcomes it is better, worse and open, and in how many the same.
type stand struct {
	whom                *scenario.Actor // for whom; nil: nobody says
	better, worse, open []string
	same, all           int
	only                string // the one outcome that it is about, where others are for others; empty: it is about more, or all
}

// standOf is how a policy stands in the outcomes that are better for somebody; false where there is nothing to compare.
func standOf(r *results.Report, p *results.PolicyReport, whom *scenario.Actor) (stand, bool) {
	s := stand{whom: whom}
	for _, k := range r.Headlines {
		o := &p.Outcomes[k]
		if o.Better == scenario.Unsaid || o.For.Named() != whom.Named() {
			continue
		}
		name := source.OneLine(title(o.Title, o.Name))
		s.only = name
		switch o.Score.Mark {
		case results.MarkBetter:
			s.better = append(s.better, name)
		case results.MarkWorse:
			s.worse = append(s.worse, name)
		case results.MarkOpen:
			s.open = append(s.open, name)
		case results.MarkSame:
			s.same++
		}
	}
	s.all = len(s.better) + len(s.worse) + len(s.open) + s.same
	if s.all > 1 {
		s.only = ""
	}
	return s, s.all > 0
}

// sentence names up to so many outcomes of a kind, and else counts them.
func (s stand) sentence(baseline string, named int) string {
	all := allOf(s.all)
	if s.only != "" {
		all = s.only
	}
	switch {
	case s.same == s.all:
		return fmt.Sprintf("the same as %s in %s", baseline, all)
	case len(s.better) == s.all:
		return fmt.Sprintf("better than %s in %s", baseline, all)
	case len(s.worse) == s.all:
		return fmt.Sprintf("worse than %s in %s", baseline, all)
	case len(s.open) == s.all:
		return fmt.Sprintf("too close to %s to call in %s", baseline, all)
	}
	parts := []string{fmt.Sprintf("no worse than %s in %d of %d", baseline, s.same+len(s.better), s.all)}
	if s.same+len(s.better) == 0 {
		parts = nil
	}
	for _, x := range []struct {
		says  string
		names []string
	}{{"better in ", s.better}, {"worse in ", s.worse}, {"too close to call in ", s.open}} {
		switch n := len(x.names); {
		case n > named:
			parts = append(parts, fmt.Sprintf("%s%d", x.says, n))
		case n > 0:
			parts = append(parts, x.says+inWords(x.names))
		}
	}
	return strings.Join(parts, ", ")
}

// allOf are all of so many outcomes, in words.
func allOf(n int) string {
	switch n {
	case 1:
		return "the one outcome"
	case 2:
		return "both"
	}
	return fmt.Sprintf("all %d", n)
}

// inWords are names as in "a, b and c".
func inWords(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// hangsOn says which variables the lead goes with most under the baseline, and how: at their low and their high end.
func hangsOn(r *results.Report, digits number.Digits) []string {
	if len(r.Influences) == 0 {
		return nil
	}
	k := r.InfluencesOf
	counted := r.Counted(k)
	of, say := " of 100", func(x float64) string { return number.Hundred(x, 1-x)[0] }
	if !counted {
		s := scaleOf(r, k, digits)
		of, say = strings.TrimRight(" "+s.Unit, " "), s.say
	}
	var parts []string
	for _, x := range r.Influences[:min(2, len(r.Influences))] {
		parts = append(parts, source.OneLine(title(x.Variable.Title, x.Variable.Name))+atEnds(&x, say, of))
	}
	what := title(r.Base(k).Title, r.Base(k).Name)
	if counted {
		what = told(r.Base(k))
	}
	return []string{fmt.Sprintf("\"%s\" hangs most, under %s, on: %s.", source.OneLine(what), r.Baseline, strings.Join(parts, "; "))}
}

// atEnds says what is told at the low and at the high end of a variable, unless both sound the same: then it goes up and down
// between. The ends have as many digits as it takes to tell them apart.
func atEnds(x *results.Influence, say func(float64) string, of string) string {
	low, high := say(x.Low.Mean), say(x.High.Mean)
	if low == high {
		return ""
	}
	edge := number.Measure{Factor: 1}
	if x.Variable.Unit == number.Percent {
		edge = number.OfChance()
	}
	under, over := edge.Say(x.Low.Edge, number.Figure), edge.Say(x.High.Edge, number.Figure)
	if under == over {
		under, over = edge.Say(x.Low.Edge, number.Exact), edge.Say(x.High.Edge, number.Exact)
	}
	return fmt.Sprintf(" (%s%s where it is %s or less, %s where it is %s or more)", low, of, under, high, over)
}

// told is what is counted in futures: of a number, that it is acceptable.
func told(o *results.OutcomeReport) string {
	if o.Kind == results.Chance {
		return title(o.Title, o.Name)
	}
	return title(o.Title, o.Name) + ": " + o.Bound.Relation.String() + " " + limit(o)
}
