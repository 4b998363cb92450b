package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What is evaluated in a page; each file says what it gives.
var (
	//go:embed letters.js
	letters string
	//go:embed focus.js
	focus string
	//go:embed unreached.js
	unreached string
)

// far are the letters of a screen of 1280 that is read at 8 m: all are at least 22 pixels high, and what is looked for first 40.
const far = `(22, 40, ".value > span:first-child, .clock, .joining .address, .joining .code")`

// see takes the picture of a page, of what stands in the window, from a place on the page down; empty: from the top. Then it looks at it.
func (c *class) see(p *player, name, from string) error {
	if c.folder != "" && !c.seen[name] {
		c.seen[name] = true
		picture, err := p.shoot(from)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(c.folder, name+".png"), picture, 0o666); err != nil {
			return err
		}
	}
	return c.look(p, name)
}

// look checks a page, once in each view.
func (c *class) look(p *player, name string) error {
	key := name + " " + p.view.name
	if c.seen[key] {
		return nil
	}
	c.seen[key] = true
	if err := p.check(name); err != nil {
		return fmt.Errorf("%s: %s: %w", p.name, name, err)
	}
	return nil
}

// check looks at the page as the player has it, walks through it with the keyboard, and looks again with all that can be opened open, on
// the narrowest phone, in the dark. The page is then as it was.
func (p *player) check(where string) error {
	found, err := p.wrong()
	if err != nil {
		return err
	}
	if p.view == projector {
		small, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](letters+far))
		if err != nil {
			return err
		}
		found = append(found, small...)
	}
	walked, opened, err := p.walk()
	if err != nil {
		return err
	}
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`(document.activeElement.blur(), true)`)); err != nil {
		return err
	}
	if err := chromedp.Do(p.ctx, narrow.take()); err != nil {
		return err
	}
	again, err := p.wrong()
	if err != nil {
		return err
	}
	for _, what := range again {
		walked = append(walked, "on the narrowest phone, in the dark: "+what)
	}
	for _, what := range append(found, walked...) {
		p.found = append(p.found, where+": "+what)
	}
	if err := chromedp.Do(p.ctx, p.view.take()); err != nil || !opened {
		return err
	}
	r, err := chromedp.RunResponse(p.ctx, chromedp.Reload())
	return p.answered("the page again", r, err)
}

// wrong is what is cut off, written over, moves, or is against the rules.
func (p *player) wrong() ([]string, error) {
	found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](boxes))
	if err != nil {
		return nil, err
	}
	const moves = `document.getAnimations().map(a => "something moves: " + a.effect.target.outerHTML.slice(0, 60))`
	moving, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](moves))
	if err != nil || p.rules == "" {
		return append(found, moving...), err
	}
	ruled, err := broken(p.ctx, p.rules)
	return slices.Concat(found, moving, ruled), err
}

// walk goes through the page with the key Tab, opens with Enter what is shut, and says what it does not come to, or without the focus being seen.
func (p *player) walk() (found []string, opened bool, err error) {
	type stop struct {
		Place int      `json:"place"`
		Shut  bool     `json:"shut"`
		Wrong []string `json:"wrong"`
	}
	reached := []int{}
	const longest = 1000 // no page has so much to come to
	for range longest {
		if err := p.keys(kb.Tab); err != nil {
			return nil, false, err
		}
		at, err := chromedp.Run(p.ctx, chromedp.Evaluate[stop](focus))
		if err != nil {
			return nil, false, err
		}
		if slices.Contains(reached, at.Place) {
			break
		}
		if at.Place < 0 { // from the end to the top
			continue
		}
		reached, found = append(reached, at.Place), append(found, at.Wrong...)
		if !at.Shut {
			continue
		}
		opened = true
		if err := p.keys(kb.Enter); err != nil {
			return nil, false, err
		}
	}
	list, err := json.Marshal(reached)
	if err != nil {
		return nil, false, err
	}
	missed, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](unreached+"("+string(list)+")"))
	return append(found, missed...), opened, err
}

// shoot is a picture as large as the window, from an element down; empty: from the top. On a phone it is as long as two windows.
func (p *player) shoot(from string) ([]byte, error) {
	top, height, whole := 0.0, float64(p.view.height), true
	if p.view.width < 600 {
		height *= 2
	}
	if from != "" {
		var err error
		if top, err = chromedp.Run(p.ctx, chromedp.Evaluate[float64](fmt.Sprintf("document.querySelector(%q).getBoundingClientRect().top + scrollY", from))); err != nil {
			return nil, err
		}
	}
	most, err := chromedp.Run(p.ctx, chromedp.Evaluate[float64]("document.documentElement.scrollHeight"))
	if err != nil {
		return nil, err
	}
	picture, err := chromedp.Call(p.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &whole,
		Clip: &page.Viewport{Y: top, Width: float64(p.view.width), Height: min(height, max(most-top, 1)), Scale: 1}})
	if err != nil {
		return nil, err
	}
	return smaller(picture.Data)
}

// smaller is the same picture in fewer bytes: in the 256 colours that it has most of, the others as the nearest of these.
func smaller(picture []byte) ([]byte, error) {
	m, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, err
	}
	area, count := m.Bounds(), map[color.Color]int{}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			count[m.At(x, y)]++
		}
	}
	colors := slices.SortedFunc(maps.Keys(count), func(a, b color.Color) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(number(a), number(b)))
	})
	out := image.NewPaletted(area, colors[:min(len(colors), 256)])
	draw.Draw(out, area, m, area.Min, draw.Src)
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out)
	return b.Bytes(), err
}

// number puts colours in an order.
func number(c color.Color) uint32 {
	r, g, b, _ := c.RGBA()
	return r>>8<<16 | g>>8<<8 | b>>8
}
