package saved

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// Open reads run.json of a folder: all of a run but its columns. Its error is *Unknown, *Damaged, or that of the folder.
func Open(folder fs.FS) (*Run, error) {
	switch info, err := fs.Stat(folder, Name); {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > largest:
		return nil, &Unknown{}
	}
	text, err := fs.ReadFile(folder, Name)
	if err != nil {
		return nil, err
	}
	d, err := parse(text)
	if err != nil {
		return nil, err
	}
	run, err := d.run()
	if err != nil {
		return nil, &Damaged{Name, err.Error()}
	}
	if run.Data != None {
		run.Draws = run.drawn(folder)
	}
	return run, nil
}

// largest is how many bytes a run.json may have: far more than series of the longest clock take.
const largest = 1 << 30

// Intact reads the tables of a run as they lie in its folder, and says which is not as it was saved, if any is.
func (r *Run) Intact(folder fs.FS) error {
	for _, was := range r.files {
		f, err := folder.Open(was.Name)
		if err != nil {
			return &Damaged{was.Name, "it is not there"}
		}
		sum := sha256.New()
		n, err := io.Copy(sum, f)
		f.Close()
		if err != nil || n != was.Bytes || hex.EncodeToString(sum.Sum(nil)) != was.SHA256 {
			return &Damaged{was.Name, "its bytes are not those that were saved"}
		}
	}
	return nil
}

// Loads says whether the text of a scenario as merged, by itself, is that scenario.
func Loads(s *scenario.Scenario, text []byte) error {
	again, problems := merged{s.Name, string(text)}.load()
	if problems.HasErrors() {
		return fmt.Errorf("the scenario as merged cannot be read again: %s", problems[0].Message)
	}
	return same(again, s.Hash, s.ModelHash)
}

// same says whether a scenario is the one that has these hashes.
func same(s *scenario.Scenario, hash, modelHash string) error {
	if s.Hash != hash || s.ModelHash != modelHash {
		return errors.New("the scenario as merged is not the one that ran")
	}
	return nil
}

// run is the run that the document tells of.
func (d *document) run() (*Run, error) {
	s, problems := d.Scenario.load()
	if problems.HasErrors() {
		return nil, fmt.Errorf("its scenario cannot be read: %s", problems[0].Message)
	}
	if err := same(s, d.Run.Receipt.ScenarioHash, d.Run.Receipt.ModelHash); err != nil {
		return nil, err
	}
	said, err := d.Run.results(s)
	if err != nil {
		return nil, err
	}
	outcomes, err := d.Run.columns(s)
	if err != nil {
		return nil, err
	}
	if !slices.Contains([]Form{None, CSV, Parquet}, d.Data.Form) {
		return nil, fmt.Errorf("there is no form %q of trials", d.Data.Form)
	}
	return &Run{Scenario: s, Merged: []byte(d.Scenario.YAML), Report: said, Outcomes: outcomes, Data: d.Data.Form, files: d.Data.Files}, nil
}

// columns are the outcomes of the run, without columns.
func (r *report) columns(s *scenario.Scenario) (*sim.Outcomes, error) {
	of := r.Receipt
	if of.Trials < 1 || of.Trials != r.Trials || of.Seed != r.Seed || of.First < 0 {
		return nil, errors.New("its receipt is not that of its trials")
	}
	spread, err := design.New(of.Design, cmp.Or(of.Of, of.Trials))
	if err != nil {
		return nil, err
	}
	o := &sim.Outcomes{Scenario: s, Seed: of.Seed, First: max(1, of.First), Trials: of.Trials, Design: spread, Certain: r.Certain}
	for _, p := range r.Policies {
		i := slices.IndexFunc(s.Policies, func(of *scenario.Policy) bool { return of.Name == p.Name })
		if i < 0 {
			return nil, fmt.Errorf("the scenario has no policy %q", p.Name)
		}
		o.Policies = append(o.Policies, i)
	}
	for _, out := range r.Policies[0].Outcomes {
		o.Outcomes = append(o.Outcomes, slices.IndexFunc(s.Outcomes, func(of *scenario.Outcome) bool { return of.Name == out.Name }))
	}
	for _, c := range r.Checks {
		if c.Number < 0 || c.Number >= len(s.Checks) {
			return nil, fmt.Errorf("the scenario has no check %d", c.Number)
		}
		o.Checks = append(o.Checks, sim.CheckResult{Check: c.Number, Holds: c.Holds, Share: c.Share, Looked: c.Looked, Failing: c.Failing})
	}
	return o, nil
}

// Load reads the outcome columns of a run. Its error is ErrNoTrials, *Damaged, or that of the folder.
func (r *Run) Load(folder fs.FS) error {
	o := r.Outcomes
	l := outcomesLayout(o)
	columns := make([][]sim.Column, len(o.Policies))
	for i := range columns {
		for k := range o.Outcomes {
			columns[i] = append(columns[i], newColumn(o.Outcome(k), o.Trials))
		}
	}
	each := outcomesStretches(o) / len(o.Policies)
	var nevers []int // the outcomes of the columns behind the others
	for k := range o.Outcomes {
		if o.Outcome(k).FirstTime {
			nevers = append(nevers, k)
		}
	}
	err := r.table(folder, l, outcomesStretches(o), func(n int) stretch { return outcomesRows(o, n, len(l.columns)) },
		func(n, column, row int, x float64, ok bool) {
			of := columns[n/each]
			at := n%each*most + row
			switch {
			case column >= len(o.Outcomes):
				put(of[nevers[column-len(o.Outcomes)]].Never, at, x != 0)
			case ok:
				of[column].Values[at] = x
				put(of[column].Given, at, true)
			}
		})
	if err != nil {
		return err
	}
	loaded := *o
	loaded.Columns = columns
	if results.Hash(&loaded) != r.Report.Receipt.OutcomesHash {
		return &Damaged{l.name + "." + string(r.Data), "its columns are not those of the run's receipt"}
	}
	r.Outcomes = &loaded
	return nil
}

// newColumn is room for a column of an outcome, in which no trial counts yet.
func newColumn(q *scenario.Outcome, trials int) sim.Column {
	c := sim.Column{Values: make([]float64, trials)}
	if q.Given != nil {
		c.Given = make(sim.Bits, (trials+63)/64)
	}
	if q.FirstTime {
		c.Never = make(sim.Bits, (trials+63)/64)
	}
	return c
}

// put puts a trial into a set, if it is in it; there may be no set.
func put(b sim.Bits, at int, in bool) {
	if b != nil && in {
		b[at>>6] |= 1 << (at & 63)
	}
}
