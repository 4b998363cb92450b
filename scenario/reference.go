package scenario

// Reference is the expression that reads a quantity of the model: of an event, whether it fires in this step. It stands at
// the place where the quantity is declared.
func (s *Scenario) Reference(q Quantity) *Expr {
	e := &Expr{Index: q.Index, Span: s.Label(q).Span}
	switch q.Kind {
	case KindVariable:
		e.Op, e.Type = OpVariable, typeOf(s.Variables[q.Index].Value)
	case KindLever:
		e.Op, e.Type = OpLever, typeOf(s.Levers[q.Index].Default)
	case KindStock:
		e.Op, e.Type = OpStock, typeOf(s.Stocks[q.Index].Start)
	case KindFlow:
		e.Op = OpFlow
	case KindAuxiliary:
		e.Op, e.Type = OpAuxiliary, typeOf(s.Auxiliaries[q.Index].Value)
	case KindEvent:
		e.Op, e.Type = OpFiring, Truth
	default:
		panic("scenario: no expression of the model reads a " + q.Kind.String())
	}
	return e
}

// typeOf is the type of a quantity's value; a number where an abstract scenario leaves it out.
func typeOf(e *Expr) Type {
	if e == nil {
		return Number
	}
	return e.Type
}
