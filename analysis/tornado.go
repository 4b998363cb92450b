package analysis

// End is an end of a factor: the value at which its tenth of the trials ends, and the mean of the target there.
type End struct{ Edge, Mean float64 }

// tornado is where the target goes on average when factor j is low and when it is high, in its lowest and highest tenth of the trials, and
// by how much that differs.
func (e *explained) tornado(j int) (low, high End, width figure) {
	f := e.tenths[j]
	var count, mean [3]float64
	for t, y := range e.y {
		count[f.side[t]]++
		mean[f.side[t]] += y
	}
	for s, n := range count {
		mean[s] /= n
	}
	n := float64(len(e.y))
	sign := [3]float64{0, -1, 1}
	width = e.figure(mean[2]-mean[1], func(t int) float64 {
		if s := f.side[t]; s > 0 {
			return sign[s] * (e.y[t] - mean[s]) * n / count[s]
		}
		return 0
	})
	return End{f.low, mean[1]}, End{f.high, mean[2]}, width
}
