package record

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// keyFile holds the key from which the code, the facilitator's link and the sessions of a classroom follow.
const keyFile = "key"

// People are the names of persons by number, in a file of their own beside the log, which does not hold them: deleting the file forgets
// them all. It is safe for use by several goroutines.
type People struct {
	mu    sync.Mutex
	path  string
	names map[int]string
}

// OpenPeople reads the names of a game; none where the file is not there.
func OpenPeople(dir string) (*People, error) {
	p := &People{path: filepath.Join(dir, peopleFile), names: map[int]string{}}
	text, err := os.ReadFile(p.path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &p.names)
	}
	if err != nil {
		return nil, fmt.Errorf("the names in %s cannot be read (deleting the file forgets them): %w", peopleFile, err)
	}
	return p, nil
}

// Name is the name of a person; empty where it is not known.
func (p *People) Name(person int) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.names[person]
}

// SetName keeps a name, and waits until it is on the disk. The file is there as it was or as it is to be, whatever happens.
func (p *People) SetName(person int, name string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	before, had := p.names[person]
	p.names[person] = name
	err := p.write()
	if err != nil {
		delete(p.names, person)
		if had {
			p.names[person] = before
		}
	}
	return err
}

func (p *People) write() error {
	text, err := json.MarshalIndent(p.names, "", "  ")
	if err != nil {
		return err
	}
	return replace(p.path, append(text, '\n'))
}

// Key is the key of a game's classroom, made where there is none: a server that is started anew knows its seats again.
func Key(dir string) ([]byte, error) {
	name := filepath.Join(dir, keyFile)
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		key := make([]byte, 32)
		if _, err := rand.Read(key); err != nil {
			return nil, err
		}
		return key, replace(name, []byte(hex.EncodeToString(key)+"\n"))
	}
	if err != nil {
		return nil, err
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) < 16 {
		return nil, fmt.Errorf("the file %s holds no key; without it, sessions begin anew: delete it", keyFile)
	}
	return key, nil
}
