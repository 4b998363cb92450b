package builtin

import "math"

// numbers are parameters that are all numbers.
func numbers(names ...string) []Param {
	var params []Param
	for _, name := range names {
		params = append(params, Param{name, NumberType})
	}
	return params
}

// one is a single parameter.
func one(name string, t Type) []Param { return []Param{{name, t}} }

var functions = []Function{
	{Name: "min", Group: Arithmetic, Params: numbers("a", "b"), Variadic: true, Units: takes(u, u).gives(u),
		Value:   least,
		Doc:     "The least of its arguments.",
		Example: "min(ua_shells, 100k)"},
	{Name: "max", Group: Arithmetic, Params: numbers("a", "b"), Variadic: true, Units: takes(u, u).gives(u),
		Value:   greatest,
		Doc:     "The greatest of its arguments.",
		Example: "ru_fire / max(ua_fire, 1)"},
	{Name: "abs", Group: Arithmetic, Params: numbers("x"), Units: takes(u).gives(u),
		Value:   of(math.Abs),
		Doc:     "The absolute value: x without its sign.",
		Example: "abs(occupied)"},
	{Name: "sqrt", Group: Arithmetic, Params: numbers("x"), Units: takes(u.times(u)).gives(u),
		Value:   of(math.Sqrt),
		Doc:     "The square root; not a number where x is negative.",
		Example: "sqrt(fire_ratio)"},
	{Name: "exp", Group: Arithmetic, Params: numbers("x"), Units: takes(pure).gives(pure),
		Value:   of(math.Exp),
		Doc:     "e to the power of x.",
		Example: "exp(-time / 10)"},
	{Name: "ln", Group: Arithmetic, Params: numbers("x"), Units: takes(pure).gives(pure),
		Value:   of(math.Log),
		Doc:     "The natural logarithm, to base e; not a number where x is negative, minus infinity where it is 0.",
		Example: "ln(fire_ratio)"},
	{Name: "log10", Group: Arithmetic, Params: numbers("x"), Units: takes(pure).gives(pure),
		Value:   of(math.Log10),
		Doc:     "The logarithm to base 10; not a number where x is negative, minus infinity where it is 0.",
		Example: "log10(fire_ratio + 1)"},
	{Name: "sin", Group: Arithmetic, Params: numbers("x"), Units: takes(pure).gives(pure),
		Value:   of(math.Sin),
		Doc:     "The sine of an angle in radians; a season of a year is sin(2 * pi * time / 1 year).",
		Example: "sin(2 * pi * time / 1 year)"},
	{Name: "cos", Group: Arithmetic, Params: numbers("x"), Units: takes(pure).gives(pure),
		Value:   of(math.Cos),
		Doc:     "The cosine of an angle in radians.",
		Example: "cos(2 * pi * time / 1 year)"},
	{Name: "tan", Group: Arithmetic, Params: numbers("x"), Units: takes(pure).gives(pure),
		Value:   of(math.Tan),
		Doc:     "The tangent of an angle in radians.",
		Example: "tan(pi / 8)"},
	{Name: "floor", Group: Arithmetic, Params: numbers("x"), Units: takes(u).gives(u),
		Value:   of(math.Floor),
		Doc:     "The greatest whole number that is at most x.",
		Example: "floor(time / 4)"},
	{Name: "ceil", Group: Arithmetic, Params: numbers("x"), Units: takes(u).gives(u),
		Value:   of(math.Ceil),
		Doc:     "The least whole number that is at least x.",
		Example: "ceil(ua_shells / 1k)"},
	{Name: "round", Group: Arithmetic, Params: numbers("x"), Units: takes(u).gives(u),
		Value:   of(math.Round),
		Doc:     "The nearest whole number; a half goes away from zero, so that 2.5 gives 3 and -2.5 gives -3.",
		Example: "round(fire_ratio)"},
	{Name: "mod", Group: Arithmetic, Params: numbers("a", "b"), Units: takes(u, u).gives(u),
		Value:   remainder,
		Doc:     "The remainder of a divided by b, with the sign of b: mod(-1, 4) is 3.",
		Example: "mod(time, 4)"},
	{Name: "clamp", Group: Arithmetic, Params: numbers("x", "low", "high"), Units: takes(u, u, u).gives(u),
		Value:   func(a []float64) float64 { return min(max(a[0], a[1]), a[2]) },
		Doc:     "x, but at least low and at most high.",
		Example: "clamp(fire_ratio, 0, 10)"},
	{Name: "sign", Group: Arithmetic, Params: numbers("x"), Units: takes(u).gives(pure),
		Value:   sign,
		Doc:     "1 where x is positive, -1 where it is negative, 0 where it is 0.",
		Example: "sign(fire_ratio - 1)"},
	{Name: "logistic", Group: Arithmetic, Params: numbers("x"), Units: takes(pure).gives(pure),
		Value:   func(a []float64) float64 { return 1 / (1 + math.Exp(-a[0])) },
		Doc:     "1 / (1 + exp(-x)): rises smoothly from 0 to 1 and is 0.5 at 0.",
		Example: "logistic(fire_ratio - 3)"},
	{Name: "divide", Group: Arithmetic, Params: numbers("a", "b", "otherwise"), Units: takes(u, v, u.per(v)).gives(u.per(v)),
		Value:   divide,
		Doc:     "a / b, or otherwise where b is 0.",
		Example: "divide(ru_fire, ua_fire, 0)"},
	{Name: "cdf", Group: Probability, Params: []Param{{"distribution", DistributionType}, {"x", NumberType}}, Units: takes(u, u).gives(pure),
		Doc:     "The probability that a draw from the distribution is at most x; nothing is drawn.",
		Example: "cdf(normal(5, 2), fire_ratio)"},

	{Name: "pulse", Group: ClockGroup, Params: numbers("at", "width"), Units: takes(clock, clock).gives(pure),
		Doc:     "1 from the time at until width later (at <= time < at + width), else 0.",
		Example: "pulse(week 4, 2 weeks)"},
	{Name: "step_up", Group: ClockGroup, Params: numbers("at"), Units: takes(clock).gives(pure),
		Doc:     "0 before the time at, 1 from then on.",
		Example: "step_up(week 8)"},
	{Name: "ramp", Group: ClockGroup, Params: numbers("from", "until"), Units: takes(clock, clock).gives(pure),
		Doc:     "0 up to the time from, then rising linearly to 1 at the time until, and 1 from then on.",
		Example: "ramp(week 4, week 12)"},

	{Name: "previous", Group: History, Params: []Param{{"x", AnyType}, {"first", AnyType}}, Result: AnyType, Units: takes(u, u).gives(u),
		Doc:     "x one step ago; first at the first point. It does not count as depending on x, so it breaks loops.",
		Example: "previous(ru_fire, 0)"},
	{Name: "delayed", Group: History, Params: []Param{{"x", AnyType}, {"duration", DurationType}, {"first", AnyType}, {"order", OrderType}}, Optional: 1, Result: AnyType,
		Units: takes(u, clock, u, pure).gives(u),
		Doc: "x as it was a duration ago, rounded to whole steps; before that first, as it was at the first point. The duration reads variables only. " +
			"By a step or more it does not count as depending on x, so it breaks loops. With an order, x comes bit by bit, through so many stages, a duration after it on average; the duration may change then.",
		Example: "delayed(us_deliveries, 3 weeks, 0)"},
	{Name: "smooth", Group: History, Params: []Param{{"x", NumberType}, {"duration", DurationType}, {"first", NumberType}, {"order", OrderType}}, Optional: 2,
		Units: takes(u, clock, u, pure).gives(u),
		Doc: "Exponential smoothing of x: each step it moves to x by the share dt / duration of what is between them, all of it where the duration is under a step. " +
			"At the first point it is first, and so does not count as depending on x; without first it is x. An order of 3 smooths three times, each over a third of the duration; it is 1 unless said.",
		Example: "smooth(ru_fire, 4 weeks)"},

	{Name: "above", Group: Levels, Params: one("stock", LevelStockType), Result: LevelType, Units: takes(free).gives(free),
		Doc:     "The next level up of a stock with levels; the highest stays as it is.",
		Example: "above(talks)"},
	{Name: "below", Group: Levels, Params: one("stock", LevelStockType), Result: LevelType, Units: takes(free).gives(free),
		Doc:     "The next level down of a stock with levels; the lowest stays as it is.",
		Example: "below(talks)"},

	{Name: "wanted", Group: State, Params: one("flow", FlowType), Units: takes(u).gives(u),
		Doc:     "What a flow would move per clock unit if no stock limited it; for a uniflow at least 0.",
		Example: "wanted(ua_fire)"},
	{Name: "in_transit", Group: State, Params: one("flow", FlowType), Units: takes(u).gives(u.times(clock)),
		Doc:     "The amount that a flow with a delay holds on its way, before any loss.",
		Example: "in_transit(us_deliveries)"},
	{Name: "overflow", Group: State, Params: one("stock", StockType), Units: takes(u).gives(u),
		Doc:     "The total that was lost so far because a stock was at its max.",
		Example: "overflow(ua_shells)"},
	{Name: "fired", Group: State, Params: one("event", EventType), Result: TruthType, Units: takes(free).gives(pure),
		Doc:     "Whether an event fired in the step just past.",
		Example: "fired(rotation)"},
	{Name: "happened", Group: State, Params: one("event", EventType), Result: TruthType, Units: takes(free).gives(pure),
		Doc:     "Whether an event has ever fired, up to the step just past.",
		Example: "happened(talks_open)"},
	{Name: "active", Group: State, Params: one("event", EventType), Result: TruthType, Units: takes(free).gives(pure),
		Doc:     "Whether an event with lasts is under way; never for one without.",
		Example: "active(rotation)"},
	{Name: "since", Group: State, Params: one("event", EventType), Units: takes(free).gives(clock),
		Doc:     "The time, in clock units, since the step in which an event last fired began; 1e9 if it never did.",
		Example: "since(rotation)"},
	{Name: "firing", Group: State, Params: one("event", EventType), Result: TruthType, Units: takes(free).gives(pure),
		Doc:     "Whether an event fires in this same step; in expressions of events only.",
		Example: "firing(rotation)"},

	{Name: "sum", Group: Sets, Params: []Param{{"set", SetType}, {"x", NumberType}}, Units: takes(free, u).gives(u),
		Doc:     "The sum of x over the members of a set, with $set in x standing for each member in turn.",
		Example: "sum(country, aid_$country)"},
	{Name: "min_over", Group: Sets, Params: []Param{{"set", SetType}, {"x", NumberType}}, Units: takes(free, u).gives(u),
		Doc:     "The least x over the members of a set, with $set in x standing for each member in turn.",
		Example: "min_over(country, aid_$country)"},
	{Name: "max_over", Group: Sets, Params: []Param{{"set", SetType}, {"x", NumberType}}, Units: takes(free, u).gives(u),
		Doc:     "The greatest x over the members of a set, with $set in x standing for each member in turn.",
		Example: "max_over(country, aid_$country)"},
	{Name: "next", Group: Sets, Params: []Param{{"set", SetType}, {"x", AnyType}, {"end", AnyType}}, Result: AnyType, Units: takes(free, u, u).gives(u),
		Written: "next($set, x else end)",
		Doc: "x with the member after $set in place of $set, or end at the last; next($set, x, cyclic) goes on with the first. " +
			"previous($set, x else end) is the same with the member before.",
		Example: "next($country, aid_$country else 0)"},

	{Name: "initial", Group: Measure, Params: one("x", AnyType), Result: AnyType, Units: takes(u).gives(u),
		Doc:     "x at the first point. It may stand in the model too, in auxiliaries, flows, events and policies.",
		Example: "initial(ru_shells)"},
	{Name: "final", Group: Measure, Params: one("x", AnyType), Result: AnyType, Units: takes(u).gives(u),
		Doc:     "x at the last point.",
		Example: "final(occupied)"},
	{Name: "highest", Group: Measure, Params: numbers("x"), Units: takes(u).gives(u),
		Doc:     "The highest x at any point.",
		Example: "highest(fire_ratio)"},
	{Name: "lowest", Group: Measure, Params: numbers("x"), Units: takes(u).gives(u),
		Doc:     "The lowest x at any point.",
		Example: "lowest(ua_shells)"},
	{Name: "average", Group: Measure, Params: numbers("x"), Units: takes(u).gives(u),
		Doc:     "The mean of x over all points.",
		Example: "average(fire_ratio)"},
	{Name: "total", Group: Measure, Params: numbers("x"), Units: takes(u).gives(u.times(clock)),
		Doc:     "The sum over all steps of x times the length of a step; for a flow, all that flowed.",
		Example: "total(ua_fire)"},
	{Name: "at", Group: Measure, Params: []Param{{"x", AnyType}, {"when", NumberType}}, Result: AnyType, Units: takes(u, clock).gives(u),
		Doc:     "x at the point nearest to a time; of two as near, the later.",
		Example: "at(occupied, week 12)"},
	{Name: "ever", Group: Measure, Params: one("condition", TruthType), Result: TruthType, Units: takes(free).gives(pure),
		Doc:     "Whether the condition holds at some point.",
		Example: "ever(fire_ratio > 10)"},
	{Name: "always", Group: Measure, Params: one("condition", TruthType), Result: TruthType, Units: takes(free).gives(pure),
		Doc:     "Whether the condition holds at every point.",
		Example: "always(ua_shells > 0)"},
	{Name: "duration", Group: Measure, Params: one("condition", TruthType), Units: takes(free).gives(clock),
		Doc:     "How long the condition holds: the length of all steps at whose beginning it does.",
		Example: "duration(ua_shells < 100k)"},
	{Name: "first_time", Group: Measure, Params: one("condition", TruthType), Units: takes(free).gives(clock),
		Doc: "The time of the first point at which the condition holds. Where there is none, the value is the horizon; " +
			"where the whole outcome is one first_time, the share of such trials is reported.",
		Example: "first_time(occupied > 500)"},
	{Name: "count", Group: Measure, Params: one("event", EventType), Units: takes(free).gives(free),
		Doc:     "How many times an event fired.",
		Example: "count(rotation)"},
}

// of is the Value of a function of one argument.
func of(f func(float64) float64) func([]float64) float64 {
	return func(a []float64) float64 { return f(a[0]) }
}

func least(a []float64) float64 {
	v := a[0]
	for _, x := range a[1:] {
		v = min(v, x)
	}
	return v
}

func greatest(a []float64) float64 {
	v := a[0]
	for _, x := range a[1:] {
		v = max(v, x)
	}
	return v
}

func remainder(a []float64) float64 { return a[0] - a[1]*math.Floor(a[0]/a[1]) }

func sign(a []float64) float64 {
	switch {
	case a[0] > 0:
		return 1
	case a[0] < 0:
		return -1
	}
	return 0
}

func divide(a []float64) float64 {
	if a[1] == 0 {
		return a[2]
	}
	return a[0] / a[1]
}
