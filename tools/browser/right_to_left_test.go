package main

import (
	"testing"

	"github.com/chromedp/chromedp"

	"wargame/play"
)

// unturned are elements whose first letter is Hebrew or Arabic and that are laid out from left to right: an array of sentences. What the
// interface itself says runs as the page does.
const unturned = `[...document.querySelectorAll("#main *, header *")].filter(e => !e.closest("svg, select, option, optgroup") && e.tagName !== "TEXTAREA" &&
	[...e.childNodes].some(n => n.nodeType === 3 && /^\s*[\u0590-\u06ff]/.test(n.data)) && getComputedStyle(e).direction !== "rtl")
	.map(e => "runs from left to right: " + e.outerHTML.slice(0, 120))`

// The texts of a scenario run as their letters do, whatever stands round them; and nothing is written over anything where the whole page
// runs from right to left.
func TestRightToLeft(t *testing.T) {
	b := opened(t)
	r, err := host(t.Context(), "testdata/right-to-left.yaml", play.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.stop)
	enter := func(name string, v view) *player {
		p, err := b.enter(r, name, v, manner{}, "")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(p.leave)
		return p
	}
	control, screen, seat := enter("the facilitator", desk), enter("the screen", projector), enter("נועה", phone)
	look := func(p *player, where string) {
		t.Helper()
		for _, script := range []string{unturned, boxes, `(document.documentElement.dir = "rtl", 0); ` + boxes, `(document.documentElement.dir = "ltr", [])`} {
			found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](script))
			if err != nil {
				t.Fatalf("%s: %v", where, err)
			}
			for _, what := range found {
				t.Errorf("%s: %s", where, what)
			}
		}
	}
	do := func(steps ...func() error) {
		t.Helper()
		if err := inTurn(steps...); err != nil {
			t.Fatal(err)
		}
	}
	do(func() error { return control.open(r.web.ControlPath()) }, func() error { return screen.open("/screen?c=" + r.web.Code()) },
		func() error { return seat.open("/?c=" + r.web.Code()) })
	look(seat, "join")
	do(func() error { return seat.fill("#name", seat.name) }, func() error { return seat.click(`input[value="north"]`) }, func() error { return seat.press("button.main") },
		func() error { return seat.fill("form.estimate [name=chance]", "40") }, func() error { return seat.press("form.estimate button") },
		func() error { return seat.fill("[name='because.patrols']", "כדי לשמור על המעבר") }, func() error { return seat.fill("#text", "מה נאמר לדרום?") },
		func() error { return seat.press("button[value=message]") })
	look(seat, "seat")
	do(func() error { return control.awaits(`document.querySelector(".ask_open") !== null`) },
		func() error { return control.click("[name=late]") }, func() error { return control.press("form:has([value=resolve]) button") },
		func() error { return screen.awaits(`document.querySelector("#report") !== null`) }, func() error { return seat.awaits(`document.querySelector("#report") !== null`) })
	look(control, "control")
	look(screen, "screen")
	look(seat, "seat in the second turn")
	for _, p := range []*player{control, screen, seat} {
		for _, what := range p.complained() {
			t.Error(what)
		}
	}
}

// Letters that are too small for the back of a room are found, in pictures as in texts, and what is looked for first is to be larger.
func TestLetters(t *testing.T) {
	b := opened(t)
	for _, c := range []struct{ name, body, want string }{
		{"a large text", `<p style="font-size:22px">words</p><p class="value" style="font-size:40px"><span>7</span></p>`, ""},
		{"a small text", `<p style="font-size:21px">words</p>`, "letters 21.0 pixels high, not 22: words"},
		{"a small number", `<p class="value" style="font-size:30px"><span>7</span></p>`, "letters 30.0 pixels high, not 40: 7"},
		{"a picture made smaller", `<svg role="img" viewBox="0 0 200 50" width="100" height="25"><text y="40" font-size="30">label</text></svg>`, "letters 15.0 pixels high, not 22: label"},
		{"a picture made larger", `<svg role="img" viewBox="0 0 200 50" width="400" height="100"><text y="40" font-size="12">label</text></svg>`, ""},
	} {
		ctx, stop := b.tab()
		at, err := address(written(t, c.body))
		if err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, projector.take(), chromedp.Navigate(at)); err != nil {
			t.Fatal(err)
		}
		found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](letters+far))
		stop()
		if err != nil {
			t.Fatal(err)
		}
		if len(found) > 1 || c.want == "" && len(found) > 0 || c.want != "" && (len(found) == 0 || found[0] != c.want) {
			t.Errorf("%s: want %q, found %q", c.name, c.want, found)
		}
	}
}

// What the keyboard does not come to is found, and a focus that is not seen.
func TestWalk(t *testing.T) {
	b := opened(t)
	for _, c := range []struct{ name, body, want string }{
		{"a sound page", `<style>:focus-visible{outline:3px solid}</style><a href="#x">to x</a><details><summary>more</summary><button>inside</button></details><input type="radio" name="r"><input type="radio" name="r">`, ""},
		{"no focus to be seen", `<style>:focus{outline:none}</style><button>go</button>`, `the focus is not seen on button "go"`},
		{"a focus out of sight", `<button style="position:absolute;left:-999px">go</button>`, `the focus is out of sight on button "go"`},
		{"a trap", `<button onkeydown="event.preventDefault()">go</button><a href="#x">to x</a>`, `the keyboard does not reach a "to x"`},
	} {
		ctx, stop := b.tab()
		at, err := address(written(t, c.body))
		if err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, desk.take(), chromedp.Navigate(at)); err != nil {
			t.Fatal(err)
		}
		found, _, err := (&player{name: c.name, ctx: ctx}).walk()
		stop()
		if err != nil {
			t.Fatal(err)
		}
		if c.want == "" && len(found) > 0 || c.want != "" && (len(found) != 1 || found[0] != c.want) {
			t.Errorf("%s: want %q, found %q", c.name, c.want, found)
		}
	}
}
