package contract

import "wargame/results"

// Repeats is what rerun prints.
type Repeats struct {
	Runs []Repeat `json:"runs"`
}

// Repeat is how a saved run stands to the same run again.
type Repeat struct {
	Run        string   `json:"run"`
	Same       bool     `json:"same"` // all outcome columns, bit for bit
	Trials     int      `json:"trials"`
	Version    string   `json:"version"`     // of the program that saved it
	VersionNow string   `json:"version_now"` // of this one
	Differing  []Unlike `json:"differing"`   // empty where trials were not saved: then it is not known which
}

// Unlike is a column that is not the same.
type Unlike struct {
	Policy   string   `json:"policy"`
	Outcome  string   `json:"outcome"`
	Trials   int      `json:"trials"` // in which it is not
	First    int      `json:"first_trial"`
	Was      *float64 `json:"was,omitempty"` // in the first of them; absent where it does not count
	WasNever bool     `json:"was_never,omitempty"`
	Is       *float64 `json:"is,omitempty"`
	IsNever  bool     `json:"is_never,omitempty"` // a first time that does not come now
}

// NewUnlikes makes the list of what is not the same.
func NewUnlikes(list []results.Unlike) []Unlike {
	value := func(c results.Cell) *float64 {
		if c.Empty {
			return nil
		}
		return finite(c.Value)
	}
	return each(list, func(u results.Unlike) Unlike {
		return Unlike{Policy: u.Policy, Outcome: u.Outcome, Trials: u.Trials, First: u.First, Was: value(u.Was), WasNever: u.Was.Never,
			Is: value(u.Is), IsNever: u.Is.Never}
	})
}
