package sim

import (
	"fmt"
	"strings"

	"wargame/sim/kernel"
)

// String lists the program: its registers for good, then the instructions of each phase, with the quantity that each
// belongs to.
func (p *Program) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "program: %d registers, %d draws, %d states\n", p.registers, len(p.draws), len(p.active))
	for _, c := range p.constants {
		fmt.Fprintf(&b, "  r%d = %g\n", c.register, c.value)
	}
	for _, t := range p.timed {
		fmt.Fprintf(&b, "  r%d = by time: %s\n", t.register, p.formula(t.node, 3))
	}
	for _, s := range p.active {
		st := p.states[s]
		fmt.Fprintf(&b, "  r%d = %s of %s%s, begins at r%d\n", p.register[st.self], st.kind, st.site.name, p.under(st.policy), p.register[st.init])
	}
	for _, phase := range []struct {
		name string
		list []instr
	}{{"setup", p.setup}, {"step", p.step}, {"final", p.final}} {
		fmt.Fprintf(&b, "%s: %d instructions\n", phase.name, len(phase.list))
		for i := range phase.list {
			b.WriteString(p.line(&phase.list[i]))
		}
	}
	for _, s := range p.moves {
		fmt.Fprintf(&b, "  then r%d = r%d\n", s.self, s.next)
	}
	return b.String()
}

func (p *Program) under(policy int) string {
	if policy == noPolicy {
		return ""
	}
	return " under " + p.sc.Policies[policy].Name
}

// line is one instruction.
func (p *Program) line(in *instr) string {
	var b strings.Builder
	b.WriteString("  ")
	if in.dst >= 0 {
		fmt.Fprintf(&b, "r%d = ", in.dst)
	}
	b.WriteString(in.op.name())
	for _, r := range append([]int32{in.a, in.b, in.c}, in.more...) {
		if r >= 0 {
			fmt.Fprintf(&b, " r%d", r)
		}
	}
	note := ""
	switch in.op {
	case opUniform:
		a := p.draws[in.aux].address
		fmt.Fprintf(&b, " %s.%s.%d", a.Quantity, strings.ReplaceAll(a.Role, " ", "_"), a.Call)
	case opCheck:
		note = p.faults[in.aux].site.name
	case opQuantile, opTabled, opCDF:
		b.WriteString(" " + p.calls[in.aux].shape.Name())
	}
	if in.node != none {
		note = p.nodes[in.node].site.name
	}
	if note != "" {
		return fmt.Sprintf("%-46s ; %s\n", b.String(), note)
	}
	return b.String() + "\n"
}

// name is an instruction's name in listings.
func (op opcode) name() string {
	if op < opcode(kernel.NumOps) {
		return kernel.Op(op).Name()
	}
	return ownNames[op-opcode(kernel.NumOps)]
}

var ownNames = [...]string{
	"number", "point", "time", "course", "uniform", "quantile", "tabled", "cdf", "lookup", "state", "past", "in transit", "input",
	"check", "record", "push",
}

// formula writes a value out, so many levels deep.
func (p *Program) formula(r ref, depth int) string {
	n := &p.nodes[r]
	if n.op == opNumber {
		return fmt.Sprintf("%g", n.number)
	}
	args := n.operands()
	switch {
	case n.op == opTime:
		return [...]string{"time", "time at half the step", "time at the end of the step"}[n.aux]
	case len(args) == 0:
		return n.op.name()
	}
	if depth == 0 {
		return "…"
	}
	list := make([]string, len(args))
	for i, a := range args {
		list[i] = p.formula(a, depth-1)
	}
	return n.op.name() + "(" + strings.Join(list, ", ") + ")"
}
