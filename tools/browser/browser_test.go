package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// opened is a browser; the test is skipped, with a reason, where there is none.
func opened(t *testing.T) *browser {
	t.Helper()
	if !slices.ContainsFunc([]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}, func(name string) bool {
		_, err := exec.LookPath(name)
		return err == nil
	}) {
		t.Skip("no Chromium is on the path")
	}
	b, err := start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.stop)
	return b
}

// written is a page with a body.
func written(t *testing.T, body string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	text := `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><style>body{margin:8px;font:16px/1.4 sans-serif}</style><main><h1>A page</h1>` + body + `</main></html>`
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// Each fault is found in the views in which it is one, and a sound page has none.
func TestFaultsAreFound(t *testing.T) {
	b := opened(t)
	for _, c := range []struct{ name, body, want string }{
		{"a sound page", `<p>One line, and <b>one</b> word in it.</p><div style="overflow-x:auto" tabindex="0"><p style="width:2000px">wide, and it scrolls</p></div>`, ""},
		{"a wide line", `<p style="white-space:nowrap">` + strings.Repeat("wide ", 60) + `</p>`, "on a telephone: cut by the edge of the page"},
		{"two lines in one place", `<div style="position:relative;height:3em"><span style="position:absolute">some words here</span><span style="position:absolute;left:2em">other words there</span></div>`, "at a desk: written over each other"},
		{"words beyond a picture", `<svg role="img" aria-label="p" width="100" height="20"><text x="60" y="15">a long label</text></svg>`, "cut by the edge of its picture"},
		{"clipped words", `<div style="width:5em;overflow:hidden;white-space:nowrap">these words are longer than that</div>`, "clipped"},
		{"words on paper alone", `<style>@media print{.p{position:absolute;top:8px}}</style><p class="p">on paper these stand over the head</p>`, "on A4: written over each other"},
		{"more than a page", `<section data-page="one" style="height:1012px">a sheet</section>`, "on A4: longer than a page"},
		{"a request", `<img alt="" src="file:///none.png">`, "asks for file:///none.png"},
		{"a console", `<script>console.warn("oh")</script>`, "says on the console: warning"},
		{"a failure", `<script>nothing.at.all()</script>`, "fails"},
		{"a large page", `<!--` + strings.Repeat("x", most) + `-->`, "it has"},
	} {
		found, err := b.look(written(t, c.body), "")
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if all := strings.Join(found, "\n"); c.want == "" && all != "" || !strings.Contains(all, c.want) {
			t.Errorf("%s: want %q, found\n%s", c.name, c.want, all)
		}
	}
}

// A picture is a PNG as wide as its view.
func TestShoot(t *testing.T) {
	b := opened(t)
	png, err := b.shoot(written(t, "<p>words</p>"), view{width: 375, height: 200})
	if err != nil {
		t.Fatal(err)
	}
	if len(png) < 24 || string(png[1:4]) != "PNG" || png[18] != 375>>8 || png[19] != 375&0xff {
		t.Errorf("%d bytes, %q", len(png), png[:min(len(png), 24)])
	}
}

// What is printed has as many pages as it breaks into, on either paper.
func TestPaper(t *testing.T) {
	b := opened(t)
	file := written(t, `<style>section{break-before:page}.wide{page:wide}@page wide{size:landscape}</style><section>two</section><section class="wide">three</section>`)
	for size, want := range map[string]string{"a4": `/MediaBox \[0 0 84[12][.\d]* 59[56][.\d]*\]`, "letter": `/MediaBox \[0 0 792 612\]`} {
		pdf, err := b.printed(file, size)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(aPage.FindAll(pdf, -1)); n != 3 || !regexp.MustCompile(want).Match(pdf) {
			t.Errorf("%s: %d pages, and none of them lies on its side as %s: %s", size, n, want, regexp.MustCompile(`/MediaBox[^\]]*\]`).FindAll(pdf, -1))
		}
	}
	if err := paper(t.Context(), []string{"--size", "a5", file, "out.pdf"}); err == nil {
		t.Error("a paper that printers do not have is taken")
	}
}

// The rules are those of the file that is given.
func TestRules(t *testing.T) {
	b := opened(t)
	rules := `window.axe = {run: async () => ({violations: [{id: "made", help: "made up", nodes: [{html: "<p>"}]}]})}`
	found, err := b.look(written(t, "<p>words</p>"), rules)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(found, "at a desk: made: made up: <p>") {
		t.Errorf("found %q", found)
	}
	if _, err := b.look(written(t, ""), "this is no script"); err == nil {
		t.Error("rules that are no script are taken")
	}
}
