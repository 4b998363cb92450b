package kit

import "slices"

// phase is a part of a lesson that has minutes of its own.
type phase uint8

const (
	opening phase = iota
	briefing
	estimating
	ordering
	resolving
	reporting
	debriefing
)

// phases say of each phase of a turn what is done in it, how few minutes it takes, and its part of what is left over.
var phases = [...]struct {
	name, does    string
	least, weight int
}{
	opening:    {name: "Opening", does: "Situation and briefs are read; teams find their seats and roles."},
	briefing:   {name: "Brief", does: "Hand over readings and news. Fill in the board.", least: 1, weight: 2},
	estimating: {name: "Estimate", does: "Each person fills in a card alone, before anybody speaks of orders. Collect them.", least: 1, weight: 1},
	ordering:   {name: "Order", does: "Teams argue, write and seal. Rule on free actions.", least: 2, weight: 5},
	resolving:  {name: "Resolve", does: "Collect the sheets; give the orders to the program.", least: 1, weight: 1},
	reporting:  {name: "Report", does: "Say what everybody may know: open orders, public numbers, rulings.", least: 1, weight: 2},
	debriefing: {name: "Debrief", does: "Open everything; each fills in the last sheet, then argue."},
}

// inTurn are the phases of a turn, in their order.
var inTurn = []phase{briefing, estimating, ordering, resolving, reporting}

// lesson is a plan whose parts follow each other without a gap, so that their minutes add up to the whole.
type lesson struct {
	Minutes int
	Parts   []part
}

// part is the opening, a turn, or the debrief.
type part struct {
	Turn    int // 0: none
	From    int // minutes after the beginning
	Minutes int
	Phases  []int // of a turn, in the order of inTurn; 0: it has no such phase
}

const (
	openingShare = 6  // a sixth of the lesson
	debriefShare = 4  // a quarter
	longest      = 18 // minutes of a turn: what is left beyond that is better spent on the debrief
)

// planned is a lesson of so many minutes with as many of the turns as fit into it; asked says of a turn, from 1 on, whether it has an
// estimate.
func planned(minutes, turns int, asked func(turn int) bool) lesson {
	first := minutes / openingShare
	left := minutes - first - minutes/debriefShare
	var lengths []int // by turn: what it takes at least
	for n := 1; n <= turns; n++ {
		least := leastOf(asked(n))
		if least > left {
			break
		}
		lengths = append(lengths, least)
		left -= least
	}
	// What is left is shared out minute by minute, the first turns first: they are played for the first time.
	for given := true; given && left > 0; {
		given = false
		for i := range lengths {
			if left > 0 && lengths[i] < longest {
				lengths[i]++
				left--
				given = true
			}
		}
	}
	l := lesson{Minutes: minutes, Parts: []part{{Minutes: first}}}
	at := first
	for i, length := range lengths {
		l.Parts = append(l.Parts, part{Turn: i + 1, From: at, Minutes: length, Phases: divided(length, asked(i+1))})
		at += length
	}
	l.Parts = append(l.Parts, part{From: at, Minutes: minutes - at})
	return l
}

// Played is how many turns fit.
func (l lesson) Played() int { return len(l.Parts) - 2 }

func leastOf(asked bool) int {
	n := 0
	for _, p := range inTurn {
		if asked || p != estimating {
			n += phases[p].least
		}
	}
	return n
}

// divided shares the minutes of a turn out among its phases: each has its least, and each further minute goes to the one that is furthest
// behind its part (highest averages, after D'Hondt).
func divided(minutes int, asked bool) []int {
	given := make([]int, len(inTurn))
	for i, p := range inTurn {
		if asked || p != estimating {
			given[i] = phases[p].least
		}
	}
	for left := minutes - leastOf(asked); left > 0; left-- {
		best := slices.Index(inTurn, ordering)
		for i, p := range inTurn {
			if given[i] > 0 && phases[p].weight*(given[best]+1) > phases[inTurn[best]].weight*(given[i]+1) {
				best = i
			}
		}
		given[best]++
	}
	return given
}
