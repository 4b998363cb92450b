package formula

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// number scans digits, a fraction, an exponent and a magnitude, all written against each other.
func (s *scanner) number() {
	from := s.at
	end := s.digitsAndUnderscores(from)
	if end < len(s.text) && s.text[end] == '.' && !strings.HasPrefix(s.text[end:], "..") {
		end = s.digitsAndUnderscores(end + 1)
	}
	if end < len(s.text) && (s.text[end] == 'e' || s.text[end] == 'E') {
		sign := end + 1
		if sign < len(s.text) && (s.text[sign] == '+' || s.text[sign] == '-') {
			sign++
		}
		if digits := s.digits(sign); digits > sign {
			end = digits
		}
	}
	digits := s.text[from:end]
	tail := end
	for tail < len(s.text) && (isWordPart(s.text[tail]) || s.text[tail] == '.') && !strings.HasPrefix(s.text[tail:], "..") {
		tail++
	}
	if tail == end && end < len(s.text) && s.text[end] == '%' {
		tail++
	}
	suffix := s.text[end:tail]

	t := token{kind: tokBad}
	shift, known := magnitude(suffix)
	switch {
	case !underscoresBetweenDigits(digits):
		s.mistake(from, end, "bad-number", fmt.Sprintf("%q is not a number: an underscore stands between two digits", shorten(digits)), "")
	case strings.HasSuffix(digits, "."):
		s.mistake(from, end, "bad-number", fmt.Sprintf("%q is not a number: digits must follow the point", shorten(digits)), "")
	case strings.HasPrefix(suffix, "."):
		s.mistake(from, tail, "bad-number", fmt.Sprintf("%q is not a number: it has two points", shorten(s.text[from:tail])), "")
	case !known:
		s.mistake(end, tail, "unknown-magnitude", fmt.Sprintf("unknown magnitude %q", shorten(suffix)), magnitudeHint(digits, suffix))
	default:
		t = token{kind: tokNumber, value: decimal(digits, shift)}
		if math.IsInf(t.value, 0) {
			s.mistake(from, tail, "number-too-large", "this number is too large: the largest is about 1.8e308", "")
			t = token{kind: tokBad}
		}
	}
	s.emit(t, tail-from)
}

// digitsAndUnderscores is the end of the digits and underscores at the offset from.
func (s *scanner) digitsAndUnderscores(from int) int {
	for from < len(s.text) && (isDigit(s.text[from]) || s.text[from] == '_') {
		from++
	}
	return from
}

func underscoresBetweenDigits(s string) bool {
	for i := range s {
		if s[i] == '_' && (i == 0 || !isDigit(s[i-1]) || i+1 == len(s) || !isDigit(s[i+1])) {
			return false
		}
	}
	return true
}

// magnitude is the power of ten that a suffix of a number stands for.
func magnitude(suffix string) (shift int, known bool) {
	switch suffix {
	case "":
		return 0, true
	case "k":
		return 3, true
	case "M":
		return 6, true
	case "B":
		return 9, true
	case "%":
		return -2, true
	}
	return 0, false
}

// decimal is the double nearest digits times ten to the power of shift: the decimal is read once with its point
// moved, not rounded and then multiplied, so that 70% is 0.7.
func decimal(digits string, shift int) float64 {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(digits, "_", "")), "e")
	power := shift
	if exponent != "" {
		// An exponent beyond any double, with whatever mantissa the length of an expression allows, is cut to one
		// that still is.
		const beyond = 2 * maxLength
		n, err := strconv.Atoi(exponent)
		if err != nil && strings.HasPrefix(exponent, "-") {
			n = -beyond
		} else if err != nil {
			n = beyond
		}
		power += min(max(n, -beyond), beyond)
	}
	value, _ := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(power), 64) // infinite where it is too large
	return value
}

// magnitudeHint says what an unknown suffix was probably meant to be.
func magnitudeHint(digits, suffix string) string {
	switch suffix {
	case "K", "thousand":
		return fmt.Sprintf("a thousand is written k: %sk", digits)
	case "m", "mn", "mln", "MM", "million":
		return fmt.Sprintf("a million is written M: %sM", digits)
	case "b", "bn", "G", "billion":
		return fmt.Sprintf("a billion is written B: %sB", digits)
	case "t", "T", "tn", "trillion":
		return fmt.Sprintf("a trillion is written as 1000B: %s000B", digits)
	case "percent", "pct":
		return fmt.Sprintf("write %s%%", digits)
	}
	if IsUnit(suffix) {
		return fmt.Sprintf("put a space between a number and its unit: %s %s", digits, suffix)
	}
	word := suffix != "" && isWordStart(suffix[0]) && !strings.ContainsAny(suffix, ".")
	if rest := strings.TrimLeft(suffix, "kMB"); word && rest != "" && len(rest) < len(suffix) && IsUnit(rest) {
		return fmt.Sprintf("put a space between a number and its unit: %s%s %s", digits, suffix[:len(suffix)-len(rest)], rest)
	}
	if word && digits != "0" && !strings.HasPrefix(suffix, "e") && !strings.HasPrefix(suffix, "E") {
		return fmt.Sprintf("magnitudes are k, M, B and %%; to multiply, write %s * %s", digits, shorten(suffix))
	}
	return "magnitudes are k, M, B and %"
}
