package document

import (
	"io/fs"
	"path"
	"strings"
)

// fileAddress is where a file is: in the shipped library or among the user's files. It identifies the file.
type fileAddress struct {
	library bool
	path    string
}

// String is the address as it is shown: library/NAME for a shipped scenario.
func (a fileAddress) String() string {
	if a.library {
		return libraryPrefix + strings.TrimSuffix(a.path, ".yaml")
	}
	return a.path
}

// named is the address of a file as named on the command line.
func (r *fileReader) named(name string) fileAddress { return r.relative(name, fileAddress{path: "."}) }

// relative is the address of a file as named in the file at from.
func (r *fileReader) relative(name string, from fileAddress) fileAddress {
	if shipped, ok := strings.CutPrefix(name, libraryPrefix); ok {
		return fileAddress{library: true, path: path.Clean(strings.TrimSuffix(shipped, ".yaml") + ".yaml")}
	}
	if from.library {
		return fileAddress{library: true, path: path.Join(path.Dir(from.path), name)}
	}
	if !path.IsAbs(name) {
		folder, _ := path.Split(from.path) // as it is: path.Dir would take ".." back over links
		name = folder + name
	}
	return fileAddress{path: r.simplified(name)}
}

// simplified is a path without what leads nowhere: ".." takes back a folder, but not a link to one, whose ".." is elsewhere.
func (r *fileReader) simplified(name string) string {
	var parts []string
	if path.IsAbs(name) {
		parts = []string{""} // the root: what is above it is the root
	}
	for part := range strings.SplitSeq(name, "/") {
		switch last := len(parts) - 1; {
		case part == "" || part == ".":
		case part != ".." || last < 0 || parts[last] == ".." || r.isLink(strings.Join(parts, "/")):
			parts = append(parts, part)
		case parts[last] != "":
			parts = parts[:last]
		}
	}
	switch {
	case len(parts) == 0:
		return "."
	case len(parts) == 1 && parts[0] == "":
		return "/"
	}
	return strings.Join(parts, "/")
}

// isLink says whether a path of the user's files is a symbolic link, as far as they know of links.
func (r *fileReader) isLink(name string) bool {
	if r.options.Files == nil {
		return false
	}
	info, err := fs.Lstat(r.options.Files, name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}
