package saved

import (
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// schema is how a table looks in Parquet: keys are texts from a dictionary, and a trial a whole number told by its distance from
// the one before; all else are doubles, and only what may be empty is optional.
func schema(l layout) *parquet.Schema {
	nodes := parquet.Group{}
	for _, name := range l.keys {
		nodes[name] = parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	}
	nodes[keyTrial] = parquet.Encoded(parquet.Int(64), &parquet.DeltaBinaryPacked)
	for _, c := range l.columns {
		nodes[c.name] = parquet.Encoded(parquet.Leaf(parquet.DoubleType), &parquet.Plain)
		if c.optional {
			nodes[c.name] = parquet.Optional(nodes[c.name])
		}
	}
	return parquet.NewSchema(l.name, ordered{nodes, l.names()})
}

// ordered is a group whose fields have an order. That of a parquet.Group is the alphabet's.
type ordered struct {
	parquet.Group
	names []string
}

func (o ordered) Fields() []parquet.Field {
	byName := map[string]parquet.Field{}
	for _, f := range o.Group.Fields() {
		byName[f.Name()] = f
	}
	fields := make([]parquet.Field, len(o.names))
	for i, name := range o.names {
		fields[i] = byName[name]
	}
	return fields
}

// parquetWriter writes a table as Parquet, each stretch a row group.
type parquetWriter struct {
	file    *parquet.GenericWriter[any]
	group   *parquet.ConcurrentRowGroupWriter
	workers int
}

func newParquetWriter(w io.Writer, l layout, workers int) *parquetWriter {
	file := parquet.NewGenericWriter[any](w, schema(l), parquet.CreatedBy("wargame", "", ""),
		parquet.Compression(compression()), parquet.MaxRowsPerRowGroup(most), parquet.DataPageStatistics(false))
	return &parquetWriter{file, file.BeginRowGroup(), workers}
}

// compression is the fastest that is worth its time: what varies from trial to trial has few bits to save, what does not has many.
func compression() compress.Codec { return &zstd.Codec{Level: zstd.SpeedFastest} }

func (p *parquetWriter) write(s stretch) error {
	columns := p.group.ColumnWriters()
	failed := make([]error, len(columns))
	atOnce(len(columns), p.workers, func(c int) {
		failed[c] = writeColumn(columns[c], s.rows, s.valueOf(c))
	})
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	_, err := p.group.Commit()
	return err
}

// valueOf gives the values of a column of the table, row by row.
func (s *stretch) valueOf(column int) func(row int) parquet.Value {
	keys := len(s.labels) + 1
	switch {
	case column < len(s.labels):
		label := parquet.ByteArrayValue([]byte(s.labels[column])).Level(0, 0, column)
		return func(int) parquet.Value { return label }
	case column < keys:
		return func(row int) parquet.Value { return parquet.Int64Value(int64(s.first+row)).Level(0, 0, column) }
	}
	c := &s.cells[column-keys]
	there := 0 // what says of a value that it is there
	if c.given != nil {
		there = 1
	}
	return func(row int) parquet.Value {
		if x, ok := c.at(row); ok {
			return parquet.DoubleValue(x).Level(0, there, column)
		}
		return parquet.NullValue().Level(0, 0, column)
	}
}

// writeColumn writes a column of a row group, to its last page.
func writeColumn(w *parquet.ColumnWriter, rows int, value func(row int) parquet.Value) error {
	var some [1024]parquet.Value
	for from := 0; from < rows; from += len(some) {
		n := min(len(some), rows-from)
		for i := range n {
			some[i] = value(from + i)
		}
		if _, err := w.WriteRowValues(some[:n]); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (p *parquetWriter) close() error { return p.file.Close() }
