package analysis

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync/atomic"

	"gonum.org/v1/gonum/mathext"

	"wargame/results/number"
	"wargame/results/stats"
	"wargame/sim/rng"
)

// Discovery is in which of their futures some trials are cases: boxes in the space of the factors (scenario discovery; Bryant and
// Lempert, "Thinking inside the box", Technological Forecasting and Social Change 77, 2010).
type Discovery struct {
	Heading
	Where         string   // what is asked, as typed
	Factors       []Factor // by whose limits boxes are told
	Trials, Cases int
	Boxes         []Discovered // each of what those before it left
}

// Discovered is a box that was found.
type Discovered struct {
	Box
	Among             Box       // all trials that it was looked for in, without limits
	Coverage, Density Estimate  // shares: of all cases that lie in it, and of its trials that are cases; 95% intervals of so many trials
	Fares             Elsewhere // of the box itself, coverage of all cases
	Restrictions      []Restriction
	Way               []Box       // from all trials to ever smaller and denser boxes
	Elsewhere         []Elsewhere // of each box of the way
	Chosen            int         // of the way
}

// Restriction is a factor that a box limits.
type Restriction struct {
	Factor int
	Limits
	LowError, HighError float64 // half the 95% interval of each limit; NaN: not known
	QuasiP              float64 // with what chance so many of the box's trials would be cases, did the limits of this factor not matter
	Without             float64 // density of the box without them
	Reproduced          float64 // share of the halves of the trials in which the factor is limited too
}

// Seek says what to look for.
type Seek struct {
	Boxes   int    // how many, at most; 0: one
	Chosen  int    // which of the way of the first, from 0, is the box; None: the rule chooses
	Workers int    // at most; 0: one per processor
	Seed    uint64 // of the halves

	Progress func(done, total int) // may be nil
}

const (
	enough   = 0.5  // of the cases lie in a box that the rule chooses
	doubtful = 0.05 // a limit whose quasi-p-value is as high is dropped
)

// Discover looks for boxes that hold many of the cases and little else. Its error is a *Refused where there are too few of them, or
// nothing to tell them by.
func Discover(factors []Factor, cases []bool, seek Seek) (*Discovery, error) {
	if seek.Workers <= 0 {
		seek.Workers = runtime.GOMAXPROCS(0)
	}
	if seek.Progress == nil {
		seek.Progress = func(int, int) {}
	}
	d := &Discovery{Factors: factors, Trials: len(cases), Cases: count(cases)}
	if err := d.possible(); err != nil {
		return nil, err
	}
	f := newField(factors, cases, seek.Workers)
	for n := range max(1, seek.Boxes) {
		among := f.whole()
		if n > 0 && (among.Cases < fewest || among.Cases == among.Trials) {
			break
		}
		box, err := f.discover(n, among, d.Cases, seek)
		if err != nil {
			return nil, err
		}
		if n > 0 && len(box.Restrictions) == 0 {
			break
		}
		d.Boxes = append(d.Boxes, box)
		left := slices.Repeat([]bool{true}, len(cases))
		for _, t := range f.inside(slices.Clone(f.trials()), box.Limits) {
			left[t] = false
		}
		f = f.among(left)
	}
	return d, nil
}

func (d *Discovery) possible() error {
	switch {
	case d.Trials == 0:
		return &Refused{"what is asked counts in no trial", "an outcome counts where its given holds: ask of another, or run more trials"}
	case len(d.Factors) == 0:
		return &Refused{"no variable varies, so that there is nothing by which cases could be told", "give a variable of the scenario a distribution"}
	case d.Cases == 0:
		return &Refused{fmt.Sprintf("it holds in none of %s trials", number.Group(d.Trials)), "ask for what happens in some: a limit that is less far off"}
	case d.Cases == d.Trials:
		return &Refused{fmt.Sprintf("it holds in all of %s trials", number.Group(d.Trials)), "ask for what happens in some, or for its opposite with a limit farther off"}
	case d.Cases < fewest || d.Trials-d.Cases < fewest:
		n, holds := d.Cases, "holds"
		if d.Trials-d.Cases < fewest {
			n, holds = d.Trials-d.Cases, "does not hold"
		}
		return &Refused{fmt.Sprintf("it %s in %d of %s trials, and it takes %d of either to tell where", holds, n, number.Group(d.Trials), fewest),
			fmt.Sprintf("ask for a limit that is less far off, or run about %s trials", number.Group(roundUp(1.5*fewest*float64(d.Trials)/float64(n))))}
	}
	return nil
}

// roundUp is a number of trials to ask for, up to one digit.
func roundUp(x float64) int {
	place := math.Pow(10, math.Floor(math.Log10(x)))
	return int(math.Ceil(x/place) * place)
}

