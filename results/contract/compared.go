package contract

import (
	"wargame/results"
	"wargame/scenario"
)

// Compared is what compare prints: policies of several runs as those of one, and what their scenarios say otherwise.
type Compared struct {
	Compared    Run          `json:"compared"` // its policies are those of all runs; its receipt is of the comparison
	Paired      bool         `json:"paired"`
	WhyNot      string       `json:"why_not_paired,omitempty"`
	LeftOut     []string     `json:"outcomes_left_out,omitempty"`
	Runs        []ComparedTo `json:"runs"`
	Differences []Versus     `json:"differences"` // from the first scenario to each other
}

// ComparedTo is one of the runs.
type ComparedTo struct {
	Label   string  `json:"label"`
	Title   string  `json:"title"`
	Receipt Receipt `json:"receipt"`
}

// Versus is what one scenario says otherwise than another.
type Versus struct {
	From string       `json:"from"` // labels of runs
	To   string       `json:"to"`
	List []Difference `json:"list"`
}

// NewVersus makes the document of what differs from one scenario to another.
func NewVersus(from, to string, differences []scenario.Difference) Versus {
	return Versus{from, to, each(differences, func(d scenario.Difference) Difference { return Difference(d) })}
}

// Difference is one of them.
type Difference struct {
	Section string `json:"section"`
	Name    string `json:"name,omitempty"`
	Key     string `json:"key,omitempty"`
	Was     string `json:"was,omitempty"`
	Is      string `json:"is,omitempty"`
	Tells   bool   `json:"tells"` // no number depends on it
}

// NewCompared makes the document of a comparison, but for its runs and differences.
func NewCompared(j *results.Joined) Compared {
	return Compared{Compared: newRun(j.Report), Paired: j.Apart == "", WhyNot: j.Apart, LeftOut: j.Lacked, Runs: []ComparedTo{}, Differences: []Versus{}}
}

// AddRun adds a run to a comparison, and what its scenario says otherwise than that of the first.
func (c *Compared) AddRun(label, title string, receipt results.Receipt, differences []scenario.Difference) {
	if len(c.Runs) > 0 {
		c.Differences = append(c.Differences, NewVersus(c.Runs[0].Label, label, differences))
	}
	c.Runs = append(c.Runs, ComparedTo{label, title, Receipt(receipt)})
}
