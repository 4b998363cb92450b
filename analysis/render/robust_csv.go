package render

import (
	"io"
	"math"

	"wargame/analysis"
	"wargame/results/table"
)

// RobustnessCSV prints a row for each figure: what it is, of which outcome and, as far as they apply, policy, other policy and variable.
func RobustnessCSV(w io.Writer, r *analysis.Robustness) error {
	t := &table.Table{}
	for _, key := range []string{"scenario", "outcome", "figure", "policy", "other", "variable", "value", "lo", "hi"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for i := range r.Weighed {
		x := &r.Weighed[i]
		rows := robustRows{t, r, r.Outcome(x.Place).Name}
		rows.standings(x)
		rows.choices(x)
		rows.changes(x)
	}
	for _, d := range r.Dominated {
		robustRows{t, r, ""}.add("dominated", r.Policy(d.Policy).Name, r.Policy(d.By).Name, "", exactly(math.NaN()))
	}
	return table.CSV(w, t)
}

// robustRows adds rows of one outcome.
type robustRows struct {
	table   *table.Table
	of      *analysis.Robustness
	outcome string
}

func (rows robustRows) add(figure, policy, other, variable string, e analysis.Estimate) {
	var cells []table.Cell
	for _, raw := range []string{rows.of.Scenario, rows.outcome, figure, policy, other, variable, full(e.Value), full(e.Lo), full(e.Hi)} {
		cells = append(cells, table.Cell{Raw: raw})
	}
	rows.table.Rows = append(rows.table.Rows, table.Row{Cells: cells})
}

// exactly is what has no interval.
func exactly(x float64) analysis.Estimate {
	return analysis.Estimate{Value: x, Lo: math.NaN(), Hi: math.NaN()}
}

func (rows robustRows) standings(x *analysis.Robust) {
	for i, s := range x.Standings {
		policy := rows.of.Policy(i).Name
		add := func(figure string, e *analysis.Estimate) {
			if e != nil {
				rows.add(figure, policy, "", "", *e)
			}
		}
		add("mean", &s.Mean)
		add("acceptable", s.Acceptable)
		if s.Regret != nil {
			add("regret_mean", &s.Regret.Mean)
			add("regret_p95", &s.Regret.P95)
			rows.add("regret_max", policy, "", "", exactly(s.Regret.Greatest))
		}
		add("hurwicz", s.Hurwicz)
		add("cvar", s.CVaR)
		rows.add("worst", policy, "", "", exactly(s.Worst))
	}
}

// choices are the shares of resamples in which a rule picks each policy.
func (rows robustRows) choices(x *analysis.Robust) {
	for _, c := range x.Choices {
		for i, share := range c.Shares {
			rows.add("picked_by_"+c.Rule.String(), rows.of.Policy(i).Name, "", "", exactly(share))
		}
	}
}

func (rows robustRows) changes(x *analysis.Robust) {
	if x.Unpaired != "" {
		return
	}
	for _, b := range x.BreakEven {
		for _, t := range b.Turns {
			above, below := x.Rivals[1], x.Rivals[0]
			if t.Rises {
				above, below = below, above
			}
			rows.add("break_even", rows.of.Policy(above).Name, rows.of.Policy(below).Name, b.Factor.Name, t.Estimate)
		}
	}
	if x.Information != nil {
		rows.add("evpi", "", "", "", x.Information.Estimate)
	}
	for _, w := range x.Partial {
		rows.add("evppi", "", "", w.Factor.Name, w.Estimate)
	}
}
