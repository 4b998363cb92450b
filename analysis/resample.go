package analysis

// mostBatches is into how many batches of trials a run is cut at most for its resamples. Figures of hundreds of resamples then cost by
// the batch and not by the trial, and an interval is as wide as by trials but for the error of a variance told from so many.
const mostBatches = 128

// resampling is the resamples of a run: how often each of its batches of consecutive trials is drawn. Of a run of fewer trials than
// batches, each trial is one.
type resampling struct {
	trials, batches int
	times           [][]float64 // by resample, then by batch
	ofBatch         [][]float64 // the same by batch, then by resample
}

func newResampling(b Bootstrap, trials int) *resampling {
	r := &resampling{trials: trials, batches: min(trials, mostBatches), times: make([][]float64, Resamples)}
	drawn := make([]int, r.batches)
	for s := range r.times {
		b.Draw(drawn, r.batches, s)
		r.times[s] = make([]float64, r.batches)
		for _, batch := range drawn {
			r.times[s][batch]++
		}
	}
	r.ofBatch = make([][]float64, r.batches)
	for b := range r.ofBatch {
		r.ofBatch[b] = make([]float64, Resamples)
		for s, times := range r.times {
			r.ofBatch[b][s] = times[b]
		}
	}
	return r
}

// batch is that of a trial, from 0.
func (r *resampling) batch(trial int) int { return trial * r.batches / r.trials }

// starts are the places among some trials, ascending, at which those of each batch begin, and that at which the last ends.
func (r *resampling) starts(trials []int) []int {
	list := make([]int, r.batches+1)
	for _, n := range trials {
		list[r.batch(n)+1]++
	}
	for b := range r.batches {
		list[b+1] += list[b]
	}
	return list
}

// each is what something comes to in each resample.
func (r *resampling) each(of func(times []float64) float64) []float64 {
	values := make([]float64, len(r.times))
	for s, times := range r.times {
		values[s] = of(times)
	}
	return values
}

// drawn is what sums come to in each resample: each of their drawn, all resamples at once and four batches at a time, which is faster.
func (r *resampling) drawn(x sums) []float64 {
	values := make([]float64, Resamples)
	b := 0
	for ; b+4 <= len(x); b += 4 {
		n0, n1, n2, n3 := r.ofBatch[b][:Resamples], r.ofBatch[b+1][:Resamples], r.ofBatch[b+2][:Resamples], r.ofBatch[b+3][:Resamples]
		x0, x1, x2, x3 := x[b], x[b+1], x[b+2], x[b+3]
		for s, v := range values {
			values[s] = v + float64(n0[s]*x0) + float64(n1[s]*x1) + float64(n2[s]*x2) + float64(n3[s]*x3)
		}
	}
	for ; b < len(x); b++ {
		for s, n := range r.ofBatch[b] {
			values[s] += float64(n * x[b])
		}
	}
	return values
}

// ratio is that of two sums, in the run and in each resample.
func (r *resampling) ratio(a, b sums) merit {
	x := merit{a.total() / b.total(), r.drawn(a)}
	for s, n := range r.drawn(b) {
		x.resampled[s] /= n
	}
	return x
}

// sums are by batch.
type sums []float64

// total is the sum over all batches.
func (x sums) total() float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum
}

// drawn is the sum over the batches that a resample drew.
func (x sums) drawn(times []float64) float64 {
	sum := 0.0
	for b, n := range times {
		sum += float64(n * x[b])
	}
	return sum
}
