package render

import (
	"fmt"

	"wargame/play/debrief"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/table"
)

// estimates are the chances that teams gave, and how good they were.
func estimates(d *debrief.Debrief) page.Section {
	e := d.Estimates
	if len(e.Given) == 0 {
		return page.Section{}
	}
	var s page.Section
	modelled := false
	for _, x := range e.Given {
		modelled = modelled || x.Model != nil
	}
	heads := "turn, who, asked, came | said"
	if modelled {
		heads += ", the model"
	}
	t := &table.Table{Columns: columns(heads)}
	for _, x := range e.Given {
		cells := table.Cells(fmt.Sprint(x.Turn), called(d, string(x.Seat)), x.Ask, came(x.Came), chance(x.Chance))
		if modelled {
			cells = append(cells, table.Words(perhaps(x.Model, chance)))
		}
		add(t, cells...)
	}
	s.Parts = append(s.Parts, said("", nil, t))
	if len(e.Scores) > 0 {
		s.Parts = append(s.Parts, scores(d))
	}
	if len(e.Calibration) > 0 {
		c := &table.Table{Columns: columns("said | how often, on average, came")}
		for _, x := range e.Calibration {
			add(c, table.Cells(chance(x.Low)+" to "+chance(x.High), fmt.Sprint(x.Of), chance(x.Mean), chance(x.Came))...)
		}
		s.Parts = append(s.Parts, said("Calibration", []string{"Of what was given a chance of 70%, seven of ten should come. All teams together."}, c))
	}
	return s
}

func scores(d *debrief.Debrief) page.Part {
	t := &table.Table{Columns: columns("team | estimates, score")}
	for _, head := range []string{"estimates", "the team", "the model"} {
		t.Columns = append(t.Columns, table.Column{Head: table.Words(head), Group: "where the model could tell odds too", Align: table.Right})
	}
	hundredths := func(x float64) string { return number.At(x, -2) }
	for _, x := range d.Estimates.Scores {
		cells := table.Cells(called(d, x.Team), fmt.Sprint(x.Of), hundredths(x.Brier), fmt.Sprint(x.Same))
		if x.Same > 0 {
			cells = append(cells, table.Cells(hundredths(*x.Own), hundredths(*x.Model))...)
		} else {
			cells = append(cells, table.Cells("", "")...)
		}
		add(t, cells...)
	}
	return said("Scores", []string{"The Brier score: the mean square of how far a chance was from what came. 0 is perfect, 0.25 is always saying 50%, 1 is being sure and wrong."}, t)
}

// readings are what was shown beside what was so.
func readings(d *debrief.Debrief) page.Section {
	if len(d.Readings) == 0 {
		return page.Section{}
	}
	s := page.Section{Lead: []string{"What was read, over what was so at that time. A reading that is late tells what was so before."}}
	for from := 0; from < len(d.Readings); {
		to := from
		for to < len(d.Readings) && d.Readings[to].Reader == d.Readings[from].Reader {
			to++
		}
		s.Parts = append(s.Parts, said("Read by "+d.Readings[from].Who, nil, shown(d, d.Readings[from:to])))
		from = to
	}
	return s
}

// shown are the readings of one reader, a row for each time at which any was told.
func shown(d *debrief.Debrief, list []debrief.Reading) *table.Table {
	t := &table.Table{Columns: columns("when")}
	for _, r := range list {
		head := append([]string{r.Title}, flaws(d, r)...)
		t.Columns = append(t.Columns, table.Column{Head: words(head...), Align: table.Right})
	}
	for point := range d.Clock.Steps + 1 {
		cells, told := make([]table.Cell, len(t.Columns)), false
		for i, r := range list {
			for _, x := range r.Shown {
				if x.Point == point {
					cells[0], cells[i+1], told = table.Words(x.Time), words(x.Says, "so: "+x.Truth), true
				}
			}
		}
		if told {
			add(t, cells...)
		}
	}
	return t
}

// flaws are what is wrong with a reading.
func flaws(d *debrief.Debrief, r debrief.Reading) []string {
	var list []string
	if r.Error > 0 {
		list = append(list, "±"+chance(r.Error))
	}
	if r.Delay > 0 {
		list = append(list, late(d.Clock.Time(r.Delay), d.Clock.Unit))
	}
	return list
}

func late(time float64, unit string) string {
	if time != 1 {
		unit += "s"
	}
	return number.Exact(time) + " " + unit + " late"
}

// came says whether what was asked came, which is neither good nor bad.
func came(is *bool) string {
	switch {
	case is == nil:
		return "not known"
	case *is:
		return "yes"
	}
	return "no"
}
