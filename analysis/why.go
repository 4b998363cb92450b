package analysis

import (
	"errors"
	"fmt"

	"wargame/scenario"
	"wargame/scenario/source"
)

// Why is why a run came out as it did in one outcome: what decides it, where the policy that leads fails, what would change the choice,
// and what is worth knowing before it. The parts are told of the same trials. Where one cannot be told, it is nil and there is a reason.
type Why struct {
	Heading
	*Lead
	Unled string // why no policy can be said to lead

	Decides   *Explained
	Dependent bool // some variables hang together: what they account for overlaps
	Undecided string

	Where      string // when the policy that leads fails, as Lead.FailsWhere says
	Fails      *Discovery
	Unfailing  string // why it is not told where
	Choice     *Robustness
	Unrivalled string // why there is no choice

	More More
}

// More is the commands that say more of a part; empty: there is none.
type More struct{ Decides, Fails, Choice string }

// Reasons says what to tell why of.
type Reasons struct {
	Places   []int // of outcomes, among those of the run, of which one is told of: see Run.Lead
	Workers  int
	Progress func(done, total int)
}

// whyParts is how many parts of the page take time.
const whyParts = 3

// Why tells why a run came out as it did. Its error is a *Refused where so few trials tell nothing, or that of a trial.
func (r *Run) Why(of Reasons) (*Why, error) {
	if r.Trials < Fewest {
		return nil, &Refused{fmt.Sprintf("%d trials are too few to say why", r.Trials), fmt.Sprintf("run at least %d --trials", Fewest)}
	}
	y := &Why{Lead: r.Lead(of.Places)}
	if err := y.choose(of); err != nil {
		return nil, err
	}
	of.Progress(1, whyParts)
	if err := y.decide(of); err != nil {
		return nil, err
	}
	of.Progress(2, whyParts)
	if err := y.fail(of); err != nil {
		return nil, err
	}
	of.Progress(whyParts, whyParts)
	return y, nil
}

const tooLarge = "its values are too large to compare"

// choose weighs the policies by the outcome.
func (y *Why) choose(of Reasons) error {
	all, err := y.Robust(Weighing{Outcomes: []int{y.Place}, Against: None, Workers: of.Workers, Progress: func(int, int) {}})
	var refused *Refused
	switch {
	case len(y.Others) > 0 && len(y.Policies) == 1:
		y.Unrivalled = "no other policy is " + y.theirs()
	case errors.As(err, &refused):
		y.Unrivalled = refused.Message
	case err != nil:
		return err
	case y.Leading == None:
		y.Unrivalled = tooLarge
	default:
		y.Choice = all
		if x := &all.Weighed[0]; x.Unpaired != "" {
			y.Unrivalled = x.Unpaired
		} else if x.Same {
			y.Unrivalled = "all policies are the same in every trial"
		}
	}
	if y.Leading == None {
		y.Unled = y.Unrivalled
	}
	return nil
}

// Weighed is how the policies do in the outcome; nil where they cannot be weighed.
func (y *Why) Weighed() *Robust {
	if y.Choice == nil {
		return nil
	}
	return &y.Choice.Weighed[0]
}

// decide tells what decides by how much the policy that leads and the baseline differ, or the baseline and the next where it leads; with
// one policy, what the outcome itself hangs on.
func (y *Why) decide(of Reasons) error {
	if y.Unled == tooLarge {
		y.Undecided = tooLarge
		return nil
	}
	q := Question{Outcomes: []int{y.Place}, Difference: len(y.Policies) > 1, Workers: of.Workers, Progress: func(int, int) {}}
	switch against := y.Against(); {
	case !q.Difference:
		q.Policies = []int{0}
	case against == y.Baseline && y.Leading != y.Baseline:
		q.Policies = []int{y.Leading}
	case against != None:
		q.Policies = []int{against}
	default:
		q.Policies = []int{y.other()}
	}
	s, err := y.Sensitivity(q)
	var refused *Refused
	switch {
	case errors.As(err, &refused):
		y.Undecided = refused.Message
	case err != nil:
		return err
	default:
		y.Decides, y.Undecided, y.Dependent = &s.Explained[0], s.Explained[0].Why, len(s.Dependent) > 0
	}
	return nil
}

// other is the first policy that differs from the baseline in a trial or, where none does, the first beside it.
func (y *Why) other() int {
	first := None
	for i := range y.Policies {
		switch {
		case i == y.Baseline:
		case !y.same(i, y.Baseline):
			return i
		case first == None:
			first = i
		}
	}
	return first
}

// NoFailure is why it cannot be said where a policy fails.
const NoFailure = "nobody says what of it is acceptable, and there is no other policy to do worse than"

// fail looks for where the policy that leads fails.
func (y *Why) fail(of Reasons) error {
	if y.Leading == None {
		y.Unfailing = y.Unled
		return nil
	}
	if y.Where = y.FailsWhere(); y.Where == "" {
		y.Unfailing = NoFailure
		return nil
	}
	where, problems := y.Run.Scenario.Resolve(source.Typed("--where", y.Where), scenario.Place{In: scenario.InChecks, What: "--where", Truth: true})
	if problems.HasErrors() {
		return problems
	}
	factors, cases, err := y.Cases(where, of.Workers)
	if err != nil {
		return err
	}
	y.Fails, err = Discover(factors, cases, Seek{Chosen: None, Workers: of.Workers, Seed: y.Seed})
	var refused *Refused
	if errors.As(err, &refused) {
		y.Unfailing = refused.Message
		return nil
	}
	if err == nil {
		y.Fails.Where = y.Where
	}
	return err
}
