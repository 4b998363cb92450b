// Package builtin is the one table of the functions and distributions of scenario expressions: name, signature, units,
// which parameters are possible, what pure functions make of constants, prose, example. How columns of them are computed is not
// known here.
//
// The checker, the engine, the reference for users and the completion of names read the same rows, so that none can
// say what another does not.
package builtin

import (
	"slices"
	"strings"
)

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
	DurationType     // a number of clock units that reads variables only (delayed without an order), or any number
	OrderType        // how many stages follow each other: a whole number, written out
	LevelType        // a result: the name of a level of the stock given
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
	Sets                     // sum, min_over, max_over, next
	Measure                  // initial ... count: in outcomes only
	Probability              // cdf
)

// Function is a row of the table of functions.
type Function struct {
	Name     string
	Group    Group
	Params   []Param
	Optional int  // so many of the last parameters may be left out
	Variadic bool // the last parameter may be repeated
	Result   Type
	Units    Rule
	Value    func(args []float64) float64 // of Arithmetic: what it is of constants; a run's last bits may differ
	Written  string                       // how it is called, where that is not its name and its parameters
	Doc      string                       // one or two sentences
	Example  string                       // an expression over the quantities of the reference's example scenario
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
	Domains  []Domain // of the parameters that are numbers; they come round again where these are repeated
	Relation Relation // what else holds between these
	Result   Type
	Units    Rule
	Doc      string
	Example  string
}

// Functions is the table of functions, in the order of the reference.
func Functions() []Function { return slices.Clone(functions) }

// Distributions is the table of distributions, in the order of the reference.
func Distributions() []Distribution { return slices.Clone(distributions) }

// LookupFunction is the function of a name, always at the same address, or nil.
func LookupFunction(name string) *Function {
	for i := range functions {
		if functions[i].Name == name {
			return &functions[i]
		}
	}
	return nil
}

// LookupDistribution is the distribution of a name, always at the same address, or nil.
func LookupDistribution(name string) *Distribution {
	for i := range distributions {
		if distributions[i].Name == name {
			return &distributions[i]
		}
	}
	return nil
}

// IsName says that a name is that of a function or a distribution and so can be nothing else's.
func IsName(s string) bool { return LookupFunction(s) != nil || LookupDistribution(s) != nil }

// Signature is how the function is called: "clamp(x, low, high)", "delayed(x, duration, first[, order])".
func (f *Function) Signature() string {
	if f.Written != "" {
		return f.Written
	}
	needed := len(f.Params) - f.Optional
	text := strings.TrimSuffix(signature(f.Name, f.Params[:needed], f.Variadic), ")")
	for _, p := range f.Params[needed:] {
		text += "[, " + p.Name
	}
	return text + strings.Repeat("]", f.Optional) + ")"
}

// Signature is how the distribution is called: "normal(mean, sd)"; that of "to" is "low to high".
func (d *Distribution) Signature() string {
	if d.Name == "to" {
		return d.Params[0].Name + " to " + d.Params[1].Name
	}
	return signature(d.Name, d.Params, d.Variadic)
}

func signature(name string, params []Param, variadic bool) string {
	var names []string
	for _, p := range params {
		names = append(names, p.Name)
	}
	if variadic {
		names = append(names, "...")
	}
	return name + "(" + strings.Join(names, ", ") + ")"
}
