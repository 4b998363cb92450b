package analysis

// lines are what a line over each two neighbouring bins of a factor is told from.
type lines struct {
	count   []float64 // trials
	middle  []float64 // mean of the factor
	squares []float64 // of what it differs from that, summed; 0: it has one value
}

// newLines are those of a column in bins.
func newLines(x []float64, b *bins) lines {
	n := (len(b.count) + 1) / 2
	l := lines{make([]float64, n), make([]float64, n), make([]float64, n)}
	low, high := make([]float64, n), make([]float64, n)
	for t, v := range x {
		p := b.part[t] / 2
		if l.count[p]++; l.count[p] == 1 {
			low[p], high[p] = v, v
		}
		low[p], high[p] = min(low[p], v), max(high[p], v)
		l.middle[p] += v
	}
	for p := range l.middle {
		l.middle[p] /= l.count[p]
	}
	for t, v := range x {
		p := b.part[t] / 2
		if low[p] < high[p] {
			d := v - l.middle[p]
			l.squares[p] += float64(d * d)
		}
	}
	return l
}

// firstOrder is the share of the target's variance that factor j accounts for alone, Var(E[Y|X])/Var(Y): what lines over the factor, one for
// each two of its bins, have of the target's squares, less what they would have under permutation, of the part that is not accounted for (Kelley,
// "An unbiased correlation ratio measure", PNAS 21, 1935; of a factor without influence, the mean over all permutations is taken off in
// full). It holds for correlated factors, of which each then also accounts for what goes with it.
//
// Means of the bins would take as much from what has no influence, and hide what the target varies within a bin: in the tails of a normal
// factor 1% of all, which is many errors of a large share.
func (e *explained) firstOrder(j int) figure {
	x, part, l := e.factors[j].X, e.bins[j].part, e.lines[j]
	level, slope := make([]float64, len(l.count)), make([]float64, len(l.count))
	for t, y := range e.y {
		p, d := part[t]/2, y-e.mean
		level[p] += d
		slope[p] += float64((x[t] - l.middle[p]) * d)
	}
	accounted, free := 0.0, -1.0
	for p, n := range l.count {
		level[p] /= n
		accounted += float64(n * level[p] * level[p])
		free++
		if l.squares[p] > 0 {
			slope[p] /= l.squares[p]
			accounted += float64(l.squares[p] * slope[p] * slope[p])
			free++
		}
	}
	n := float64(len(e.y))
	raw := accounted / e.squares
	return e.figure(1-(1-raw)*(n-1)/(n-1-free), func(batch int) float64 {
		sum := 0.0
		for t, to := e.trials(batch); t < to; t++ {
			p, d := part[t]/2, e.y[t]-e.mean
			m := level[p] + float64(slope[p]*(x[t]-l.middle[p]))
			sum += float64(2*m*d) - float64(m*m) - float64(raw*d*d)
		}
		return sum * n / e.squares
	})
}
