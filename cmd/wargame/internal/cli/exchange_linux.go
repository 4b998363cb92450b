package cli

import "golang.org/x/sys/unix"

// exchange lets two folders change places, at once, where the disk can.
func exchange(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}
