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
	aDelay       shape = "delay"
	aLimit       shape = "limit"
	aDirection   shape = "direction"
	someEffects  shape = "effects"
	someSettings shape = "settings"
	someChosen   shape = "chosen"
	aVersion     shape = "version"
	bases        shape = "extends"
	aClock       shape = "clock"
	aMethod      shape = "method"
	aSet         shape = "sets"
	someItems    shape = "correlations"
	someSeries   shape = "watch"
	someChecks   shape = "checks"

	// Sections: a mapping of names to entries.
	someActors      shape = "actors"
	someVariables   shape = "variables"
	someLevers      shape = "levers"
	someStrategies  shape = "strategies"
	somePolicies    shape = "policies"
	someStocks      shape = "stocks"
	someFlows       shape = "flows"
	someAuxiliaries shape = "auxiliaries"
	someTables      shape = "tables"
	someEvents      shape = "events"
	someOutcomes    shape = "outcomes"

	// Of the game.
	aGame          shape = "game"
	aCost          shape = "cost"
	someTeams      shape = "teams"
	someRoles      shape = "roles"
	someReadings   shape = "readings"
	someObjectives shape = "objectives"
	someInjects    shape = "injects"
	someEstimates  shape = "estimates"
	aBudget        shape = "budget"
	aLate          shape = "late"
	aReveal        shape = "reveal"
	aTurnOrTurns   shape = "turns"
	oneOrMoreTeams shape = "to"
	someTexts      shape = "texts"
)

// bearing is what a key does for the columns of a run: those of variables, outcomes, checks and watched series.
type bearing bool

const (
	makes bearing = true  // a column can depend on it: it is part of the model
	tells bearing = false // it says what a column is, where it is from, or what would be good; no column depends on it
)

