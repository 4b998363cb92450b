package cli

import (
	"context"
	"io"
)

// Stream writes to stdout what draw writes, as it goes, and on a terminal through the user's pager: for what may be long. It ends when the reader is gone or the user
// interrupts; what was written until then stays. An interrupt that came before counts for what it came to: what is
// complete is written.
func (s *Streams) Stream(ctx context.Context, draw func(io.Writer) error) error {
	if ctx.Err() != nil {
		ctx = context.Background()
	}
	out, done := s.paged()
	to := &stream{ctx: ctx, w: out}
	_, err := Await(ctx, func() (struct{}, error) { return struct{}{}, draw(to) })
	paged := done()
	switch {
	case paged && to.lost:
		return nil // the reader has seen enough
	case ctx.Err() != nil:
		return Interruption("interrupted while writing")
	case s.Out.Lost():
		return nil // its error is kept by Output
	}
	return err
}

// stream is a writer that takes no more once the user interrupts.
type stream struct {
	ctx  context.Context
	w    io.Writer
	lost bool // a write failed
}

func (s *stream) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.w.Write(p)
	s.lost = s.lost || err != nil
	return n, err
}
