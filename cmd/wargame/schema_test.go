package main

//go:generate go test . -run TestSchemaIsCurrent -update

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"wargame/scenario"
)

// The schema that shipped scenarios point to is the one that the program prints.
func TestSchemaIsCurrent(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "scenario.schema.json")
	if *update {
		if err := os.WriteFile(file, scenario.Schema(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	committed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(committed, scenario.Schema()) {
		t.Errorf("%s is not what the program prints; go generate ./... writes it anew", file)
	}
}
