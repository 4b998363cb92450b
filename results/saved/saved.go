// Package saved holds runs on disk. A run is a folder that says all of itself:
//
//	run.json         what the run was (its receipt, the scenario as merged), what is said of it, and the hashes of the other files
//	variables.csv    a row a trial: what was drawn            or variables.parquet, or neither
//	outcomes.csv     a row a policy and trial: what came out  or outcomes.parquet, or neither
//
//	*Run ── Write ──▶ files of a folder ── Open ──▶ *Run, without columns ── Load ──▶ with them
//
// Every bit of a column comes back, and a byte that changed is found: run.json guards itself, and holds the hashes of the
// tables. docs/format.md lists each key and column.
//
// Folders are an [fs.FS] to read, and a function that makes a file to write: that a folder is there whole or not at all is
// the caller's to see to.
package saved

import (
	"context"
	"errors"
	"fmt"

	"wargame/results"
	"wargame/scenario"
	"wargame/sim"
)

// Run is a run as a value, fresh or loaded.
type Run struct {
	Scenario *scenario.Scenario
	Merged   []byte          // the scenario as merged: the text of a file that means the same by itself
	Report   *results.Report // with the influences and watched series that it was made with
	Outcomes *sim.Outcomes   // its Columns are nil where trials were not saved, or not loaded
	Draws    Draws           // nil where trials were not saved
	Data     Form            // of a loaded run, in which form its trials are

	files []file // of a loaded run
}

// Draws gives what n trials drew, from the one numbered first on: a column for each variable of the scenario.
type Draws func(ctx context.Context, first, n int) ([][]float64, error)

// Form is in which form the trials of a run are saved.
type Form string

// The forms.
const (
	None    Form = "none"
	CSV     Form = "csv"
	Parquet Form = "parquet"
)

// Name is the file of a run that says what the others are.
const Name = "run.json"

// ErrNoTrials is the error of asking for the trials of a run that was saved without them.
var ErrNoTrials = errors.New("the run was saved without its trials")

// Damaged is the error of a run that is not as it was saved.
type Damaged struct {
	File string // of the folder
	What string
}

func (e *Damaged) Error() string { return fmt.Sprintf("%s is damaged: %s", e.File, e.What) }

// Unknown is the error of a file that is no saved run, or one of a version that is not known here.
type Unknown struct {
	Version int // 0: it is no saved run
}

func (e *Unknown) Error() string {
	if e.Version == 0 {
		return Name + " is not that of a saved run"
	}
	return fmt.Sprintf("it is in version %d of the form of saved runs, and this program knows version %d", e.Version, version)
}
