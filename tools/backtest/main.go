// Command backtest compares the ranges of shipped scenarios with what happened after their date, and writes the
// tables of docs/what-happened.md.
//
//	go run ./tools/backtest docs/what-happened.md FOLDER
//
// The folder holds the public series as CSV files; each table of the document says where its series comes from and
// how it is made. Without a folder the values are read again from the tables of the document, so that ranges can be
// computed anew, and checked, without the data.
//
//	document ── observations ──▶ before and after the date ┐
//	scenario ── play ──▶ a column of trials per week ──────┴──▶ scores ──▶ tables
package main

//go:generate go run . ../../docs/what-happened.md

import (
	"context"
	"fmt"
	"io/fs"
	"os"
)

// trials is how many trials each range comes from, and seed their luck.
const (
	trials = 10_000
	seed   = 1
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "backtest:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) < 1 || len(args) > 2 {
		return fmt.Errorf("usage: backtest DOCUMENT [FOLDER WITH SERIES]")
	}
	old, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var data fs.FS
	if len(args) == 2 {
		data = os.DirFS(args[1])
	}
	text, err := document(ctx, string(old), data)
	if err != nil {
		return err
	}
	if text == string(old) {
		return nil
	}
	return os.WriteFile(args[0], []byte(text), 0o666)
}
