package sim

import "wargame/scenario"

// table is a piecewise linear function of x, flat outside its points.
func (b *builder) table(m *model, e *scenario.Expr, mask ref) ref {
	t := b.sc.Tables[e.Index]
	x := b.expr(m, e.Args[0], mask)
	y := b.exprs(b.models[0], t.Y, none)
	for len(b.lookups) <= e.Index {
		b.lookups = append(b.lookups, lookup{b.sc.Tables[len(b.lookups)].X})
	}
	if xv, ok := b.known(x); ok {
		if yv, ok := b.allKnown(y); ok {
			return b.number(interpolate(t.X, xv, func(i int) float64 { return yv[i] }))
		}
	}
	return b.listed(opLookup, e.Index, append([]ref{x}, y...))
}

func (b *builder) allKnown(x []ref) ([]float64, bool) {
	v := make([]float64, len(x))
	for i := range x {
		var ok bool
		if v[i], ok = b.known(x[i]); !ok {
			return nil, false
		}
	}
	return v, true
}

// interpolate is the value at x of the table with points (xs[i], y(i)).
func interpolate(xs []float64, x float64, y func(int) float64) float64 {
	last := len(xs) - 1
	if x != x {
		return x
	}
	if x <= xs[0] {
		return y(0)
	}
	if x >= xs[last] {
		return y(last)
	}
	i := 0
	for x >= xs[i+1] {
		i++
	}
	return y(i) + float64((y(i+1)-y(i))*((x-xs[i])/(xs[i+1]-xs[i])))
}
