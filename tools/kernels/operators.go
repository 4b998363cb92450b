package main

// operators is the description of all kernels that take columns to a column, lane by lane. Each has the name of its
// operator in sim/kernel, with a small letter.
var operators = []operator{
	simple("add", 2, func(g *machine, x []vec) vec { return g.add(x[0], x[1]) }),
	simple("subtract", 2, func(g *machine, x []vec) vec { return g.sub(x[0], x[1]) }),
	simple("multiply", 2, func(g *machine, x []vec) vec { return g.mul(x[0], x[1]) }),
	simple("divide", 2, func(g *machine, x []vec) vec { return g.div(x[0], x[1]) }),
	simple("negate", 1, func(g *machine, x []vec) vec { return g.neg(x[0]) }),
	simple("abs", 1, func(g *machine, x []vec) vec { return g.abs(x[0]) }),
	simple("sqrt", 1, func(g *machine, x []vec) vec { return g.sqrt(x[0]) }),
	simple("min", 2, func(g *machine, x []vec) vec { return g.min(x[0], x[1]) }),
	simple("max", 2, func(g *machine, x []vec) vec { return g.max(x[0], x[1]) }),
	simple("clamp", 3, func(g *machine, x []vec) vec { return g.min(g.max(x[0], x[1]), x[2]) }),
	simple("floor", 1, func(g *machine, x []vec) vec { return g.whole(x[0], down) }),
	simple("ceil", 1, func(g *machine, x []vec) vec { return g.whole(x[0], up) }),
	simple("round", 1, func(g *machine, x []vec) vec {
		justBelowHalf := g.or(g.and(x[0], signBit), 0x1.fffffffffffffp-2)
		return g.whole(g.add(x[0], justBelowHalf), toZero)
	}),
	simple("mod", 2, func(g *machine, x []vec) vec {
		return g.sub(x[0], g.mul(x[1], g.whole(g.div(x[0], x[1]), down)))
	}),
	simple("sign", 1, func(g *machine, x []vec) vec {
		unit := g.or(g.only(g.is(x[0], greater, 0.0), 1.0), g.only(g.is(x[0], less, 0.0), -1.0))
		return g.where(g.is(x[0], unordered, x[0]), x[0], unit)
	}),
	simple("less", 2, func(g *machine, x []vec) vec { return g.only(g.is(x[0], less, x[1]), 1.0) }),
	simple("lessEqual", 2, func(g *machine, x []vec) vec { return g.only(g.is(x[0], lessEqual, x[1]), 1.0) }),
	simple("equal", 2, func(g *machine, x []vec) vec { return g.only(g.is(x[0], equal, x[1]), 1.0) }),
	simple("notEqual", 2, func(g *machine, x []vec) vec { return g.only(g.is(x[0], notEqual, x[1]), 1.0) }),
	simple("and", 2, func(g *machine, x []vec) vec { return g.only(g.also(g.holds(x[0]), x[1], notEqual, 0.0), 1.0) }),
	simple("or", 2, func(g *machine, x []vec) vec {
		return g.where(g.also(g.is(x[0], equal, 0.0), x[1], equal, 0.0), 0.0, 1.0)
	}),
	simple("not", 1, func(g *machine, x []vec) vec { return g.only(g.is(x[0], equal, 0.0), 1.0) }),
	simple("select", 3, func(g *machine, x []vec) vec { return g.where(g.holds(x[0]), x[1], x[2]) }),
	simple("divideOr", 3, func(g *machine, x []vec) vec {
		return g.where(g.is(x[1], equal, 0.0), x[2], g.div(x[0], x[1]))
	}),
	simple("multiplyAdd", 3, func(g *machine, x []vec) vec { return g.add(g.mul(x[0], x[1]), x[2]) }),
	simple("multiplyMultiply", 3, func(g *machine, x []vec) vec { return g.mul(g.mul(x[0], x[1]), x[2]) }),
	simple("multiplyMin", 3, func(g *machine, x []vec) vec { return g.min(g.mul(x[0], x[1]), x[2]) }),
	simple("subtractProduct", 3, func(g *machine, x []vec) vec { return g.sub(x[2], g.mul(x[0], x[1])) }),
	simple("addMultiply", 3, func(g *machine, x []vec) vec { return g.mul(g.add(x[0], x[1]), x[2]) }),
	simple("addSubtract", 3, func(g *machine, x []vec) vec { return g.sub(g.add(x[0], x[1]), x[2]) }),
	simple("divideBySum", 3, func(g *machine, x []vec) vec { return g.div(x[2], g.add(x[0], x[1])) }),
	simple("subtractAdd", 3, func(g *machine, x []vec) vec { return g.add(g.sub(x[0], x[1]), x[2]) }),
	simple("subtractSubtract", 3, func(g *machine, x []vec) vec { return g.sub(g.sub(x[0], x[1]), x[2]) }),
	simple("subtractMax", 3, func(g *machine, x []vec) vec { return g.max(g.sub(x[0], x[1]), x[2]) }),
	simple("maxAdd", 3, func(g *machine, x []vec) vec { return g.add(g.max(x[0], x[1]), x[2]) }),
	simple("addMax", 3, func(g *machine, x []vec) vec { return g.max(g.add(x[0], x[1]), x[2]) }),
	simple("multiplyMax", 3, func(g *machine, x []vec) vec { return g.max(g.mul(x[0], x[1]), x[2]) }),
	simple("multiplyDivide", 3, func(g *machine, x []vec) vec { return g.div(g.mul(x[0], x[1]), x[2]) }),
	simple("lessProduct", 3, func(g *machine, x []vec) vec { return g.only(g.is(x[2], less, g.mul(x[0], x[1])), 1.0) }),
	simple("andAnd", 3, func(g *machine, x []vec) vec {
		return g.only(g.also(g.also(g.holds(x[0]), x[1], notEqual, 0.0), x[2], notEqual, 0.0), 1.0)
	}),
	core("exp", 2, 4, 1, func(g *machine, x []vec) (vec, truth) { return g.exp(x[0]), g.expKnown(x[0]) }),
	core("ln", 2, 3, 1, func(g *machine, x []vec) (vec, truth) { return g.ln(x[0]), g.lnKnown(x[0]) }),
	core("log10", 1, 3, 1, func(g *machine, x []vec) (vec, truth) { return g.log10(x[0]), g.lnKnown(x[0]) }),
	core("logistic", 2, 4, 1, func(g *machine, x []vec) (vec, truth) {
		y := g.neg(x[0])
		return g.div(1.0, g.add(g.exp(y), 1.0)), g.expKnown(y)
	}),
	core("normalCDF", 1, 2, 1, func(g *machine, x []vec) (vec, truth) { return g.normalCDF(x[0]) }),
}

