package chart

import (
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"
)

// pathPoints reads the data of a path as renderers do, subpath by subpath.
func pathPoints(t *testing.T, d string) (out [][][2]float64) {
	t.Helper()
	token := regexp.MustCompile(`[Mlhvz]|-?(?:\d+(?:\.\d+)?|\.\d+)`)
	if rest := token.ReplaceAllString(d, ""); regexp.MustCompile(`[^ ]`).MatchString(rest) {
		t.Fatalf("%q has %q in it", d, rest)
	}
	command, x, y := "", 0.0, 0.0
	var numbers []float64
	add := func() { out[len(out)-1] = append(out[len(out)-1], [2]float64{x, y}) }
	for _, word := range token.FindAllString(d, -1) {
		n, err := strconv.ParseFloat(word, 64)
		if err != nil {
			command, numbers = word, nil
			continue
		}
		switch numbers = append(numbers, n); {
		case command == "h":
			x += n
			add()
		case command == "v":
			y += n
			add()
		case len(numbers) < 2:
			continue
		case command == "l":
			x, y = x+numbers[0], y+numbers[1]
			add()
		case command == "M":
			x, y = numbers[0], numbers[1]
			out = append(out, nil)
			add()
		}
		numbers = nil
	}
	return out
}

// A path ends where its points do, and goes by each of them within what cannot be seen and what is rounded away.
func TestTracedGoesByItsPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	lines := map[string][][2]float64{"a point": {{3.14, 2.72}}, "back and forth": {{0, 0}, {10, 0}, {5, 0}, {5, -0.04}, {20, 0}, {0, 0}}, "nothing": {{1, 1}, {1, 1}, {1, 1}}}
	var flat, walk, wave [][2]float64
	y := 0.0
	for i := range 400 {
		x := 2.0123 * float64(i)
		y += r.NormFloat64()
		flat, walk, wave = append(flat, [2]float64{x, 168.5}), append(walk, [2]float64{x, y}), append(wave, [2]float64{x, 50 * math.Sin(x/40)})
	}
	lines["flat"], lines["walk"], lines["wave"] = flat, walk, wave
	for name, points := range lines {
		parts := pathPoints(t, traced(points, false))
		if len(parts) != 1 {
			t.Fatalf("%s: %d parts", name, len(parts))
		}
		got := parts[0]
		for _, ends := range [][2][2]float64{{got[0], points[0]}, {got[len(got)-1], points[len(points)-1]}} {
			if math.Abs(ends[0][0]-ends[1][0]) > 0.0501 || math.Abs(ends[0][1]-ends[1][1]) > 0.0501 {
				t.Errorf("%s: an end at %v, not %v", name, ends[0], ends[1])
			}
		}
		for _, p := range points {
			nearest := math.Hypot(p[0]-got[0][0], p[1]-got[0][1])
			for i := range got[1:] {
				nearest = min(nearest, distance(p, got[i], got[i+1]))
			}
			if nearest > unseen+0.0708 { // half the diagonal of a tenth
				t.Errorf("%s goes by %v at %.3f", name, p, nearest)
			}
		}
		if name == "flat" && len(got) != 2 || name == "wave" && len(got) > 160 {
			t.Errorf("%s has %d points", name, len(got))
		}
	}
}

func TestTraced(t *testing.T) {
	for want, points := range map[string][][2]float64{
		"M1 2h10v-5l.3 .4-9 .6z": {{1, 2}, {11, 2}, {11, -3}, {11.3, -2.6}, {2.3, -2}},
	} {
		if got := traced(points, true); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}
