package document

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Hash is the hex SHA-256 of a document's canonical text. Formatting, comments, quotes, paths, the order of
// sections and of the keys of an entry, and how the text is spread over files do not change it; the order of entries
// does, since results are reported in it.
func (d *Document) Hash() string {
	var b strings.Builder
	for _, s := range d.Sets {
		b.WriteString("set ")
		for _, name := range append([]string{s.Name}, s.Members...) {
			b.WriteString(strconv.Quote(name))
		}
		b.WriteByte('\n')
	}
	sections := slices.Clone(d.Root.Entries)
	slices.SortFunc(sections, compareEntries)
	for _, section := range sections {
		b.WriteString(strconv.Quote(section.Key.Value))
		if section.Value.Kind != Mapping {
			writeCanonical(&b, section.Value)
			b.WriteByte('\n')
			continue
		}
		for _, e := range section.Value.Entries {
			b.WriteString(strconv.Quote(e.Key.Value))
			value := e.Value
			if takesShortForm([]string{section.Key.Value, e.Key.Value}) && len(value.Entries) == 1 && value.At("value") == 0 {
				value = value.Entries[0].Value
			}
			writeCanonical(&b, value)
		}
		b.WriteByte('\n')
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// canonicalText is equal for values that mean the same however they are written.
func canonicalText(n *Node) string {
	var b strings.Builder
	writeCanonical(&b, n)
	return b.String()
}

func writeCanonical(b *strings.Builder, n *Node) {
	switch n.Kind {
	case Null:
		b.WriteByte('~')
	case Scalar:
		b.WriteString(strconv.Quote(strings.Join(strings.Fields(n.Text.Value), " ")))
	case Sequence:
		b.WriteByte('[')
		for _, item := range n.Items {
			writeCanonical(b, item)
		}
		b.WriteByte(']')
	case Mapping:
		entries := slices.Clone(n.Entries)
		slices.SortFunc(entries, compareEntries)
		b.WriteByte('{')
		for _, e := range entries {
			b.WriteString(strconv.Quote(e.Key.Value))
			writeCanonical(b, e.Value)
		}
		b.WriteByte('}')
	}
}

func compareEntries(a, b Entry) int { return strings.Compare(a.Key.Value, b.Key.Value) }
