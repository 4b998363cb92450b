package saved

import (
	"slices"

	"wargame/scenario"
	"wargame/sim"
)

// layout is how a table looks: keys, which say of what a row is, and then columns of numbers.
type layout struct {
	name    string // of the file, without its ending
	keys    []string
	columns []column
}

type column struct {
	name     string
	optional bool // a cell may be empty
}

const (
	keyScenario = "scenario"
	keyPolicy   = "policy"
	keyTrial    = "trial" // the last of the keys
)

// variablesLayout has a column for each variable.
func variablesLayout(s *scenario.Scenario) layout {
	l := layout{name: "variables", keys: []string{keyScenario, keyTrial}}
	for _, v := range s.Variables {
		l.add(v.Name, false)
	}
	return l
}

// outcomesLayout has a column for each outcome, and behind them one for each first_time, which says whether it never came.
func outcomesLayout(o *sim.Outcomes) layout {
	l := layout{name: "outcomes", keys: []string{keyScenario, keyPolicy, keyTrial}}
	for k := range o.Outcomes {
		l.add(o.Outcome(k).Name, o.Outcome(k).Given != nil)
	}
	for k := range o.Outcomes {
		if q := o.Outcome(k); q.FirstTime {
			l.add(q.Name+"_never", false)
		}
	}
	return l
}

// add adds a column, under a name that no other has: a scenario may call a variable trial.
func (l *layout) add(name string, optional bool) {
	for slices.Contains(l.names(), name) {
		name += "_"
	}
	l.columns = append(l.columns, column{name, optional})
}

// names are those of the keys, and then of the columns.
func (l *layout) names() []string {
	names := slices.Clone(l.keys)
	for _, c := range l.columns {
		names = append(names, c.name)
	}
	return names
}

// stretch is rows of a table that follow each other and differ in their trial.
type stretch struct {
	labels []string // the values of all keys but trial
	first  int      // number of the first trial
	rows   int
	cells  []cells
}

// cells are those of a column of a stretch.
type cells struct {
	values []float64 // nil: those of never
	given  sim.Bits  // where there is no value a cell is empty; nil: there is one everywhere
	never  sim.Bits  // the cell is 1 in these trials, and 0 in others
	from   int       // the place of the first row in given and never
}

// at is the value of a row, from 0; false: the cell is empty.
func (c *cells) at(row int) (float64, bool) {
	switch {
	case c.given != nil && !c.given.Has(c.from+row):
		return 0, false
	case c.values != nil:
		return c.values[row], true
	case c.never.Has(c.from + row):
		return 1, true
	}
	return 0, true
}

// most is how many rows a stretch has at most.
const most = 1 << 15

// outcomesStretch is stretch number n of a run's outcomes, policy after policy.
func outcomesStretch(o *sim.Outcomes, n int) stretch {
	each := (o.Trials + most - 1) / most
	i, from := n/each, n%each*most
	rows := min(most, o.Trials-from)
	s := stretch{labels: []string{o.Scenario.Name, o.Policy(i).Name}, first: o.First + from, rows: rows}
	var nevers []cells
	for k, c := range o.Columns[i] {
		s.cells = append(s.cells, cells{values: c.Values[from : from+rows], given: c.Given, from: from})
		if o.Outcome(k).FirstTime {
			nevers = append(nevers, cells{never: c.Never, from: from})
		}
	}
	s.cells = append(s.cells, nevers...)
	return s
}

// outcomesStretches is how many there are.
func outcomesStretches(o *sim.Outcomes) int { return len(o.Policies) * ((o.Trials + most - 1) / most) }

// IsPart says whether a file of that name may be one of a run's.
func IsPart(name string) bool {
	return slices.Contains([]string{Name, "variables.csv", "outcomes.csv", "variables.parquet", "outcomes.parquet"}, name)
}
