package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"wargame/scenarios"
)

// browsers are those that print a page without a window, by the names that they have on a path.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome"}

// aPage is an object of a PDF file that is a page, as Chromium writes it.
var aPage = regexp.MustCompile(`/Type\s*/Page\b`)

// Each page is printed on both sides of one sheet. US Letter is what a browser without a window takes, and has the less room: A4 has
// 3% less to a line, and 7% more lines.
func TestPrintsOnOneSheet(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser is slow to start")
	}
	browser := ""
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		t.Skipf("no browser to print with: none of %s is on the path", strings.Join(browsers, ", "))
	}
	folder, err := filepath.Abs(filepath.Join("..", "..", "docs", "handouts"))
	if err != nil {
		t.Fatal(err)
	}
	profile := t.TempDir()
	for _, name := range scenarios.Names() {
		if n := len(aPage.FindAll(printed(t, browser, profile, "file://"+filepath.ToSlash(folder)+"/"+name+".html"), -1)); n != 2 {
			t.Errorf("%s is printed on %d pages, want 2", name, n)
		}
	}
}

// printed is the PDF file that a browser makes of a page.
func printed(t *testing.T, browser, profile, address string) []byte {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	to := filepath.Join(t.TempDir(), "page.pdf")
	// Its sandbox is refused to a superuser, which builders in containers are; the page is ours.
	command := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+profile, "--no-pdf-header-footer",
		"--print-to-pdf="+to, address)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", browser, err, said)
	}
	pdf, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// No sign that means code in a source is left in what is read.
func TestNoTicksOnPaper(t *testing.T) {
	all, err := pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range all {
		if strings.HasSuffix(name, ".html") && strings.Contains(text, "`") || strings.HasSuffix(name, ".md") && strings.Contains(text, "\\`") {
			t.Errorf("%s shows a `", name)
		}
	}
}
