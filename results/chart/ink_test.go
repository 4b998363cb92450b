package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// luminance is the relative luminance of a colour as #rrggbb: WCAG 2.2, "relative luminance".
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	var rgb [3]int
	if _, err := fmt.Sscanf(color, "#%2x%2x%2x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		t.Fatal(color, err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// Each colour stands out from its ground by 3 to 1 at least, and pages are told each of those for dark screens; no two series look alike in grey.
func TestInksStandOut(t *testing.T) {
	contrast := func(a, b string) float64 {
		high, low := luminance(t, a), luminance(t, b)
		return (max(high, low) + 0.05) / (min(high, low) + 0.05)
	}
	dashes := map[string]bool{}
	for i, c := range inks {
		if got := contrast(c.light, "#ffffff"); got < 3 {
			t.Errorf("series %d on white: %.2f", i+1, got)
		}
		if got := contrast(c.dark, "#121417"); got < 3 {
			t.Errorf("series %d on a dark screen: %.2f", i+1, got)
		}
		if !strings.Contains(Colors(), fmt.Sprintf("--chart-%d: %s;", i+1, c.dark)) {
			t.Errorf("pages are not told the colour of series %d", i+1)
		}
		if dashes[c.dash] {
			t.Errorf("two series have the dash %q", c.dash)
		}
		dashes[c.dash] = true
	}
}
