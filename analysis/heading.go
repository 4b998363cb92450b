package analysis

import "wargame/results"

// Heading says of what run something is told.
type Heading struct {
	Scenario string // the file's name without its ending
	Title    string
	File     string // as the user named it
	Receipt  results.Receipt
}

// HeadingOf is the heading of a run, of which there is a report.
func HeadingOf(r *results.Report) Heading { return Heading{r.Scenario, r.Title, r.File, r.Receipt} }

// Name is what people call the scenario.
func (h Heading) Name() string {
	if h.Title != "" {
		return h.Title
	}
	return h.Scenario
}
