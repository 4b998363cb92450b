package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results/explain"
	"wargame/scenario"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

const newLong = `new writes a scenario to start from: NAME.yaml, small, with a comment on everything, that runs at once.
With --from it is five lines that extend another scenario, of the library or a file, and change one number
of it. A file that is there already is not written over without --force.`

const newExample = `  wargame new my-first
  wargame new my-pause --from library/us-aid-pause`

//go:embed new.yaml
var newTemplate string

// newFlags are the flags of new.
type newFlags struct {
	from  string
	force bool
}

func newNew(a *app) *cobra.Command {
	f := &newFlags{}
	c := &cobra.Command{
		Use:        "new NAME",
		SuggestFor: []string{"init", "create"},
		Short:      "Write a scenario to start from",
		Long: newLong + cli.StatusHelp(map[cli.Status]string{
			cli.Done:   "written",
			cli.Failed: "the file could not be written",
			cli.Wrong:  "the name is wrong, or a file is in the way",
		}),
		Example:           newExample,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return cli.Usage("what is the new scenario called? give one name", "for example: wargame new my-first")
			}
			return f.write(c.Context(), a, args[0])
		},
	}
	c.Flags().StringVar(&f.from, "from", "", "extend this `scenario` instead of starting from nothing")
	c.Flags().BoolVar(&f.force, "force", false, "write over a file that is there already")
	return c
}

func (f *newFlags) write(ctx context.Context, a *app, name string) error {
	path := filepath.FromSlash(name)
	if !isScenarioFile(path) {
		if ext := filepath.Ext(path); ext != "" || strings.HasSuffix(path, string(filepath.Separator)) {
			return cli.Usage(fmt.Sprintf("%q cannot be the name of a scenario file", name),
				"scenario files end in .yaml, which may be left out here")
		}
		path += ".yaml"
	}
	if strings.HasPrefix(filepath.ToSlash(path), libraryPrefix) {
		path = "." + string(filepath.Separator) + path // a folder of that name, not the library
	}
	title := titled(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	text := strings.Replace(newTemplate, "title: TITLE\n", "title: "+title+"\n", 1)
	if f.from != "" {
		var err error
		if text, err = f.extending(ctx, a, path, title); err != nil {
			return err
		}
	}
	if err := f.loads(ctx, a, path, text); err != nil {
		return err
	}
	if err := writeFiles([]newFile{{path, []byte(text)}}, f.force); err != nil {
		return err
	}
	return a.Print(func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s\nNext: wargame run %s, and with --watch again whenever you save it.\n",
			source.Shown(path), source.Shown(quoteFile(filepath.ToSlash(path))))
		return err
	})
}

// loads says what is wrong with the text of a file that is not written yet.
func (f *newFlags) loads(ctx context.Context, a *app, path, text string) error {
	files := a.files()
	files.Held = map[string][]byte{filepath.ToSlash(filepath.Clean(path)): []byte(text)}
	_, err := a.load(ctx, path, scenario.Options{Files: files})
	var problems source.Diagnostics
	if errors.As(err, &problems) {
		a.Tell(problems)
		return cli.Usage("nothing was written, because "+path+" would not load", "")
	}
	return err
}

// titled is a title made of a file's name, as YAML wants it.
func titled(name string) string {
	title := strings.TrimSpace(strings.Map(func(c rune) rune {
		if c == '-' || c == '_' {
			return ' '
		}
		return c
	}, name))
	if title == "" || !formula.IsIdentifier(strings.ToLower(strings.ReplaceAll(title, " ", ""))) {
		return strconv.QuoteToGraphic(title)
	}
	return strings.ToUpper(title[:1]) + title[1:]
}

// extending is a scenario of five lines that extends another and gives one of its variables the value that it has
// there, to be changed.
func (f *newFlags) extending(ctx context.Context, a *app, path, title string) (string, error) {
	base, err := a.resolve(f.from)
	if err != nil {
		return "", err
	}
	if base == "-" {
		return "", cli.Usage("--from - cannot be extended: standard input is read once", "")
	}
	s, err := a.load(ctx, base, scenario.Options{})
	if err != nil {
		return "", err
	}
	x, err := explain.New(s)
	if err != nil {
		return "", failure(err, s, 1)
	}
	if !strings.HasPrefix(base, libraryPrefix) {
		if base, err = relativeTo(path, base); err != nil {
			return "", err
		}
		if strings.HasPrefix(base, libraryPrefix) {
			base = "./" + base
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, "wargame: 1\nextends: %s\ntitle: %s\n", yamlScalar(base), title)
	if v := worthChanging(x); v != nil {
		fmt.Fprintf(&text, "variables:\n  %s: %s # as it is there; change it (%s)\n", v.Name, yamlScalar(explain.WordsOf(s).Expression(v.Value)), meaning(v))
	}
	return text.String(), nil
}

// worthChanging is the first variable that the first outcome depends on, so that a change of it is seen; nil where
// nothing is uncertain.
func worthChanging(x *explain.Explanation) *explain.Variable {
	for i := range x.Variables {
		if len(x.Outcomes) > 0 && slices.Contains(x.Outcomes[0].Depends.Variables, x.Variables[i].Name) {
			return &x.Variables[i]
		}
	}
	if len(x.Variables) > 0 {
		return &x.Variables[0]
	}
	return nil
}

// meaning is what a variable is, on one line.
func meaning(v *explain.Variable) string {
	text := v.Title
	if text == "" {
		text = strings.ReplaceAll(v.Name, "_", " ")
	}
	if v.Unit != "" {
		text += ", " + v.Unit
	}
	return source.Shown(strings.Join(strings.Fields(text), " "))
}

// yamlScalar is a text as it stands after a key.
func yamlScalar(text string) string {
	if text == "" || strings.ContainsFunc(text, source.Obeyed) {
		return strconv.QuoteToGraphic(text)
	}
	if strings.ContainsAny(text[:1], "?:,[]{}#&*!|>'\"%@`- ") || strings.Contains(text, ": ") || strings.Contains(text, " #") {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return text
}

// relativeTo is a file as another file names it.
func relativeTo(from, file string) (string, error) {
	if filepath.IsAbs(file) {
		return filepath.ToSlash(file), nil
	}
	folder, err := filepath.Abs(filepath.Dir(from))
	if err != nil {
		return "", err
	}
	target, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	path, err := filepath.Rel(folder, target)
	return filepath.ToSlash(path), err
}
