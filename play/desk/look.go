package desk

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/play"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/picture"
	"wargame/scenario"
	"wargame/scenario/source"
)

// look shows all readings, or one as a chart; to the facilitator any quantity of the model.
func (d *Desk) look(rest string) (Answer, error) {
	v, err := d.view()
	if err != nil {
		return Answer{}, err
	}
	p := d.paper()
	if rest == "" {
		if len(v.Readings) == 0 {
			return d.said("Nothing is seen from here.")
		}
		d.lookAround(p, &v)
		return p.answer()
	}
	named := slices.DeleteFunc(slices.Clone(v.Readings), func(r play.ReadingView) bool { return r.Name != rest })
	truth := d.truth(rest)
	if len(named) == 0 && truth == nil {
		return Answer{}, d.unseen(&v, rest)
	}
	if err := d.draw(p, rest, named, truth); err != nil {
		return Answer{}, err
	}
	return p.answer()
}

// unseen refuses a quantity that the seat does not see.
func (d *Desk) unseen(v *play.View, name string) error {
	var names []string
	for _, r := range v.Readings {
		if !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	hint := "there are " + strings.Join(names, ", ")
	if n := source.Nearest(name, names); n != "" {
		hint = "did you mean " + n + "? " + hint
	}
	return &play.Refusal{Code: play.NoSuch, Message: fmt.Sprintf("nothing called %q is seen from here", name), Hint: hint}
}

// path is what a quantity of the model really was, point by point.
type path struct {
	name, unit string
	levels     []string
	values     []float64
}

// truth is the path of a quantity, for the facilitator alone; nil where there is none of that name.
func (d *Desk) truth(name string) *path {
	s := d.Game.Scenario
	q, ok := s.Quantity(name)
	if d.seat != play.Facilitator || !ok || q.Kind == scenario.KindOutcome {
		return nil
	}
	x := path{name: name, values: d.Game.Path(s.Reference(q))}
	switch q.Kind {
	case scenario.KindStock:
		x.unit, x.levels = s.Stocks[q.Index].Unit, s.Stocks[q.Index].Levels
	case scenario.KindLever:
		x.unit, x.levels = s.Levers[q.Index].Unit, s.Levers[q.Index].Options
	case scenario.KindVariable:
		x.unit = s.Variables[q.Index].Unit
	case scenario.KindFlow:
		x.unit = s.Flows[q.Index].Unit
	case scenario.KindAuxiliary:
		x.unit = s.Auxiliaries[q.Index].Unit
	}
	return &x
}

// draw draws a quantity as it was read, each reader a line with what 90% of errors leave open around it, and as it was.
func (d *Desk) draw(p *paper, name string, readings []play.ReadingView, truth *path) error {
	clock := d.Game.Scenario.Clock
	c := chart.Chart{Title: name, X: picture.Time(clock)}
	c.X.Include = []float64{0, clock.Time(d.Game.Point())}
	var marks []chart.Mark
	var notes []string
	for _, r := range readings {
		if r.Title != "" {
			c.Title = r.Title
		}
		c.Y = chart.Axis{Label: c.Title, Measure: number.In(r.Unit)}
		if r.Levels != nil || len(r.Points) < 2 {
			d.inWords(p, r)
			continue
		}
		marks = append(marks, d.readingMarks(r, len(marks), d.reader(r, len(readings) > 1 || truth != nil))...)
		if how := d.quality(r); how != "" {
			notes = append(notes, how)
		}
	}
	if truth != nil && truth.levels == nil && len(truth.values) > 1 {
		line := chart.Line{Series: len(marks)}
		if len(marks) > 0 {
			line.Name = "as it was"
		}
		for k, x := range truth.values {
			if !math.IsNaN(x) {
				line.X, line.Y = append(line.X, clock.Time(k)), append(line.Y, x)
			}
		}
		c.Y = chart.Axis{Label: c.Title, Measure: number.In(truth.unit)}
		marks = append(marks, line)
	} else if truth != nil {
		p.text("%s is now %s.", truth.name, truth.say())
	}
	if len(marks) > 0 {
		if len(notes) == 1 {
			c.Note = "Band: where the truth is in nine of ten cases (" + notes[0] + ")."
		}
		p.chart(c.Of(marks...))
	}
	return nil
}

// say is the last value of a path in words.
func (x *path) say() string {
	last := x.values[len(x.values)-1]
	switch i := int(last); {
	case math.IsNaN(last):
		return "it has no value yet"
	case x.levels != nil && i >= 0 && i < len(x.levels):
		return x.levels[i]
	}
	return number.In(x.unit).Say(last, number.Figure)
}

// readingMarks are the line of a reading and the band around it, at the times that they are about.
func (d *Desk) readingMarks(r play.ReadingView, series int, name string) []chart.Mark {
	times := make([]float64, len(r.Points))
	low, high := make([]float64, len(r.Points)), make([]float64, len(r.Points))
	for k, point := range r.Points {
		times[k] = d.Game.Scenario.Clock.Time(point - r.Delay)
		a, b := r.Values[k]*math.Exp(-r.Error), r.Values[k]*math.Exp(r.Error)
		low[k], high[k] = min(a, b), max(a, b)
	}
	if r.Error == 0 {
		return []chart.Mark{chart.Line{Name: name, Series: series, X: times, Y: r.Values}}
	}
	return []chart.Mark{chart.Fan{Name: name, Series: series, X: times, Bands: []chart.Band{{Lo: low, Hi: high}}, Middle: r.Values}}
}

// reader says whose reading it is, where that has to be said.
func (d *Desk) reader(r play.ReadingView, said bool) string {
	if !said {
		return ""
	}
	if d.team(r) == "" {
		return "as all see it"
	}
	return "as " + Called(d.Game.Rules, play.Seat(r.Reader)) + " sees it"
}

// inWords tells of a reading that no line can be drawn of.
func (d *Desk) inWords(p *paper, r play.ReadingView) {
	var said []string
	for k, point := range r.Points {
		if k == 0 || k == len(r.Points)-1 || r.Values[k] != r.Values[k-1] {
			said = append(said, d.Game.When(point-r.Delay)+": "+play.SaysReading(r.Reading, r.Values[k]))
		}
	}
	if len(said) == 0 {
		said = []string{"nothing was told yet"}
	}
	title := r.Name
	if r.Title != "" {
		title = r.Title
	}
	text := title + ", " + strings.Join(said, ", ")
	if how := d.quality(r); how != "" {
		text += " (" + how + ")"
	}
	p.text("%s.", text)
}

// quality says how good a reading is; empty: exact and at once.
func (d *Desk) quality(r play.ReadingView) string {
	var said []string
	if r.Error > 0 {
		said = append(said, "within "+number.In(number.Percent).Say(r.Error, number.Figure))
	}
	if r.Delay > 0 {
		said = append(said, d.long(r.Delay)+" old")
	}
	return strings.Join(said, ", ")
}

// long is how long some steps are.
func (d *Desk) long(steps int) string {
	clock := d.Game.Scenario.Clock
	x := number.Exact(clock.Time(steps))
	if x == "1" {
		return "1 " + clock.Unit
	}
	return x + " " + clock.Unit + "s"
}
