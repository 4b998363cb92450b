package sim_test

import (
	"fmt"
	"strconv"
	"strings"

	"wargame/sim/rng"
)

// dice are the random choices of a generated scenario: a run of uniforms of their own.
type dice struct{ key, n uint64 }

func newDice(seed uint64) *dice { return &dice{key: rng.Key(seed, "generated scenario", "", 0)} }

func (d *dice) below(n int) int {
	d.n++
	return int(rng.Uniform(d.key, d.n) * float64(n))
}

func (d *dice) between(lo, hi int) int { return lo + d.below(hi-lo+1) }

// one says yes once in n times.
func (d *dice) one(n int) bool { return d.below(n) == 0 }

func (d *dice) pick(from ...string) string { return from[d.below(len(from))] }

// literal is a small number, in one of the ways a number may be written.
func (d *dice) literal() string {
	switch d.below(6) {
	case 0:
		return strconv.Itoa(d.between(1, 99)) + "%"
	case 1:
		return fmt.Sprintf("0.%03dk", d.between(1, 20))
	case 2:
		return d.pick("pi", "dt", "horizon", "2 days", "1 week")
	case 3:
		return fmt.Sprintf("%d.%d", d.below(10), d.below(100))
	}
	return strconv.Itoa(d.below(12))
}

// scope is what an expression may read where it stands.
type scope struct {
	numbers []string // names and calls that are numbers
	truths  []string // those that are truth values
	past    []string // names that only `previous` and `delayed` may read here, since they are computed later
	tables  []string
	sums    []string // whole calls of sum, min_over, max_over
	draws   bool
	clock   bool
	history bool
	wild    bool // the arithmetic may leave its domain
}

func (s scope) with(numbers ...string) scope {
	s.numbers = append(append([]string(nil), s.numbers...), numbers...)
	return s
}

func (s scope) withTruths(truths ...string) scope {
	s.truths = append(append([]string(nil), s.truths...), truths...)
	return s
}

// number is an expression for a number.
func (d *dice) number(s scope, depth int) string {
	if depth <= 0 || d.one(5) {
		return d.atom(s)
	}
	x := func() string { return d.number(s, depth-1) }
	switch d.below(17) {
	case 0, 1:
		return "(" + x() + d.pick(" + ", " - ") + x() + ")"
	case 2:
		return x() + " * " + d.atom(s)
	case 3:
		return "(if " + d.truth(s, depth-1) + " then " + x() + " else " + x() + ")"
	case 4:
		return fmt.Sprintf("%s(%s, %s, %s)", d.pick("min", "max"), x(), x(), d.literal())
	case 5:
		return fmt.Sprintf("clamp(%s, -%s, 20 + abs(%s))", x(), d.literal(), d.atom(s))
	case 6:
		return d.pick("abs", "floor", "ceil", "round", "sign", "sin", "cos", "logistic", "-") + "(" + x() + ")"
	case 7:
		return fmt.Sprintf("divide(%s, %s, %s)", x(), x(), d.literal())
	case 8:
		return fmt.Sprintf("(%s) / (1 + abs(%s))", x(), x())
	case 9:
		return fmt.Sprintf(d.pick("sqrt(abs(%s))", "ln(1 + abs(%s))", "log10(2 + abs(%s))", "exp(clamp(%s, -9, 4))",
			"tan(clamp(%s, -1, 1))", "(%s)^2", "abs(%s)^0.5", "2^clamp(%s, -4, 4)", "mod(%s, 3)", "(%s) per week", "-(%s)^3",
			"cdf(normal(1, 2), %s)", "cdf(triangular(0, 1, 4), %s)", "cdf(truncated(normal(0, 1), -1, 2), %s)"), x())
	case 10:
		return d.clockCall(s)
	case 11, 12:
		return d.historyCall(s, depth)
	case 13:
		return d.wildCall(s, depth)
	}
	return d.draw(s)
}

func (d *dice) atom(s scope) string {
	switch {
	case len(s.sums) > 0 && d.one(16):
		return d.pick(s.sums...)
	case len(s.tables) > 0 && d.one(8):
		return d.pick(s.tables...) + "(" + d.pick(append(s.numbers, d.literal())...) + ")"
	case s.clock && d.one(8):
		return "time"
	case len(s.numbers) > 0 && !d.one(4):
		return d.pick(s.numbers...)
	}
	return d.literal()
}

// truth is an expression for a truth value.
func (d *dice) truth(s scope, depth int) string {
	if len(s.truths) > 0 && d.one(2) {
		return d.pick(s.truths...)
	}
	if depth <= 0 || d.one(3) {
		return d.atom(s) + d.pick(" < ", " <= ", " > ", " >= ", " == ", " != ") + d.atom(s)
	}
	switch d.below(5) {
	case 0:
		return "(" + d.truth(s, depth-1) + d.pick(" and ", " or ") + d.truth(s, depth-1) + ")"
	case 1:
		return "not (" + d.truth(s, depth-1) + ")"
	case 2:
		if s.draws {
			return d.pick("bernoulli(0.3)", "bernoulli(logistic("+d.atom(s)+"))")
		}
	case 3:
		return d.pick("true", "false", "(if "+d.truth(s, depth-1)+" then "+d.truth(s, depth-1)+" else false)")
	}
	return "(" + d.number(s, depth-1) + ")" + d.pick(" < ", " >= ", " > ") + "(" + d.number(s, depth-1) + ")"
}

func (d *dice) clockCall(s scope) string {
	if !s.clock {
		return d.atom(s)
	}
	at, later := d.between(0, 6), d.between(1, 5)
	return d.pick(fmt.Sprintf("pulse(%d, %d)", at, later), fmt.Sprintf("step_up(week %d)", at),
		fmt.Sprintf("ramp(%d, %d)", at, at+later), fmt.Sprintf("ramp(%d, %d)", at, at), fmt.Sprintf("step_up(%s)", d.atom(s)))
}

