package analysis

import "wargame/scenario"

// Memory is what estimators work in at most, in bytes, beside the columns of a run.
const Memory = 64 << 20

// mostValues is of how many values of factors, trials times factors, boxes are looked for at most: of more trials the first will do,
// and what that takes stays within Memory.
const mostValues = 1 << 21

// Cases are the trials of the run in which a condition across policies holds, among those in which all that it reads counts: whether
// each is one, and the factors over the same trials. Of a run with very many values they are of its first trials.
func (r *Run) Cases(where *scenario.Expr, workers int) ([]Factor, []bool, error) {
	column, err := r.Evaluate(where, workers)
	if err != nil {
		return nil, nil, err
	}
	factors := r.Factors()
	most := mostValues / max(1, len(factors))
	var trials []int
	var cases []bool
	for n, y := range column.Values {
		if counts(column, n) && len(trials) < most {
			trials, cases = append(trials, n), append(cases, y != 0)
		}
	}
	t := Target{Trials: trials}
	varying := factors[:0]
	for _, f := range factors {
		if f.X = t.Of(f.X); varies(f.X) {
			varying = append(varying, f)
		}
	}
	return varying, cases, nil
}
