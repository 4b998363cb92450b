package web

import (
	"net/http"
	"strconv"
	"strings"

	"wargame/play"
	"wargame/scenario"
)

// controlAct does what the facilitator wants.
func (s *Server) controlAct(w http.ResponseWriter, r *http.Request) {
	if !s.secret.controls(r) {
		s.notHere(w, r)
		return
	}
	if !s.form(w, r) {
		return
	}
	s.mu.Lock()
	err := s.once("control", r, func() error { return s.controlWants(r) })
	s.mu.Unlock()
	if err != nil {
		s.answer(w, r, err)
		return
	}
	s.went(w, r, "/control")
}

// controlWants is what the fields of the facilitator's form ask for.
func (s *Server) controlWants(r *http.Request) error {
	g, by := s.table.Game, play.Facilitator
	text := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	switch do := text("do"); do {
	case "resolve":
		return s.take(g.Resolve(by, r.PostFormValue("late") != ""))
	case "inject":
		x := play.Came{Inject: text("inject"), Title: text("title"), Text: text("text")}
		if to := text("to"); to != "" && to != play.Everybody && x.Inject == "" {
			x.To = []string{to}
		}
		return s.take(g.Hand(by, x))
	case "hold":
		return s.take(g.Hold(by, text("inject")))
	case "rule":
		return s.rule(r)
	case "stock", "event":
		return s.override(r)
	case "give":
		return s.giveOrder(r)
	case "draft", "seal", "unseal": // orders that a team has on paper
		return s.paper(do, text("team"), r)
	case "rewind":
		turn, err := strconv.Atoi(text("turn"))
		if err != nil {
			turn = 0
		}
		return s.take(g.Rewind(by, play.Rewound{Turn: turn, Reason: text("because")}))
	case "message":
		m := play.Message{Text: text("text")}
		m.Answers, _ = strconv.Atoi(text("answers"))
		return s.take(g.Send(by, []string{text("to")}, m))
	case "timer":
		return s.timer(text("seconds"), text("run"))
	case "settings":
		x := g.Settings()
		x.Odds = play.Odds(text("odds"))
		x.Shut, x.AtOnce, x.TimerEnds, x.OwnOut = text("shut") != "", text("at_once") != "", text("timer_ends") != "", text("own_out") != ""
		x.Minutes, _ = strconv.Atoi(text("minutes"))
		return s.take(g.Change(by, x))
	case "handover":
		person, _ := strconv.Atoi(text("person"))
		return s.take(g.Leave(person))
	case "close":
		return s.take(g.Close(by))
	default:
		return wrongly(play.NoSuch, "no_act", do)
	}
}

// paper types in the orders that a team wrote on paper.
func (s *Server) paper(do, team string, r *http.Request) error {
	g := s.table.Game
	if do == "unseal" {
		return s.take(g.Unseal(play.Facilitator, team))
	}
	if err := s.orders(play.Facilitator, team, r); err != nil || do == "draft" {
		return err
	}
	return s.take(g.Seal(play.Facilitator, team))
}

// rule is a ruling from a form: its estimates are chances with blanks between them, its dice numbers.
func (s *Server) rule(r *http.Request) error {
	text := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	number := func(name string) int { n, _ := strconv.Atoi(text(name)); return n }
	x := play.Ruling{Mode: play.Mode(text("mode")), Team: text("team"), Title: text("title"), Effect: text("effect"), Argument: text("argument"),
		For: number("for"), Against: number("against"), Success: text("success") != "", Reason: text("because"), Open: text("open") != ""}
	for _, d := range strings.Fields(text("dice")) {
		n, err := strconv.Atoi(d)
		if err != nil {
			return wrongly(play.OutOfRange, "no_die", d)
		}
		x.Dice = append(x.Dice, n)
	}
	if err := s.estimatesOf(&x, text("estimates")); err != nil {
		return err
	}
	if name := text("moves"); name != "" {
		m, err := s.moveOf(play.Act(text("act")), name, text("value"))
		if err != nil {
			return err
		}
		x.Moves = []play.Move{m}
	}
	return s.take(s.table.Game.Rule(play.Facilitator, x))
}

