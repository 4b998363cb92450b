package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// selection is what of a scenario is run, and how: the flags that decide the numbers (all but workers and memory), as far as a
// subcommand takes them.
type selection struct {
	trials   count
	from     count // number of the first trial; 0: 1
	of       count // how many trials the design spreads over; 0: those that run
	seed     whole
	policies names
	outcomes names
	baseline word
	set      assignments
	design   choice
	workers  count
	memory   memory

	precision precision // where the number of trials follows from it

	after float64 // what is held beside the outcomes once they are there, in bytes: to save them
}

func newSelection() selection {
	return selection{trials: 10_000, seed: 1, design: oneOf(design.Random, design.LHS, design.Sobol)}
}

// register adds some of the flags, in the order named. when says under which other flag they count; empty: always.
func (s *selection) register(flags *pflag.FlagSet, when string, named ...string) {
	if when != "" {
		when = "with --" + when + ": "
	}
	for _, name := range named {
		switch name {
		case "trials":
			flags.Var(&s.trials, name, when+"how many trials, such as 500, 10_000, 10k or 1e6")
		case "from":
			flags.Var(&s.from, name, when+"number of the first trial: --from 101 --trials 100 runs trials 101 to 200")
			flags.Lookup(name).DefValue = "1"
		case "of":
			flags.Var(&s.of, name, when+"with --design lhs or sobol: how many `trials` it spreads over, of which these are a part")
			flags.Lookup(name).DefValue = ""
		case "seed":
			flags.Var(&s.seed, name, when+"which luck: another number, other draws")
		case "policy":
			flags.Var(&s.policies, name, when+"run these policies only; the baseline always runs")
		case "outcome":
			flags.Var(&s.outcomes, name, when+"show these outcomes only")
		case "baseline":
			flags.Var(&s.baseline, name, when+"compare with this `policy` instead of the scenario's own baseline")
		case "set":
			flags.Var(&s.set, name, when+"give a variable this value, or a lever this default; repeatable")
		case "design":
			flags.Var(&s.design, name, when+"how the variables' draws are spread")
		case "workers":
			flags.Var(&s.workers, name, when+"how many processors to use (default all; changes no number)")
			flags.Lookup(name).DefValue = ""
		case "memory":
			flags.Var(&s.memory, name, when+"how much memory a run may take, such as 4G (default half of the machine's; changes no number)")
			flags.Lookup(name).DefValue = ""
		default:
			panic("wargame: there is no flag --" + name + " of a selection")
		}
	}
}

// options are those of a run of all trials, without a design.
func (s *selection) options() sim.RunOptions {
	limit, _ := s.allowance()
	return sim.RunOptions{Seed: uint64(s.seed), First: s.first(), Trials: int(s.trials), Workers: int(s.workers), Memory: limit}
}

// first is the number of the first trial, and last that of the last.
func (s *selection) first() int { return max(1, int(s.from)) }
func (s *selection) last() int  { return s.first() + int(s.trials) - 1 }

// sampling is the design of the run.
func (s *selection) sampling() (design.Design, error) {
	return design.New(s.design.value, int(cmp.Or(s.of, s.trials)))
}

// part says whether the trials are some only of those over which the design spreads.
func (s *selection) part() bool { return s.of > 0 && (s.first() != 1 || s.of != s.trials) }

// check refuses trials over which a design cannot spread.
func (s *selection) check() error {
	const rest = "its variables are spread over all trials of a run together"
	needs, total := "--trials", cmp.Or(s.of, s.trials)
	if s.of > 0 {
		needs = "trials in --of"
	}
	switch {
	case s.design.value == design.Random && s.of > 0:
		return cli.Usage("--of is of --design lhs and sobol: random draws each trial by itself, so that any are a part of any number", "leave it out")
	case s.design.value == design.Random:
		return nil
	case s.first() > 1 && s.of == 0:
		return cli.Usage(fmt.Sprintf("a part of a run with --design %s needs --of, how many trials all parts have: %s", s.design.value, rest), "")
	case total%design.Replicates != 0:
		return cli.Usage(fmt.Sprintf("--design %s needs a multiple of %d %s, for its %d replicates of equal size",
			s.design.value, design.Replicates, needs, design.Replicates),
			fmt.Sprintf("for example %s %d", strings.Replace(needs, "trials in ", "", 1), (total+design.Replicates-1)/design.Replicates*design.Replicates))
	case s.last() > int(total):
		return cli.Usage(fmt.Sprintf("trials %d to %d are not among the %d over which --design %s spreads", s.first(), s.last(), total, s.design.value),
			fmt.Sprintf("give fewer --trials, or --of at least %d", s.last()))
	}
	return nil
}

