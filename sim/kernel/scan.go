package kernel

// FirstNonFinite is the first lane of a that is NaN or infinite, -1 if all are finite.
func FirstNonFinite(a []float64) int {
	if Default().Finite(a) {
		return -1
	}
	for i, x := range a {
		if x-x != 0 {
			return i
		}
	}
	panic("kernel: a column that is finite in each lane and not as a whole")
}

// FirstOutside is the first lane of a that is NaN or not within lo..hi, of those where mask holds a true value (all,
// where mask is nil); -1 if there is none.
func FirstOutside(a, mask []float64, lo, hi float64) int {
	if mask != nil {
		mask = mask[:len(a)]
	}
	if Default().Inside(a, mask, lo, hi) {
		return -1
	}
	for i, x := range a {
		if !(x >= lo && x <= hi) && (mask == nil || mask[i] != 0) {
			return i
		}
	}
	panic("kernel: a column that is inside in each lane and not as a whole")
}

// finite says whether no lane is NaN or infinite.
func finite(a []float64) bool {
	// x-x is 0 for a finite x and NaN otherwise; four sums do not wait for each other.
	var s0, s1, s2, s3 float64
	i := 0
	for ; i+4 <= len(a); i += 4 {
		q := a[i : i+4 : i+4]
		s0 += q[0] - q[0]
		s1 += q[1] - q[1]
		s2 += q[2] - q[2]
		s3 += q[3] - q[3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] - a[i]
	}
	return s0+s1+s2+s3 == 0
}

// inside says whether each lane is within lo..hi, or its mask is 0. mask may be nil.
func inside(a, mask []float64, lo, hi float64) bool {
	if mask == nil {
		for _, x := range a {
			if !(x >= lo && x <= hi) {
				return false
			}
		}
		return true
	}
	mask = mask[:len(a)]
	for i, x := range a {
		if !(x >= lo && x <= hi) && mask[i] != 0 {
			return false
		}
	}
	return true
}
