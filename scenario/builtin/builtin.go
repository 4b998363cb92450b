// Package builtin is the one table of the functions and distributions of scenario expressions: name, signature,
// prose, example. How they are computed is not known here.
package builtin

// Type is the type of a parameter or result.
type Type uint8

// Types. AnyType stands for a type that all parameters marked so must share, and the result if marked so.
const (
	NumberType Type = iota
	TruthType
	AnyType
	StockType        // the bare name of a stock
	LevelStockType   // the bare name of a stock with levels
	EventType        // the bare name of an event
	FlowType         // the bare name of a flow
	SetType          // the bare name of a set
	DistributionType // a distribution call
	DurationType     // a number of clock units that reads variables only (delayed), or any number (smooth)
)

// Group says where a function may stand and how it is treated.
type Group uint8

// Groups of functions.
const (
	Arithmetic  Group = iota // same value everywhere, pure
	ClockGroup               // pulse, step_up, ramp: pure functions of arguments and time
	History                  // previous, delayed, smooth: in the model
	Levels                   // above, below
	State                    // wanted, in_transit, overflow, fired, happened, active, since, firing
	Sets                     // sum, min_over, max_over
	Measure                  // initial ... count: in outcomes only
	Probability              // cdf
)

// Function is a row of the table of functions.
type Function struct {
	Name     string
	Group    Group
	Params   []Param
	Variadic bool // the last parameter may be repeated
	Result   Type
	Doc      string // one or two sentences
	Example  string // an expression that parses and checks in the example scenario of the reference
}

// Param is a parameter.
type Param struct {
	Name string
	Type Type
}

// Distribution is a row of the table of distributions.
type Distribution struct {
	Name     string // "to" for a to b
	Params   []Param
	Variadic bool // the last Group parameters may be repeated
	Group    int
	Result   Type
	Doc      string
	Example  string
}
