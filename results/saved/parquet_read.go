package saved

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/parquet-go/parquet-go"
)

// parquetReader reads what parquetWriter wrote.
type parquetReader struct {
	groups []parquet.RowGroup
	keys   int
	next   int
}

// newParquetReader reads how the file looks. It must be one that can be read at any place.
func newParquetReader(f fs.File, size int64, l layout) (*parquetReader, error) {
	at, ok := f.(io.ReaderAt)
	if !ok {
		return nil, errors.New("it can be read only from its beginning")
	}
	file, err := parquet.OpenFile(at, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, err
	}
	names := l.names()
	columns := file.Schema().Columns()
	for i, path := range columns {
		if len(columns) != len(names) || len(path) != 1 || path[0] != names[i] {
			return nil, errors.New("its columns are not those of the scenario")
		}
	}
	return &parquetReader{groups: file.RowGroups(), keys: len(l.keys)}, nil
}

func (p *parquetReader) read(s stretch, put func(column, row int, x float64, ok bool)) error {
	if p.next >= len(p.groups) || p.groups[p.next].NumRows() != int64(s.rows) {
		return fmt.Errorf("the rows from trial %d on are not those that were written", s.first)
	}
	chunks := p.groups[p.next].ColumnChunks()
	p.next++
	for k := range s.cells {
		if err := readColumn(chunks[p.keys+k], s.rows, func(row int, x float64, ok bool) { put(k, row, x, ok) }); err != nil {
			return err
		}
	}
	return nil
}

// readColumn reads the values of a column of a row group.
func readColumn(chunk parquet.ColumnChunk, rows int, put func(row int, x float64, ok bool)) error {
	if chunk.Type().Kind() != parquet.Double {
		return errors.New("a column is not of numbers")
	}
	pages := chunk.Pages()
	defer pages.Close()
	var some [1024]parquet.Value
	for row := 0; row < rows; {
		page, err := pages.ReadPage()
		if err != nil {
			return err
		}
		for values := page.Values(); err == nil; {
			var n int
			n, err = values.ReadValues(some[:])
			if row+n > rows {
				return errors.New("a column has more values than rows")
			}
			for i, v := range some[:n] {
				put(row+i, v.Double(), !v.IsNull())
			}
			row += n
		}
		parquet.Release(page)
		if err != io.EOF {
			return err
		}
	}
	return nil
}

func (p *parquetReader) close() error {
	if p.next != len(p.groups) {
		return errors.New("it has more rows than trials")
	}
	return nil
}
