package scenario

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"wargame/scenario/source"
)

// scenarioFile is one file as read, and what it extends.
type scenarioFile struct {
	address  fileAddress
	source   *source.File
	root     *node // without extends and abstract
	abstract *entry
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
	r.diags = append(r.diags, diags...)
	if root == nil {
		r.failed = true
		return nil
	}
	if !by.IsZero() {
		r.checkVersion(root)
	}
	f := &scenarioFile{address: a, source: file, root: root}
	r.known[a] = f
	if i := root.at("abstract"); i >= 0 {
		f.abstract = &root.entries[i]
	}
	if extends := root.child("extends"); extends != nil {
		r.following = append(r.following, f)
		r.follow(f, extends)
		r.following = r.following[:len(r.following)-1]
	}
	f.root = root.without("abstract").without("extends")
	return f
}

// checkVersion refuses a file of another version that a file extends, which the merged scenario would not show; that of the
// file named is looked at there.
func (r *fileReader) checkVersion(root *node) {
	if v := root.child("wargame"); v != nil && (v.kind != scalarNode || v.text.Value != "1") {
		r.diags = append(r.diags, source.Diagnostic{Code: "unknown-version", Span: v.span, Message: unknownVersion, Hint: "the version is 1: wargame: 1"})
	}
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
func (r *fileReader) follow(f *scenarioFile, extends *node) {
	items := []*node{extends}
	if extends.kind == sequenceNode {
		items = extends.items
	}
	if len(items) == 0 {
		r.badExtends(extends)
	}
	for _, item := range items {
		e := extension{except: map[string]bool{}}
		switch item.kind {
		case scalarNode:
			e.named = item.text
		case mappingNode:
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

func (r *fileReader) badExtends(n *node) {
	r.fail(n.span, "bad-extends", "extends names files", "write extends: FILE, or a list of FILE or {from: FILE, except: [SECTION]}")
}

// readExtension reads {from: FILE, except: [SECTION, ...]} and says whether it names a file.
func (r *fileReader) readExtension(n *node, e *extension) bool {
	from := n.child("from")
	if from == nil || from.kind != scalarNode {
		r.badExtends(n)
		return false
	}
	e.named = from.text
	for _, x := range n.entries {
		switch {
		case x.key.Value == "from":
		case x.key.Value == "except" && x.value.kind == sequenceNode:
			for _, section := range x.value.items {
				if section.kind != scalarNode {
					r.badExtends(section)
					continue
				}
				e.except[section.text.Value] = true
				e.left = append(e.left, section.text)
			}
		case x.key.Value == "except":
			r.badExtends(x.value)
		default:
			r.diags = append(r.diags, source.Diagnostic{Code: "unknown-key", Span: x.key.Whole(),
				Message: fmt.Sprintf("unknown key %q in extends", x.key.Value), Hint: "it has the keys from and except"})
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
func (l layer) root() *node {
	if len(l.skip) == 0 && l.only == nil {
		return l.file.root
	}
	root := *l.file.root
	root.entries = nil
	for _, e := range l.file.root.entries {
		section := e.key.Value
		if !l.skip[section] && (l.only == nil || l.only[section]) {
			root.entries = append(root.entries, e)
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

// add adds a file and all it extends, without the sections in skip.
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
