package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"wargame/play"
)

// line is an entry as it stands in the log.
type line struct {
	play.Entry
	More int    `json:"more,omitempty"` // lines that follow and were decided with it: all of them count, or none
	Prev string `json:"prev"`           // SHA-256 of the line before, without its end; of the first, of nothing
}

// sumKey stands before the last thing in a line: the SHA-256 of all that stands before it, so that a changed line is found by itself.
const sumKey = `,"sum":"`

// write is the text of a line, with its end.
func (l line) write() ([]byte, error) {
	text, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	text = text[:len(text)-1] // its }
	return fmt.Appendf(text, "%s%s\"}\n", sumKey, hash(text)), nil
}

// readLine reads the text of a line without its end.
func readLine(text []byte) (line, error) {
	var l line
	at := bytes.LastIndex(text, []byte(sumKey))
	if at < 0 {
		return l, fmt.Errorf("it has no sum")
	}
	if want := fmt.Sprintf("%s%s\"}", sumKey, hash(text[:at])); string(text[at:]) != want {
		return l, fmt.Errorf("its sum does not fit")
	}
	err := json.Unmarshal(append(bytes.Clone(text[:at]), '}'), &l)
	return l, err
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
