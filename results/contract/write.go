package contract

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// Write prints a document indented by two spaces, with characters as they are but for those that a terminal would obey,
// which are escaped: else the bytes of [json.Encoder], but written as it goes, since the path of a trial may be long.
func Write(w io.Writer, document any) error {
	out := &writer{bufio.NewWriter(w), "\n"}
	if err := out.value(reflect.ValueOf(document)); err != nil {
		return err
	}
	out.WriteString("\n") // the error of a bufio.Writer stays until it is flushed
	return out.Flush()
}

// writer writes values at a depth.
type writer struct {
	*bufio.Writer
	line string // what begins a line here
}

// Types that are written in a way of their own: number by number, and with values that are traced for it.
var (
	numbers   = reflect.TypeFor[Numbers]()
	trialPath = reflect.TypeFor[TrialPath]()
)

func (w *writer) value(v reflect.Value) error {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		return w.value(v.Elem())
	case v.Kind() == reflect.Struct:
		if v.Type() == trialPath {
			v = reflect.ValueOf(v.Interface().(TrialPath).traced())
		}
		var fields []member
		w.members(v, &fields)
		return w.block("{}", len(fields), func(i int) error {
			w.WriteString(strconv.Quote(fields[i].name) + ": ")
			return w.value(fields[i].value)
		})
	case v.Type() == numbers:
		list := v.Interface().(Numbers)
		return w.block("[]", len(list), func(i int) error {
			_, err := w.Write(appendNumber(w.AvailableBuffer(), list[i]))
			return err
		})
	case v.Kind() == reflect.Slice && !v.IsNil():
		return w.block("[]", v.Len(), func(i int) error { return w.value(v.Index(i)) })
	}
	return w.leaf(v.Interface())
}

// block writes what stands between two brackets, a line each.
func (w *writer) block(brackets string, n int, one func(i int) error) error {
	before := w.line
	w.WriteString(brackets[:1])
	w.line += "  "
	for i := range n {
		if i > 0 {
			w.WriteString(",")
		}
		w.WriteString(w.line)
		if err := one(i); err != nil {
			return err
		}
	}
	w.line = before
	if n > 0 {
		w.WriteString(w.line)
	}
	_, err := w.WriteString(brackets[1:])
	return err
}

// leaf writes what is short.
func (w *writer) leaf(x any) error {
	text, err := indented(x, strings.TrimPrefix(w.line, "\n"))
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// Indented is a document that is short enough to be held, as Write prints it but for the end of its last line.
func Indented(document any) ([]byte, error) { return indented(document, "") }

// indented is a value of which all lines but the first begin with a prefix.
func indented(x any, prefix string) ([]byte, error) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, "  ")
	err := e.Encode(x)
	return tame(bytes.TrimSuffix(text.Bytes(), []byte("\n"))), err
}

// member is a field as it stands in a document.
type member struct {
	name  string
	value reflect.Value
}

// members gives the fields of a struct that are there, those of embedded ones in their place.
func (w *writer) members(v reflect.Value, to *[]member) {
	for i := range v.NumField() {
		field, x := v.Type().Field(i), v.Field(i)
		name, option, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case !field.IsExported():
		case field.Anonymous && name == "":
			w.members(x, to)
		case option == "omitempty" && (x.IsZero() || x.Kind() == reflect.Slice && x.Len() == 0):
		default:
			*to = append(*to, member{name, x})
		}
	}
}
