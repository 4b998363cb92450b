// Package picture draws what people are told at a table.
package picture

import (
	"fmt"
	"math"

	"wargame/play"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/picture"
	"wargame/scenario"
)

// Reading is what a seat was told of a quantity so far, with the error it has as a band: 90% of readings lie so near to what is so.
func Reading(r play.ReadingView, clock scenario.Clock) *chart.Chart {
	c := chart.Chart{
		Title: called(r.Title, r.Name),
		X:     picture.Time(clock),
		Y:     chart.Axis{Measure: number.In(r.Unit), Label: r.Unit},
	}
	c.X.Include = []float64{0, clock.Horizon()}
	x := make([]float64, len(r.Points))
	for i, p := range r.Points {
		x[i] = clock.Time(p - r.Delay)
	}
	if n := len(r.Values); n > 0 {
		c.Desc = fmt.Sprintf("from %s to %s", play.SaysReading(r.Reading, r.Values[0]), play.SaysReading(r.Reading, r.Values[n-1]))
	}
	if r.Error == 0 {
		return c.Of(chart.Line{X: x, Y: r.Values})
	}
	band := chart.Band{Lo: make([]float64, len(x)), Hi: make([]float64, len(x))}
	for i, v := range r.Values { // the reading is off by a factor, which lies within these in 90% of readings
		band.Lo[i], band.Hi[i] = v*math.Exp(-r.Error), v*math.Exp(r.Error)
	}
	return c.Of(chart.Fan{X: x, Middle: r.Values, Bands: []chart.Band{band}})
}

func called(title, name string) string {
	if title != "" {
		return title
	}
	return name
}
