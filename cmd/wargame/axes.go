package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wargame/analysis"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results/explain"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// axisText is one axis as typed: NAME, NAME=LOW..HIGH or NAME=LOW..HIGH/POINTS.
type axisText struct {
	kind      scenario.Kind // a lever, or a variable
	name      string
	low, high string // empty: as far as it goes
	points    int
}

// axisFlag is a flag that names axes of one kind; several share a list, so that they stay in the order typed.
type axisFlag struct {
	kind scenario.Kind
	list *[]axisText
}

// fewPoints is how many points an axis has unless said, and mostPoints how many all of a sweep may have.
const (
	fewPoints  = 11
	mostPoints = 1_000
)

func (f *axisFlag) Type() string   { return "name=low..high/points" }
func (f *axisFlag) String() string { return "" }

func (f *axisFlag) Set(text string) error {
	name, span, has := strings.Cut(text, "=")
	x := axisText{kind: f.kind, name: strings.TrimSpace(name), points: fewPoints}
	wrong := cli.Usage("must be name=low..high/points", "for example --"+f.kind.String()+" us_aid=0%..100%/11")
	if !formula.IsIdentifier(x.name) {
		return wrong
	}
	if has {
		if slash := strings.LastIndex(span, "/"); slash >= 0 {
			n, err := strconv.Atoi(strings.TrimSpace(span[slash+1:]))
			if err != nil || n < 2 || n > mostPoints {
				return cli.Usage(fmt.Sprintf("must have from 2 to %s points", number.Group(mostPoints)), wrong.(*cli.UsageError).Hint)
			}
			x.points, span = n, span[:slash]
		}
		low, high, between := strings.Cut(span, "..")
		x.low, x.high = strings.TrimSpace(low), strings.TrimSpace(high)
		if !between || x.low == "" || x.high == "" {
			return wrong
		}
	}
	*f.list = append(*f.list, x)
	return nil
}

// axis is what was typed, of a scenario. drawn gives the values of a variable by its place.
func (x axisText) axis(file string, s *scenario.Scenario, drawn func(variable int) ([]float64, error)) (analysis.Axis, scenario.Quantity, error) {
	var known []string
	for q := range s.Quantities(x.kind) {
		known = append(known, s.Label(q).Name)
	}
	if len(known) == 0 {
		return analysis.Axis{}, scenario.Quantity{}, cli.Usage(fmt.Sprintf("%s has no %s", file, x.kind), "")
	}
	found, err := find(file, x.kind.String(), []string{x.name}, known)
	if err != nil {
		return analysis.Axis{}, scenario.Quantity{}, err
	}
	q := x.kind.At(found[0])
	a := analysis.Axis{Label: s.Label(q), Measure: number.In(s.Label(q).Unit)}
	if x.kind == scenario.KindLever {
		if l := s.Levers[q.Index]; strings.HasSuffix(explain.WordsOf(s).SetTo(l.Default, l), number.Percent) {
			a.Measure = number.In(number.Percent) // as its default is written
		}
		err = x.ofLever(file, s, s.Levers[q.Index], &a)
	} else {
		err = x.ofVariable(file, s, q.Index, &a, drawn)
	}
	return a, q, err
}

// ofLever gives an axis the values of a lever: its options, true and false, or numbers of its range.
func (x axisText) ofLever(file string, s *scenario.Scenario, l *scenario.Lever, a *analysis.Axis) error {
	names := l.Options
	if l.Default.Type == scenario.Truth {
		names = []string{"false", "true"}
	}
	if names != nil {
		if x.low != "" {
			return cli.Usage(fmt.Sprintf("%s is one of %s, and has no range", l.Name, alternatives(names)), "to go through all of them: --lever "+l.Name)
		}
		a.Levels = names
		for i := range names {
			a.Values = append(a.Values, float64(i))
		}
		return nil
	}
	if x.low == "" {
		if !l.Ranged {
			return cli.Usage(fmt.Sprintf("the lever %s has no range in %s", l.Name, file), "give one: --lever "+l.Name+"=0..1/11, say")
		}
		a.Values = spaced(l.Low, l.High, x.points)
		return nil
	}
	low, high, err := x.ends(s)
	if err != nil {
		return err
	}
	if l.Ranged && (low < l.Low || high > l.High) {
		return cli.Usage(fmt.Sprintf("the lever %s goes from %s to %s", l.Name, a.Say(l.Low), a.Say(l.High)), "stay within, or widen its range in the scenario")
	}
	a.Values = spaced(low, high, x.points)
	return nil
}

// ofVariable gives an axis the values of a variable: those typed, or from where 5% of its draws lie below to where 5% lie above.
func (x axisText) ofVariable(file string, s *scenario.Scenario, variable int, a *analysis.Axis, drawn func(int) ([]float64, error)) error {
	if s.Variables[variable].Value.Type == scenario.Truth {
		if x.low != "" {
			return cli.Usage(x.name+" is true or false, and has no range", "to look at both: --variable "+x.name)
		}
		a.Levels, a.Values = []string{"false", "true"}, []float64{0, 1}
		return nil
	}
	if x.low != "" {
		low, high, err := x.ends(s)
		a.Values = spaced(low, high, x.points)
		return err
	}
	values, err := drawn(variable)
	if err != nil {
		return err
	}
	slices.Sort(values)
	low, high := values[len(values)/20], values[len(values)-1-len(values)/20]
	if low == high {
		return cli.Usage(fmt.Sprintf("%s does not vary in %s", x.name, file), "give a range: --variable "+x.name+"=0..1/11, say")
	}
	a.Values = spaced(low, high, x.points)
	return nil
}

// ends are the two numbers typed, in units of the scenario's clock.
func (x axisText) ends(s *scenario.Scenario) (low, high float64, err error) {
	var ends [2]float64
	for i, text := range []string{x.low, x.high} {
		e, problems := s.Resolve(source.Typed("--"+x.kind.String(), text), scenario.Place{In: scenario.InVariables, What: "the range"})
		if problems.HasErrors() {
			return 0, 0, problems
		}
		sign := 1.0
		if e.Op == scenario.OpNegate {
			e, sign = e.Args[0], -1
		}
		if e.Op != scenario.OpNumber || e.Type != scenario.Number {
			return 0, 0, cli.Usage(fmt.Sprintf("--%s %s: %q is no number", x.kind, x.name, text), "a range goes from one number to another: "+x.name+"=0%..100%/11")
		}
		ends[i] = sign * e.Value
	}
	if !(ends[0] < ends[1]) {
		return 0, 0, cli.Usage(fmt.Sprintf("--%s %s: a range goes from a lower number to a higher one, not from %s to %s", x.kind, x.name, x.low, x.high), "")
	}
	return ends[0], ends[1], nil
}

// spaced are so many numbers from one to another.
func spaced(low, high float64, points int) []float64 {
	values := make([]float64, points)
	for i := range values {
		values[i] = (low*float64(points-1-i) + high*float64(i)) / float64(points-1)
	}
	return values
}
