package sim

import (
	"math"
	"testing"
	"testing/fstest"

	"wargame/scenario"
	"wargame/sim/kernel"
)

var corners = []float64{
	0, math.Copysign(0, -1), 1, -1, 0.5, -2, 3, 1e-310, -1e-310, 5e-324, 1e308, -1e308, math.MaxFloat64, math.Pi,
	math.Inf(1), math.Inf(-1), math.NaN(),
}

func sameBits(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}

// What the graph leaves out or puts in another's place changes no bit: with one operand a constant and the other unknown, the
// value it makes is that of the operator at every value of the unknown.
func TestSimplifyingChangesNoBit(t *testing.T) {
	constants := append([]float64{2, 3, 4, 0.25, 1024, -8}, corners...)
	for _, op := range []kernel.Op{kernel.Add, kernel.Subtract, kernel.Multiply, kernel.Divide, kernel.Power, kernel.And, kernel.Or} {
		for _, c := range constants {
			for _, unknownFirst := range []bool{true, false} {
				g := newGraph()
				unknown := g.add(node{op: opState, args: [3]ref{none, none, none}, rhythm: perStep})
				args := []ref{unknown, g.number(c)}
				if !unknownFirst {
					args[0], args[1] = args[1], args[0]
				}
				made := g.apply(op, args...)
				for _, x := range corners {
					a, b := x, c
					if !unknownFirst {
						a, b = c, x
					}
					want := kernel.Scalar(op, a, b, 0)
					if got := evaluate(g, made, unknown, x); !sameBits(got, want) {
						t.Fatalf("%s(%v, %v): the graph gives %v, the kernel %v", op.Name(), a, b, got, want)
					}
				}
			}
		}
	}
}

// evaluate is a value of the graph where unknown is x.
func evaluate(g *graph, r, unknown ref, x float64) float64 {
	if r == unknown {
		return x
	}
	n := g.at(r)
	if n.op == opNumber {
		return n.number
	}
	var a [3]float64
	for i, arg := range n.operands() {
		a[i] = evaluate(g, arg, unknown, x)
	}
	return kernel.Scalar(kernel.Op(n.op), a[0], a[1], a[2])
}

// Adding 0 is left out only where the other value is never -0.
func TestAddingZero(t *testing.T) {
	g := newGraph()
	u := g.share(node{op: opUniform, args: [3]ref{none, none, none}, rhythm: perStep})
	state := g.add(node{op: opState, args: [3]ref{none, none, none}, rhythm: perStep})
	if r := g.apply(kernel.Add, u, g.number(0)); r != u {
		t.Error("0 is added to a draw")
	}
	if r := g.apply(kernel.Add, state, g.number(0)); r == state {
		t.Error("0 is not added to what may be -0")
	}
	if r := g.apply(kernel.Add, u, g.number(math.Copysign(0, -1))); r == u {
		t.Error("-0 is taken for 0")
	}
}

// Equal values are one; two draws never are.
func TestSharing(t *testing.T) {
	g := newGraph()
	u := g.share(node{op: opUniform, aux: 1, args: [3]ref{none, none, none}, rhythm: perStep})
	v := g.share(node{op: opUniform, aux: 2, args: [3]ref{none, none, none}, rhythm: perStep})
	if u == v {
		t.Error("two draws are one")
	}
	if g.apply(kernel.Add, u, v) != g.apply(kernel.Add, v, u) || g.apply(kernel.Subtract, u, v) == g.apply(kernel.Subtract, v, u) {
		t.Error("sums are not shared, or differences are")
	}
	if v, ok := g.known(g.apply(kernel.Exp, g.number(0))); !ok || v != 1 {
		t.Error("exp(0) is not folded")
	}
}

func TestOwnInstructionsHaveNames(t *testing.T) {
	if len(ownNames) != int(opEnd-opNumber) {
		t.Fatalf("%d names for %d instructions", len(ownNames), opEnd-opNumber)
	}
	for op := opNumber; op < opEnd; op++ {
		if op.name() == "" {
			t.Errorf("instruction %d has no name", op)
		}
	}
}

// What asks for itself while it is built is loud, where a checker let a loop pass: here a share lost on the way that reads
// the flow whose ceiling waits for it, and outcomes that read each other.
func TestLoopsAreLoud(t *testing.T) {
	for name, spoil := range map[string]func(s *scenario.Scenario){
		"loss": func(s *scenario.Scenario) {
			s.Flows[0].Loss = &scenario.Expr{Op: scenario.OpFlow, Index: 0}
		},
		"outcomes": func(s *scenario.Scenario) {
			s.Outcomes[0].Value = &scenario.Expr{Op: scenario.OpOutcome, Index: 0}
		},
	} {
		s, problems := scenario.Load("loop.yaml", scenario.Options{Files: fstest.MapFS{"loop.yaml": {Data: []byte(`wargame: 1
clock: {step: 1 week, length: 4 weeks}
stocks: {full: {start: 1, max: 2}}
flows: {fill: {to: full, rate: 1, loss: 10%}}
outcomes: {end: {value: final(full)}}
`)}}})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		spoil(s)
		func() {
			defer func() {
				if said := recover(); said != "sim: a loop that the checker let pass" {
					t.Errorf("%s: %v", name, said)
				}
			}()
			_, err := Compile(s, Options{})
			t.Errorf("%s: compiled, %v", name, err)
		}()
	}
}
