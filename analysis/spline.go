package analysis

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// splines are the natural cubic smoothing splines over the cells of a factor, of every smoothness at once: with W the trials of the
// cells and K the penalty (the integral of the squared second derivative), the curve W⁻½ U (1 + λΛ)⁻¹ Uᵀ W½ of the cells' means, where
// W⁻½ K W⁻½ = U Λ Uᵀ (Demmler and Reinsch, "Oscillation matrices with spline smoothing", Numerische Mathematik 24, 1975). It is found
// once for a factor and serves every column.
type splines struct {
	*cells
	root   []float64   // of the trials of each cell
	values []float64   // Λ, ascending
	u      [][]float64 // U, by column
}

func (c *cells) splines() *splines {
	m := len(c.at)
	s := &splines{cells: c, root: make([]float64, m), values: make([]float64, m), u: make([][]float64, m)}
	for i, n := range c.count {
		s.root[i] = math.Sqrt(n)
	}
	k := c.roughness()
	weighted := mat.NewSymDense(m, nil)
	for i := range m {
		for j := i; j < m; j++ {
			weighted.SetSym(i, j, k.At(i, j)/s.root[i]/s.root[j])
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(weighted, true) {
		panic("analysis: the penalty of a spline has no eigenvalues") // of a finite symmetric matrix there are
	}
	eigen.Values(s.values)
	var u mat.Dense
	eigen.VectorsTo(&u)
	for j := range s.u {
		if j < 2 {
			s.values[j] = 0 // of lines, which bend nowhere
		} else {
			s.values[j] = max(s.values[j], 1e-14*s.values[m-1])
		}
		s.u[j] = mat.Col(nil, j, &u)
	}
	return s
}

// roughness is K = Q R⁻¹ Qᵀ of the cells (Green and Silverman, "Nonparametric regression and generalized linear models", 1994, 2.1.2),
// the factor scaled to be from 0 to 1.
func (c *cells) roughness() *mat.Dense {
	m := len(c.at)
	k := mat.NewDense(m, m, nil)
	if m < 3 {
		return k
	}
	h := make([]float64, m-1)
	for i := range h {
		h[i] = (c.at[i+1] - c.at[i]) / (c.at[m-1] - c.at[0])
	}
	q, r := mat.NewDense(m, m-2, nil), mat.NewSymDense(m-2, nil)
	for j := range m - 2 {
		q.Set(j, j, 1/h[j])
		q.Set(j+1, j, -1/h[j]-1/h[j+1])
		q.Set(j+2, j, 1/h[j+1])
		r.SetSym(j, j, (h[j]+h[j+1])/3)
		if j+1 < m-2 {
			r.SetSym(j, j+1, h[j+1]/6)
		}
	}
	var solved mat.Dense
	if err := solved.Solve(r, q.T()); err != nil {
		panic("analysis: a spline has cells at one place: " + err.Error())
	}
	k.Mul(q, &solved)
	return k
}

// smooth is the curve of a column at the cells, as rows of weights of its means, of the smoothness that generalised cross-validation
// finds best (Craven and Wahba, "Smoothing noisy data with spline functions", Numerische Mathematik 31, 1979): the least of
// n·RSS/(n - trace)², RSS over all trials.
func (s *splines) smooth(f folded) [][]float64 {
	m := len(s.at)
	along := make([]float64, m) // Uᵀ W½ mean
	for j, u := range s.u {
		for i, v := range u {
			along[j] += float64(v * s.root[i] * f.mean[i])
		}
	}
	n := 0.0
	for _, count := range s.count {
		n += count
	}
	least, smoothness := math.Inf(1), 0.0
	for _, lambda := range s.grid() {
		rss, trace := f.within, 0.0
		for j, value := range s.values {
			keep := 1 / (1 + float64(lambda*value))
			rss += float64((1 - keep) * (1 - keep) * along[j] * along[j])
			trace += keep
		}
		if gcv := rss / float64((n-trace)*(n-trace)); gcv < least {
			least, smoothness = gcv, lambda
		}
	}
	return s.rows(smoothness)
}

// rows are the curve of one smoothness.
func (s *splines) rows(lambda float64) [][]float64 {
	rows := make([][]float64, len(s.at))
	for p := range rows {
		rows[p] = make([]float64, len(s.at))
		for j, u := range s.u {
			keep := u[p] / (1 + float64(lambda*s.values[j])) / s.root[p]
			for i, v := range u {
				rows[p][i] += float64(keep * v * s.root[i])
			}
		}
	}
	return rows
}

// grid are smoothnesses from nearly a line to nearly the means of the cells, the smoothest first.
func (s *splines) grid() []float64 {
	const points = 41
	if len(s.values) < 3 {
		return []float64{0}
	}
	from, to := math.Log(1e4/s.values[2]), math.Log(1e-2/s.values[len(s.values)-1])
	grid := make([]float64, points)
	for i := range grid {
		grid[i] = math.Exp(from + float64((to-from)*float64(i)/(points-1)))
	}
	return grid
}
