package play

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"wargame/scenario"
	"wargame/sim"
)

// Entry is a line of the log: what happened at the table. The game is a fold of its entries.
type Entry struct {
	Seq   int             `json:"seq"`  // from 1
	Time  string          `json:"time"` // RFC 3339, of whoever wrote it down; nothing depends on it
	Turn  int             `json:"turn"`
	Phase Phase           `json:"phase"`
	By    Seat            `json:"by"`
	Kind  Kind            `json:"kind"`
	To    []string        `json:"to,omitempty"`  // who may see it beside the facilitator: all, teams, seats
	Ref   string          `json:"ref,omitempty"` // of the request it answers, so that one that is sent twice counts once
	Body  json.RawMessage `json:"body"`
}

// Kind says what an entry is.
type Kind string

// The kinds.
const (
	KindOpened   Kind = "opened"
	KindJoined   Kind = "joined"
	KindLeft     Kind = "left"
	KindDraft    Kind = "draft"
	KindSealed   Kind = "sealed"
	KindUnsealed Kind = "unsealed"
	KindEstimate Kind = "estimate"
	KindInject   Kind = "inject"
	KindHeld     Kind = "held"
	KindResolved Kind = "resolved"
	KindRuling   Kind = "ruling"
	KindOverride Kind = "override"
	KindRewound  Kind = "rewound"
	KindMessage  Kind = "message"
	KindTimer    Kind = "timer"
	KindSettings Kind = "settings"
	KindClosed   Kind = "closed"
)

// Phase is what the table is doing. A brief, a resolve and a report take no time of their own: a turn begins with its injects and
// readings, and a resolved turn is told of as the next begins.
type Phase string

// The phases.
const (
	PhaseEstimate Phase = "estimate" // a chance is asked for, and some team has not said one
	PhaseOrder    Phase = "order"
	PhaseDebrief  Phase = "debrief" // the clock is at its end
	PhaseClosed   Phase = "closed"
)

// Opened is the body of the first entry.
type Opened struct {
	Scenario string   `json:"scenario"` // its name
	Hash     string   `json:"hash"`
	Model    string   `json:"model_hash"`
	Text     string   `json:"text"`    // as merged
	Version  string   `json:"version"` // of the program
	SeedHash string   `json:"seed_hash"`
	Settings Settings `json:"settings"`
}

// Load is the scenario of a game, from the text that its first entry holds. Where its hash is another one than when the game was
// opened, it is given with the refusal: the game can be read, and not go on.
func (o Opened) Load() (*scenario.Scenario, error) {
	if !fs.ValidPath(o.Scenario) || o.Scenario == "." {
		return nil, refuse(Damaged, fmt.Sprintf("%q is no name of a scenario", o.Scenario), "")
	}
	name := o.Scenario + ".yaml"
	s, problems := scenario.Load(name, scenario.Options{Files: oneFile{name, o.Text}})
	if problems.HasErrors() {
		return nil, problems
	}
	if s.Hash != o.Hash {
		return s, refuse(OtherScenario, "the scenario in the log has another hash than the one the game was opened with", "the game can be read, and not go on")
	}
	return s, nil
}

// Person is the body of joined and left: a number that stands for somebody, whose name the log does not hold.
type Person struct {
	Seat   Seat `json:"seat"`
	Person int  `json:"person"`
}

// Draft is an order that a team writes down for one lever, or takes back. It stands nowhere until it is sealed.
type Draft struct {
	Team  string `json:"team"`
	Lever string `json:"lever"`
	Order *Order `json:"order"` // nil: taken back
}

// Order is what a team makes of a lever in a turn.
type Order struct {
	Word    Word    `json:"word,omitempty"`
	Value   float64 `json:"value"` // the number; of an option its place; of a truth value 0 or 1
	Because string  `json:"because,omitempty"`
}

// Word is an order without a value.
type Word string

// The words.
const (
	AsValue   Word = ""
	AsKeep    Word = "keep"
	AsDefault Word = "default"
)

// Sealed is the body of sealed and unsealed.
type Sealed struct {
	Team string `json:"team"`
}

// Estimated is a chance that a seat gave.
type Estimated struct {
	Seat     Seat    `json:"seat"`
	Question int     `json:"question"` // index into the estimates of the game
	Chance   float64 `json:"chance"`
}

// Came is the body of inject: what was handed out.
type Came struct {
	Inject string   `json:"inject"`
	To     []string `json:"to"`
	Title  string   `json:"title,omitempty"`
	Text   string   `json:"text"`
	Fires  string   `json:"fires,omitempty"` // an event of the model
	Chance float64  `json:"chance,omitempty"`
	Edited bool     `json:"edited,omitempty"` // not the text of the file
}

