package main

import (
	"strings"

	"github.com/spf13/cobra"

	"wargame/results/render"
)

const readingLong = `A run is many possible futures of a scenario: each draws what nobody knows
from the ranges of the file, and each is played under every policy with the same
luck. So a difference between two policies is a difference in the same futures.

The screen of one scenario

  Dots       In how many of 100 futures something happens under each policy.
             Each dot is two of them. 43 ±1: another run would say 42 to 44.
             That is simulation error, and says nothing of whether the ranges
             are right.
  Scorecard  A row is an outcome, a column a policy, a cell the mean over all
             futures, to three digits. want: whether more or less of it is good,
             and for whom, as the file says; (≤ 4): what is acceptable. ▲ better
             than under the baseline, ▼ worse, = the same, ? too close to call
             with so many futures; + and - where nobody says which way is
             better. * is the best of its row, and whatever was not shown to be
             worse; ! is not acceptable.
  Sentences  The same in words, for each policy.
  It hangs   The ranges that go most with the first line: what to argue about,
             and to look up, first.

How to read it aloud

  Say the question. Let the class guess, in futures of 100, what happens if
  nothing is changed, then show the dots: "in 43 of 100 futures air defence runs
  short; if deliveries stop for half a year, in 70". Read one column of the
  scorecard downwards: what it gains, what it costs, and whom. Ask which row the
  class would give up. Then read what it hangs on, and ask who believes the
  range. Never say "the program predicts": say "if these ranges are right, then
  in so many of 100".

The tables of --table detail
`

// newReading is the help on how to read what a run prints: a topic, not a command.
func newReading() *cobra.Command {
	var text strings.Builder
	text.WriteString(readingLong + "\n")
	for _, says := range render.Key("the baseline") {
		text.WriteString(wrapped("  ", says))
	}
	return &cobra.Command{Use: "reading", Short: "How to read what a run prints, alone and aloud", Long: strings.TrimRight(text.String(), "\n")}
}

// wrapped breaks text into lines of at most 80 characters after an indent, which a projector has room for.
func wrapped(indent, text string) string {
	const most = 80
	var out strings.Builder
	line := indent
	for _, word := range strings.Fields(text) {
		if len([]rune(line))+len([]rune(word)) > most {
			out.WriteString(strings.TrimRight(line, " ") + "\n")
			line = indent
		}
		line += word + " "
	}
	return out.String() + strings.TrimRight(line, " ") + "\n"
}
