// Package play is a scenario played turn by turn by people: one trial of it, stepped under the orders of teams instead of policies.
//
//	decide: a seat wants something ──▶ entries, or a Refusal        nothing has changed
//	                                      │ whoever keeps the log writes them down
//	fold:                                 ▼
//	entries ──▶ *Game ──▶ View(game, seat): all that anybody ever sees
//
// The state of a game is a fold of its log, which is append-only; a rewind is an entry too, after which the fold leaves out what it
// takes back. The package reads no file and no clock. All of the model is computed by the engine (package sim), all that was drawn
// follows from the game's seed, in streams that are keyed by a word each: the trial, the dice of the table, what injects and
// readings draw, and the look ahead.
package play

import (
	"encoding/json"
	"fmt"

	"wargame/scenario"
	"wargame/sim"
)

// Game is a game at some moment: the fold of its entries so far. It is not safe for use by several goroutines.
type Game struct {
	Scenario *scenario.Scenario
	Rules    *scenario.Game // of the scenario, with the turns of this game
	Opened   Opened
	Entries  []Entry // all of the log, what was taken back among it

	seed  uint64
	trial int
	table *table

	branch []Entry // those that count
	refs   map[string]bool
	state
}

// state is what entries change, made anew by a rewind.
type state struct {
	rows     *sim.Rows
	turn     int
	phase    Phase
	news     []Came // injects with which the turn begins, and that are still to be written down
	settings Settings
	timer    Timer
	teams    []side
	orders   map[int]Given    // by lever: what the facilitator gave in this turn
	turns    []Resolved       // those played
	came     []Numbered[Came] // injects
	held     map[string]bool  // injects of the file that do not come by themselves any more
	rulings  []Numbered[Ruling]
	changes  []Numbered[Override]
	messages []Numbered[Message]
	guesses  []Numbered[Estimated]
	people   map[int]Seat  // by person
	apart    map[Seat]bool // roles that somebody has sat down as
	dice     int           // thrown in this turn

	filters map[int]*filter // by team, made when they are asked for
}

// Numbered is the body of an entry with where it stands.
type Numbered[T any] struct {
	Seq  int
	Turn int
	By   Seat
	To   []string
	Body T
}

// side is a team in this turn.
type side struct {
	draft  map[int]Order // by lever
	sealed bool
	left   float64 // of its budget, before this turn's orders
}

// Begin are the entries that open a game of a scenario: the first of its log. The seed is the facilitator's until the game is closed.
func Begin(s *scenario.Scenario, text, version string, seed uint64, x Settings) ([]Entry, error) {
	x, err := x.with(s)
	if err != nil {
		return nil, err
	}
	body := Opened{Scenario: s.Name, Hash: s.Hash, Model: s.ModelHash, Text: text, Version: version, SeedHash: SeedHash(seed), Settings: x}
	g, err := Open(s, body, seed)
	if err != nil {
		return nil, err
	}
	first := g.entry(Facilitator, KindOpened, nil, body)
	if err := g.Fold(first); err != nil {
		return nil, err
	}
	return append([]Entry{first}, g.announced()...), nil
}

// Open is a game before its first entry. It refuses a seed that is not the one the game was opened with.
func Open(s *scenario.Scenario, body Opened, seed uint64) (*Game, error) {
	if s.Game == nil {
		return nil, refuse(NoSuch, s.Name+" is abstract: it is for extending, and cannot be played", "play a scenario that extends it")
	}
	if body.SeedHash != SeedHash(seed) {
		return nil, refuse(Damaged, "the seed is not the one with which the game was opened", "its hash stands in the first line of the log")
	}
	x := body.Settings
	rules := s.Game
	if x.Turn > 0 {
		rules = s.WithTurn(x.Turn)
	}
	trial := x.Trial
	if trial == 0 {
		trial = TrialOf(seed)
	}
	t, err := newTable(s, rules, x.Policies, seed, trial)
	if err != nil {
		return nil, err
	}
	g := &Game{Scenario: s, Rules: rules, Opened: body, seed: seed, trial: trial, table: t, refs: map[string]bool{}}
	return g, g.reset()
}

// Fresh is the same game before its first entry, for whoever follows its log apart. It shares nothing with this one that changes.
func (g *Game) Fresh() (*Game, error) { return Open(g.Scenario, g.Opened, g.seed) }

// reset is the state before the first entry.
func (g *Game) reset() error {
	rows, err := g.table.begin()
	if err != nil {
		return err
	}
	g.branch = nil
	g.state = state{rows: rows, turn: 1, phase: PhaseOrder, settings: g.Opened.Settings, people: map[int]Seat{}, apart: map[Seat]bool{}, held: map[string]bool{}, orders: map[int]Given{}, filters: map[int]*filter{}}
	g.teams = make([]side, len(g.Rules.Teams))
	for i, t := range g.Rules.Teams {
		g.teams[i] = side{draft: map[int]Order{}}
		if t.Budget != nil {
			g.teams[i].left = t.Budget.PerTurn
		}
	}
	g.phase = g.phaseNow()
	return nil
}

