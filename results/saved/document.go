package saved

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"wargame/results/contract"
)

// magic and version are how run.json begins: of another version nothing else is read.
const (
	magic   = "wargame-run"
	version = 1
)

// document is run.json, but for its last key, the guard.
type document struct {
	Format   string `json:"format"`
	Version  int    `json:"version"`
	Scenario merged `json:"scenario"`
	Data     data   `json:"data"`
	Run      report `json:"run"`
}

// merged is the scenario as merged, which loads again by itself.
type merged struct {
	Name string `json:"name"`
	YAML string `json:"yaml"`
}

// data is where the trials are.
type data struct {
	Form  Form   `json:"form"`
	Files []file `json:"files"`
}

// file is a file of the folder as it was written.
type file struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// The guard is the SHA-256 of every byte of run.json before it.
const (
	guardHead = ",\n  \"sha256\": \""
	guardTail = "\"\n}\n"
)

// print is the text of run.json.
func (d *document) print() ([]byte, error) {
	text, err := contract.Indented(d)
	if err != nil {
		return nil, err
	}
	body := bytes.TrimSuffix(text, []byte("\n}"))
	return fmt.Appendf(body, "%s%s%s", guardHead, hashOf(body), guardTail), nil
}

func hashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// parse reads run.json.
func parse(text []byte) (*document, error) {
	switch v := versionOf(text); {
	case v == 0:
		return nil, &Unknown{}
	case v != version:
		return nil, &Unknown{v}
	}
	body, guard, found := cutLast(text, guardHead)
	if !found || string(guard) != hashOf(body)+guardTail {
		return nil, &Damaged{Name, "it is not as it was written"}
	}
	d := &document{}
	if err := json.Unmarshal(text, d); err != nil {
		return nil, &Damaged{Name, err.Error()}
	}
	return d, nil
}

// versionOf is the version that run.json begins with; 0 where it is not that of a saved run.
func versionOf(text []byte) int {
	read := json.NewDecoder(bytes.NewReader(text))
	for _, want := range []any{json.Delim('{'), "format", magic, "version"} {
		if got, err := read.Token(); err != nil || got != want {
			return 0
		}
	}
	v := 0
	if read.Decode(&v) != nil {
		return 0
	}
	return v
}

// cutLast cuts a text around the last place of a mark.
func cutLast(text []byte, mark string) (before, after []byte, found bool) {
	i := bytes.LastIndex(text, []byte(mark))
	if i < 0 {
		return text, nil, false
	}
	return text[:i], text[i+len(mark):], true
}
