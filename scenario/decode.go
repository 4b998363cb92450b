package scenario

import (
	"math"
	"path"
	"strings"

	"wargame/scenario/document"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// decode reads every section.
func (c *checker) decode(o Options) {
	root := c.fields(c.doc.Root, c.doc.Root.Span, "a scenario", sections)
	c.s.Abstract = root.flag("abstract")
	c.decodeVersion(root)
	c.s.Title, c.s.Question, c.s.About = root.text("title"), root.text("question"), root.text("about")
	c.s.Name = NameOf(c.s.File.Name)
	c.decodeClock(root)
	if o.Halve {
		c.s.Clock.Step /= 2
		c.s.Clock.Steps *= 2
	}
	if o.Method != nil {
		c.s.Clock.Method = *o.Method
	}
	c.decodeActors(root)
	c.checkSets()
	c.decodeVariables(root)
	c.decodeLevers(root)
	c.decodeStocks(root)
	c.decodeFlows(root)
	c.decodeAuxiliaries(root)
	c.decodeTables(root)
	c.decodeEvents(root)
	c.decodeOutcomes(root)
	c.decodeStrategies(root)
	c.decodePolicies(root)
	c.decodeCorrelations(root)
	c.decodeWatch(root)
	c.decodeChecks(root)
	if !c.s.Abstract {
		c.decodeGame(root)
	}
	c.checkSize()
}

// decodeVersion wants wargame: 1 as the first key.
func (c *checker) decodeVersion(root *fields) {
	const hint = `begin the file with "wargame: 1", the version of the format`
	if !root.read {
		return
	}
	e, ok := root.keys["wargame"]
	if !ok || e.Value.Span.File != c.s.File {
		c.errorf(c.s.File.Span(0, 0), "missing-version", `a scenario begins with "wargame: 1"`).Hint = hint
		return
	}
	if wrong := document.CheckVersion(e.Value); wrong != nil {
		c.diags = append(c.diags, wrong...)
		return
	}
	for _, other := range c.doc.Root.Entries {
		if at := other.Value.Span; at.File == c.s.File && at.From < e.Value.Span.From {
			c.errorf(e.Value.Span, "missing-version", `"wargame" is the first key of a scenario`).Hint = hint
			return
		}
	}
}

// decodeClock reads the clock. Without a good one the rest is checked with weeks.
func (c *checker) decodeClock(root *fields) {
	c.s.Clock = Clock{Unit: "week", Step: 1, Steps: 52}
	n := root.required("clock")
	if n == nil {
		return
	}
	f := c.fields(n, root.keys["clock"].Key.Whole(), "the clock", clockKeys)
	c.dated = true
	start := f.get("start")
	c.decodeStart(start)
	c.s.Clock.Method = Method(f.word("method", methods))
	step, length := c.duration(f.required("step"), "step"), c.duration(f.required("length"), "length")
	if step == nil || length == nil {
		return
	}
	ratio, ok := formula.Ratio(length.Unit, step.Unit)
	if !ok {
		c.errorf(length.Span, "bad-clock", "%s cannot be had in steps of %s", length.Literal, step.Literal).Hint = bareRounds
		return
	}
	steps := length.Value * ratio / step.Value
	whole := math.Round(steps)
	switch {
	case math.Abs(steps-whole) > SameTime || whole < 1:
		c.errorf(length.Span, "bad-clock", "%s is %.6g steps of %s, which is not a whole number of steps",
			length.Literal, steps, step.Literal).Hint = "give the length in the unit of the step"
		return
	case whole > maxSteps:
		c.errorf(length.Span, "too-large", "%s is %.0f steps of %s; at most %d are allowed",
			length.Literal, whole, step.Literal, maxSteps)
		return
	}
	c.s.Clock.Unit, c.s.Clock.Step, c.s.Clock.Steps = step.Unit, step.Value, int(whole)
	if c.s.Clock.Days() == 0 && start != nil {
		c.errorf(start.Span, "bad-clock", "a clock of rounds has no dates").Hint = "leave the start out; " + bareRounds
		c.s.Clock.Start, c.dated = "", false
	}
}

// duration reads a length of time written as a number and a unit; the node's Value and Unit say it.
func (c *checker) duration(n *document.Node, what string) *formula.Node {
	w := c.formula(n, what)
	if w == nil || w.broken || w.tree.Kind == formula.Bad {
		return nil
	}
	if w.tree.Kind != formula.Number || w.tree.Unit == "" || !(w.tree.Value > 0) || math.IsInf(w.tree.Value, 0) {
		c.errorf(w.span, "bad-clock", "%q is a length of time", what).Hint =
			"write a number and a unit of time: " + what + ": 1 week"
		return nil
	}
	return w.tree
}

// checkSets checks the names of sets and their members; the sets themselves were written out on reading.
func (c *checker) checkSets() {
	for _, s := range c.s.document.Sets {
		c.checkName(source.Fixed(s.Name, s.Span), kindSet)
	}
}

// NameOf is the name of the scenario in a file: that of the file without its ending.
func NameOf(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}
