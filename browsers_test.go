package walls

import (
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestBrowsers runs the tests of tools/browser, which look at pages as readers do: a class of browsers plays a whole game. They are a module of
// their own, since the program needs none of what drives a browser.
func TestBrowsers(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole game in browsers takes minutes: not with -short")
	}
	here := func(name string) bool { _, err := exec.LookPath(name); return err == nil }
	if !slices.ContainsFunc([]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}, here) {
		t.Skip("no Chromium is on the path, so that no browser looks at the pages")
	}
	if out, err := exec.Command("go", "-C", "tools/browser", "mod", "download").CombinedOutput(); err != nil {
		t.Skipf("what drives a browser cannot be fetched: %v\n%s", err, out)
	}
	looksAt(t, "web", "tools/browser")
	out, err := exec.Command("go", "-C", "tools/browser", "test", "-count=1", "-timeout", "9m", "-v", "./...").CombinedOutput()
	if err != nil || strings.Contains(string(out), "--- SKIP") {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}

// looksAt lets what a test finds out be found out anew where a file of these folders is another: another program reads them.
func looksAt(t *testing.T, folders ...string) {
	t.Helper()
	for _, folder := range folders {
		err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			_, err = os.Stat(folder + "/" + name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
