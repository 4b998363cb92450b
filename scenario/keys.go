package scenario

// shape is what a value may look like, as far as an editor can tell without understanding expressions.
type shape string

// The shapes; each is a definition of the schema.
const (
	anExpression shape = "expression"
	aChoice      shape = "expression_or_choice" // an expression, or a choice by name
	someText     shape = "text"
	aFlag        shape = "flag"
	someNames    shape = "names"
	aRange       shape = "range"
	aBound       shape = "bound"
	aDirection   shape = "direction"
	someEffects  shape = "effects"
	someSettings shape = "settings"
	aVersion     shape = "version"
	bases        shape = "extends"
	aClock       shape = "clock"
	aSet         shape = "sets"
	someItems    shape = "correlations"
	someSeries   shape = "watch"
	someChecks   shape = "checks"

	// Sections: a mapping of names to entries.
	someActors      shape = "actors"
	someVariables   shape = "variables"
	someLevers      shape = "levers"
	somePolicies    shape = "policies"
	someStocks      shape = "stocks"
	someFlows       shape = "flows"
	someAuxiliaries shape = "auxiliaries"
	someTables      shape = "tables"
	someEvents      shape = "events"
	someOutcomes    shape = "outcomes"
)

// key is a key of a mapping of the format: what its value may look like, and what it means.
type key struct {
	name  string
	shape shape
	doc   string
}

// keys are the keys that a kind of mapping may have, beside the descriptive ones. The loader refuses all others, and
// the schema is made from the same tables.
type keys []key

func (k keys) names() []string {
	names := make([]string, len(k))
	for i := range k {
		names[i] = k[i].name
	}
	return names
}

// labelKeys are the descriptive keys, which every entry may have.
var labelKeys = keys{
	{"title", someText, "what a reader is told it is"},
	{"unit", someText, `its unit; of "%", numbers are shown times 100`},
	{"source", someText, "where the number is from, with its date"},
	{"about", someText, "more about it, in paragraphs"},
	{"question", someText, "the question it is about"},
	{"actor", someText, "who sets it, one of actors where these are given"},
}

// sections are the keys of a scenario file.
var sections = keys{
	{"wargame", aVersion, "the version of the format, always first"},
	{"extends", bases, "files that are merged first: a path, library/NAME, or a list of these"},
	{"abstract", aFlag, "true: the file is only for extending, and is not run"},
	{"clock", aClock, "how time passes"},
	{"actors", someActors, "who may set levers"},
	{"sets", aSet, "sets of names that stand for $NAME in templates"},
	{"variables", someVariables, "what is uncertain, drawn once per trial; without a distribution, a constant"},
	{"levers", someLevers, "what a policy may set"},
	{"policies", somePolicies, "the branches to compare; the first is the baseline"},
	{"stocks", someStocks, "what accumulates"},
	{"flows", someFlows, "what moves between stocks, per unit of the clock"},
	{"auxiliaries", someAuxiliaries, "named expressions"},
	{"tables", someTables, "piecewise linear functions: {0: 1, 10: 0.5}"},
	{"events", someEvents, "what may happen in a step"},
	{"correlations", someItems, "rank correlations of variables: [a, b, 0.4]"},
	{"outcomes", someOutcomes, "the measures by which policies are compared"},
	{"watch", someSeries, "what is kept step by step"},
	{"checks", someChecks, "what must hold over outcomes of policies: pause.weeks_short >= continue.weeks_short"},
}

var clockKeys = keys{
	{"start", someText, "the date of the start, 2025-07-07; lets times be dates"},
	{"step", someText, "the length of a step: 1 week; its unit is the unit of rates"},
	{"length", someText, "how long a trial is: 26 weeks"},
}

// The value of an entry that may be a bare expression: short for {value: ...}.
var (
	valueKey     = key{"value", anExpression, "an expression, or a distribution such as 40k to 90k"}
	auxiliaryKey = key{"value", aChoice, "an expression, or a choice by name: {by: LEVER, OPTION: EXPRESSION, ...}"}
)

var leverKeys = keys{
	{"default", anExpression, "its value where a policy does not set it"},
	{"range", aRange, "the lowest and the highest value: [0%, 100%]"},
	{"options", someNames, "the names it may take: [hold, advance]"},
}

var policyKeys = keys{
	{"set", someSettings, "lever: a value, an expression, or a schedule {week 0: 100%, week 4: 0%}"},
	{"like", someText, "the policy whose settings it starts from"},
	{"baseline", aFlag, "true: the others are compared with it"},
}

var stockKeys = keys{
	{"start", anExpression, "its value at the start, drawn once per trial"},
	{"min", anExpression, "its floor, 0 unless said; none for no floor"},
	{"max", anExpression, "its ceiling, none unless said"},
	{"levels", someNames, "the names it may take, in order, instead of numbers; only events change it"},
}

var flowKeys = keys{
	{"from", someText, "the stock it leaves; without one, it comes from outside"},
	{"to", someText, "the stock it enters; without one, it leaves the model"},
	{"rate", anExpression, "how much moves per unit of the clock"},
	{"amount", anExpression, "how much moves in a step, instead of rate"},
	{"biflow", aFlag, "true: a negative rate flows back"},
	{"delay", anExpression, "how long it is on the way: 3 weeks"},
	{"loss", anExpression, "the share that is lost on the way"},
}

var eventKeys = keys{
	{"when", anExpression, "the condition under which it may happen"},
	{"chance", anExpression, "its probability in a step, or 10% per month"},
	{"hazard", anExpression, "its rate: 2 per month"},
	{"at", anExpression, "the time at which it happens: week 8"},
	{"every", anExpression, "how often it happens: 20 weeks"},
	{"lasts", anExpression, "how long it is active"},
	{"repeats", aFlag, "true: it may happen again"},
	{"effects", someEffects, "stock: add X, remove X or set X"},
}

var outcomeKeys = keys{
	{"better", aDirection, "which way is better: higher or lower"},
	{"acceptable", aBound, "what would be good enough: at most 500"},
	{"given", anExpression, "only trials where it holds count"},
}

var checkKeys = keys{
	{"that", anExpression, "a condition over policy.outcome"},
	{"in", anExpression, "the share of trials in which it must hold; all unless said"},
}

var extendsKeys = keys{
	{"from", someText, "the file to extend"},
	{"except", someNames, "sections of it that are left out"},
}
