package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// count is a flag that is a whole number of at least 1, written as in scenarios: 10000, 10_000, 10k, 1e5, 2M.
// Zero is a count that was not given.
type count int

func (c *count) Type() string   { return "number" }
func (c *count) String() string { return strconv.Itoa(int(*c)) }

func (c *count) Set(text string) error {
	tree, problems := formula.Parse(source.Fixed(text, source.Span{}))
	if problems.HasErrors() || tree.Kind != formula.Number || tree.Unit != "" ||
		tree.Value < 1 || tree.Value != math.Floor(tree.Value) {
		return errors.New("must be a whole number of at least 1, such as 500, 10_000, 10k or 1e6")
	}
	if tree.Value > math.MaxInt32 {
		return fmt.Errorf("must be at most %s", number.Group(math.MaxInt32))
	}
	*c = count(tree.Value)
	return nil
}

// digits is a flag that is how many significant digits tables have at most; 0: not given.
type digits number.Digits

func (d *digits) Type() string   { return "number" }
func (d *digits) String() string { return strconv.Itoa(int(*d)) }

func (d *digits) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 17 {
		return errors.New("must be a whole number from 1 to 17: more digits than 17 no number has")
	}
	*d = digits(n)
	return nil
}

// whole is a flag that is any whole number of at least 0, in decimal digits whatever it begins with: 7, 007, 10_000.
type whole uint64

func (n *whole) Type() string   { return "number" }
func (n *whole) String() string { return strconv.FormatUint(uint64(*n), 10) }

func (n *whole) Set(text string) error {
	digits := strings.ReplaceAll(text, "_", "")
	if strings.HasPrefix(text, "_") || strings.HasSuffix(text, "_") || strings.Contains(text, "__") {
		digits = ""
	}
	v, err := strconv.ParseUint(digits, 10, 64)
	if err != nil {
		return plain(err)
	}
	*n = whole(v)
	return nil
}

// choice is a flag that is one of a few words.
type choice struct {
	value string
	among []string
}

func oneOf(words ...string) choice { return choice{value: words[0], among: words} }

func (c *choice) Type() string   { return strings.Join(c.among, "|") }
func (c *choice) String() string { return c.value }

func (c *choice) Set(text string) error {
	for _, word := range c.among {
		if text == word {
			c.value = text
			return nil
		}
	}
	return cli.Usage("must be "+alternatives(c.among), didYouMean(text, c.among))
}

// several is a flag that is some of a few words, in their order, or all of them; none unless it was given.
type several struct {
	chosen map[string]bool
	among  []string
}

func anyOf(words ...string) several { return several{map[string]bool{}, words} }

// all says whether all of the words were given.
func (s *several) all() bool { return len(s.chosen) == len(s.among) }

func (s *several) Type() string   { return "all|" + strings.Join(s.among, ",") }
func (s *several) String() string { return "" }

func (s *several) Set(text string) error {
	for word := range strings.SplitSeq(text, ",") {
		chosen := []string{strings.TrimSpace(word)}
		if chosen[0] == "all" {
			chosen = s.among
		} else if !slices.Contains(s.among, chosen[0]) {
			return cli.Usage("must be all, or some of "+strings.Join(s.among, ", "), didYouMean(chosen[0], append([]string{"all"}, s.among...)))
		}
		for _, word := range chosen {
			s.chosen[word] = true
		}
	}
	return nil
}

// names is a flag that is a list of names: repeatable, and comma separated.
type names []string

func (n *names) Type() string   { return "name,..." }
func (n *names) String() string { return strings.Join(*n, ",") }

func (n *names) Set(text string) error {
	for name := range strings.SplitSeq(text, ",") {
		name = strings.TrimSpace(name)
		if name == "" {
			return errors.New("must be names with commas between them")
		}
		*n = append(*n, name)
	}
	return nil
}

// word is a flag that is one name.
type word string

func (w *word) Type() string   { return "name" }
func (w *word) String() string { return string(*w) }

func (w *word) Set(text string) error {
	if text == "" {
		return errors.New("is no name")
	}
	*w = word(text)
	return nil
}

// folder is a flag that is the path of a folder.
type folder string

func (p *folder) Type() string   { return "dir" }
func (p *folder) String() string { return string(*p) }

func (p *folder) Set(text string) error {
	if text == "" {
		return errors.New("is no folder")
	}
	*p = folder(text)
	return nil
}

// assignments is a flag that gives a name a value; repeatable.
type assignments []scenario.Assignment

func (s *assignments) Type() string   { return "name=expr" }
func (s *assignments) String() string { return "" }

func (s *assignments) Set(text string) error {
	name, value, found := strings.Cut(text, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !found || !formula.IsIdentifier(name) || value == "" {
		return cli.Usage("must be name=expression", `for example --set us_shells=50% or --set 'ua_shells_start=200k to 300k'`)
	}
	*s = append(*s, scenario.Assignment{Name: name, Text: value})
	return nil
}

// flagError turns what is wrong with a flag into our words.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &invalid):
		var usage *cli.UsageError
		if cause := invalid.Unwrap(); errors.As(cause, &usage) {
			return cli.Usage(fmt.Sprintf("--%s %q %s", invalid.GetFlag().Name, invalid.GetValue(), usage.Message), usage.Hint)
		}
		cause := plain(invalid.Unwrap())
		if invalid.GetFlag().Value.Type() == "bool" {
			cause = errors.New("must be true or false")
		}
		return cli.Usage(fmt.Sprintf("--%s %q %v", invalid.GetFlag().Name, invalid.GetValue(), cause), "")
	case errors.As(err, &missing):
		return cli.Usage(fmt.Sprintf("--%s needs a value", missing.GetFlag().Name), "see "+cmd.CommandPath()+" --help")
	}
	return cli.Usage(err.Error(), "see "+cmd.CommandPath()+" --help")
}

// plain says in words what strconv says of a number.
func plain(err error) error {
	switch {
	case errors.Is(err, strconv.ErrSyntax):
		return errors.New("must be a whole number of at least 0")
	case errors.Is(err, strconv.ErrRange):
		return errors.New("is too large")
	}
	return err
}

func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	if short := err.GetSpecifiedShortnames(); short != "" {
		return cli.Usage(fmt.Sprintf("%s has no flag -%s", cmd.CommandPath(), short), "see "+cmd.CommandPath()+" --help")
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	hint := "see " + cmd.CommandPath() + " --help"
	if near := source.Nearest(err.GetSpecifiedName(), known); near != "" {
		hint = "did you mean --" + near + "?"
	}
	return cli.Usage(fmt.Sprintf("%s has no flag --%s", cmd.CommandPath(), err.GetSpecifiedName()), hint)
}

// alternatives are words as in "a, b or c".
func alternatives(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// didYouMean is the hint for a word that is not one of those known.
func didYouMean(word string, known []string) string {
	if near := source.Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}
