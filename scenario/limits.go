package scenario

import "wargame/scenario/source"

// Bounds keep a mistaken or hostile file from taking the machine with it. They are far above what people write.
const (
	maxName        = 100         // bytes in a name
	maxNames       = 1_000       // options of a lever, levels of a stock
	maxPolicies    = 1_000       // policies
	maxStrategies  = 1_000       // strategies of all actors
	maxSteps       = 1_000_000   // steps
	maxQuantities  = 20_000      // quantities, outcomes and series of a scenario
	maxWork        = 200_000_000 // steps times quantities
	maxParts       = 100_000     // parts of one expression, once sum and its like are written out
	maxAllParts    = 300_000     // parts of all expressions
	maxPolicyParts = 2_000_000   // policies times parts of the model's expressions
	maxWatched     = 2_000_000   // watched series times points times policies
	maxCorrelated  = 500         // variables that are correlated
	maxOrder       = 100         // stages of a delay or a smooth: from some on it is as good as whole
	maxStages      = 20_000      // of all of them
	stageParts     = 20          // of expressions that take as much work as a stage, which is some values, a state and its columns
	maxText        = 2 << 20     // bytes of all expressions, those that sets repeat among them; aliases are read once
	maxSuggestions = 50          // names looked for that are near to mistyped ones
	maxCompared    = 20_000      // names that these are compared with
	maxPairs       = 100_000     // pairs of events that share a stock, looked at for whether their order counts
	maxPairsWarned = 1_000       // and warned of
	maxOutcomes    = 5_000       // outcomes times policies: a report summarises, compares and hashes a column of each
	maxInside      = 4           // distributions inside each other, the outermost included: each truncated asks three times what is in it
	maxTeams       = 50          // teams of a game: each inject, reading and seat is looked at for each
	maxMixed       = 100         // distributions inside one: a draw asks them all, again and again
	maxUnitWords   = 64          // words of a unit, and unknown units in one: nothing follows from more
	maxClashes     = 200         // parts in different units that are told of
	maxFollows     = 3           // quantities told of for each of them, whose units only follow
)

// checkSize reports a scenario that is too large.
func (c *checker) checkSize() {
	s := c.s
	n := len(s.Variables) + len(s.Levers) + len(s.Stocks) + len(s.Flows) + len(s.Auxiliaries) + len(s.Tables) +
		len(s.Events) + len(s.Outcomes) + len(s.Watch)
	if n > maxQuantities {
		c.errorf(c.doc.Root.Span, "too-large", "the scenario has %d quantities; at most %d are allowed", n, maxQuantities)
	}
	points, policies := s.Clock.Steps+1, len(s.Policies)
	if all := len(s.Outcomes) * policies; all > maxOutcomes {
		c.errorf(c.doc.Root.Span, "too-large", "%d outcomes under %d policies are %d; at most %d are allowed", len(s.Outcomes), policies, all, maxOutcomes)
	}
	switch watched := len(s.Watch) * points * policies; {
	case s.Clock.Steps*n > maxWork:
		c.errorf(c.doc.Root.Span, "too-large", "%d steps of %d quantities are %d; at most %d are allowed",
			s.Clock.Steps, n, s.Clock.Steps*n, maxWork)
	case watched > maxWatched:
		c.errorf(c.doc.Root.Span, "too-large", "%d watched series of %d points under %d policies are %d values; at most %d are allowed",
			len(s.Watch), points, policies, watched, maxWatched)
	}
}

// policiesFit reports more policies than there may be, or a model too large for so many: each may see all of it in a way
// of its own. each is how much of something there is for every policy.
func (c *checker) policiesFit(each int, what string) bool {
	n := len(c.s.Policies)
	at := c.doc.Root.Span
	switch {
	case c.crowded:
	case n > maxPolicies:
		c.errorf(at, "too-large", "the scenario has %d policies; at most %d are allowed", n, maxPolicies)
	case n*each > maxPolicyParts:
		c.errorf(at, "too-large", "%d policies of a model with %d %s are %d; at most %d are allowed", n, each, what, n*each, maxPolicyParts)
	default:
		return true
	}
	c.crowded = true
	return false
}

// modelParts is how large the expressions are that a policy may reach, stages of delays among them.
func (c *checker) modelParts() int {
	parts := c.stages * stageParts
	for q := range c.s.Quantities(KindStock, KindFlow, KindAuxiliary, KindEvent, KindOutcome) {
		for _, e := range c.s.Expressions(q) {
			for range e.Parts() {
				parts++
			}
		}
	}
	return parts
}

// tooLong reports a name that is too long.
func (c *checker) tooLong(name string, at source.Span) bool {
	if len(name) <= maxName {
		return false
	}
	c.errorf(at, "too-large", "a name of %d characters; at most %d are allowed", len(name), maxName)
	return true
}

// tooMany reports a distribution of too many others.
func (c *checker) tooMany(d *Dist, at source.Span) bool {
	deep, all := d.size()
	switch {
	case deep > maxInside:
		c.errorf(at, "too-large", "distributions stand inside each other %d deep; at most %d are allowed", deep, maxInside)
	case all-1 > maxMixed:
		c.errorf(at, "too-large", "a distribution made of %d others; at most %d are allowed", all-1, maxMixed)
	default:
		return false
	}
	return true
}

// size is how deep distributions stand inside each other, and how many there are.
func (d *Dist) size() (deep, all int) {
	for _, inner := range d.Inner {
		d, a := inner.size()
		deep, all = max(deep, d), all+a
	}
	return deep + 1, all + 1
}
