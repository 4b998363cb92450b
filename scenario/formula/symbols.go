package formula

// What is written for a range.
const (
	plusMinus = "for what lies around a number, write its range, as in 100 to 200, or normal(150, 30); to add a negative number, put a space before its minus"
	spanned   = "a range from the 5th to the 95th percentile is written low to high, as in 60 to 300"
)

// symbols are the operators and marks, the longer of two with one beginning first. Those with a hint are habits
// from elsewhere.
var symbols = []struct {
	text  string
	token token
	hint  string
}{
	{"<=", token{kind: tokOp, op: LessEqual}, ""},
	{">=", token{kind: tokOp, op: GreaterEqual}, ""},
	{"===", token{kind: tokOp, op: Equal}, "write =="},
	{"==", token{kind: tokOp, op: Equal}, ""},
	{"!==", token{kind: tokOp, op: NotEqual}, "write !="},
	{"!=", token{kind: tokOp, op: NotEqual}, ""},
	{"<>", token{kind: tokOp, op: NotEqual}, "write !="},
	{"=<", token{kind: tokOp, op: LessEqual}, "write <="},
	{"=>", token{kind: tokOp, op: GreaterEqual}, "write >="},
	{":=", token{kind: tokOp, op: Equal}, "to compare, write =="},
	{"=", token{kind: tokOp, op: Equal}, "to compare, write =="},
	{"<", token{kind: tokOp, op: Less}, ""},
	{">", token{kind: tokOp, op: Greater}, ""},
	{"&&", token{kind: tokOp, op: And}, "write and"},
	{"&", token{kind: tokOp, op: And}, "write and"},
	{"||", token{kind: tokOp, op: Or}, "write or"},
	{"|", token{kind: tokOp, op: Or}, "write or"},
	{"!", token{kind: tokOp, op: Not}, "write not"},
	{"**", token{kind: tokOp, op: Power}, "write ^ for a power"},
	{"//", token{kind: tokOp, op: Divide}, "write floor(a / b) for a whole quotient"},
	{"+-", token{kind: tokOp, op: Add}, plusMinus},
	{"+/-", token{kind: tokOp, op: Add}, plusMinus},
	{"±", token{kind: tokOp, op: Add}, plusMinus},
	{"+", token{kind: tokOp, op: Add}, ""},
	{"-", token{kind: tokOp, op: Subtract}, ""},
	{"*", token{kind: tokOp, op: Multiply}, ""},
	{"/", token{kind: tokOp, op: Divide}, ""},
	{"^", token{kind: tokOp, op: Power}, ""},
	{"...", token{kind: tokOp, op: To}, spanned},
	{"..", token{kind: tokOp, op: To}, spanned},
	{"…", token{kind: tokOp, op: To}, spanned},
	{"(", token{kind: tokOpen}, ""},
	{")", token{kind: tokClose}, ""},
	{",", token{kind: tokComma}, ""},
	{"[", token{kind: tokOpen}, "write ( and )"},
	{"]", token{kind: tokClose}, "write ( and )"},
	{"{", token{kind: tokOpen}, "write ( and )"},
	{"}", token{kind: tokClose}, "write ( and )"},
	{";", token{kind: tokComma}, "write a comma"},
	{"?", token{kind: tokBad}, "write if A then B else C"},
	{":", token{kind: tokBad}, "a choice is written if A then B else C"},
	{"#", token{kind: tokBad}, "a comment cannot stand inside an expression"},
	{"≤", token{kind: tokOp, op: LessEqual}, "write <="},
	{"≥", token{kind: tokOp, op: GreaterEqual}, "write >="},
	{"≠", token{kind: tokOp, op: NotEqual}, "write !="},
	{"×", token{kind: tokOp, op: Multiply}, "write *"},
	{"·", token{kind: tokOp, op: Multiply}, "write *"},
	{"÷", token{kind: tokOp, op: Divide}, "write /"},
	{"−", token{kind: tokOp, op: Subtract}, "this is a minus sign of print; write -"},
	{"–", token{kind: tokOp, op: Subtract}, "this is a dash; write -, or to for a range"},
	{"—", token{kind: tokOp, op: Subtract}, "this is a dash; write -"},
	{"“", token{kind: tokBad}, `write straight quotes: "`},
	{"”", token{kind: tokBad}, `write straight quotes: "`},
	{"‘", token{kind: tokBad}, `write straight quotes: '`},
	{"’", token{kind: tokBad}, `write straight quotes: '`},
}
