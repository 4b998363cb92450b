//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package record

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lock makes a log this program's until it is closed or the program ends, however it does. A disk that keeps no locks, as some of a network,
// lets everybody in; then Append alone tells that somebody else writes.
func lock(f *os.File) error {
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); errors.Is(err, unix.EWOULDBLOCK) {
		return ErrElsewhere
	}
	return nil
}
