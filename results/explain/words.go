package explain

import (
	"fmt"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// Words say what stands in a scenario: expressions as they are written, and phrases made of them. An explanation has the
// values; its page and its JSON say them in the same words.
type Words struct{ s *scenario.Scenario }

// WordsOf are the words of a scenario.
func WordsOf(s *scenario.Scenario) Words { return Words{s} }

// Expression is an expression as it stands in the file, or as it was checked where it does not stand there whole: what
// a template or a choice by name was made from.
func (w Words) Expression(e *scenario.Expr) string {
	if e == nil {
		return "?"
	}
	if f := e.Span.File; f != nil && e.Span.To <= len(f.Text) {
		text := source.OneLine(string(f.Text[e.Span.From:e.Span.To]))
		if !strings.ContainsAny(text, "$#") {
			tree, problems := formula.Parse(source.Fixed(text, source.Span{}))
			if len(problems) == 0 && (e.Op != scenario.OpNumber || isLiteral(tree)) {
				return text
			}
		}
	}
	if choice := w.choice(e); choice != "" {
		return choice
	}
	return e.String(w.s)
}

// choice is an expression as a choice by name, {by: posture, hold: 1, attack: 1.6}, or empty where it is none.
func (w Words) choice(e *scenario.Expr) string {
	by, names := w.chosenBy(e)
	if by == nil {
		return ""
	}
	parts := []string{"by: " + by.String(w.s)}
	for ; ; e = e.Args[2] {
		if same, _ := w.chosenBy(e); same == nil || same.Op != by.Op || same.Index != by.Index {
			break
		}
		name := e.Args[0].Args[1].Name
		names = slices.DeleteFunc(names, func(n string) bool { return n == name })
		parts = append(parts, name+": "+w.Expression(e.Args[1]))
	}
	last := "otherwise"
	if len(names) == 1 {
		last = names[0]
	}
	return "{" + strings.Join(append(parts, last+": "+w.Expression(e)), ", ") + "}"
}

// chosenBy is the lever or stock that the condition of an if compares with one of its names, and all of these.
func (w Words) chosenBy(e *scenario.Expr) (*scenario.Expr, []string) {
	if e.Op != scenario.OpIf || e.Args[0].Op != scenario.OpEqual || e.Args[0].Args[1].Op != scenario.OpNumber {
		return nil, nil
	}
	switch by := e.Args[0].Args[0]; {
	case by.Type != scenario.Name:
	case by.Op == scenario.OpLever:
		return by, slices.Clone(w.s.Levers[by.Index].Options)
	case by.Op == scenario.OpStock:
		return by, slices.Clone(w.s.Stocks[by.Index].Levels)
	}
	return nil, nil
}

// isLiteral says that a tree is a number, or something that is one when it is checked; what stands for a value that the
// file leaves out, such as the floor of a stock, has the place of a name.
func isLiteral(tree *formula.Node) bool {
	named := false
	tree.Walk(func(n *formula.Node) bool {
		named = named || n.Kind == formula.Name
		return true
	})
	return !named
}

// Literal is the value of an expression that is a number or a truth value.
func Literal(e *scenario.Expr) (float64, bool) {
	if e == nil || e.Op != scenario.OpNumber || e.Type == scenario.Name {
		return 0, false
	}
	return e.Value, true
}

// Setting is a setting in words: "100% until week 4, then 0% until week 16, then 100%".
func (w Words) Setting(set *scenario.Setting) string {
	lever := w.s.Levers[set.Lever]
	var parts []string
	if from := set.Entries[0].From; from > 0 {
		parts = append(parts, fmt.Sprintf("%s until %s", w.SetTo(lever.Default, lever), w.moment(from)))
	}
	for i, entry := range set.Entries {
		part := w.SetTo(entry.Value, lever)
		if i+1 < len(set.Entries) {
			if set.Entries[i+1].From <= 0 {
				continue // over before it begins
			}
			part += " until " + w.moment(set.Entries[i+1].From)
		}
		parts = append(parts, part)
	}
	if e := set.Entries[0].Value; e != nil && e.Op == scenario.OpNumber && len(parts) == 1 {
		return parts[0] + " throughout"
	}
	return strings.Join(parts, ", then ")
}

// SetTo is a value of a lever: an option without its quotes, a bare number with its unit.
func (w Words) SetTo(e *scenario.Expr, lever *scenario.Lever) string {
	if e != nil && e.Op == scenario.OpNumber && e.Type == scenario.Name {
		return e.Name
	}
	text := w.Expression(e)
	if _, ok := Literal(e); ok && lever.Unit != "" && lever.Unit != number.Percent && strings.Trim(text, "-0123456789._ekMB") == "" {
		text += " " + lever.Unit
	}
	return text
}

// moment is a time as schedules have it.
func (w Words) moment(units float64) string { return w.s.Clock.Unit + " " + number.Exact(units) }

// length is an expression that is a length of time; a bare number gets its unit.
func (w Words) length(e *scenario.Expr) string {
	text := w.Expression(e)
	if v, ok := Literal(e); ok && strings.ReplaceAll(number.Exact(v), ",", "") == text {
		return w.duration(v)
	}
	return text
}

// duration is a length of time in the units of the clock.
func (w Words) duration(units float64) string {
	unit := w.s.Clock.Unit
	if units != 1 {
		unit += "s"
	}
	return number.Exact(units) + " " + unit
}

// Acceptable is what is good enough of an outcome, with its unit, or empty; shares of unit % and chances are in percent.
func (w Words) Acceptable(o *scenario.Outcome) string {
	if o.Acceptable == nil {
		return ""
	}
	measure := number.In(o.Unit)
	if o.IsChance() {
		measure = number.OfChance()
	}
	return o.Acceptable.Relation.String() + " " + measure.Say(o.Acceptable.Limit, number.Exact)
}