// simple is an operator that does all lanes alike.
func simple(name string, arity int, do func(g *machine, x []vec) vec) operator {
	return operator{name, arity, map[bool]int{false: 2, true: 4}, false, func(g *machine, x []vec) (vec, truth) { return do(g, x), nil }}
}

// core is an operator that does the lanes within its core, and leaves the others to plain Go. A chain of many operations
// waits for itself; with several vectors side by side, as many as there are registers for, it waits less.
func core(name string, narrow, wide, arity int, do func(g *machine, x []vec) (vec, truth)) operator {
	return operator{name, arity, map[bool]int{false: narrow, true: wide}, true, do}
}

// holds says whether a truth value does: any but 0, NaN too.
func (g *machine) holds(x vec) truth { return g.is(x, notEqual, 0.0) }

// min is NaN if either is, and -0 is below +0: where the instruction takes its second operand, the other order takes the
// first, and the bits of both together are -0, or a NaN.
func (g *machine) min(x, y vec) vec { return g.or(g.lower(x, y), g.lower(y, x)) }

// max is NaN if either is, and +0 is above -0: the bits of +0 are those that both orders share, and a NaN is kept apart.
func (g *machine) max(x, y vec) vec {
	m, nan := g.and(g.upper(x, y), g.upper(y, x)), g.is(x, unordered, y)
	for i, t := range nan {
		if g.wide {
			g.VADDPD(x.at(i), y.at(i), t, m[i])
		} else {
			g.VORPD(m[i], t, m[i])
		}
	}
	return m
}
