package scenario

import "slices"

// Equal says that two expressions are written out alike, wherever they stand, so that one has the value of the
// other in every trial, at every point and under every policy. Draws are the same draw only with the same address.
// A strict delay is not equal to one that is not: it stops the run where the other does not.
func (e *Expr) Equal(o *Expr) bool {
	if e == nil || o == nil {
		return e == o
	}
	return e == o || e.Op == o.Op && e.Type == o.Type && e.Value == o.Value && e.Index == o.Index && e.Policy == o.Policy &&
		e.Func == o.Func && e.Address == o.Address && e.Strict == o.Strict && e.Order == o.Order && e.Dist.equal(o.Dist) &&
		slices.EqualFunc(e.Args, o.Args, (*Expr).Equal)
}

func (d *Dist) equal(o *Dist) bool {
	if d == nil || o == nil {
		return d == o
	}
	return d.Name == o.Name && d.Count == o.Count && slices.EqualFunc(d.Inner, o.Inner, (*Dist).equal)
}

// Equal says that two settings make the same of the same lever at every point; nil keeps the default. Since nothing
// is before point 0, a schedule that begins there or earlier is equal to one without a beginning.
func (x *Setting) Equal(o *Setting) bool {
	if x == nil || o == nil {
		return x == o
	}
	return x.Lever == o.Lever && slices.EqualFunc(x.Entries, o.Entries, func(a, b Entry) bool {
		return max(a.From, 0) == max(b.From, 0) && a.Value.Equal(b.Value)
	})
}
