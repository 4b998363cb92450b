package document

import (
	"fmt"

	"wargame/scenario/source"
)

// freeSections are the top-level keys of which the last file's value wins, or whose values add up: files may differ.
var freeSections = map[string]bool{"title": true, "question": true, "about": true, "source": true, "unit": true, "actor": true,
	"watch": true, "checks": true}

// checkConflicts reports the keys for which two entries of a file's extends bring different values, each with the
// files that it alone brings in, unless the file gives the key itself.
func (m *merger) checkConflicts(f *scenarioFile) {
	if len(f.extends) < 2 {
		return
	}
	orders := make([]*layering, len(f.extends))
	broughtBy := map[*scenarioFile]int{}
	for i, e := range f.extends {
		orders[i] = newLayering()
		orders[i].add(e.file, e.except)
		for file := range orders[i].missed {
			broughtBy[file]++
		}
	}
	changes := &merger{removed: map[*Node]bool{}, keep: true}
	brought := f.root.mappingLike(nil)
	var earlier []*Node
	for _, order := range orders {
		var alone []layer
		for _, l := range order.layers {
			if broughtBy[l.file] == 1 {
				alone = append(alone, l)
			}
		}
		change := changes.fold(alone, brought)
		for _, other := range earlier {
			m.compare(other, change, f.root, f, nil)
		}
		earlier = append(earlier, change)
	}
}

// compare reports where the changes a and b, both at path, differ and f does not give the key itself; own is what f
// gives at path, or nil.
func (m *merger) compare(a, b, own *Node, f *scenarioFile, path []string) {
	ofA := make(map[string]*Node, len(a.Entries))
	for _, e := range a.Entries {
		ofA[e.Key.Value] = e.Value
	}
	for _, e := range b.Entries {
		key := e.Key.Value
		va, vb := ofA[key], e.Value
		if va == nil || len(path) == 0 && freeSections[key] {
			continue
		}
		given := own.Child(key)
		at := append(path[:len(path):len(path)], key)
		if takesShortForm(at) && (isLongForm(va) || isLongForm(vb)) {
			va, vb = longForm(va), longForm(vb)
			if given != nil {
				given = longForm(given)
			}
		}
		mappings := va.Kind == Mapping && vb.Kind == Mapping && !isWholeValue(va, at) && !isWholeValue(vb, at)
		switch {
		case mappings && (given == nil || given.Kind == Mapping):
			m.compare(va, vb, given, f, at)
		case given != nil, canonicalText(va) == canonicalText(vb):
		default:
			m.diags = append(m.diags, source.Diagnostic{Code: "extends-conflict", Span: vb.Span,
				Message: fmt.Sprintf("two files that %s extends give different values for %s", f.address, quoteKeyPath(path, key)),
				Hint:    fmt.Sprintf("say in %s which it is", f.address),
				Notes:   []source.Note{{Span: va.Span, Message: "the other value"}}})
		}
	}
}
