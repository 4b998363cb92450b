package main

import (
	"fmt"
	"strings"
)

// served is an operator that has kernels.
type served struct {
	op      string
	stops   bool     // there are lanes that the kernels do not know
	kernels []string // without the suffix; each goes on where the one before stops
}

// serve says which kernels an operator has.
func (g *machine) serve(op string, stops bool, kernels ...string) {
	g.served = append(g.served, served{op, stops, kernels})
}

// overlay is the source of the function that makes the set of all kernels.
func (g *machine) overlay() string {
	var whole, stopping strings.Builder
	for _, s := range g.served {
		op := strings.ToUpper(s.op[:1]) + s.op[1:]
		kernels := strings.Join(s.kernels, g.suffix()+", ") + g.suffix()
		if s.stops {
			fmt.Fprintf(&stopping, "%s: {%s},\n", op, kernels)
		} else {
			fmt.Fprintf(&whole, "%s: %s,\n", op, kernels)
		}
	}
	var alone strings.Builder
	for _, field := range []string{"Uniforms", "Finite", "Inside", "Pieces"} {
		fmt.Fprintf(&alone, "s.%s = %s\n", field, strings.ToLower(field)+g.suffix())
	}
	return fmt.Sprintf(`
// %[1]s is the set of the kernels with %[1]s.
func %[1]s() *Set {
	s := overlay("%[1]s", [NumOps]Func{
		%[2]s
	}, [NumOps][]partial{
		%[3]s
	})
	%[4]s
	return s
}
`, g.name, strings.TrimSpace(whole.String()), strings.TrimSpace(stopping.String()), strings.TrimSpace(alone.String()))
}
