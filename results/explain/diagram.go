package explain

import (
	"fmt"
	"io"
	"strings"

	"wargame/scenario"
)

// Diagram draws the model as a Mermaid flowchart: goods move along thick arrows, thin ones say what reads what. Constants
// are left out.
//
//	stock [ ]   flow, auxiliary ( )   event { }   lever {{ }}   variable ([ ])   outcome [[ ]]
func (x *Explanation) Diagram(w io.Writer) error {
	d := &diagram{x: x}
	d.line("flowchart LR")
	d.nodes()
	d.goods()
	d.readings()
	_, err := io.WriteString(w, d.out.String())
	return err
}

type diagram struct {
	x   *Explanation
	out strings.Builder
}

func (d *diagram) line(format string, args ...any) { fmt.Fprintf(&d.out, format+"\n", args...) }

// id is the identifier of a quantity; no word of Mermaid has an underscore behind its first letter.
func (d *diagram) id(q quantity) string {
	s := d.x.s
	switch q.kind {
	case scenario.OpVariable:
		return "v_" + s.Variables[q.index].Name
	case scenario.OpLever:
		return "l_" + s.Levers[q.index].Name
	case scenario.OpStock:
		return "s_" + s.Stocks[q.index].Name
	case scenario.OpFlow:
		return "f_" + s.Flows[q.index].Name
	case scenario.OpAuxiliary:
		return "a_" + s.Auxiliaries[q.index].Name
	case scenario.OpTable:
		return "t_" + s.Tables[q.index].Name
	case scenario.OpFired:
		return "e_" + s.Events[q.index].Name
	}
	return "o_" + s.Outcomes[q.index].Name
}

// each calls do with every quantity that is drawn, in the order of the file's sections.
func (d *diagram) each(do func(q quantity, l scenario.Label, open, close string)) {
	s := d.x.s
	for i, v := range s.Variables {
		if !v.Constant {
			do(quantity{scenario.OpVariable, i}, v.Label, "([", "])")
		}
	}
	for i, l := range s.Levers {
		do(quantity{scenario.OpLever, i}, l.Label, "{{", "}}")
	}
	for i, a := range s.Auxiliaries {
		do(quantity{scenario.OpAuxiliary, i}, a.Label, "(", ")")
	}
	for i, t := range s.Tables {
		do(quantity{scenario.OpTable, i}, t.Label, "(", ")")
	}
	for i, f := range s.Flows {
		do(quantity{scenario.OpFlow, i}, f.Label, "(", ")")
	}
	for i, k := range s.Stocks {
		do(quantity{scenario.OpStock, i}, k.Label, "[", "]")
	}
	for i, e := range s.Events {
		do(quantity{scenario.OpFired, i}, e.Label, "{", "}")
	}
	for i, o := range s.Outcomes {
		do(quantity{scenario.OpOutcome, i}, o.Label, "[[", "]]")
	}
}

func (d *diagram) nodes() {
	d.each(func(q quantity, l scenario.Label, open, close string) {
		text := l.Title
		if text == "" {
			text = strings.ReplaceAll(l.Name, "_", " ")
		}
		text = strings.NewReplacer("#", "#35;", `"`, "#quot;").Replace(oneLine(text))
		d.line(`  %s%s"%s"%s`, d.id(q), open, text, close)
	})
}

// goods draws the flows between stocks, and what events do to stocks.
func (d *diagram) goods() {
	s := d.x.s
	for i, f := range s.Flows {
		flow := d.id(quantity{scenario.OpFlow, i})
		if f.From >= 0 {
			d.line("  %s ==> %s", d.id(quantity{scenario.OpStock, f.From}), flow)
		}
		if f.To >= 0 {
			d.line("  %s ==> %s", flow, d.id(quantity{scenario.OpStock, f.To}))
		}
	}
	for i, e := range s.Events {
		for _, effect := range e.Effects {
			d.line("  %s ==> %s", d.id(quantity{scenario.OpFired, i}), d.id(quantity{scenario.OpStock, effect.Stock}))
		}
	}
}

// readings draws what each quantity reads.
func (d *diagram) readings() {
	d.each(func(q quantity, _ scenario.Label, _, _ string) {
		expressions := d.x.expressions(q)
		if q.kind == scenario.OpFired {
			for _, effect := range d.x.s.Events[q.index].Effects {
				expressions = append(expressions, effect.Value)
			}
		}
		drawn := map[quantity]bool{q: true}
		for _, e := range expressions {
			refer(e, func(read quantity) {
				if drawn[read] || read.kind == scenario.OpVariable && d.x.s.Variables[read.index].Constant {
					return
				}
				drawn[read] = true
				d.line("  %s --> %s", d.id(read), d.id(q))
			}, func() {})
		}
	})
}
