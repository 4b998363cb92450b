package cli

import (
	"os"
	"runtime"
	"strconv"
	"strings"
)

// assumedMemory is what a machine is taken to have where it does not say.
const assumedMemory = 16 << 30

// Memory is how much memory this process may fill, in bytes: the machine's, or less where its control group has a limit
// (a container's). It is known on Linux; elsewhere 16 GiB are assumed.
func Memory() float64 {
	least := machineMemory()
	for _, path := range []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"} {
		text, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		if limit, err := strconv.ParseFloat(strings.TrimSpace(string(text)), 64); err == nil && limit > 0 { // "max": none
			least = min(least, limit)
		}
	}
	return least
}

// Held is how much this process holds, in bytes, what is left behind and not yet collected among it. A limit below it would make the
// collector run without end.
func Held() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// machineMemory is what the kernel says the machine has: "MemTotal:  24576000 kB".
func machineMemory() float64 {
	text, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return assumedMemory
	}
	return totalMemory(string(text))
}

func totalMemory(meminfo string) float64 {
	for line := range strings.Lines(meminfo) {
		rest, ok := strings.CutPrefix(line, "MemTotal:")
		if !ok {
			continue
		}
		if kilobytes, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 64); err == nil {
			return kilobytes * 1024
		}
	}
	return assumedMemory
}
