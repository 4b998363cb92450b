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
	Bar   string `json:"bar,omitempty"` // of a schedule of numbers, over the whole length
	Says  string `json:"says"`
}

// barWidth is how many characters the bar of a schedule has at most.
const barWidth = 26

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
	if _, ok := literal(e); ok && lever.Unit != "" && lever.Unit != "%" && strings.Trim(text, "-0123456789._ekMB") == "" {
		text += " " + lever.Unit
	}
	return text
}

// moment is a time as schedules have it.
func (x *Explanation) moment(units float64) string { return x.s.Clock.Unit + " " + number.Exact(units) }

// bar draws what a lever is over the length of the clock: its height between the ends of its range, or from 0 to the
// highest value. Options and expressions have no height.
func (x *Explanation) bar(set *scenario.Setting) string {
	lever := x.s.Levers[set.Lever]
	def, ok := literal(lever.Default)
	if !ok || math.IsInf(set.Entries[0].From, -1) {
		return ""
	}
	values := []float64{def}
	for _, entry := range set.Entries {
		v, ok := literal(entry.Value)
		if !ok {
			return ""
		}
		values = append(values, v)
	}
	low, high := 0.0, 0.0
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if lever.Ranged {
		low, high = lever.Low, lever.High
	}
	blocks := []rune("▁▂▃▄▅▆▇█")
	width := min(barWidth, x.s.Clock.Steps)
	var line strings.Builder
	for i := range width {
		time := x.s.Clock.Horizon() * float64(i) / float64(width)
		v := def
		for k, entry := range set.Entries {
			if entry.From <= time+scenario.SameTime {
				v = values[k+1]
			}
		}
		height := 0
		if high > low {
			height = int(math.Round((v - low) / (high - low) * float64(len(blocks)-1)))
		}
		line.WriteRune(blocks[height])
	}
	return line.String()
}

// literal is the value of an expression that is a number or a truth value.
func literal(e *scenario.Expr) (float64, bool) {
	if e == nil || e.Op != scenario.OpNumber || e.Type == scenario.Name {
		return 0, false
	}
	return e.Value, true
}
