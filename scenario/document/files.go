package document

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"wargame/scenario/source"
)

// libraryPrefix starts the name of a shipped scenario.
const libraryPrefix = "library/"

// fileReader opens the file named and all that it extends, each once.
type fileReader struct {
	options   Options
	known     map[fileAddress]*scenarioFile
	following []*scenarioFile // those whose extends are being followed, to find a cycle
	sources   []*source.File
	nodesLeft int
	failed    bool // a file could not be read at all
	diags     source.Diagnostics
}

// fail reports a file that cannot be read; by is where it is named, the zero Span on the command line.
func (r *fileReader) fail(by source.Span, code, message, hint string) {
	r.failed = true
	r.diags = append(r.diags, source.Diagnostic{Code: code, Span: by, Message: message, Hint: hint})
}

// bytes reads a file whole, or reports why not.
func (r *fileReader) bytes(a fileAddress, by source.Span) ([]byte, bool) {
	tree := r.options.Files
	if a.library {
		tree = r.options.Library
	}
	if tree == nil {
		r.failOpen(a, by, fs.ErrNotExist)
		return nil, false
	}
	if !by.IsZero() && !r.isRegular(tree, a, by) {
		return nil, false
	}
	f, err := tree.Open(a.path)
	if err != nil {
		r.failOpen(a, by, err)
		return nil, false
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		r.fail(by, "unreadable-file", fmt.Sprintf("%s is a folder, not a scenario file", a), "")
		return nil, false
	}
	tooLong := err == nil && info.Mode().IsRegular() && info.Size() > maxFileBytes
	var text []byte
	if !tooLong {
		if text, err = io.ReadAll(io.LimitReader(f, maxFileBytes+1)); err != nil {
			r.failOpen(a, by, err)
			return nil, false
		}
		tooLong = len(text) > maxFileBytes
	}
	if tooLong {
		r.fail(by, "too-large", fmt.Sprintf("%s is larger than 1 MiB, the most a scenario file may have", a), "")
		return nil, false
	}
	return text, true
}

// isRegular says whether what a file extends is a plain file, before it is opened: a pipe would wait, a device may never end. Only
// the user names those, on the command line.
func (r *fileReader) isRegular(tree fs.FS, a fileAddress, by source.Span) bool {
	info, err := fs.Stat(tree, a.path)
	if err != nil {
		r.failOpen(a, by, err)
		return false
	}
	what := ""
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return true
	case mode.IsDir():
		what = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		what = "a pipe"
	case mode&fs.ModeDevice != 0:
		what = "a device"
	case mode&fs.ModeSocket != 0:
		what = "a socket"
	default:
		what = "no plain file"
	}
	r.fail(by, "unreadable-file", fmt.Sprintf("%s is %s, not a scenario file", a, what), "")
	return false
}

// failOpen reports a file that does not open, with the nearest name there is.
func (r *fileReader) failOpen(a fileAddress, by source.Span, err error) {
	missing := errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid)
	switch {
	case missing && a.library:
		name := strings.TrimSuffix(a.path, ".yaml")
		r.fail(by, "missing-file", fmt.Sprintf("no scenario %q in the library", name), r.libraryHint(name))
	case missing:
		r.fail(by, "missing-file", fmt.Sprintf("no file %q", a.path), r.nearFile(a))
	default:
		var where *fs.PathError
		if errors.As(err, &where) {
			err = where.Err
		}
		r.fail(by, "unreadable-file", fmt.Sprintf("cannot read %s: %v", a, err), "")
	}
}

// libraryHint names the shipped scenario that is nearest, or all of them.
func (r *fileReader) libraryHint(name string) string {
	names := scenarioNames(r.options.Library, ".")
	if near := source.Nearest(name, names); near != "" {
		return fmt.Sprintf("did you mean %q?", libraryPrefix+near)
	}
	if len(names) == 0 {
		return ""
	}
	return "the library has " + strings.Join(names, ", ")
}

// nearFile names a file that may have been meant: of nearly the same name beside it, or in the library.
func (r *fileReader) nearFile(a fileAddress) string {
	if strings.Contains(a.path, `\`) {
		return "paths are written with /, everywhere"
	}
	folder, base := path.Split(a.path)
	name := strings.TrimSuffix(base, ".yaml")
	if near := source.Nearest(name, scenarioNames(r.options.Files, path.Clean(folder))); near != "" {
		return fmt.Sprintf("did you mean %q?", folder+near+".yaml")
	}
	for _, shipped := range scenarioNames(r.options.Library, ".") {
		if shipped == name {
			return fmt.Sprintf("did you mean %q?", libraryPrefix+shipped)
		}
	}
	return ""
}

// scenarioNames lists the scenario files of a folder, without their ending.
func scenarioNames(tree fs.FS, folder string) []string {
	if tree == nil {
		return nil
	}
	listed, err := fs.ReadDir(tree, folder)
	if err != nil {
		return nil // only a hint is lost
	}
	var names []string
	for _, f := range listed {
		if name, ok := strings.CutSuffix(f.Name(), ".yaml"); ok {
			names = append(names, name)
		}
	}
	return names
}

// checkText reports the first byte of a file that is not text, or that there is none.
func checkText(f *source.File) *source.Diagnostic {
	if len(strings.TrimSpace(string(f.Text))) == 0 {
		return &source.Diagnostic{Code: "empty-file", Span: f.Span(0, 0), Message: "the file is empty",
			Hint: `a scenario starts with "wargame: 1"`}
	}
	for i := 0; i < len(f.Text); {
		c, size := utf8.DecodeRune(f.Text[i:])
		var message, hint string
		switch {
		case c == utf8.RuneError && size == 1:
			message, hint = "not UTF-8 text", "save the file as UTF-8"
		case c == '\t', c == '\n', c == '\r' && i+1 < len(f.Text) && f.Text[i+1] == '\n':
		case c == '\r', c == 0x85, c == 0x2028, c == 0x2029:
			message, hint = fmt.Sprintf("an unusual line break (U+%04X)", c), "end lines with a line feed"
		case c < ' ', c >= 0x7f && c < 0xa0, c == 0xfffe, c == 0xffff:
			message = fmt.Sprintf("a control character (U+%04X): is this a text file?", c)
		}
		if message != "" {
			return &source.Diagnostic{Code: "not-text", Span: f.Span(i, i+size), Message: message, Hint: hint}
		}
		i += size
	}
	return nil
}
