package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp/kb"

	"wargame/play"
)

// class is a game of us-aid-pause in a classroom: a facilitator with a keyboard alone, the projector, six phones in three teams, and somebody
// who mistypes everything and looks on; a policy plays the fourth team.
type class struct {
	room    *room
	control *player
	screen  *player
	phones  []*player
	astray  *player
	folder  string          // for pictures; empty: none
	seen    map[string]bool // pages, each by its name and view
}

// Views of a classroom.
var (
	desk      = view{name: "desk", width: 1280, height: 900}
	projector = view{name: "projector", width: 1280, height: 720}
	phone     = view{name: "phone", width: 375, height: 667}
	narrow    = view{name: "narrow", width: 320, height: 640, dark: true, still: true}
)

// sitting are the six, the first of each team the one who seals.
var sitting = []struct {
	name, seat string
	view       view
	manner     manner
}{
	{"Olena", "washington", phone, manner{noScript: true}},
	{"Ben", "washington/pentagon", narrow, manner{}},
	{"Min-jun", "kyiv/president", phone, manner{keyboard: true}},
	{"Daria", "kyiv/air_force", phone, manner{}},
	{"Aisha", "europe", phone, manner{}},
	{"Jonas", "europe/eastern_flank", phone, manner{}},
}

// gather opens the room and everybody's browser.
func gather(ctx context.Context, b *browser, rules, folder string) (*class, error) {
	r, err := host(ctx, "library/us-aid-pause", play.Settings{Policies: map[string]string{"moscow": "half_year"}, Odds: play.OddsAll, Worlds: 100, Minutes: 8})
	if err != nil {
		return nil, err
	}
	c := &class{room: r, folder: folder, seen: map[string]bool{}}
	if c.control, err = b.enter(r, "the facilitator", desk, manner{}, rules); err != nil {
		return c, err
	}
	if c.screen, err = b.enter(r, "the screen", projector, manner{}, rules); err != nil {
		return c, err
	}
	if c.astray, err = b.enter(r, "the one astray", phone, manner{}, rules); err != nil {
		return c, err
	}
	for _, s := range sitting {
		p, err := b.enter(r, s.name, s.view, s.manner, rules)
		if err != nil {
			return c, err
		}
		c.phones = append(c.phones, p)
	}
	return c, nil
}

// everybody who sits in the room.
func (c *class) everybody() []*player {
	return append([]*player{c.control, c.screen, c.astray}, c.phones...)
}

// close sends everybody home.
func (c *class) close() {
	for _, p := range c.everybody() {
		if p != nil {
			p.leave()
		}
	}
	c.room.stop()
}

// play plays the whole game, and says what was wrong with what was seen.
func (c *class) play() ([]string, error) {
	if err := c.begin(); err != nil {
		return nil, err
	}
	const turns = 6
	for turn := 1; turn <= turns; turn++ {
		if err := c.turn(turn); err != nil {
			return nil, fmt.Errorf("turn %d: %w", turn, err)
		}
	}
	if err := c.end(); err != nil {
		return nil, err
	}
	var found []string
	for _, p := range c.everybody() {
		found = append(found, p.complained()...)
	}
	return found, nil
}

// begin lets everybody sit down.
func (c *class) begin() error {
	if err := errors.Join(c.control.open(c.room.web.ControlPath()), c.screen.open("/screen?c="+c.room.web.Code())); err != nil {
		return err
	}
	if err := c.see(c.screen, "screen-join", ""); err != nil {
		return err
	}
	first := c.phones[0]
	if err := first.open("/ping"); err != nil {
		return err
	}
	if err := c.see(first, "ping", ""); err != nil {
		return err
	}
	if err := c.stray(); err != nil {
		return err
	}
	for i, p := range c.phones {
		if err := p.join(c, sitting[i].seat, sitting[i].manner.keyboard); err != nil {
			return err
		}
	}
	if err := c.control.awaits(`document.querySelectorAll(".people li").length === 7`); err != nil {
		return err
	}
	if err := c.see(c.phones[3], "seat-brief", ""); err != nil {
		return err
	}
	return c.see(c.control, "control-begin", "")
}

