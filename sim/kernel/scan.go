package kernel

// FirstNonFinite is the first lane of a that is NaN or infinite, -1 if all are finite.
func FirstNonFinite(a []float64) int {
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
	if s0+s1+s2+s3 == 0 {
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
	if mask == nil {
		for i, x := range a {
			if !(x >= lo && x <= hi) {
				return i
			}
		}
		return -1
	}
	mask = mask[:len(a)]
	for i, x := range a {
		if !(x >= lo && x <= hi) && mask[i] != 0 {
			return i
		}
	}
	return -1
}
