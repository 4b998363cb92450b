// Command release writes what a class without Go and without a network needs into an empty folder, which may be on a USB
// stick: the program for each system, handouts, documents and scenarios, the source with everything that it is built of, and
// the checksums of all that.
//
//	go run ./tools/release FOLDER [GOOS/GOARCH...]
//
// It is run in a clone of the repository. The same commit, Go and platforms give the same bytes, on any machine.
package main

import (
	_ "embed" // what a student reads first
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"wargame/scenarios"
)

// platforms are those that a class brings.
var platforms = []string{"windows/amd64", "windows/arm64", "darwin/arm64", "darwin/amd64", "linux/amd64", "linux/arm64"}

// documents are those that are read beside the program, by their names in docs.
var documents = []string{"*.md", "handouts/*.html"}

//go:embed START.txt
var start []byte

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 || args[0] == "" {
		return fmt.Errorf("usage: release FOLDER [GOOS/GOARCH...]")
	}
	folder, chosen := args[0], args[1:]
	if len(chosen) == 0 {
		chosen = platforms
	}
	module, err := output("go", "env", "GOMOD")
	if err != nil {
		return err
	}
	root := filepath.Dir(strings.TrimSpace(module))
	if err := emptied(folder); err != nil {
		return err
	}
	for _, platform := range chosen {
		if err := build(root, folder, platform); err != nil {
			return err
		}
	}
	if err := lay(root, folder); err != nil {
		return err
	}
	return seal(folder)
}

// emptied makes a folder, or refuses one with something in it: its checksums would be of more than what was written.
func emptied(folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	there, err := os.ReadDir(folder)
	if err == nil && len(there) > 0 {
		return fmt.Errorf("%s is not empty", folder)
	}
	return err
}

// build puts the program for a platform into a folder of its own. It depends on nothing of the machine that it is made on, nor
// of one that it is run on but for the system, and its --version says the commit.
func build(root, folder, platform string) error {
	system, machine, is := strings.Cut(platform, "/")
	if !is {
		return fmt.Errorf("%q is no GOOS/GOARCH", platform)
	}
	name := "wargame"
	if system == "windows" {
		name += ".exe"
	}
	to, err := filepath.Abs(filepath.Join(folder, system+"-"+machine, name))
	if err != nil {
		return err
	}
	command := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-o", to, "./cmd/wargame")
	command.Dir, command.Stderr = root, os.Stderr
	command.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0", "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOWORK=off")
	return command.Run()
}

// lay puts everything beside the programs that is no program.
func lay(root, folder string) error {
	if err := os.WriteFile(filepath.Join(folder, "START.txt"), start, 0o666); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(folder, "scenarios"), scenarios.Library); err != nil {
		return err
	}
	docs := os.DirFS(filepath.Join(root, "docs"))
	for _, pattern := range documents {
		names, err := fs.Glob(docs, pattern)
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := copied(docs, name, filepath.Join(folder, "docs")); err != nil {
				return err
			}
		}
	}
	out, err := os.Create(filepath.Join(folder, "wargame-source.zip"))
	if err != nil {
		return err
	}
	defer out.Close() // again, where something goes wrong
	if err := source(out, root); err != nil {
		return err
	}
	return out.Close()
}

func copied(from fs.FS, name, to string) error {
	text, err := fs.ReadFile(from, name)
	if err != nil {
		return err
	}
	path := filepath.Join(to, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o666)
}

// seal writes the checksums of all that is in a folder.
func seal(folder string) error {
	list, err := sums(os.DirFS(folder))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(list), 0o666)
}

// output is what a command prints.
func output(name string, args ...string) (string, error) {
	command := exec.Command(name, args...)
	command.Stderr = os.Stderr
	text, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return string(text), nil
}
