package builtin

import (
	"fmt"
	"math"
)

// Domain says which numbers a parameter of a distribution may be.
type Domain uint8

// Domains. Each leaves out what is not a number; all but the ends of a range leave out the infinities. Those of parameters that
// are computed with are so wide, and no wider, that a draw is always a number.
const (
	Finite      Domain = iota // up to MostSize either way
	Any                       // as large as numbers are
	NotNegative               // from 0 to MostSize
	Positive                  // above 0: from 1/MostSize to MostSize
	Shaping                   // the shape of a beta or gamma
	Ageing                    // the shape of a weibull
	Freedom                   // the degrees of freedom of a student_t
	LogMean                   // the mean of a logarithm
	LogSpread                 // the standard deviation of a logarithm
	Share                     // a probability, from 0 to 1
	Whole                     // a whole number from 0 to MostCounted
	Expected                  // the mean of a count, from 0 to MostCounted
	LowEnd                    // of a range: minus infinity leaves it open
	HighEnd                   // of a range: infinity leaves it open
	Value                     // one of many
	Weight                    // one of many, at least 0
)

// Relation is what holds between the parameters of a distribution.
type Relation uint8

// Relations.
const (
	Unrelated  Relation = iota
	Ascending           // each is at most the next
	Span                // and the first and the last differ by a number
	Triangle            // and the first and the last are equal, or 1/MostSize apart
	Percentile          // the first is below the second, by no more than a factor of MostFactor
	SumToOne            // the shares sum to 1
	NotAllZero
)

const (
	// MostCounted is the largest n of a binomial and mean of a poisson, and the largest shape of others: whole numbers up to
	// there stay exact.
	MostCounted = 1e15

	MostSize   = 1e100 // of what distributions compute with: products of two stay numbers, and are not lost near 0
	MostFactor = 1e50  // between both ends of "low to high": the tails of its lognormal stay numbers

	sumTolerance = 1e-9 // how far shares may sum from 1
)

// domains is the table of domains: from where to where, and what is said of a number outside, with the names of
// distribution and parameter and the number.
var domains = [...]struct {
	least, most float64
	noun        string // what parameters are called that have no name of their own
	outside     string
}{
	Finite:      {-MostSize, MostSize, "", ""},
	Any:         {-math.MaxFloat64, math.MaxFloat64, "", ""},
	NotNegative: {0, MostSize, "", "%s needs %s of at least 0, not %v"},
	Positive:    {1 / MostSize, MostSize, "", "%s needs %s above 0, not %v"},
	Shaping:     {1e-6, MostCounted, "", "%s needs %s above 0, not %v"},
	Ageing:      {0.01, MostCounted, "", "%s needs %s above 0, not %v"},
	Freedom:     {0.2, MostCounted, "", "%s needs %s above 0, not %v"},
	LogMean:     {-300, 300, "", ""},
	LogSpread:   {0, 40, "", "%s needs %s of at least 0, not %v"},
	Share:       {0, 1, "probability", "%s needs a %s from 0 to 1, not %v"},
	Whole:       {0, MostCounted, "", "%s needs a whole number %s of at least 0, not %v"},
	Expected:    {0, MostCounted, "", "%s needs %s of at least 0, not %v"},
	LowEnd:      {math.Inf(-1), math.MaxFloat64, "", "%s needs %s below infinity, not %v"},
	HighEnd:     {-math.MaxFloat64, math.Inf(1), "", "%s needs %s above minus infinity, not %v"},
	Value:       {-math.MaxFloat64, math.MaxFloat64, "value", ""},
	Weight:      {0, math.MaxFloat64, "weight", "%s needs %ss of at least 0, not %v"},
}

// holds says whether a number is in a domain.
func (d Domain) holds(v float64) bool {
	return domains[d].least <= v && v <= domains[d].most && (d != Whole || v == math.Trunc(v))
}

// Bounds are the least and the greatest number of a domain, and whether it is of whole numbers.
func (d Domain) Bounds() (least, most float64, whole bool) {
	return domains[d].least, domains[d].most, d == Whole
}

// Impossible is what is wrong with the parameters of a distribution, for the author of a scenario.
type Impossible struct {
	Param   int // which of the distribution's own parameters it is about
	Message string
}

func (e *Impossible) Error() string { return e.Message }

