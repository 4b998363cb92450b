package scenario

import (
	"slices"
	"sort"
	"strings"

	"wargame/scenario/document"
)

// decodeObjectives reads what a team wants.
func (c *checker) decodeObjectives(f *fields, t *Team) {
	for _, n := range c.items(f, "objectives") {
		of := c.item(n, "an objective", "met", objectiveKeys)
		w := c.formula(of.required("met"), "an objective")
		if w == nil {
			continue
		}
		o := &Objective{Title: of.text("title")}
		if o.Title == "" {
			o.Title = strings.TrimSpace(w.text.Value)
		}
		t.Objectives = append(t.Objectives, o)
		c.later = append(c.later, func() {
			o.Met = c.endOfGame(w, place{what: "an objective", may: variables | measures, role: "met"})
		})
	}
}

// decodeEstimates reads what chances are asked for.
func (c *checker) decodeEstimates(f *fields, g *Game) {
	for _, n := range c.items(f, "estimates") {
		ef := c.fields(n, n.Span, "an estimate", estimateKeys)
		ef.required("ask")
		e := &Estimate{Ask: ef.prose("ask"), Turns: c.decodeAsked(ef, g)}
		w := c.formula(ef.required("of"), "an estimate")
		if w == nil || len(e.Turns) == 0 {
			continue
		}
		g.Estimates = append(g.Estimates, e)
		c.later = append(c.later, func() {
			e.Of = c.endOfGame(w, place{what: "an estimate", may: variables | measures, role: "of"})
		})
	}
}

// decodeAsked reads the turns in which an estimate is asked for.
func (c *checker) decodeAsked(f *fields, g *Game) []int {
	at := f.get("at")
	if at == nil {
		return []int{1}
	}
	items := []*document.Node{at}
	if at.Kind == document.Sequence {
		items = at.Items
	}
	var turns []int
	for _, item := range items {
		if !c.scalar(item, "at") {
			continue
		}
		if k, ok := c.turn(item, g); ok && !slices.Contains(turns, k) {
			turns = append(turns, k)
		}
	}
	sort.Ints(turns)
	return turns
}

// endOfGame resolves what is known at the end alone. What reads no outcome would be known before the game begins.
func (c *checker) endOfGame(w *written, p place) *Expr {
	e := c.truth(w, p)
	if e == nil {
		return nil
	}
	for q := range e.Reads() {
		if q.Kind != KindVariable && q.Kind != KindTable {
			return e
		}
	}
	example := "the scenario has none yet"
	if len(c.s.Outcomes) > 0 {
		example = "compare an outcome: " + c.s.Outcomes[0].Name + " < ..."
	}
	c.errorf(e.Span, "no-outcome", "%s reads no outcome, so that it is decided before the game begins", p.what).Hint = example
	return e
}
