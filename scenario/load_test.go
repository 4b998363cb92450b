package scenario

import (
	"os"
	"testing"
)

func TestSmall(t *testing.T) {
	for _, f := range []string{"testdata/small.yaml"} {
		s, d := Load(f, Options{Files: os.DirFS(".")})
		t.Log(d)
		if s == nil {
			t.Fatal("no scenario")
		}
	}
}
