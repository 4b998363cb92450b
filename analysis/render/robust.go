package render

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// Robustness lays out which choice holds up: a sentence or two for each outcome, what is traded off, and then each outcome with the
// figures that rules go by, what each rule picks, and what would change that.
func Robustness(r *analysis.Robustness, style table.Style) []Part {
	p := &table.Page{Title: r.Name(), Lead: []string{fmt.Sprintf("Which choice holds up, by %s trials with seed %d", number.Group(r.Trials), r.Seed)}}
	var said []table.Item
	for i := range r.Weighed {
		x := &r.Weighed[i]
		said = append(said, table.Item{Name: outcomeName(r.Outcome(x.Place)), Remarks: table.Remarks{Notes: r.Sentences(x)}})
	}
	p.Sections = append(p.Sections, table.Section{List: said})
	if len(r.Policies) > 1 && len(r.Weighed) > 1 {
		p.Sections = append(p.Sections, tradeOffs(r))
	}
	parts := []Part{{Page: p}}
	if c, ok := breakEven(r); ok {
		parts = append(parts, Part{Chart: c})
	}
	each := &table.Page{Part: true}
	for i := range r.Weighed {
		each.Sections = append(each.Sections, outcomeSections(r, &r.Weighed[i])...)
	}
	if !style.Quiet {
		each.Sections = append(each.Sections, robustKey(r))
	}
	return append(parts, Part{Page: each})
}

// outcomeName is what an outcome is called, with its unit and for whom which way is better.
func outcomeName(q *scenario.Outcome) string {
	says := wants[q.Better] + " is better"
	if q.For != nil {
		says += " for " + q.For.Called()
	}
	return outcomeTitle(q) + ", " + says
}

// wants is which way is better.
var wants = [...]string{scenario.Unsaid: "", scenario.Higher: "more", scenario.Lower: "less"}

// outcomeTitle is what an outcome is called, with its unit.
func outcomeTitle(q *scenario.Outcome) string {
	return analysis.MeasureOf(q).Named(cmp.Or(q.Title, q.Name))
}

// tradeOffs has a row for each outcome and a column for each policy that a better one does not spare one from weighing.
func tradeOffs(r *analysis.Robustness) table.Section {
	s := table.Section{Title: "What is traded off"}
	t := &table.Table{Columns: []table.Column{{Head: table.Words("mean")}, {Head: table.Words("want")}}}
	var left []int
	for i := range r.Policies {
		if !r.Spared(i) {
			left = append(left, i)
			t.Columns = append(t.Columns, table.Column{Head: table.Words(r.Policy(i).Name), Align: table.Ends})
		}
	}
	for i := range r.Weighed {
		x := &r.Weighed[i]
		q := r.Outcome(x.Place)
		f := figures(q, x)
		row := table.Row{Cells: []table.Cell{table.Words(outcomeTitle(q)), table.Words(wants[q.Better])}}
		for _, i := range left {
			mark := ""
			if x.MayBeBest(i) {
				mark = "*"
			}
			row.Cells = append(row.Cells, table.Cell{Parts: append(f.parts(x.Standings[i].Mean), mark)})
		}
		t.Rows = append(t.Rows, row)
	}
	s.Table = t
	if len(left) == 1 {
		s.Table = nil
	}
	s.Lead = dominations(r)
	return s
}

// dominations say which policies are dominated, together those that the same one dominates.
func dominations(r *analysis.Robustness) []string {
	if len(r.Dominated) == 0 {
		return []string{"No policy is shown to be dominated: none is no better on average in any outcome and worse in one or more."}
	}
	type view struct {
		by   int
		whom string
	}
	var order []view
	under := map[view][]string{}
	for _, d := range r.Dominated {
		v := view{d.By, ""}
		if d.For != nil {
			v.whom = " for " + d.For.Called()
		}
		if under[v] == nil {
			order = append(order, v)
		}
		under[v] = append(under[v], r.Policy(d.Policy).Name)
	}
	var lines []string
	for _, v := range order {
		lines = append(lines, fmt.Sprintf("%s is on average no worse%s in any of these outcomes, and better in one or more, than what it dominates: %s.",
			r.Policy(v.by).Name, v.whom, strings.Join(under[v], ", ")))
	}
	return lines
}

// printed is how the values of an outcome are printed.
type printed struct {
	number.Measure
	number.Figures
}

// figures are those of the means of an outcome.
func figures(q *scenario.Outcome, x *analysis.Robust) printed {
	m := analysis.MeasureOf(q)
	var values []float64
	for _, s := range x.Standings {
		values = append(values, m.Factor*s.Mean.Value)
	}
	return printed{m, number.Digits(0).Figures(values...)}
}

