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

// overlay is plain Go with the kernels of funcs in place of its own.
func overlay(name string, funcs [NumOps]Func) *Set {
	s := Go()
	s.Name = name
	for op, f := range funcs {
		if f != nil {
			s.Funcs[op] = f
			s.Short[op] = Op(op).Arity() > 1 && Op(op) != Power // which leaves lanes to plain Go
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
		Exp:              with(expColumn, expColumnAVX2),
		Ln:               with(lnColumn, lnColumnAVX2),
		Log10:            with(log10Column, log10ColumnAVX2),
		Power:            with(power, powerAVX2, powerAnyAVX2),
		Logistic:         with(logisticColumn, logisticColumnAVX2),
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
		AddMax:           addMaxAVX2,
		MultiplyMax:      multiplyMaxAVX2,
		MultiplyDivide:   multiplyDivideAVX2,
		LessProduct:      lessProductAVX2,
		AndAnd:           andAndAVX2,
		NormalQuantile:   with(normalQuantile, normalQuantileAVX2),
		NormalCDF:        with(normalCDF, normalCDFAVX2),
	})
	s.Uniforms, s.Fill, s.Finite, s.Inside, s.Pieces = uniformsAVX2, fillAVX2, finiteAVX2, insideAVX2, piecesAVX2
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
		Exp:              with(expColumn, expColumnAVX512),
		Ln:               with(lnColumn, lnColumnAVX512),
		Log10:            with(log10Column, log10ColumnAVX512),
		Power:            with(power, powerAVX512, powerAnyAVX512),
		Logistic:         with(logisticColumn, logisticColumnAVX512),
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
		AddMax:           addMaxAVX512,
		MultiplyMax:      multiplyMaxAVX512,
		MultiplyDivide:   multiplyDivideAVX512,
		LessProduct:      lessProductAVX512,
		AndAnd:           andAndAVX512,
		NormalQuantile:   with(normalQuantile, normalQuantileAVX512),
		NormalCDF:        with(normalCDF, normalCDFAVX512),
	})
	s.Uniforms, s.Fill, s.Finite, s.Inside, s.Pieces = uniformsAVX512, fillAVX512, finiteAVX512, insideAVX512, piecesAVX512
	return s
}
