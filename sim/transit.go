package sim

// What is under way on a delayed flow is what it took in during the last L steps. It is kept as a sum, since adding it up anew
// at each point takes L additions; and without subtracting what arrives, which would leave rounding behind where nothing is
// under way any more (docs/decisions/0001-arithmetic-of-a-step.md).

// sum says that what a ring took in during the last steps is summed.
type sum struct {
	ring int32
	lag  ref // over how many steps, by row
}

// transit is such a sum at a point. Steps fall into spans of L from the first step on. Under way is the tail of the last
// whole span, summed from its end backward when it ended, and the head of the span at hand, summed as it grows:
//
//	    last whole span       at hand
//	0  1  2  3  4  5  6  7 | 8  9 10  .  .  .  .  .
//	         [    tail     ][ head  ]                 at point 11 with L = 8: steps 3..10
type transit struct {
	past  *pastColumns
	head  []float64   // by row
	tails pastColumns // at each step of the last whole span: what it and the later steps of the span took in
	steps int         // of a trial: a longer lag sums all of them
}

// span is L as a number of steps.
func (t *transit) span(lag float64) int {
	if lag < float64(t.steps) {
		return int(lag)
	}
	return t.steps
}

// take adds what the ring took in at a step.
func (t *transit) take(step int, lag []float64) {
	in := t.past.at(step)
	for i := range t.head {
		if l := t.span(lag[i]); step%l == 0 {
			t.endSpan(i, step, step-l)
		}
		t.head[i] += in[i]
	}
}

// endSpan makes the tail of what a row took in from a step on, up to the span that begins at another, of which nothing was
// taken in yet.
func (t *transit) endSpan(row, begins, from int) {
	total := 0.0
	for step := begins - 1; step >= max(from, 0); step-- {
		total += t.past.at(step)[row]
		t.tails.at(step)[row] = total
	}
	t.head[row] = 0
}

// restore makes the sums at a point from the ring.
func (t *transit) restore(point int, lag []float64) {
	for i := range t.head {
		l := t.span(lag[i])
		begins := max(point-1, 0) / l * l
		t.endSpan(i, begins, point-l)
		for step := begins; step < point; step++ {
			t.head[i] += t.past.at(step)[i]
		}
	}
}

// fill writes the sums at a point to a column.
func (t *transit) fill(dst []float64, point int, lag []float64) {
	for i := range dst {
		l := t.span(lag[i])
		dst[i] = t.head[i]
		if from, begins := point-l, (point-1)/l*l; 0 <= from && from < begins {
			dst[i] = t.tails.at(from)[i] + t.head[i]
		}
	}
}
