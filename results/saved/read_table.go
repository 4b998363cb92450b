package saved

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"sync"

	"wargame/sim"
)

// tableReader reads the stretches of a table in order, cell by cell, to put; of an empty cell it says so.
type tableReader interface {
	read(s stretch, put func(column, row int, x float64, ok bool)) error
	close() error
}

// outcomesRows is stretch number n of outcomes that are still to be read.
func outcomesRows(o *sim.Outcomes, n, columns int) stretch {
	each := outcomesStretches(o) / len(o.Policies)
	from := n % each * most
	return stretch{labels: []string{o.Scenario.Name, o.Policy(n / each).Name}, first: o.First + from, rows: min(most, o.Trials-from),
		cells: make([]cells, columns)}
}

// drawn gives what was drawn, of which the table is read when it is first asked for.
func (r *Run) drawn(folder fs.FS) Draws {
	all := sync.OnceValues(func() ([][]float64, error) { return r.variables(folder) })
	return func(_ context.Context, first, n int) ([][]float64, error) {
		columns, err := all()
		if err != nil {
			return nil, err
		}
		some := make([][]float64, len(columns))
		for k, c := range columns {
			some[k] = c[first-r.Outcomes.First:][:n]
		}
		return some, nil
	}
}

// variables reads what was drawn.
func (r *Run) variables(folder fs.FS) ([][]float64, error) {
	o := r.Outcomes
	l := variablesLayout(r.Scenario)
	columns := make([][]float64, len(l.columns))
	for k := range columns {
		columns[k] = make([]float64, o.Trials)
	}
	rows := variablesRows(len(l.columns))
	err := r.table(folder, l, (o.Trials+rows-1)/rows, func(n int) stretch {
		s := variablesStretch(o, n, rows)
		s.cells = make([]cells, len(columns))
		return s
	}, func(n, column, row int, x float64, _ bool) { columns[column][n*rows+row] = x })
	return columns, err
}

// table reads a table of so many stretches.
func (r *Run) table(folder fs.FS, l layout, stretches int, stretch func(n int) stretch, put func(n, column, row int, x float64, ok bool)) error {
	if r.Data == None {
		return ErrNoTrials
	}
	name := l.name + "." + string(r.Data)
	as := named(r.files, name, func(f file) string { return f.Name })
	if as == nil {
		return &Damaged{Name, "it does not name " + name}
	}
	f, err := folder.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return &Damaged{name, "it is not there"}
	} else if err != nil {
		return err
	}
	defer f.Close()
	if err := as.check(f); err != nil {
		return err
	}
	t, err := r.newReader(f, as.Bytes, l)
	if err != nil {
		return &Damaged{name, err.Error()}
	}
	for n := range stretches {
		if err := t.read(stretch(n), func(column, row int, x float64, ok bool) { put(n, column, row, x, ok) }); err != nil {
			return &Damaged{name, err.Error()}
		}
	}
	if err := t.close(); err != nil {
		return &Damaged{name, err.Error()}
	}
	return nil
}

// check reads a file once, and says whether it is as it was written.
func (as *file) check(f fs.File) error {
	sum := sha256.New()
	n, err := io.Copy(sum, bufio.NewReaderSize(f, 1<<20))
	switch {
	case err != nil:
		return err
	case n != as.Bytes:
		return &Damaged{as.Name, "it is not as long as it was written"}
	case hex.EncodeToString(sum.Sum(nil)) != as.SHA256:
		return &Damaged{as.Name, "it is not as it was written"}
	}
	seeker, ok := f.(io.Seeker)
	if !ok {
		return errors.New("saved: a file of the folder can be read only once")
	}
	_, err = seeker.Seek(0, io.SeekStart)
	return err
}

func (r *Run) newReader(f fs.File, size int64, l layout) (tableReader, error) {
	if r.Data == Parquet {
		return newParquetReader(f, size, l)
	}
	return newCSVReader(f, l)
}
