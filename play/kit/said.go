package kit

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"wargame/results/explain"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenario/source"
)

// lever is a lever as a sheet has it.
type lever struct {
	Title   string
	About   string
	Options []string // to tick; nil: a number is written
	Unit    string   // behind the number
	Range   string   // in words; empty: no bounds
	Default string
	Covert  bool
	Prices  []price // in a team with a budget
}

// leversOf are those that a team controls.
func (k *kit) leversOf(t *scenario.Team) []lever {
	words := explain.WordsOf(k.s)
	var list []lever
	for _, i := range t.Controls {
		l := k.s.Levers[i]
		v := lever{Title: titled(l.Label), About: source.OneLine(l.About), Default: words.SetTo(l.Default, l), Covert: slices.Contains(t.Covert, i)}
		m := measureOf(l, v.Default)
		switch {
		case l.Options != nil:
			v.Options = l.Options
		case l.Default.Type == scenario.Truth:
			v.Options, v.Default = []string{"no", "yes"}, yes(l.Default.Value)
		case l.Ranged:
			v.Range = rangeIn(m, l.Low, l.High)
		}
		if v.Options == nil && !m.Pure() {
			v.Unit = m.Unit
		}
		if t.Budget != nil {
			v.Prices = k.prices[i]
		}
		list = append(list, v)
	}
	return list
}

// May says what an order for the lever may be.
func (l lever) May() string {
	if l.Options != nil {
		return strings.Join(l.Options, ", ")
	}
	if l.Range == "" {
		return strings.TrimSpace("any number " + l.Unit)
	}
	return l.Range
}

// measureOf is how values of a lever are said: in percent where its default is written so.
func measureOf(l *scenario.Lever, def string) number.Measure {
	if strings.HasSuffix(def, number.Percent) {
		return number.In(number.Percent)
	}
	return number.In(l.Unit)
}

// rangeIn is a range with its unit said once, and the sign of percent at both ends.
func rangeIn(m number.Measure, low, high float64) string {
	from := number.Exact(m.Factor * low)
	if m.Unit == number.Percent {
		from += number.Percent
	}
	return from + " to " + m.Say(high, number.Exact)
}

func yes(x float64) string {
	if x == 0 {
		return "no"
	}
	return "yes"
}

// reading is what is read, as a sheet has it.
type reading struct {
	Title, Unit string
	Levels      []string // it is one of them
	Error       string   // in words; empty: exact
	Delay       string   // in words; empty: none

	delay int // in steps
}

func (k *kit) readings(list []*scenario.Reading) []reading {
	var out []reading
	for _, r := range list {
		v := reading{Title: titled(r.Label), Unit: number.In(r.Unit).Unit, Levels: r.Levels, delay: r.Delay}
		if r.Error > 0 {
			v.Error = number.In(number.Percent).Say(r.Error, number.Exact)
		}
		if r.Delay > 0 {
			v.Delay = k.length(r.Delay)
		}
		out = append(out, v)
	}
	return out
}

// Trust says how far a reading can be trusted.
func (r reading) Trust() string {
	var says []string
	if r.Error != "" {
		says = append(says, "± "+r.Error+" in nine of ten readings")
	}
	if r.Delay != "" {
		says = append(says, r.Delay+" late")
	}
	if says == nil {
		return "exact"
	}
	return strings.Join(says, ", ")
}

// turn is a turn as sheets name it.
type turn struct {
	Number   int
	Of       int
	From, To string
}

func (k *kit) turnsOf() []turn {
	var list []turn
	for n := 1; n <= k.g.Turns; n++ {
		list = append(list, turn{n, k.g.Turns, k.moment(k.g.Steps(n)), k.moment(k.g.Steps(n + 1))})
	}
	return list
}

// moment is a point of the clock, with its date where it has one.
func (k *kit) moment(point int) string {
	text := k.s.Clock.Unit + " " + number.Exact(k.s.Clock.Time(point))
	if date := k.s.Clock.Date(point); date != "" {
		text += " (" + date + ")"
	}
	return text
}

// length is so many steps in the clock's unit.
func (k *kit) length(steps int) string {
	units := number.Exact(k.s.Clock.Time(steps))
	if units == "1" {
		return units + " " + k.s.Clock.Unit
	}
	return units + " " + k.s.Clock.Unit + "s"
}

// titled is the title of a thing, or its name.
func titled(l scenario.Label) string {
	if l.Title != "" {
		return l.Title
	}
	return l.Name
}

// prose are the paragraphs of a text of the file, in which words between backquotes are names.
func prose(text string) template.HTML {
	if text == "" {
		return ""
	}
	return template.HTML((&table.Page{Lead: explain.Paragraphs(text)}).HTML(1, "a text"))
}

// each is a list of names as a sentence has them: "a", "a and b", "a, b and c".
func each(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return fmt.Sprintf("%s and %s", strings.Join(names[:last], ", "), names[last])
}
