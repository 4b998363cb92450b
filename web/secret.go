package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

// secret is the key of a game. All that a browser shows to be let in follows from it, so that a server that was started anew knows it.
type secret struct{ key []byte }

func (s secret) mac(words ...string) []byte {
	m := hmac.New(sha256.New, s.key)
	m.Write([]byte(strings.Join(words, "\x00")))
	return m.Sum(nil)
}

// letters are those that nobody takes for another: no 0, O, 1, I, L, U, V.
const letters = "23456789ABCDEFGHJKMNPQRSTWXYZ"

// codeLength is how many of them a code has.
const codeLength = 5

// code is what people type to join.
func (s secret) code() string {
	code := make([]byte, codeLength)
	for i, b := range s.mac("code")[:codeLength] {
		code[i] = letters[int(b)%len(letters)]
	}
	return string(code)
}

// control is the key in the facilitator's link.
func (s secret) control() string { return hex.EncodeToString(s.mac("control")[:16]) }

const (
	seatCookie    = "wargame_seat"
	controlCookie = "wargame_control"
)

// session is the cookie of a person: a number, and proof that this server gave it.
func (s secret) session(person int) string {
	n := strconv.Itoa(person)
	return n + "." + hex.EncodeToString(s.mac("person", n)[:16])
}

// person is the person that a request's cookie is of, or 0.
func (s secret) person(r *http.Request) int {
	c, err := r.Cookie(seatCookie)
	if err != nil {
		return 0
	}
	number, _, _ := strings.Cut(c.Value, ".")
	person, err := strconv.Atoi(number)
	if err != nil || person < 1 || !hmac.Equal([]byte(s.session(person)), []byte(c.Value)) {
		return 0
	}
	return person
}

// controls says that a request comes from the facilitator.
func (s secret) controls(r *http.Request) bool {
	c, err := r.Cookie(controlCookie)
	return err == nil && hmac.Equal([]byte(c.Value), []byte(s.control()))
}

// setCookie lets a browser show a value again, until it is closed or a day is over.
func setCookie(w http.ResponseWriter, r *http.Request, name, value string) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil, MaxAge: 24 * 60 * 60})
}

// dropCookie takes it back.
func dropCookie(w http.ResponseWriter, name string) {
	http.SetCookie(w, &http.Cookie{Name: name, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: -1})
}

// same says that a code typed by people is the code: case and blanks do not count.
func same(typed, code string) bool {
	clean := strings.ToUpper(strings.Join(strings.Fields(typed), ""))
	return hmac.Equal([]byte(clean), []byte(strings.ToUpper(code)))
}

// CheckCode refuses a code that people could not type.
func CheckCode(code string) error {
	if n := utf8.RuneCountInString(code); n != codeLength {
		return fmt.Errorf("a code has %d characters, and %q has %d", codeLength, code, n)
	}
	for _, c := range strings.ToUpper(code) {
		if !strings.ContainsRune(letters, c) {
			return fmt.Errorf("a code is made of %s, so that nobody takes one sign for another, and %q is none of them", letters, c)
		}
	}
	return nil
}