// parts are a value, and half of its interval where that reaches the digits shown.
func (p printed) parts(e analysis.Estimate) []string {
	if math.IsInf(e.Value, 0) || math.IsNaN(e.Value) {
		return []string{"too large"}
	}
	half := p.Factor * (e.Hi - e.Lo) / 2
	value, err := p.Estimate(p.Factor*e.Value, &half)
	parts := p.Parts(value)
	if err != "" {
		parts = append(parts, "±"+err)
	}
	return parts
}

// known are the parts of a value that is just what the trials had.
func (p printed) known(x float64) []string { return p.Parts(p.Known(p.Factor * x)) }

// outcomeSections are what is said of an outcome: how policies do, what rules pick, and what would change that.
func outcomeSections(r *analysis.Robustness, x *analysis.Robust) []table.Section {
	q := r.Outcome(x.Place)
	list := []table.Section{{Title: outcomeName(q), Table: standings(r, x)}}
	rules := &table.Table{Columns: []table.Column{{Head: table.Words("rule")}, {Head: table.Words("picks")}}, Narrow: table.Lists}
	for _, c := range x.Choices {
		rules.Rows = append(rules.Rows, table.Row{Cells: table.Cells(ruleNames[c.Rule], picked(r, c)+resampled(r, c))})
	}
	list = append(list, table.Section{Table: rules})
	if x.Unpaired != "" {
		return append(list, table.Section{Lead: []string{strings.ToUpper(x.Unpaired[:1]) + x.Unpaired[1:] + ": no regret, no break-even, no worth of knowing."}})
	}
	return append(list, changes(r, x)...)
}

// standings has a row for each policy.
func standings(r *analysis.Robustness, x *analysis.Robust) *table.Table {
	q := r.Outcome(x.Place)
	f := figures(q, x)
	by := printed{f.Measure.Difference(), f.Figures}
	t := &table.Table{Narrow: table.Lists}
	add := func(head string, drop int, cell func(s analysis.Standing) []string) {
		any := false
		for _, s := range x.Standings {
			any = any || cell(s) != nil
		}
		if !any {
			return
		}
		t.Columns = append(t.Columns, table.Column{Head: table.Words(head), Align: table.Parts, Drop: drop})
		for i, s := range x.Standings {
			t.Rows[i].Cells = append(t.Rows[i].Cells, table.Cell{Parts: cell(s)})
		}
	}
	t.Columns = append(t.Columns, table.Column{Head: table.Words("policy")})
	for i := range r.Policies {
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(r.Policy(i).Name)})
	}
	add("mean", 0, func(s analysis.Standing) []string { return f.parts(s.Mean) })
	add("acceptable", 1, func(s analysis.Standing) []string {
		if s.Acceptable == nil {
			return nil
		}
		return []string{number.Digits(0).Share(s.Acceptable.Value, r.Trials)}
	})
	regret := func(of func(*analysis.Regret) []string) func(s analysis.Standing) []string {
		return func(s analysis.Standing) []string {
			if s.Regret == nil {
				return nil
			}
			return of(s.Regret)
		}
	}
	add("regret", 0, regret(func(g *analysis.Regret) []string { return by.parts(g.Mean) }))
	if !q.IsChance() {
		add("95%", 3, regret(func(g *analysis.Regret) []string { return by.parts(g.P95) }))
		add("greatest", 2, regret(func(g *analysis.Regret) []string { return by.known(g.Greatest) }))
		add("worst 5%", 0, func(s analysis.Standing) []string { return f.parts(*s.CVaR) })
		add("worst", 4, func(s analysis.Standing) []string { return f.known(s.Worst) })
	}
	return t
}

// picked says which policy a rule picks.
func picked(r *analysis.Robustness, c analysis.Choice) string {
	var names []string
	for _, i := range c.Policies {
		names = append(names, r.Policy(i).Name)
	}
	switch {
	case len(names) == 0:
		return "none: too large to compare"
	case !c.Clear():
		return "too close to call"
	case len(names) == len(r.Policies):
		return "any, as all do just as well"
	case len(names) > 3:
		return fmt.Sprintf("any of %d that do just as well", len(names))
	case len(names) > 1:
		return strings.Join(names, ", ") + ", which do just as well"
	}
	return names[0]
}

// resampled says how often a rule picks whom, where it is not always the same policy: of what is clear how often that is, else of all that
// are picked now and then.
func resampled(r *analysis.Robustness, c analysis.Choice) string {
	share := func(i int) string {
		return number.OfChance().Say(c.Shares[i], func(x float64) string { return number.At(x, 0) })
	}
	if c.Clear() {
		if i := c.Policies[0]; c.Shares[i] < 0.995 {
			return " (" + share(i) + ")"
		}
		return ""
	}
	var list []string
	for i, s := range c.Shares {
		if s >= 1-analysis.Clear {
			list = append(list, r.Policy(i).Name+" "+share(i))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return ": " + strings.Join(list, ", ")
}
