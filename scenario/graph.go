package scenario

import (
	"slices"

	"wargame/scenario/source"
)

// vertex is a thing that is computed, and that may have to wait for others.
type vertex struct {
	Quantity
	aspect aspect
}

// edge says that one vertex needs another at the same point.
type edge struct {
	to   vertex
	at   source.Span // of the reference; of the flow where the limits of stocks make it
	soft *Expr       // the call of delayed through which it is needed, if that may be less than a step
}

// graph is what needs what.
type graph struct {
	vertices []vertex // in file order
	edges    map[vertex][]edge
}

func (g *graph) add(v vertex, edges []edge) {
	if g.edges == nil {
		g.edges = map[vertex][]edge{}
	}
	g.vertices = append(g.vertices, v)
	g.edges[v] = append(g.edges[v], edges...)
}

// components numbers the strongly connected components of a graph, by Tarjan's algorithm (Depth-first search and linear
// graph algorithms, 1972).
func (g *graph) components() map[vertex]int {
	number, component := map[vertex]int{}, map[vertex]int{}
	var stack []vertex // those without a component yet
	count := 0
	var visit func(v vertex) (low int)
	visit = func(v vertex) int {
		own := len(number) + 1
		number[v] = own
		at := len(stack)
		stack = append(stack, v)
		low := own
		for _, x := range g.edges[v] {
			if n, seen := number[x.to]; !seen {
				low = min(low, visit(x.to))
			} else if component[x.to] == 0 {
				low = min(low, n)
			}
		}
		if low == own {
			count++
			for _, x := range stack[at:] {
				component[x] = count
			}
			stack = stack[:at]
		}
		return low
	}
	for _, v := range g.vertices {
		if _, seen := number[v]; !seen {
			visit(v)
		}
	}
	return component
}

// shortest is the shortest way from a vertex back to itself, or nil.
func (g *graph) shortest(from vertex, component map[vertex]int) []edge {
	type arrival struct {
		from vertex
		by   edge
	}
	came := map[vertex]arrival{}
	queue := []vertex{from}
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		for _, x := range g.edges[v] {
			if component[x.to] != component[from] {
				continue
			}
			if _, ok := came[x.to]; ok {
				continue
			}
			came[x.to] = arrival{v, x}
			if x.to == from {
				var loop []edge
				for at := from; len(loop) == 0 || at != from; {
					a := came[at]
					loop = append(loop, a.by)
					at = a.from
				}
				slices.Reverse(loop)
				return loop
			}
			queue = append(queue, x.to)
		}
	}
	return nil
}
