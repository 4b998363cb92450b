package main

import "testing"

// A page of the two largest scenarios of the library is to have under a megabyte with all that can be added, which is a fifth more at most.
func TestReportsAreSmall(t *testing.T) {
	text, told, status := call(t, "report", "us-aid-pause", "nato-rok", "--trials", "400", "-o", "-")
	if status != 0 {
		t.Fatalf("status %d: %s", status, told)
	}
	if len(text) > 830_000 {
		t.Errorf("%d bytes", len(text))
	}
}
