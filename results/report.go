package results

// Report is what is said of one run, ready to print: format.md, "Results as JSON". Field names and omissions are
// the contract of --format json.
type Report struct {
	Scenario string         `json:"scenario"`
	Title    string         `json:"title"`
	File     string         `json:"file"`
	Seed     uint64         `json:"seed"`
	Trials   int            `json:"trials"`
	Baseline string         `json:"baseline"`
	Receipt  Receipt        `json:"receipt"`
	Warnings []Warning      `json:"warnings"`
	Checks   []CheckReport  `json:"checks"`
	Policies []PolicyReport `json:"policies"`
}
