package web

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// luminance is that of a colour of style.css by WCAG 2.2, from 0 to 1.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(hex, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		t.Fatalf("%q is no colour", hex)
	}
	part := func(shift int) float64 {
		x := float64(n>>shift&0xff) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

// Texts have a contrast of 4.5 to what they stand on, and the edges of what can be pressed, and the ring of the focus, 3: by day and in the
// dark (WCAG 2.2, 1.4.3 and 1.4.11).
func TestContrast(t *testing.T) {
	text, err := assets.ReadFile("assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	schemes := regexp.MustCompile(`:root \{ (--ink[^}]*)\}`).FindAllSubmatch(text, -1)
	if len(schemes) != 2 {
		t.Fatalf("%d schemes of colours, not by day and in the dark", len(schemes))
	}
	for i, scheme := range schemes {
		colors := map[string]string{}
		for _, c := range regexp.MustCompile(`--([\w-]+): (#\w+)`).FindAllStringSubmatch(string(scheme[1]), -1) {
			colors[c[1]] = c[2]
		}
		for _, c := range []struct {
			front, back string
			least       float64
		}{
			{"ink", "paper", 4.5}, {"ink", "band", 4.5}, {"faint", "paper", 4.5}, {"faint", "band", 4.5}, {"good", "paper", 4.5}, {"bad", "paper", 4.5}, {"bad", "band", 4.5},
			{"main", "paper", 4.5}, {"on-main", "main", 4.5}, {"paper", "bad", 4.5}, {"rule", "paper", 3}, {"good", "band", 3}, {"main", "band", 3}, {"focus", "paper", 3}, {"focus", "band", 3},
		} {
			a, b := luminance(t, colors[c.front]), luminance(t, colors[c.back])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < c.least {
				t.Errorf("scheme %d: %s on %s has a contrast of %.2f, not %v", i+1, c.front, c.back, ratio, c.least)
			}
		}
	}
}

// What has the focus has a ring, which nothing takes away, and nothing moves by itself.
func TestFocusIsDrawn(t *testing.T) {
	text, err := assets.ReadFile("assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), ":focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }") {
		t.Error("the ring of the focus is not drawn")
	}
	if found := regexp.MustCompile(`outline: *(none|0)|@keyframes|(animation|transition|scroll-behavior): *[^n ]`).FindAllString(string(text), -1); found != nil {
		t.Errorf("style.css says %q", found)
	}
}
