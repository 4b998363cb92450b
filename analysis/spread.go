package analysis

import (
	"fmt"

	"wargame/sim"
)

// Spread says of what the spread of outcomes is made: assumption (which world it is), chance (which luck it meets), choice (which policy
// is taken), and what these do together.
type Spread struct {
	Heading
	Crossing
	Run      *sim.Outcomes
	Outcomes []Split
}

// Crossing is a run in which worlds meet lucks, each world all lucks of its pair. Two worlds to a pair are the fewest that tell what luck does
// by itself from what it does in a world; and of more pairs, more lucks are seen than if all worlds met the same few.
type Crossing struct{ Worlds, Lucks int }

// DefaultCrossing is the one that is made unless another is asked for.
func DefaultCrossing() Crossing { return Crossing{256, 16} }

// Check refuses a crossing that cannot tell. Its error is a *Refused.
func (c Crossing) Check() error {
	const fewestWorlds, fewestLucks, mostTrials = 32, 2, 1 << 30
	switch {
	case c.Worlds < fewestWorlds || c.Worlds%2 != 0:
		return &Refused{fmt.Sprintf("%d worlds cannot be split by: it takes an even number of at least %d", c.Worlds, fewestWorlds), "for example 256x16"}
	case c.Lucks < fewestLucks:
		return &Refused{"one luck in each world does not tell chance from assumption", "for example 256x16"}
	case c.Worlds > mostTrials/c.Lucks:
		return &Refused{"these are too many trials", "for example 256x16"}
	}
	return nil
}

// Options are those of a run that crosses them: world by world, luck by luck.
func (c Crossing) Options(o sim.RunOptions) sim.RunOptions {
	o.Trials, o.First, o.Design = c.Worlds*c.Lucks, 1, nil
	o.Worlds = func(trial int) uint64 { return uint64(1 + (trial-1)/c.Lucks) }
	o.Lucks = func(trial int) uint64 {
		pair := (trial - 1) / (2 * c.Lucks)
		return uint64(1 + pair*c.Lucks + (trial-1)%c.Lucks)
	}
	return o
}

// Shares are of the whole spread, and sum to one.
type Shares struct{ Assumption, Chance, Choice, Together Estimate }

// Split is of what the spread of an outcome is made, over all policies, each weighing the same, and under each.
type Split struct {
	Place    int // of the outcome among those of the run
	Why      string
	Variance float64
	Shares
	ByPolicy []Shares // of which none has a choice
}

// Spread splits the spread of the outcomes of a run that crosses them.
func (c Crossing) Spread(o *sim.Outcomes) *Spread {
	s := &Spread{Crossing: c, Run: o}
	of := newResampling(NewBootstrap(o.Seed, "spread"), c.Worlds/2)
	r := &Run{Outcomes: o}
	for k := range o.Outcomes {
		s.Outcomes = append(s.Outcomes, c.split(r, k, of))
	}
	return s
}

func (c Crossing) split(r *Run, k int, of *resampling) Split {
	x := Split{Place: k}
	policies := make([]*crossedMoments, len(r.Policies))
	all := make([]float64, r.Trials) // the mean over policies
	columns := make([][]float64, len(r.Policies))
	for i := range r.Policies {
		t := r.Target(k, i, None)
		if len(t.Y) < r.Trials {
			x.Why = "it does not count in all trials, so that it cannot be split"
			return x
		}
		columns[i] = t.Y
		for n, y := range t.Y {
			all[n] += y / float64(len(r.Policies))
		}
	}
	middle := meanOf(all)
	for i, y := range columns {
		policies[i] = c.part(y, middle, of)
	}
	mean := c.part(all, middle, of)
	once := make([]float64, of.batches)
	for b := range once {
		once[b] = 1
	}
	variances := func(times []float64) parts {
		p := parts{assumption: mean.assumption(times), chance: mean.chance(times)}
		whole := 0.0
		for _, one := range policies {
			whole += one.variance(times) / float64(len(policies))
			p.choice += one.apart(mean, times) / float64(len(policies))
		}
		p.together = whole - p.assumption - p.chance
		return p
	}
	x.Variance = variances(once).whole()
	if !(&explained{y: all, mean: middle, squares: max(0, x.Variance) * float64(r.Trials)}).varies() {
		x.Why = "it is the same in every trial under every policy"
		return x
	}
	x.Shares = shares(of, once, variances)
	for _, one := range policies {
		x.ByPolicy = append(x.ByPolicy, shares(of, once, func(times []float64) parts {
			p := parts{assumption: one.assumption(times), chance: one.chance(times)}
			p.together = one.variance(times) - p.assumption - p.chance
			return p
		}))
	}
	return x
}

