package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
)

// gone is a reader that has gone away.
type gone struct{}

func (gone) Write([]byte) (int, error) { return 0, syscall.EPIPE }

// endless writes until it is told to stop, and counts how often it did.
func endless(w io.Writer) (n int, err error) {
	for ; err == nil; n++ {
		_, err = io.WriteString(w, "x")
	}
	return n, err
}

func TestStream(t *testing.T) {
	var out bytes.Buffer
	s := NewStreams(strings.NewReader(""), &out, io.Discard)
	if err := s.Stream(t.Context(), func(w io.Writer) error { _, err := io.WriteString(w, "all"); return err }); err != nil || out.String() != "all" {
		t.Errorf("%q, %v", out.String(), err)
	}
	broken := errors.New("broken")
	if err := s.Stream(t.Context(), func(io.Writer) error { return broken }); err != broken {
		t.Error("what goes wrong in drawing:", err)
	}

	s = NewStreams(strings.NewReader(""), gone{}, io.Discard)
	times := 0
	if err := s.Stream(t.Context(), func(w io.Writer) (err error) { times, err = endless(w); return err }); err != nil || times != 1 || !s.Out.Lost() {
		t.Errorf("to a reader that is gone: %d writes, %v", times, err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	out.Reset()
	s = NewStreams(strings.NewReader(""), &out, io.Discard)
	err := s.Stream(ctx, func(w io.Writer) error {
		io.WriteString(w, "some")
		cancel()
		_, err := endless(w)
		return err
	})
	var stopped Interruption
	if !errors.As(err, &stopped) || out.String() != "some" {
		t.Errorf("interrupted: %q, %v", out.String(), err)
	}
}
