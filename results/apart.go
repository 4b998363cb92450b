package results

import (
	"math"

	"wargame/results/stats"
)

// compareApart compares columns of runs whose luck is not the same, of so many trials each: their means have errors of their own,
// which add up by squares. The interval of a chance is Newcombe's for independent proportions, that of a mean Welch's where either
// run is made of few replicates. What would settle the difference is said in trials of the smaller run, both growing alike.
func compareApart(own, base stats.Sample, ownTrials, baseTrials int, p Pairing) (Comparison, bool) {
	a, b := own.Moments(), base.Moments()
	if a.N < 2 || b.N < 2 {
		return Comparison{}, false
	}
	if p.Chance {
		a.Mean, b.Mean = float64(a.NonZero)/float64(a.N), float64(b.NonZero)/float64(b.N)
	}
	ownParts, baseParts := max(1, p.Replicates), max(1, p.BaseParts)
	seOwn, _ := errorOf(own, a, ownTrials, Pairing{Chance: p.Chance, Replicates: ownParts})
	seBase, _ := errorOf(base, b, baseTrials, Pairing{Chance: p.Chance, Replicates: baseParts})
	d := difference{se: math.Hypot(seOwn, seBase)}
	switch {
	case ownParts > 1 || baseParts > 1:
		free := welch(seOwn, seBase, freedom(a.N, ownParts), freedom(b.N, baseParts))
		d.interval = stats.Around(a.Mean-b.Mean, d.se, stats.TQuantile(1-0.025/float64(max(1, p.Comparisons)), free))
	case p.Chance:
		d.interval = stats.NewcombeApart(a.NonZero, a.N, b.NonZero, b.N, z(p.Comparisons))
	default:
		d.interval = stats.Around(a.Mean-b.Mean, d.se, z(p.Comparisons))
	}
	c := compareErrors(a, b, min(ownTrials, baseTrials), p, d)
	if c.Verdict != Settled {
		return c, true
	}
	for _, m := range []struct {
		stats.Moments
		se    float64
		parts int
	}{{a, seOwn, ownParts}, {b, seBase, baseParts}} {
		if need := tooSkewed(m.Moments, m.se, m.parts); need > 0 && !p.Chance {
			c.Verdict, c.Advice = Carried, warnSkewed(c.Direction.String()+", but ", need)
		}
	}
	return c, true
}

// freedom is that of the error of a mean: of its trials, or of the replicates that it is told from.
func freedom(trials, parts int) int {
	if parts > 1 {
		return parts - 1
	}
	return trials - 1
}

// welch is the freedom of the difference of two means whose errors have freedoms of their own (Welch, "The generalization of
// 'Student's' problem when several different population variances are involved", Biometrika 34, 1947), rounded down.
func welch(a, b float64, freeA, freeB int) int {
	a2, b2 := float64(a*a), float64(b*b)
	if a2+b2 == 0 {
		return freeA + freeB
	}
	free := (a2 + b2) * (a2 + b2) / (a2*a2/float64(freeA) + b2*b2/float64(freeB))
	return max(1, int(math.Floor(free)))
}
