package saved

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"runtime"

	"wargame/sim"
)

// Folder makes the files of a run.
type Folder func(name string) (io.WriteCloser, error)

// Options say how a run is saved.
type Options struct {
	Data     Form
	Workers  int                   // 0: one per processor
	Progress func(done, total int) // rows
}

// Write saves a run: its tables, and then run.json, which says what they are.
func Write(ctx context.Context, to Folder, run *Run, o Options) error {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	w := &writer{ctx: ctx, to: to, run: run, o: o, total: run.Outcomes.Trials * (1 + len(run.Outcomes.Policies))}
	d := document{Format: magic, Version: version, Data: data{Form: o.Data, Files: []file{}},
		Scenario: merged{run.Scenario.Name, string(run.Merged)}, Run: newReport(run)}
	switch o.Data {
	case None:
	case CSV, Parquet:
		for _, table := range []func() error{w.variables, w.outcomes} {
			if err := table(); err != nil {
				return err
			}
		}
		d.Data.Files = w.files
	default:
		return fmt.Errorf("saved: no form %q", o.Data)
	}
	text, err := d.print()
	if err != nil {
		return err
	}
	_, err = w.file(Name, func(out io.Writer) error {
		_, err := out.Write(text)
		return err
	})
	return err
}

// writer writes the files of a run.
type writer struct {
	ctx         context.Context
	to          Folder
	run         *Run
	o           Options
	files       []file
	done, total int // rows
}

// tableWriter writes the stretches of a table, which need not outlive the call.
type tableWriter interface {
	write(s stretch) error
	close() error
}

// outcomes writes a row for each policy and trial.
func (w *writer) outcomes() error {
	o := w.run.Outcomes
	return w.table(outcomesLayout(o), outcomesStretches(o), func(n int) (stretch, error) { return outcomesStretch(o, n), nil })
}

// drawnAtOnce is how many values are drawn anew at once.
const drawnAtOnce = 1 << 19

// variables writes a row for each trial. What was drawn is drawn anew, a stretch at a time: it may be much to hold at once.
func (w *writer) variables() error {
	o := w.run.Outcomes
	rows := variablesRows(len(o.Scenario.Variables))
	return w.table(variablesLayout(o.Scenario), (o.Trials+rows-1)/rows, func(n int) (stretch, error) {
		s := variablesStretch(o, n, rows)
		drawn, err := w.run.Draws(w.ctx, s.first, s.rows)
		for _, values := range drawn {
			s.cells = append(s.cells, cells{values: values})
		}
		return s, err
	})
}

// variablesRows is how many rows a stretch of so many variables has.
func variablesRows(variables int) int { return max(512, min(most, drawnAtOnce/max(1, variables))&^511) }

// variablesStretch is stretch number n of what was drawn, without its cells.
func variablesStretch(o *sim.Outcomes, n, rows int) stretch {
	from := n * rows
	return stretch{labels: []string{o.Scenario.Name}, first: o.First + from, rows: min(rows, o.Trials-from)}
}

// table writes a table of so many stretches.
func (w *writer) table(l layout, stretches int, stretch func(n int) (stretch, error)) error {
	name := l.name + "." + string(w.o.Data)
	written, err := w.file(name, func(out io.Writer) error {
		t, err := w.newTable(out, l)
		if err != nil {
			return err
		}
		for n := range stretches {
			s, err := stretch(n)
			if err == nil {
				err = t.write(s)
			}
			if err = errors.Join(err, w.ctx.Err()); err != nil {
				return err
			}
			if w.done += s.rows; w.o.Progress != nil {
				w.o.Progress(w.done, w.total)
			}
		}
		return t.close()
	})
	w.files = append(w.files, written)
	return err
}

func (w *writer) newTable(out io.Writer, l layout) (tableWriter, error) {
	if w.o.Data == Parquet {
		return newParquetWriter(out, l, w.o.Workers), nil
	}
	return newCSVWriter(out, l, w.o.Workers)
}

// file writes a file and says what it is.
func (w *writer) file(name string, fill func(io.Writer) error) (file, error) {
	f, err := w.to(name)
	if err != nil {
		return file{}, err
	}
	sum := &summed{w: f, hash: sha256.New()}
	err = errors.Join(fill(sum), f.Close())
	return file{name, sum.bytes, hex.EncodeToString(sum.hash.Sum(nil))}, err
}

// summed hashes what is written.
type summed struct {
	w     io.Writer
	hash  hash.Hash
	bytes int64
}

func (s *summed) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.hash.Write(p[:n])
	s.bytes += int64(n)
	return n, err
}