// Turn is the number of the turn, from 1; in the debrief that of the last one.
func (g *Game) Turn() int { return g.turn }

// Phase is what the table is doing.
func (g *Game) Phase() Phase { return g.phase }

// Settings are as they stand.
func (g *Game) Settings() Settings { return g.settings }

// Point is where the clock stands, in steps.
func (g *Game) Point() int { return g.rows.Point() }

// entry is an entry to come, addressed to whom it says beside the facilitator.
func (g *Game) entry(by Seat, kind Kind, to []string, body any) Entry {
	text, err := json.Marshal(body)
	if err != nil {
		panic("play: " + err.Error()) // bodies are made of texts and finite numbers
	}
	return Entry{Seq: len(g.Entries) + 1, Turn: g.turn, Phase: g.phase, By: by, Kind: kind, To: to, Body: text}
}

// Fold takes an entry that was written down into the game. An entry that does not follow from those before it is refused, with what
// does not fit; the game is of no use then.
func (g *Game) Fold(e Entry) error {
	if err := g.fits(e); err != nil {
		return err
	}
	apply := g.apply
	if e.Kind == KindRewound {
		apply = g.rewind
	}
	if err := apply(e); err != nil {
		return err
	}
	g.Entries = append(g.Entries, e)
	if e.Ref != "" {
		g.refs[e.Ref] = true
	}
	return nil
}

// apply changes the state by an entry.
func (g *Game) apply(e Entry) error {
	if err := g.applyBody(e); err != nil {
		return err
	}
	g.branch = append(g.branch, e)
	switch e.Kind {
	case KindOpened, KindResolved, KindRewound:
		g.news = g.brief()
	case KindInject:
		g.news = g.news[min(1, len(g.news)):]
	}
	g.phase = g.phaseNow()
	return nil
}

func (g *Game) applyBody(e Entry) error {
	switch e.Kind {
	case KindOpened, KindRewound:
		return nil
	case KindJoined:
		return with(e, func(x Person) error { g.people[x.Person], g.apart[x.Seat] = x.Seat, true; return nil })
	case KindLeft:
		return with(e, func(x Person) error { delete(g.people, x.Person); return nil })
	case KindDraft:
		return with(e, g.applyDraft)
	case KindSealed, KindUnsealed:
		return with(e, func(x Sealed) error { return g.applySealed(x, e.Kind == KindSealed) })
	case KindEstimate:
		return with(e, func(x Estimated) error { g.guesses = append(g.guesses, numbered(e, x)); return nil })
	case KindInject:
		return with(e, func(x Came) error { return g.applyCame(e, x) })
	case KindHeld:
		return with(e, func(x Held) error { g.held[x.Inject] = true; return nil })
	case KindResolved:
		return with(e, func(x Resolved) error { return g.applyResolved(e, x) })
	case KindRuling:
		return with(e, func(x Ruling) error { return g.applyRuling(e, x) })
	case KindOverride:
		return with(e, func(x Override) error { return g.applyOverride(e, x) })
	case KindMessage:
		return with(e, func(x Message) error { g.messages = append(g.messages, numbered(e, x)); return nil })
	case KindTimer:
		return with(e, func(x Timer) error { g.timer = x; return nil })
	case KindSettings:
		return with(e, func(x Settings) error { g.settings = x; return nil })
	case KindClosed:
		g.phase = PhaseClosed
	}
	return nil
}

// Opened is the body of an entry that opens a game.
func (e Entry) Opened() (Opened, error) { return bodyOf[Opened](e) }

// Closed is the body of an entry that closes a game.
func (e Entry) Closed() (Closed, error) { return bodyOf[Closed](e) }

// bodyOf reads the body of an entry.
func bodyOf[T any](e Entry) (T, error) {
	var body T
	if err := json.Unmarshal(e.Body, &body); err != nil {
		return body, refuse(Damaged, fmt.Sprintf("the body of entry %d is not that of %s: %v", e.Seq, e.Kind, err), "")
	}
	return body, nil
}

func with[T any](e Entry, apply func(T) error) error {
	body, err := bodyOf[T](e)
	if err != nil {
		return err
	}
	return apply(body)
}

func numbered[T any](e Entry, body T) Numbered[T] {
	return Numbered[T]{Seq: e.Seq, Turn: e.Turn, By: e.By, To: e.To, Body: body}
}

// phaseNow is what the state says the table is doing.
func (g *Game) phaseNow() Phase {
	switch {
	case g.phase == PhaseClosed:
		return PhaseClosed
	case len(g.turns) == g.Rules.Turns:
		return PhaseDebrief
	}
	for i := range g.Rules.Teams {
		if len(g.due(i)) > 0 {
			return PhaseEstimate
		}
	}
	return PhaseOrder
}
