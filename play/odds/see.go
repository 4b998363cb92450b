package odds

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// sighting is what was read at a point, and by what worlds are judged by it. Names and truth values are the same or not, and numbers near.
// What is the same counts in full. Numbers are heeded as far as worlds last.
type sighting struct {
	point    int
	readings []float64 // NaN: there was none
	widths   []float64 // of the kernels of exact numbers; 0: worlds are alike, so that it is the same or not
	same     float64   // how far the first are heeded: the power to which their likelihood counts; 1 in the end
	near     float64   // how far numbers are: as if their errors were greater by one over its root
}

// judged is how a sighting fits, by row.
type judged struct {
	same  []float64 // the logarithm of the likelihood of what is the same or not
	near  []float64 // and of numbers, up to what all rows have in common
	amiss []bool    // something cannot be
	off   []float64 // the standard deviations by which a number is off at most
}

// See takes in readings, in the order of Options.Readings; NaN where there is none. Turn by turn they come after Play, and may come
// once before it; a delayed one is of what was so that many steps before. A number where nothing can have been read is an error, and
// nothing has changed then.
func (f *Filter) See(readings []float64) error {
	s, err := f.sighting(readings)
	if err != nil {
		return err
	}
	f.seen = append(f.seen, s)
	f.now.judged = append(f.now.judged, f.judge(f.now, s))
	before, newest := f.picks, &f.seen[len(f.seen)-1]
	if err := f.heed(&newest.same, func(j judged) []float64 { return j.same }, 0); err != nil {
		return err
	}
	least := max(keptShare*f.distinct(), 2*leastWorlds)
	if err := f.heed(&newest.near, func(j judged) []float64 { return j.near }, least); err != nil {
		return err
	}
	if f.picks == before {
		return nil
	}
	f.now, err = f.replay(f.worlds)
	return err
}

const (
	keptShare = 0.25 // of the worlds that count before numbers are heeded, what counts after it
	mostParts = 20   // in which they are: see heed
	movesEach = 4    // times that every world tries to move when worlds were picked
)

// heed takes in the newest sighting part by part, each so much that half of the worlds count, until it is heeded in full. It leaves off before
// fewer than so many distinct worlds count; where these are 0, it takes in what is left in its last part, and it shows in how few count.
func (f *Filter) heed(heeded *float64, of func(judged) []float64, least float64) error {
	for part := 1; *heeded < 1; part++ {
		likely, rest := of(f.now.judged[len(f.now.judged)-1]), 1-*heeded
		more := f.more(likely, rest)
		if part == mostParts {
			if least > 0 {
				return nil
			}
			more = rest
		}
		was, weights := *heeded, reweighed(f.weights, likely, more)
		if *heeded += more; more == rest {
			*heeded = 1
		}
		if f.distinctOf(weights) < least {
			*heeded = was
			return nil
		}
		f.weights = weights
		if *heeded == 1 && effective(f.weights) >= f.enough() {
			return nil
		}
		f.pick()
		for range movesEach {
			if err := f.move(); err != nil {
				return err
			}
		}
	}
	return nil
}

// sighting checks readings, and finds the kernels.
func (f *Filter) sighting(readings []float64) (sighting, error) {
	s := sighting{point: f.now.rows.Point(), readings: slices.Clone(readings), widths: make([]float64, len(readings))}
	switch {
	case len(readings) != len(f.o.Readings.list):
		return s, fmt.Errorf("odds: %d readings of %d", len(readings), len(f.o.Readings.list))
	case len(f.seen) > 0 && f.seen[len(f.seen)-1].point == s.point:
		return s, errors.New("odds: what is read at a point was taken in already")
	}
	for i, r := range f.o.Readings.list {
		if math.IsNaN(readings[i]) {
			continue
		}
		at := s.point - r.Delay
		x, ok := f.now.read[i][at]
		switch {
		case math.IsInf(readings[i], 0):
			return s, fmt.Errorf("odds: a reading of %s is not finite", r.Value.String(f.s))
		case !ok:
			return s, fmt.Errorf("odds: nothing can be read yet of %s", r.Value.String(f.s))
		case r.Error == 0 && isNumber(r):
			s.widths[i] = f.o.Readings.width(i, at, x, f.weights)
		}
	}
	return s, nil
}

// judge finds how a sighting fits.
func (f *Filter) judge(p *played, s sighting) judged {
	n := f.o.Worlds
	j := judged{make([]float64, n), make([]float64, n), make([]bool, n), make([]float64, n)}
	for i, reading := range s.readings {
		if math.IsNaN(reading) {
			continue
		}
		at := s.point - f.o.Readings.list[i].Delay
		x := p.read[i][at]
		if law := f.o.Readings.Law(i, at); law.Error > 0 {
			j.number(x, fitting, func(x float64) (float64, float64) { return law.off(reading, x) })
		} else if width := s.widths[i]; width > 0 {
			j.number(x, fitting/kernelShare, func(x float64) (float64, float64) { return (reading - x) / width, 1 })
		} else {
			j.equal(x, reading)
		}
	}
	for row, out := range p.out {
		if out {
			j.same[row] = math.Inf(-1)
		}
	}
	return j
}

// number judges by how many standard deviations a number is off, and how wide they are. Where it is above all worlds by more than so many, or
// below all of them, it fits none, however little it is heeded.
func (j judged) number(x []float64, most float64, off func(x float64) (deviate, width float64)) {
	low, high := math.Inf(1), math.Inf(-1)
	for row, x := range x {
		deviate, width := off(x)
		j.near[row] -= float64(deviate*deviate)/2 + ln(width)
		j.off[row] = max(j.off[row], math.Abs(deviate))
		low, high = min(low, deviate), max(high, deviate)
	}
	if low > most || high < -most {
		for row := range j.amiss {
			j.amiss[row] = true
		}
	}
}

// equal judges by whether a value is the one that was read.
func (j judged) equal(x []float64, reading float64) {
	for row, x := range x {
		if x != reading {
			j.same[row] -= amiss * amiss / 2
			j.amiss[row] = true
		}
	}
}
