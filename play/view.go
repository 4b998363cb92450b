package play

import "wargame/scenario"

// View is all that a seat may see of a game: there is no other way out. As JSON it is what programs read.
type View struct {
	Seat     Seat   `json:"seat"`
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Question string `json:"question,omitempty"`
	Turn     int    `json:"turn"`
	Turns    int    `json:"turns"`
	Phase    Phase  `json:"phase"`
	Point    int    `json:"point"` // of the clock, in steps
	Steps    int    `json:"steps"` // to the end of the clock
	Time     string `json:"time"`  // "week 8"
	Date     string `json:"date,omitempty"`
	Ends     string `json:"ends"` // when the turn ends, as time
	Timer    Timer  `json:"timer"`
	Odds     bool   `json:"odds"` // the seat may see what may come

	Teams    []TeamView       `json:"teams"`
	Own      *OwnView         `json:"own,omitempty"` // of a seat of a team
	Readings []ReadingView    `json:"readings"`
	Played   []TurnView       `json:"played"` // turns that are over
	Injects  []InjectView     `json:"injects"`
	Rulings  []Told[Ruling]   `json:"rulings"`
	Changes  []Told[Override] `json:"overrides"`
	Messages []Told[Message]  `json:"messages"`
	Rewinds  []Told[Rewound]  `json:"rewinds"`

	// The facilitator's own: drafts and orders of all teams, and what is still to come.
	Sides  []OwnView    `json:"sides,omitempty"`
	Coming []InjectView `json:"coming,omitempty"`
}

// Told is something that was said or decided, and where it stands in the log.
type Told[T any] struct {
	Seq  int  `json:"seq"`
	Turn int  `json:"turn"`
	By   Seat `json:"by"`
	All  bool `json:"all,omitempty"` // everybody was told
	What T    `json:"what"`
}

// TeamView is what everybody sees of a team.
type TeamView struct {
	Name     string  `json:"name"`
	Title    string  `json:"title"`
	State    Sealing `json:"state"`            // drafting is told to the team and the facilitator
	Policy   string  `json:"policy,omitempty"` // that plays it; with Strategy, a strategy of its own
	Strategy bool    `json:"strategy,omitempty"`
	Here     int     `json:"here"` // seats that are taken
	Due      int     `json:"due"`  // estimates it has not given; told to the team and the facilitator
}

// Sealing is how far a team is with its orders.
type Sealing string

// How far a team is.
const (
	Missed   Sealing = "missing"
	Drafting Sealing = "drafting"
	IsSealed Sealing = "sealed"
	IsPolicy Sealing = "policy"
)

// OwnView is what a team sees of itself.
type OwnView struct {
	Team       string         `json:"team"`
	Title      string         `json:"title"`
	Brief      string         `json:"brief,omitempty"`
	Roles      []RoleView     `json:"roles,omitempty"`
	Objectives []string       `json:"objectives,omitempty"`
	Levers     []LeverView    `json:"levers"`
	Ready      []Ready        `json:"ready,omitempty"` // orders to be given at once, until they are sealed
	Budget     *BudgetView    `json:"budget,omitempty"`
	Estimates  []EstimateView `json:"estimates,omitempty"`
	Sealed     bool           `json:"sealed"`
	Late       string         `json:"late"` // what becomes of a lever without an order
}

// RoleView is a role's brief.
type RoleView struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Brief string `json:"brief,omitempty"`
}

// LeverView is a lever as the team that orders it sees it.
type LeverView struct {
	Name    string   `json:"name"`
	Title   string   `json:"title,omitempty"`
	Unit    string   `json:"unit,omitempty"`
	About   string   `json:"about,omitempty"`
	Options []string `json:"options,omitempty"`
	Truth   bool     `json:"truth,omitempty"`
	Ranged  bool     `json:"ranged"`
	Low     float64  `json:"low"`
	High    float64  `json:"high"`
	Stands  float64  `json:"stands"`
	Default float64  `json:"default"`
	Draft   *Order   `json:"draft,omitempty"`
	Given   *float64 `json:"given,omitempty"` // what the facilitator gave for it; told to the facilitator
	Cost    *float64 `json:"cost,omitempty"`  // a turn, as it is ordered
	Covert  bool     `json:"covert,omitempty"`

	Lever *scenario.Lever `json:"-"`
}

// BudgetView is what a team can spend.
type BudgetView struct {
	Unit    string  `json:"unit,omitempty"`
	Left    float64 `json:"left"`
	Spends  float64 `json:"spends"`
	PerTurn float64 `json:"per_turn"`
	Carry   bool    `json:"carry"`
}

// EstimateView is a question that is asked in this turn, or was.
type EstimateView struct {
	Question int      `json:"question"`
	Ask      string   `json:"ask"`
	Turn     int      `json:"turn"`
	Seat     Seat     `json:"seat,omitempty"` // who gave it
	Chance   *float64 `json:"chance,omitempty"`
}

// ReadingView is what a seat was told of a quantity.
type ReadingView struct {
	Name   string    `json:"name"`
	Title  string    `json:"title,omitempty"`
	Unit   string    `json:"unit,omitempty"`
	Reader string    `json:"reader"` // public, or whose it is
	Error  float64   `json:"error,omitempty"`
	Delay  int       `json:"delay,omitempty"`
	Levels []string  `json:"levels,omitempty"`
	Points []int     `json:"points"`
	Values []float64 `json:"values"`

	Reading *scenario.Reading `json:"-"`
}

// TurnView is a turn that is over.
type TurnView struct {
	Turn   int      `json:"turn"`
	Orders []Used   `json:"orders"`
	Late   []string `json:"late,omitempty"`
	Fired  []Fired  `json:"fired,omitempty"` // the facilitator's
	Point  int      `json:"point"`
}

// InjectView is an inject that came.
type InjectView struct {
	Seq  int  `json:"seq,omitempty"`
	Turn int  `json:"turn,omitempty"`
	What Came `json:"what"`
	Held bool `json:"held,omitempty"` // it does not come by itself
}