// Held is the body of held: an inject of the file that is not to come by itself any more.
type Held struct {
	Inject string `json:"inject"`
}

// Resolved is a turn that was played.
type Resolved struct {
	Orders []Used             `json:"orders"`
	Late   []string           `json:"late,omitempty"`  // teams that had not sealed
	Fired  []Fired            `json:"fired,omitempty"` // events of the model
	Point  int                `json:"point"`           // where the clock stands now
	State  sim.State          `json:"state"`           // of the engine's row, without seed, world and luck
	Public map[string]float64 `json:"public"`          // readings that everybody sees
}

// Used is an order as it was carried out.
type Used struct {
	Lever   string  `json:"lever"`
	Team    string  `json:"team"`
	Value   float64 `json:"value"`
	How     How     `json:"how,omitempty"` // empty: not told
	Because string  `json:"because,omitempty"`
}

// How says where the value of a lever came from.
type How string

// Where a lever's value came from.
const (
	BySeal        How = "sealed"
	ByLate        How = "late"        // the team had not sealed
	ByFacilitator How = "facilitator" // an override
	ByPolicy      How = "policy"      // which played the team; the value is that at the begin of the turn
)

// Fired is an event that happened, in the step that began at a point.
type Fired struct {
	Event string `json:"event"`
	Point int    `json:"point"`
}

// Move is an intervention in the model, before the step to come.
type Move struct {
	Act   Act     `json:"act"`
	Name  string  `json:"name"`            // a stock, an event
	Value float64 `json:"value,omitempty"` // of set and add; of a stock with levels the place of the level
}

// Act is what a move does.
type Act string

// The acts.
const (
	ActSet     Act = "set"
	ActAdd     Act = "add"
	ActFire    Act = "fire"
	ActPrevent Act = "prevent"
)

// Ruling says whether something that the model does not know succeeded.
type Ruling struct {
	Mode      Mode             `json:"mode"`
	Team      string           `json:"team,omitempty"` // whose action it is
	Title     string           `json:"title"`
	Effect    string           `json:"effect,omitempty"`
	Argument  string           `json:"argument,omitempty"`
	For       int              `json:"for,omitempty"`     // arguments for, in mode 2d6
	Against   int              `json:"against,omitempty"` // and against
	Estimates map[Seat]float64 `json:"estimates,omitempty"`
	Chance    float64          `json:"chance"`
	Dice      []int            `json:"dice,omitempty"`
	Typed     bool             `json:"typed,omitempty"` // the dice are of the table, not of the game
	First     int              `json:"first,omitempty"` // number of the first die in the turn
	Success   bool             `json:"success"`
	Reason    string           `json:"reason,omitempty"`
	Moves     []Move           `json:"moves,omitempty"` // made where it succeeded
	Open      bool             `json:"open"`            // everybody is told
}

// Mode is how a ruling is made.
type Mode string

// The modes.
const (
	Mode2d6         Mode = "2d6"
	ModeEstimate    Mode = "estimate"
	ModeFacilitator Mode = "facilitator"
	ModeConsensus   Mode = "consensus"
)

// Override is what the facilitator changes, with a reason.
type Override struct {
	Move   *Move    `json:"move,omitempty"`  // in the model
	Order  *Given   `json:"order,omitempty"` // of a team
	Old    *float64 `json:"old,omitempty"`   // of a stock, or of a lever as it stands; an event has none
	New    *float64 `json:"new,omitempty"`
	Reason string   `json:"reason"`
	Open   bool     `json:"open"` // everybody is told; else in the debrief
}

// Given is an order that the facilitator gives for a team.
type Given struct {
	Team  string  `json:"team"`
	Lever string  `json:"lever"`
	Value float64 `json:"value"`
}

// Rewound says that the game goes on from the begin of a turn again.
type Rewound struct {
	Turn   int    `json:"turn"`
	Reason string `json:"reason,omitempty"`
}

// Message is a text between seats.
type Message struct {
	Text    string  `json:"text"`
	Answers int     `json:"answers,omitempty"` // the seq of the message it answers
	Action  *Action `json:"action,omitempty"`  // a free action, to be ruled on
}

// Action is what a team wants to do that is no lever of the model.
type Action struct {
	Title    string `json:"title"`
	Effect   string `json:"effect"`
	Argument string `json:"argument"`
}

// Timer is the clock of the room: how many seconds are left of a turn, and whether they run.
type Timer struct {
	Seconds int  `json:"seconds"`
	Runs    bool `json:"runs"`
}

// Closed is the body of the last entry: what could not be said before.
type Closed struct {
	Seed  uint64 `json:"seed"`
	Trial int    `json:"trial"`
}
