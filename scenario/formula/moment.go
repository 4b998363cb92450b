package formula

import "time"

// MomentLayout is how a moment is written that has a time of day.
const MomentLayout = "2006-01-02 15:04"

// Moment reads a date, 2025-07-07, or a moment of one, 2025-07-07 06:00. There are no zones and no summer time.
func Moment(text string) (time.Time, error) {
	m, err := time.Parse(MomentLayout, text)
	if len(text) != len(MomentLayout) { // Parse takes an hour of one digit
		return time.Parse(time.DateOnly, text)
	}
	return m, err
}

// FormatMoment writes a moment as [Moment] reads it; midnight is the date alone.
func FormatMoment(m time.Time) string {
	if m.Hour() == 0 && m.Minute() == 0 {
		return m.Format(time.DateOnly)
	}
	return m.Format(MomentLayout)
}

// timeOfDay is where a time of day ends that stands behind a date at the offset from, after one space; from itself where none does.
func (s *scanner) timeOfDay(from int) int {
	const layout = " 15:04"
	end := from + len(layout)
	if end > len(s.text) || s.text[from] != ' ' || s.text[from+3] != ':' {
		return from
	}
	for _, at := range [...]int{1, 2, 4, 5} {
		if !isDigit(s.text[from+at]) {
			return from
		}
	}
	return end
}

func isMoment(text string) bool {
	_, err := Moment(text)
	return err == nil
}