// historyCall is a look at the past; only the past may be read of what is computed later.
func (d *dice) historyCall(s scope, depth int) string {
	if !s.history {
		return d.atom(s)
	}
	calm := s
	calm.wild = false
	now, x := d.number(calm, depth-1), d.number(calm, depth-1)
	if len(s.past) > 0 && d.one(2) {
		x = d.pick(s.past...)
	}
	switch d.below(8) {
	case 6:
		return fmt.Sprintf("delayed(%s, %s, %s, %d)", x, d.pick("dt", "3 * dt", "7.5 * dt", "abs(var_1) * dt", "(1 + abs(sin(time))) * dt", "abs(clamp("+d.atom(calm)+", -9, 9)) * dt"), d.atom(calm), d.between(1, 4))
	case 7:
		duration := d.pick("5 * dt", "dt + clamp("+d.atom(calm)+", 0, 9)", "abs(clamp("+d.atom(calm)+", -9, 9)) * dt")
		if d.one(3) {
			return fmt.Sprintf("smooth(%s, %s, %s)", x, duration, d.atom(calm))
		}
		return fmt.Sprintf("smooth(%s, %s, %s, %d)", x, duration, d.atom(calm), d.between(1, 4))
	case 0:
		return fmt.Sprintf("delayed(%s, %s, %s)", x, d.pick("dt", "3 * dt", "2.5 * dt", "dt + clamp(var_1, 0, 9)"), d.atom(calm))
	case 1:
		return fmt.Sprintf("delayed(%s, clamp(var_1, 0, 9), %s)", now, d.atom(calm)) // may be no delay at all
	case 2:
		return fmt.Sprintf("smooth(%s, %s)", now, d.pick("dt", "2 * dt", "dt + clamp("+d.atom(calm)+", 0, 9)"))
	}
	if d.one(4) {
		return fmt.Sprintf("initial(%s)", now)
	}
	return fmt.Sprintf("previous(%s, %s)", x, d.atom(calm))
}

// wildCall leaves its domain for some values of what it reads.
func (d *dice) wildCall(s scope, depth int) string {
	if !s.wild {
		return d.atom(s)
	}
	wild := []string{"ln(%s)", "sqrt(%s)", "1 / (%s)", "exp(20 * (%s))", "(%s)^0.5"}
	if s.draws {
		wild = append(wild, "normal(0, %s)", "uniform(0, %s)", "exponential(%s)", "truncated(normal(0, 1), 0, %s)")
	}
	return fmt.Sprintf(d.pick(wild...), unsure(d.number(s, depth-1)))
}

// unsure is x, but no constant: impossible constants are errors of the scenario and not of the run.
func unsure(x string) string { return "0 * any + " + x }

// draw is a distribution call; where the scope allows, its parameters read it.
func (d *dice) draw(s scope) string {
	if !s.draws {
		return d.atom(s)
	}
	return d.distribution(func() string {
		if d.one(2) {
			return fmt.Sprintf("clamp(%s, 0.1, 9)", d.atom(s))
		}
		return fmt.Sprintf("%d.%d", d.below(4), d.between(1, 9))
	}, 2)
}

// distribution is a distribution call whose parameters are made of positive numbers between 0.1 and 9.
func (d *dice) distribution(x func() string, depth int) string {
	ascending := func(n int) string {
		ends := []string{x()}
		for len(ends) < n {
			ends = append(ends, ends[len(ends)-1]+" + "+x())
		}
		return strings.Join(ends, ", ")
	}
	kinds := 16
	if depth == 0 {
		kinds = 9 // the continuous ones
	}
	kind := d.below(kinds)
	if (kind == 4 || kind == 5 || kind == 8) && !d.one(3) {
		kind = d.below(4) // beta, gamma and student_t cost a thousand times as much as all others
	}
	switch kind {
	case 0:
		return fmt.Sprintf("normal(%s, %s)", x(), x())
	case 1:
		return fmt.Sprintf("lognormal(ln(%s), 0.4)", x())
	case 2:
		return "uniform(" + ascending(2) + ")"
	case 3:
		return d.pick("triangular", "triangular", "triangular", "pert") + "(" + ascending(3) + ")"
	case 4:
		return fmt.Sprintf("beta(%s, %s)", x(), x())
	case 5:
		return fmt.Sprintf("gamma(%s, %s)", x(), x())
	case 6:
		return fmt.Sprintf("exponential(%s)", x())
	case 7:
		return fmt.Sprintf("weibull(%s, %s)", x(), x())
	case 8:
		return fmt.Sprintf("student_t(2 + %s, %s, %s)", x(), x(), x())
	case 9:
		return fmt.Sprintf("poisson(%s)", x())
	case 10:
		return fmt.Sprintf("binomial(ceil(%s), logistic(%s - 2))", x(), x())
	case 11:
		return fmt.Sprintf("choice(%s, %s, %s)", x(), x(), x())
	case 12:
		return fmt.Sprintf("discrete(%s, 25%%, -%s, 50%%, %s, 25%%)", x(), x(), x())
	case 13:
		return fmt.Sprintf("truncated(%s, %s)", d.distribution(x, 0), d.pick("-2, 40", "0, 1e3"))
	case 14:
		return fmt.Sprintf("mixture(%s, %s, %s, 0.7)", d.distribution(x, 0), x(), d.distribution(x, 0))
	}
	return d.pick("(2 to 9)", "(-3 to 4)", "(0.5 to 20)")
}
