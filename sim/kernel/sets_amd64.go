package kernel

import "golang.org/x/sys/cpu"

// faster are the sets in assembly that this machine can run.
func faster() []*Set {
	var sets []*Set
	if x := cpu.X86; x.HasAVX2 && x.HasBMI2 && x.HasPOPCNT {
		sets = append(sets, avx2())
		if x.HasAVX512F && x.HasAVX512DQ && x.HasAVX512BW && x.HasAVX512VL {
			sets = append(sets, avx512())
		}
	}
	return sets
}

// partial is a kernel that stops before the first vector with a lane that it does not know, and gives the lanes done.
type partial func(dst, a, b, c []float64) (done int)

// redo is how many lanes plain Go takes over at first where partial kernels stop.
const redo = 8

// with is partial kernels, each of which goes on where the one before stops, and plain where none does: for longer and
// longer, while they get nowhere in between.
func with(plain Func, kernels ...partial) Func {
	return func(dst, a, b, c []float64) {
		forward := func(lanes int) {
			n := len(dst)
			dst, a, b, c = dst[lanes:], part(a, lanes, n), part(b, lanes, n), part(c, lanes, n)
		}
		for lanes := redo; ; lanes *= 2 {
			for i := 0; i < len(kernels); i++ {
				done := kernels[i](dst, a, b, c)
				if done == len(dst) {
					return
				}
				if done > 0 {
					forward(done)
					lanes, i = redo, -1 // from the first one again
				}
			}
			n := min(lanes, len(dst))
			plain(dst[:n], part(a, 0, n), part(b, 0, n), part(c, 0, n))
			forward(n)
		}
	}
}

// part is a[from:to]; nil of an operand that there is not.
func part(a []float64, from, to int) []float64 {
	if a == nil {
		return nil
	}
	return a[from:to]
}

// overlay is plain Go with kernels in place of its own: whole ones, which take short columns, and partial ones, which leave
// lanes to plain Go.
func overlay(name string, whole [NumOps]Func, stopping [NumOps][]partial) *Set {
	s := Go()
	s.Name = name
	for op := range NumOps {
		switch {
		case whole[op] != nil:
			s.Funcs[op], s.Short[op] = whole[op], op.Arity() > 1
		case stopping[op] != nil:
			s.Funcs[op] = with(s.Funcs[op], stopping[op]...)
		}
	}
	return s
}
