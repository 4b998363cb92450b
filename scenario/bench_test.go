package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkLoad reads and checks each shipped scenario.
func BenchmarkLoad(b *testing.B) {
	paths, err := filepath.Glob("../scenarios/*.yaml")
	if err != nil || len(paths) == 0 {
		b.Fatal("no shipped scenarios", err)
	}
	library := os.DirFS("../scenarios")
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		b.Run("scenario="+name, func(b *testing.B) {
			for b.Loop() {
				if s, diags := Load("library/"+name, Options{Library: library}); s == nil {
					b.Fatal(diags)
				}
			}
		})
	}
}
