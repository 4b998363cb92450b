//go:build !linux

package cli

import "errors"

// exchange would let two folders change places at once.
func exchange(a, b string) error { return errors.ErrUnsupported }
