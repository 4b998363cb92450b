package number

import "math"

// Range gathers what the figures of many known values follow from, value by value, so that the values need not be kept.
type Range struct {
	digits  Digits
	figures Figures      // of the largest so far
	largest float64      // size
	same    float64      // the figures are surely those of sizes up to here
	needed  map[int]bool // places, from that of the figures on, at which a value ends in another digit than 0
	full    bool         // all of them are
	endless bool         // a value has no last digit
}

// Range is the range of no values yet.
func (d Digits) Range() *Range {
	return &Range{digits: d, figures: d.Figures(), needed: map[int]bool{}, full: true}
}

// Add takes in a value.
func (r *Range) Add(x float64) {
	size := math.Abs(x)
	switch {
	case size-size != 0:
		r.endless = true
		return
	case size > r.largest:
		r.grow(size)
	}
	if r.full || x == math.Trunc(x) {
		return
	}
	for place := min(Place(size, 1)+1, -1); place >= r.figures.place; place-- { // at those before it ends in 0
		if text := rounded(x, place); text[len(text)-1] != '0' {
			r.needed[place] = true
		}
	}
	r.full = r.isFull()
}

// grow takes in a size that is the largest so far. The place of the last decimal rises with it, never falls.
func (r *Range) grow(size float64) {
	before := r.largest
	r.largest = size
	if before > 0 && (size < r.same || r.figures.place == 0) {
		return
	}
	r.figures = r.digits.Figures(size)
	r.same = 9.4 * unitOf(Place(size, 17)+16) // from 9.5 on it may be rounded up, to a digit more
	r.full = r.isFull()
}

func (r *Range) isFull() bool {
	for place := r.figures.place; place < 0; place++ {
		if !r.needed[place] {
			return false
		}
	}
	return true
}

// Known are the figures of the values as [Digits.Known] has them.
func (r *Range) Known() Figures {
	f := r.figures
	for ; f.place < 0 && !r.needed[f.place] && !r.endless; f.place++ {
	}
	return f
}
