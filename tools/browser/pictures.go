package main

//go:generate go run . pictures ../../docs/images
//go:generate go run . class ../../docs/pictures

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// shown are the pictures that stand in the documents: of each the scenario, the head at which it begins, and how high it is.
var shown = []struct {
	scenario, head string
	height         int64
	dark           bool
}{
	{"us-aid-pause", "A pause in American deliveries", 1080, false},
	{"ceasefire-or-attrition", "Outcomes", 1120, false},
	{"drone-surge", "As time passes", 1000, true},
}

// pictures makes them anew, from reports of the scenarios as they are. Their bytes depend on the fonts and the browser of the machine, so
// that nothing compares them.
func pictures(ctx context.Context, folder string) error {
	b, err := start(ctx)
	if err != nil {
		return fmt.Errorf("the pictures stay as they are: %w", err)
	}
	defer b.stop()
	scratch, err := os.MkdirTemp("", "reports")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, p := range shown {
		page := filepath.Join(scratch, p.scenario+".html")
		command := exec.CommandContext(ctx, "go", "run", "-C", "../..", "./cmd/wargame", "report", "library/"+p.scenario, "-o", page, "--quiet")
		if said, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", p.scenario, err, said)
		}
		png, err := b.shoot(page, view{width: 900, height: p.height, dark: p.dark, head: p.head})
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "report-"+p.scenario+".png"), png, 0o666); err != nil {
			return err
		}
	}
	return nil
}
