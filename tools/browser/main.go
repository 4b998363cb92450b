// Command browser looks at HTML files in Chromium, as readers do: at a desk, on a telephone, on paper, in the dark.
//
//	browser check [--axe axe.min.js] FILE...     says what a reader would stumble over; exit status 1 where there is anything
//	browser class [--axe axe.min.js] [FOLDER]    plays a game in a classroom of browsers; with a folder, takes pictures of it
//	browser shoot [--width N] [--top N] [--height N] [--dark] [--print] FILE OUT.png
//	browser paper [--size a4|letter] FILE OUT.pdf
//
// A page must ask for nothing but itself, say nothing on the console, cut no text off, write none over another, and hold to the rules
// of axe-core, where that is given (WCAG 2.2 AA).
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := run(ctx, os.Args[1:])
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "browser:", err)
		os.Exit(2)
	case !ok:
		os.Exit(1)
	}
}

const usage = "browser check [--axe FILE] PAGE... | browser class [--axe FILE] [FOLDER] | browser shoot [--width N] [--top N] [--height N] [--dark] [--print] PAGE OUT.png | browser paper [--size a4|letter] PAGE OUT.pdf | browser pictures FOLDER"

func run(ctx context.Context, args []string) (ok bool, err error) {
	if len(args) == 0 {
		return false, fmt.Errorf("what is to be done? %s", usage)
	}
	switch args[0] {
	case "check":
		return check(ctx, args[1:])
	case "shoot":
		return true, shoot(ctx, args[1:])
	case "paper":
		return true, paper(ctx, args[1:])
	case "class":
		return classroom(ctx, args[1:])
	case "pictures":
		if len(args) != 2 {
			return false, fmt.Errorf("into which folder? %s", usage)
		}
		return true, pictures(ctx, args[1])
	}
	return false, fmt.Errorf("there is no %q: %s", args[0], usage)
}

// classroom plays a game in a classroom of browsers, and says what was wrong with what they saw.
func classroom(ctx context.Context, args []string) (ok bool, err error) {
	flags := flag.NewFlagSet("class", flag.ContinueOnError)
	axe := flags.String("axe", "", "axe.min.js, of the package axe-core")
	if err := flags.Parse(args); err != nil {
		return false, err
	}
	folder := ""
	rules, err := rulesOf(*axe)
	if err != nil {
		return false, err
	}
	switch flags.NArg() {
	case 0:
	case 1:
		folder = flags.Arg(0)
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return false, err
		}
	default:
		return false, fmt.Errorf("into one folder: %s", usage)
	}
	b, err := start(ctx)
	if err != nil {
		return false, err
	}
	defer b.stop()
	found, err := b.plays(ctx, rules, folder)
	for _, what := range found {
		fmt.Println(what)
	}
	return len(found) == 0, err
}

// plays plays the game of a class, and takes pictures into a folder; empty: none.
func (b *browser) plays(ctx context.Context, rules, folder string) ([]string, error) {
	c, err := gather(ctx, b, rules, folder)
	if c != nil {
		defer c.close()
	}
	if err != nil {
		return nil, err
	}
	return c.play()
}

// rulesOf is the text of axe-core; empty: without.
func rulesOf(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	text, err := os.ReadFile(file)
	return string(text), err
}

// check says of each page, in each of the ways in which it is read, what is wrong with it.
func check(ctx context.Context, args []string) (ok bool, err error) {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	axe := flags.String("axe", "", "axe.min.js, of the package axe-core")
	if err := flags.Parse(args); err != nil {
		return false, err
	}
	if flags.NArg() == 0 {
		return false, fmt.Errorf("which pages? %s", usage)
	}
	rules, err := rulesOf(*axe)
	if err != nil {
		return false, err
	}
	b, err := start(ctx)
	if err != nil {
		return false, err
	}
	defer b.stop()
	type looked struct {
		found []string
		err   error
	}
	seen, turn := make([]chan looked, flags.NArg()), make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, file := range flags.Args() {
		seen[i] = make(chan looked, 1)
		go func() {
			turn <- struct{}{}
			found, err := b.look(file, rules)
			<-turn
			seen[i] <- looked{found, err}
		}()
	}
	ok = true
	for i, file := range flags.Args() {
		page := <-seen[i]
		if page.err != nil {
			return false, fmt.Errorf("%s: %w", file, page.err)
		}
		for _, what := range page.found {
			ok = false
			fmt.Printf("%s: %s\n", file, what)
		}
		if len(page.found) == 0 {
			fmt.Printf("%s: nothing found\n", file)
		}
	}
	return ok, nil
}

func shoot(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("shoot", flag.ContinueOnError)
	v := view{name: "picture"}
	flags.Int64Var(&v.width, "width", 1280, "of the window, in pixels")
	flags.Int64Var(&v.top, "top", 0, "from so many pixels down the page")
	flags.Int64Var(&v.height, "height", 0, "of the picture; 0: the whole page")
	flags.BoolVar(&v.dark, "dark", false, "as where the reader prefers dark pages")
	flags.BoolVar(&v.print, "print", false, "as on paper")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 2 {
		return fmt.Errorf("one page and one picture: %s", usage)
	}
	b, err := start(ctx)
	if err != nil {
		return err
	}
	defer b.stop()
	png, err := b.shoot(flags.Arg(0), v)
	if err != nil {
		return err
	}
	return os.WriteFile(flags.Arg(1), png, 0o666)
}

// address is that of a file.
func address(file string) (string, error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(path); err != nil {
		return "", err
	}
	return "file://" + filepath.ToSlash(path), nil
}
