package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// canonicalHash is the hex SHA-256 of a document's canonical text. Formatting, comments, quotes, paths, the order of
// sections and of the keys of an entry, and how the text is spread over files do not change it; the order of entries
// does, since results are reported in it.
func canonicalHash(d *document) string {
	var b strings.Builder
	for _, s := range d.sets {
		b.WriteString("set ")
		for _, name := range append([]string{s.name}, s.members...) {
			b.WriteString(strconv.Quote(name))
		}
		b.WriteByte('\n')
	}
	sections := slices.Clone(d.root.entries)
	slices.SortFunc(sections, compareEntries)
	for _, section := range sections {
		b.WriteString(strconv.Quote(section.key.Value))
		if section.value.kind != mappingNode {
			writeCanonical(&b, section.value)
			b.WriteByte('\n')
			continue
		}
		for _, e := range section.value.entries {
			b.WriteString(strconv.Quote(e.key.Value))
			value := e.value
			if takesShortForm([]string{section.key.Value, e.key.Value}) && len(value.entries) == 1 && value.at("value") == 0 {
				value = value.entries[0].value
			}
			writeCanonical(&b, value)
		}
		b.WriteByte('\n')
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// canonicalText is equal for values that mean the same however they are written.
func canonicalText(n *node) string {
	var b strings.Builder
	writeCanonical(&b, n)
	return b.String()
}

func writeCanonical(b *strings.Builder, n *node) {
	switch n.kind {
	case nullNode:
		b.WriteByte('~')
	case scalarNode:
		b.WriteString(strconv.Quote(strings.Join(strings.Fields(n.text.Value), " ")))
	case sequenceNode:
		b.WriteByte('[')
		for _, item := range n.items {
			writeCanonical(b, item)
		}
		b.WriteByte(']')
	case mappingNode:
		entries := slices.Clone(n.entries)
		slices.SortFunc(entries, compareEntries)
		b.WriteByte('{')
		for _, e := range entries {
			b.WriteString(strconv.Quote(e.key.Value))
			writeCanonical(b, e.value)
		}
		b.WriteByte('}')
	}
}

func compareEntries(a, b entry) int { return strings.Compare(a.key.Value, b.key.Value) }
