// Package scenarios is the shipped library: YAML files, embedded in the program. Files in models are there to be
// extended; those in hindsight extend scenarios with what became known later; each file beside this one is a scenario that
// runs, known as library/NAME.
package scenarios

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Library holds the shipped scenarios under the paths that they have in this folder.
//
//go:embed *.yaml models/*.yaml hindsight/*.yaml
var Library embed.FS

// Names are the scenarios that run, without library/, in order. Their files are not read for it.
func Names() []string { return namesIn(".") }

// Others are the other files, with their folder and without library/: scenarios with hindsight, and models, which are there
// to be extended.
func Others() []string { return append(namesIn("hindsight"), namesIn("models")...) }

func namesIn(folder string) []string {
	files, err := fs.Glob(Library, path.Join(folder, "*.yaml"))
	if err != nil {
		panic(fmt.Sprintf("scenarios: %v", err)) // the library is part of the program
	}
	for i := range files {
		files[i] = strings.TrimSuffix(files[i], ".yaml")
	}
	return files
}
