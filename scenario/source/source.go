// Package source holds the texts a scenario is read from and says where in them a thing stands.
//
// A [File] is a named text; a [Span] is a range of its bytes; a [Text] is a value read from a file (an expression
// inside a YAML block scalar, say) that knows for each of its bytes where in the file it came from; a
// [Diagnostic] is what the user is told about a span.
package source

// File is one named text. It is immutable after [NewFile].
type File struct {
	Name string // as the user wrote it: a path, "-", "library/NAME" or "--set NAME"
	Text []byte

	lines []int // byte offset at which each line starts
}

// Span is a half-open range of bytes of a file. The zero Span stands nowhere.
type Span struct {
	File     *File
	From, To int
}

// Text is a value and the place of each of its bytes in the file. Quoted scalars with escapes, folded scalars and
// replaced names have no byte-for-byte place: their spans widen to what they stand for.
type Text struct {
	Value string

	file   *File
	pieces []piece
}

// piece says where the bytes of Value from at onward stand. Where exact, one byte of the value is one byte of
// the file; else all of the piece stands for the whole range from..to.
type piece struct {
	at       int
	from, to int
	exact    bool
}
