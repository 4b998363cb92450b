package formula

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"wargame/scenario/source"
)

// TestMistakes has for every expression its mistakes as "COLUMN-COLUMN message [hint]", the second column the one
// after the end.
func TestMistakes(t *testing.T) {
	check := func(text string, want ...string) {
		t.Helper()
		_, found := parse(text)
		var got []string
		for _, d := range found {
			_, from := d.Span.File.Position(d.Span.From)
			_, to := d.Span.File.Position(d.Span.To)
			line := fmt.Sprintf("%d-%d %s", from, to, d.Message)
			if d.Hint != "" {
				line += " [" + d.Hint + "]"
			}
			got = append(got, line)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s\n got %s\nwant %s", text, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
	}

	// Habits from other languages; each is read as what it means.
	check("a && b || !c",
		`3-5 "&&" is not part of expressions [write and]`,
		`8-10 "||" is not part of expressions [write or]`,
		`11-12 "!" is not part of expressions [write not]`)
	check(`posture = "hold"`, `9-10 "=" is not part of expressions [to compare, write ==]`)
	check("a ? 1 : 2",
		`3-4 "?" is not part of expressions [write if A then B else C]`,
		`7-8 ":" is not part of expressions [a choice is written if A then B else C]`)
	check("2 ** 3", `3-5 "**" is not part of expressions [write ^ for a power]`)
	check("10 % 3", `4-5 "%" is not an operator [for the remainder, write mod(a, b)]`)
	check("10%3", `4-5 unexpected "3" after "10%" [% is percent; for the remainder, write mod(10, 3)]`)
	check("x % y", `3-4 "%" is not an operator [for the remainder, write mod(a, b)]`)
	check("10 mod 3", `4-7 unexpected "mod" after "10" [for the remainder, write mod(a, b)]`)
	check(`posture is "hold"`, `9-11 unexpected "is" after "posture" [to compare, write ==]`)
	check("a AND b", `3-6 unknown word "AND" [write it in lower case: and]`)
	check("a ≤ b − c",
		`3-4 "≤" is not part of expressions [write <=]`,
		`7-8 "−" is not part of expressions [this is a minus sign of print; write -]`)
	check("x == “hold”",
		"6-7 \"“\" is not part of expressions [write straight quotes: \"]",
		"11-12 \"”\" is not part of expressions [write straight quotes: \"]")
	check("+3", `1-2 a value has no "+" before it [leave it out]`)
	check("if(a > b, 1, 2)", `9-10 unexpected "," [an if is no function: write if A then B else C]`)
	check("if (a, b) then 1 else 2", `6-7 unexpected "," [an if is no function: write if A then B else C]`)
	check("a[1]", `2-3 "[" is not part of expressions [write ( and )]`, `4-5 "]" is not part of expressions [write ( and )]`)

	// Numbers, magnitudes and units.
	check("10 k", `4-5 the magnitude "k" must stand against its number [write 10k]`)
	check("10 million", `4-11 the magnitude "million" must stand against its number [write 10M]`)
	check("70 %", `4-5 "%" must stand against a number [write 70%, without a space]`)
	check("10K + 5m",
		`3-4 unknown magnitude "K" [a thousand is written k: 10k]`,
		`8-9 unknown magnitude "m" [a million is written M: 5M]`)
	check("3weeks", `2-7 unknown magnitude "weeks" [put a space between a number and its unit: 3 weeks]`)
	check("10kweeks", `3-9 unknown magnitude "kweeks" [put a space between a number and its unit: 10k weeks]`)
	check("2x", `2-3 unknown magnitude "x" [magnitudes are k, M, B and %; to multiply, write 2 * x]`)
	check("10K weeks", `3-4 unknown magnitude "K" [a thousand is written k: 10k]`)
	check("1,200", `2-3 unexpected "," [write thousands as 1_200 and decimals as 1.5: 1_200 or 1.200]`)
	check("1 200", `3-6 unexpected "200" after "1" [write thousands as 1_200]`)
	check("1.2.3", `1-6 "1.2.3" is not a number: it has two points`)
	check("5. + 1__0",
		`1-3 "5." is not a number: digits must follow the point`,
		`6-10 "1__0" is not a number: an underscore stands between two digits`)
	check("1e999 to 1e306k",
		`1-6 this number is too large: the largest is about 1.8e308`,
		`10-16 this number is too large: the largest is about 1.8e308`)
	check("10k/day", `5-8 the unit "day" stands without a number [for a rate, write per day instead of /]`)
	check("x weeks", `3-8 the unit "weeks" must follow a number [write x * 1 week, or per week for a rate]`)
	check("week -1", `1-5 the unit "week" stands without a number [write 1 week for a duration, week 1 for a time, per week for a rate]`)
	check("week 8k", `6-8 a time takes a number without "k" [write week 8]`)
	check("x per 2 weeks", `3-6 "per" takes a unit: minute, hour, day, week, month, year and round [to divide, write x / 2 weeks]`)
	check("x per day per week", `11-14 a second "per" needs parentheses [write (x per day) per week]`)
	check("true per day", `6-9 "per" follows a number, a name or parentheses [write (true) per day]`)
	check("time > 2025-13-45", `8-18 there is no date 2025-13-45 [to subtract, put spaces around each minus]`)
	check("2025-8-1", `1-9 2025-8-1 is neither a date nor clearly a subtraction [write the date as 2025-08-01; to subtract, put spaces around each minus]`)

	check("10 mn + 3 bn + 5 percent",
		`4-6 the magnitude "mn" must stand against its number [write 10M]`,
		`11-13 the magnitude "bn" must stand against its number [write 3B]`,
		`18-25 the magnitude "percent" must stand against its number [write 5%]`)
	check("10 k weeks", `4-5 the magnitude "k" must stand against its number [write 10k]`)
	check("2bn + 3T + 4pct + 5.x + 0x10",
		`2-4 unknown magnitude "bn" [a billion is written B: 2B]`,
		`8-9 unknown magnitude "T" [a trillion is written as 1000B: 3000B]`,
		`13-16 unknown magnitude "pct" [write 4%]`,
		`19-21 "5." is not a number: digits must follow the point`,
		`26-29 unknown magnitude "x10" [magnitudes are k, M, B and %]`)
	check("6 hrs", `3-6 there is no unit "hrs" [the units of time are minute, hour, day, week, month, year and round; write hours]`)
	check("2 Quarters", `3-11 there is no unit "Quarters" [the units of time are minute, hour, day, week, month, year and round; a quarter is 3 months]`)
	check("10 each week", `4-8 unexpected "each" after "10" [for a rate, write per day, per week and so on]`)

	// Ranges.
	const both = "; or put the low end in parentheses]"
	check("10 to 20k", `1-10 "k" stands on the high end alone: this could mean 10k to 20k or (10) to 20k [write it on both sides: 10k to 20k`+both)
	check("10k to 20k per day", `1-19 "per day" stands on the high end alone: this could mean 10k per day to 20k per day or (10k) to 20k per day [write it on both sides: 10k per day to 20k per day`+both)
	check("3 to 8 weeks", `1-13 "weeks" stands on the high end alone: this could mean 3 weeks to 8 weeks or (3) to 8 weeks [write it on both sides: 3 weeks to 8 weeks`+both)
	check("-5 to 10%", `1-10 "%" stands on the high end alone: this could mean -5% to 10% or (-5) to 10% [write it on both sides: -5% to 10%`+both)
	check("1 to 2 to 3", `8-10 "to" has two ends only`)
	check("if c then 1 else 2 to 3", `20-22 "to" binds loosest: it would take the whole "if" as its low end [put parentheses around the range, or around the if]`)
	check("if c then 1 to 2 else 3", `13-15 "to" binds loosest and needs parentheses inside an "if" [write (a to b)]`)

	const around = " is not part of expressions [for what lies around a number, write its range, as in 100 to 200, or normal(150, 30); to add a negative number, put a space before its minus]"
	check("150 +- 50", `5-7 "+-"`+around)
	check("150 ± 50", `5-6 "±"`+around)
	check("150 +/- 50", `5-8 "+/-"`+around)
	check("150 + -50")
	const spanned = " is not part of expressions [a range from the 5th to the 95th percentile is written low to high, as in 60 to 300]"
	check("60 .. 300", `4-6 ".."`+spanned)
	check("60..300", `3-5 ".."`+spanned)
	check("1.5...2", `4-7 "..."`+spanned)
	check("60…300", `3-4 "…"`+spanned)
	check("60-300", `1-7 60-300 could be a range or a difference [for the range, write 60 to 300; to subtract, write 60 - 300]`)
	check("10k-20k weeks", `1-14 10k-20k weeks could be a range or a difference [for the range, write 10k to 20k weeks; to subtract, write 10k - 20k weeks]`)
	check("60 - 300")
	check("300-60")
	check("exp(0-1)")
	check("60–300", `3-4 "–" is not part of expressions [this is a dash; write -, or to for a range]`)
	check("60 to 300 interceptors",
		`11-23 unexpected "interceptors" after "300" [what it is counted in has a key of its own, {value: 60 to 300, unit: interceptors}; to multiply, write *]`)
	check("6k people", `4-10 unexpected "people" after "6k" [what it is counted in has a key of its own, {value: 6k, unit: people}; to multiply, write *]`)
	check("0.5 from week 4",
		`5-9 unexpected "from" after "0.5" [for a value from a time on, write a schedule, {week 4: 0.5}, or if time >= week 4 then 0.5 else 1]`)

	// Operators.
	check("a < b < c", `7-8 comparisons cannot be chained [write a < b and b < c]`)
	check("a == not b", `6-9 "not" needs parentheses here [write (not b)]`)
	check("2^--1", `4-5 only one minus may stand after ^ [use parentheses]`)
	check("a +", `4-4 expected a value after "+"`)
	check("a +   \n", `4-4 expected a value after "+"`)
	check("* a", `1-2 expected a value before "*"`)
	check("a + * b", `5-6 expected a value before "*"`)
	check("a not b", `3-6 unexpected "not" after "a" [an operator is missing; to compare, write !=]`)
	check("2(a + b)", `2-3 unexpected "(" after "2" [an operator is missing; to multiply, write *]`)
	check("roughly five hundred shells", `9-13 unexpected "five" after "roughly" [an operator is missing; to multiply, write *]`)

	// Parentheses and ifs.
	check("", "1-1 expected an expression")
	check("  ", "1-3 expected an expression")
	check("(a + b", `1-2 this "(" is never closed`)
	check("f(a, (b", `2-3 this "(" is never closed`, `6-7 this "(" is never closed`)
	check("a) + b)", `2-3 this ")" closes nothing`, `7-8 this ")" closes nothing`)
	check("()", `2-2 expected a value after "("`)
	check("f(a,)", `5-5 expected a value after ","`)
	check("(a, b)", `3-4 unexpected "," [only a call, such as max(a, b), takes several values]`)
	check("if (a then b else c", `4-5 this "(" is never closed`)
	check("if a then 1", `1-3 this "if" has no "else" [write if A then B else C]`)
	check("if a, 1, 2", `1-3 this "if" has no "then" [an if is no function: write if A then B else C]`,
		`5-6 unexpected "," [only a call, such as max(a, b), takes several values]`,
		`8-9 unexpected "," [only a call, such as max(a, b), takes several values]`)
	check("if a > b 1 else 2", `10-11 unexpected "1" after "b" [an operator, or the next word of the if, is missing]`)
	check("f(a else b, 1 + )", `5-9 this "else" belongs to no "if" [write if A then B else C]`, `16-16 expected a value after "+"`)

	// Characters.
	check("a + \"abc", `5-9 this quote is never closed: a " is missing`)
	check("🌾 + 1", `1-2 unexpected "🌾"`)
	check("größe + 1", `1-6 unexpected "größe" [names are letters a to z, digits and _]`)
	check("a + \x00\x00", `5-7 unexpected "\x00\x00"`)
	check("a + \xff", `5-6 this is not valid UTF-8`)
	check("'\x1b[0m' == x", `1-7 a name in quotes holds a character that is no text`)

	check("a\u00a0+ 1", "2-3 unexpected \"\\u00a0\" [this is a space of print; write a plain one]")

	// Mistyped words.
	check("if a thne b else c", `6-10 unexpected "thne" after "a" [did you mean "then"?]`)
	check("if a then b esle c", `13-17 unexpected "esle" after "b" [did you mean "else"?]`)
	check("a adn b", `3-6 unexpected "adn" after "a" [did you mean "and"?]`)
	check("3 wekes", `3-8 unexpected "wekes" after "3" [did you mean "weeks"?]`)
	check("10k pre day", `5-8 unexpected "pre" after "10k" [did you mean "per"?]`)

	// All independent mistakes, in order of place.
	check("max(1 +, 5m, f(x y)) && 3weeks",
		`8-8 expected a value after "+"`,
		`11-12 unknown magnitude "m" [a million is written M: 5M]`,
		`18-19 unexpected "y" after "x" [an operator is missing; to multiply, write *]`,
		`22-24 "&&" is not part of expressions [write and]`,
		`26-31 unknown magnitude "weeks" [put a space between a number and its unit: 3 weeks]`)
}

func TestMistakeInABlock(t *testing.T) {
	text := "rate: |\n  if rain > 3 then\n    10K\n  else 2 * (a\n"
	f := source.NewFile("harvest.yaml", []byte(text))
	var b source.Builder
	for _, line := range []string{"if rain > 3 then\n", "  10K\n", "else 2 * (a\n"} {
		b.Exact(line, strings.Index(text, line))
	}
	_, found := Parse(b.Text(f))
	want := `harvest.yaml:3:7: unknown magnitude "K"
  |     10K
  |       ^
hint: a thousand is written k: 10k
harvest.yaml:4:12: this "(" is never closed
  |   else 2 * (a
  |            ^`
	if got := found.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// slow is far above what reading takes even on a busy machine, and far below what quadratic time would.
const slow = 5 * time.Second

func TestBounds(t *testing.T) {
	check := func(text string, want ...string) {
		t.Helper()
		began := time.Now()
		_, found := parse(text)
		if d := time.Since(began); d > slow {
			t.Errorf("took %v", d)
		}
		var got []string
		for _, d := range found {
			got = append(got, d.Message)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	nest := func(open string, n int, end string) string {
		return strings.Repeat(open, n) + "a" + strings.Repeat(end, n)
	}
	const deep = "this expression nests more than 200 deep"
	check(nest("(", 200, ")"))
	check(nest("(", 201, ")"), deep)
	check(nest("f(", 201, ")"), deep)
	check(nest("-", 201, ""), deep)
	check(nest("a^", 201, ""), deep)
	check(nest("not ", 201, ""), deep)
	check(nest("if a then b else ", 201, ""), deep)
	check(nest("(", 20_000, ""), deep)
	check(nest("(", 100_000, ")"), "this expression is 200001 bytes long; at most 65536 are allowed", deep)
	check(strings.Repeat("a+", 32_000) + "a")
	check(strings.Repeat("a+", 33_000)+"a", "this expression is 66001 bytes long; at most 65536 are allowed")

	// Many mistakes of one long expression take no longer than few.
	for _, text := range []string{strings.Repeat("a < ", 16_000) + "a", "x" + strings.Repeat(" per day", 8_000), strings.Repeat("f(", 30_000), strings.Repeat("a)", 30_000)} {
		began := time.Now()
		if _, found := parse(text); len(found) == 0 || time.Since(began) > slow {
			t.Errorf("%.20s: %d mistakes in %v", text, len(found), time.Since(began))
		}
	}

	many := make([]string, 21)
	for i := range many {
		many[i] = `unexpected "@"`
	}
	many[20] = "this expression has more than 20 mistakes; the others are not shown"
	check(strings.Repeat("@ + ", 10_000)+"a", many...)
}
