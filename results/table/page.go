package table

import "iter"

// Page is a title, paragraphs, and sections.
type Page struct {
	Title    string
	Question string   // under the title, in a document so that it stands out; empty: none
	Part     bool     // of a longer document, so that its title is one of its sections there
	Lead     []string // paragraphs
	Together bool     // on a terminal, no empty line stands between paragraphs
	Plain    bool     // on a terminal, no line stands under the titles of sections
	Sections []Section
}

// Section is paragraphs and what follows them; one without anything is left out.
type Section struct {
	Title    string
	Lead     []string         // paragraphs
	List     []Item           // things with names
	Table    *Table           // nil: none
	More     iter.Seq[*Table] // further tables, each made when it is written; nil: none
	Close    bool             // on a terminal, no empty line stands over the table
	Numbered []string         // what is to be done, in its order; a run of ____ is room to write in
	Commands []string         // to be typed in a shell
}

// Item is a thing of a list, with its name.
type Item struct {
	Name string
	Remarks
}

func (s *Section) empty() bool {
	return len(s.Lead) == 0 && len(s.List) == 0 && (s.Table == nil || len(s.Table.Rows) == 0) && len(s.Numbered) == 0 && len(s.Commands) == 0
}