// key is a key of a mapping of the format: what its value may look like, what depends on it, and what it means.
type key struct {
	name    string
	shape   shape
	bearing bearing
	doc     string
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

// shapeOf is the shape of a key's value, or empty for what is none of the keys.
func (k keys) shapeOf(name string) shape {
	for i := range k {
		if k[i].name == name {
			return k[i].shape
		}
	}
	return ""
}

// tell says that a key only tells of columns.
func (k keys) tell(name string) bool {
	for i := range k {
		if k[i].name == name {
			return k[i].bearing == tells
		}
	}
	return false
}

// labelKeys are the descriptive keys, which every entry may have.
var labelKeys = keys{
	{"title", someText, tells, "what a reader is told it is"},
	{"unit", someText, tells, `its unit, which is checked: shells/week, km2, EUR billion; of "%", numbers are shown times 100`},
	{"source", someText, tells, "where the number is from, with its date"},
	{"about", someText, tells, "more about it, in paragraphs"},
	{"question", someText, tells, "the question it is about"},
	{"actor", someText, tells, "who sets it, one of actors where these are given; none: a switch of the model, which nobody sets"},
}

// sections are the keys of a scenario file.
var sections = keys{
	{"wargame", aVersion, makes, "the version of the format, always first"},
	{"extends", bases, makes, "files that are merged first: a path, library/NAME, or a list of these"},
	{"abstract", aFlag, makes, "true: the file is only for extending, and is not run"},
	{"clock", aClock, makes, "how time passes"},
	{"actors", someActors, tells, "who may set levers, what they want, and for whom outcomes may be better"},
	{"sets", aSet, makes, "sets of names that stand for $NAME in templates"},
	{"variables", someVariables, makes, "what is uncertain, drawn once per trial; without a distribution, a constant"},
	{"levers", someLevers, makes, "what a policy may set"},
	{"strategies", someStrategies, makes, "the choices of each actor, ready-made: {russia: {hold: {}, surge: {set: {tempo: 1.4}}}}"},
	{"policies", somePolicies, makes, "the branches to compare; the first is the baseline"},
	{"stocks", someStocks, makes, "what accumulates"},
	{"flows", someFlows, makes, "what moves between stocks, per unit of the clock"},
	{"auxiliaries", someAuxiliaries, makes, "named expressions"},
	{"tables", someTables, makes, "piecewise linear functions: {0: 1, 10: 0.5}"},
	{"events", someEvents, makes, "what may happen in a step"},
	{"correlations", someItems, makes, "rank correlations of variables: [a, b, 0.4]"},
	{"outcomes", someOutcomes, makes, "the measures by which policies are compared"},
	{"watch", someSeries, makes, "what is kept step by step"},
	{"checks", someChecks, makes, "what must hold over outcomes of policies: pause.weeks_short >= continue.weeks_short"},
	{"game", aGame, tells, "how it is played at a table: turns, teams, what they see, injects"},
}

var clockKeys = keys{
	{"start", someText, makes, "the date of the start, 2025-07-07 or 2025-07-07 06:30; lets times be dates"},
	{"step", someText, makes, "the length of a step: 1 week; its unit is the unit of rates"},
	{"length", someText, makes, "how long a trial is: 26 weeks"},
	{"method", aMethod, makes, "how a step is taken: euler unless said, or rk4 (Runge-Kutta of the fourth order)"},
}

// The value of an entry that may be a bare expression: short for {value: ...}.
var (
	valueKey     = key{"value", anExpression, makes, "an expression, or a distribution such as 40k to 90k"}
	auxiliaryKey = key{"value", aChoice, makes, "an expression, or a choice by name: {by: LEVER, OPTION: EXPRESSION, ...}"}
)

var leverKeys = keys{
	{"default", anExpression, makes, "its value where a policy does not set it"},
	{"range", aRange, makes, "the lowest and the highest value: [0%, 100%]"},
	{"options", someNames, makes, "the names it may take: [hold, advance]"},
	{"cost", aCost, tells, "what it costs a turn, for a game with budgets: 35 * us_shells, or a cost for each option"},
}

var actorKeys = keys{
	{"goal", anExpression, tells, "what it wants, over outcomes and numbers; more is better: ground_taken - 0.2 * losses / 1k"},
}

var strategyKeys = keys{setKey}

var setKey = key{"set", someSettings, makes, "lever: a value, an expression, or a schedule {week 0: 100%, week 4: 0%}"}

var policyKeys = keys{
	setKey,
	{"strategies", someChosen, makes, "the strategy that an actor follows in it, {russia: surge}; what set says goes before it"},
	{"like", someText, makes, "the policy whose settings it starts from"},
	{"baseline", aFlag, tells, "true: the others are compared with it"},
}

var stockKeys = keys{
	{"start", anExpression, makes, "its value at the start, drawn once per trial"},
	{"min", anExpression, makes, "its floor, 0 unless said; none for no floor"},
	{"max", anExpression, makes, "its ceiling, none unless said"},
	{"limit", aLimit, makes, "what its outflows may take down to its floor: what is there, or with inflows also what enters in the same step"},
	{"levels", someNames, makes, "the names it may take, in order, instead of numbers; only events change it"},
}

var flowKeys = keys{
	{"from", someText, makes, "the stock it leaves; without one, it comes from outside"},
	{"to", someText, makes, "the stock it enters; without one, it leaves the model"},
	{"rate", anExpression, makes, "how much moves per unit of the clock"},
	{"amount", anExpression, makes, "how much moves in a step, instead of rate"},
	{"biflow", aFlag, makes, "true: a negative rate flows back"},
	{"delay", aDelay, makes, "how long it is on the way: 3 weeks, or {time: 3 weeks, order: 3}"},
	{"loss", anExpression, makes, "the share that is lost on the way"},
	{"priority", anExpression, makes, "its turn among the flows that leave a stock which cannot give them all they want: 1 first, those without last"},
}

var delayKeys = keys{
	{"time", anExpression, makes, "how long it is on the way, on average: 3 weeks"},
	{"order", anExpression, makes, "the stages that it goes through, one after the other: a whole number; or fixed, unless said, and it arrives whole"},
}

var eventKeys = keys{
	{"when", anExpression, makes, "the condition under which it may happen"},
	{"chance", anExpression, makes, "its probability in a step, or 10% per month"},
	{"hazard", anExpression, makes, "its rate: 2 per month"},
	{"at", anExpression, makes, "the time at which it happens: week 8"},
	{"every", anExpression, makes, "how often it happens: 20 weeks"},
	{"lasts", anExpression, makes, "how long it is active"},
	{"repeats", aFlag, makes, "true: it may happen again"},
	{"effects", someEffects, makes, "stock: add X, remove X or set X"},
}

var outcomeKeys = keys{
	{"better", aDirection, tells, "which way is better: higher or lower"},
	{"for", someText, tells, "for whom that is better, one of actors where these are given"},
	{"acceptable", aBound, tells, "what would be good enough: at most 500"},
	{"given", anExpression, makes, "only trials where it holds count"},
	{"headline", aFlag, tells, "true: it stands on the scorecard; without any, all do, up to nine"},
}

var checkKeys = keys{
	{"that", anExpression, makes, "a condition over policy.outcome"},
	{"in", anExpression, tells, "the share of trials in which it must hold; all unless said"},
}

// entryKeys are the own keys of the entries or items of each section.
var entryKeys = map[shape]keys{
	someVariables: {valueKey}, someLevers: leverKeys, someActors: actorKeys, somePolicies: policyKeys, someStocks: stockKeys, someFlows: flowKeys,
	someAuxiliaries: {auxiliaryKey}, someEvents: eventKeys, someOutcomes: append(keys{valueKey}, outcomeKeys...),
	someSeries: {valueKey}, someChecks: checkKeys,
}

// keysOfEntries are the keys that entries of sections may have, also in a value of theirs.
func keysOfEntries() []string {
	names := append(labelKeys.names(), delayKeys.names()...)
	for _, own := range entryKeys {
		names = append(names, own.names()...)
	}
	return names
}

var extendsKeys = keys{
	{"from", someText, makes, "the file to extend"},
	{"except", someNames, makes, "sections of it that are left out"},
}
