package results

import (
	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// SeriesTrials is from how many trials watched series come.
const SeriesTrials = 20_000

// SeriesReport is a watched series: quantiles, or for names the share of trials at each.
type SeriesReport struct {
	Name   string
	Title  string
	Unit   string
	Levels []string  // names of its values, in order; nil: they are numbers
	Time   []float64 // clock units
	Mean   []float64
	P5     []float64
	P25    []float64
	P50    []float64
	P75    []float64
	P95    []float64
	Share  map[string][]float64 // by the name of a level or an option, instead of mean and quantiles
}

// AddSeries takes in a watched series of the scenario, or a stretch of it that follows on what came before: Options.Record of the
// program that recorded it holds what the scenario watches, in order, and its policies are those of the report.
func (r *Report) AddSeries(s *scenario.Scenario, recorded sim.Recorded) {
	p, w := &r.Policies[recorded.Policy], s.Watch[recorded.Record]
	if recorded.From == 0 {
		p.Series = append(p.Series, newSeries(w))
	}
	p.Series[recorded.Record].add(s.Clock, w.Levels, recorded)
}

func newSeries(w *scenario.Series) SeriesReport {
	out := SeriesReport{Name: w.Name, Title: w.Title, Unit: w.Unit, Levels: w.Levels}
	if w.Levels != nil {
		out.Share = make(map[string][]float64, len(w.Levels))
	}
	return out
}

// add summarises a column of trials at each point.
func (r *SeriesReport) add(clock scenario.Clock, levels []string, recorded sim.Recorded) {
	for k, column := range recorded.Points {
		r.Time = append(r.Time, clock.Time(recorded.From+k))
		for level, name := range levels {
			r.Share[name] = append(r.Share[name], shareOf(column, float64(level)))
		}
		if levels != nil {
			continue
		}
		sample := stats.Of(column)
		q := sample.Quantiles(len(column), []float64{0.05, 0.25, 0.5, 0.75, 0.95})
		r.Mean = append(r.Mean, sample.Mean())
		for i, quantile := range []*[]float64{&r.P5, &r.P25, &r.P50, &r.P75, &r.P95} {
			*quantile = append(*quantile, q[i].Value)
		}
	}
}

// shareOf is the share of a column that is x.
func shareOf(column []float64, x float64) float64 {
	n := 0
	for _, v := range column {
		if v == x {
			n++
		}
	}
	return float64(n) / float64(len(column))
}

// Places are where a path lies among the trials of what was recorded: at each point the share of trials below it, those at
// it counting half. The path begins at the first of them, and may be shorter.
func Places(path []float64, recorded sim.Recorded) []float64 {
	places := make([]float64, min(len(path), len(recorded.Points)))
	for k := range places {
		places[k] = stats.Of(recorded.Points[k]).Place(path[k])
	}
	return places
}
