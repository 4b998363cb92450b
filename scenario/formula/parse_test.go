package formula

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"wargame/scenario/source"
)

// parse reads an expression that is the whole of a file named "e".
func parse(text string) (*Node, source.Diagnostics) {
	f := source.NewFile("e", []byte(text))
	return Parse(source.Plain(f, 0, len(text)))
}

// shape writes a tree with a pair of parentheses around every operator.
func shape(n *Node) string {
	var args []string
	for _, a := range n.Args {
		args = append(args, shape(a))
	}
	switch n.Kind {
	case Bad:
		return "BAD"
	case Number:
		return strings.TrimSpace(strconv.FormatFloat(n.Value, 'g', -1, 64) + " " + n.Unit)
	case Truth:
		return fmt.Sprint(n.Value != 0)
	case Text:
		return "'" + n.Name + "'"
	case Name, Date:
		return n.Name
	case Time:
		return fmt.Sprintf("@%s %v", n.Unit, n.Value)
	case Call:
		return n.Name + "[" + strings.Join(args, " ") + "]"
	case Unary:
		return "(" + n.Op.String() + " " + args[0] + ")"
	case Binary:
		return "(" + args[0] + " " + n.Op.String() + " " + args[1] + ")"
	case If:
		return "(if " + strings.Join(args, " ") + ")"
	case Per:
		return "(" + args[0] + " per " + n.Unit + ")"
	}
	panic("formula: unknown kind")
}

func TestParse(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		n, found := parse(text)
		if len(found) > 0 {
			t.Errorf("%s:\n%s", text, found.Error())
		} else if got := shape(n); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	check("12", "12")
	check("1_200", "1200")
	check("1.2e6", "1.2e+06")
	check("1.5E-3", "0.0015")
	check(".5", "0.5")
	check("40k to 90k", "(40000 to 90000)")
	check("3 weeks", "3 week")
	check("0.25 week", "0.25 week")
	check("week 8", "@week 8")
	check("months 2.5", "@month 2.5")
	check("time >= 2025-08-01", "(time >= 2025-08-01)")
	check("2025-08-01-3 weeks", "(2025-08-01 - 3 week)")
	check("1000-50-10%", "((1000 - 50) - 0.1)")
	check("1000-5-1", "((1000 - 5) - 1)")
	check("2025 - 08 - 01", "((2025 - 8) - 1)")
	check("true or false", "(true or false)")
	check(`posture == "hold"`, "(posture == 'hold')")
	check(`posture == 'hold'`, "(posture == 'hold')")
	check("shells_$country * $country_line", "(shells_$country * $country_line)")
	check("pause.weeks_short >= continue.weeks_short", "(pause.weeks_short >= continue.weeks_short)")
	check("max(a, b + 1, 2)", "max[a (b + 1) 2]")
	check("f()", "f[]")
	check("f (x)", "f[x]")

	// Precedence and associativity.
	check("a + b * c - d", "((a + (b * c)) - d)")
	check("a / b / c", "((a / b) / c)")
	check("a ^ b ^ c", "(a ^ (b ^ c))")
	check("-a ^ b", "(- (a ^ b))")
	check("2^-1", "(2 ^ (- 1))")
	check("2^-a^b * c", "((2 ^ (- (a ^ b))) * c)")
	check("a * -b", "(a * (- b))")
	check("a - -b", "(a - (- b))")
	check("--a", "(- (- a))")
	check("-a * b", "((- a) * b)")
	check("(-a)^2", "((- a) ^ 2)")
	check("not a == b and c or d", "(((not (a == b)) and c) or d)")
	check("not not a", "(not (not a))")
	check("a and not b", "(a and (not b))")
	check("a + 1 < b * 2", "((a + 1) < (b * 2))")
	check("(a < b) == c", "((a < b) == c)")
	check("a + 1 to b * 2", "((a + 1) to (b * 2))")
	check("-5 to 5", "((- 5) to 5)")
	check("max(1 to 2, 3)", "max[(1 to 2) 3]")

	// An if takes in all that follows.
	check("if a > b then 1 else 2 + c", "(if (a > b) 1 (2 + c))")
	check("1 + if a then b else c + d", "(1 + (if a b (c + d)))")
	check("if a then 1 else if b then 2 else 3", "(if a 1 (if b 2 3))")
	check("if a then if b then 1 else 2 else 3", "(if a (if b 1 2) 3)")
	check("(if a then b else c) + d", "((if a b c) + d)")
	check("if a then (1 to 2) else (3 to 4)", "(if a (1 to 2) (3 to 4))")
	check("(if a then 1 else 2) to 3", "((if a 1 2) to 3)")
	check("1 to if a then 2 else 3", "(1 to (if a 2 3))")
	check("if a or\n  time < week 4\nthen 100%\nelse 0%", "(if (a or (time < @week 4)) 1 0)")

	// Rates bind like a part of their number.
	check("10k per day", "(10000 per day)")
	check("-10k per day", "(- (10000 per day))")
	check("2 * x per week", "(2 * (x per week))")
	check("(a + b) per years", "((a + b) per year)")
	check("f(x) per month", "(f[x] per month)")
	check("10k per day to 20k per day", "((10000 per day) to (20000 per day))")
	check("2 weeks per year", "(2 week per year)")

	// Ranges whose ends say the same, or whose low end is nothing or in parentheses.
	check("0 to 20k", "(0 to 20000)")
	check("0.0 to 3 weeks", "(0 to 3 week)")
	check("3 days to 2 weeks", "(3 day to 2 week)")
	check("900k to 2M", "(900000 to 2e+06)")
	check("(10k) to 20k per day", "(10000 to (20000 per day))")
	check("10 to x per day", "(10 to (x per day))")
}

