package render

import (
	"io"
	"math"
	"slices"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// ChangeCard prints how the scorecard of a run differs from that of the one before: what it shows now less what it showed
// then, for each headline that is not as it was, and the names of the others.
func ChangeCard(w io.Writer, c results.Changes, style table.Style, digits number.Digits) error {
	t := table.NewText(style)
	t.Space(1)
	t.Heading("What changed since the last run: now, less before")
	var rows []results.OutcomeChange
	var others []string
	for _, change := range c.Outcomes {
		if change.Headline {
			rows = append(rows, change)
		} else {
			others = append(others, change.Outcome.Name)
		}
	}
	if len(rows) > 0 {
		t.Space(1)
		t.Table(changeCard(rows, style, digits), &table.Notes{})
		t.Space(1)
		t.Paragraph("", "▲ better than before, ▼ worse, + higher, - lower, = the same, ? less than its simulation error, though both runs draw the same numbers.")
	}
	textNames(t, "changed too, in --table detail", others)
	textNames(t, "new outcomes", c.NewOutcomes)
	textNames(t, "outcomes that are gone", c.LostOutcomes)
	textNames(t, "new policies", c.NewPolicies)
	textNames(t, "policies that are gone", c.LostPolicies)
	textNames(t, "the same in every trial", c.SameInAllTrials)
	_, err := t.WriteTo(w)
	return err
}

// changeCard has a row for each outcome and a column for each policy of both runs; where too few trials count to compare them
// under one, the cell says so.
func changeCard(changes []results.OutcomeChange, style table.Style, digits number.Digits) *table.Table {
	screen := table.NewText(style)
	var t *table.Table
	for room := widest; room >= narrower; room-- {
		if t = changeRows(changes, digits, room); screen.Fits(t) {
			break
		}
	}
	return t
}

func changeRows(changes []results.OutcomeChange, digits number.Digits, room int) *table.Table {
	t := &table.Table{Narrow: table.Split, Columns: []table.Column{{Head: table.Words("outcome"), Quiet: true}}}
	policies := policiesOf(changes)
	for _, name := range policies {
		t.Columns = append(t.Columns, table.Column{Head: table.Cell{Lines: table.Broken(name, "_", widest)}, Align: table.Ends})
	}
	for _, change := range changes {
		m := measure(change.Kind, change.Outcome.Unit)
		if change.Kind == results.Chance {
			m = number.Measure{Factor: 100, Unit: "of 100"}
		}
		largest := 0.0
		for _, p := range change.Policies {
			largest = max(largest, math.Abs(m.Factor*p.Moved()))
		}
		place := 0
		if largest > 0 {
			place = number.Place(largest, digits.Count())
		}
		name, says := title(change.Outcome.Title, change.Outcome.Name), ""
		if m.Unit != "" && !strings.Contains(strings.ToLower(name), strings.ToLower(m.Unit)) {
			says = ", " + m.Unit
		}
		says += forWhom(", ", change.Outcome.For)
		row := table.Row{Cells: []table.Cell{{Lines: shortened(name, says, room, 2)}}}
		for _, name := range policies {
			at := slices.IndexFunc(change.Policies, func(p results.PolicyChange) bool { return p.Policy == name })
			if at < 0 {
				row.Cells = append(row.Cells, table.Cell{Parts: []string{"none"}})
				continue
			}
			p := change.Policies[at]
			mark := marks[p.Mark()]
			row.Cells = append(row.Cells, table.Cell{Parts: []string{number.Signed(number.At(m.Factor*p.Moved(), place)), mark.sign}, Tone: mark.tone})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// policiesOf are the policies under which any outcome could be compared.
func policiesOf(changes []results.OutcomeChange) []string {
	var names []string
	for _, change := range changes {
		for _, p := range change.Policies {
			if !slices.Contains(names, p.Policy) {
				names = append(names, p.Policy)
			}
		}
	}
	return names
}
