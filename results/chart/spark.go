package chart

import (
	"fmt"
	"io"
	"slices"
)

// Spark writes a picture as small as a word: how often values fall into equal parts of their range, the most frequent highest. says is
// what it shows, for those who do not see it.
func Spark(w io.Writer, heights []float64, says string) error {
	const width, height = 96.0, 20.0
	out := fmt.Sprintf(`<svg class="spark" viewBox="0 0 %s %s" role="img"><title>%s</title>`, num(width), num(height), escaped(says))
	if top := slices.Max(append([]float64{0}, heights...)); top > 0 {
		each := width / float64(len(heights))
		var bars trace
		for i, h := range heights {
			if h > 0 {
				left, up := float64(i)*each, height-max(1, height*h/top)
				bars.through([][2]float64{{left, height}, {left, up}, {left + each - 1, up}, {left + each - 1, height}})
			}
		}
		out += fmt.Sprintf(`<path d="%s" %s/>`, bars.out.String(), filled(0))
	}
	_, err := io.WriteString(w, out+"</svg>")
	return err
}
