package web

import (
	"cmp"
	"slices"
	"strings"

	"wargame/play"
)

// laidTurn is a turn that is over: what each team ordered, side by side.
type laidTurn struct {
	Page  *laid
	Turn  int
	Teams []laidTeam
	Fired string // events of the model, for who may know
}

// laidTeam is a team in such a turn. What nobody may see yet is left out.
type laidTeam struct {
	Title  string
	Late   bool
	Orders []laidUsed
}

type laidUsed struct {
	Lever, Says, Because string
	How                  string // empty: as the team sealed it, or not to be told
}

// Report is the turn just over; nil in the first.
func (p *laid) Report() *laidTurn {
	if len(p.Played) == 0 {
		return nil
	}
	return p.turn(p.Played[len(p.Played)-1])
}

// Before are the turns before that, the latest first.
func (p *laid) Before() []*laidTurn {
	var list []*laidTurn
	for _, t := range slices.Backward(p.Played[:max(len(p.Played)-1, 0)]) {
		list = append(list, p.turn(t))
	}
	return list
}

func (p *laid) turn(t play.TurnView) *laidTurn {
	out := &laidTurn{Page: p, Turn: t.Turn}
	for _, team := range p.Teams {
		side := laidTeam{Title: team.Title, Late: slices.Contains(t.Late, team.Name)}
		for _, u := range t.Orders {
			if u.Team != team.Name {
				continue
			}
			used := laidUsed{Lever: p.LeverCalled(u.Lever), Says: p.LeverSays(u.Lever, u.Value), Because: u.Because}
			if u.How != play.BySeal {
				used.How = string(u.How)
			}
			side.Orders = append(side.Orders, used)
		}
		out.Teams = append(out.Teams, side)
	}
	fired := make([]string, len(t.Fired))
	for i, f := range t.Fired {
		fired[i] = p.EventCalled(f.Event) + " (" + p.When(f.Point) + ")"
	}
	out.Fired = strings.Join(fired, ", ")
	return out
}

// News are the injects of this turn.
func (p *laid) News() []play.InjectView {
	return p.newsOf(func(turn int) bool { return turn == p.Turn })
}

// OldNews are those before, the latest first.
func (p *laid) OldNews() []play.InjectView {
	list := p.newsOf(func(turn int) bool { return turn != p.Turn })
	slices.Reverse(list)
	return list
}

func (p *laid) newsOf(turn func(int) bool) []play.InjectView {
	var list []play.InjectView
	for _, x := range p.Injects {
		if turn(x.Turn) {
			list = append(list, x)
		}
	}
	return list
}

// laidMessage is a message with what was answered to it.
type laidMessage struct {
	play.Told[play.Message]
	Answers []play.Told[play.Message]
	State   string // of what a team asked: key of a text
}

// Talk are the messages, answers below what they answer.
func (p *laid) Talk() []laidMessage {
	var list []laidMessage
	for _, m := range p.Messages {
		if i := slices.IndexFunc(list, func(x laidMessage) bool { return x.Seq == m.What.Answers }); i >= 0 {
			list[i].Answers = append(list[i].Answers, m)
			if list[i].State != "" && list[i].State != "ask_released" {
				list[i].State = "ask_answered"
			}
			if list[i].State != "" && m.All {
				list[i].State = "ask_released"
			}
			continue
		}
		x := laidMessage{Told: m}
		if m.By.Team() != "" {
			x.State = "ask_open"
		}
		list = append(list, x)
	}
	return list
}

// logLine is something that a team did or was told.
type logLine struct {
	Turn       int
	Kind, Text string // key of a text, and what was said
}

// Log is what a seat of a team has done and was told, turn by turn.
func (p *laid) Log() []logLine {
	if p.Own == nil {
		return nil
	}
	var list []logLine
	for _, x := range p.Injects {
		list = append(list, logLine{x.Turn, "log_news", cmp.Or(x.What.Title, x.What.Text)})
	}
	for _, x := range p.Own.Estimates {
		if x.Chance != nil {
			list = append(list, logLine{x.Turn, "log_estimate", x.Ask + " " + sayChance(x.Chance)})
		}
	}
	for _, m := range p.Messages {
		text := m.What.Text
		if m.What.Action != nil {
			text = m.What.Action.Title
		}
		list = append(list, logLine{m.Turn, "log_message", p.SeatCalled(m.By) + ": " + text})
	}
	for _, t := range p.Played {
		for _, u := range t.Orders {
			if u.Team == p.Own.Team {
				list = append(list, logLine{t.Turn, "log_order", strings.TrimSuffix(p.LeverCalled(u.Lever)+": "+p.LeverSays(u.Lever, u.Value)+" – "+u.Because, " – ")})
			}
		}
	}
	for _, x := range p.Rulings {
		list = append(list, logLine{x.Turn, "log_ruling", x.What.Title})
	}
	slices.SortStableFunc(list, func(a, b logLine) int { return a.Turn - b.Turn })
	return list
}