// discover finds the box of a field, number n of those looked for.
func (f *field) discover(n int, among Box, allCases int, seek Seek) (Discovered, error) {
	found := Discovered{Among: among, Way: f.peel()}
	key := rng.Key(seek.Seed, "discovery", "half", n)
	parts := make([]half, halves)
	var done atomic.Int64
	atOnce(halves, min(seek.Workers, fewWorkers), func(h int) {
		parts[h] = f.half(rng.Step(key, h))
		seek.Progress(n*halves+int(done.Add(1)), max(1, seek.Boxes)*halves)
	})
	found.Elsewhere = make([]Elsewhere, len(found.Way))
	for i, b := range found.Way {
		found.Elsewhere[i] = elsewhere(parts, float64(b.Trials)/float64(among.Trials))
	}
	found.Chosen = found.choose()
	if n == 0 && seek.Chosen != None {
		if seek.Chosen >= len(found.Way) {
			return found, &Refused{fmt.Sprintf("there is no box %s on the way, which has boxes 0 to %d", number.Group(seek.Chosen), len(found.Way)-1), "leave out --box to have one chosen"}
		}
		found.Chosen = seek.Chosen
	}
	found.Box = f.settle(found.Way, found.Chosen)
	found.Coverage = shareOf(found.Cases, allCases)
	found.Density = shareOf(found.Box.Cases, found.Box.Trials)
	found.restrict(f, parts, min(seek.Workers, fewWorkers))
	found.Fares.Coverage *= float64(among.Cases) / float64(allCases)
	return found, nil
}

// choose is the largest box of the way that cannot be told from the densest of those that hold so much of the cases, both by how
// they fare in trials that had no say in them: its density is in the 95% interval of that one's. The density of a box in the trials
// that it was found in flatters it, the more so the smaller it is.
func (d *Discovered) choose() int {
	density := func(i int) float64 { return d.Elsewhere[i].Density }
	densest := 0
	for i := range d.Way {
		if d.Elsewhere[i].Coverage >= enough && density(i) > density(densest) {
			densest = i
		}
	}
	n := d.Way[densest].Trials
	least := stats.Wilson(int(math.Round(density(densest)*float64(n))), n, stats.Z95).Lo
	return slices.IndexFunc(d.Elsewhere, func(e Elsewhere) bool { return e.Density >= least })
}

// settle is a box of a way with what belongs to it pasted, and without, one by one, the limits without which it would not be less
// dense but by chance.
func (f *field) settle(way []Box, i int) Box {
	box, none := f.paste(way, i), unlimited()
	for {
		worst, wider := doubtful, box
		for j := range box.Limits {
			for _, high := range []bool{false, true} {
				if math.IsInf(*box.Limits[j].end(high), 0) {
					continue
				}
				open := slices.Clone(box.Limits)
				*open[j].end(high) = *none.end(high)
				if b := f.fill(Box{Limits: open}); QuasiP(box, b) >= worst {
					worst, wider = QuasiP(box, b), b
				}
			}
		}
		if wider.Trials == box.Trials {
			return box
		}
		box = wider
	}
}

// restrict tells of the factors that the box limits, those first without whose limits it would be least dense.
func (d *Discovered) restrict(f *field, parts []half, workers int) {
	share := float64(d.Way[d.Chosen].Trials) / float64(d.Among.Trials)
	boxes, elsewhere := f.settledAgain(parts, share, workers)
	d.Fares = elsewhere
	for j, l := range d.Limits {
		if !l.Bounded() {
			continue
		}
		open := f.open(d.Box, j)
		r := Restriction{Factor: j, Limits: l, QuasiP: QuasiP(d.Box, open), Without: open.Density(),
			LowError: errorOf(false, j, l, boxes), HighError: errorOf(true, j, l, boxes)}
		r.Reproduced = r.again(boxes)
		d.Restrictions = append(d.Restrictions, r)
	}
	slices.SortStableFunc(d.Restrictions, func(a, b Restriction) int { return cmp.Compare(a.Without, b.Without) })
}

// open is a box without the limits of a factor.
func (f *field) open(box Box, j int) Box {
	limits := slices.Clone(box.Limits)
	limits[j] = unlimited()
	return f.fill(Box{Limits: limits})
}

// QuasiP is with what chance so many trials of a box would be cases, were each one as often as in the box without some of its limits
// (Bryant and Lempert 2010, 2.3): P(X >= cases) of the binomial distribution.
func QuasiP(box, open Box) float64 {
	switch {
	case box.Cases == 0:
		return 1
	case open.Cases == open.Trials:
		return 1
	}
	return mathext.RegIncBeta(float64(box.Cases), float64(box.Trials-box.Cases+1), open.Density())
}

// shareOf is a share and its Wilson interval.
func shareOf(events, n int) Estimate {
	i := stats.Wilson(events, n, stats.Z95)
	return Estimate{float64(events) / float64(n), i.Lo, i.Hi}
}

// count is how many of a list are true.
func count(list []bool) int {
	n := 0
	for _, is := range list {
		if is {
			n++
		}
	}
	return n
}
