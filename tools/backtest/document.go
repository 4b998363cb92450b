package main

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"time"
)

const (
	mark    = "<!-- backtest: "
	endMark = "<!-- end -->\n"
)

// document gives the document with its tables made anew. Observations come from data, or from the document where
// data is nil.
func document(ctx context.Context, old string, data fs.FS) (string, error) {
	t, err := observe(old, data)
	if err != nil {
		return "", err
	}
	if t.answers, err = ask(ctx, t.questions()); err != nil {
		return "", err
	}
	var out strings.Builder
	for rest := old; rest != ""; {
		before, from, found := strings.Cut(rest, mark)
		out.WriteString(before)
		if !found {
			break
		}
		what, after, _ := strings.Cut(from, " -->\n")
		_, rest, found = strings.Cut(after, endMark)
		if !found {
			return "", fmt.Errorf("the block %q has no end", what)
		}
		table, err := t.table(what)
		if err != nil {
			return "", err
		}
		out.WriteString(mark + what + " -->\n" + table + endMark)
	}
	return out.String(), nil
}

// block is what stands in the document under a mark.
func block(text, what string) string {
	_, after, _ := strings.Cut(text, mark+what+" -->\n")
	inside, _, _ := strings.Cut(after, endMark)
	return inside
}

// tables is all that the tables of the document are made of.
type tables struct {
	series   []series
	observed []observations // of each series
	answers  map[question]answer
}

func observe(old string, data fs.FS) (*tables, error) {
	t := &tables{series: allSeries()}
	for i := range t.series {
		s := &t.series[i]
		o, err := s.fromDocument(block(old, s.name))
		if data != nil {
			o, err = s.fromCSV(data)
		}
		if err != nil {
			return nil, err
		}
		if o.digest() != s.digest {
			return nil, fmt.Errorf("%s: the values are others than those used before: SHA-256 %s, not %s; if they ought to be, "+
				"change it in series.go", s.name, o.digest(), s.digest)
		}
		t.observed = append(t.observed, o)
	}
	return t, nil
}

// ask is what a forecast is asked for the period that begins on a date.
func (s *series) ask(f forecast, date string) question {
	begin, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic("backtest: " + err.Error()) // dates were read from a series
	}
	next := begin.AddDate(0, 0, 7)
	if s.monthly {
		next = begin.AddDate(0, 1, 0)
	}
	expr := strings.NewReplacer("{now}", date, "{next}", next.Format(time.DateOnly)).Replace(f.expr)
	return question{f.scenario, f.policy, expr}
}

func (f fact) ask() question { return question{f.scenario, f.policy, f.expr} }

// questions is all that must be asked of the scenarios.
func (t *tables) questions() []question {
	var list []question
	for i := range t.series {
		s := &t.series[i]
		for _, f := range s.forecasts {
			for _, row := range t.observed[i].after[:s.covered(f, t.observed[i])] {
				list = append(list, s.ask(f, row.date))
			}
		}
	}
	for _, f := range allFacts() {
		list = append(list, f.ask())
	}
	return list
}

// columns are the trials of a forecast, a column for each period that it covers.
func (t *tables) columns(i int, f forecast) [][]float64 {
	s, o := &t.series[i], t.observed[i]
	var list [][]float64
	for _, row := range o.after[:s.covered(f, o)] {
		list = append(list, t.answers[s.ask(f, row.date)].values)
	}
	return list
}

func (t *tables) table(what string) (string, error) {
	switch what {
	case "summary":
		return t.summary(), nil
	case "corrections":
		return t.corrections()
	}
	if name, is := strings.CutPrefix(what, "facts of "); is {
		return t.facts(name)
	}
	for i := range t.series {
		if t.series[i].name == what {
			return t.seriesTables(i), nil
		}
	}
	return "", fmt.Errorf("there is no table %q", what)
}
