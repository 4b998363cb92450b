package analysis

// End is an end of a factor: the value at which its tenth of the trials ends, and the mean of the target there.
type End struct{ Edge, Mean float64 }

// tenth is the trials in which a factor is in its lowest or in its highest tenth, and where that ends.
type tenth struct {
	edge   float64
	trials []int32 // ascending
	starts []int   // of batches among them, and where the last one ends
}

// newTenths are the lowest and the highest tenth of a factor whose trials are ordered by value, and are in batches. One value may fill both:
// then the other values are the end that they are at.
func newTenths(x []float64, order []int32, starts []int) (low, high tenth) {
	n := len(x)
	least := x[order[0]]
	low.edge, high.edge = x[order[(n+9)/10-1]], x[order[n-(n+9)/10]]
	both := low.edge == high.edge && low.edge != least // the lowest tenth's is the highest one's
	for b, from := range starts {
		low.starts, high.starts = append(low.starts, len(low.trials)), append(high.starts, len(high.trials))
		if b+1 == len(starts) {
			break
		}
		for t := from; t < starts[b+1]; t++ {
			switch v := x[t]; {
			case v < low.edge, v == low.edge && !both:
				low.trials = append(low.trials, int32(t))
			case v >= high.edge:
				high.trials = append(high.trials, int32(t))
			}
		}
	}
	return low, high
}

// tornado is where the target goes on average when factor j is low and when it is high, in its lowest and highest tenth of the trials, and
// by how much that differs.
func (e *explained) tornado(j int) (low, high End, width figure) {
	f, g := &e.low[j], &e.high[j]
	low, high = End{f.edge, f.mean(e.y)}, End{g.edge, g.mean(e.y)}
	n := float64(len(e.y))
	width = e.figure(high.Mean-low.Mean, func(b int) float64 {
		up, down := g.beyond(e.y, high.Mean, b), f.beyond(e.y, low.Mean, b)
		return up*n/float64(len(g.trials)) - down*n/float64(len(f.trials))
	})
	return low, high, width
}

// mean is that of a target in it.
func (x *tenth) mean(y []float64) float64 {
	sum := 0.0
	for _, t := range x.trials {
		sum += y[t]
	}
	return sum / float64(len(x.trials))
}

// beyond is by how much a target is over a value there in the trials of a batch, summed.
func (x *tenth) beyond(y []float64, value float64, batch int) float64 {
	sum := 0.0
	for _, t := range x.trials[x.starts[batch]:x.starts[batch+1]] {
		sum += y[t] - value
	}
	return sum
}
