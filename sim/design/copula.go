package design

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"wargame/sim/dist"
	"wargame/sim/kernel"
)

// Correlation is a wanted rank correlation between two variables, by their numbers in an order of the caller's choice.
type Correlation struct {
	A, B int
	Rho  float64 // Spearman's, within -1..1
}

// Copula links the uniforms of variables that correlations join, directly or through others, by a Gaussian copula. Variables
// that nothing joins are in none, and keep their draws.
type Copula struct {
	Members []int       // variables, in the order of the factor
	factor  [][]float64 // lower triangle of Cholesky's factor of the normal correlations, a row per member
}

// Copulas groups variables into copulas. The normal correlation that makes rank correlation rho is 2*sin(pi*rho/6); pairs not given
// have none. Where the matrix of a group is not positive definite there is no copula, but a contradiction.
func Copulas(list []Correlation) (copulas []*Copula, contradictions []Contradiction) {
	for _, members := range groups(list) {
		c := &Copula{Members: members}
		lower, ok := factorize(normalCorrelations(members, list))
		if !ok {
			contradictions = append(contradictions, contradiction(members, list))
			continue
		}
		for i := range members {
			row := make([]float64, i+1)
			for j := range row {
				row[j] = lower.At(i, j)
			}
			c.factor = append(c.factor, row)
		}
		copulas = append(copulas, c)
	}
	return copulas, contradictions
}

// groups is the sets of variables that correlations other than 0 join, each ascending, in the order of their first members.
func groups(list []Correlation) [][]int {
	group := map[int][]int{} // by variable; shared by its members
	for _, c := range list {
		if c.Rho == 0 {
			continue
		}
		joined := append(groupOf(group, c.A), groupOf(group, c.B)...)
		slices.Sort(joined)
		joined = slices.Compact(joined)
		for _, v := range joined {
			group[v] = joined
		}
	}
	var all [][]int
	for v, members := range group {
		if v == members[0] {
			all = append(all, members)
		}
	}
	slices.SortFunc(all, func(a, b []int) int { return a[0] - b[0] })
	return all
}

func groupOf(group map[int][]int, v int) []int {
	if members, ok := group[v]; ok {
		return slices.Clone(members)
	}
	return []int{v}
}

func normalCorrelations(members []int, list []Correlation) *mat.SymDense {
	m := mat.NewSymDense(len(members), nil)
	for i := range members {
		m.SetSym(i, i, 1)
	}
	for _, c := range list {
		i, inA := slices.BinarySearch(members, c.A)
		j, inB := slices.BinarySearch(members, c.B)
		if inA && inB && i != j {
			m.SetSym(i, j, 2*math.Sin(math.Pi*c.Rho/6))
		}
	}
	return m
}

// leastPivot is how far from dependent on the variables before it each must be: the share of its variance left.
const leastPivot = 1e-9

// factorize gives Cholesky's lower factor; false where the matrix is not positive definite, or so only by rounding.
func factorize(m *mat.SymDense) (*mat.TriDense, bool) {
	var cholesky mat.Cholesky
	if !cholesky.Factorize(m) {
		return nil, false
	}
	var lower mat.TriDense
	cholesky.LTo(&lower)
	for i := range m.SymmetricDim() {
		if pivot := lower.At(i, i); pivot*pivot < leastPivot {
			return nil, false
		}
	}
	return &lower, true
}

// Link is the linked uniform of a member, as a formula in kernel operations over the uniforms of the members up to it.
// With z the normal quantiles, it is the normal distribution function of the factor's row times z, added up from the left. The
// first member keeps its uniform.
func Link[T any](b dist.Arith[T], c *Copula, member int, uniforms []T) T {
	if member == 0 {
		return uniforms[0]
	}
	row := c.factor[member]
	var sum T
	for j, weight := range row {
		z := b.Apply(kernel.NormalQuantile, uniforms[j])
		if j == 0 {
			sum = b.Apply(kernel.Multiply, z, b.Number(weight))
		} else {
			sum = b.Apply(kernel.MultiplyAdd, z, b.Number(weight), sum)
		}
	}
	u := b.Apply(kernel.NormalCDF, sum)
	return b.Apply(kernel.Clamp, u, b.Number(0x1p-53), b.Number(1-0x1p-53))
}
