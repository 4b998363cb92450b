// Package formula reads the expressions of scenario files into trees and prints them again. It knows the grammar
// and nothing of what names mean.
//
// [Parse] scans the text into tokens (scan.go, number.go), builds the tree by precedence climbing (parse.go,
// operand.go) and always gives one: a node of kind [Bad] stands where a mistake was reported, so that one reading
// finds all independent mistakes. [Node.String] prints a tree so that reading it again gives the same tree.
package formula

import "wargame/scenario/source"

// Node is a node of an expression's tree. Which fields count is said at each Kind.
type Node struct {
	Kind  Kind
	Op    Op      // Unary, Binary
	Name  string  // Name, Call: the identifier; Text: what stands between the quotes; Date: YYYY-MM-DD, or with HH:MM behind a space
	Value float64 // Number: with its magnitude applied (70% is the double nearest 0.7); Time: how many; Truth: 1 or 0
	Unit  string  // Number: duration unit in the singular, or empty; Time, Per: the unit in the singular
	Args  []*Node // operands, arguments; If: condition, then, else; Per: one
	Paren bool    // stood in parentheses of its own
	Else  bool    // Call: the last argument stands behind an else: next($country, x else y)
	Span  source.Span
	// NameSpan is the place of a Call's name; Span is that of the whole call.
	NameSpan source.Span
	// Literal is a number's text as written ("10k", "70%", "3 weeks"), for messages and printing; of a Time it is
	// the number after the unit.
	Literal string

	from, to int // the bytes of the text read, parentheses of its own included
}

// Kind is the kind of a node.
type Kind uint8

// Kinds of nodes.
const (
	Bad    Kind = iota // an error was reported here
	Number             // 12, 1_200, 10k, 70%, 3 weeks
	Truth              // true, false: Value 1 or 0
	Text               // "opened"
	Name               // an identifier, $set parts included, or two with a point: time, us_aid, $country_line, pause.cost
	Time               // week 8, month 2
	Date               // 2025-08-01, 2025-08-01 06:00
	Call               // Name(Args), Name(Args else Arg)
	Unary              // -x, not x
	Binary             // x + y ...; x to y
	If                 // if A then B else C
	Per                // X per UNIT
)

// Op is an operator of the grammar.
type Op uint8

// Operators, loosest first.
const (
	To Op = iota + 1
	Or
	And
	Not
	Less
	LessEqual
	Greater
	GreaterEqual
	Equal
	NotEqual
	Add
	Subtract
	Multiply
	Divide
	Negate
	Power
)

// level is how tightly an operator binds.
type level uint8

const (
	levelTo level = iota + 1
	levelIf
	levelOr
	levelAnd
	levelNot
	levelCompare
	levelSum
	levelProduct
	levelNegate
	levelPower
)

// operators is the table of operators: how they are written and how tightly they bind.
var operators = [...]struct {
	text  string
	level level
}{
	To:           {"to", levelTo},
	Or:           {"or", levelOr},
	And:          {"and", levelAnd},
	Not:          {"not", levelNot},
	Less:         {"<", levelCompare},
	LessEqual:    {"<=", levelCompare},
	Greater:      {">", levelCompare},
	GreaterEqual: {">=", levelCompare},
	Equal:        {"==", levelCompare},
	NotEqual:     {"!=", levelCompare},
	Add:          {"+", levelSum},
	Subtract:     {"-", levelSum},
	Multiply:     {"*", levelProduct},
	Divide:       {"/", levelProduct},
	Negate:       {"-", levelNegate},
	Power:        {"^", levelPower},
}

// String is the operator as it is written.
func (op Op) String() string { return operators[op].text }

// Walk visits the node and all nodes below it, operands after their operator and in the order written. Below a node
// for which visit gives false it does not go.
func (n *Node) Walk(visit func(*Node) bool) {
	if !visit(n) {
		return
	}
	for _, a := range n.Args {
		a.Walk(visit)
	}
}
