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
	Name  string
	Time  []float64 // clock units
	Mean  []float64
	P5    []float64
	P50   []float64
	P95   []float64
	Share map[string][]float64 // by the name of a level or an option, instead of mean and quantiles
}

// AddSeries takes in a watched series of the scenario: Options.Record of the program that recorded it holds what the
// scenario watches, in order, and its policies are those of the report.
func (r *Report) AddSeries(s *scenario.Scenario, recorded sim.Recorded) {
	p := &r.Policies[recorded.Policy]
	p.Series = append(p.Series, newSeries(s.Clock, s.Watch[recorded.Record], recorded.Points))
}

// newSeries summarises a column of trials at each point.
func newSeries(clock scenario.Clock, w *scenario.Series, points [][]float64) SeriesReport {
	out := SeriesReport{Name: w.Name}
	if w.Levels != nil {
		out.Share = make(map[string][]float64, len(w.Levels))
	}
	for k, column := range points {
		out.Time = append(out.Time, clock.Time(k))
		for level, name := range w.Levels {
			out.Share[name] = append(out.Share[name], shareOf(column, float64(level)))
		}
		if w.Levels != nil {
			continue
		}
		sample := stats.Of(column)
		q := sample.Quantiles(len(column), []float64{0.05, 0.5, 0.95})
		out.Mean = append(out.Mean, sample.Mean())
		out.P5, out.P50, out.P95 = append(out.P5, q[0].Value), append(out.P50, q[1].Value), append(out.P95, q[2].Value)
	}
	return out
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
// it counting half. The path may be shorter.
func Places(path []float64, recorded sim.Recorded) []float64 {
	places := make([]float64, min(len(path), len(recorded.Points)))
	for k := range places {
		places[k] = stats.Of(recorded.Points[k]).Place(path[k])
	}
	return places
}
