package kit

// Kind is what a sheet is.
type Kind uint8

// The kinds, in the order in which a kit has them.
const (
	Cover Kind = iota
	RunSheet
	Secrets
	Rules
	Situation
	Board
	Tent
	Brief
	RoleCard
	Reading
	Order
	News
	Estimate
	Action
	Debrief

	kindEnd
)

// kinds say of each kind what it is called, which template lays it out, and what is done with it. Slips are cut from a page, which those of
// one team share or, where they are mixed, those of all; what is single ought to fit a page.
var kinds = [kindEnd]struct {
	name, part, use     string
	slip, mixed, single bool
}{
	Cover:     {name: "Cover", part: "cover", use: "keep", single: true},
	RunSheet:  {name: "Run sheet", part: "run", use: "keep; choose the one that is as long as your lesson", single: true},
	Secrets:   {name: "What only you know", part: "secrets", use: "keep, face down"},
	Rules:     {name: "Rules of dice", part: "rules", use: "one on each table", single: true},
	Situation: {name: "Situation", part: "situation", use: "hand out at the start", single: true},
	Board:     {name: "Public board", part: "board", use: "hang up, and fill in for all to see"},
	Tent:      {name: "Table tents", part: "tent", use: "fold along the line, and stand up", slip: true, mixed: true},
	Brief:     {name: "Brief", part: "brief", use: "hand out at the start, to this team alone", single: true},
	RoleCard:  {name: "Role cards", part: "role", use: "cut; each to one person alone", slip: true, mixed: true},
	Reading:   {name: "Readings", part: "reading", use: "cut; fill in and hand over when the turn begins", slip: true},
	Order:     {name: "Order sheets", part: "order", use: "cut; one a turn, given back sealed", slip: true},
	News:      {name: "News", part: "news", use: "cut, and keep back until its time", slip: true, mixed: true},
	Estimate:  {name: "Estimate cards", part: "estimate", use: "cut; one for each person, before orders are given", single: true},
	Action:    {name: "Free actions", part: "action", use: "cut; for what no lever can do", slip: true},
	Debrief:   {name: "Debrief", part: "debrief", use: "hand out at the end"},
}

// String is what the kind is called.
func (k Kind) String() string { return kinds[k].name }
