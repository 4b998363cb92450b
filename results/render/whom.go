package render

import (
	"slices"
	"strings"

	"wargame/results"
	"wargame/scenario"
)

// Better and worse are somebody's: an outcome may say whose, and then all that judges it says so too.

// forWhom is for whom an outcome is better, behind some words; empty where nobody says.
func forWhom(before string, whom *scenario.Actor) string {
	if whom == nil {
		return ""
	}
	return before + whom.View()
}

// wanted is which way is better, as a scorecard has it, and for whom; in two lines where it has to be narrow.
func wanted(o *results.OutcomeReport, narrow bool) []string {
	way := [...]string{scenario.Unsaid: "", scenario.Higher: "more", scenario.Lower: "less"}[o.Better]
	switch whom := inBrackets(o.For); {
	case o.For == nil:
		return []string{way}
	case narrow:
		return []string{way, whom}
	default:
		return []string{way + " " + whom}
	}
}

// inBrackets is for whom, on a scorecard and in its sentences, where a legend says what the brackets mean.
func inBrackets(whom *scenario.Actor) string { return "(" + whom.Called() + ")" }

// audience is for whom the headlines of a run are better, in order; nil, the first, stands for those of which nobody says.
type audience []*scenario.Actor

func whoms(r *results.Report) audience {
	var list audience
	for _, k := range r.Headlines {
		o := &r.Policies[0].Outcomes[k]
		known := slices.ContainsFunc(list, func(a *scenario.Actor) bool { return a.Named() == o.For.Named() })
		switch {
		case o.Better == scenario.Unsaid || known:
		case o.For == nil:
			list = append(audience{nil}, list...)
		default:
			list = append(list, o.For)
		}
	}
	return list
}

// named says whether anybody is named.
func (a audience) named() bool {
	return slices.ContainsFunc(a, func(whom *scenario.Actor) bool { return whom != nil })
}

// standsOf is how a policy stands, for one after the other: what is better for one may be worse for another, and is not
// counted together.
func standsOf(r *results.Report, p *results.PolicyReport) []stand {
	var list []stand
	for _, whom := range whoms(r) {
		if s, ok := standOf(r, p, whom); ok {
			list = append(list, s)
		}
	}
	if len(list) == 1 && list[0].whom == nil {
		list[0].only = ""
	}
	return list
}

// inOneSentence names up to so many outcomes of a kind in each part.
func inOneSentence(stands []stand, baseline string, named int) string {
	var parts []string
	for _, s := range stands {
		part := s.sentence(baseline, named)
		if s.whom != nil {
			part += " " + inBrackets(s.whom)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}
