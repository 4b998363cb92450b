package scenario

import (
	"fmt"
	"maps"
	"strings"

	"wargame/scenario/builtin"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// name resolves a bare name.
func (r *resolver) name(n *formula.Node) *Expr {
	name := r.substitute(n.Name)
	switch name {
	case "time":
		if !r.mayRead(n, model, name, "which changes from step to step") {
			return nil
		}
		return &Expr{Op: OpTime, Span: n.Span}
	case "dt":
		return r.time(n, r.c.s.Clock.Step, anyTime)
	case "horizon":
		return r.time(n, r.c.s.Clock.Horizon(), anyTime)
	case "pi":
		return r.literal(n, pi, Number)
	}
	if i := strings.IndexByte(name, '.'); i >= 0 {
		return r.policyOutcome(n, name[:i], name[i+1:])
	}
	if s := r.c.outcomes[name]; s != nil && r.may&(measures|comparisons|aims) != 0 {
		return r.outcome(n, s)
	}
	s := r.c.names[name]
	if s == nil {
		r.unknown(n, name, n.Span)
		return nil
	}
	return r.quantity(n, s)
}

// quantity is a reference to a quantity of the model by its bare name.
func (r *resolver) quantity(n *formula.Node, s *symbol) *Expr {
	r.use(s)
	ops := [...]Op{
		KindVariable: OpVariable, KindLever: OpLever, KindStock: OpStock, KindFlow: OpFlow, KindAuxiliary: OpAuxiliary,
	}
	switch s.kind {
	case KindTable:
		r.c.errorf(n.Span, "not-a-value", "%q is a table, which gives a value for a value", s.name).Hint = "write " + s.name + "(x)"
		return nil
	case KindEvent:
		r.c.errorf(n.Span, "not-a-value", "%q is an event, which has no value", s.name).Hint =
			fmt.Sprintf("ask fired(%s), happened(%[1]s), active(%[1]s) or since(%[1]s)", s.name)
		return nil
	case KindVariable:
		if !r.mayRead(n, variables, s.name, s.kind.WithArticle()) {
			return nil
		}
	default:
		if !r.mayRead(n, model, s.name, s.kind.WithArticle()) {
			return nil
		}
	}
	if !s.known {
		return nil
	}
	return &Expr{Op: ops[s.kind], Type: s.typ, Index: s.index, Span: n.Span}
}

// mayRead reports what may not be read here.
func (r *resolver) mayRead(n *formula.Node, need allowed, name, kind string) bool {
	if r.may&need != 0 {
		return true
	}
	d := r.c.errorf(n.Span, "misplaced", "%s cannot read %q, %s", r.what, name, kind)
	switch {
	case r.may&measures != 0 && name == "time":
		d.Hint = "an outcome reads the history of a trial, as in first_time(...) or final(...)"
	case r.may&measures != 0:
		d.Hint = fmt.Sprintf("say what of its history: final(%s), highest(%[1]s), average(%[1]s) ...", r.sample(n))
	case r.may&comparisons != 0:
		d.Hint = "checks compare outcomes of policies, as in pause.losses >= continue.losses; make an outcome of it"
	case r.may&aims != 0:
		d.Hint = aimsHint
	case r.may&variables != 0:
		d.Hint = "only variables may be read here"
	default:
		d.Hint = "only numbers may stand here"
	}
	return false
}

// mayCall reports a function that may not stand here.
func (r *resolver) mayCall(n *formula.Node, fn *builtin.Function) bool {
	need := map[builtin.Group]allowed{
		builtin.ClockGroup: model, builtin.History: history, builtin.Levels: model, builtin.State: model,
		builtin.Measure: measures,
	}[fn.Group]
	if fn.Name == "firing" {
		need = firing
	}
	if need == 0 || r.may&need != 0 || fn.Name == "initial" && r.may&history != 0 {
		return true
	}
	d := r.c.errorf(n.Span, "misplaced", "%s cannot stand in %s", fn.Name, r.what)
	switch {
	case need == firing:
		d.Hint = "firing stands in the expressions of events; elsewhere ask fired, happened or active"
	case need == measures && r.inMeasure() != "":
		d.Hint = r.inMeasure()
	case r.may&aims != 0:
		d.Hint = aimsHint
	case need == measures:
		d.Hint = "it reads the history of a whole trial, which only outcomes do"
	case need == history:
		d.Hint = "history stands in auxiliaries, flows, events and the levers of policies; make an auxiliary of it"
	case r.may&measures != 0:
		d.Hint = "say what of its history: final(...), highest(...), ever(...)"
	default:
		d.Hint = "it changes with time, and only variables may be read here"
	}
	return false
}

// sample is a node as written, for hints.
func (r *resolver) sample(n *formula.Node) string { return r.substitute(n.String()) }

// outcome is a reference to another outcome of the same trial and policy.
func (r *resolver) outcome(n *formula.Node, s *symbol) *Expr {
	if r.of != nil {
		return r.policyOutcome(n, r.of.name, s.name)
	}
	if r.may&comparisons != 0 {
		r.c.errorf(n.Span, "misplaced", "%s says of which policy the outcome is", r.what).Hint = "write POLICY." + s.name
		return nil
	}
	if q := r.c.names[s.name]; q != nil && r.may&aims == 0 {
		r.c.errorf(n.Span, "ambiguous-name", "%q is both an outcome and %s", s.name, q.kind.WithArticle()).Notes = []source.Note{
			{Span: s.span, Message: "the outcome"}, {Span: q.span, Message: "the " + q.kind.String()},
		}
		return nil
	}
	if !s.known {
		return nil
	}
	return &Expr{Op: OpOutcome, Type: s.typ, Index: s.index, Span: n.Span}
}

// policyOutcome is a reference to an outcome of a policy, in checks.
func (r *resolver) policyOutcome(n *formula.Node, policy, outcome string) *Expr {
	if r.may&comparisons == 0 {
		r.c.errorf(n.Span, "misplaced", "%s cannot read an outcome of a policy; only checks can", r.what)
		return nil
	}
	p, o := r.c.policies[policy], r.c.outcomes[outcome]
	if r.c.s.Abstract && (p == nil || o == nil) {
		return nil
	}
	if p == nil {
		r.c.errorf(n.Span, "unknown-name", "there is no policy %q", policy).Hint = r.c.suggest(policy, r.c.policies.list())
	}
	if o == nil {
		r.c.errorf(n.Span, "unknown-name", "there is no outcome %q", outcome).Hint = r.c.suggest(outcome, r.c.outcomes.list())
	}
	if p == nil || o == nil || !o.known {
		return nil
	}
	return &Expr{Op: OpPolicyOutcome, Type: o.typ, Policy: p.index, Index: o.index, Span: n.Span}
}

// unknown reports a name that nothing has.
func (r *resolver) unknown(n *formula.Node, name string, at source.Span) {
	d := r.c.errorf(at, "unknown-name", "unknown name %q", name)
	switch {
	case r.c.s.Abstract:
		d.Severity = source.Warning
		d.Hint = "a file that extends this one must define it"
	case strings.Contains(name, "$"):
		d.Hint = "$set stands in sum(set, ...) and in entries with $set in their name"
	case builtin.LookupFunction(name) != nil:
		d.Hint = fmt.Sprintf("%s is a function: %[1]s(...)", name)
	case builtin.LookupDistribution(name) != nil && name != "to":
		d.Hint = fmt.Sprintf("%s is a distribution: %[1]s(...)", name)
	case r.c.isMember(name):
		d.Hint = "it is a member of a set; what the one before it has is previous($set, x_$set else 0)"
	case formula.IsUnit(name):
		d.Hint = fmt.Sprintf("for a length of time write 3 %s, for a rate per %s", name, strings.TrimSuffix(name, "s"))
	case r.c.outcomes[name] != nil:
		d.Message = fmt.Sprintf("%s cannot read the outcome %q", r.what, name)
		d.Code, d.Hint = "misplaced", r.inMeasure()
	case r.c.policies[name] != nil:
		d.Hint = "it is a policy: the model does not know which policy is played"
	default:
		d.Hint = r.unknownHint(name, at)
	}
}

// inMeasure is the hint for what cannot stand in a measure of an outcome, but beside it.
func (r *resolver) inMeasure() string {
	if r.inOutcome() {
		return "a measure reads what the model computes at each point; outcomes and measures stand outside of it"
	}
	return ""
}

// unknownHint is the nearest name that could stand here, or where the name is known: in quotes beside a quantity.
func (r *resolver) unknownHint(name string, at source.Span) string {
	c := r.c
	if c.helped() {
		return ""
	}
	for _, other := range c.names.list() {
		for _, x := range c.names[other].names {
			if x == name {
				return fmt.Sprintf("it is a name of %q and stands in quotes beside it: %s == %q", other, other, name)
			}
		}
	}
	near := namespace{}
	if r.may&aims == 0 {
		maps.Copy(near, c.names)
	}
	if r.may&(measures|aims) != 0 || r.of != nil {
		maps.Copy(near, c.outcomes)
	}
	if hint := c.meant(name, near, at); hint != "" {
		return hint
	}
	if word := c.nearest(name, []string{"time", "dt", "horizon", "pi"}); word != "" {
		return fmt.Sprintf("did you mean %q?", word)
	}
	return ""
}
