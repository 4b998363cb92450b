package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp/kb"

	"wargame/play"
)

// class is a game of us-aid-pause in a classroom: a facilitator, the projector, and six phones in three teams; a policy plays the fourth.
type class struct {
	room    *room
	control *player
	screen  *player
	phones  []*player
	folder  string          // for pictures; empty: none
	seen    map[string]bool // pages, each by its name and view
}

// Views of a classroom.
var (
	desk      = view{name: "desk", width: 1280, height: 900}
	projector = view{name: "projector", width: 1280, height: 720}
	phone     = view{name: "phone", width: 375, height: 667}
	narrow    = view{name: "narrow", width: 320, height: 640, dark: true}
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
	r, err := host(ctx, "us-aid-pause", play.Settings{Policies: map[string]string{"moscow": "half_year"}, Odds: play.OddsAll, Worlds: 100, Minutes: 8})
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
func (c *class) everybody() []*player { return append([]*player{c.control, c.screen}, c.phones...) }

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
	for i, p := range c.phones {
		if err := p.join(c, sitting[i].seat, sitting[i].manner.keyboard); err != nil {
			return err
		}
	}
	if err := c.control.awaits(`document.querySelectorAll(".people li").length === 6`); err != nil {
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

// turn plays a turn: estimates, orders, seals, and the facilitator resolves.
func (c *class) turn(turn int) error {
	steps := []func() error{
		func() error { return c.talk(turn) },
		func() error {
			return c.phones[0].orders(false, "us_shells", []string{"0", "0.3", "0.5", "1", "1", "1"}[turn-1], "we count our own shelves")
		},
		func() error {
			return c.phones[2].orders(true, "depot_campaign", []string{"0.5", "0.4", "0.2", "0", "0.5", "0.5"}[turn-1], "their guns fall silent first")
		},
		func() error { return c.draft(turn) },
		func() error {
			return c.phones[4].orders(false, "europe_shells", []string{"1", "1.1", "1", "1", "0.9", "1"}[turn-1], "what we can pay")
		},
		func() error {
			return c.control.awaits(`document.querySelectorAll(".first > .teams .sealed").length === 3`)
		},
	}
	if turn == 2 {
		steps = append(steps, c.lookAround)
	}
	steps = append(steps, func() error { return c.control.press(`form:has([value=resolve]) button`) })
	if turn == 2 {
		steps = append(steps, func() error {
			return c.screen.awaits(`document.querySelector("#report") !== null && document.querySelectorAll("#main .side dd").length > 3 && document.querySelector(".where").textContent.includes("3")`)
		},
			func() error { return c.see(c.screen, "screen", "") }, func() error { return c.see(c.phones[3], "seat-report", "#report") })
	}
	return inTurn(steps...)
}

// orders answers what is asked, gives an order with its reason, and seals. The page may have grown old, where no script keeps it fresh.
func (p *player) orders(keyboard bool, lever, value, because string) error {
	if err := p.open("/seat"); err != nil {
		return err
	}
	for {
		asked, err := p.has("form.estimate")
		if err != nil {
			return err
		}
		if !asked {
			break
		}
		field := "form.estimate [name=chance]"
		if keyboard {
			err = inTurn(func() error { return p.tab(field) }, func() error { return p.keys("40") }, p.enterKey)
		} else {
			err = inTurn(func() error { return p.fill(field, "60") }, func() error { return p.press("form.estimate button") })
		}
		if err != nil {
			return err
		}
	}
	field, why := fmt.Sprintf("[name='order.%s']", lever), fmt.Sprintf("[name='because.%s']", lever)
	if keyboard {
		return inTurn(func() error { return p.tab(field) }, func() error { return p.keys(value) }, func() error { return p.tab(why) }, func() error { return p.keys(because) },
			func() error { return p.tab("button[value=seal]") }, p.enterKey)
	}
	return inTurn(func() error { return p.fill(field, value) }, func() error { return p.fill(why, because) }, func() error { return p.press("button[value=seal]") })
}

// draft types an order and leaves it: it is saved as it is typed.
func (c *class) draft(turn int) error {
	p := c.phones[5]
	return inTurn(func() error { return p.fill("[name='order.europe_buys']", "0.5") }, func() error {
		return p.awaits(`document.querySelector(".saved").textContent === document.body.dataset.saved`)
	},
		func() error {
			if turn != 2 {
				return nil
			}
			return c.see(p, "seat-orders", "#orders")
		})
}

// talk asks the facilitator something, and has it answered.
func (c *class) talk(turn int) error {
	if turn != 2 {
		return nil
	}
	p := c.phones[3]
	return inTurn(
		func() error { return p.fill("#text", "Has Washington said when deliveries go on?") }, func() error { return p.press("button[value=message]") },
		func() error { return c.control.awaits(`document.querySelector(".ask_open") !== null`) },
		func() error { return c.control.fill("[id^=answer-]", "Not in public. Ask them at their table.") },
		func() error { return c.control.press(`button[name=to][value="kyiv/air_force"]`) },
		func() error { return p.awaits(`document.querySelector(".answer") !== null`) })
}

// lookAround takes the pictures of a turn in which all have sealed.
func (c *class) lookAround() error {
	for _, s := range []struct {
		p        *player
		name, at string
	}{{c.phones[0], "seat-sealed", "#orders"}, {c.phones[1], "seat-dark", "#readings"}, {c.phones[2], "seat-readings", "#readings"}, {c.phones[3], "seat-messages", "#messages"}, {c.control, "control", ""}} {
		if err := c.see(s.p, s.name, s.at); err != nil {
			return err
		}
	}
	return nil
}

// end looks at what stands when the last turn is over, and closes the game.
func (c *class) end() error {
	for _, p := range c.phones[1:] {
		if err := p.awaits(`document.querySelector(".notice a[href='/debrief']") !== null`); err != nil {
			return err
		}
	}
	for _, s := range []struct {
		p    *player
		name string
	}{{c.screen, "screen-end"}, {c.phones[5], "seat-end"}, {c.control, "control-end"}} {
		if err := c.see(s.p, s.name, ""); err != nil {
			return err
		}
	}
	return nil
}

// see checks a page, and takes its picture: what stands in the window, from a place on the page down.
func (c *class) see(p *player, name, from string) error {
	key := name + " " + p.view.name
	if c.seen[key] {
		return nil
	}
	c.seen[key] = true
	if err := p.check(name); err != nil || c.folder == "" || c.seen[name] {
		return err
	}
	c.seen[name] = true
	png, err := p.shoot(from)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(filepath.Join(c.folder, name+".png"), png, 0o666)
}

// inTurn does one after the other, as long as all goes well.
func inTurn(steps ...func() error) error {
	for _, do := range steps {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}
