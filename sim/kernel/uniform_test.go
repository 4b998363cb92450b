package kernel

import (
	"math"
	"testing"
)

func TestUnitReachesNeitherEnd(t *testing.T) {
	if got := unit(0); got != 0x1p-53 {
		t.Errorf("smallest uniform is %g, want 2^-53", got)
	}
	if got := unit(math.MaxUint64); got != 1-0x1p-53 {
		t.Errorf("largest uniform is %g, want 1-2^-53", got)
	}
}
