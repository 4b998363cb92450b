package formula

import (
	"testing"

	"pgregory.net/rapid"
)

// trees draws any tree that the grammar has.
func trees(depth int) *rapid.Generator[*Node] {
	literal := func(kind Kind, set func(*rapid.T, *Node)) *rapid.Generator[*Node] {
		return rapid.Custom(func(t *rapid.T) *Node {
			n := &Node{Kind: kind}
			set(t, n)
			return n
		})
	}
	units := rapid.SampledFrom([]string{"minute", "hour", "day", "week", "month", "year", "round"})
	number := func(t *rapid.T, n *Node) { n.Value = rapid.Float64Range(0, 1e300).Draw(t, "value") }
	leaves := []*rapid.Generator[*Node]{
		literal(Number, number),
		literal(Number, func(t *rapid.T, n *Node) { number(t, n); n.Unit = units.Draw(t, "unit") }),
		literal(Time, func(t *rapid.T, n *Node) { number(t, n); n.Unit = units.Draw(t, "unit") }),
		literal(Truth, func(t *rapid.T, n *Node) { n.Value = float64(rapid.IntRange(0, 1).Draw(t, "truth")) }),
		literal(Text, func(t *rapid.T, n *Node) { n.Name = rapid.StringMatching(`[a-z_' é-]{0,6}`).Draw(t, "text") }),
		literal(Name, func(t *rapid.T, n *Node) {
			n.Name = rapid.StringMatching(`[w-z]([0-9_]|\$[a-c]){0,3}(\.[x-z])?`).Draw(t, "name")
		}),
		literal(Date, func(t *rapid.T, n *Node) {
			n.Name = rapid.SampledFrom([]string{"2025-08-01", "2024-02-29", "1944-06-06 06:30"}).Draw(t, "date")
		}),
	}
	if depth == 0 {
		return rapid.OneOf(leaves...)
	}
	below := rapid.Deferred(func() *rapid.Generator[*Node] { return trees(depth - 1) })
	args := func(t *rapid.T, n *Node, low, high int) { n.Args = rapid.SliceOfN(below, low, high).Draw(t, "args") }
	return rapid.OneOf(append(leaves,
		literal(Call, func(t *rapid.T, n *Node) { n.Name = "f"; args(t, n, 0, 3) }),
		literal(Call, func(t *rapid.T, n *Node) { n.Name, n.Else = "next", true; args(t, n, 2, 3) }),
		literal(Unary, func(t *rapid.T, n *Node) { n.Op = rapid.SampledFrom([]Op{Negate, Not}).Draw(t, "op"); args(t, n, 1, 1) }),
		literal(Binary, func(t *rapid.T, n *Node) {
			n.Op = rapid.SampledFrom([]Op{To, Or, And, Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual, Add, Subtract, Multiply, Divide, Power}).Draw(t, "op")
			args(t, n, 2, 2)
		}),
		literal(If, func(t *rapid.T, n *Node) { args(t, n, 3, 3) }),
		literal(Per, func(t *rapid.T, n *Node) { n.Unit = units.Draw(t, "unit"); args(t, n, 1, 1) }),
	)...)
}

// Any tree is printed so that reading it gives the same tree; what was read prints as itself.
func TestPrintThenParse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := trees(4).Draw(t, "tree")
		text := n.String()
		again, found := parse(text)
		for _, d := range found {
			// Such a range has one meaning as a tree; only in writing is it open to misreading.
			if d.Code != "one-sided-range" {
				t.Fatalf("%s", found.Error())
			}
		}
		if shape(n) != shape(again) {
			t.Fatalf("%s\nwas  %s\nread %s", text, shape(n), shape(again))
		}
		if s := again.String(); s != text {
			t.Fatalf("printed %s, then %s", text, s)
		}
	})
}
