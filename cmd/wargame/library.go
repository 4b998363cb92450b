package main

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"wargame/cmd/wargame/internal/cli"
	"wargame/scenario/source"
	"wargame/scenarios"
)

// libraryPrefix starts the name of a shipped scenario, as in extends.
const libraryPrefix = "library/"

// resolve gives the name of a scenario as the loader takes it. A name such as us-aid-pause, without the ending of a
// file, is a shipped scenario where there is no such file.
func (a *app) resolve(name string) (string, error) {
	shipped, isLibrary := strings.CutPrefix(name, libraryPrefix)
	switch {
	case isLibrary && isShipped(shipped):
		return name, nil
	case isLibrary:
		return "", unknownScenario(name)
	case name == "-" || isScenarioFile(name):
		return name, nil
	case strings.HasSuffix(name, "/") || strings.HasSuffix(name, "/."):
		return "", cli.Usage(fmt.Sprintf("%s names a folder, not a scenario file", name), fileMeant(strings.TrimRight(name, "/.")))
	}
	if _, err := os.Stat(name); err == nil {
		return name, nil
	}
	switch {
	case isShipped(name):
		return libraryPrefix + name, nil
	case strings.ContainsAny(name, `/\`):
		return name, nil // a path; the loader says what is wrong with it
	}
	return "", unknownScenario(name)
}

// fileMeant is the hint for a name that has too much behind it.
func fileMeant(name string) string {
	for _, ending := range []string{"", ".yaml"} {
		if info, err := os.Stat(name + ending); err == nil && !info.IsDir() {
			return fmt.Sprintf("did you mean %q?", name+ending)
		}
	}
	return ""
}

// isShipped says whether there is a shipped scenario, or a model that others extend, of that name.
func isShipped(name string) bool {
	info, err := fs.Stat(scenarios.Library, strings.TrimSuffix(name, ".yaml")+".yaml")
	return err == nil && !info.IsDir()
}

func isScenarioFile(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// unknownScenario says that there is no scenario of that name, and what may have been meant.
func unknownScenario(name string) error {
	shipped, isLibrary := strings.CutPrefix(name, libraryPrefix)
	message := fmt.Sprintf("there is no file %q, and no such scenario in the library", name)
	if isLibrary {
		message = fmt.Sprintf("no scenario %q in the library", shipped)
	}
	const list = "wargame scenarios lists the library"
	if _, err := os.Stat(name + ".yaml"); err == nil {
		return cli.Usage(message, fmt.Sprintf("did you mean %q?", name+".yaml"))
	}
	if near := source.Nearest(shipped, append(scenarios.Names(), scenarios.Others()...)); near != "" {
		if isLibrary {
			near = libraryPrefix + near
		}
		return cli.Usage(message, fmt.Sprintf("did you mean %q? %s", near, list))
	}
	if local := source.Nearest(name+".yaml", localScenarios(".")); local != "" && !isLibrary {
		return cli.Usage(message, fmt.Sprintf("did you mean %q? %s", local, list))
	}
	return cli.Usage(message, list)
}

// localScenarios are the scenario files of a folder.
func localScenarios(folder string) []string {
	listed, err := os.ReadDir(folder)
	if err != nil {
		return nil // only a hint or a completion is lost
	}
	var names []string
	for _, f := range listed {
		if isScenarioFile(f.Name()) {
			names = append(names, f.Name())
		}
	}
	return names
}
