package record

import (
	"errors"
	"os"
)

// writeSynced writes a file that is its owner's alone, and waits until it is on the disk.
func writeSynced(name string, text []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// replace writes a file whole or leaves it as it was, whatever happens.
func replace(name string, text []byte) error {
	draft := name + ".new"
	if err := writeSynced(draft, text); err != nil {
		_ = os.Remove(draft) // it may not be there
		return err
	}
	return os.Rename(draft, name)
}

// syncFolder makes the names in a folder last. Systems on which a folder cannot be synced keep them anyway.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}
