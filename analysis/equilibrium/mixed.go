package equilibrium

import (
	"cmp"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/combin"
)

// Profile is how often each of two players plays each of its strategies, so that neither can do better by itself.
type Profile struct {
	Odds  [2][]float64
	Means [2]float64 // what each gets on average
	from  [2]indifference
}

// Pure says whether neither mixes.
func (p Profile) Pure() bool { return len(p.from[0].support) == 1 && len(p.from[1].support) == 1 }

// indifference is the equations from which a player's odds follow: those strategies of the other that are made equally good for it.
type indifference struct{ support, other []int }

// vertex is odds of a player at which as many things bind as can: strategies that it does not play, and best answers of the other.
type vertex struct {
	indifference
	odds    []float64
	answers []int // all best answers of the other
}

// MostSupports is of how many pairs of supports [Game.Mixed] solves the equations at most: all those of 9 strategies against 9.
const MostSupports = 50_000

// Solvable says whether [Game.Mixed] takes on a game.
func (s Shape) Solvable() bool {
	return len(s) == 2 && combin.GeneralizedBinomial(float64(s[0]+s[1]), float64(s[0])) <= MostSupports
}

// Mixed are the equilibria of a game of two, those in which nobody mixes first. In a nondegenerate game they are all there are. In a
// degenerate one they are the extreme ones: all others lie between some of them (see [Continuum]).
//
// A player's odds belong to an extreme equilibrium where they are a vertex of its best-response polytope. Those are found by their
// support, and by as many best answers of the other as that has strategies: the support enumeration of von Stengel, "Equilibrium
// computation for two-player games in strategic and extensive form", in Nisan and others, "Algorithmic Game Theory", 2007, Algorithm
// 3.4. Two of them are an equilibrium where each plays best answers alone: his Algorithm 3.5, which is right for degenerate games too
// (3.6).
func (g Game) Mixed() []Profile {
	if !g.Solvable() {
		panic("equilibrium: no game of two, or too many supports")
	}
	var list []Profile
	columns := g.vertices(1)
	for _, row := range g.vertices(0) {
		for _, column := range columns {
			if holds(row.answers, column.support) && holds(column.answers, row.support) {
				list = append(list, g.profile(row, column))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Profile) int {
		return cmp.Or(cmp.Compare(len(a.from[0].support)+len(a.from[1].support), len(b.from[0].support)+len(b.from[1].support)),
			slices.Compare(a.from[0].support, b.from[0].support), slices.Compare(a.from[1].support, b.from[1].support))
	})
	return list
}

// holds says whether a set holds all of another, both ascending.
func holds(set, part []int) bool {
	for _, x := range part {
		if _, found := slices.BinarySearch(set, x); !found {
			return false
		}
	}
	return true
}

// Continuum says whether there are more equilibria between those found: where one player has the same odds in two, all mixtures of the
// other's odds are equilibria with them.
func Continuum(list []Profile) bool {
	for i, a := range list {
		for _, b := range list[:i] {
			for player := range a.Odds {
				if slices.Equal(a.Odds[player], b.Odds[player]) {
					return true
				}
			}
		}
	}
	return false
}

// In is the equilibrium of another game of the same shape in which the same strategies are mixed for the same reason. It is false where
// there is none.
func (p Profile) In(g Game) (Profile, bool) {
	var v [2]vertex
	for player := range v {
		var ok bool
		if v[player], ok = g.scaled(1 - player).vertex(p.from[player]); !ok {
			return p, false
		}
	}
	if !holds(v[0].answers, v[1].support) || !holds(v[1].answers, v[0].support) {
		return p, false
	}
	return g.profile(v[0], v[1]), true
}

func (g Game) profile(row, column vertex) Profile {
	p := Profile{Odds: [2][]float64{row.odds, column.odds}, from: [2]indifference{row.indifference, column.indifference}}
	for player := range p.Means {
		for cell, v := range g.Payoffs[player] {
			p.Means[player] += float64(row.odds[g.Played(cell, 0)]*column.odds[g.Played(cell, 1)]) * v
		}
	}
	return p
}

// vertices are those of a player's odds. One at which more binds than must is found by several equations, and given once.
func (g Game) vertices(player int) []vertex {
	var list []vertex
	of := g.scaled(1 - player)
	for size := 1; size <= min(g.Shape[0], g.Shape[1]); size++ {
		for _, support := range combin.Combinations(g.Shape[player], size) {
			same := len(list)
			for others := combin.NewCombinationGenerator(g.Shape[1-player], size); others.Next(); {
				v, ok := of.vertex(indifference{support, others.Combination(nil)})
				if ok && !slices.ContainsFunc(list[same:], func(w vertex) bool { return slices.Equal(v.answers, w.answers) }) {
					list = append(list, v)
				}
			}
		}
	}
	return list
}

// answering is what one of two players gets, from 0 to 1, by its own strategy and then by the other's.
type answering [][]float64

// scaled is what a player gets, in a scale in which the least is 0 and the most 1: that changes no answer.
func (g Game) scaled(player int) answering {
	least, most := slices.Min(g.Payoffs[player]), slices.Max(g.Payoffs[player])
	size := most - least
	if size <= g.near(player) {
		size = 1
		least = most
	}
	a := make(answering, g.Shape[player])
	for cell, v := range g.Payoffs[player] {
		own := g.Played(cell, player)
		a[own] = append(a[own], max(0, (v-least)/size)) // cells come in the order of the other's strategies for each own
	}
	return a
}

// vertex are the odds of the other player that make some strategies equally good, and no other better. It is false where these equations
// have not one solution, or one in which something is not played that should be.
func (a answering) vertex(from indifference) (vertex, bool) {
	n := len(from.support)
	v := vertex{from, make([]float64, len(a[0])), nil}
	v.odds[from.support[0]] = 1
	if n > 1 {
		equations, right := mat.NewDense(n+1, n+1, nil), mat.NewVecDense(n+1, nil)
		for i, own := range from.other {
			for j, other := range from.support {
				equations.Set(i, j, a[own][other])
			}
			equations.Set(i, n, -1)
		}
		for j := range n {
			equations.Set(n, j, 1)
		}
		right.SetVec(n, 1)
		var lu mat.LU
		if lu.Factorize(equations); !(lu.Cond() < 1/rounding) {
			return v, false
		}
		if err := lu.SolveVecTo(right, false, right); err != nil {
			return v, false
		}
		for j, other := range from.support {
			if v.odds[other] = right.AtVec(j); !(v.odds[other] > rounding) {
				return v, false
			}
		}
	}
	gets := make([]float64, len(a))
	for own := range a {
		for _, other := range from.support {
			gets[own] += float64(a[own][other] * v.odds[other])
		}
	}
	top := slices.Max(gets)
	for own, x := range gets {
		if x >= top-rounding {
			v.answers = append(v.answers, own)
		}
	}
	return v, holds(v.answers, from.other)
}
