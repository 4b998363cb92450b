package debrief

import (
	"wargame/play"
	"wargame/scenario/source"
)

// Inject is news that came.
type Inject struct {
	Turn   int      `json:"turn"`
	Title  string   `json:"title"`
	Text   string   `json:"text"`
	To     []string `json:"to"`
	Fires  string   `json:"fires,omitempty"` // the event of the model that came with it
	Edited bool     `json:"edited,omitempty"`
}

// Ruling is what was ruled.
type Ruling struct {
	Turn int `json:"turn"`
	play.Ruling
	Did []string `json:"did,omitempty"` // to the model, in words
}

// Rewind is a going back to the begin of a turn.
type Rewind struct {
	From   int    `json:"from"` // the turn in which it was
	To     int    `json:"to"`
	Reason string `json:"reason,omitempty"`
}

// told gathers what was handed out, ruled and taken back.
func (d *Debrief) told(g *play.Game) error {
	v, err := g.View(play.Facilitator)
	if err != nil {
		return err
	}
	for _, x := range v.Injects {
		y := Inject{x.Turn, calledInject(x.What), source.OneLine(x.What.Text), x.What.To, "", x.What.Edited}
		if q, ok := g.Scenario.Quantity(x.What.Fires); ok {
			y.Fires = titled(g.Scenario.Label(q))
		}
		d.Injects = append(d.Injects, y)
	}
	for _, x := range v.Rulings {
		y := Ruling{Turn: x.Turn, Ruling: x.What}
		if x.What.Success {
			for _, m := range x.What.Moves {
				y.Did = append(y.Did, moved(g.Scenario, m))
			}
		}
		d.Rulings = append(d.Rulings, y)
	}
	turn := 1
	for _, e := range g.Entries {
		if e.Kind == play.KindRewound {
			x, err := play.Body[play.Rewound](e)
			if err != nil {
				return err
			}
			d.Rewinds = append(d.Rewinds, Rewind{turn, x.Turn, x.Reason})
		}
		turn = e.Turn
	}
	return nil
}
