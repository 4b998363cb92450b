package kit

import (
	"fmt"
	"html/template"

	"wargame/results/number"
	"wargame/scenario"
)

// brief is what a team is told at the start.
type brief struct {
	Team       string
	Text       template.HTML
	Objectives []string
	Levers     []lever
	Covert     bool // some of them are
	Reveal     string
	Budget     *budget
	Sees       []reading
	Public     []reading
	Late       string
}

type budget struct {
	Unit    string
	PerTurn string
	Carry   bool
	About   string
}

// lateTold is the same for the team.
var lateTold = [...]string{
	scenario.LateKeep:        "If you seal nothing in time, your last orders stand.",
	scenario.LateDefault:     "If you seal nothing in time, your levers go back to what they were at the start.",
	scenario.LateFacilitator: "If you seal nothing in time, the facilitator says what your orders are.",
}

// roleCard is what one person of a team is told.
type roleCard struct {
	Team, Role string
	Text       template.HTML
	Sees       []reading
}

// tent stands on a table.
type tent struct{ Team, Role string }

// team adds the sheets of a team but for its news.
func (k *kit) team(i int) {
	t := k.g.Teams[i]
	r := readerOf(t)
	k.add(Tent, r, "Tent", 1, tent{t.Called(), ""})
	for _, x := range t.Roles {
		k.add(Tent, r, "Tent of "+x.Called(), 1, tent{t.Called(), x.Called()})
	}
	k.add(Brief, r, "Brief: "+t.Called(), k.seatsOf(t), k.brief(t))
	for _, x := range t.Roles {
		k.add(RoleCard, ofRole(t, x), x.Called(), 1, roleCard{t.Called(), x.Called(), prose(x.Brief), k.readings(x.Sees)})
	}
	k.slips(t, r, t.Sees)
	for _, x := range t.Roles {
		k.slips(t, ofRole(t, x), x.Sees)
	}
	k.orders(t, r)
}

func ofRole(t *scenario.Team, x *scenario.Role) Reader {
	return Reader{OneTeam, t.Name, x.Name, t.Called() + ", " + x.Called()}
}

func (k *kit) brief(t *scenario.Team) brief {
	v := brief{Team: t.Called(), Text: prose(t.Brief), Levers: k.leversOf(t), Covert: len(t.Covert) > 0, Reveal: "before the debrief",
		Budget: budgetOf(t), Sees: k.readings(t.Sees), Public: k.readings(k.g.Public), Late: lateTold[t.Late]}
	if k.g.Reveal == scenario.RevealNextTurn {
		v.Reveal = "before the next turn"
	}
	for _, o := range t.Objectives {
		v.Objectives = append(v.Objectives, o.Title)
	}
	return v
}

func budgetOf(t *scenario.Team) *budget {
	if t.Budget == nil {
		return nil
	}
	return &budget{t.Budget.Unit, number.Exact(t.Budget.PerTurn), t.Budget.Carry, t.Budget.About}
}

// reads says that somebody in a team sees what not everybody does.
func (k *kit) reads(t *scenario.Team) bool {
	n := len(t.Sees)
	for _, x := range t.Roles {
		n += len(x.Sees)
	}
	return n > 0
}

// readingSlip is what the facilitator writes down for a team or a role when a turn begins.
type readingSlip struct {
	turn
	Called string
	Rows   []readingRow
}

type readingRow struct {
	reading
	AsOf string
	None bool // it is of before the beginning
}

// slips adds a slip a turn of what is seen.
func (k *kit) slips(t *scenario.Team, r Reader, sees []*scenario.Reading) {
	if len(sees) == 0 {
		return
	}
	for _, at := range k.turnsOf() {
		v := readingSlip{turn: at, Called: r.Called}
		for _, x := range k.readings(sees) {
			point := k.g.Steps(at.Number) - x.delay
			row := readingRow{reading: x, None: point < 0}
			if !row.None {
				row.AsOf = k.moment(point)
			}
			v.Rows = append(v.Rows, row)
		}
		k.add(Reading, r, fmt.Sprintf("Readings, turn %d", at.Number), 1, v)
	}
}

// orderSheet is what a team seals.
type orderSheet struct {
	turn
	Team   string
	Levers []lever
	Budget *budget
}

// First says that what stands is known.
func (o orderSheet) First() bool { return o.Number == 1 }

func (k *kit) orders(t *scenario.Team, r Reader) {
	levers := k.leversOf(t)
	for _, at := range k.turnsOf() {
		k.add(Order, r, fmt.Sprintf("Orders, turn %d", at.Number), 1, orderSheet{at, t.Called(), levers, budgetOf(t)})
	}
}
