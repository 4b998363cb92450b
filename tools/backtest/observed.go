package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
)

// observation is a value of a series for the period that begins on a date.
type observation struct{ date, value string }

func (o observation) number() float64 {
	v, err := strconv.ParseFloat(o.value, 64)
	if err != nil {
		panic("backtest: a value that was read is no number: " + o.value) // both readers check
	}
	return v
}

// observations are the part of a series that is used: what was known on the date, and what came after it.
type observations struct{ before, after []observation }

// digest is the SHA-256 of the lines DATE,VALUE.
func (o observations) digest() string {
	h := sha256.New()
	for _, row := range slices.Concat(o.before, o.after) {
		fmt.Fprintf(h, "%s,%s\n", row.date, row.value)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func numbers(rows []observation) []float64 {
	out := make([]float64, len(rows))
	for i, row := range rows {
		out[i] = row.number()
	}
	return out
}

// fromCSV reads a series from its file. Lines that begin with # are skipped, the first other one names the columns,
// and the first column is the date on which the period begins (a month may lack its day).
func (s *series) fromCSV(data fs.FS) (observations, error) {
	f, err := data.Open(s.file)
	if err != nil {
		return observations{}, err
	}
	defer f.Close()
	r := csv.NewReader(bufio.NewReader(f))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return observations{}, err
	}
	column, days := slices.Index(rows[0], s.column), slices.Index(rows[0], "days")
	if column < 0 {
		return observations{}, fmt.Errorf("%s has no column %q", s.file, s.column)
	}
	var all []observation
	for _, row := range rows[1:] {
		date := row[0]
		if s.monthly {
			date += "-01"
		}
		if _, err := strconv.ParseFloat(row[column], 64); err != nil || days >= 0 && row[days] != "7" {
			continue // no value, or of a part of a week
		}
		all = append(all, observation{date, row[column]})
	}
	if s.change {
		all, err = changes(all)
		if err != nil {
			return observations{}, err
		}
	}
	return s.part(all)
}

// changes gives the change from each week to the next. A week after a gap is left out.
func changes(levels []observation) ([]observation, error) {
	var out []observation
	for i, row := range levels[1:] {
		from, err := time.Parse(time.DateOnly, levels[i].date)
		if err != nil {
			return nil, err
		}
		if from.AddDate(0, 0, 7).Format(time.DateOnly) == row.date {
			out = append(out, observation{row.date, strconv.FormatFloat(row.number()-levels[i].number(), 'f', -1, 64)})
		}
	}
	return out, nil
}

// part is what is used of a whole series.
func (s *series) part(all []observation) (observations, error) {
	var o observations
	for _, row := range all {
		switch {
		case row.date <= s.known:
			o.before = append(o.before, row)
		case row.date >= s.from && row.date < s.until:
			o.after = append(o.after, row)
		}
	}
	if len(o.before) < s.before || len(o.after) == 0 {
		return o, fmt.Errorf("%s: %d values before %s and %d after are too few", s.name, len(o.before), s.known, len(o.after))
	}
	o.before = o.before[len(o.before)-s.before:]
	o.after = o.after[:min(len(o.after), s.longest())]
	return o, nil
}

const knownMark = "Known on the date: "

// fromDocument reads a series again from the tables that were made of it.
func (s *series) fromDocument(block string) (observations, error) {
	var o observations
	for line := range strings.Lines(block) {
		line = strings.TrimSpace(line)
		if list, is := strings.CutPrefix(line, knownMark); is {
			for _, item := range strings.Split(strings.TrimSuffix(list, "."), "; ") {
				date, value, _ := strings.Cut(item, " ")
				o.before = append(o.before, observation{date, value})
			}
		}
		if cells := strings.Split(line, "|"); len(cells) > 4 && strings.HasPrefix(line, "| 20") {
			o.after = append(o.after, observation{strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2])})
		}
	}
	for _, row := range slices.Concat(o.before, o.after) {
		if _, err := strconv.ParseFloat(row.value, 64); err != nil {
			return o, fmt.Errorf("%s: the document has no number for %s: %w", s.name, row.date, err)
		}
	}
	if len(o.before) == 0 || len(o.after) == 0 {
		return o, errors.New(s.name + ": the document has no values yet; name the folder with the series")
	}
	return o, nil
}