// choose finds the policies and outcomes that are wanted, and the baseline, among those of a scenario.
func (s *selection) choose(file string, of *scenario.Scenario) (policies, outcomes []int, baseline int, err error) {
	policyNames := make([]string, len(of.Policies))
	for i, policy := range of.Policies {
		policyNames[i] = policy.Name
	}
	outcomeNames := make([]string, len(of.Outcomes))
	for i, outcome := range of.Outcomes {
		outcomeNames[i] = outcome.Name
	}
	baseline = of.Baseline
	if s.baseline != "" {
		found, err := find(file, "policy", []string{string(s.baseline)}, policyNames)
		if err != nil {
			return nil, nil, 0, err
		}
		baseline = found[0]
	}
	if policies, err = find(file, "policy", s.policies, policyNames); err != nil {
		return nil, nil, 0, err
	}
	if outcomes, err = find(file, "outcome", s.outcomes, outcomeNames); err != nil {
		return nil, nil, 0, err
	}
	if len(policies) > 0 {
		policies = append(policies, baseline)
	}
	return inFileOrder(policies, len(policyNames)), inFileOrder(outcomes, len(outcomeNames)), baseline, nil
}

// inFileOrder gives each of the chosen indices once and ascending; all of them where none is chosen.
func inFileOrder(chosen []int, all int) []int {
	var ordered []int
	for i := range all {
		if len(chosen) == 0 || slices.Contains(chosen, i) {
			ordered = append(ordered, i)
		}
	}
	return ordered
}

// command is the run of a file in canonical form, as a receipt has it, to be pasted into a shell: the file as the user named it,
// everything that decides the numbers, in one order and one spelling, and nothing else (no workers or output format).
func (s *selection) command(file string, trials int) string {
	return s.drawing(file, trials) + s.choices()
}

// drawing is what of the command decides which trials run and what they draw.
func (s *selection) drawing(file string, trials int) string {
	line := "wargame run " + quoteFile(file)
	if s.first() > 1 {
		line += fmt.Sprintf(" --from %d", s.from)
	}
	line += fmt.Sprintf(" --trials %d --seed %d --design %s", trials, s.seed, s.design.value)
	if s.part() {
		line += fmt.Sprintf(" --of %d", s.of)
	}
	return line
}

// again is the command that shows a trial of the run of a file once --trial N is added: with the flags that decide what the
// trial draws, and those that say what is shown of it. Which policy is the baseline matters where not all of them run.
func (s *selection) again(file string) string {
	shown := *s
	if len(s.policies) == 0 {
		shown.baseline = ""
	}
	line := "wargame run " + quoteFile(file)
	if s.seed != 1 {
		line += fmt.Sprintf(" --seed %d", s.seed)
	}
	line += shown.choices()
	if s.design.value != design.Random {
		line += fmt.Sprintf(" --design %s --trials %d", s.design.value, int(cmp.Or(s.of, s.trials)))
	}
	return line
}

// choices are the flags that say what of the scenario is run, and what is changed in it.
func (s *selection) choices() string {
	var line strings.Builder
	if len(s.policies) > 0 {
		line.WriteString(" --policy " + s.policies.String())
	}
	if len(s.outcomes) > 0 {
		line.WriteString(" --outcome " + s.outcomes.String())
	}
	if s.baseline != "" {
		line.WriteString(" --baseline " + string(s.baseline))
	}
	for _, x := range s.set {
		line.WriteString(" --set " + quote(x.Name+"="+x.Text))
	}
	return line.String()
}

// quoteFile is a file as a shell and a command want it: its name is no flag.
func quoteFile(name string) string {
	if name != "-" && strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	return quote(name)
}

// quote is a word as a shell wants it.
func quote(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-=.,%/+", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
