package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"wargame/scenario/source"
)

// yamlReader turns the YAML library's tree of one file into nodes. The library gives nodes a line and column where
// they start and checks neither duplicate keys nor the size of what aliases expand to; that is done here.
type yamlReader struct {
	file      *source.File
	starts    []int                // byte offset of each line
	runes     []int                // number of the first rune of each line in the file
	marks     []int                // byte offset of every markEvery-th rune
	nodesLeft *int                 // how many more nodes there may be
	open      map[*yaml.Node]bool  // anchored nodes being read: an alias to one of them is a cycle
	scalars   map[*yaml.Node]*Node // anchored scalars that were read, which all their aliases share
	full      bool                 // nodesLeft ran out, and that is reported
	diags     source.Diagnostics
}

// markEvery is how many runes are counted at most to find the place of one, so that a file of one long line costs
// no more than others.
const markEvery = 64

// readYAML reads a file's text. The node is nil where the file is not one YAML mapping within the bounds.
func readYAML(f *source.File, nodesLeft *int) (*Node, source.Diagnostics) {
	if d := checkText(f); d != nil {
		return nil, source.Diagnostics{*d}
	}
	r := &yamlReader{file: f, nodesLeft: nodesLeft, open: map[*yaml.Node]bool{}, scalars: map[*yaml.Node]*Node{}}
	r.index()
	var tree yaml.Node
	if err := yaml.Load(withoutVersion(f.Text), &tree, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth)))); err != nil {
		if r.printSpace(0, len(f.Text)) {
			return nil, r.diags
		}
		return nil, source.Diagnostics{r.syntaxError(err)}
	}
	root := r.value(tree.Content[0], 0, false)
	if r.full {
		return nil, r.diags
	}
	switch {
	case root.Kind == Mapping:
	case r.printSpace(0, len(f.Text)):
		return nil, r.diags
	default:
		r.report("not-a-mapping", root.Span, "a scenario is a mapping of keys to values", `write "title: ..." and so on, with a space after each colon`)
		return nil, r.diags
	}
	return root, r.diags
}

func (r *yamlReader) report(code string, at source.Span, message, hint string) {
	r.diags = append(r.diags, source.Diagnostic{Code: code, Span: at, Message: message, Hint: hint})
}

// index notes where lines and runes are.
func (r *yamlReader) index() {
	r.starts, r.runes = []int{0}, []int{0}
	n := 0
	for i, c := range string(r.file.Text) {
		if n%markEvery == 0 {
			r.marks = append(r.marks, i)
		}
		n++
		if c == '\n' {
			r.starts, r.runes = append(r.starts, i+1), append(r.runes, n)
		}
	}
}

// offset turns a line and column of the library (from 1, columns in runes) into a byte offset.
func (r *yamlReader) offset(line, column int) int {
	if line < 1 || line > len(r.starts) {
		return len(r.file.Text)
	}
	n := r.runes[line-1] + column - 1
	if n/markEvery >= len(r.marks) {
		return len(r.file.Text)
	}
	at := r.marks[n/markEvery]
	for range n % markEvery {
		_, size := utf8.DecodeRune(r.file.Text[at:])
		at += size
	}
	return at
}

// value reads a node; inFlow says that it stands in {...} or [...].
func (r *yamlReader) value(n *yaml.Node, depth int, inFlow bool) *Node {
	from := r.offset(n.Line, n.Column)
	null := &Node{Text: source.Plain(r.file, from, from), Span: r.file.Span(from, from), File: r.file}
	switch {
	case r.full:
		return null
	case *r.nodesLeft == 0:
		r.full = true
		r.report("too-large", r.file.Span(from, from+1), fmt.Sprintf("more than %d values, aliases counted where they stand", maxNodes), "")
		return null
	case depth >= maxDepth:
		r.report("too-deep", r.file.Span(from, from+1), fmt.Sprintf("nested deeper than %d levels", maxDepth), "")
		return null
	}
	if n.Kind == yaml.AliasNode {
		if r.open[n.Alias] {
			r.report("alias-cycle", r.file.Span(from, from+1+len(n.Value)), fmt.Sprintf("the alias *%s stands inside what it stands for", n.Value), "")
			return null
		}
		return r.value(n.Alias, depth, inFlow)
	}
	*r.nodesLeft--
	if s := r.scalars[n]; s != nil {
		return s
	}
	if n.Anchor != "" {
		r.open[n] = true
		defer delete(r.open, n)
	}
	from = r.properties(n, from)
	flow := n.Style&yaml.FlowStyle != 0
	switch n.Kind {
	case yaml.MappingNode:
		m := &Node{Kind: Mapping, File: r.file}
		end := r.mapping(m, n, depth, flow)
		m.Span = r.file.Span(from, r.closing(end, flow))
		return m
	case yaml.SequenceNode:
		s := &Node{Kind: Sequence, File: r.file}
		end := r.sequence(s, n, depth, flow)
		s.Span = r.file.Span(from, r.closing(end, flow))
		return s
	}
	s := r.scalar(n, from)
	if n.Anchor != "" {
		r.scalars[n] = s
	}
	return s
}

