package design

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Contradiction is correlations that cannot all hold at once, the fewest of their group: without any of the variables that
// they join, the rest can.
type Contradiction struct {
	Places []int         // of the correlations, in the list given
	Absent []Correlation // pairs of the same variables that the list does not have: they count as 0

	// With this pair's Rho instead of what it is, and the others as they are, all can hold. It is the pair, of those absent or
	// else of all (the first of many), that has to change least, by hundredths where these are fine enough.
	Mended Correlation
}

// mostMended is how many pairs are looked at for the one that has to change least.
const mostMended = 30

// contradiction finds the fewest members that cannot be correlated so: members are left out one by one as long as the rest
// stays impossible.
func contradiction(members []int, list []Correlation) Contradiction {
	for i := 0; i < len(members); {
		rest := slices.Delete(slices.Clone(members), i, i+1)
		if len(rest) > 0 {
			if _, ok := factorize(normalCorrelations(rest, list)); !ok {
				members = rest
				continue
			}
		}
		i++
	}
	var c Contradiction
	listed := map[[2]int]bool{}
	for i, x := range list {
		if slices.Contains(members, x.A) && slices.Contains(members, x.B) {
			listed[[2]int{min(x.A, x.B), max(x.A, x.B)}] = true
			if x.Rho != 0 {
				c.Places = append(c.Places, i)
			}
		}
	}
	for i, a := range members {
		for _, b := range members[i+1:] {
			if !listed[[2]int{a, b}] {
				c.Absent = append(c.Absent, Correlation{A: a, B: b})
			}
		}
	}
	candidates := c.Absent
	if len(candidates) == 0 {
		for _, i := range c.Places {
			candidates = append(candidates, list[i])
		}
	}
	least := math.Inf(1)
	for _, x := range candidates[:min(len(candidates), mostMended)] {
		if rho := mend(members, list, x); math.Abs(rho-x.Rho) < least {
			least = math.Abs(rho - x.Rho)
			c.Mended = Correlation{x.A, x.B, rho}
		}
	}
	return c
}

// mend is the rank correlation of one pair, nearest to what it is, with which a contradiction can hold. Without either of
// the pair the matrix is positive definite; with R that of the members without both, and a and b the correlations of each with
// those, the determinant is positive, and so the matrix definite, where the pair's differs from a'R^-1 b by less than the root of
// (1 - a'R^-1 a)(1 - b'R^-1 b).
func mend(members []int, list []Correlation, pair Correlation) float64 {
	others := slices.DeleteFunc(slices.Clone(members), func(v int) bool { return v == pair.A || v == pair.B })
	middle, reach := 0.0, 1.0
	if len(others) > 0 {
		ofA, ofB := mat.NewVecDense(len(others), nil), mat.NewVecDense(len(others), nil)
		for i, v := range others {
			ofA.SetVec(i, normalCorrelations(sorted(v, pair.A), list).At(0, 1))
			ofB.SetVec(i, normalCorrelations(sorted(v, pair.B), list).At(0, 1))
		}
		var cholesky mat.Cholesky
		var solvedA, solvedB mat.VecDense
		if !cholesky.Factorize(normalCorrelations(others, list)) ||
			cholesky.SolveVecTo(&solvedA, ofA) != nil || cholesky.SolveVecTo(&solvedB, ofB) != nil {
			panic("design: the rest of a contradiction contradicts itself")
		}
		middle = mat.Dot(ofA, &solvedB)
		reach = math.Sqrt(max((1-mat.Dot(ofA, &solvedA))*(1-mat.Dot(ofB, &solvedB)), 0))
	}
	rank := func(normal float64) float64 { return 6 / math.Pi * math.Asin(min(max(normal, -1), 1)/2) }
	low, high := rank(middle-reach), rank(middle+reach)
	for unit := 0.01; unit > 1e-9; unit /= 10 {
		lowest, highest := math.Floor(low/unit+1), math.Ceil(high/unit-1) // whole units inside
		if at := min(max(math.Round(pair.Rho/unit), lowest), highest); lowest <= highest {
			rho := at / math.Round(1/unit)
			if _, ok := factorize(normalCorrelations(members, with(list, pair, rho))); ok {
				return rho
			}
		}
	}
	return rank(middle)
}

func sorted(a, b int) []int { return []int{min(a, b), max(a, b)} }

// with is a list in which a pair has another correlation.
func with(list []Correlation, pair Correlation, rho float64) []Correlation {
	return append(slices.Clone(list), Correlation{pair.A, pair.B, rho})
}
