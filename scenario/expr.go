package scenario

import (
	"wargame/scenario/builtin"
	"wargame/scenario/source"
)

// Type is the type of an expression's value.
type Type uint8

// The three types. They never mix.
const (
	Number Type = iota
	Truth       // 0 or 1
	Name        // an option of a lever or a level of a stock: its index
)

// Expr is a checked expression: names are resolved, units converted to clock units, sets and choices by name
// written out, levels and options turned to their index. Which fields count beside Op, Type, Args and Span is
// said at each Op.
type Expr struct {
	Op      Op
	Type    Type
	Args    []*Expr
	Span    source.Span
	Value   float64           // OpNumber
	Time    string            // OpNumber: the unit of a duration; "time" of other times; Value is in clock units
	Name    string            // OpNumber of type Name: the option or level, for people
	Index   int               // references: index into the slice of the Scenario that Op names
	Policy  int               // OpPolicyOutcome
	Func    *builtin.Function // OpCall
	Dist    *Dist             // OpDraw, OpCDF
	Address Address           // OpDraw
	Strict  bool              // OpDelayed: a delay of less than a step is an error, because the order relies on it
	Order   int               // OpDelayed, OpSmooth: the stages that x goes through one after the other; 0: it is delayed whole
}

// Op is what an expression does.
type Op uint8

// Operators of checked expressions.
const (
	OpNumber Op = iota // Value; also truth values, levels and options, dt, horizon, pi

	// References; Index says which.
	OpVariable
	OpLever
	OpStock
	OpFlow // the flow that acts, per clock unit
	OpAuxiliary
	OpOutcome       // in outcomes: another outcome of the same trial and policy
	OpPolicyOutcome // in checks: outcome Index of policy Policy
	OpWanted        // flow: before limits, per clock unit
	OpInTransit     // flow: amount held, before loss
	OpOverflow      // stock: total lost above max so far
	OpFired         // event: in the step just past
	OpHappened      // event: ever
	OpActive        // event
	OpSince         // event: time since the step in which it last fired began; 1e9 if never
	OpFiring        // event: in this same step; in expressions of events only
	OpTime          // clock units since start

	// Operators on Args.
	OpNegate
	OpAdd
	OpSubtract
	OpMultiply
	OpDivide
	OpPower
	OpLess
	OpLessEqual
	OpGreater
	OpGreaterEqual
	OpEqual
	OpNotEqual
	OpAnd // Args: two
	OpOr  // Args: two
	OpNot
	OpIf // Args: condition, then, else

	// OpCall is Func, a pure function of Args: builtin groups "arithmetic" and "clock". The next level up or down,
	// above(stock) and below(stock), is written min(stock + 1, last) and max(stock - 1, 0), with Type Name.
	OpCall
	OpTable // Index: table; Args: x

	// History, in the model. Each call has a past of its own.
	OpPrevious // Args: x, first
	OpDelayed  // Args: x, duration, first; with an Order that too
	OpSmooth   // Args: x, duration; perhaps first; perhaps the Order too

	OpFirst // x at the first point, remembered; Args: x

	OpDraw // a distribution call: Dist, Args (its parameters flattened in the order written), Address
	OpCDF  // Dist; Args: the parameters, then x

	// Histories, in outcomes. Args: x (or condition); OpAt: x, time; OpCount: Index is the event.
	OpInitial
	OpFinal
	OpHighest
	OpLowest
	OpAverage
	OpTotal
	OpAt
	OpEver
	OpAlways
	OpDuration
	OpFirstTime
	OpCount

	opEnd
)

// historyOps, measureOps and stateOps are the operators that are written as functions, by the names these have in
// [builtin], whose rows know no operators: they come before the model.
var (
	historyOps = map[string]Op{"previous": OpPrevious, "delayed": OpDelayed, "smooth": OpSmooth, "initial": OpFirst}
	measureOps = map[string]Op{
		"initial": OpInitial, "final": OpFinal, "highest": OpHighest, "lowest": OpLowest, "average": OpAverage,
		"total": OpTotal, "at": OpAt, "ever": OpEver, "always": OpAlways, "duration": OpDuration,
		"first_time": OpFirstTime, "count": OpCount,
	}
	stateOps = map[string]Op{
		"wanted": OpWanted, "in_transit": OpInTransit, "overflow": OpOverflow, "fired": OpFired, "happened": OpHappened,
		"active": OpActive, "since": OpSince, "firing": OpFiring,
	}
)

// Staged says that an expression is what its stages hold, which begin at a first value of its own: at one point it needs the
// duration, and that value at the first, but not x.
func (e *Expr) Staged() bool {
	return e.Op == OpDelayed && e.Order > 0 || e.Op == OpSmooth && len(e.Args) > 2
}

// Conserves says that an expression delays x by order, over a duration that is not the same throughout a trial: then its stages hold
// amounts, and none of x gets lost or is there twice when the duration changes.
func (e *Expr) Conserves() bool {
	if e.Op != OpDelayed || e.Order == 0 {
		return false
	}
	for part := range e.Args[1].Parts() {
		q, reads := part.Quantity()
		switch {
		case reads && q.Kind != KindVariable && q.Kind != KindTable, part.Op == OpCall && part.Func.Group != builtin.Arithmetic:
			return true
		case part.Op == OpTime, part.Op == OpDraw, part.Op == OpPrevious, part.Op == OpDelayed, part.Op == OpSmooth:
			return true
		}
	}
	return false
}

// Dist is the shape of a distribution call: its name and, for truncated and mixture, the shapes inside. The
// parameters are in Expr.Args, flattened in the order written: truncated(normal(m, s), lo, hi) has m, s, lo, hi and
// mixture(D1, w1, D2, w2) has D1's, w1, D2's, w2. "a to b" has the name "to".
type Dist struct {
	Name  string
	Count int // number of flattened parameters
	Inner []*Dist
}

// Address says which draw a distribution call is: the quantity it stands in, which of its expressions, and which
// call in that expression, counted in the order written.
type Address struct {
	Quantity string
	Role     string // "value", "start", "rate", "amount", "loss", "when", "chance", "effect STOCK", "set", "set 2" ...
	Call     int
	Once     bool // drawn once per trial, by the number of its world: a variable, a start, a bound, a delay
}
