// Package formula reads the expressions of scenario files into trees and prints them again. It knows the grammar
// (format.md, Expressions) and nothing of what names mean.
package formula

import "wargame/scenario/source"

// Node is a node of an expression's tree. Which fields count is said at each Kind.
type Node struct {
	Kind  Kind
	Op    Op      // Unary, Binary
	Name  string  // Name, Call: the identifier; Text: what stands between the quotes; Date: YYYY-MM-DD
	Value float64 // Number: with its magnitude applied (70% is the double nearest 0.7); Time: how many
	Unit  string  // Number: duration unit in the singular, or empty; Time, Per: the unit in the singular
	Args  []*Node // operands, arguments; If: condition, then, else; Per: one
	Paren bool    // stood in parentheses of its own
	Span  source.Span
	// Literal is a number's text as written ("10k", "70%", "3 weeks"), for messages and printing.
	Literal string
}

// Kind is the kind of a node.
type Kind uint8

// Kinds of nodes.
const (
	Bad    Kind = iota // an error was reported here
	Number             // 12, 1_200, 10k, 70%, 3 weeks
	Truth              // true, false: Value 1 or 0
	Text               // "opened"
	Name               // an identifier, $set parts included; time, dt, horizon and pi too
	Time               // week 8, month 2
	Date               // 2025-08-01
	Call               // Name(Args)
	Unary              // -x, not x
	Binary             // x + y ...; x to y
	If                 // if A then B else C
	Per                // X per UNIT
)

// Op is an operator of the grammar.
type Op uint8

// Operators, loosest first.
const (
	NoOp Op = iota
	To
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
