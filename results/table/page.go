package table

import "iter"

// Page is a title, paragraphs, and sections.
type Page struct {
	Title    string
	Part     bool     // of a longer document, so that its title is one of its sections there
	Lead     []string // paragraphs
	Together bool     // on a terminal, no empty line stands between paragraphs
	Sections []Section
}

// Section is paragraphs and a table or a list; one without anything is left out.
type Section struct {
	Title string
	Lead  []string         // paragraphs
	Table *Table           // nil: none
	More  iter.Seq[*Table] // further tables, each made when it is written; nil: none
	Close bool             // on a terminal, no empty line stands over the table
	List  []Item
}

// Item is a thing of a list, with its name.
type Item struct {
	Name string
	Remarks
}

func (s *Section) empty() bool {
	return len(s.Lead) == 0 && len(s.List) == 0 && (s.Table == nil || len(s.Table.Rows) == 0)
}
