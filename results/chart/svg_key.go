package chart

const (
	signWide = 26.0 // of a sign in a key
	signGap  = 6.0
)

// key writes what signs mean, as many as go on a line.
func (s *svg) key(entries []keyEntry) {
	if len(entries) == 0 {
		return
	}
	x := 0.0
	s.y += line
	for _, e := range entries {
		shown := fitted(e.text, smallLetters, s.width-signWide-signGap)
		length := signWide + signGap + lengthOf(shown, smallLetters)
		if x > 0 && x+length > s.width {
			x, s.y = 0, s.y+line
		}
		s.sign(e, x, s.y-8)
		s.short(x+signWide+signGap, s.y-4, smallLetters, fromLeft, shown, e.text)
		x += length + 3*signGap
	}
	s.y += 6
}

// sign draws what an entry is of, about the height y.
func (s *svg) sign(e keyEntry, x, y float64) {
	switch e.sign {
	case lineSign:
		s.rule(x, y, x+signWide, y, stroked(e.series)+` stroke-width="2"`+dashed(e.series))
	case areaSign:
		s.area(x, y-6, x+signWide, y+6, e.series)
	case spanSign:
		s.span(x, y-6, x+signWide, y+6, e.series)
	case ruleSign:
		s.rule(x, y, x+signWide, y, acrossLook)
	}
}

// acrossLook is how lines across a plot look.
const acrossLook = `stroke="currentColor" stroke-width="1.3" stroke-dasharray="5 3" opacity="0.8"`

// area is a rectangle with the colour and the texture of a layer.
func (s *svg) area(x1, y1, x2, y2 float64, series int) {
	s.rect(x1, y1, x2, y2, filled(series)+` fill-opacity="0.6"`)
	s.hatch(x1, x2, func(float64) (float64, float64) { return y1, y2 }, series)
}

// span is a rectangle in which words stand.
func (s *svg) span(x1, y1, x2, y2 float64, series int) {
	s.rect(x1, y1, x2, y2, filled(series)+` fill-opacity="0.25"`)
	s.rect(x1, y1, x2, y2, `fill="none" `+stroked(series)+` stroke-width="1.2"`+dashed(series))
}
