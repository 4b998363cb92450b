package document

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"wargame/scenario/source"
)

// scenarioFile is one file as read, and what it extends.
type scenarioFile struct {
	address  fileAddress
	source   *source.File
	root     *Node // without extends and abstract
	abstract *Entry
	extends  []extension
}

// extension is an entry of a file's extends.
type extension struct {
	file   *scenarioFile
	except map[string]bool // sections it does not bring
	named  source.Text     // the file as named
	left   []source.Text   // the sections as named in except
}

// open reads the file at an address and, through it, all that it extends. It is nil where the file cannot be read;
// then failed is set.
func (r *fileReader) open(a fileAddress, by source.Span) *scenarioFile {
	if f := r.known[a]; f != nil {
		if i := slices.Index(r.following, f); i >= 0 {
			r.failCycle(r.following[i:], by)
			return nil
		}
		return f
	}
	if len(r.sources) == maxFiles {
		r.fail(by, "too-many-files", fmt.Sprintf("more than %d files", maxFiles), "")
		return nil
	}
	text, ok := r.bytes(a, by)
	if !ok {
		return nil
	}
	file := source.NewFile(a.String(), bytes.TrimPrefix(text, []byte("\ufeff")))
	r.sources = append(r.sources, file)
	root, diags := readYAML(file, &r.nodesLeft)
	if !by.IsZero() && !r.isScenario(file, root) {
		r.fail(by, "not-a-scenario", a.String()+" is not a scenario",
			`a scenario is YAML that begins with "wargame: 1"; wargame validate says what is wrong with one`)
		return nil
	}
	r.diags = append(r.diags, diags...)
	if root == nil {
		r.failed = true
		return nil
	}
	if !by.IsZero() {
		r.checkVersion(root)
	}
	if r.options.Keys != nil && strings.Contains(string(file.Text), "$") {
		root = markMembers(root, r.options.Keys)
	}
	f := &scenarioFile{address: a, source: file, root: root}
	r.known[a] = f
	if i := root.At("abstract"); i >= 0 {
		f.abstract = &root.Entries[i]
	}
	if extends := root.Child("extends"); extends != nil {
		r.following = append(r.following, f)
		r.follow(f, extends)
		r.following = r.following[:len(r.following)-1]
	}
	f.root = root.without("abstract").without("extends")
	return f
}

// version is the line by which a file says that it is a scenario, whatever else is wrong with it.
var version = regexp.MustCompile(`(?m)^["']?wargame["']?[ \t]*:`)

// isScenario says whether a file that another extends is meant to be a scenario: it names the version of the format, or all it
// has are sections. Of others nothing is shown: whoever names a file in extends need not have the right to read it.
func (r *fileReader) isScenario(f *source.File, root *Node) bool {
	if r.options.Sections == nil || version.Match(f.Text) {
		return true
	}
	if root == nil {
		return false
	}
	return !slices.ContainsFunc(root.Entries, func(e Entry) bool { return !slices.Contains(r.options.Sections, e.Key.Value) })
}

// checkVersion refuses a file of another version that a file extends, which the merged scenario would not show; that of the
// file named is the checker's to look at.
func (r *fileReader) checkVersion(root *Node) {
	if v := root.Child("wargame"); v != nil {
		r.diags = append(r.diags, CheckVersion(v)...)
	}
}

// CheckVersion reports a value of the key wargame that is not a version of the format that is known here.
func CheckVersion(v *Node) source.Diagnostics {
	if v.Kind == Scalar && v.Text.Value == "1" {
		return nil
	}
	return source.Diagnostics{{Code: "unknown-version", Span: v.Span,
		Message: "this is not a version of the format that is known here", Hint: "the version is 1: wargame: 1"}}
}

// failCycle reports files that extend one another.
func (r *fileReader) failCycle(cycle []*scenarioFile, by source.Span) {
	var names []string
	for _, f := range append(slices.Clone(cycle), cycle[0]) {
		names = append(names, f.address.String())
	}
	r.fail(by, "extends-cycle", "a file cannot extend itself: "+strings.Join(names, " -> "), "")
}

