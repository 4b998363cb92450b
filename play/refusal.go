package play

// Refusal is what the rules do not let through. Then nothing has changed.
type Refusal struct {
	Code    Code
	Message string // what is wrong, in a sentence
	Hint    string // what to do
}

func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.Message
	}
	return r.Message + "; " + r.Hint
}

// Code says why something was refused.
type Code string

// The codes.
const (
	NoSuch        Code = "no-such"        // nothing has this name
	NotYours      Code = "not-yours"      // another seat's
	NotNow        Code = "not-now"        // the phase does not allow it
	OutOfRange    Code = "out-of-range"   // a value that cannot be
	OverBudget    Code = "over-budget"    // orders cost more than there is
	Missing       Code = "missing"        // something has to be there first: a reason, an order, an estimate
	Done          Code = "done"           // it has happened already
	Fault         Code = "fault"          // the model cannot go on
	TooLong       Code = "too-long"       // a text
	OtherScenario Code = "other-scenario" // a log of another scenario or program
	Damaged       Code = "damaged"        // an entry that does not follow from those before it
)

func refuse(code Code, message, hint string) *Refusal { return &Refusal{code, message, hint} }
