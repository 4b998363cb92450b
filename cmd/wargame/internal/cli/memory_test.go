package cli

import "testing"

func TestTotalMemory(t *testing.T) {
	for text, want := range map[string]float64{
		"MemTotal:       24682348 kB\nMemFree:         123 kB\n": 24682348 * 1024,
		"MemFree:         123 kB\nMemTotal: 8 kB":                8 * 1024,
		"MemTotal: much": assumedMemory,
		"":               assumedMemory,
	} {
		if got := totalMemory(text); got != want {
			t.Errorf("%q: %g, want %g", text, got, want)
		}
	}
}

func TestMemoryIsThatOfAMachine(t *testing.T) {
	if m := Memory(); m < 64<<20 || m > 1<<60 {
		t.Errorf("this machine has %g bytes", m)
	}
}
