// Command handouts writes a page for each scenario of the library, to be printed and handed out before it is run: the
// question, the choices, what counts and what nobody knows, with room for a first guess. It shows no result, though one run chooses
// the ranges that are worth looking at first. Each is written
// as markdown, to be read, and as HTML, to be printed.
//
//	go run ./tools/handouts docs/handouts
package main

//go:generate go run . ../../docs/handouts

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"wargame/results/table"
	"wargame/scenario"
	"wargame/scenarios"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "handouts:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: handouts FOLDER")
	}
	all, err := pages(ctx)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(args[0], 0o777); err != nil {
		return err
	}
	for name, text := range all {
		if err := os.WriteFile(filepath.Join(args[0], name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// pages gives the page of each scenario of the library, by the names of its files. Those with hindsight have none: they
// are for after the lesson.
func pages(ctx context.Context) (map[string]string, error) {
	all := map[string]string{}
	for _, name := range scenarios.Names() {
		s, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library})
		if problems.HasErrors() {
			return nil, problems
		}
		g, err := guessedOf(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		var text, paper strings.Builder
		p := page(name, g)
		if err := errors.Join(table.WriteMarkdown(&text, p), table.WriteHTML(&paper, p)); err != nil {
			return nil, err
		}
		all[name+".md"], all[name+".html"] = text.String(), paper.String()
	}
	return all, nil
}
