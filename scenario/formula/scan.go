package formula

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// tokenKind is the kind of a token.
type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokBad           // reported by the scanner
	tokNumber
	tokText
	tokDate
	tokTruth
	tokName
	tokUnit
	tokOp
	tokOpen
	tokClose
	tokComma
	tokIf
	tokThen
	tokElse
	tokPer
)

// token is a word, number, operator or mark of an expression.
type token struct {
	kind     tokenKind
	op       Op      // tokOp; a minus is Subtract wherever it stands
	value    float64 // tokNumber, tokTruth
	from, to int     // bytes of the text
}

// scanner cuts a text into tokens. What people write by habit from other languages is reported and read as what
// was meant, so that it hides no further mistake.
type scanner struct {
	mistakes
	text   string
	at     int
	tokens []token
}

func (s *scanner) scan() {
	for s.at < len(s.text) {
		c := s.text[s.at]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			s.at++
		case isDigit(c) || c == '.' && isDigit(s.peek(1)):
			if !s.date() {
				s.number()
			}
		case isWordStart(c):
			s.word()
		case c == '"' || c == '\'':
			s.quoted(c)
		case !s.symbol():
			s.unknown()
		}
	}
	s.emit(token{kind: tokEnd}, 0)
}

// peek is the byte n after the current one, or 0 after the end.
func (s *scanner) peek(n int) byte {
	if s.at+n < len(s.text) {
		return s.text[s.at+n]
	}
	return 0
}

// emit adds a token of the next size bytes and steps over them.
func (s *scanner) emit(t token, size int) {
	t.from, t.to = s.at, s.at+size
	s.tokens = append(s.tokens, t)
	s.at = t.to
}

// word scans a keyword, a unit or a name, which may be of two parts with a point between: policy.outcome.
func (s *scanner) word() {
	end := s.wordEnd(s.at)
	if end+1 < len(s.text) && s.text[end] == '.' && isWordStart(s.text[end+1]) {
		s.emit(token{kind: tokName}, s.wordEnd(end+1)-s.at)
		return
	}
	word := s.text[s.at:end]
	lower := strings.ToLower(word)
	t, keyword := keywords[lower]
	if u, ok := lookUpUnit(lower); ok && (!u.beside || s.byNumber(end)) {
		t, keyword = token{kind: tokUnit}, true
	}
	if !keyword {
		t = token{kind: tokName}
	} else if word != lower {
		s.mistake(s.at, end, "upper-case-word", fmt.Sprintf("unknown word %q", word), fmt.Sprintf("write it in lower case: %s", lower))
	}
	s.emit(t, len(word))
}

// byNumber says that what the scanner is at, up to end, stands beside a number or after "per".
func (s *scanner) byNumber(end int) bool {
	if last := len(s.tokens) - 1; last >= 0 {
		switch s.tokens[last].kind {
		case tokNumber, tokBad, tokPer:
			return true
		}
	}
	rest := strings.TrimLeft(s.text[end:], " \t\r\n")
	return rest != "" && isDigit(rest[0])
}

func (s *scanner) wordEnd(at int) int {
	for at < len(s.text) && isWordPart(s.text[at]) {
		at++
	}
	return at
}

// quoted scans the name of an option or level. Names have no need of escapes.
func (s *scanner) quoted(quote byte) {
	size := strings.IndexAny(s.text[s.at+1:], string(quote)+"\n")
	if size < 0 || s.text[s.at+1+size] != quote {
		size = strings.IndexByte(s.text[s.at:]+"\n", '\n')
		s.mistake(s.at, s.at+size, "unclosed-quote", fmt.Sprintf("this quote is never closed: a %c is missing", quote), "")
		s.emit(token{kind: tokBad}, size)
		return
	}
	name := s.text[s.at+1 : s.at+1+size]
	if !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl) {
		s.mistake(s.at, s.at+size+2, "bad-character", "a name in quotes holds a character that is no text", "")
		s.emit(token{kind: tokBad}, size+2)
		return
	}
	s.emit(token{kind: tokText}, size+2)
}

