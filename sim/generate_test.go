package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// generated is the text of a random scenario, in entries that can be taken out one by one.
type generated struct {
	head     string
	sections []section
	whole    bool // all that is computed is an outcome
}

type section struct {
	name    string
	entries []string // a key or list item and what stands under it, indented by two
}

func (g generated) String() string {
	var b strings.Builder
	b.WriteString(g.head)
	for _, s := range g.sections {
		if len(s.entries) > 0 {
			b.WriteString(s.name + ":\n" + strings.Join(s.entries, ""))
		}
	}
	return b.String()
}

// smaller is the smallest text that still fails, taking out one entry after the other.
func (g generated) smaller(fails func(generated) bool) generated {
	for again := true; again; {
		again = false
		for i := range g.sections {
			if g.whole && g.sections[i].name == "outcomes" {
				continue
			}
			for j := len(g.sections[i].entries) - 1; j >= 0; j-- {
				less := g
				less.sections = slices.Clone(g.sections)
				less.sections[i].entries = slices.Delete(slices.Clone(g.sections[i].entries), j, j+1)
				if fails(less) {
					g, again = less, true
				}
			}
		}
	}
	return g
}

// builder makes a random scenario that the format allows. What is computed at a point is made in the order early
// auxiliaries, levers, flows, late auxiliaries, late flows, events, each reading what comes before it (and by `previous` all),
// so that nothing loops.
type builder struct {
	*dice
	generated
	steps  int
	world  scope // variables
	early  scope // and stocks, the past, time
	late   scope // and everything of a point
	past   []string
	stocks []string // numeric, those of early flows first
	capped []string // those with a max
	split  int      // index of the first stock of late flows
}

// generate is the scenario of a seed. Every fifth is wild: what it computes may leave its domain, so that runs fail;
// all it computes is then an outcome, so that nothing that fails is needless.
func generate(seed uint64) generated {
	b := &builder{dice: newDice(seed)}
	b.whole = seed%5 == 0
	b.world = scope{draws: true, wild: b.whole}
	b.clockOf()
	b.foretell()
	b.variables()
	b.tables()
	b.stocksAndLevels()
	b.early = b.scopeOfState()
	aux := b.auxiliaries("early", b.early)
	b.early = b.early.with(aux...)
	b.leversAndPolicies()
	flows := b.flows("flow", b.stocks[:b.split], b.early)
	b.late = b.early.with(flows...)
	b.late = b.late.with("wanted("+flows[0]+")", "wanted(rush)")
	b.late = b.late.with(b.auxiliaries("late", b.late)...)
	b.late = b.late.with(b.flows("late_flow", b.stocks[b.split:], b.late)...)
	if b.hasSet() {
		b.put("flows", fmt.Sprintf("  feed_$team: {to: pool_$team, rate: 'clamp(share_$team * %s, -9, 9)', biflow: true}\n", b.atom(b.late)))
		// Stocks that give what enters them wait for each other around a ring, unless it takes time to go round.
		on := b.pick("'next($team, pool_$team else none)'", "'next($team, pool_$team, cyclic)', delay: dt", "'previous($team, pool_$team else stock_1)', delay: '2 * dt'")
		b.put("flows", "  on_$team: {from: pool_$team, to: "+on+", rate: 'previous($team, pool_$team else 3) * 0.1'}\n")
		b.put("flows", "  from_red: {from: pool_red, to: pool_blue, rate: 'sum(team, pool_$team) - in_transit(to_green)'}\n")
		b.put("flows", "  to_green: {from: pool_blue, to: pool_green, rate: 'max_over(team, pool_$team)', delay: 'dt * 2', loss: 5%}\n")
		b.late = b.late.with("feed_blue", "from_red", "sum(team, pool_$team * wanted(feed_$team))", "overflow(pool_green)")
	}
	b.events()
	b.measures()
	return b.generated
}

func (b *builder) put(section_ string, entry string) {
	for i := range b.sections {
		if b.sections[i].name == section_ {
			b.sections[i].entries = append(b.sections[i].entries, entry)
			return
		}
	}
	b.sections = append(b.sections, section{section_, []string{entry}})
}

