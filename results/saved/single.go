package saved

import (
	"bytes"
	"io/fs"

	"wargame/scenario"
	"wargame/scenario/source"
)

// load reads the text of a scenario that names no other file.
func (m merged) load() (*scenario.Scenario, source.Diagnostics) {
	name := m.Name + ".yaml"
	return scenario.Load(name, scenario.Options{Files: single{name, []byte(m.YAML)}})
}

// single is a folder of one file.
type single struct {
	name string
	text []byte
}

func (s single) Open(name string) (fs.File, error) {
	if name != s.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return text{bytes.NewReader(s.text)}, nil
}

// text is a file of which no more is known than what it says.
type text struct{ *bytes.Reader }

func (text) Stat() (fs.FileInfo, error) { return nil, fs.ErrInvalid }
func (text) Close() error               { return nil }
