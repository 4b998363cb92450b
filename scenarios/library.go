// Package scenarios is the shipped library: YAML files, embedded in the program. Files in models are there to be
// extended; those in hindsight extend scenarios with what became known later; each file beside this one is a scenario that
// runs, known as library/NAME.
package scenarios

import "embed"

// Library holds the shipped scenarios under the paths that they have in this folder.
//
//go:embed *.yaml models/*.yaml hindsight/*.yaml
var Library embed.FS
