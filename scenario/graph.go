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

// components numbers the strongly connected components of a graph, by Tarjan's algorithm with a stack of its own: a
// chain of auxiliaries may be long.
func (g *graph) components() map[vertex]int {
	type frame struct {
		v    vertex
		next int
	}
	number, low, component := map[vertex]int{}, map[vertex]int{}, map[vertex]int{}
	var stack []vertex
	open := map[vertex]bool{}
	count := 0
	for _, root := range g.vertices {
		if _, ok := number[root]; ok {
			continue
		}
		frames := []frame{{v: root}}
		for len(frames) > 0 {
			f := &frames[len(frames)-1]
			v := f.v
			if f.next == 0 {
				number[v] = len(number) + 1
				low[v] = number[v]
				stack = append(stack, v)
				open[v] = true
			}
			if f.next < len(g.edges[v]) {
				to := g.edges[v][f.next].to
				f.next++
				if _, ok := number[to]; !ok {
					frames = append(frames, frame{v: to})
				} else if open[to] {
					low[v] = min(low[v], number[to])
				}
				continue
			}
			frames = frames[:len(frames)-1]
			if len(frames) > 0 {
				parent := frames[len(frames)-1].v
				low[parent] = min(low[parent], low[v])
			}
			if low[v] != number[v] {
				continue
			}
			count++
			for {
				x := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				open[x] = false
				component[x] = count
				if x == v {
					break
				}
			}
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