// entry is a key and a mapping under it; values are quoted, so that YAML takes nothing in them for its own.
func entry(name string, pairs ...string) string {
	text := "  " + name + ":\n"
	for i := 0; i < len(pairs); i += 2 {
		text += "    " + pairs[i] + ": " + quoted(pairs[i+1]) + "\n"
	}
	return text
}

func quoted(value string) string {
	if strings.HasPrefix(value, "{") || !strings.ContainsFunc(value, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) }) {
		return value
	}
	return "'" + value + "'"
}

func (b *builder) clockOf() {
	b.steps = b.between(4, 12)
	step, length, unit := 1.0, float64(b.steps), b.pick("week", "week", "month", "day", "hour", "minute")
	switch b.below(4) {
	case 0:
		step, length = 0.25, float64(b.steps)*0.25
	case 1:
		step, length = 3, float64(b.steps)*3
	}
	b.head = fmt.Sprintf("wargame: 1\ntitle: generated\nclock: {start: 2025-07-07, step: %v %ss, length: %v %ss}\n", step, unit, length, unit)
	if b.one(2) {
		b.head += "sets: {team: [red, blue, green]}\n"
	}
}

func (b *builder) hasSet() bool { return strings.Contains(b.head, "sets:") }

// foretell names what is computed at a point before it is made: by looks at the past, all may be read everywhere.
func (b *builder) foretell() {
	b.past = []string{"early_1", "early_2", "late_1", "late_2", "flow_1", "rush", "late_flow_1", "lever_1"}
}

func (b *builder) variables() {
	b.put("variables", "  any: uniform(-1, 1)\n") // what is made of it is no constant
	b.world = b.world.with("any")
	for i := range b.between(3, 6) {
		name := fmt.Sprintf("var_%d", i+1)
		value := b.number(b.world, 2)
		if b.one(2) {
			value = b.distribution(b.literalParameter, 2)
		}
		b.put("variables", entry(name, "value", value))
		b.world = b.world.with(name)
	}
	b.put("variables", "  coin: bernoulli(0.4)\n")
	b.world = b.world.withTruths("coin")
	if b.hasSet() {
		b.put("variables", "  share_$team: '"+b.distribution(b.literalParameter, 2)+"'\n")
		b.world = b.world.with("share_red", "share_blue")
		b.world.sums = []string{"sum(team, share_$team * 0.5)", "max_over(team, abs(share_$team))", "min_over(team, share_$team)",
			"sum(team, share_$team * next($team, share_$team, cyclic))", "max_over(team, previous($team, share_$team else any))"}
	}
	if b.one(2) {
		for _, name := range []string{"tied_a", "tied_b", "tied_c"} {
			b.put("variables", "  "+name+": '"+b.distribution(b.literalParameter, 2)+"'\n")
		}
		b.world = b.world.with("tied_a", "tied_b", "tied_c")
		b.put("correlations", "  - [tied_a, tied_b, 0.6]\n")
		b.put("correlations", "  - [tied_c, tied_a, -0.3]\n")
	}
}

func (b *builder) literalParameter() string { return fmt.Sprintf("%d.%d", b.below(4), b.between(1, 9)) }

func (b *builder) tables() {
	if b.one(3) {
		return
	}
	still := b.world
	still.draws, still.wild = false, false
	b.put("tables", fmt.Sprintf("  curve: {0: 1, 2: '%s', 5.5: %d, 1k: '%s'}\n", b.number(still, 1), b.below(9), b.number(still, 1)))
	b.world.tables = []string{"curve"}
}

