package main

import (
	"context"
	"io"

	"wargame/cmd/wargame/internal/cli"
	"wargame/play"
	"wargame/play/desk"
	"wargame/play/record"
)

// demo lets a game play itself, and shows in the facilitator's window what each seat sees.
func demo(ctx context.Context, a *app, t *record.Table) error {
	s := &sitting{app: a, desk: desk.New(t.Game, t.Take, a.look()), dir: t.Log.Dir()}
	text, err := s.desk.Greet()
	io.WriteString(a.Out, text)
	for err == nil && t.Game.Phase() != play.PhaseClosed && !a.Out.Lost() {
		words := []string{"look", "resolve"}
		if t.Game.Phase() == play.PhaseDebrief {
			words[1] = "close"
		}
		for _, word := range words {
			var answer desk.Answer
			if answer, err = cli.Await(ctx, func() (desk.Answer, error) { return s.desk.Do(word) }); err != nil {
				break
			}
			io.WriteString(a.Out, "\n"+answer.Text)
		}
	}
	if ctx.Err() != nil {
		err = cli.Asked(ctx)
	}
	if err == nil || ctx.Err() != nil {
		s.onward()
	}
	return asUsage(err)
}
