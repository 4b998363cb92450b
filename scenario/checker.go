package scenario

import (
	"fmt"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// checker turns a document into a Scenario. It goes over the document twice: first every section is decoded, which
// makes all names known; then the expressions, kept aside as functions in later, are resolved. What can only be said
// of a whole model (loops, constants out of range, things nobody uses) comes last.
//
// An entry that could not be read stays known by name, and an expression that could not be resolved is nil: both
// silence whatever would follow from them.
type checker struct {
	doc   *document.Document
	s     *Scenario
	diags source.Diagnostics

	names    namespace // variables, levers, stocks, flows, auxiliaries, tables and events
	outcomes namespace
	policies namespace
	actors   namespace
	plans    []*plans

	later  []func()
	draws  []*Expr // distribution calls, whose parameters are checked once it is known which are constant
	ranges []clamped

	guess     bool // infer takes what leads back to itself for a number
	suggested int  // hints at near names so far
	compared  int  // names compared for them
	parts     int  // of all expressions so far
	text      int  // bytes of all expressions so far
	stages    int  // of all delays and smooths so far
	crowded   bool // there are too many policies for the model, and that is reported

	trees map[*document.Node]*written // of scalars that aliases repeat

	used   map[*symbol]bool // what an expression of something else names
	priced map[int]bool     // levers that say what they cost

	dated bool // the clock says whether there is a start
}

// check makes the Scenario of a document. It is whole only if no error is among the diagnostics.
func check(doc *document.Document, o Options) (*Scenario, source.Diagnostics) {
	c := &checker{
		doc:      doc,
		s:        &Scenario{Hash: doc.Hash(), ModelHash: modelOf(doc).Hash(), Files: doc.Files, File: doc.Files[0], document: doc},
		names:    namespace{},
		outcomes: namespace{},
		policies: namespace{},
		actors:   namespace{},
		used:     map[*symbol]bool{},
		priced:   map[int]bool{},
		trees:    map[*document.Node]*written{},
	}
	c.decode(o)
	c.infer()
	for _, resolve := range c.later {
		resolve()
	}
	c.s.nameQuantities()
	c.s.couple()
	c.findConstants()
	if c.policiesFit(c.modelParts(), "parts") {
		c.findLoops()
	}
	c.checkDraws()
	c.checkRanges()
	c.checkCorrelations()
	c.checkStocks()
	c.checkCosts()
	c.checkGoals()
	if !c.diags.HasErrors() {
		c.checkUnits(o.Units)
	}
	if !c.diags.HasErrors() {
		c.warn()
	}
	return c.s, c.diags
}

// errorf reports an error. The result may be given a hint and notes until the next report.
func (c *checker) errorf(at source.Span, code, format string, args ...any) *source.Diagnostic {
	c.diags = append(c.diags, source.Diagnostic{
		Severity: source.Error, Code: code, Span: at, Message: fmt.Sprintf(format, args...),
	})
	return &c.diags[len(c.diags)-1]
}

// warnf reports a warning, like errorf.
func (c *checker) warnf(at source.Span, code, format string, args ...any) *source.Diagnostic {
	d := c.errorf(at, code, format, args...)
	d.Severity = source.Warning
	return d
}