func (b *builder) stocksAndLevels() {
	b.split = b.between(2, 3)
	for i := range b.split + b.between(1, 2) {
		name := fmt.Sprintf("stock_%d", i+1)
		b.stocks = append(b.stocks, name)
		pairs := []string{"start", fmt.Sprintf("clamp(%s, 0, 50)", b.number(b.world, 1))}
		switch {
		case b.one(4):
			pairs[1] = "5 to 40"
		case i > 0 && b.one(3):
			pairs[1] = "clamp(" + b.pick("stock_1 * 0.4 + 2", "basis", "initial(basis) + delayed(stock_1, dt, var_1)", "smooth(basis, 2 * dt) + 3 * step_up(0)",
				"delayed(var_1, clamp(var_2, 0, 9), basis) + wanted(steady)", "previous(late_1, basis) * 2", "if basis < stock_1 then basis else time + 4") + ", 0, 50)"
		}
		switch b.below(4) {
		case 0:
			pairs = append(pairs, "min", "none")
		case 1:
			pairs = append(pairs, "min", "-2 - uniform(0, 1)")
		}
		if b.one(2) && (b.whole || pairs[1] != "5 to 40") {
			pairs = append(pairs, "max", b.pick("50", "60 + clamp("+b.atom(b.world)+", 0, 9)"))
			b.capped = append(b.capped, name)
		}
		// Of stocks between which flows go both ways, one at most gives what enters it: else they would wait for each other.
		if (i == 0 || i == b.split) && !slices.Contains(pairs, "none") && b.one(2) {
			pairs = append(pairs, "limit", "with inflows")
		}
		b.put("stocks", entry(name, pairs...))
	}
	if b.hasSet() {
		start := b.pick("'clamp(share_$team, 0, 9)'", "{red: 3, blue: 'clamp(share_$team, 0, 9)', green: 0}", "{red: 5 to 8, otherwise: 'clamp(share_$team, 1, 2)'}")
		b.put("stocks", "  pool_$team: {start: "+start+", max: 40, limit: "+b.pick("what is there", "with inflows")+"}\n")
	}
	b.put("stocks", "  mood: {start: calm, levels: [calm, tense, war]}\n")
	b.put("auxiliaries", "  basis: 'stock_1 * 0.3 + lever_2 + (if happened(shock) or mood == \"war\" then 9 else since(shock) / 1k) + in_transit(flow_delayed)'\n")
	b.put("flows", "  steady: {to: stock_1, rate: 'basis * 0.01 + var_1'}\n")
}

// scopeOfState is what can be read at a point before anything is computed there.
func (b *builder) scopeOfState() scope {
	s := b.world.with(b.stocks...)
	s = s.with("in_transit(flow_delayed)", "divide(1, since(shock), 1)", "min(since(every_now), 9)")
	s = s.withTruths("fired(shock)", "happened(shock)", "active(spell)", "fired(every_now)", `mood == "tense"`, `mood >= "tense"`,
		"active(once)", "bernoulli(0.2)")
	s.past, s.clock, s.history = b.past, true, true
	for _, name := range b.capped {
		s = s.with("overflow(" + name + ")")
	}
	return s
}

func (b *builder) auxiliaries(kind string, s scope) []string {
	var made []string
	for i := range b.between(2, 5) {
		name := fmt.Sprintf("%s_%d", kind, i+1)
		if b.one(6) {
			b.put("auxiliaries", fmt.Sprintf("  %s: {by: mood, calm: '%s', otherwise: '%s'}\n", name, b.number(s, 1), b.number(s, 2)))
		} else {
			b.put("auxiliaries", entry(name, "value", b.number(s, 3)))
		}
		made = append(made, name)
		s = s.with(name)
	}
	if b.hasSet() {
		b.put("auxiliaries", fmt.Sprintf("  %s_$team: {by: team, red: '%s', otherwise: '%s * share_$team + next($team, share_$team else %s)'}\n", kind, b.number(s, 1), b.atom(s), b.atom(s)))
		made = append(made, kind+"_green", "sum(team, "+kind+"_$team * share_$team)")
	}
	return made
}

func (b *builder) leversAndPolicies() {
	b.put("levers", "  lever_1: {default: 100%, range: [-50%, 3]}\n")
	b.put("levers", "  lever_2: {default: 2}\n")
	b.put("levers", "  posture: {default: hold, options: [hold, push, yield]}\n")
	b.put("levers", "  flag: {default: false}\n")
	s := b.early
	b.early = b.early.with("lever_1", "lever_2").withTruths(`posture == "push"`, `posture != "hold"`, "flag")
	b.early.sums = append([]string{"(if posture == \"yield\" then 1 else 2)"}, b.early.sums...)

	b.put("policies", "  plain: {}\n")
	b.put("policies", entry("set_once", "set", fmt.Sprintf("{lever_1: %d%%, posture: push, flag: true}", b.between(0, 250))))
	b.put("policies", entry("planned", "set", fmt.Sprintf(
		"{lever_1: {week 0: 0.5, week %d: '%s', 2025-09-01: 1}, posture: {day 3: yield, day %d: push}, flag: {day 4: '%s'}}",
		b.between(1, 3), unsure(b.number(s, 1)), b.between(5, 60), b.truth(s, 1))))
	b.put("policies", entry("adapting", "like", "planned", "set", fmt.Sprintf(
		"{lever_1: '%s', lever_2: '%s', posture: 'if %s then \"push\" else \"hold\"', flag: null}",
		unsure(b.number(s, 2)), b.number(s.with("lever_1"), 2), b.truth(s, 2))))
	b.put("policies", entry("by_mood", "set", fmt.Sprintf(
		"{lever_2: {by: mood, war: '%s', otherwise: '%s'}, posture: {by: mood, war: push, otherwise: hold}, flag: '%s'}",
		b.number(s, 1), b.number(s, 1), b.truth(s, 1))))
}

