package record

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lock makes a log this program's until it is closed or the program ends, however it does. Locked is a byte far behind its end: others may
// read what they cannot write.
func lock(f *os.File) error {
	at := &windows.Overlapped{OffsetHigh: 1 << 30}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrElsewhere
	}
	return nil
}
