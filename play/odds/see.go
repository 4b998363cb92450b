package odds

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// sighting is what was read at a point, and by what worlds are judged by it.
type sighting struct {
	point    int
	readings []float64 // NaN: there was none
	widths   []float64 // of the kernels of exact numbers; 0: worlds are alike, so that it is the same or not
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
	f.judge(f.now, s)
	before := f.picks
	for heeded, part := 0.0, 1; heeded < 1; part++ {
		heeded = f.weigh(heeded, part == mostParts)
		f.effective = f.distinct() // in the end as the last of the readings leave it, before anything moves
		if heeded == 1 && effective(f.weights) >= f.enough() {
			break
		}
		f.pick()
		for range movesEach {
			if err := f.move(heeded); err != nil {
				return err
			}
		}
	}
	if f.picks == before {
		return nil
	}
	f.now, err = f.replay(f.worlds)
	return err
}

const (
	mostParts = 20 // in which readings are taken in: then the rest is, at once, and it shows in how few worlds are left
	movesEach = 2  // times that every world tries to move when worlds were picked
)

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

// judge finds how likely a sighting is in each row.
func (f *Filter) judge(p *played, s sighting) {
	likely := make([]float64, f.o.Worlds)
	for i, reading := range s.readings {
		if math.IsNaN(reading) {
			continue
		}
		at := s.point - f.o.Readings.list[i].Delay
		law, kernel := f.o.Readings.Law(i, at), s.widths[i]
		for row, x := range p.read[i][at] {
			deviate, width := 0.0, 1.0
			switch {
			case law.Error > 0:
				deviate, width = law.off(reading, x)
			case kernel > 0:
				deviate = (reading - x) / kernel
			case reading != x:
				deviate = amiss
			}
			likely[row] -= float64(deviate*deviate)/2 + ln(width)
			p.amiss[row] = p.amiss[row] || math.Abs(deviate) > fitting
		}
	}
	for row, out := range p.out {
		if out {
			likely[row] = math.Inf(-1)
		}
	}
	p.likely = append(p.likely, likely)
}
