package source

import (
	"sort"
	"strings"
)

// Text is a value and the place of each of its bytes in the file. Quoted scalars with escapes, folded scalars and
// replaced names have no byte-for-byte place: their spans widen to what they stand for.
type Text struct {
	Value string

	file   *File
	pieces []piece
}

// piece says where the bytes of Value from at onward, up to the next piece, stand. Where exact, one byte of the
// value is one byte of the file; else all of the piece stands for the whole range from..to.
type piece struct {
	at       int
	from, to int
	exact    bool
}

// Plain is the range from..to of the file, byte for byte.
func Plain(f *File, from, to int) Text {
	return Text{
		Value:  string(f.Text[from:to]),
		file:   f,
		pieces: []piece{{from: from, to: to, exact: true}},
	}
}

// Typed is a text that stands in no file, such as an expression typed at a prompt or given to a flag: it is a file of
// its own under that name, so that mistakes in it are shown like those of any file.
func Typed(name, text string) Text {
	f := NewFile(name, []byte(text))
	return Plain(f, 0, len(f.Text))
}

// Fixed is a value every part of which stands for the whole of s.
func Fixed(value string, s Span) Text {
	return Text{Value: value, file: s.File, pieces: []piece{{from: s.From, to: s.To}}}
}

// Builder puts a Text together from parts, such as the lines of a block scalar. Its zero value is ready.
type Builder struct {
	value  strings.Builder
	pieces []piece
}

// Exact adds a value that stands byte for byte in the file from the offset from.
func (b *Builder) Exact(value string, from int) {
	b.pieces = append(b.pieces, piece{at: b.value.Len(), from: from, to: from + len(value), exact: true})
	b.value.WriteString(value)
}

// Wide adds a value every part of which stands for the whole of s.
func (b *Builder) Wide(value string, s Span) {
	b.pieces = append(b.pieces, piece{at: b.value.Len(), from: s.From, to: s.To})
	b.value.WriteString(value)
}

// Text is what was added so far, read from f.
func (b *Builder) Text(f *File) Text {
	return Text{Value: b.value.String(), file: f, pieces: append([]piece(nil), b.pieces...)}
}

// Span is where the bytes from..to of the value stand in the file. An empty range stands before the byte at from,
// or after the last byte.
func (t Text) Span(from, to int) Span {
	if t.file == nil || len(t.pieces) == 0 {
		return Span{}
	}
	from = min(max(from, 0), len(t.Value))
	to = min(max(to, from), len(t.Value))
	if from == len(t.Value) && from > 0 {
		end := t.end(from)
		return t.file.Span(end, end)
	}
	begin := t.begin(from)
	if from == to {
		return t.file.Span(begin, begin)
	}
	return t.file.Span(begin, max(begin, t.end(to)))
}

// Whole is where all of the value stands.
func (t Text) Whole() Span { return t.Span(0, len(t.Value)) }

// begin is the offset in the file at which the byte i of the value begins.
func (t Text) begin(i int) int {
	p := t.pieces[t.pieceOf(i)]
	if p.exact {
		return p.from + i - p.at
	}
	return p.from
}

// end is the offset in the file at which the byte before i of the value ends; i is more than 0.
func (t Text) end(i int) int {
	p := t.pieces[t.pieceOf(i-1)]
	if p.exact {
		return p.from + i - p.at
	}
	return p.to
}

// pieceOf is the index of the piece that holds the byte i of the value.
func (t Text) pieceOf(i int) int {
	return max(0, sort.Search(len(t.pieces), func(k int) bool { return t.pieces[k].at > i })-1)
}

// Slice is the part from..to of the value.
func (t Text) Slice(from, to int) Text {
	s := Text{Value: t.Value[from:to], file: t.file}
	s.pieces = t.appendPieces(nil, from, to, 0)
	if len(s.pieces) == 0 && t.file != nil {
		at := t.Span(from, to)
		s.pieces = []piece{{from: at.From, to: at.To, exact: true}}
	}
	return s
}

// Replace puts with in place of the part from..to of the value; it stands for what it replaced.
func (t Text) Replace(from, to int, with string) Text {
	r := Text{Value: t.Value[:from] + with + t.Value[to:], file: t.file}
	r.pieces = t.appendPieces(nil, 0, from, 0)
	at := t.Span(from, to)
	r.pieces = append(r.pieces, piece{at: from, from: at.From, to: at.To})
	r.pieces = t.appendPieces(r.pieces, to, len(t.Value), from+len(with))
	return r
}

// appendPieces appends the pieces of the part from..to of the value, moved to begin at the byte at.
func (t Text) appendPieces(pieces []piece, from, to, at int) []piece {
	for i, p := range t.pieces {
		end := len(t.Value)
		if i+1 < len(t.pieces) {
			end = t.pieces[i+1].at
		}
		lo, hi := max(p.at, from), min(end, to)
		if lo >= hi {
			continue
		}
		if p.exact {
			p.from, p.to = p.from+lo-p.at, p.from+hi-p.at
		}
		p.at = at + lo - from
		pieces = append(pieces, p)
	}
	return pieces
}