// join types the code and a name, and takes a seat.
func (p *player) join(c *class, seat string, keyboard bool) error {
	if err := p.open("/"); err != nil {
		return err
	}
	if err := c.see(p, "join-code", ""); err != nil {
		return err
	}
	place := fmt.Sprintf(`input[value=%q]`, seat)
	if keyboard {
		return inTurn(
			func() error { return p.tab("#code") }, func() error { return p.keys(strings.ToLower(c.room.web.Code())) }, p.enterKey,
			func() error { return p.tab("#name") }, func() error { return p.keys(p.name) },
			func() error { return p.tab("input[type=radio]") }, func() error { return p.arrows(place) }, p.enterKey)
	}
	return inTurn(
		func() error { return p.fill("#code", strings.ToLower(c.room.web.Code())) }, func() error { return p.press("button.main") },
		func() error { return c.see(p, "join-seats", "") },
		func() error { return p.fill("#name", p.name) }, func() error { return p.click(place) }, func() error { return p.press("button.main") })
}

// arrows moves on in a group of choices, and chooses.
func (p *player) arrows(selector string) error {
	if err := p.keys(" "); err != nil {
		return err
	}
	for range 40 {
		if here, err := p.has(selector + ":checked"); err != nil || here {
			return err
		}
		if err := p.keys(kb.ArrowDown); err != nil {
			return err
		}
	}
	return fmt.Errorf("%s: the arrows do not reach %s", p.name, selector)
}

// stray is refused for a wrong code, at a door that is not theirs, and for want of a name; then they look on.
func (c *class) stray() error {
	p := c.astray
	return inTurn(
		func() error { return p.refused(func() error { return p.goes("/control") }, 404) },
		func() error { return p.open("/") }, func() error { return p.fill("#code", "2345") },
		func() error { return p.refused(func() error { return p.click("button.main") }, 404) },
		func() error { return c.see(p, "refused", "") },
		func() error { return p.open("/?c=" + c.room.web.Code()) }, func() error { return p.fill("#name", "  ") }, func() error { return p.click("input[value=observer]") },
		func() error { return p.refused(func() error { return p.click("button.main") }, 409) },
		func() error { return c.look(p, "join-nameless") },
		func() error { return p.fill("#name", "Noor") }, func() error { return p.click("input[value=observer]") }, func() error { return p.press("button.main") },
		func() error { return c.see(p, "seat-observer", "") })
}

// end looks at what stands when the last turn is over, reads the debrief and closes the game.
func (c *class) end() error {
	for _, p := range append([]*player{c.astray}, c.phones[1:]...) {
		if err := p.awaits(`document.querySelector(".notice a[href='/debrief']") !== null`); err != nil {
			return err
		}
	}
	last, reader := c.phones[5], c.phones[4]
	return inTurn(
		func() error { return c.screen.awaits(`document.querySelector(".notice") !== null`) },
		func() error { return c.see(c.screen, "screen-end", "") }, func() error { return c.see(last, "seat-end", "") },
		func() error { return c.control.awaits(`document.querySelector(".notice a") !== null`) },
		func() error { return c.see(c.control, "control-end", "") },
		func() error { return reader.press(".notice a") }, func() error { return c.see(reader, "debrief", "") },
		func() error { return c.control.tab(".notice a") }, c.control.enterKey,
		func() error { return c.control.open("/control") },
		func() error { return c.control.tab("details:has([value=close]) > summary") }, func() error { return c.control.keys(kb.Enter) },
		func() error { return c.control.tab("form:has([value=close]) button") }, c.control.enterKey,
		func() error { return last.awaits(`document.querySelector(".phase").textContent === "closed"`) })
}
