package sim

import (
	"math"
	"testing"
)

// No machine is taken to give a process more than its addresses reach.
func TestAddressable(t *testing.T) {
	for arch, c := range map[string]struct {
		largest int
		want    float64
	}{"386": {math.MaxInt32, 2 << 30}, "wasm": {math.MaxInt, 4 << 30}} {
		if got := addressable(arch, c.largest); got != c.want {
			t.Errorf("%s: %g, want %g", arch, got, c.want)
		}
	}
	if got := DefaultMemory(); got > Addressable()/2 || got > 8<<30 || got < 1<<30 {
		t.Errorf("%g bytes unless a run says", got)
	}
}