func TestDecimalValues(t *testing.T) {
	check := func(text string, want float64) {
		t.Helper()
		n, found := parse(text)
		if len(found) > 0 || n.Kind != Number || math.Float64bits(n.Value) != math.Float64bits(want) {
			t.Errorf("%s = %v, want %v %v", text, n.Value, want, found)
		}
	}
	check("70%", 0.7)
	check("0.1%", 0.001)
	check("57%", 0.57)
	check("1.1M", 1100000)
	check("12.5k", 12500)
	check("2.3B", 2300000000)
	check("1.1e1k", 11000)
	check("0.000_1%", 0.000001)
	check("1e-400", 0)
	check("1e-99999999999999999999", 0)
	check("1"+strings.Repeat("0", 400)+"e-400", 1)
	check("0."+strings.Repeat("0", 400)+"1e401", 1)
	check("1.7976931348623157e308", math.MaxFloat64)
}

func TestPrint(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		n, found := parse(text)
		if len(found) > 0 {
			t.Errorf("%s:\n%s", text, found.Error())
		} else if got := n.String(); got != want {
			t.Errorf("%s prints as %s, want %s", text, got, want)
		}
	}
	check("(a+b) *c", "(a + b) * c")
	check("((a))", "(a)")
	check("2 ^ - 1", "2^-1")
	check("10k   to 90k", "10k to 90k")
	check("3\nweeks", "3 weeks")
	check("months 2", "month 2")
	check("not(a)", "not (a)")
	check(`'it"s'`, `'it"s'`)
	check("if a then b else c", "if a then b else c")
	check("1+if a then b else c", "1 + if a then b else c")
	check("x per days", "x per day")
}

