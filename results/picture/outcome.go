package picture

import (
	"cmp"
	"fmt"
	"math"
	"sort"

	"wargame/results"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/stats"
	"wargame/sim"
)

// Ranges are what outcome k comes to under each policy, in rows over one scale: of a number the range of its trials and their mean, of a
// chance how often it is met.
func Ranges(r *results.Report, k int) *chart.Chart {
	if first := &r.Policies[0].Outcomes[k]; first.Kind == results.Chance {
		return chances(r, k)
	}
	first, x := &r.Policies[0].Outcomes[k], measured(r, k)
	m := x.Measure
	said := means(r, k, m)
	c := chart.Chart{
		Title: called(first.Title, first.Name),
		X:     x,
		Y:     policies(r),
		Note: fmt.Sprintf("Of %s: line 5 to 95%%, box the middle half, bar the median, diamond and number the mean. "+
			"This is how far futures differ, no error of simulation.", ofTrials(r)),
	}
	marks := limit(first, m)
	for i := range r.Policies {
		if q := r.Policies[i].Outcomes[k].Quantiles; q != nil {
			marks = append(marks, chart.Range{Row: i, P5: q.P5.Value, P25: q.P25.Value, P50: q.P50.Value, P75: q.P75.Value, P95: q.P95.Value,
				Mean: orNaN(r.Policies[i].Outcomes[k].Mean), Says: said[i]})
		}
		if never := r.Policies[i].Outcomes[k].Never; never != nil && *never > 0 && i == 0 {
			c.Note += " Trials in which it never came stand at the end of the clock."
		}
	}
	c.Desc = sentences(r, func(i int) string {
		q := r.Policies[i].Outcomes[k].Quantiles
		if q == nil {
			return "no trial counts"
		}
		return fmt.Sprintf("mean %s, median %s, from %s to %s in 90%% of trials", said[i], m.Say(q.P50.Value, number.Figure),
			number.Figure(m.Factor*q.P5.Value), m.Say(q.P95.Value, number.Figure))
	})
	return c.Of(marks...)
}

func orNaN(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}

// chances are bars: of 100 futures, in how many outcome k happens.
func chances(r *results.Report, k int) *chart.Chart {
	first := &r.Policies[0].Outcomes[k]
	m := number.Measure{Factor: 100}
	c := chart.Chart{
		Title: called(first.Title, first.Name),
		X:     chart.Axis{Label: "of 100 futures", Measure: m, Include: []float64{0, 1}},
		Y:     policies(r),
		Note:  fmt.Sprintf("In how many of 100 futures it happens, from %s.", ofTrials(r)),
	}
	marks := limit(first, m)
	said := make([]string, len(r.Policies))
	for i := range r.Policies {
		if mean := r.Policies[i].Outcomes[k].Mean; mean != nil {
			said[i] = number.Hundred(*mean, 1-*mean)[0]
			marks = append(marks, chart.Bar{Row: i, Value: *mean, Says: said[i]})
		}
	}
	c.Desc = sentences(r, func(i int) string {
		if said[i] == "" {
			return "no trial counts"
		}
		return "in " + said[i] + " of 100 futures"
	})
	return c.Of(marks...)
}

// Dots are quantiles of outcome k under each policy, a dot for one of n futures; those that are not acceptable are rings, and how many of n are
// stands beside them. o is the run that the report is of.
func Dots(r *results.Report, o *sim.Outcomes, k, n int) *chart.Chart {
	first := &r.Policies[0].Outcomes[k]
	c := chart.Chart{
		Title: called(first.Title, first.Name),
		X:     measured(r, k),
		Y:     policies(r),
		Note:  fmt.Sprintf("A dot is one of %d futures, all as likely; of %s.", n, ofTrials(r)),
	}
	marks := limit(first, c.X.Measure)
	if first.Bound != nil {
		c.Note += " A ring is not acceptable."
	}
	said := make([]string, len(r.Policies))
	for i := range r.Policies {
		d := chart.Dots{Row: i, Values: Quantiles(counted(o.Columns[i][k]), n)}
		if first.Bound != nil && len(d.Values) > 0 {
			met := 0
			for _, x := range d.Values {
				d.Hollow = append(d.Hollow, !first.Bound.Meets(x))
				if first.Bound.Meets(x) {
					met++
				}
			}
			d.Says = fmt.Sprintf("%d of %d", met, n)
			said[i] = "acceptable in " + d.Says
		}
		marks = append(marks, d)
	}
	c.Desc = sentences(r, func(i int) string { return said[i] })
	return c.Of(marks...)
}