// properties reports a tag, skips an anchor, and says where the node's own text starts.
func (r *yamlReader) properties(n *yaml.Node, from int) int {
	text := r.file.Text
	for from < len(text) && (text[from] == '!' || text[from] == '&') {
		end := from
		for end < len(text) && !bytes.ContainsRune([]byte(" \t\r\n,[]{}"), rune(text[end])) {
			end++
		}
		if text[from] == '!' {
			r.report("tag", r.file.Span(from, end), fmt.Sprintf("%q is a tag to YAML, and scenario files have none", text[from:end]),
				`for "not", write not; a text that starts with "!" must be quoted`)
		}
		if n.Kind == yaml.ScalarNode && n.Value == "" {
			return end
		}
		for from = end; from < len(text); {
			if text[from] == '#' {
				from += max(bytes.IndexByte(text[from:], '\n'), 1)
			} else if bytes.IndexByte([]byte(" \t\r\n"), text[from]) >= 0 {
				from++
			} else {
				break
			}
		}
	}
	return from
}

// mapping reads the entries of n into m and says where the last one ends.
func (r *yamlReader) mapping(m *Node, n *yaml.Node, depth int, flow bool) int {
	end := r.offset(n.Line, n.Column) + 1
	seen := make(map[string]source.Text, len(n.Content)/2)
	split := 0 // up to here the text was one value that YAML split at its commas
	for i := 0; i+1 < len(n.Content) && !r.full; i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if r.offset(k.Line, k.Column) < split {
			continue
		}
		if flow {
			if to := r.splitEnd(k); to > 0 {
				split, end = to, to
				continue
			}
		}
		key, ok := r.key(k, v, flow)
		value := r.value(v, depth+1, flow)
		end = max(end, value.Span.To, key.Whole().To)
		if flow {
			if to := r.splitEnd(v); to > 0 {
				split, end = to, to
				value = r.whole(value.Span.From, to)
			}
		}
		if !ok {
			continue
		}
		if first, twice := seen[key.Value]; twice {
			r.diags = append(r.diags, source.Diagnostic{Code: "duplicate-key", Span: key.Whole(),
				Message: fmt.Sprintf("%q is here twice", key.Value),
				Notes:   []source.Note{{Span: first.Whole(), Message: "first defined here"}}})
			continue
		}
		seen[key.Value] = key
		m.Entries = append(m.Entries, Entry{key, value})
	}
	return end
}

// sequence reads the items of n into s and says where the last one ends.
func (r *yamlReader) sequence(s *Node, n *yaml.Node, depth int, flow bool) int {
	end := r.offset(n.Line, n.Column) + 1
	split := 0
	for _, item := range n.Content {
		if r.full {
			break
		}
		if r.offset(item.Line, item.Column) < split {
			continue
		}
		value := r.value(item, depth+1, flow)
		end = max(end, value.Span.To)
		if flow {
			if to := r.splitEnd(item); to > 0 {
				split, end = to, to
				value = r.whole(value.Span.From, to)
			}
		}
		s.Items = append(s.Items, value)
	}
	return end
}

// key reads a key and says whether it is one.
func (r *yamlReader) key(k, v *yaml.Node, flow bool) (source.Text, bool) {
	from := r.offset(k.Line, k.Column)
	at := r.file.Span(from, from+1)
	if k.Kind == yaml.AliasNode {
		k = k.Alias
		from = r.offset(k.Line, k.Column)
	}
	if k.Kind != yaml.ScalarNode {
		r.report("bad-key", at, "a key must be a name, not a list or mapping", "a text that starts with [ or { must be quoted")
		return source.Plain(r.file, from, from), false
	}
	key, _ := r.scalarText(k, r.properties(k, from))
	plain := k.Style&^yaml.TaggedStyle == 0
	switch {
	case len(key.Value) > maxKeyBytes:
		r.report("bad-key", at, fmt.Sprintf("a key longer than %d bytes", maxKeyBytes), "")
	case key.Value == "":
		r.report("bad-key", at, "no key before the colon", "")
	case plain && key.Value == "<<":
		r.report("unknown-key", key.Whole(), `"<<" is not a key: YAML 1.2 has no merge key`, "use extends, or write the keys out")
	case plain && r.printSpace(key.Whole().From, key.Whole().To):
	case flow && plain && strings.Contains(key.Value, ":") && v.Kind == yaml.ScalarNode && v.Value == "":
		r.report("bad-key", key.Whole(), fmt.Sprintf("%q is one word to YAML", key.Value), "write a space after the colon")
	default:
		return key, true
	}
	return key, false
}

// scalar reads a text, number or null.
func (r *yamlReader) scalar(n *yaml.Node, from int) *Node {
	text, end := r.scalarText(n, from)
	s := &Node{Kind: Scalar, Text: text, Span: r.file.Span(from, end), File: r.file}
	switch style := n.Style &^ yaml.TaggedStyle; {
	case style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		s.Quoted = true
	case style&(yaml.FoldedStyle|yaml.LiteralStyle) != 0:
		if strings.TrimSpace(n.Value) == "" {
			r.report("yaml-trap", s.Span, fmt.Sprintf("%q starts a text over several lines in YAML, and there is none", r.file.Text[from]),
				`quote it`)
		}
	default:
		switch n.Value {
		case "", "~", "null", "Null", "NULL":
			s.Kind = Null
		}
	}
	return s
}