// follow reads the files that f extends.
func (r *fileReader) follow(f *scenarioFile, extends *Node) {
	items := []*Node{extends}
	if extends.Kind == Sequence {
		items = extends.Items
	}
	if len(items) == 0 {
		r.badExtends(extends)
	}
	for _, item := range items {
		e := extension{except: map[string]bool{}}
		switch item.Kind {
		case Scalar:
			e.named = item.Text
		case Mapping:
			if !r.readExtension(item, &e) {
				continue
			}
		default:
			r.badExtends(item)
			continue
		}
		if e.file = r.open(r.relative(e.named.Value, f.address), e.named.Whole()); e.file != nil {
			f.extends = append(f.extends, e)
		}
	}
}

func (r *fileReader) badExtends(n *Node) {
	r.fail(n.Span, "bad-extends", "extends names files", "write extends: FILE, or a list of FILE or {from: FILE, except: [SECTION]}")
}

// readExtension reads {from: FILE, except: [SECTION, ...]} and says whether it names a file.
func (r *fileReader) readExtension(n *Node, e *extension) bool {
	from := n.Child("from")
	if from == nil || from.Kind != Scalar {
		r.badExtends(n)
		return false
	}
	e.named = from.Text
	for _, x := range n.Entries {
		switch {
		case x.Key.Value == "from":
		case x.Key.Value == "except" && x.Value.Kind == Sequence:
			for _, section := range x.Value.Items {
				if section.Kind != Scalar {
					r.badExtends(section)
					continue
				}
				e.except[section.Text.Value] = true
				e.left = append(e.left, section.Text)
			}
		case x.Key.Value == "except":
			r.badExtends(x.Value)
		default:
			r.diags = append(r.diags, source.Diagnostic{Code: "unknown-key", Span: x.Key.Whole(),
				Message: fmt.Sprintf("unknown key %q in extends", x.Key.Value), Hint: "it has the keys from and except"})
		}
	}
	return true
}

// layer is what one file brings where files are merged in order.
type layer struct {
	file *scenarioFile
	skip map[string]bool // sections it does not bring
	only map[string]bool // if not nil, the sections it brings: it came before without them
}

// root is what the layer brings.
func (l layer) root() *Node {
	if len(l.skip) == 0 && l.only == nil {
		return l.file.root
	}
	root := *l.file.root
	root.Entries = nil
	for _, e := range l.file.root.Entries {
		section := e.Key.Value
		if !l.skip[section] && (l.only == nil || l.only[section]) {
			root.Entries = append(root.Entries, e)
		}
	}
	return &root
}

// layering puts files into the order in which they are merged: what a file extends comes before it, and every
// section of a file comes once, where it is first named.
type layering struct {
	layers []layer
	missed map[*scenarioFile]map[string]bool // of the files that came: the sections they have not brought yet
}

func newLayering() *layering {
	return &layering{missed: map[*scenarioFile]map[string]bool{}}
}

// add takes in a file and all it extends, without the sections in skip.
func (l *layering) add(f *scenarioFile, skip map[string]bool) {
	missed, came := l.missed[f]
	only := map[string]bool{}
	for section := range missed {
		if !skip[section] {
			only[section] = true
		}
	}
	if came && len(only) == 0 {
		return
	}
	still := map[string]bool{}
	for section := range skip {
		if !came || missed[section] {
			still[section] = true
		}
	}
	l.missed[f] = still
	for _, e := range f.extends {
		l.add(e.file, union(skip, e.except))
	}
	if !came {
		l.layers = append(l.layers, layer{file: f, skip: skip})
	} else {
		l.layers = append(l.layers, layer{file: f, only: only})
	}
}

func union(a, b map[string]bool) map[string]bool {
	if len(b) == 0 {
		return a
	}
	u := map[string]bool{}
	for _, m := range []map[string]bool{a, b} {
		for name := range m {
			u[name] = true
		}
	}
	return u
}