// Check gives what is impossible about a distribution's own parameters, which are those that are numbers, in the order
// written; nil where nothing is. Distributions inside it are checked by themselves. known says which parameters are known,
// nil that all are; one that is not known is taken to be right.
func (d *Distribution) Check(p []float64, known []bool) *Impossible {
	next := 0 // of Domains
	for i, v := range p {
		if (known == nil || known[i]) && !d.Domains[next].holds(v) {
			return d.outside(i, v)
		}
		if next++; next == len(d.Domains) {
			next = 0
		}
	}
	switch d.Relation {
	case Ascending:
		return d.ascending(p, known)
	case Span, Triangle:
		if wrong := d.ascending(p, known); wrong != nil {
			return wrong
		}
		return d.spanning(p, known)
	case Percentile:
		switch {
		case known != nil && !(known[0] && known[1]):
		case p[0] >= p[1]:
			return impossible(0, "a range goes from its 5th to its 95th percentile, and %v is not below %v", p[0], p[1])
		case p[0] > 0 && p[1] > p[0]*MostFactor:
			return impossible(0, "a range above 0 goes over a factor of at most %v, not from %v to %v", MostFactor, p[0], p[1])
		}
	case SumToOne:
		if sum, all := d.sum(p, known, Share); all && math.Abs(sum-1) > sumTolerance {
			return impossible(1, "the probabilities of %s sum to 1, not to %v", d.Name, sum)
		}
	case NotAllZero:
		if sum, all := d.sum(p, known, Weight); all && sum == 0 {
			return impossible(0, "the weights of %s are all 0", d.Name)
		}
	}
	return nil
}

func (d *Distribution) ascending(p []float64, known []bool) *Impossible {
	last := -1
	for i, v := range p {
		if known != nil && !known[i] {
			continue
		}
		if last >= 0 && p[last] > v {
			return impossible(last, "%s needs %s of at most %s, not %v and %v", d.Name, d.own(last), d.own(i), p[last], v)
		}
		last = i
	}
	return nil
}

// spanning looks at how far the first and the last parameter are apart.
func (d *Distribution) spanning(p []float64, known []bool) *Impossible {
	last := len(p) - 1
	if known != nil && !(known[0] && known[last]) {
		return nil
	}
	switch span := p[last] - p[0]; {
	case span > math.MaxFloat64:
		return impossible(0, "%s needs low and high that are at most %v apart, not %v and %v", d.Name, math.MaxFloat64, p[0], p[last])
	case d.Relation == Triangle && span > 0 && span < 1/MostSize:
		return impossible(0, "%s needs low and high that are equal or at least %v apart, not %v and %v", d.Name, 1/MostSize, p[0], p[last])
	}
	return nil
}

// sum adds up the parameters of a domain, and says whether all of them are known.
func (d *Distribution) sum(p []float64, known []bool, of Domain) (float64, bool) {
	sum := 0.0
	for i, v := range p {
		if d.Domains[i%len(d.Domains)] != of {
			continue
		}
		if known != nil && !known[i] {
			return 0, false
		}
		sum += v
	}
	return sum, true
}

// outside is what is said of a parameter that is not in its domain.
func (d *Distribution) outside(i int, v float64) *Impossible {
	domain := d.Domains[i%len(d.Domains)]
	at := domains[domain]
	name := at.noun
	if name == "" {
		name = d.own(i)
	}
	who := d.Name
	if who == "to" {
		who = "a range"
	}
	switch most := at.most; {
	case domain == LowEnd || domain == HighEnd:
	case v > most && domain != Share && (v <= math.MaxFloat64 || most == MostCounted):
		return impossible(i, "%s needs %s of at most %v, not %v", who, name, most, v)
	case math.IsNaN(v) || math.IsInf(v, 0):
		if d.Name == "to" {
			name += " end"
		}
		return impossible(i, "%s needs a finite %s, not %v", who, name, v)
	case v > 0 && v < at.least || at.outside == "":
		return impossible(i, "%s needs %s of at least %v, not %v", who, name, at.least, v)
	}
	return impossible(i, at.outside, who, name, v)
}

// own is the name of one of the parameters that are numbers, in a distribution without repeated ones.
func (d *Distribution) own(i int) string {
	for _, p := range d.Params {
		if p.Type == DistributionType {
			continue
		}
		if i == 0 {
			return p.Name
		}
		i--
	}
	panic("builtin: " + d.Name + " has no such parameter")
}

func impossible(i int, format string, args ...any) *Impossible {
	return &Impossible{i, fmt.Sprintf(format, args...)}
}
