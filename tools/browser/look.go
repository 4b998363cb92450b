package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed boxes.js
var boxes string

// most is how large a page may be, in bytes.
const most = 1 << 20

// view is a way of reading a page.
type view struct {
	name          string
	width, height int64 // height 0: of the whole page
	dark, print   bool
	still         bool   // the reader prefers that nothing moves
	top           int64  // of a picture: how far down the page it begins
	head          string // or the head at which it does
}

// views are those in which each page is looked at. Paper is 96 pixels an inch: A4 and US Letter without their margins of 15 mm.
var views = []view{
	{name: "at a desk", width: 1280, height: 900},
	{name: "at a desk, dark", width: 1280, height: 900, dark: true},
	{name: "on a telephone", width: 375, height: 667},
	{name: "on A4", width: 680, height: 1009, print: true},
	{name: "on US Letter", width: 702, height: 942, print: true},
}

// browser is a Chromium without a window.
type browser struct {
	ctx  context.Context
	stop func()
}

func start(ctx context.Context) (*browser, error) {
	// Its sandbox is refused to a superuser, which builders in containers are; the pages are ours.
	ctx, end := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)...)
	ctx, quit := chromedp.NewContext(ctx)
	stop := func() { quit(); end() }
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, fmt.Errorf("no Chromium could be started: %w", err)
	}
	return &browser{ctx, stop}, nil
}

// look says what is wrong with a page in each view, and by the rules of axe-core, whose text is given; empty: without.
func (b *browser) look(file, rules string) (found []string, err error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.Size() > most {
		found = append(found, fmt.Sprintf("it has %d bytes, and may have %d", info.Size(), most))
	}
	for _, v := range views {
		seen, err := b.inView(file, v, rules)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", v.name, err)
		}
		for _, what := range seen {
			found = append(found, v.name+": "+what)
		}
	}
	return found, nil
}

// inView opens a page in a view and says what is wrong with it.
func (b *browser) inView(file string, v view, rules string) (found []string, err error) {
	ctx, stop := b.tab()
	defer stop()
	at, err := address(file)
	if err != nil {
		return nil, err
	}
	said := &complaints{at: at}
	if err := chromedp.Listen(ctx, said.hear); err != nil {
		return nil, err
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		return nil, err
	}
	if err := chromedp.Do(ctx, v.take(), chromedp.Navigate(at)); err != nil {
		return nil, err
	}
	cut, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](boxes))
	if err != nil {
		return nil, err
	}
	found = append(said.list(), cut...)
	if rules == "" || v.print {
		return found, nil
	}
	broken, err := broken(ctx, rules)
	return append(found, broken...), err
}

// complaints are what a page at an address asks for and says.
type complaints struct {
	at    string
	mu    sync.Mutex
	heard []string
}

func (c *complaints) hear(event any) {
	what := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if e.Request.URL != c.at && !strings.HasPrefix(e.Request.URL, "data:") {
			what = "asks for " + e.Request.URL
		}
	case *runtime.EventConsoleAPICalled:
		what = "says on the console: " + string(e.Type)
	case *runtime.EventExceptionThrown:
		what = "fails: " + e.ExceptionDetails.Text
	case *log.EventEntryAdded:
		what = "is complained of: " + e.Entry.Text
	}
	if what != "" {
		c.mu.Lock()
		c.heard = append(c.heard, what)
		c.mu.Unlock()
	}
}

func (c *complaints) list() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.heard)
}

// tab is a fresh page of the browser.
func (b *browser) tab() (context.Context, func()) {
	ctx, closed := chromedp.NewContext(b.ctx)
	ctx, late := context.WithTimeout(ctx, 3*time.Minute)
	return ctx, func() { late(); closed() }
}

// take sets a tab up for the view.
func (v view) take() chromedp.Action[chromedp.Void] {
	media, scheme, motion, height := "screen", "light", "no-preference", v.height
	if v.print {
		media = "print"
	}
	if v.dark {
		scheme = "dark"
	}
	if v.still {
		motion = "reduce"
	}
	if height == 0 {
		height = 900
	}
	return chromedp.Steps(chromedp.EmulateViewport(v.width, height), chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media,
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: motion}}})
		return err
	}))
}

// broken are the rules of axe-core that the page in a tab breaks, each with the first places.
func broken(ctx context.Context, rules string) ([]string, error) {
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[int](rules+"\n;0")); err != nil {
		return nil, err
	}
	const ask = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r =>
		r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(" | ")))`
	return chromedp.Run(ctx, chromedp.Evaluate[[]string](ask, chromedp.EvalAwaitPromise))
}

// shoot is a picture of a page in a view, as PNG.
func (b *browser) shoot(file string, v view) ([]byte, error) {
	ctx, stop := b.tab()
	defer stop()
	at, err := address(file)
	if err != nil {
		return nil, err
	}
	if err := chromedp.Do(ctx, v.take(), chromedp.Navigate(at)); err != nil {
		return nil, err
	}
	height := float64(v.height)
	if height == 0 {
		if height, err = chromedp.Run(ctx, chromedp.Evaluate[float64]("document.documentElement.scrollHeight")); err != nil {
			return nil, err
		}
	}
	top := float64(v.top)
	if v.head != "" {
		const find = `(head => [...document.querySelectorAll("h1, h2, h3")].find(h => h.textContent === head).getBoundingClientRect().top)(%q)`
		if top, err = chromedp.Run(ctx, chromedp.Evaluate[float64](fmt.Sprintf(find, v.head))); err != nil {
			return nil, fmt.Errorf("no head %q: %w", v.head, err)
		}
		top = max(0, top-24)
	}
	whole := true
	picture, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &whole,
		Clip: &page.Viewport{Y: top, Width: float64(v.width), Height: height, Scale: 1}})
	return picture.Data, err
}
