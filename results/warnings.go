package results

import (
	"fmt"
	"math"
	"slices"

	"wargame/results/number"
	"wargame/sim/design"
)

// fewTrials is below how many trials (that count, that differ) an interval of a mean is not to be trusted.
const fewTrials = 50

// The cautions a result may carry, in one place so that they speak alike: what is wrong, then what to do next.

func warnCertain(trials int) Warning {
	const what = "nothing is uncertain here: every trial is the same, and no value has an error"
	if trials > 1 {
		return Warning{"certain", what + "; --trials 1 says as much"}
	}
	return Warning{"certain", what}
}

// ofRuns are the codes of cautions that are of a run, and not of its scenario.
var ofRuns = []string{"interrupted", "precision", "imprecise", "part", "no-outcomes", "certain", "few-trials"}

// OfScenario are those of a report's cautions that every run of its scenario has.
func OfScenario(list []Warning) []Warning {
	return slices.DeleteFunc(slices.Clone(list), func(w Warning) bool { return slices.Contains(ofRuns, w.Code) })
}

func warnPart(first, trials int, d design.Design) Warning {
	return Warning{"part", fmt.Sprintf("these are %s from %s on, of the %s over which %s spreads: a part has the errors of as many random trials; wargame merge joins the parts, and has those of the design",
		number.Plural(trials, "trial"), number.Group(first), number.Group(d.Size()), d.Name())}
}

func warnNoOutcomes() Warning {
	return Warning{"no-outcomes", "there are no outcomes, and so nothing to compare: add outcomes: {NAME: final(STOCK)}"}
}

func warnTooLarge() Warning {
	return Warning{"too-large", "some of its figures are beyond 1.8e308, the largest number there is, and are left out: measure it in a larger unit"}
}

func warnFewTrials(n int) Warning {
	if n == 1 {
		return Warning{"few-trials", fmt.Sprintf("a single trial has values, and neither errors nor verdicts; to compare policies, run at least %d trials", fewTrials)}
	}
	return Warning{"few-trials", fmt.Sprintf("only %s: errors and intervals are rough; run at least %d trials", number.Plural(n, "trial"), fewTrials)}
}

func warnFewCount(n, trials int) Warning {
	if n == 0 {
		return Warning{"none-count", fmt.Sprintf("in none of %s trials does its condition hold; run more trials, or ask for less in given", number.Group(trials))}
	}
	need := float64(trials) * fewTrials / float64(n)
	return Warning{"few-count", fmt.Sprintf("only %s of %s trials count; about %s trials would give %d", number.Group(n), number.Group(trials), number.About(need), fewTrials)}
}

func warnNoEvent(never bool, n int) Warning {
	if never {
		return Warning{"no-event", fmt.Sprintf("not seen in %s: the chance is under 3/%s; run more trials to see rarer events", number.Plural(n, "trial"), number.Group(n))}
	}
	return Warning{"always", fmt.Sprintf("seen in all of %s: the chance that it fails is under 3/%s; run more trials to see rarer failures", number.Plural(n, "trial"), number.Group(n))}
}

// untamed is the remedy where a design leaves an error that no number of trials makes trustworthy.
const untamed = ", or run --design random, whose interval can be trusted"

// warnHeavyTail takes the number of trials that would do, infinite under a design that takes all but the tail's error.
func warnHeavyTail(need float64) Warning {
	const what = "a few extreme trials carry the mean, and its ± may be too small: read p50"
	switch {
	case math.IsInf(need, 1):
		return Warning{"heavy-tail", what + untamed}
	case need > hopeless:
		return Warning{"heavy-tail", what + ", since more trials will hardly help"}
	}
	return Warning{"heavy-tail", what + ", or run about " + number.About(need) + " trials"}
}

func warnNever(end string) Warning {
	return Warning{"never", "a time that never came counts as the end (" + end + ") in means, quantiles and differences: read the share of never and the median of the rest"}
}

func warnLimit(need float64) Warning {
	const what = "not settled whether the chance is acceptable"
	if need > hopeless {
		return Warning{"limit", what + ": it is so near that more trials will hardly help; choose by other outcomes"}
	}
	return Warning{"limit", what + ": the interval holds the limit; about " + number.About(need) + " trials would settle it"}
}

func warnOpen(need float64) *Warning {
	return &Warning{"open", "not settled: the interval holds zero; about " + number.About(need) + " trials would settle a difference of this size"}
}

// warnFewDiffer begins with what may be said all the same.
func warnFewDiffer(what string, differ, n int) *Warning {
	need := float64(n) * fewTrials / float64(differ)
	what += fmt.Sprintf("only %s of %s trials differ", number.Group(differ), number.Group(n))
	if need > hopeless {
		return &Warning{"few-differ", what + "; more trials will hardly help, look at those that differ"}
	}
	return &Warning{"few-differ", what + fmt.Sprintf("; about %s trials would give %d that do", number.About(need), fewTrials)}
}

// warnRare is warnSkewed of a chance, whose difference is carried by the trials that differ. It begins likewise.
func warnRare(what string, differ, n int, need float64) *Warning {
	return &Warning{"skewed", what + fmt.Sprintf("only %s of %s trials differ; about %s trials would do", number.Group(differ), number.Group(n), number.About(need))}
}

// warnSkewed begins with what may be said all the same.
func warnSkewed(what string, need float64) *Warning {
	what += "a few extreme trials carry it"
	switch {
	case math.IsInf(need, 1):
		return &Warning{"skewed", what + untamed}
	case need > hopeless:
		return &Warning{"skewed", what + "; more trials will hardly help, compare p50 and in how many it does better"}
	}
	return &Warning{"skewed", what + "; about " + number.About(need) + " trials would do, or compare p50 and in how many it does better"}
}

func warnNoneSeen() *Warning {
	return &Warning{"none-seen", "no difference seen: settling one of this size would take over 100,000,000 trials; treat the two as equal here"}
}
