package main

import (
	"fmt"

	"github.com/chromedp/chromedp/kb"
)

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
	switch turn {
	case 1:
		steps = append([]func() error{c.early}, append(steps, c.stays)...)
	case 2:
		steps = append(steps, c.lookAround)
	}
	steps = append(steps, func() error { return c.control.tab(`form:has([value=resolve]) button`) }, c.control.enterKey)
	if turn == 2 {
		steps = append(steps, func() error {
			return c.screen.awaits(`document.querySelector("#report") !== null && document.querySelectorAll("#main .side dd").length > 3 && document.querySelector(".where").textContent.includes("3")`)
		},
			func() error { return c.see(c.screen, "screen", "") }, func() error { return c.see(c.phones[3], "seat-report", "#report") })
	}
	return inTurn(steps...)
}

// shut is what the facilitator's focus stands on while others do something.
const shut = "details:has(#own-text) > summary"

// early is a turn that is to be resolved before all have sealed: it is not.
func (c *class) early() error {
	p := c.control
	return inTurn(func() error { return p.tab(`form:has([value=resolve]) button`) }, func() error { return p.refused(func() error { return p.keys(kb.Enter) }, 409) },
		func() error { return c.look(p, "refused-desk") },
		func() error { return p.tab("main a") }, p.enterKey, func() error { return p.tab(shut) })
}

// stays holds that the focus of the facilitator is where it was, although the page is another.
func (c *class) stays() error {
	here, err := c.control.has(shut + ":focus")
	if err == nil && !here {
		err = fmt.Errorf("%s: the focus went away when the page was made fresh", c.control.name)
	}
	return err
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
		func() error { return c.control.tab("[id^=answer-]") }, func() error { return c.control.keys("Not in public. Ask them at their table.") },
		func() error { return c.control.tab(`button[name=to][value="kyiv/air_force"]`) }, c.control.enterKey,
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

// inTurn does one after the other, as long as all goes well.
func inTurn(steps ...func() error) error {
	for _, do := range steps {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}
