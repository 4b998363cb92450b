package scenario

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"wargame/scenario/unit"
)

// madeUp are variables in some units, and auxiliaries that are products, quotients and sums of those before them.
type madeUp struct {
	units  []unit.Unit
	values []string
	drawn  int // variables
}

func makeUp(r *rand.Rand) *madeUp {
	m := &madeUp{drawn: 3 + r.IntN(3)}
	words := []string{"km", "weeks", "soldiers", "shells/week", "EUR billion", "kt/month", "1", "km2"}
	for range m.drawn {
		u, _ := unit.Parse(words[r.IntN(len(words))])
		m.units, m.values = append(m.units, u), append(m.values, "1 to 2")
	}
	for range 8 {
		a, b := r.IntN(len(m.units)), r.IntN(len(m.units))
		u, value := m.units[a].Mul(m.units[b]), fmt.Sprintf("q%d * q%d", a, b)
		switch r.IntN(3) {
		case 0:
			u, value = m.units[a].Div(m.units[b]), fmt.Sprintf("q%d / q%d", a, b)
		case 1:
			u, value = m.units[a], fmt.Sprintf("q%d + min(q%d, 3)", a, a)
		}
		m.units, m.values = append(m.units, u), append(m.values, value)
	}
	return m
}

// file is the scenario, its auxiliaries in any order. said is what is written of the unit of each; where it is empty, nothing.
func (m *madeUp) file(r *rand.Rand, said func(i int) string) string {
	var lines []string
	for i, value := range m.values {
		line := fmt.Sprintf("  q%d: {value: %q}", i, value)
		if u := said(i); u != "" {
			line = fmt.Sprintf("  q%d: {value: %q, unit: %q}", i, value, u)
		}
		lines = append(lines, line)
	}
	others := lines[m.drawn:]
	r.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	return header + "variables:\n" + strings.Join(lines[:m.drawn], "\n") + "\nauxiliaries:\n" + strings.Join(others, "\n") + "\n"
}

// Units that are left out follow from the others as they were, and nothing clashes, in whatever order the file has what they
// follow from. Where one is written wrongly, something does.
func TestUnitsFollow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		m := makeUp(r)
		text := m.file(r, func(i int) string {
			if i >= m.drawn && r.IntN(2) == 0 {
				return ""
			}
			return m.units[i].String()
		})
		s, diags := loadText("units.yaml", text)
		if found := ofUnits(t, diags); len(found) > 0 {
			t.Fatalf("all is right in\n%s\n%v", text, found)
		}
		for _, q := range s.Units().Quantities {
			var i int
			fmt.Sscanf(s.Label(q.Quantity).Name, "q%d", &i) //nolint:errcheck // all are called so
			if !slices.Contains([]UnitKnown{UnitWritten, UnitFollows}, q.Known) || !q.Unit.Equal(m.units[i]) {
				t.Fatalf("q%d is in %v, not %v, in\n%s", i, q.Unit, m.units[i], text)
			}
		}

		wrong := m.drawn + r.IntN(len(m.units)-m.drawn)
		text = m.file(r, func(i int) string {
			if i == wrong {
				return m.units[i].Mul(unit.One("guns")).String()
			}
			return m.units[i].String()
		})
		if _, diags := loadText("units.yaml", text); len(ofUnits(t, diags)) == 0 {
			t.Fatalf("q%d is wrong, and nothing is said of it in\n%s", wrong, text)
		}
	}
}
