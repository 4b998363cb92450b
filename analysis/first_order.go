package analysis

// firstOrder is the share of the target's variance that factor j accounts for alone, Var(E[Y|X])/Var(Y): the correlation ratio over
// the bins of the factor, less what it would be under permutation, of the part that is not accounted for (Kelley, "An unbiased
// correlation ratio measure", PNAS 21, 1935; of a factor without influence, the mean over all permutations is taken off in full). It holds
// for correlated factors, of which each then also accounts for what goes with it.
func (e *explained) firstOrder(j int) figure {
	b := e.bins[j]
	mean := make([]float64, len(b.count)) // by bin, from the mean of all
	for t, y := range e.y {
		mean[b.part[t]] += y - e.mean
	}
	between := 0.0
	for p, n := range b.count {
		mean[p] /= n
		between += float64(n * mean[p] * mean[p])
	}
	n, free := float64(len(e.y)), float64(len(b.count)-1)
	raw := between / e.squares
	return e.figure(1-(1-raw)*(n-1)/(n-1-free), func(batch int) float64 {
		sum := 0.0
		for t, to := e.trials(batch); t < to; t++ {
			d, m := e.y[t]-e.mean, mean[b.part[t]]
			sum += float64(2*m*d) - float64(m*m) - float64(raw*d*d)
		}
		return sum * n / e.squares
	})
}
