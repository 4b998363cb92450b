package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"wargame/cmd/wargame/internal/cli"
	"wargame/play"
	"wargame/play/desk"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario/source"
)

// sitting is a game at a terminal or a pipe.
type sitting struct {
	*app
	desk  *desk.Desk
	lines *cli.Lines
	dir   string

	read, refused, first int // lines that were read, and refused, and the first of these
}

// sit plays a game until the lines end, or somebody leaves.
func sit(ctx context.Context, a *app, g *play.Game, take func([]play.Entry, error) error, dir string) error {
	s := &sitting{app: a, dir: dir}
	s.desk = desk.New(g, take, a.look())
	s.lines = a.Lines(func(line string) []string { return s.desk.Complete(line) })
	err := s.arrive(ctx)
	for err == nil && !a.Out.Lost() {
		err = s.line(ctx)
	}
	return s.leave(err)
}

// look is how a desk lays text out.
func (a *app) look() desk.Look { return desk.Look{Style: a.style()} }

// errLeft ends a sitting.
var errLeft = errors.New("left")

// line reads a line and carries it out.
func (s *sitting) line(ctx context.Context) error {
	s.desk.Look = s.look()
	prompt := s.desk.Prompt()
	if s.lines.Typed() {
		fmt.Fprintln(s.Out)
	}
	typed, err := s.lines.Next(ctx, string(s.desk.Seat()), s.prompt(prompt))
	if err != nil {
		return err
	}
	s.read++
	if !s.lines.Typed() {
		fmt.Fprintf(s.Out, "\n%s%s\n", prompt, source.Shown(typed))
	}
	answer, err := cli.Await(ctx, func() (desk.Answer, error) { return s.desk.Do(typed) })
	if ctx.Err() != nil {
		return cli.Asked(ctx)
	}
	var refused *play.Refusal
	if errors.As(err, &refused) {
		s.refuse(refused)
		return nil
	}
	if err != nil {
		return err
	}
	io.WriteString(s.Out, answer.Text)
	switch answer.Next {
	case desk.Pass:
		return s.arrive(ctx)
	case desk.Saved:
		s.Note("the game is kept in %s", s.dir)
	case desk.Leave:
		return errLeft
	}
	return nil
}

// prompt is what stands before what is typed, with the time that is left.
func (s *sitting) prompt(text string) string {
	minutes, since := s.desk.Game.Settings().Minutes, s.began()
	if minutes == 0 || since.IsZero() || s.desk.Game.Phase() == play.PhaseDebrief || s.desk.Game.Phase() == play.PhaseClosed {
		return text
	}
	left := time.Duration(minutes)*time.Minute - time.Since(since)
	if left <= 0 {
		return "(time is up) " + text
	}
	return fmt.Sprintf("(%s left) %s", number.Plural(int((left+time.Minute-1)/time.Minute), "minute"), text)
}

// began is when the turn began, as the log has it.
func (s *sitting) began() time.Time {
	list := s.desk.Game.Entries
	for i := len(list) - 1; i >= 0; i-- {
		switch list[i].Kind {
		case play.KindOpened, play.KindResolved, play.KindRewound:
			at, _ := time.Parse(time.RFC3339, list[i].Time)
			return at
		}
	}
	return time.Time{}
}

// refuse says why a line was refused, and what to do.
func (s *sitting) refuse(r *play.Refusal) {
	if s.refused++; s.refused == 1 {
		s.first = s.read
	}
	s.Print(func(w io.Writer) error {
		t := table.NewText(s.style())
		t.Paragraph("refused: ", r.Message)
		if r.Hint != "" {
			t.Paragraph("hint:    ", r.Hint)
		}
		_, err := t.WriteTo(w)
		return err
	})
}

// arrive shows whoever sits down what there is; where several sit round one device, after it was passed on.
func (s *sitting) arrive(ctx context.Context) error {
	if s.lines.Typed() && s.desk.Shared() {
		s.lines.Clear(&s.Streams)
		io.WriteString(s.Out, s.desk.PassOn())
		if _, err := s.lines.Next(ctx, "passing", ""); err != nil {
			return err
		}
		s.lines.Clear(&s.Streams)
	}
	text, err := s.desk.Greet()
	io.WriteString(s.Out, text)
	return err
}

// leave ends a sitting: it says how to go on, and what was refused.
func (s *sitting) leave(err error) error {
	if s.lines.Typed() {
		fmt.Fprintln(s.Err)
	}
	s.onward()
	switch {
	case errors.Is(err, cli.ErrInterrupted):
		return cli.Interrupted
	case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLeft):
		return err
	case s.refused > 0 && !s.lines.Typed():
		return cli.Usage(fmt.Sprintf("of %s from standard input, %d %s refused, the first of them line %d", number.Plural(s.read, "line"), s.refused, was(s.refused), s.first),
			"what was refused changed nothing, and the others were carried out")
	}
	return nil
}

// was is the verb of so many things.
func was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// onward says what can be done with the game next.
func (s *sitting) onward() {
	switch s.desk.Game.Phase() {
	case play.PhaseDebrief, play.PhaseClosed:
		s.Note("the debrief: wargame debrief %s", quoteFile(s.dir))
	default:
		s.Note("nothing is lost; to go on: wargame play %s", quoteFile(s.dir))
	}
}
