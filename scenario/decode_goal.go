package scenario

// aimsHint is what to do about what a goal cannot read.
const aimsHint = "a goal reads outcomes and numbers alone; make an outcome of it"

// decodeGoal reads what an actor wants, an actor by its index.
func (c *checker) decodeGoal(f *fields, actor int) {
	w := c.formula(f.get("goal"), "a goal")
	if w == nil {
		return
	}
	c.later = append(c.later, func() {
		c.s.Actors[actor].Goal = c.number(w, place{what: "a goal", may: aims, role: "goal"})
	})
}

// checkGoals reports a goal that is the same whatever anybody does, and one of an outcome that some trials do not have: a goal is
// worth something in every trial, under every policy.
func (c *checker) checkGoals() {
	for _, a := range c.s.Actors {
		read := a.Goal == nil
		for q := range a.Goal.Reads() {
			read = true
			if o := c.s.Outcomes[q.Index]; o.Given != nil {
				c.errorf(a.Goal.Span, "partial-goal", "a goal is known in every trial, and %s only where its \"given\" holds", o.Name).Hint =
					"make an outcome without given of it, with if ... then ... else"
				break
			}
		}
		if read {
			continue
		}
		example := "weigh an outcome; the scenario has none yet"
		if len(c.s.Outcomes) > 0 {
			example = "weigh an outcome: " + c.s.Outcomes[0].Name + ", or its negative where less is better"
		}
		c.errorf(a.Goal.Span, "no-outcome", "a goal reads no outcome, so that nothing anybody does changes it").Hint = example
	}
}

// Under is an expression over outcomes of one policy with those of a policy of the scenario in their place, as checks have it: what
// [Scenario.Resolve] gives InChecks.
func (e *Expr) Under(policy int) *Expr {
	if e == nil {
		return nil
	}
	of := *e
	if e.Op == OpOutcome {
		of.Op, of.Policy = OpPolicyOutcome, policy
	}
	of.Args = make([]*Expr, len(e.Args))
	for i, a := range e.Args {
		of.Args[i] = a.Under(policy)
	}
	return &of
}
