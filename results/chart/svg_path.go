package chart

import (
	"math"
	"strconv"
	"strings"
)

// trace writes the data of a path, to a tenth of a unit. Each step is written from the last, which is shorter, and since it goes between
// rounded places errors do not add up.
type trace struct {
	out     strings.Builder
	x, y    int  // where it is, in tenths
	command byte // the last one, which need not be written again
}

// traced is the path through points.
func traced(points [][2]float64, closed bool) string {
	var t trace
	t.through(points)
	if closed {
		t.out.WriteByte('z')
	}
	return t.out.String()
}

// through goes to the first of some points, and from there to each of the others that is needed.
func (t *trace) through(points [][2]float64) {
	for i, p := range needed(points) {
		x, y := int(math.Round(10*p[0])), int(math.Round(10*p[1]))
		switch dx, dy := x-t.x, y-t.y; {
		case i == 0:
			t.command = 0
			t.write('M', x, y)
		case dx == 0 && dy == 0:
		case dy == 0:
			t.write('h', dx)
		case dx == 0:
			t.write('v', dy)
		default:
			t.write('l', dx, dy)
		}
		t.x, t.y = x, y
	}
}

// write writes a command and its numbers, in tenths.
func (t *trace) write(command byte, tenths ...int) {
	apart := command == t.command
	if !apart {
		t.out.WriteByte(command)
	}
	for _, n := range tenths {
		if apart && n >= 0 {
			t.out.WriteByte(' ')
		}
		if n < 0 {
			t.out.WriteByte('-')
			n = -n
		}
		if n >= 10 || n == 0 {
			t.out.WriteString(strconv.Itoa(n / 10))
		}
		if n%10 > 0 {
			t.out.WriteString("." + strconv.Itoa(n%10))
		}
		apart = true
	}
	t.command = command
}

// unseen is how far a line may be from a point that it leaves out.
const unseen = 0.1

// needed are the points of a line without which it would be seen to go elsewhere: the others are within a tenth of a unit of it (Douglas
// and Peucker, 1973).
func needed(points [][2]float64) [][2]float64 {
	if len(points) < 3 {
		return points
	}
	keep := make([]bool, len(points))
	keep[0], keep[len(points)-1] = true, true
	open := [][2]int{{0, len(points) - 1}}
	for len(open) > 0 {
		from, to := open[len(open)-1][0], open[len(open)-1][1]
		open = open[:len(open)-1]
		farthest, far := 0, unseen
		for i := from + 1; i < to; i++ {
			if d := distance(points[i], points[from], points[to]); d > far {
				farthest, far = i, d
			}
		}
		if farthest > 0 {
			keep[farthest] = true
			open = append(open, [2]int{from, farthest}, [2]int{farthest, to})
		}
	}
	var out [][2]float64
	for i, p := range points {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// distance is how far a point is from the line between two others.
func distance(p, a, b [2]float64) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	part := 0.0
	if length := float64(dx*dx) + float64(dy*dy); length > 0 {
		part = max(0, min((float64((p[0]-a[0])*dx)+float64((p[1]-a[1])*dy))/length, 1))
	}
	return math.Hypot(p[0]-a[0]-float64(part*dx), p[1]-a[1]-float64(part*dy))
}