// Trees that were never written down get the parentheses they need.
func TestPrintAddsParentheses(t *testing.T) {
	name := func(s string) *Node { return &Node{Kind: Name, Name: s} }
	binary := func(op Op, a, b *Node) *Node { return &Node{Kind: Binary, Op: op, Args: []*Node{a, b}} }
	unary := func(op Op, a *Node) *Node { return &Node{Kind: Unary, Op: op, Args: []*Node{a}} }
	choice := func() *Node { return &Node{Kind: If, Args: []*Node{name("a"), name("b"), name("c")}} }
	check := func(n *Node, want string) {
		t.Helper()
		if got := n.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	check(binary(Subtract, name("a"), binary(Subtract, name("b"), name("c"))), "a - (b - c)")
	check(binary(Power, binary(Power, name("a"), name("b")), name("c")), "(a^b)^c")
	check(binary(Power, name("a"), unary(Negate, unary(Negate, name("b")))), "a^-(-b)")
	check(binary(Add, binary(Add, name("a"), choice()), name("d")), "a + (if a then b else c) + d")
	check(binary(Equal, name("a"), unary(Not, name("b"))), "a == (not b)")
	check(&Node{Kind: Per, Unit: "day", Args: []*Node{unary(Negate, name("a"))}}, "(-a) per day")
	check(&Node{Kind: Number, Value: 1500000, Unit: "week"}, "1.5e+06 weeks")
}

func TestSpans(t *testing.T) {
	text := "a * max(b, week 3) + (c per day)"
	n, _ := parse(text)
	var got []string
	n.Walk(func(n *Node) bool {
		got = append(got, text[n.Span.From:n.Span.To])
		return true
	})
	want := "a * max(b, week 3) + (c per day)|a * max(b, week 3)|a|max(b, week 3)|b|week 3|(c per day)|c"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	call := n.Args[0].Args[1]
	if s := text[call.NameSpan.From:call.NameSpan.To]; s != "max" {
		t.Errorf("NameSpan is %q", s)
	}
}

func TestWalkStopsBelow(t *testing.T) {
	n, _ := parse("f(a) + b")
	count := 0
	n.Walk(func(n *Node) bool { count++; return n.Kind != Call })
	if count != 3 {
		t.Errorf("visited %d nodes, want 3", count)
	}
}

func TestRatio(t *testing.T) {
	for _, c := range []struct {
		of, in string
		want   float64
	}{
		{"day", "day", 1}, {"week", "days", 7}, {"months", "day", 30.4375}, {"year", "day", 365.25}, {"years", "months", 12}, {"month", "week", 30.4375 / 7},
		{"day", "hours", 24}, {"week", "hour", 168}, {"hour", "minutes", 60}, {"minute", "hour", 1. / 60}, {"minutes", "day", 1. / 1440}, {"year", "minute", 525_960},
		{"rounds", "round", 1},
	} {
		if got, ok := Ratio(c.of, c.in); !ok || got != c.want {
			t.Errorf("one %s is %v %s, want %v", c.of, got, c.in, c.want)
		}
	}
	for _, unit := range []string{"", "s", "second", "dayss", "Days", "round"} {
		if _, ok := Ratio(unit, "day"); ok {
			t.Errorf("%q is so many days", unit)
		}
		if _, ok := Ratio("day", unit); ok {
			t.Errorf("a day is so many %q", unit)
		}
	}
}

// The units that came late are names where no number stands beside them, so that what was so called before can stay so.
func TestLateUnitsAreNames(t *testing.T) {
	for text, want := range map[string]Kind{
		"hours": Name, "3 hours": Number, "rounds * 2": Binary, "x per minute": Per, "round 8": Time, "round(8)": Call, "minute": Name, "hour 6": Time,
		"2026-03-02 06:00": Date,
	} {
		n, diags := parse(text)
		if len(diags) > 0 || n.Kind != want {
			t.Errorf("%s is of kind %v with %v, want %v", text, n.Kind, diags, want)
		}
		if n.String() != text {
			t.Errorf("%s is printed as %s", text, n)
		}
	}
	for _, s := range strings.Fields("hour hours minute minutes rounds") {
		if IsReserved(s) {
			t.Errorf("%q is reserved", s)
		}
	}
}

func TestWords(t *testing.T) {
	for _, s := range strings.Fields("a shells_2 us_aid x1") {
		if !IsIdentifier(s) || IsReserved(s) {
			t.Errorf("%q cannot be a name", s)
		}
	}
	for _, s := range []string{"", "1a", "_a", "A", "aB", "a-b", "a.b", "$a", "é"} {
		if IsIdentifier(s) {
			t.Errorf("%q can be a name", s)
		}
	}
	for _, s := range strings.Fields("if then else and or not to per true false day days week weeks month months year years time dt horizon pi none by otherwise every") {
		if !IsReserved(s) {
			t.Errorf("%q is not reserved", s)
		}
	}
}
