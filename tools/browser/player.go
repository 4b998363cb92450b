package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// player is somebody in a classroom with a browser of their own: cookies are not shared.
type player struct {
	name  string
	room  *room
	view  view
	ctx   context.Context
	leave func()
	heard *complaints
	rules string // of axe-core; empty: without
	found []string

	refusals int // pages that were to be refused; the console tells of each
}

// how a player plays.
type manner struct {
	noScript, keyboard bool
}

// enter opens a browser for a player.
func (b *browser) enter(r *room, name string, v view, m manner, rules string) (*player, error) {
	ctx, closed := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	ctx, late := context.WithTimeout(ctx, 10*time.Minute)
	p := &player{name: name, room: r, view: v, ctx: ctx, leave: func() { late(); closed() }, heard: &complaints{at: r.at}, rules: rules}
	if err := chromedp.Listen(ctx, p.hear); err != nil {
		return p, err
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		return p, err
	}
	if m.noScript {
		p.rules = "" // they are a script; the pages are those of the others
		if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
			return p, err
		}
	}
	return p, chromedp.Do(ctx, v.take())
}

// hear keeps what leaves the host, and what is said on the console.
func (p *player) hear(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if strings.HasPrefix(e.Request.URL, p.room.at+"/") {
			return
		}
	case *runtime.EventConsoleAPICalled, *runtime.EventExceptionThrown, *log.EventEntryAdded:
	default:
		return
	}
	p.heard.hear(event)
}

// goes asks for a page, and does not wait for it.
func (p *player) goes(path string) error {
	_, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](fmt.Sprintf("(at => { location = at; return true })(%q)", p.room.at+path)))
	return err
}

// open goes to a page.
func (p *player) open(path string) error {
	r, err := chromedp.Run(p.ctx, chromedp.NavigateResponse(p.room.at+path))
	return p.answered(path, r, err)
}

// press clicks what sends a form, and waits for the page that answers.
func (p *player) press(selector string) error {
	r, err := chromedp.RunResponse(p.ctx, chromedp.Func(func(context.Context, *chromedp.Target) error { return p.click(selector) }))
	return p.answered(selector, r, err)
}

// refused presses what sends a form that is not taken, or asks for a page that is not given.
func (p *player) refused(do func() error, status int64) error {
	p.refusals++
	r, err := chromedp.RunResponse(p.ctx, chromedp.Func(func(context.Context, *chromedp.Target) error { return do() }))
	if err == nil && r.Status != status {
		err = fmt.Errorf("%s is answered with %d, not %d", p.name, r.Status, status)
	}
	return err
}

// tab moves on with the keyboard until the selector has the focus.
func (p *player) tab(selector string) error {
	for range 300 {
		if err := chromedp.Do(p.ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
			return err
		}
		here, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](fmt.Sprintf("document.activeElement.matches(%q)", selector)))
		if err != nil || here {
			return err
		}
	}
	return fmt.Errorf("%s: the keyboard does not reach %s", p.name, selector)
}

// keys types where the focus is.
func (p *player) keys(text string) error { return chromedp.Do(p.ctx, chromedp.KeyEvent(text)) }

// enterKey sends the form in which the focus is.
func (p *player) enterKey() error {
	r, err := chromedp.RunResponse(p.ctx, chromedp.KeyEvent(kb.Enter))
	return p.answered("the key Enter", r, err)
}

func (p *player) answered(what string, r *network.Response, err error) error {
	switch {
	case err != nil:
		return fmt.Errorf("%s: %s: %w", p.name, what, err)
	case r.Status >= 400:
		text, _ := chromedp.Run(p.ctx, chromedp.Evaluate[string]("document.body.innerText"))
		return fmt.Errorf("%s: %s is answered with %d: %s", p.name, what, r.Status, text)
	}
	return nil
}

// fill types into a field, over what stands there.
func (p *player) fill(selector, text string) error {
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](fmt.Sprintf("(f => { f.focus(); f.select(); return true })(document.querySelector(%q))", selector))); err != nil {
		return fmt.Errorf("%s: %s: %w", p.name, selector, err)
	}
	if err := p.keys(text); err != nil {
		return fmt.Errorf("%s: %s: %w", p.name, selector, err)
	}
	return nil
}

// has says whether something is on the page.
func (p *player) has(selector string) (bool, error) {
	return chromedp.Run(p.ctx, chromedp.Evaluate[bool](fmt.Sprintf("document.querySelector(%q) !== null", selector)))
}

// awaits waits until an expression holds in the page: what script keeps fresh takes a moment.
func (p *player) awaits(expression string) error {
	if _, err := chromedp.Run(p.ctx, chromedp.Poll[bool](expression, chromedp.WithPollingInterval(100*time.Millisecond), chromedp.WithPollingTimeout(8*time.Second))); err != nil {
		said, _ := chromedp.Run(p.ctx, chromedp.Evaluate[string](`[...document.querySelectorAll("[role=status], [role=alert], .teams li")].map(e => e.textContent).join("; ")`))
		return fmt.Errorf("%s waits for %s: %w (%s)", p.name, expression, err, said)
	}
	return nil
}

// click clicks at once: a page that is made fresh meanwhile has other elements.
func (p *player) click(selector string) error {
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](fmt.Sprintf("(e => { e.click(); return true })(document.querySelector(%q))", selector))); err != nil {
		return fmt.Errorf("%s: %s: %w", p.name, selector, err)
	}
	return nil
}

// complained is all that is wrong with what a player saw.
func (p *player) complained() []string {
	heard := p.heard.list()
	for range p.refusals {
		if i := slices.IndexFunc(heard, func(what string) bool { return strings.Contains(what, "the server responded with a status of 4") }); i >= 0 {
			heard = slices.Delete(heard, i, i+1)
		}
	}
	list := append(p.found, heard...)
	for i, what := range list {
		list[i] = p.name + ": " + what
	}
	return list
}
