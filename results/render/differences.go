package render

import (
	"fmt"
	"slices"
	"strings"

	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// Versus is what one scenario says otherwise than another, each with the name by which readers know it.
type Versus struct {
	From, To string
	List     []scenario.Difference
	Ordered  bool // nothing differs, but the order of some entries
}

// Differences lays out what scenarios say otherwise, a table for each two of them: what makes their columns line by line, and of what
// only tells of them the names.
func Differences(all []Versus) *table.Page {
	p := &table.Page{Together: true}
	for _, v := range all {
		s := table.Section{Title: fmt.Sprintf("What differs: %s, then %s", v.From, v.To)}
		rows, told := v.rows()
		if len(rows) > 0 {
			s.Table = &table.Table{Narrow: table.Fold, Rows: rows,
				Columns: []table.Column{{Head: table.Words("what")}, {Head: table.Words(v.From)}, {Head: table.Words(v.To)}}}
		}
		also := v.otherwise(told)
		if s.Table == nil {
			s.Lead, also = also, nil
		}
		p.Sections = append(p.Sections, s, table.Section{Lead: also})
	}
	return p
}

// rows are the differences that make columns, and told the places of the others.
func (v Versus) rows() (rows []table.Row, told []string) {
	for _, d := range v.List {
		if d.Tells {
			told = append(told, placeOf(d))
			continue
		}
		cells := table.Cells(placeOf(d), sayOr(d.Was), sayOr(d.Is))
		for i := range cells {
			cells[i].Typed = true
		}
		rows = append(rows, table.Row{Cells: cells})
	}
	return rows, told
}

// otherwise says in words what no row says.
func (v Versus) otherwise(told []string) []string {
	switch {
	case len(v.List) == 0 && v.Ordered:
		return []string{"They say the same, in another order."}
	case len(v.List) == 0:
		return []string{"They say the same."}
	case len(told) == len(v.List):
		return []string{"Nothing that a number depends on. Texts alone: " + some(told, 8) + "."}
	case len(told) > 0:
		return []string{"Texts differ too, on which no number depends: " + some(told, 8) + "."}
	}
	return nil
}

// DifferencesInShort lays out what each of many scenarios says otherwise than the first, a line each.
func DifferencesInShort(all []Versus) *table.Page {
	t := &table.Table{Columns: []table.Column{{Head: table.Words("file")}, {Head: table.Words("differs from " + all[0].From + " in")}}}
	for _, v := range all {
		var places []string
		texts := 0
		for _, d := range v.List {
			switch place := strings.TrimSpace(d.Section + " " + d.Name); {
			case d.Tells:
				texts++
			case !slices.Contains(places, place):
				places = append(places, place)
			}
		}
		says := some(places, 6)
		switch {
		case len(v.List) == 0:
			says = v.otherwise(nil)[0]
		case len(places) == 0:
			says = number.Plural(texts, "text") + " alone"
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(v.To, says)})
	}
	return &table.Page{Sections: []table.Section{{Table: t}}}
}

// placeOf says where two scenarios differ, as a path of keys.
func placeOf(d scenario.Difference) string {
	place := d.Section
	for _, key := range []string{d.Name, d.Key} {
		if key != "" {
			place += "." + key
		}
	}
	return place
}

// sayOr is what a scenario says, or a sign that it says nothing there.
func sayOr(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// some are names with commas between them, at most so many.
func some(names []string, most int) string {
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}