// date scans YYYY-MM-DD, written without spaces, with a time of day behind it where there is one, and says whether there was one.
func (s *scanner) date() bool {
	year := s.digits(s.at)
	month := s.digits(year + 1)
	day := s.digits(month + 1)
	dashed := day > month+1 && month > year+1 && year-s.at == 4 && s.text[year] == '-' && s.text[month] == '-'
	if !dashed || day < len(s.text) && (isWordStart(s.text[day]) || s.text[day] == '.' || s.text[day] == '%') {
		return false
	}
	written := s.text[s.at:day]
	t := token{kind: tokBad}
	if end := s.timeOfDay(day); len(written) == len(time.DateOnly) && end > day {
		if t.kind = tokDate; !isMoment(s.text[s.at:end]) {
			t.kind = tokBad
			s.mistake(s.at, end, "bad-date", fmt.Sprintf("there is no moment %s", s.text[s.at:end]), "a day has the times 00:00 to 23:59")
		}
		s.emit(t, end-s.at)
		return true
	}
	parsed, err := time.Parse("2006-1-2", written)
	if long := len(written) == len("2006-01-02"); long && err != nil {
		s.mistake(s.at, day, "bad-date", fmt.Sprintf("there is no date %s", written), "to subtract, put spaces around each minus")
	} else if likely := strings.HasPrefix(written, "19") || strings.HasPrefix(written, "20"); !long && likely && err == nil {
		s.mistake(s.at, day, "bad-date", fmt.Sprintf("%s is neither a date nor clearly a subtraction", written),
			"write the date as "+parsed.Format(time.DateOnly)+"; to subtract, put spaces around each minus")
	} else if long {
		t.kind = tokDate
	} else {
		return false
	}
	s.emit(t, len(written))
	return true
}

// digits is the end of the digits at the offset from.
func (s *scanner) digits(from int) int {
	for from < len(s.text) && isDigit(s.text[from]) {
		from++
	}
	return from
}

// symbol scans an operator or mark and says whether there was one.
func (s *scanner) symbol() bool {
	if s.peek(0) == '%' {
		s.percent()
		return true
	}
	for _, x := range symbols {
		if !strings.HasPrefix(s.text[s.at:], x.text) {
			continue
		}
		if x.hint != "" {
			s.mistake(s.at, s.at+len(x.text), "unknown-operator", fmt.Sprintf("%q is not part of expressions", x.text), x.hint)
		}
		s.emit(x.token, len(x.text))
		return true
	}
	return false
}

// percent scans a % that does not stand against a number: a remainder, by habit, or a percentage after a space.
func (s *scanner) percent() {
	rest := strings.TrimLeft(s.text[s.at+1:], " \t\r\n")
	var first byte
	if rest != "" {
		first = rest[0]
	}
	startsWord := isWordStart(first) && !endsOperand(rest) && !strings.HasPrefix(rest, "of ")
	if startsWord || isDigit(first) || first == '(' || first == '.' {
		s.mistake(s.at, s.at+1, "unknown-operator", `"%" is not an operator`, "for the remainder, write mod(a, b)")
		s.emit(token{kind: tokOp, op: Multiply}, 1)
		return
	}
	s.mistake(s.at, s.at+1, "loose-percent", `"%" must stand against a number`, "write 70%, without a space")
	s.at++
}

// endsOperand says that the text begins with a word that comes between operands, so that what stands before it was
// an operand.
func endsOperand(text string) bool {
	end := 0
	for end < len(text) && isWordPart(text[end]) {
		end++
	}
	t, ok := keywords[text[:end]]
	return ok && t.kind != tokIf && t.kind != tokTruth && t.op != Not || IsUnit(text[:end])
}

// unknown reports a run of characters that no expression can hold.
func (s *scanner) unknown() {
	from, word := s.at, false
	first, _ := utf8.DecodeRuneInString(s.text[from:])
	last := len(s.tokens) - 1
	if unicode.IsLetter(first) && last >= 0 && s.tokens[last].kind == tokName && s.tokens[last].to == from {
		from, word = s.tokens[last].from, true // a name that begins well: größe
		s.tokens = s.tokens[:last]
	}
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		letter := unicode.IsLetter(r) || unicode.IsMark(r)
		if s.at > from && r < utf8.RuneSelf && !unicode.IsControl(r) && !(word && isWordPart(byte(r))) {
			break
		}
		word = word || letter
		s.at += size
	}
	run := s.text[from:s.at]
	message, hint := fmt.Sprintf("unexpected %q", shorten(run)), ""
	if !utf8.ValidString(run) {
		message = "this is not valid UTF-8"
	} else if strings.TrimSpace(run) == "" {
		hint = "this is a space of print; write a plain one"
	} else if word {
		hint = "names are letters a to z, digits and _"
	}
	s.mistake(from, s.at, "bad-character", message, hint)
	s.tokens = append(s.tokens, token{kind: tokBad, from: from, to: s.at})
}
