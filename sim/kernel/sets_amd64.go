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

// redo is how many lanes plain Go takes over at first where a partial kernel stops.
const redo = 8

// with is partial, and plain where it stops: for longer and longer, while the kernel gets nowhere in between.
func (p partial) with(plain Func) Func {
	return func(dst, a, b, c []float64) {
		for lanes := redo; ; {
			done := p(dst, a, b, c)
			if done == len(dst) {
				return
			}
			if done > 0 {
				lanes = redo
			}
			end := min(done+lanes, len(dst))
			plain(dst[done:end], part(a, done, end), part(b, done, end), part(c, done, end))
			dst, a, b, c = dst[end:], part(a, end, len(dst)), part(b, end, len(dst)), part(c, end, len(dst))
			lanes *= 2
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

// overlay is plain Go with the kernels of funcs in place of its own.
func overlay(name string, funcs [NumOps]Func) *Set {
	s := Go()
	s.Name = name
	for op, f := range funcs {
		if f != nil {
			s.Funcs[op] = f
		}
	}
	return s
}

func avx2() *Set {
	s := overlay("avx2", [NumOps]Func{
		Add:              addAVX2,
		Subtract:         subtractAVX2,
		Multiply:         multiplyAVX2,
		Divide:           divideAVX2,
		Negate:           negateAVX2,
		Abs:              absoluteAVX2,
		Sqrt:             squareRootAVX2,
		Min:              minimumAVX2,
		Max:              maximumAVX2,
		Floor:            floorAVX2,
		Ceil:             ceilAVX2,
		Round:            roundAVX2,
		Mod:              modAVX2,
		Sign:             signAVX2,
		Exp:              partial(expColumnAVX2).with(expColumn),
		Ln:               partial(lnColumnAVX2).with(lnColumn),
		Log10:            partial(log10ColumnAVX2).with(log10Column),
		Power:            partial(powerAVX2).with(power),
		Logistic:         partial(logisticColumnAVX2).with(logisticColumn),
		Less:             lessAVX2,
		LessEqual:        lessEqualAVX2,
		Equal:            equalAVX2,
		NotEqual:         notEqualAVX2,
		And:              andAVX2,
		Or:               orAVX2,
		Not:              notAVX2,
		Select:           selectColumnAVX2,
		DivideOr:         divideOrAVX2,
		Clamp:            clampAVX2,
		MultiplyAdd:      multiplyAddAVX2,
		MultiplyMultiply: multiplyMultiplyAVX2,
		MultiplyMin:      multiplyMinAVX2,
		SubtractProduct:  subtractProductAVX2,
		AddMultiply:      addMultiplyAVX2,
		AddSubtract:      addSubtractAVX2,
		DivideBySum:      divideBySumAVX2,
		SubtractAdd:      subtractAddAVX2,
		SubtractSubtract: subtractSubtractAVX2,
		SubtractMax:      subtractMaxAVX2,
		MaxAdd:           maxAddAVX2,
		NormalQuantile:   partial(normalQuantileAVX2).with(normalQuantile),
		NormalCDF:        partial(normalCDFAVX2).with(normalCDF),
	})
	s.Uniforms, s.Pieces, s.Finite, s.Inside = uniformsAVX2, piecesAVX2, finiteAVX2, insideAVX2
	return s
}

func avx512() *Set {
	s := overlay("avx512", [NumOps]Func{
		Add:              addAVX512,
		Subtract:         subtractAVX512,
		Multiply:         multiplyAVX512,
		Divide:           divideAVX512,
		Negate:           negateAVX512,
		Abs:              absoluteAVX512,
		Sqrt:             squareRootAVX512,
		Min:              minimumAVX512,
		Max:              maximumAVX512,
		Floor:            floorAVX512,
		Ceil:             ceilAVX512,
		Round:            roundAVX512,
		Mod:              modAVX512,
		Sign:             signAVX512,
		Exp:              partial(expColumnAVX512).with(expColumn),
		Ln:               partial(lnColumnAVX512).with(lnColumn),
		Log10:            partial(log10ColumnAVX512).with(log10Column),
		Power:            partial(powerAVX512).with(power),
		Logistic:         partial(logisticColumnAVX512).with(logisticColumn),
		Less:             lessAVX512,
		LessEqual:        lessEqualAVX512,
		Equal:            equalAVX512,
		NotEqual:         notEqualAVX512,
		And:              andAVX512,
		Or:               orAVX512,
		Not:              notAVX512,
		Select:           selectColumnAVX512,
		DivideOr:         divideOrAVX512,
		Clamp:            clampAVX512,
		MultiplyAdd:      multiplyAddAVX512,
		MultiplyMultiply: multiplyMultiplyAVX512,
		MultiplyMin:      multiplyMinAVX512,
		SubtractProduct:  subtractProductAVX512,
		AddMultiply:      addMultiplyAVX512,
		AddSubtract:      addSubtractAVX512,
		DivideBySum:      divideBySumAVX512,
		SubtractAdd:      subtractAddAVX512,
		SubtractSubtract: subtractSubtractAVX512,
		SubtractMax:      subtractMaxAVX512,
		MaxAdd:           maxAddAVX512,
		NormalQuantile:   partial(normalQuantileAVX512).with(normalQuantile),
		NormalCDF:        partial(normalCDFAVX512).with(normalCDF),
	})
	s.Uniforms, s.Pieces, s.Finite, s.Inside = uniformsAVX512, piecesAVX512, finiteAVX512, insideAVX512
	return s
}
