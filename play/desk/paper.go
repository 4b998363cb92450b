package desk

import (
	"bytes"
	"fmt"

	"wargame/play"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/table"
)

// paper is text that is being laid out.
type paper struct {
	*table.Text
	look  Look
	drawn bytes.Buffer // what is before the text
	err   error
}

func (d *Desk) paper() *paper { return &paper{Text: table.NewText(d.Look.Style), look: d.Look} }

// text is a paragraph.
func (p *paper) text(format string, args ...any) { p.Paragraph("", fmt.Sprintf(format, args...)) }

// indented is a paragraph behind a first word.
func (p *paper) indented(first, text string) { p.Paragraph(first, text) }

// chart draws a picture.
func (p *paper) chart(c *chart.Chart) {
	p.flush()
	if err := chart.Text(&p.drawn, c, chart.Cells{Width: p.look.Width, Height: p.look.Height, ASCII: p.look.ASCII, Color: p.look.Color}); err != nil && p.err == nil {
		p.err = err
	}
}

func (p *paper) flush() {
	if _, err := p.WriteTo(&p.drawn); err != nil && p.err == nil {
		p.err = err
	}
}

// String is the text so far.
func (p *paper) String() string {
	p.flush()
	return p.drawn.String()
}

func (p *paper) answer() (Answer, error) {
	text := p.String()
	return Answer{Text: text}, p.err
}

// said is an answer of one sentence.
func (d *Desk) said(format string, args ...any) (Answer, error) {
	p := d.paper()
	p.text(format, args...)
	return p.answer()
}

// percent is a chance in a sentence.
func percent(x float64) string { return number.OfChance().Say(x, number.Figure) }

// lever is the view of a lever that the seat orders.
func lever(v *play.OwnView, name string) *play.LeverView {
	for i := range v.Levers {
		if v.Levers[i].Name == name {
			return &v.Levers[i]
		}
	}
	return nil
}
