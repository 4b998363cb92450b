package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/scenario/source"
)

// pageFile is where a command that makes a page of HTML writes it.
type pageFile struct {
	what  string // it is, for messages: "a report"
	out   string
	force bool
	shows bool
}

// register adds its flags; usual says what it is called where nobody says.
func (f *pageFile) register(flags *pflag.FlagSet, usual string) {
	flags.StringVarP(&f.out, "output", "o", "", "write to this `file`; - for stdout (default "+usual+")")
	flags.BoolVar(&f.force, "force", false, "write over a file that is there")
	flags.BoolVar(&f.shows, "open", false, "open it in a browser, where there is one")
}

// named is the name of the file, unless the user says so usual; what would be lost by it is refused before anything runs.
func (f *pageFile) named(usual string) (string, error) {
	out := f.out
	if out == "" {
		out = usual
	}
	if out == "-" {
		if f.shows {
			return "", cli.Usage("--open wants a file, and -o - is stdout", "give -o a name")
		}
		return out, nil
	}
	if ext := filepath.Ext(out); ext != ".html" && ext != ".htm" {
		return "", cli.Usage(fmt.Sprintf("-o %q: the name of %s has to end in .html", out, f.what), "so that no file of another kind is written over")
	}
	if _, err := os.Lstat(out); err == nil && !f.force {
		return "", cli.Usage(out+" is there already", "give another name with -o, or --force to write over it")
	}
	return filepath.FromSlash(out), nil
}

// write writes the page, says where it is, and opens it if that is asked for; the status is that of what went wrong in opening it.
func (f *pageFile) write(a *app, out string, text []byte) (cli.Status, error) {
	if out == "-" {
		a.Out.Write(text) // its error is kept by Output
		return cli.Done, nil
	}
	if err := writeFiles([]newFile{{out, text}}, true); err != nil {
		return cli.Done, err
	}
	fmt.Fprintln(a.Out, source.Shown(out))
	if f.shows {
		return a.Tell(browse(out)), nil
	}
	return cli.Done, nil
}

// browse opens a file in the browser of whoever sits here.
func browse(file string) error {
	open := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if open == nil {
		open = []string{"xdg-open"}
	}
	if _, err := exec.LookPath(open[0]); err != nil {
		return cli.Usage("there is no "+open[0]+" to open a browser with", "open "+file+" in one by hand")
	}
	if err := exec.Command(open[0], append(open[1:], file)...).Start(); err != nil {
		return cli.Usage(fmt.Sprintf("no browser could be opened: %v", err), "open "+file+" in one by hand")
	}
	return nil
}