// parts are variances.
type parts struct{ assumption, chance, choice, together float64 }

func (p parts) whole() float64 { return p.assumption + p.chance + p.choice + p.together }

// shares are those of parts, each with its interval; none of nothing.
func shares(of *resampling, once []float64, variances func(times []float64) parts) Shares {
	drawn := make([]parts, len(of.times))
	for i, times := range of.times {
		drawn[i] = variances(times)
	}
	whole := variances(once)
	share := func(which func(p parts) float64) Estimate {
		of := func(p parts) float64 {
			if whole := p.whole(); whole > 0 {
				return which(p) / whole
			}
			return 0
		}
		values := make([]float64, len(drawn))
		for i, p := range drawn {
			values[i] = of(p)
		}
		return Interval(of(whole), values)
	}
	return Shares{
		Assumption: share(func(p parts) float64 { return p.assumption }),
		Chance:     share(func(p parts) float64 { return p.chance }),
		Choice:     share(func(p parts) float64 { return p.choice }),
		Together:   share(func(p parts) float64 { return p.together }),
	}
}

// crossedMoments is a column of a run that crosses worlds and lucks, by pair of worlds: what its variances are told from, without bias, by the
// moments of a two-way random-effects model.
type crossedMoments struct {
	lucks           float64
	count           sums      // pairs
	mean, square    sums      // of the means of worlds, and of these squared
	within, between sums      // variance over lucks in a world, and covariance over lucks of the two worlds
	own             []float64 // the mean of each pair
	of              *resampling
}

// part is that of a column, of which middle is about the mean.
func (c Crossing) part(y []float64, middle float64, of *resampling) *crossedMoments {
	p := &crossedMoments{lucks: float64(c.Lucks), count: make(sums, of.batches), mean: make(sums, of.batches), square: make(sums, of.batches),
		within: make(sums, of.batches), between: make(sums, of.batches), own: make([]float64, c.Worlds/2), of: of}
	for pair := range p.own {
		b := of.batch(pair)
		from := 2 * pair * c.Lucks
		one, two := y[from:from+c.Lucks], y[from+c.Lucks:from+2*c.Lucks]
		m1, m2 := meanOf(one), meanOf(two)
		variance, covariance := 0.0, 0.0
		for l := range one {
			d1, d2 := one[l]-m1, two[l]-m2
			variance += (float64(d1*d1) + float64(d2*d2)) / 2
			covariance += float64(d1 * d2)
		}
		m1, m2 = m1-middle, m2-middle
		p.count[b]++
		p.mean[b] += (m1 + m2) / 2
		p.square[b] += (float64(m1*m1) + float64(m2*m2)) / 2
		p.within[b] += variance / (p.lucks - 1)
		p.between[b] += covariance / (p.lucks - 1)
		p.own[pair] = (m1 + m2) / 2
	}
	return p
}

// over is the mean of sums over the pairs drawn.
func (p *crossedMoments) over(x sums, times []float64) float64 {
	return x.drawn(times) / p.count.drawn(times)
}

// chance is the variance of what luck does by itself: the covariance of two worlds over the lucks that they share.
func (p *crossedMoments) chance(times []float64) float64 { return p.over(p.between, times) }

// assumption is the variance of what a world does by itself: that of the means of worlds, less what their few lucks put into it, which the
// two of a pair share.
func (p *crossedMoments) assumption(times []float64) float64 {
	worlds := 2 * p.count.drawn(times)
	m := p.over(p.mean, times)
	means := (p.over(p.square, times) - float64(m*m)) * worlds / (worlds - 1)
	return means - p.over(p.within, times)/p.lucks + p.chance(times)/(p.lucks*(worlds-1))
}

// variance is that of all: of worlds, and of luck in them.
func (p *crossedMoments) variance(times []float64) float64 {
	return p.assumption(times) + p.over(p.within, times)
}

// apart is the square of what the mean differs from that of another column, less what error puts into it.
func (p *crossedMoments) apart(from *crossedMoments, times []float64) float64 {
	d, squares, n := 0.0, 0.0, 0.0
	for b, times := range times {
		if times > 0 {
			n += float64(times * p.count[b])
			d += float64(times * (p.mean[b] - from.mean[b]))
		}
	}
	d /= n
	for pair, own := range p.own {
		if times := times[p.of.batch(pair)]; times > 0 {
			e := own - from.own[pair] - d
			squares += float64(times * e * e)
		}
	}
	return float64(d*d) - squares/(n*(n-1))
}
