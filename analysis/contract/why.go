package contract

import "wargame/analysis"

// Why is what why prints. A part that cannot be told has no figures.
type Why struct {
	Heading
	Trials   int      `json:"trials"`
	Outcome  Outcome  `json:"outcome"`
	Leading  string   `json:"leading,omitempty"` // absent: no policy can be said to lead
	Against  string   `json:"against,omitempty"` // the policy that it is held against; absent: there is none
	Others   []string `json:"others,omitempty"`  // policies that are others' moves, and so never lead
	Sentence string   `json:"sentence"`
	Decides  Deciding `json:"decides"`
	Fails    Failing  `json:"fails"`
	Changes  Changing `json:"changes"`
	Worth    Knowing  `json:"worth"`
}

// Outcome is what the page is about.
type Outcome struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Unit   string `json:"unit"`
	Better string `json:"better"`
	For    string `json:"for,omitempty"`
}

// Says is a sentence, and the command that says more.
type Says struct {
	Sentence string `json:"sentence"`
	Command  string `json:"command,omitempty"`
}

// Deciding is what decides by how much two policies differ.
type Deciding struct {
	Says
	Result *Explained `json:"result,omitempty"`
}

// Failing is where the policy that leads fails.
type Failing struct {
	Says
	Where  string `json:"where,omitempty"`
	Trials int    `json:"trials,omitempty"`
	Cases  int    `json:"cases,omitempty"`
	Box    *Box   `json:"box,omitempty"`
}

// Changing is what would change the choice.
type Changing struct {
	Says
	BreakEven []BreakEven `json:"break_even,omitempty"`
}

// Knowing is what is worth knowing before it.
type Knowing struct {
	Says
	EVPPI []Worth `json:"evppi,omitempty"`
}

// NewWhy makes the document of a page.
func NewWhy(y *analysis.Why) Why {
	q := y.Outcome(y.Place)
	d := Why{Heading: newHeading("why", y.Heading), Trials: y.Trials,
		Outcome:  Outcome{q.Name, q.Title, q.Unit, q.Better.String(), q.For.Named()},
		Sentence: y.Leads(),
		Decides:  Deciding{Says: Says{y.Deciding(), y.More.Decides}},
		Fails:    Failing{Says: Says{y.Failing(), y.More.Fails}, Where: y.Where},
		Changes:  Changing{Says: Says{y.Turning(), y.More.Choice}},
		Worth:    Knowing{Says: Says{y.Knowing(), y.More.Choice}},
	}
	if y.Leading != analysis.None {
		d.Leading = y.Policy(y.Leading).Name
	}
	if against := y.Against(); against != analysis.None {
		d.Against = y.Policy(against).Name
	}
	for _, p := range y.Others {
		d.Others = append(d.Others, p.Name)
	}
	if y.Decides != nil {
		result := newExplained(y.Decides, y.Dependent)
		d.Decides.Result = &result
	}
	if y.Fails != nil {
		box := newBox(y.Fails, y.Fails.Boxes[0])
		d.Fails.Trials, d.Fails.Cases, d.Fails.Box = y.Fails.Trials, y.Fails.Cases, &box
	}
	if y.Choice != nil && y.Unrivalled == "" {
		x := newRobust(y.Choice, y.Weighed())
		d.Changes.BreakEven, d.Worth.EVPPI = x.BreakEven, x.EVPPI
	}
	return d
}
