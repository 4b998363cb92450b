package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/source"
)

// Why is why a run came out as it did in one outcome: what decides it, where the policy that leads fails, what would change the choice,
// and what is worth knowing before it. The parts are told of the same trials. Where one cannot be told, it is nil and there is a reason.
type Why struct {
	Heading
	*Run
	Place   int // of the outcome, among those of the run
	Leading int // the policy with the best mean; None: none can be said to lead
	Unled   string

	Decides   *Explained
	Dependent bool // some variables hang together: what they account for overlaps
	Undecided string

	Where      string // when the policy that leads fails, as a condition; empty: nobody says when it does
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
	Places   []int // of outcomes, among those of the run: the first is told of in which more than one thing happens under the policy that leads
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
	y := &Why{Run: r, Leading: None}
	y.Place = of.Places[r.telling(of.Places)]
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

// telling is which of some outcomes there is something to tell of: the first of which somebody says which way is better and that counts
// in every trial, in which more happens than one thing under the policy that leads; else the first that can be weighed at all.
func (r *Run) telling(places []int) int {
	weighable := None
	for n, k := range places {
		if r.Outcome(k).Better == scenario.Unsaid || r.Outcome(k).Given != nil {
			continue
		}
		if weighable == None {
			weighable = n
		}
		if varies(r.Columns[r.ahead(k)][k].Values) {
			return n
		}
	}
	return max(0, weighable)
}

// ahead is the policy with the best mean in an outcome that counts in every trial; of several the first.
func (r *Run) ahead(k int) int {
	means := make([]float64, len(r.Policies))
	for i := range means {
		means[i] = upwards(r.Outcome(k)) * meanOf(r.Columns[i][k].Values)
	}
	if places := best(means); len(places) > 0 {
		return places[0]
	}
	return r.Baseline // too large to compare
}

const tooLarge = "its values are too large to compare"

// choose weighs the policies by the outcome, which says which of them leads.
func (y *Why) choose(of Reasons) error {
	all, err := y.Robust(Weighing{Outcomes: []int{y.Place}, Against: None, Workers: of.Workers, Progress: func(int, int) {}})
	var refused *Refused
	switch {
	case errors.As(err, &refused):
		y.Unrivalled = refused.Message
		if len(y.Policies) == 1 {
			y.Leading = 0
		} else {
			y.Unled = refused.Message
		}
		return nil
	case err != nil:
		return err
	}
	x := &all.Weighed[0]
	if slices.ContainsFunc(x.Standings, func(s Standing) bool { return math.IsInf(s.Mean.Value, 0) || math.IsNaN(s.Mean.Value) }) {
		y.Unled, y.Unrivalled = tooLarge, tooLarge
		return nil
	}
	y.Choice, y.Leading = all, byMean(x.Standings)[0]
	switch {
	case x.Unpaired != "":
		y.Unrivalled = x.Unpaired
	case x.Same:
		y.Unrivalled = "all policies are the same in every trial"
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

// Against is the policy that the one that leads is held against: the baseline or, where that leads or does the same in every trial, the
// next; None where there is no other.
func (y *Why) Against() int {
	x := y.Weighed()
	switch {
	case x == nil || y.Unrivalled != "" && x.Unpaired == "":
		return None
	case y.Leading != y.Baseline && (x.Unpaired != "" || !y.same(y.Leading, y.Baseline)):
		return y.Baseline
	case x.Unpaired != "":
		return byMean(x.Standings)[1]
	}
	return x.Rivals[1]
}

// same says that two policies are the same in every trial.
func (y *Why) same(i, j int) bool {
	return gain{y.Columns[i][y.Place].Values, y.Columns[j][y.Place].Values, 1}.none()
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

// fail looks for where the policy that leads fails.
func (y *Why) fail(of Reasons) error {
	if y.Leading == None {
		y.Unfailing = y.Unled
		return nil
	}
	if y.Where = y.failing(); y.Where == "" {
		y.Unfailing = "nobody says what of it is acceptable, and there is no other policy to do worse than"
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

// failing is the condition of a trial in which the policy that leads fails: of what may happen, that it does, or does not where that
// would be better; of a number with a limit, that it is not acceptable; else that it does worse than the policy that it is held against.
func (y *Why) failing() string {
	q := y.Outcome(y.Place)
	own := y.Policy(y.Leading).Name + "." + q.Name
	switch against := y.Against(); {
	case q.IsChance() && q.Better == scenario.Lower:
		return own
	case q.IsChance() && q.Better == scenario.Higher:
		return "not " + own
	case !q.IsChance() && q.Acceptable != nil:
		return own + [...]string{scenario.AtMost: " > ", scenario.Below: " >= ", scenario.AtLeast: " < ", scenario.Above: " <= "}[q.Acceptable.Relation] + number.Full(q.Acceptable.Limit)
	case against != None && q.Better == scenario.Lower:
		return own + " > " + y.Policy(against).Name + "." + q.Name
	case against != None && q.Better == scenario.Higher:
		return own + " < " + y.Policy(against).Name + "." + q.Name
	}
	return ""
}
