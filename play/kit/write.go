package kit

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strings"

	"wargame/scenario/source"
)

//go:embed kit.html
var text string

//go:embed kit.css
var css string

var document = template.Must(template.New("kit").Parse(text))

// sheetView is a sheet as the document has it.
type sheetView struct {
	*Sheet
	Class  string
	Single bool // it has to fit a page
	Body   template.HTML
}

// Write lays a kit out as one document, without script, that asks for nothing.
func Write(w io.Writer, k *Kit) error {
	v := struct {
		Title  string
		Style  template.CSS
		Sheets []sheetView
	}{Title: k.Title, Style: template.CSS(css)}
	var before *Sheet
	for _, s := range k.Sheets {
		body, err := s.html()
		if err != nil {
			return err
		}
		v.Sheets = append(v.Sheets, sheetView{s, s.class(before), kinds[s.Kind].single, body})
		before = s
	}
	var page bytes.Buffer
	if err := document.Execute(&page, v); err != nil {
		return err
	}
	// Whatever the file says, nothing of it acts on what shows the page.
	lines := strings.Split(strings.TrimSuffix(page.String(), "\n"), "\n")
	for i, line := range lines {
		lines[i] = source.Shown(line)
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// html is what stands on a sheet below its head.
func (s *Sheet) html() (template.HTML, error) {
	var b strings.Builder
	err := document.ExecuteTemplate(&b, kinds[s.Kind].part, s)
	return template.HTML(b.String()), err
}

// Label tells the sheet's tables from those of others to who hears them.
func (s *Sheet) Label() string {
	if s.For.Who == OneTeam {
		return s.Title + ", " + s.For.Called
	}
	return s.Title
}

// Body is what the template of the sheet's kind lays out.
func (s *Sheet) Body() any { return s.body }

// class says how a sheet stands on its page: on one of its own, or as a slip below those of the same kind and reader.
func (s *Sheet) class(before *Sheet) string {
	class := kinds[s.Kind].part
	if kinds[s.Kind].slip {
		class += " slip"
		if before != nil && before.Kind == s.Kind && (kinds[s.Kind].mixed || before.For.Team == s.For.Team) {
			return class + " below"
		}
	}
	return class
}
