package explain

import (
	"fmt"
	"math"
	"strings"

	"wargame/results/number"
	"wargame/scenario"
)

// Policy is a branch, as a timeline of what it sets.
type Policy struct {
	Name
	Baseline bool   `json:"baseline"`
	About    string `json:"about,omitempty"`
	Sets     []Line `json:"sets"` // the other levers stay at their default
}

// Line is what a policy makes of one lever.
type Line struct {
	Lever string `json:"lever"`
	Bar   *Bar   `json:"bar,omitempty"` // of a schedule of numbers
	Says  string `json:"says"`
}

// Bar is what a lever is over the whole length, on a scale between the ends of its range; of a lever without range,
// from 0 to the highest value.
type Bar struct {
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Spans []Span  `json:"spans"` // one after the other
}

// Span is a part of the time in which a lever stays as it is.
type Span struct {
	From  float64 `json:"from"` // in units of the clock
	To    float64 `json:"to"`
	Value float64 `json:"value"`
}

func (x *Explanation) policies() []Policy {
	list := []Policy{}
	for i, p := range x.s.Policies {
		out := Policy{Name: name(p.Label), Baseline: i == x.s.Baseline, About: p.About, Sets: []Line{}}
		for _, set := range p.Settings {
			out.Sets = append(out.Sets, Line{Lever: x.s.Levers[set.Lever].Name, Bar: x.bar(set), Says: x.schedule(set)})
		}
		list = append(list, out)
	}
	return list
}

// schedule is a setting in words: "100% until week 4, then 0% until week 16, then 100%".
func (x *Explanation) schedule(set *scenario.Setting) string {
	lever := x.s.Levers[set.Lever]
	var parts []string
	if from := set.Entries[0].From; from > 0 {
		parts = append(parts, fmt.Sprintf("%s until %s", x.setTo(lever.Default, lever), x.moment(from)))
	}
	for i, entry := range set.Entries {
		part := x.setTo(entry.Value, lever)
		if i+1 < len(set.Entries) {
			if set.Entries[i+1].From <= 0 {
				continue // over before it begins
			}
			part += " until " + x.moment(set.Entries[i+1].From)
		}
		parts = append(parts, part)
	}
	if e := set.Entries[0].Value; e != nil && e.Op == scenario.OpNumber && len(parts) == 1 {
		return parts[0] + " throughout"
	}
	return strings.Join(parts, ", then ")
}

// setTo is a value of a lever: an option without its quotes, a bare number with its unit.
func (x *Explanation) setTo(e *scenario.Expr, lever *scenario.Lever) string {
	if e != nil && e.Op == scenario.OpNumber && e.Type == scenario.Name {
		return e.Name
	}
	text := x.written(e)
	if _, ok := literal(e); ok && lever.Unit != "" && lever.Unit != number.Percent && strings.Trim(text, "-0123456789._ekMB") == "" {
		text += " " + lever.Unit
	}
	return text
}

// moment is a time as schedules have it.
func (x *Explanation) moment(units float64) string { return x.s.Clock.Unit + " " + number.Exact(units) }

// bar is what a setting makes of a lever over the length of the clock; nil where it sets an option or an expression, or
// one value throughout.
func (x *Explanation) bar(set *scenario.Setting) *Bar {
	lever := x.s.Levers[set.Lever]
	def, ok := literal(lever.Default)
	if !ok || math.IsInf(set.Entries[0].From, -1) {
		return nil
	}
	b := &Bar{Low: min(0, def), High: max(0, def)}
	end := x.s.Clock.Horizon()
	add := func(from, to, value float64) {
		b.Low, b.High = min(b.Low, value), max(b.High, value)
		if from, to = max(from, 0), min(to, end); from < to {
			b.Spans = append(b.Spans, Span{from, to, value})
		}
	}
	add(0, set.Entries[0].From, def)
	for k, entry := range set.Entries {
		value, ok := literal(entry.Value)
		if !ok {
			return nil
		}
		to := end
		if k+1 < len(set.Entries) {
			to = set.Entries[k+1].From
		}
		add(entry.From, to, value)
	}
	if lever.Ranged {
		b.Low, b.High = lever.Low, lever.High
	}
	return b
}

// literal is the value of an expression that is a number or a truth value.
func literal(e *scenario.Expr) (float64, bool) {
	if e == nil || e.Op != scenario.OpNumber || e.Type == scenario.Name {
		return 0, false
	}
	return e.Value, true
}
