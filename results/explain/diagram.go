package explain

import (
	"fmt"
	"io"
	"strings"

	"wargame/scenario"
	"wargame/scenario/source"
)

// Diagram draws the model as a Mermaid flowchart: goods move along thick arrows, thin ones say what reads what. Constants
// are left out.
//
//	stock [ ]   flow, auxiliary ( )   event { }   lever {{ }}   variable ([ ])   outcome [[ ]]
func (x *Explanation) Diagram(w io.Writer) error {
	d := &diagram{s: x.Scenario}
	d.line("flowchart LR")
	d.nodes()
	d.goods()
	d.readings()
	_, err := io.WriteString(w, d.out.String())
	return err
}

type diagram struct {
	s   *scenario.Scenario
	out strings.Builder
}

func (d *diagram) line(format string, args ...any) { fmt.Fprintf(&d.out, format+"\n", args...) }

// id is the identifier of a quantity; no word of Mermaid has an underscore behind its first letter.
func (d *diagram) id(q scenario.Quantity) string {
	return q.Kind.String()[:1] + "_" + d.s.Label(q).Name
}

// shapes are how each kind of quantity is drawn, in the order of the drawing.
var shapes = []struct {
	kind        scenario.Kind
	open, close string
}{
	{scenario.KindVariable, "([", "])"},
	{scenario.KindLever, "{{", "}}"},
	{scenario.KindAuxiliary, "(", ")"},
	{scenario.KindTable, "(", ")"},
	{scenario.KindFlow, "(", ")"},
	{scenario.KindStock, "[", "]"},
	{scenario.KindEvent, "{", "}"},
	{scenario.KindOutcome, "[[", "]]"},
}

// each calls do with every quantity that is drawn.
func (d *diagram) each(do func(q scenario.Quantity, open, close string)) {
	for _, shape := range shapes {
		for q := range d.s.Quantities(shape.kind) {
			if !d.constant(q) {
				do(q, shape.open, shape.close)
			}
		}
	}
}

// constant says that a quantity is left out.
func (d *diagram) constant(q scenario.Quantity) bool {
	return q.Kind == scenario.KindVariable && d.s.Variables[q.Index].Constant
}

func (d *diagram) nodes() {
	d.each(func(q scenario.Quantity, open, close string) {
		l := d.s.Label(q)
		text := l.Title
		if text == "" {
			text = strings.ReplaceAll(l.Name, "_", " ")
		}
		text = strings.NewReplacer("#", "#35;", `"`, "#quot;").Replace(source.Shown(source.OneLine(text)))
		d.line(`  %s%s"%s"%s`, d.id(q), open, text, close)
	})
}

// goods draws the flows between stocks, and what events do to stocks.
func (d *diagram) goods() {
	s := d.s
	for i, f := range s.Flows {
		flow := d.id(scenario.KindFlow.At(i))
		if f.From >= 0 {
			d.line("  %s ==> %s", d.id(scenario.KindStock.At(f.From)), flow)
		}
		if f.To >= 0 {
			d.line("  %s ==> %s", flow, d.id(scenario.KindStock.At(f.To)))
		}
	}
	for i, e := range s.Events {
		for _, effect := range e.Effects {
			d.line("  %s ==> %s", d.id(scenario.KindEvent.At(i)), d.id(scenario.KindStock.At(effect.Stock)))
		}
	}
}

// readings draws what each quantity reads.
func (d *diagram) readings() {
	d.each(func(q scenario.Quantity, _, _ string) {
		drawn := map[scenario.Quantity]bool{q: true}
		for _, e := range d.expressions(q) {
			for read := range e.Reads() {
				if !drawn[read] && !d.constant(read) {
					drawn[read] = true
					d.line("  %s --> %s", d.id(read), d.id(q))
				}
			}
		}
	})
}

// expressions are those written in the entry of a quantity: what an event does to a stock is drawn at the event.
func (d *diagram) expressions(q scenario.Quantity) []*scenario.Expr {
	list := d.s.Expressions(q)
	switch q.Kind {
	case scenario.KindStock:
		list = list[:3] // start, min and max
	case scenario.KindEvent:
		for _, effect := range d.s.Events[q.Index].Effects {
			list = append(list, effect.Value)
		}
	}
	return list
}
