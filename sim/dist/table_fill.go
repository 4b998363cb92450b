package dist

import "wargame/sim/kernel"

// Fill sets dst[i] to the quantile of u[i].
func (t *Table) Fill(dst, u []float64) { t.fill(kernel.Default(), dst, u) }

func (t *Table) fill(set *kernel.Set, dst, u []float64) {
	u = u[:len(dst)]
	if set.Pieces == nil {
		for i, x := range u {
			dst[i] = t.Quantile(x)
		}
		return
	}
	if n := t.narrow; n != nil {
		for i, x := range u {
			dst[i] = innerUniform(x, n.from, n.to)
		}
		u = dst
	}
	for at := 0; at < len(dst); at++ {
		done := set.Pieces(dst[at:], u[at:], t.pieces)
		for i, x := range dst[at : at+done] {
			dst[at+i] = t.shift + float64(t.scale*x)
		}
		if at += done; at < len(dst) {
			dst[at] = t.lookUp(u[at])
		}
	}
	if n := t.narrow; n != nil {
		for i, x := range dst {
			dst[i] = min(max(x, n.lo), n.hi)
		}
	}
}

// flat is the segments in the layout of kernel.Set.Pieces.
func (t *Table) flat() []float64 {
	var pieces []float64
	for _, side := range t.sides {
		for _, g := range side {
			pieces = append(pieces, g.c[:]...)
			pieces = append(pieces, g.lo, g.hi)
		}
	}
	return pieces
}
