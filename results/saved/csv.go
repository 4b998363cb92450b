package saved

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// csvWriter writes a table as CSV: a head, then a row for each trial of each stretch. An empty cell is nothing between commas.
type csvWriter struct {
	w       io.Writer
	workers int
}

func newCSVWriter(w io.Writer, l layout, workers int) (*csvWriter, error) {
	var head []byte
	for _, name := range l.names() {
		head = append(appendText(head, name), ',')
	}
	head[len(head)-1] = '\n'
	_, err := w.Write(head)
	return &csvWriter{w, workers}, err
}

// csvRows is how many rows are made at once.
const csvRows = 4096

func (c *csvWriter) write(s stretch) error {
	return inOrder((s.rows+csvRows-1)/csvRows, c.workers, func(n int, b []byte) []byte {
		b = b[:0]
		for row := n * csvRows; row < min(s.rows, (n+1)*csvRows); row++ {
			b = s.appendRow(b, row)
		}
		return b
	}, func(b []byte) error {
		_, err := c.w.Write(b)
		return err
	})
}

func (c *csvWriter) close() error { return nil }

func (s *stretch) appendRow(b []byte, row int) []byte {
	b = appendLabels(b, s.labels)
	b = strconv.AppendInt(b, int64(s.first+row), 10)
	for k := range s.cells {
		b = append(b, ',')
		if x, ok := s.cells[k].at(row); ok {
			b = appendReal(b, x)
		}
	}
	return append(b, '\n')
}

// appendLabels adds what a row begins with, up to its trial.
func appendLabels(b []byte, labels []string) []byte {
	for _, label := range labels {
		b = append(appendText(b, label), ',')
	}
	return b
}

// appendText adds a text as CSV has it: in quotes, and each of its own doubled, where it could be misread.
func appendText(b []byte, text string) []byte {
	if text != "" && !strings.ContainsAny(text, ",\"\r\n") && strings.TrimSpace(text) == text {
		return append(b, text...)
	}
	return append(append(append(b, '"'), strings.ReplaceAll(text, `"`, `""`)...), '"')
}

// csvReader reads what csvWriter wrote.
type csvReader struct {
	text io.Reader
	held []byte // what was read and not yet used
	last bool   // there is no more to read
}

func newCSVReader(r io.Reader, l layout) (*csvReader, error) {
	var head bytes.Buffer
	if _, err := newCSVWriter(&head, l, 1); err != nil {
		return nil, err
	}
	c := &csvReader{text: r}
	line, err := c.line()
	if err == nil && string(line)+"\n" != head.String() {
		err = fmt.Errorf("its columns are not those of the scenario")
	}
	return c, err
}

// read gives the rows of a stretch, cell by cell, to put; of an empty cell it says so.
func (c *csvReader) read(s stretch, put func(column, row int, x float64, ok bool)) error {
	labels := appendLabels(nil, s.labels)
	for row := range s.rows {
		line, err := c.line()
		if err != nil {
			return err
		}
		begin := strconv.AppendInt(labels, int64(s.first+row), 10)
		rest, ok := bytes.CutPrefix(line, begin)
		for k := range s.cells {
			if !ok || len(rest) == 0 || rest[0] != ',' {
				return fmt.Errorf("the row of trial %d is not as it was written", s.first+row)
			}
			rest = rest[1:]
			end := bytes.IndexByte(rest, ',')
			if end < 0 {
				end = len(rest)
			}
			if end == 0 {
				put(k, row, 0, false)
				continue
			}
			x, err := strconv.ParseFloat(string(rest[:end]), 64)
			if err != nil {
				return fmt.Errorf("in the row of trial %d, %q is no number", s.first+row, rest[:end])
			}
			put(k, row, x, true)
			rest = rest[end:]
		}
		if !ok || len(rest) > 0 {
			return fmt.Errorf("the row of trial %d is not as it was written", s.first+row)
		}
	}
	return nil
}

func (c *csvReader) close() error {
	if _, err := c.line(); err != io.ErrUnexpectedEOF {
		return fmt.Errorf("it has more rows than trials")
	}
	return nil
}

// lineMost is how long a line is at most: a row has a few names, and a number of at most 24 characters in each column.
const lineMost = 1 << 24

// line is the next line without its end.
func (c *csvReader) line() ([]byte, error) {
	for {
		if i := bytes.IndexByte(c.held, '\n'); i >= 0 {
			line := c.held[:i]
			c.held = c.held[i+1:]
			return line, nil
		}
		if c.last || len(c.held) > lineMost {
			return nil, io.ErrUnexpectedEOF
		}
		more := make([]byte, len(c.held), max(1<<16, 2*len(c.held)))
		copy(more, c.held)
		n, err := c.text.Read(more[len(more):cap(more)])
		c.held = more[:len(more)+n]
		switch {
		case err == io.EOF:
			c.last = true
		case err != nil:
			return nil, err
		}
	}
}