// Met is in how many of n futures outcome k is acceptable under each policy: a dot each, those in which it is not as rings.
func Met(r *results.Report, k, n int) *chart.Chart {
	first := &r.Policies[0].Outcomes[k]
	m := number.In(first.Unit)
	c := chart.Chart{
		Title: called(first.Title, first.Name) + ", " + first.Bound.Relation.String() + " " + m.Say(first.Bound.Limit, number.Exact),
		X:     chart.Axis{Label: fmt.Sprintf("of %d futures", n), Tight: true, Include: []float64{0, float64(n)}},
		Y:     policies(r),
		Note:  fmt.Sprintf("A dot is one of %d futures, all as likely; in those with a ring it is not acceptable. From %s.", n, ofTrials(r)),
	}
	var marks []chart.Mark
	said := make([]string, len(r.Policies))
	for i := range r.Policies {
		share := r.Policies[i].Outcomes[k].PAcceptable
		if share == nil {
			continue
		}
		met := int(math.Round(*share * float64(n)))
		d := chart.Dots{Row: i, Says: fmt.Sprintf("%d of %d", met, n)}
		for t := range n {
			d.Values, d.Hollow = append(d.Values, float64(t)+0.5), append(d.Hollow, t >= met)
		}
		said[i] = "acceptable in " + d.Says
		marks = append(marks, d)
	}
	c.Desc = sentences(r, func(i int) string { return said[i] })
	return c.Of(marks...)
}

// Quantiles are n quantiles of values, each as likely as the next: those at 0.5/n, 1.5/n and so on. None of no values.
func Quantiles(values []float64, n int) []float64 {
	if len(values) == 0 {
		return nil
	}
	at := make([]float64, n)
	for i := range at {
		at[i] = (float64(i) + 0.5) / float64(n)
	}
	out := make([]float64, n)
	for i, q := range stats.Of(values).Quantiles(len(values), at) {
		out[i] = q.Value
	}
	return out
}

// counted are the values of the trials that count.
func counted(c sim.Column) []float64 {
	if c.Given == nil {
		return c.Values
	}
	var values []float64
	for t, v := range c.Values {
		if c.Given.Has(t) {
			values = append(values, v)
		}
	}
	return values
}

// bars is how many bars a histogram has, over all policies.
const bars = 40

// Histogram is how many trials of outcome k come to what under each policy, over one scale. o is the run that the report is of.
func Histogram(r *results.Report, o *sim.Outcomes, k int) *chart.Chart {
	first := &r.Policies[0].Outcomes[k]
	c := chart.Chart{
		Title: called(first.Title, first.Name),
		X:     measured(r, k),
		Y:     policies(r),
		Note:  fmt.Sprintf("How many of %s come to what: the higher, the more.", ofTrials(r)),
	}
	low, high := math.Inf(1), math.Inf(-1)
	for i := range r.Policies {
		if p := &r.Policies[i].Outcomes[k]; p.Min != nil && p.Max != nil {
			low, high = min(low, *p.Min), max(high, *p.Max)
		}
	}
	if low == high { // one value, as wide as a bar can be seen
		low, high = low-0.5, high+0.5
	}
	marks := limit(first, c.X.Measure)
	for i := range r.Policies {
		marks = append(marks, histogram(i, counted(o.Columns[i][k]), low, high))
	}
	said := means(r, k, c.X.Measure)
	c.Desc = sentences(r, func(i int) string { return "mean " + cmp.Or(said[i], "none") })
	return c.Of(marks...)
}

// histogram counts values between edges from low to high.
func histogram(row int, values []float64, low, high float64) chart.Histogram {
	h := chart.Histogram{Row: row, Heights: make([]float64, bars)}
	for i := range bars + 1 {
		part := float64(i) / bars
		h.Edges = append(h.Edges, low*(1-part)+high*part)
	}
	for _, v := range values {
		i := sort.SearchFloat64s(h.Edges[1:bars], v) // the last edge below it
		h.Heights[i]++
	}
	return h
}
