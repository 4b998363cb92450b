package render

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// block is one outcome of one run: a row per policy, and the columns that apply.
type block struct {
	run      *results.Report
	digits   number.Digits
	name     string
	head     string // title and unit
	about    string // what is good
	measure  number.Measure
	means    number.Figures
	kind     results.Kind
	censored bool // a first time that did not come in some trial
	rows     []row
	table    *table.Table
}

type row struct {
	policy  *results.PolicyReport
	outcome *results.OutcomeReport
}

// blocks is the grid of a run.
func blocks(r *results.Report, digits number.Digits) []*block {
	if len(r.Policies) == 0 {
		return nil
	}
	var out []*block
	for k := range r.Policies[0].Outcomes {
		b := &block{run: r, digits: digits}
		for i := range r.Policies {
			p := &r.Policies[i]
			b.rows = append(b.rows, row{p, &p.Outcomes[k]})
		}
		first := b.rows[0].outcome
		b.name, b.kind = first.Name, first.Kind
		b.censored = slices.ContainsFunc(b.rows, func(w row) bool { return w.outcome.Never != nil && *w.outcome.Never > 0 })
		b.measure = b.measured(first.Unit)
		b.means = b.figuresOfMeans()
		b.head = b.heading(first)
		b.about = about(first)
		b.table = b.laidOut()
		out = append(out, b)
	}
	return out
}

// laidOut is the table of a block: what tells its rows from those of other blocks, which is in CSV alone, and the
// columns. One that has nothing to say is in CSV alone too.
func (b *block) laidOut() *table.Table {
	t := &table.Table{Narrow: table.Lists}
	for range b.rows {
		t.Rows = append(t.Rows, table.Row{})
	}
	add := func(c table.Column, cell func(w row) table.Cell) {
		said := false
		for i, w := range b.rows {
			t.Rows[i].Cells = append(t.Rows[i].Cells, cell(w))
			said = said || !t.Rows[i].Cells[len(t.Columns)].Empty()
		}
		c.Hidden = !said || c.Head.Empty()
		t.Columns = append(t.Columns, c)
	}
	for _, k := range keys {
		c := table.Column{Key: k.key}
		if k.key == "policy" {
			c.Head, c.Quiet = table.Words(k.key), true
		}
		add(c, func(w row) table.Cell {
			raw := k.raw(b.run, w)
			return table.Cell{Text: raw, Raw: raw}
		})
	}
	for _, k := range columns {
		if b.run.Exact() {
			k = k.exactly()
		}
		c := table.Column{Key: k.key, Align: table.Parts, Drop: k.drop, Says: strings.ReplaceAll(k.say, "%s", b.run.Baseline)}
		if k.head != nil {
			c.Head = table.Words(k.head(b))
		}
		var text said
		if k.text != nil {
			text = k.text(b)
		}
		add(c, func(w row) (cell table.Cell) {
			if text != nil {
				cell = text(w)
			}
			if k.raw != nil {
				cell.Raw = k.raw(w.outcome)
			}
			return cell
		})
	}
	add(table.Column{Key: "warnings"}, func(w row) table.Cell { return table.Cell{Raw: codes(w.outcome)} })
	return t
}

// measured chooses how numbers are printed: from a million on in millions, from a billion on in billions. What is certain is
// printed in full, and so in its own unit; beyond those words a number has an exponent.
func (b *block) measured(unit string) number.Measure {
	m, largest := measure(b.kind, unit), 0.0
	for _, w := range b.rows {
		if certain(w.outcome) {
			return m
		}
		if w.outcome.Mean != nil {
			largest = max(largest, math.Abs(*w.outcome.Mean))
		}
	}
	switch {
	case m.Factor != 1 || largest < 1e6 || largest >= number.Huge:
		return m
	case largest < 1e9:
		return m.Times(1e-6, "million")
	}
	return m.Times(1e-9, "billion")
}

// measure is how the values of an outcome are shown.
func measure(kind results.Kind, unit string) number.Measure {
	if kind == results.Chance {
		return number.OfChance()
	}
	return number.In(unit)
}

func (b *block) heading(o *results.OutcomeReport) string {
	head := title(o.Title, o.Name)
	if b.measure.Unit == "" {
		return head
	}
	return head + ", " + b.measure.Unit
}

// title is what a reader is told of a thing: its title, else its name in plain words.
func title(title, name string) string {
	if title != "" {
		return title
	}
	return strings.ReplaceAll(name, "_", " ")
}

func about(o *results.OutcomeReport) string {
	var parts []string
	if o.Better != scenario.Unsaid {
		parts = append(parts, o.Better.Says(o.For))
	}
	if o.Bound != nil {
		parts = append(parts, "acceptable: "+o.Bound.Relation.String()+" "+limit(o))
	}
	if o.Given != nil {
		parts = append(parts, "only trials that meet its condition count")
	}
	return strings.Join(parts, "; ")
}

// limit is what is just acceptable, in the outcome's own unit.
func limit(o *results.OutcomeReport) string {
	return measure(o.Kind, o.Unit).Say(o.Bound.Limit, number.Exact)
}

// notes are the texts of the warnings of a result with one of the codes.
func notes(o *results.OutcomeReport, codes ...string) []string {
	var out []string
	for _, w := range o.Warnings {
		if slices.Contains(codes, w.Code) {
			out = append(out, w.Text)
		}
	}
	return out
}

// howMany is how many trials a report is of, called so.
func howMany(r *results.Report, called string) string {
	if r.Most > 0 {
		return number.Group(r.Trials) + " to " + number.Plural(r.Most, called)
	}
	return number.Plural(r.Trials, called)
}

// receiptLine says how to get the same run again.
func receiptLine(r *results.Report) string {
	trials := howMany(r, "trial")
	if first := r.Receipt.First; first > 0 {
		trials += fmt.Sprintf(" (%s to %s)", number.Group(first), number.Group(first+r.Trials-1))
	}
	parts := []string{cmp.Or(r.File, r.Scenario), trials + " of " + r.Length, fmt.Sprintf("seed %d", r.Seed)}
	if r.Receipt.Designed() {
		parts = append(parts, r.Receipt.Design+" design")
	}
	return strings.Join(parts, ", ")
}