// flows are flows among the stocks given and the outside, and the names by which they may be read.
func (b *builder) flows(kind string, stocks []string, s scope) []string {
	var made []string
	for i := range b.between(2, 4) {
		name := fmt.Sprintf("%s_%d", kind, i+1)
		b.put("flows", entry(name, b.flow(stocks, s, false)...))
		made = append(made, name)
	}
	if kind == "flow" {
		b.put("flows", entry("flow_delayed", b.flow(stocks, s, true)...))
		b.put("flows", entry("rush", append(b.ends(stocks), "rate", fmt.Sprintf("clamp(%s, -100, 100)", b.number(s, 2)), "biflow", "true")...))
		made = append(made, "flow_delayed", "rush")
	}
	return made
}

func (b *builder) ends(stocks []string) []string {
	from := b.below(len(stocks))
	to := (from + 1) % len(stocks)
	switch {
	case b.one(3) || to == from && b.one(2):
		return []string{"from", stocks[from]}
	case b.one(2) || to == from:
		return []string{"to", stocks[from]}
	}
	return []string{"from", stocks[from], "to", stocks[to]}
}

func (b *builder) flow(stocks []string, s scope, delayed bool) []string {
	pairs := b.ends(stocks)
	amount := fmt.Sprintf("clamp(%s, -30, 60)", b.number(s, 2))
	if b.one(3) {
		amount = "abs(" + b.atom(s) + ") * " + b.pick(stocks...) + " * 0.1"
	}
	pairs = append(pairs, b.pick("rate", "rate", "amount"), amount)
	delayed = delayed || b.one(4)
	if slices.Contains(pairs, "from") && b.one(3) {
		pairs = append(pairs, "priority", b.pick("1", "1", "2", "3"))
	}
	if delayed {
		time := b.pick("0", "dt", "3 * dt", "20 * dt", "uniform(0, 4) * dt", "abs("+b.atom(b.world)+")")
		if b.one(2) {
			time = fmt.Sprintf("{time: '%s', order: %s}", time, b.pick("1", "2", "3", "5", "fixed"))
		}
		pairs = append(pairs, "delay", time)
	}
	if !delayed && b.one(4) {
		return append(pairs, "biflow", "true")
	}
	if b.one(3) && slices.Contains(pairs, "to") { // what leaves the model has no need of a loss
		loss := fmt.Sprintf("clamp(%s, 0, 1)", b.number(s, 1))
		if s.wild && b.one(2) {
			loss = unsure(b.atom(s))
		}
		pairs = append(pairs, "loss", loss)
	}
	return pairs
}