// estimatesOf reads "kyiv 60% moscow/chair 30%".
func (s *Server) estimatesOf(x *play.Ruling, text string) error {
	words := strings.Fields(text)
	if len(words)%2 != 0 {
		return wrongly(play.Missing, "no_pairs")
	}
	for i := 0; i < len(words); i += 2 {
		chance, err := play.ParseChance(percent(words[i+1]))
		if err != nil {
			return err
		}
		if x.Estimates == nil {
			x.Estimates = map[play.Seat]float64{}
		}
		x.Estimates[play.Seat(words[i])] = chance
	}
	return nil
}

// moveOf is a move in the model from fields.
func (s *Server) moveOf(act play.Act, name, value string) (play.Move, error) {
	m := play.Move{Act: act, Name: name}
	if act != play.ActSet && act != play.ActAdd {
		return m, nil
	}
	if q, ok := s.table.Game.Scenario.Quantity(name); ok {
		for i, level := range s.table.Game.Scenario.Levels(q) {
			if level == value {
				m.Value = float64(i)
				return m, nil
			}
		}
	}
	x, err := play.ParseNumber(value)
	m.Value = x
	return m, err
}

// override changes the model by the facilitator's word.
func (s *Server) override(r *http.Request) error {
	m, err := s.moveOf(play.Act(strings.TrimSpace(r.PostFormValue("act"))), strings.TrimSpace(r.PostFormValue("name")), strings.TrimSpace(r.PostFormValue("value")))
	if err != nil {
		return err
	}
	return s.take(s.table.Game.Override(play.Facilitator, play.Override{Move: &m, Reason: strings.TrimSpace(r.PostFormValue("because")), Open: r.PostFormValue("open") != ""}))
}

// giveOrder gives an order for a team, whatever it sealed.
func (s *Server) giveOrder(r *http.Request) error {
	g := s.table.Game
	name := strings.TrimSpace(r.PostFormValue("lever"))
	q, ok := g.Scenario.Quantity(name)
	if !ok || q.Kind != scenario.KindLever || g.Rules.Holder(q.Index) < 0 {
		return wrongly(play.NoSuch, "no_lever", name)
	}
	lever := g.Scenario.Levers[q.Index]
	o, err := play.ParseOrder(lever, inUnit(lever.Unit, r.PostFormValue("value")))
	if err != nil {
		return err
	}
	given := play.Given{Team: g.Rules.Teams[g.Rules.Holder(q.Index)].Name, Lever: name, Value: o.Value}
	return s.take(g.Override(play.Facilitator, play.Override{Order: &given, Reason: strings.TrimSpace(r.PostFormValue("because")), Open: r.PostFormValue("open") != ""}))
}

// timer sets, moves, stops or starts the clock of the room: seconds are a number, or +60 for more.
func (s *Server) timer(seconds, run string) error {
	left, runs := s.left()
	if !runs {
		if v, err := s.table.Game.View(play.Screen); err == nil {
			left = v.Timer.Seconds
		}
	}
	n, err := strconv.Atoi(strings.TrimPrefix(seconds, "+"))
	switch {
	case seconds == "":
	case err != nil:
		return wrongly(play.OutOfRange, "no_seconds", seconds)
	case strings.HasPrefix(seconds, "+"):
		left += n
	default:
		left = n
	}
	if run != "" {
		runs = run == "yes"
	}
	return s.take(s.table.Game.Time(play.Facilitator, play.Timer{Seconds: left, Runs: runs}))
}

// overNow says that the last turn is over, and nothing of the game is hidden any more.
func overNow(g *play.Game) bool {
	return g.Phase() == play.PhaseDebrief || g.Phase() == play.PhaseClosed
}

// exportLog is the log, for the facilitator: without names, which it does not hold, and without the seed of a game that is not closed. It
// holds drafts too, which are a team's own as long as the game is played.
func (s *Server) exportLog(w http.ResponseWriter, r *http.Request) {
	if !s.secret.controls(r) {
		s.notHere(w, r)
		return
	}
	s.mu.Lock()
	over := overNow(s.table.Game)
	text, err := s.table.Log.Text()
	s.mu.Unlock()
	switch {
	case !over:
		s.refuse(w, r, http.StatusConflict, "log_later", "")
		return
	case err != nil:
		s.answer(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	w.Header().Set("Content-Disposition", `attachment; filename="log.jsonl"`)
	_, _ = w.Write(text)
}
