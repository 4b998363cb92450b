package kernel

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
)

//go:generate go -C ../../tools/kernels run . ../../sim/kernel

// Set is a kernel for every operator, for one kind of machine. All sets give the same bits; which bits a NaN has is left open.
type Set struct {
	Name     string
	Funcs    [NumOps]Func
	Uniforms func(dst []float64, key uint64, index []uint64) // dst[i] = Uniform(key, index[i])
	Finite   func(a []float64) bool                          // no lane is NaN or infinite
	Short    [NumOps]bool                                    // operands may be short columns: see ShortColumn
	Inside   func(a, mask []float64, lo, hi float64) bool    // each lane is within lo..hi, or its mask is 0; no mask: nil

	// Pieces sets dst[i] to the piecewise polynomial at u[i], up to the first vector with a lane whose t = min(u, 1-u) is
	// not within 2^-12..1/2, and gives the lanes done. Pieces are eighths of the octaves of t, first those for u up to 1/2,
	// from the smallest t up, then those for u above; each is 10 numbers: the coefficients of 1, y ... y^7, where y goes
	// from -1 to 1 in t, and the least and greatest value. nil in plain Go: the owner of a table knows it too.
	Pieces func(dst, u, table []float64) (done int)
}

// ShortColumn is how long a short column is: the same number that many times. Kernels that take short columns read them
// again and again in place of a whole column of that number, which leaves room in the cache for columns that differ.
const ShortColumn = 32

// Variable is the environment variable that forces a set, for tests and bug reports: go, avx2 or avx512.
const Variable = "WARGAME_KERNELS"

// names is all sets there are, on whatever machine.
var names = []string{"go", "avx2", "avx512"}

// Go is the set of plain Go loops, which run everywhere and define the bits that every other set must give.
func Go() *Set {
	s := &Set{Name: "go", Uniforms: uniforms, Finite: finite, Inside: inside}
	for op := range s.Funcs {
		s.Funcs[op] = table[op].Go
	}
	return s
}

// Sets are those that this machine can run, the fastest last.
func Sets() []*Set { return append([]*Set{Go()}, faster()...) }

// Named is the set of that name, or an error if there is none or this machine cannot run it.
func Named(name string) (*Set, error) {
	var can []string
	for _, s := range Sets() {
		if s.Name == name {
			return s, nil
		}
		can = append(can, s.Name)
	}
	if slices.Contains(names, name) {
		return nil, fmt.Errorf("this machine cannot run the kernels %q, only %s", name, strings.Join(can, ", "))
	}
	return nil, fmt.Errorf("there are no kernels %q; this machine can run %s", name, strings.Join(can, ", "))
}

// chosen is looked up once: the set that Variable names, else the fastest.
var chosen = sync.OnceValues(func() (*Set, error) {
	if name := os.Getenv(Variable); name != "" {
		return Named(name)
	}
	sets := Sets()
	return sets[len(sets)-1], nil
})

// Check says what is wrong with the set that Variable names.
func Check() error {
	if _, err := chosen(); err != nil {
		return fmt.Errorf("%s: %w", Variable, err)
	}
	return nil
}

// Default is the set in use: the fastest for this machine, unless Variable names another; plain Go where Check has an error.
func Default() *Set {
	s, err := chosen()
	if err != nil {
		return Go()
	}
	return s
}
