package analysis

// mostBatches is into how many batches of trials a run is cut at most for its resamples. Figures of hundreds of resamples then cost by
// the batch and not by the trial, and an interval is as wide as by trials but for the error of a variance told from so many.
const mostBatches = 128

// resampling is the resamples of a run: how often each of its batches of consecutive trials is drawn. Of a run of fewer trials than
// batches, each trial is one.
type resampling struct {
	trials, batches int
	times           [][]float64 // by resample, then by batch
}

func newResampling(b Bootstrap, trials int) *resampling {
	r := &resampling{trials, min(trials, mostBatches), make([][]float64, Resamples)}
	drawn := make([]int, r.batches)
	for s := range r.times {
		b.Draw(drawn, r.batches, s)
		r.times[s] = make([]float64, r.batches)
		for _, batch := range drawn {
			r.times[s][batch]++
		}
	}
	return r
}

// batch is that of a trial, from 0.
func (r *resampling) batch(trial int) int { return trial * r.batches / r.trials }

// each is what something comes to in each resample.
func (r *resampling) each(of func(times []float64) float64) []float64 {
	values := make([]float64, len(r.times))
	for s, times := range r.times {
		values[s] = of(times)
	}
	return values
}

// sums are by batch.
type sums []float64

// drawn is the sum over the batches that a resample drew.
func (x sums) drawn(times []float64) float64 {
	sum := 0.0
	for b, n := range times {
		sum += float64(n * x[b])
	}
	return sum
}