func (b *builder) events() {
	s := b.late
	probability := func() string {
		if s.wild && b.one(3) {
			return unsure(b.number(s, 1))
		}
		return b.pick("logistic("+b.number(s, 1)+")", "30%", "clamp("+b.number(s, 1)+", 0, 1)")
	}
	when := []string{"when", b.truth(s, 2)}
	b.put("events", entry("shock", append([]string{"chance", probability(), "repeats", "true"}, b.effects(s)...)...))
	s = s.withTruths("firing(shock)", "firing(shock)")
	b.put("events", entry("spell", append([]string{"hazard", "abs(" + b.number(s, 1) + ")", "lasts", b.duration(s),
		"repeats", b.pick("true", "false"), "when", b.truth(s, 2)}, b.effects(s)...)...))
	s = s.withTruths("firing(spell)")
	b.put("events", entry("every_now", append([]string{"every", b.duration(s), "when", b.truth(s, 1)}, b.effects(s)...)...))
	at := b.pick("week 1", "day 20", "2025-07-10", "abs("+b.atom(b.world)+")")
	b.put("events", entry("once", append([]string{"at", at, "lasts", b.duration(s)}, b.effects(s)...)...))
	b.put("events", entry("escalate", append(when, "chance", "20% per month", "repeats", "true", "effects", "{mood: set above(mood)}")...))
	b.put("events", entry("settle", "when", `mood == "war" and `+b.truth(s, 1), "repeats", "true", "effects",
		b.pick("{mood: set below(mood)}", `{mood: set "calm"}`, `{mood: 'set if firing(once) then below(mood) else "tense"'}`)))
	if b.one(2) {
		b.put("events", entry("sudden", append([]string{"when", b.truth(s, 1), "repeats", b.pick("true", "false")}, b.effects(s)...)...))
	}
}

func (b *builder) duration(s scope) string {
	return b.pick("0", "dt", "2 * dt", "3.4 * dt", "abs("+b.atom(b.world)+")", "uniform(0, 3) * dt", "abs(clamp("+b.atom(s)+", -5, 5))")
}

func (b *builder) effects(s scope) []string {
	text := fmt.Sprintf("{%s: '%s clamp(%s, -20, 20)'", b.stocks[0], b.pick("add", "remove", "set"), b.number(s, 1))
	if b.one(2) {
		text += fmt.Sprintf(", %s: '%s clamp(%s, -5, 9)'", b.stocks[b.split], b.pick("add", "remove"), b.number(s, 1))
	}
	return []string{"effects", text + "}"}
}

// measures are outcomes of every kind, what is watched, and checks.
func (b *builder) measures() {
	s := b.late.with("lever_1").withTruths("fired(every_now)")
	s.draws, s.history = false, false
	s.numbers = slices.DeleteFunc(s.numbers, func(n string) bool { return strings.HasPrefix(n, "delayed") })
	s.truths = slices.DeleteFunc(s.truths, func(n string) bool { return strings.Contains(n, "bernoulli") })
	s.wild = false
	number := func() string { return b.number(s, 1) }
	values := []string{
		"initial(" + number() + ")", "final(" + number() + ")", "highest(" + number() + ")", "lowest(" + number() + ")",
		"average(" + number() + ")", "total(" + number() + ")",
		"at(" + number() + ", " + b.pick("week 1", "0", "2.5 * dt", "9999", "abs(var_1)") + ")",
		"ever(" + b.truth(s, 1) + ")", "always(" + b.truth(s, 1) + ")", "duration(" + b.truth(s, 2) + ")",
		"first_time(" + b.truth(s, 2) + ")", "count(shock) + count(every_now) - 2 * count(once)", "total(flow_1) - highest(rush)",
		"var_1 + var_2", "divide(final(stock_1), outcome_1, 0)", "if coin then outcome_2 else first_time(stock_1 > 20)",
	}
	for i, value := range values {
		pairs := []string{"value", value}
		if b.one(4) {
			pairs = append(pairs, "given", b.pick("ever("+b.truth(s, 1)+")", "final(stock_1) > 10", "count(shock) > 2 or coin"))
		}
		b.put("outcomes", entry(fmt.Sprintf("outcome_%d", i+1), pairs...))
	}
	if b.whole {
		for _, x := range b.late.numbers {
			if !strings.ContainsAny(x, "( ") {
				b.put("outcomes", entry("final_"+x, "value", b.finalOf(x)))
			}
		}
	}
	b.put("watch", "  - stock_1\n")
	b.put("watch", "  - mood\n")
	b.put("watch", "  - flow_1\n")
	b.put("watch", "  - posture\n")
	b.put("checks", "  - planned.outcome_2 >= plain.outcome_2\n")
	b.put("checks", "  - {that: 'not adapting.outcome_8 or set_once.outcome_4 < 30', in: 50%}\n")
}

func (b *builder) finalOf(x string) string {
	if strings.HasPrefix(x, "var_") || strings.HasPrefix(x, "share_") || strings.HasPrefix(x, "tied_") {
		return x
	}
	return "final(" + x + ")"
}
